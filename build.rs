//! Compiles the lexicons of titles and phrases into tables, so that starting the program costs no time
//! for them.
//!
//! The lexicons are read and compiled by the library's own code, included here by its path; this
//! script only writes the tables down as Rust constants.
#![forbid(unsafe_code)]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

use titles::lexicon::Lexicon;
use titles::meaning::Meaning;
use titles::table::{Entry, Key, Span, Table};

#[allow(dead_code)]
#[path = "src/titles"]
mod titles {
    pub mod fold;
    pub mod lexicon;
    pub mod meaning;
    mod names;
    pub mod pattern;
    pub mod table;
    pub mod title;
}

#[allow(dead_code)]
#[path = "src/letters.rs"]
mod letters;

#[allow(dead_code)]
#[path = "src/touches/phrases"]
mod phrases {
    pub mod compile;
    mod fold;
    mod lexicon;
    mod nodes;
    pub mod pack;
}

const LEXICON: &str = "src/titles/lexicon.txt";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={LEXICON}");
    for shared in ["fold", "lexicon", "meaning", "names", "pattern", "table", "title"] {
        println!("cargo:rerun-if-changed=src/titles/{shared}.rs");
    }
    println!("cargo:rerun-if-changed=src/letters.rs");
    for shared in ["compile.rs", "fold.rs", "lexicon.rs", "nodes.rs", "pack.rs"] {
        println!("cargo:rerun-if-changed=src/touches/phrases/{shared}");
    }
    for words in ["closings", "fillers", "one_click", "salutations", "sign_offs", "words"] {
        println!("cargo:rerun-if-changed=src/touches/phrases/{words}.txt");
    }
    if let Err(detail) = write_tables() {
        println!("cargo:error={detail}");
        process::exit(1);
    }
}

fn write_tables() -> Result<(), String> {
    let text = fs::read_to_string(LEXICON).map_err(|error| format!("{LEXICON}: {error}"))?;
    let lexicon =
        Lexicon::read(&text).map_err(|fault| format!("{LEXICON}:{}: {}", fault.line, fault.detail))?;
    write("titles.rs", &source(&Table::compile(&lexicon)))?;
    write("phrases.rs", &phrases::pack::source(&phrases::compile::draft())?)
}

/// Writes a file for the library to include.
fn write(name: &str, text: &str) -> Result<(), String> {
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let file = Path::new(&folder).join(name);
    fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
}

/// The table as a Rust expression. Names are cut to a letter: there are some 15,000 rows.
fn source(table: &Table) -> String {
    let mut out = format!("Table {{\ntext: Cow::Borrowed({:?}),\nkeys: [\n", table.text);
    for keys in &table.keys {
        list(&mut out, keys, |Key { text, lead, parent, first, count }| {
            format!("k({},{},{lead},{parent},{first},{count})", text.start, text.len)
        });
    }
    out.push_str("],\nstarts: [\n");
    for starts in &table.starts {
        list(&mut out, starts, u32::to_string);
    }
    out.push_str("],\nentries: ");
    list(&mut out, &table.entries, entry);
    out.push_str("tails: ");
    list(&mut out, &table.tails, |(shape, Span { start, len })| format!("t(Shape::{shape:?},{start},{len})"));
    let roles: Vec<_> = table
        .roles
        .iter()
        .map(|role| match role {
            Some((function, rank)) => format!("Some((F::{function:?},{rank}))"),
            None => "None".to_owned(),
        })
        .collect();
    let _ = writeln!(out, "roles: [{}],\n}}", roles.join(", "));
    out
}

fn entry(entry: &Entry) -> String {
    let Entry { meaning, scope, capitals, letters, exact, next, tail, pieces } = entry;
    let meaning = match meaning {
        Meaning::Level(level) => format!("M::Level({})", option("L", level)),
        Meaning::Function(function, rank) => format!("M::Function({},{rank})", option("F", function)),
        Meaning::Role(role) => format!("M::Role({})", option("R", role)),
        Meaning::Status(status) => format!("M::Status({})", option("S", status)),
    };
    format!("e({meaning},Scope::{scope:?},{capitals},{letters},{exact},{next},{tail},{pieces})")
}

fn option(kind: &str, value: &Option<impl std::fmt::Debug>) -> String {
    value.as_ref().map_or_else(|| "None".to_owned(), |value| format!("Some({kind}::{value:?})"))
}

fn list<T>(out: &mut String, items: &[T], row: impl Fn(&T) -> String) {
    out.push_str("Cow::Borrowed(&[\n");
    for item in items {
        out.push_str(&row(item));
        out.push_str(",\n");
    }
    out.push_str("]),\n");
}
