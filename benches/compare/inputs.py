"""The made-up exports: what there is of them, where they lie, and making those that are missing."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Export:
    """One export of `rekindle generate`; the same three numbers give the same bytes."""

    connections: int
    messages: int
    seed: int = 7

    @property
    def name(self):
        return f"{self.connections}x{self.messages}-{self.seed}"

    @property
    def guess(self):
        """About how many bytes it takes."""
        return 460 * self.messages + 170 * self.connections


@dataclass(frozen=True)
class Case:
    """One table of the results. What it does with its exports is its kind: peers, zip, each, growth."""

    key: str
    title: str
    kind: str
    exports: list
    rounds: int = 3


def many(count, connections, messages):
    return [Export(connections, messages, seed) for seed in range(1, count + 1)]


FULL = [
    Case("a", "a folder: 30,000 connections, 1,000,000 messages", "peers", [Export(30_000, 1_000_000)], 5),
    Case("a-zip", "the same as a zip", "zip", [Export(30_000, 1_000_000)], 5),
    Case("b", "a folder: 30,000 connections, 5,000,000 messages", "peers", [Export(30_000, 5_000_000)]),
    Case("c", "a folder of 29 MB: 3,000 connections, 64,500 messages", "peers", [Export(3_000, 64_500)], 5),
    Case("d", "200 such exports in one run", "each", many(200, 3_000, 64_500)),
    Case("e-messages", "growth with messages: 30,000 connections", "growth",
         [Export(30_000, n) for n in (10_000, 100_000, 1_000_000, 10_000_000)]),
    Case("e-connections", "growth with connections: 100,000 messages", "growth",
         [Export(n, 100_000) for n in (300, 3_000, 30_000, 300_000)]),
]

QUICK = [
    Case("a", "quick: 3,000 connections, 50,000 messages", "peers", [Export(3_000, 50_000)], 1),
    Case("a-zip", "quick: the same as a zip", "zip", [Export(3_000, 50_000)], 1),
    Case("c", "quick: 300 connections, 5,000 messages", "peers", [Export(300, 5_000)], 1),
    Case("d", "quick: 5 such exports in one run", "each", many(5, 300, 5_000), 1),
    Case("e-messages", "quick: growth with messages: 300 connections", "growth",
         [Export(300, n) for n in (2_000, 20_000)], 1),
    Case("e-connections", "quick: growth with connections: 20,000 messages", "growth",
         [Export(n, 20_000) for n in (300, 3_000)], 1),
]


class Inputs:
    """The folder of inputs. A stamp beside each says how it was made, and that it was made to the end."""

    def __init__(self, program, place):
        self.program = program
        self.folder = os.path.join(place, "inputs")
        os.makedirs(self.folder, exist_ok=True)
        self.version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def path(self, export):
        return os.path.join(self.folder, export.name)

    def zip_path(self, export):
        return self.path(export) + ".zip"

    def recipe(self, export):
        return ["generate", "--connections", str(export.connections), "--messages", str(export.messages),
                "--seed", str(export.seed)]

    def is_made(self, path, recipe):
        try:
            with open(path + ".stamp", encoding="utf-8") as stamp:
                return json.load(stamp) == [self.version, *recipe] and os.path.exists(path)
        except (OSError, ValueError):
            return False

    def stamp(self, path, recipe):
        with open(path + ".stamp", "w", encoding="utf-8") as stamp:
            json.dump([self.version, *recipe], stamp)

    def make(self, cases):
        """Makes what is missing, after a look at the disk."""
        folders = {export for case in cases for export in case.exports}
        zips = {export for case in cases if case.kind == "zip" for export in case.exports}
        folders = [e for e in folders if not self.is_made(self.path(e), self.recipe(e))]
        zips = [e for e in zips if e in folders or not self.is_made(self.zip_path(e), ["zip", *self.recipe(e)])]
        need = sum(e.guess for e in folders) + sum(e.guess // 2 for e in zips)
        free = shutil.disk_usage(self.folder).free
        say(f"inputs in {self.folder}: {len(folders)} exports and {len(zips)} zips to make, about "
            f"{need / 1e9:.1f} GB; {free / 1e9:.1f} GB are free")
        if need * 1.1 > free:
            sys.exit("error: not enough room; COMPARE_DIR=/elsewhere or --only takes less")
        for export in sorted(folders, key=lambda export: (export.messages, export.name)):
            self.generate(export)
        for export in zips:
            self.pack(export)

    def generate(self, export):
        path, recipe = self.path(export), self.recipe(export)
        say(f"  making {export.name}")
        forget(path)
        subprocess.run([self.program, *recipe, "--out", path], stdout=subprocess.DEVNULL, check=True)
        self.stamp(path, recipe)

    def pack(self, export):
        path, folder = self.zip_path(export), self.path(export)
        say(f"  making {export.name}.zip")
        forget(path)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as whole:
            for name in sorted(os.listdir(folder)):
                whole.write(os.path.join(folder, name), name)
        self.stamp(path, ["zip", *self.recipe(export)])


def forget(path):
    for gone in (path + ".stamp", path):
        if os.path.isdir(gone):
            shutil.rmtree(gone)
        elif os.path.exists(gone):
            os.remove(gone)


def size(path):
    """Bytes of a file, or of all files of a folder."""
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(path, name)) for name in os.listdir(path))


def warm(path):
    """Reads every file once, so that all programs find it in memory."""
    names = [path] if os.path.isfile(path) else [os.path.join(path, name) for name in os.listdir(path)]
    for name in names:
        with open(name, "rb", buffering=0) as file:
            while file.read(1 << 22):
                pass


def say(text):
    print(text, file=sys.stderr, flush=True)
