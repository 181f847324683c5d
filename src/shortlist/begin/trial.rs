//! Tries an owner's template before it is used, so that a mistake shows at once and not with the one
//! person for whom a slot is missing.

use minijinja::{Environment, ErrorKind};

use super::Fault;
use super::sections::{GREETING, Sections, Wording};
use super::slots::{NAMES, Values, context};

/// Tries every wording of a file.
pub(super) fn every(engine: &Environment<'_>, sections: &Sections) -> Result<(), Fault> {
    sections.all().try_for_each(|(section, wording)| one(engine, section, wording))
}

/// Parses a wording, judges the slots it names, and fills it with each mixture of those that may be missing.
fn one(engine: &Environment<'_>, section: &str, wording: &Wording) -> Result<(), Fault> {
    let template = engine
        .template_from_named_str(&wording.file, &wording.text)
        .map_err(|error| wording.fault(&error))?;
    let mut named: Vec<String> = template.undeclared_variables(false).into_iter().collect();
    named.sort_unstable();
    let mut slots = Vec::with_capacity(named.len());
    for name in &named {
        match NAMES.into_iter().find(|slot| slot == name) {
            Some(GREETING) if section == GREETING => {
                return Err(wording.wrong("the greeting cannot hold itself".to_owned()));
            }
            Some(slot) => slots.push(slot),
            None => {
                let known = NAMES.join(", ");
                return Err(wording.wrong(format!("no slot is called {name}; known are {known}")));
            }
        }
    }
    slots.retain(|slot| *slot != GREETING);
    for mixture in 0..1u32 << slots.len() {
        let present = |at: usize| mixture >> at & 1 == 1;
        let mut values: Values = slots
            .iter()
            .enumerate()
            .filter(|(at, _)| present(*at))
            .map(|(_, slot)| (*slot, "Sample".to_owned()))
            .collect();
        values.insert(GREETING, String::new());
        let missing = || {
            let absent: Vec<_> =
                slots.iter().enumerate().filter(|(at, _)| !present(*at)).map(|(_, slot)| *slot).collect();
            if absent.is_empty() { "nothing".to_owned() } else { absent.join(", ") }
        };
        let filled = template.render(context(&values)).map_err(|error| {
            let fault = wording.fault(&error);
            if error.kind() == ErrorKind::UndefinedError {
                let detail = format!(
                    "a slot is used that may be missing (here: {}); put what needs it between \
                     {{% if slot %}} and {{% endif %}}",
                    missing()
                );
                return Fault { detail, ..fault };
            }
            fault
        })?;
        if filled.trim().is_empty() {
            return Err(wording.wrong(format!("the template says nothing where {} is missing", missing())));
        }
    }
    Ok(())
}
