"""Times rekindle, DuckDB and polars on the same made-up exports; started by `benches/compare/run`."""

import argparse
import datetime
import json
import os
import re
import statistics
import subprocess
import sys

from counts import Counts
from inputs import FULL, QUICK, Inputs, say, size, warm
from programs import HERE, Peers, clear, inflaters, rekindle

RESULTS = os.path.join(HERE, "RESULTS.md")
TITLE = """# rekindle beside DuckDB and polars

Written by `benches/compare/run`; what the programs do is told in `benches/README.md`. Every figure is the median of
the rounds, each run in a process of its own, the programs in turn, the files in the page cache. CPU is user and system
time of all threads; peak is the most memory held; × is times the fastest peer of that column.
"""


class Bench:
    def __init__(self, options):
        self.options = options
        self.place = os.path.abspath(options.place)
        self.program = os.path.abspath(options.program)
        self.inputs = Inputs(self.program, self.place)
        self.peers = Peers(options.python)
        with open(os.path.join(HERE, "promises.json"), encoding="utf-8") as promises:
            self.promises = json.load(promises)
        # No settings or marks of whoever runs this.
        self.env = {**os.environ, "XDG_CONFIG_HOME": os.path.join(self.place, "no-settings")}

    def run(self, case):
        """The section of one case, in Markdown."""
        say(f"{case.key}: {case.title}")
        body = self.growth(case) if case.kind == "growth" else self.compare(case)
        return f"## {case.key}: {case.title}\n\n{self.machine(case)}\n\n{body}\n"

    def compare(self, case):
        paths = [self.inputs.path(export) for export in case.exports]
        out = os.path.join(self.place, "out")
        clear(out)
        reference, owners, messages = self.reference(paths, out)
        if case.kind == "zip":
            paths = [self.inputs.zip_path(export) for export in case.exports]
            others = list(inflaters(paths[0], self.options.python))
        else:
            others = list(self.peers.rows(paths, owners, out))
        rows = [*rekindle(self.program, paths, out, case.kind), *others]
        for path in paths:
            warm(path)
        self.time(rows, self.rounds(case), reference)
        read = sum(size(path) for path in paths)
        which = "rekindle's own from the folder" if case.kind == "zip" else "the same in every program"
        counted = f"{read / 1e6:,.1f} MB, {messages:,} rows of messages. Counts, {which}: {reference.words()}."
        return f"{counted}\n\n{self.table(case, rows)}"

    def growth(self, case):
        out = os.path.join(self.place, "out")
        of_messages = case.key == "e-messages"
        unit = "s per 1,000,000 messages" if of_messages else "ms per 1,000 connections"
        lines = [f"| | program | wall s | CPU s | peak MB | {unit} |", "| ---: | --- | ---: | ---: | ---: | ---: |"]
        for export in case.exports:
            clear(out)
            path = self.inputs.path(export)
            rows = list(rekindle(self.program, [path], out, case.kind))
            warm(path)
            self.time(rows, self.rounds(case), None)
            number = export.messages if of_messages else export.connections
            for row in rows:
                if row.note:
                    lines.append(f"| {number:,} | {row.label} | {row.note} | | | |")
                    continue
                wall, cpu, peak = (median(row, what) for what in ("wall", "cpu", "peak"))
                each = wall * 1e6 / number
                lines.append(f"| {number:,} | {row.label} | {short(wall)} | {short(cpu)} | {peak:,.0f} | {short(each)} |")
        return "\n".join(lines)

    def reference(self, paths, out):
        """What rekindle counts, and whose exports they are: one run that is not timed."""
        place = os.path.join(out, "reference")
        command = [self.program, "analyze", *paths, "--only", "contacts", "-q", "--out", place]
        folders = [place]
        if len(paths) > 1:
            command.append("--each")
            folders = [os.path.join(place, os.path.basename(path)) for path in paths]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=self.env)
        owners, messages = [], 0
        for folder in folders:
            with open(os.path.join(folder, "run.json"), encoding="utf-8") as file:
                told = json.load(file)
            owners.append("https://www.linkedin.com/in/" + told["owner"]["slug"])
            messages += told["messages"]["rows"]
        return Counts([os.path.join(folder, "contacts.csv") for folder in folders]), owners, messages

    def time(self, rows, rounds, reference):
        """Runs all rows in turn, round after round; after the first, the counts must be the same."""
        for at in range(rounds):
            for row in rows:
                if row.note:
                    continue
                say(f"  round {at + 1} of {rounds}: {row.label}")
                measured = self.measure(row)
                if measured:
                    row.runs.append(measured)
                    if at == 0 and reference and row.tables:
                        reference.hold_against(Counts(row.tables), row.label)

    def measure(self, row):
        measure = [sys.executable, "-I", "-S", os.path.join(HERE, "measure.py")]
        done = subprocess.run([*measure, *row.command], capture_output=True, text=True, env=self.env)
        told = json.loads(done.stdout) if done.returncode == 0 else {"code": "?"}
        if told["code"] == 0:
            return told
        if "--low-memory" in row.command and "unexpected argument" in done.stderr:
            row.note = "this program has no such option"
            return None
        sys.exit(f"error: {row.label} ended with {told['code']}:\n{done.stderr[-2000:]}")

    def table(self, case, rows):
        best = {what: min(median(row, what) for row in rows if row.is_peer) for what in ("wall", "cpu")}
        lines = ["| | wall s | CPU s | peak MB | wall × | CPU × | promised |",
                 "| --- | ---: | ---: | ---: | ---: | ---: | --- |"]
        for row in rows:
            if row.note:
                lines.append(f"| {row.label} | {row.note} | | | | | |")
                continue
            found = {what: median(row, what) for what in ("wall", "cpu", "peak")}
            times = {what: found[what] / best[what] for what in best}
            promised = {} if self.options.quick else self.promises.get(case.key, {}).get(row.key, {})
            said = ", ".join(
                f"{what} ≤ {most:g}{' MB' if what == 'peak' else '×'}: "
                + ("met" if (times | {"peak": found["peak"]})[what] <= most else "**missed**")
                for what, most in promised.items()
            )
            lines.append(
                f"| {row.label} | {short(found['wall'])} | {short(found['cpu'])} | {found['peak']:,.0f} "
                f"| {times['wall']:.2f} | {times['cpu']:.2f} | {said} |"
            )
        return "\n".join(lines)

    def rounds(self, case):
        return self.options.rounds or case.rounds

    def machine(self, case):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            models = re.findall(r"model name\s*: (.*)", file.read()) or ["unknown CPU"]
        with open("/proc/meminfo", encoding="utf-8") as file:
            memory = int(re.search(r"MemTotal:\s*(\d+)", file.read())[1]) / 1024**2
        own = self.inputs.version + (f" ({self.options.commit})" if self.options.commit else "")
        cores = len(os.sched_getaffinity(0))
        rounds = self.rounds(case)
        return (
            f"{datetime.date.today()}; {models[0]}, {cores} cores, {memory:.0f} GB; load before: {os.getloadavg()[0]:.1f}; "
            f"{rounds} round{'s' * (rounds != 1)}; {own}, {', '.join(self.peers.versions)}."
        )


def median(row, what):
    return statistics.median(run[what] for run in row.runs)


def short(number):
    return f"{number:,.{3 if number < 1 else 2 if number < 100 else 0}f}"


def write(sections):
    """Puts the sections in the place of the old ones of the same name; the others stay."""
    kept = {}
    if os.path.exists(RESULTS):
        with open(RESULTS, encoding="utf-8") as file:
            for part in file.read().split("\n## ")[1:]:
                kept[part.split(":", 1)[0]] = "## " + part.strip() + "\n"
    kept |= sections
    order = [case.key for case in FULL if case.key in kept]
    with open(RESULTS, "w", encoding="utf-8") as file:
        file.write("\n".join([TITLE, *(kept[key] for key in order)]))
    say(f"written: {os.path.relpath(RESULTS)}")


def main():
    options = argparse.ArgumentParser(prog="benches/compare/run", description=__doc__)
    options.add_argument("--quick", action="store_true", help="small inputs, one round, and nothing written to RESULTS.md")
    options.add_argument("--only", metavar="a,c", help="these inputs alone: a (folder and zip), a-zip, b, c, d, e, ...")
    options.add_argument("--rounds", type=int, metavar="N", help="how often everything runs (5 for a and c, else 3)")
    options.add_argument("--inputs", action="store_true", help="make the inputs and stop")
    for name in ("program", "commit", "place", "python"):
        options.add_argument("--" + name, help=argparse.SUPPRESS)
    options = options.parse_args()
    wanted = [word.strip() for word in options.only.split(",")] if options.only else [""]
    cases = [case for case in (QUICK if options.quick else FULL)
             if any(case.key == word or case.key.split("-")[0] == word or not word for word in wanted)]
    if not cases:
        sys.exit(f"error: nothing is called {options.only}; there is: {', '.join(case.key for case in FULL)}")
    bench = Bench(options)
    bench.inputs.make(cases)
    if options.inputs:
        return
    sections = {}
    for case in cases:
        sections[case.key] = bench.run(case)
        print(sections[case.key], flush=True)
        if not options.quick:
            write(sections)


if __name__ == "__main__":
    main()
