"""The counts that must be the same in all programs: a row per connection, told by its profile slug."""

import csv
import sys

# Columns of contacts.csv; the peers write the same names.
COLUMNS = ["sent", "received", "first_message", "last_message", "group_messages"]


class Counts:
    """The tables of one program, one for each export."""

    def __init__(self, paths):
        self.tables = [table(path) for path in paths]

    def words(self):
        rows = [row for each in self.tables for row in each.values()]
        whole = {
            "connections": len(rows),
            "messages sent": sum(int(row[0]) for row in rows),
            "received": sum(int(row[1]) for row in rows),
            "in groups (once for each member)": sum(int(row[4]) for row in rows),
            "never messaged": sum(row[0] == row[1] == "0" for row in rows),
        }
        return ", ".join(f"{name} {number:,}" for name, number in whole.items())

    def hold_against(self, other, label):
        """Ends the run where another program found something else."""
        for number, (ours, theirs) in enumerate(zip(self.tables, other.tables, strict=True)):
            differ = [slug for slug in ours.keys() | theirs.keys() if ours.get(slug) != theirs.get(slug)]
            if differ:
                slug = min(differ)
                sys.exit(
                    f"error: {label} counts otherwise than rekindle: {len(differ)} connections differ in export "
                    f"{number + 1}\n  {slug}: {', '.join(COLUMNS)}\n  rekindle {ours.get(slug)}\n  {label} {theirs.get(slug)}"
                )


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        slug, places = header.index("slug"), [header.index(name) for name in COLUMNS]
        return {row[slug]: tuple(row[place] for place in places) for row in rows}
