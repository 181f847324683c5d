"""The bare job by DuckDB's Python module: runs a file of statements, see bare.sql."""

import sys

import duckdb

with open(sys.argv[1], encoding="utf-8") as script:
    duckdb.connect().execute(script.read())
