//! The printed sample: every wording, for a person to read.

use super::people::AS_OF;
use super::*;

#[test]
fn the_printed_sample_is_current() {
    insta::with_settings!({ snapshot_path => "..", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("sample", sample());
    });
}

/// Every wording with everything known and with next to nothing known.
fn sample() -> String {
    let openings = Openings::built_in().unwrap();
    let full = full(false);
    let sparse = Slots { first_name: "Noor".into(), as_of: AS_OF, ..Slots::default() };
    let mut out = String::from(
        "Every opening that comes with the program, for made-up people. In each pair the first line has\nall slots filled, the second a first name alone.\n",
    );
    for (language, occasion, variant) in each(&openings) {
        if variant == 0 {
            out.push_str(&format!("\n{} {}\n", language.code(), occasion.section()));
        }
        for slots in [&full, &sparse] {
            let mark = if slots.their_company.is_some() { char::from(b'1' + variant as u8) } else { ' ' };
            let line = openings.lines(occasion, language, slots, variant).unwrap();
            out.push_str(&format!("  {mark} {line}\n"));
        }
    }
    out
}
