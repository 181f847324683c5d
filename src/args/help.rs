//! The examples that `--help` shows.

pub(super) const EXAMPLES: &str = "\
Examples:
  rekindle analyze Basic_LinkedInDataExport_07-31-2026.zip    the whole report, in reports/<date>/
  rekindle check my-export/                                   what is in there, and nothing else
  rekindle generate --out try && rekindle analyze try         try it without an export of your own

How to get your export: LinkedIn > Settings & Privacy > Data privacy > Get a copy of your data.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing in there to analyse.";

pub(super) const ANALYZE: &str = "\
Examples:
  rekindle analyze export.zip
  rekindle analyze part1.zip part2.zip --out report      several parts of one export
  rekindle analyze anna.zip ben.zip --each --out team    one report for each of several people
  rekindle analyze exports --each --out team             the same for all exports in a folder
  rekindle analyze export.zip --as-of 2025-12-31         as it stood at the end of 2025
  rekindle analyze july.zip --previous january.zip       what changed, and what became of the last list
  rekindle analyze july.zip --history network.csv        and the network from export to export
  rekindle analyze export.zip --redact                   pseudonyms and months, for a bug report

Writes report.html, report.md, shortlist.csv, shortlist.json, plan.ics, contacts.csv, contacts.parquet, rejects.csv,
run.json and charts/.";

pub(super) const CHECK: &str = "\
Example:
  rekindle check export.zip";

pub(super) const BACKTEST: &str = "\
Examples:
  rekindle backtest export.zip
  rekindle backtest export.zip --format json | jq .in_touch.figures

Everything is worked out anew as of one, two and three years ago from what was known then, and held
against the year that followed. AUC .5 is what chance gives, 1 is never wrong.";

pub(super) const CHARTS: &str = "\
Examples:
  rekindle charts export.zip                        all of them, in charts/
  rekindle charts export.zip --only tie-survival
  rekindle charts export.zip --show                 some of them, here
  rekindle charts export.zip --open                 as a page in the browser

Charts: nurture-funnel, touches-by-month, state-by-year, tie-survival,
silence-hazard, strength-curves, network-strength, cohort-retention,
return-after-silence, silence-and-rhythm, balance-and-answers, social-signature";

pub(super) const CONTACT: &str = "\
Examples:
  rekindle contact export.zip \"Anna Beispiel\"
  rekindle contact export.zip anna                      part of a name; several are listed
  rekindle contact export.zip linkedin.com/in/anna-beispiel";

pub(super) const SHORTLIST: &str = "\
Examples:
  rekindle shortlist export.zip                                 this week's list
  rekindle shortlist export.zip --goal \"talent acquisition\"     whom do I know who works in that?
  rekindle shortlist export.zip --company Fiktiv --level director+
  rekindle shortlist export.zip --lens internal                 colleagues, by department
  rekindle shortlist export.zip --plan weeks=4,minutes=20 --format ics > plan.ics
  rekindle shortlist export.zip --format json | jq '.entries[].name'

The list sees LinkedIn alone. Whom you call, meet or mail, tell it with `rekindle mark`. People are
glad to hear from you more than you expect, most of all when it is unexpected (Liu et al. 2022).";

pub(super) const COMPARE: &str = "\
Examples:
  rekindle compare january.zip july.zip
  rekindle compare january.zip july.zip --list reports/2026-01-31/shortlist.json
  rekindle compare january.zip july.zip --format json | jq '.jobs[] | select(.change == \"moved\") | .name'

People are found again by profile address, else by name and day of connecting, else by a name that nobody
else bears. Who cannot be matched is listed, never guessed. The list of the earlier export is the
shortlist.json that `analyze` wrote for it; it is looked for beside the export and in reports/.";

pub(super) const MARK: &str = "\
Examples:
  rekindle mark anna-beispiel elsewhere                         on no list of silent people
  rekindle mark \"Anna Beispiel\" done --export export.zip       off the list for now
  rekindle mark anna-beispiel snooze 2026-12-01
  rekindle mark anna-beispiel note \"asks about the summer course\"
  rekindle mark anna-beispiel do-not-contact

The marks are a CSV of your own (slug,mark,date,note,name,connected_on), by default marks.csv in
~/.config/rekindle: look at it, edit it, delete lines. With --export a name is enough, and a mark
still finds its person after the profile address has changed.";

pub(super) const GENERATE: &str = "\
Examples:
  rekindle generate --out try
  rekindle generate --out big --connections 30000 --messages 1000000
  rekindle generate --out old --layout b        as LinkedIn wrote it in 2020
  rekindle generate --evolve try --months 6 --out later     the same network half a year on";
