//! The engine against the traps, against the prototype, and on odd input.

mod neutral;
mod odd;
mod office;
mod own;
mod prototype;
mod targets;
mod traps;

use super::Titles;

/// The functions the title suggests, sure or not: at most three, the surest first.
fn suggested(titles: &Titles, position: &str) -> Vec<&'static str> {
    let mut functions: Vec<&str> = Vec::new();
    for hint in titles.read_raw(position).hints {
        if functions.len() < 3 && !functions.contains(&hint.function.name()) {
            functions.push(hint.function.name());
        }
    }
    functions
}

/// The first of them, or `other`.
fn raw_function(titles: &Titles, position: &str) -> &'static str {
    suggested(titles, position).first().copied().unwrap_or("other")
}
