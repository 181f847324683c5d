"""The bare job by polars, lazy and on the streaming engine: the same table as bare.sql, for each export of a list.

Called with a JSON file: [[folder, the owner's profile URL, the table to write], ...]
"""

import json
import sys
from urllib.parse import unquote

import polars as pl
from polars import col


def people(folder):
    """Distinct slugs; polars cannot undo percent-encoding, so Python does."""
    path = f"{folder}/Connections.csv"
    urls = pl.scan_csv(path, skip_lines=3, infer_schema=False).select("URL").filter(col("URL") != "")
    slugs = [url.split("/in/", 1)[1] for url in urls.collect(engine="streaming")["URL"]]
    slugs = pl.LazyFrame({"slug": [unquote(slug) if "%" in slug else slug for slug in slugs]})
    return slugs.select(col("slug").str.to_lowercase().str.normalize("NFC")).unique()


def contacts(folder, owner):
    rows = (
        pl.scan_csv(f"{folder}/messages.csv", infer_schema=False)
        .filter(col("IS MESSAGE DRAFT") != "Yes", col("FOLDER") != "SPAM")
        .select(
            conversation="CONVERSATION ID",
            sender="SENDER PROFILE URL",
            recipients=col("RECIPIENT PROFILE URLS").fill_null(""),
            moment="DATE",
            sent=(col("SENDER PROFILE URL") == owner).fill_null(False),
        )
        .with_columns(crowd=col("recipients").str.contains(",", literal=True))
    )
    everybody = pl.concat_str("sender", "recipients", separator=",", ignore_nulls=True)
    # A repeated row is counted once. No two messages of one conversation share a second here.
    once = rows.select(
        "sent",
        "crowd",
        "moment",
        url=pl.when("sent").then("recipients").when("crowd").then(everybody).otherwise("sender"),
        conversation=pl.when("crowd").then("conversation"),
    ).unique()
    alone = ~col("crowd")
    return (
        once.with_columns(col("url").str.split(","))
        .explode("url")
        .group_by("url")
        .agg(
            sent=(col("sent") & alone).sum(),
            received=(~col("sent") & alone).sum(),
            first_message=col("moment").filter(alone).min(),
            last_message=col("moment").filter(alone).max(),
            group_messages=col("crowd").sum(),
        )
        .with_columns(slug=col("url").str.extract("/in/(.*)"))
        .drop("url")
    )


def table(folder, owner, out):
    counts, days = col("sent", "received", "group_messages"), col("first_message", "last_message")
    joined = (
        people(folder)
        .join(contacts(folder, owner), on="slug", how="left")
        .with_columns(counts.fill_null(0), days.str.slice(0, 10))
        .collect(engine="streaming")
    )
    last = col("last_message").str.to_date("%Y-%m-%d")
    quiet = (last.max() - last).dt.total_days() > 365
    status = pl.when(last.is_null()).then(pl.lit("never")).when(quiet).then(pl.lit("quiet"))
    joined.with_columns(status=status.otherwise(pl.lit("in touch"))).write_csv(out)


with open(sys.argv[1], encoding="utf-8") as jobs:
    for job in json.load(jobs):
        table(*job)
