"""The commands that are timed: one row of a table each."""

import json
import os
import shutil
import string
import subprocess
import sys
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Row:
    """A command; `tables` are what it writes for each export, held against the others' tables."""

    key: str
    label: str
    command: list
    tables: list = field(default_factory=list)
    is_peer: bool = False
    runs: list = field(default_factory=list)
    note: str = ""


def rekindle(program, paths, out, kind):
    """Rekindle's rows. With and without `--low-memory`, which older programs do not have."""
    contacts, full = ["analyze", *paths, "--only", "contacts", "-q"], ["analyze", *paths, "-q"]
    commands = {"check": ["check", *paths, "-q"], "contacts": contacts, "full": full}
    labels = {"check": "check", "contacts": "analyze --only contacts", "full": "analyze"}
    if kind == "growth":
        del commands["check"]
    if kind == "each":
        commands = {"contacts": [*contacts, "--each"]}
        labels["contacts"] += " --each"
    for low in (False, True):
        for name, command in commands.items():
            key, place, tables = name + "-low" * low, os.path.join(out, name + "-low" * low), []
            if name != "check":
                command = [*command, "--out", place, "--force"]
                folders = [place]
                if kind == "each":
                    folders = [os.path.join(place, os.path.basename(path)) for path in paths]
                tables = [os.path.join(folder, "contacts.csv") for folder in folders]
            option = ["--low-memory"] if low else []
            label = f"rekindle {labels[name]}{' --low-memory' if low else ''}"
            yield Row(key, label, [program, *command, *option], tables)


class Peers:
    """DuckDB and polars, as far as they are there."""

    def __init__(self, python):
        self.python = python
        ask = "import duckdb, polars, sys; print(duckdb.__version__, polars.__version__, sys.version.split()[0])"
        answer = subprocess.run([python, "-c", ask], capture_output=True, text=True)
        if answer.returncode:
            sys.exit(f"error: {python} has not both duckdb and polars:\n{answer.stderr}")
        self.duckdb, self.polars, version = answer.stdout.split()
        self.versions = [f"DuckDB {self.duckdb}", f"polars {self.polars}", f"Python {version}"]
        self.shell, self.shell_version = None, ""
        shell = os.environ.get("COMPARE_DUCKDB") or self.packaged_shell() or shutil.which("duckdb")
        if shell:
            asked = subprocess.run([shell, "--version"], capture_output=True, text=True)
            if asked.returncode == 0:
                self.shell, self.shell_version = shell, asked.stdout.split()[0].lstrip("v")
                self.versions.insert(1, f"DuckDB's command line {self.shell_version}")

    def packaged_shell(self):
        ask = "import duckdb_cli, os; print(os.path.join(os.path.dirname(duckdb_cli.__file__), 'duckdb'))"
        answer = subprocess.run([self.python, "-c", ask], capture_output=True, text=True)
        return answer.stdout.strip() if answer.returncode == 0 else None

    def rows(self, paths, owners, out):
        """Each does all exports in one process; they are told whose exports they are."""
        with open(os.path.join(HERE, "bare.sql"), encoding="utf-8") as file:
            job = string.Template(file.read())
        where = {name: [os.path.join(out, f"{name}-{at}.csv") for at in range(len(paths))]
                 for name in ("duck", "shell", "pol")}
        for name in ("duck", "shell"):
            with open(os.path.join(out, name + ".sql"), "w", encoding="utf-8") as script:
                for path, owner, table in zip(paths, owners, where[name]):
                    words = {"folder": path, "owner": owner, "out": table}
                    script.write(job.substitute({key: word.replace("'", "''") for key, word in words.items()}))
        with open(os.path.join(out, "pol.json"), "w", encoding="utf-8") as jobs:
            json.dump(list(zip(paths, owners, where["pol"])), jobs)
        module = [self.python, os.path.join(HERE, "duck.py"), os.path.join(out, "duck.sql")]
        yield Row("duck", f"DuckDB {self.duckdb}, Python module", module, where["duck"], True)
        if self.shell:
            shell = [self.shell, "-init", os.devnull, "-f", os.path.join(out, "shell.sql")]
            yield Row("shell", f"DuckDB {self.shell_version}, command line", shell, where["shell"], True)
        pol = [self.python, os.path.join(HERE, "pol.py"), os.path.join(out, "pol.json")]
        yield Row("pol", f"polars {self.polars}", pol, where["pol"], True)


def inflaters(path, python):
    """What is at hand to inflate a zip into nothing; the fastest is what rekindle is held against."""
    yield Row("zlib", "inflating alone: Python's zlib", [python, os.path.join(HERE, "inflate.py"), path], [], True)
    if shutil.which("unzip"):
        yield Row("unzip", "inflating alone: unzip", ["unzip", "-p", path], [], True)
    for seven in ("7zz", "7z"):
        if shutil.which(seven):
            yield Row("7z", f"inflating alone: {seven}", [seven, "x", "-so", path], [], True)
            break


def clear(out):
    """An empty folder for what the programs write."""
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
