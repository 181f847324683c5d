//! The last touch on a filled template: blanks and the marks a slot can spoil.

use super::Language;

/// Single blanks, no doubled full stop behind `Inc.`, and what the language asks for around its marks.
pub(super) fn finish(filled: &str, language: Language) -> String {
    // ASCII blanks alone: a no-break space that somebody typed is meant.
    let bare = filled.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let bare = single_stops(&bare);
    match language {
        // French sets these marks off, and the line must not break there.
        Language::Fr => [(" ?", "\u{a0}?"), (" !", "\u{a0}!"), (" :", "\u{a0}:"), (" ;", "\u{a0};")]
            .into_iter()
            .chain([("« ", "«\u{a0}"), (" »", "\u{a0}»")])
            .fold(bare, |text, (typed, set)| text.replace(typed, set)),
        // Otto, undici and three months begin with a vowel.
        Language::It => {
            let days = ["8", "11"].map(|day| (format!(" del {day} "), format!(" dell'{day} ")));
            let months = ["aprile", "agosto", "ottobre"]
                .map(|name| (format!(" nel {name} "), format!(" nell'{name} ")));
            days.into_iter().chain(months).fold(bare, |text, (plain, elided)| text.replace(&plain, &elided))
        }
        _ => bare,
    }
}

/// Two full stops become one; three are an ellipsis and stay.
fn single_stops(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0usize;
    for letter in text.chars().chain(std::iter::once('\0')) {
        if letter == '.' {
            run += 1;
            continue;
        }
        out.extend(std::iter::repeat_n('.', if run == 2 { 1 } else { run }));
        run = 0;
        if letter != '\0' {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_that_ends_in_a_stop_ends_the_sentence_once() {
        assert_eq!(
            finish("You are with\n  Oak Inc.. Well ...", Language::En),
            "You are with Oak Inc. Well ..."
        );
    }

    #[test]
    fn french_marks_keep_to_their_word_and_italian_days_are_elided() {
        assert_eq!(finish("« Ça va ? »", Language::Fr), "«\u{a0}Ça va\u{a0}?\u{a0}»");
        assert_eq!(finish("il messaggio del 8 maggio.", Language::It), "il messaggio dell'8 maggio.");
        assert_eq!(finish("hai scritto nel aprile 2024.", Language::It), "hai scritto nell'aprile 2024.");
        assert_eq!(finish("il messaggio del 18 maggio.", Language::It), "il messaggio del 18 maggio.");
    }
}
