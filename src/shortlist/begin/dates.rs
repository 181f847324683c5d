//! Months and days in words, as each language writes them within a sentence.

use super::Language;

/// A day this many months back or less needs no year.
const RECENT_MONTHS: i32 = 10;

/// `May 2024`, `Mai 2024`, `mayo de 2024`. None for a month that does not exist.
pub(super) fn month((year, month): (i32, u32), language: Language) -> Option<String> {
    let name = month_name(month, language)?;
    Some(match language {
        Language::Es | Language::Pt => format!("{name} de {year}"),
        _ => format!("{name} {year}"),
    })
}

/// `3 May`, with the year where the day lies far from `as_of`. None for a day that does not exist.
pub(super) fn day(
    (year, month, day): (i32, u32, u32),
    as_of: (i32, u32, u32),
    language: Language,
) -> Option<String> {
    let name = month_name(month, language)?;
    let months = |year: i32, month: u32| year.checked_mul(12)?.checked_add_unsigned(month);
    let apart = months(as_of.0, as_of.1)?.checked_sub(months(year, month)?)?;
    if !(1..=31).contains(&day) {
        return None;
    }
    let words = match language {
        Language::En | Language::Nl => format!("{day} {name}"),
        Language::De => format!("{day}. {name}"),
        Language::Fr if day == 1 => format!("1er {name}"),
        Language::It if day == 1 => format!("1º {name}"),
        Language::Fr | Language::It => format!("{day} {name}"),
        Language::Pt if day == 1 => format!("1º de {name}"),
        Language::Es | Language::Pt => format!("{day} de {name}"),
    };
    Some(match language {
        _ if (0..=RECENT_MONTHS).contains(&apart) => words,
        Language::Es | Language::Pt => format!("{words} de {year}"),
        _ => format!("{words} {year}"),
    })
}

fn month_name(month: u32, language: Language) -> Option<&'static str> {
    let names = match language {
        Language::En => {
            "January February March April May June July August September October November December"
        }
        Language::De => "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        Language::Fr => {
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        }
        Language::Es => {
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        }
        Language::Pt => {
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
        }
        Language::It => {
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
        }
        Language::Nl => {
            "januari februari maart april mei juni juli augustus september oktober november december"
        }
    };
    names.split(' ').nth(usize::try_from(month.checked_sub(1)?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_twelve_months() {
        for language in Language::ALL {
            for number in 1..=12 {
                assert!(month_name(number, language).is_some(), "{language:?} {number}");
            }
            assert_eq!(month_name(0, language), None);
            assert_eq!(month_name(13, language), None);
        }
    }

    #[test]
    fn months_and_days_are_written_as_the_language_does() {
        let as_of = (2026, 2, 1);
        let cases = [
            (Language::En, "May 2024", "1 May 2024", "3 December"),
            (Language::De, "Mai 2024", "1. Mai 2024", "3. Dezember"),
            (Language::Fr, "mai 2024", "1er mai 2024", "3 décembre"),
            (Language::Es, "mayo de 2024", "1 de mayo de 2024", "3 de diciembre"),
            (Language::Pt, "maio de 2024", "1º de maio de 2024", "3 de dezembro"),
            (Language::It, "maggio 2024", "1º maggio 2024", "3 dicembre"),
            (Language::Nl, "mei 2024", "1 mei 2024", "3 december"),
        ];
        for (language, in_month, far, near) in cases {
            assert_eq!(month((2024, 5), language).as_deref(), Some(in_month));
            assert_eq!(day((2024, 5, 1), as_of, language).as_deref(), Some(far));
            assert_eq!(day((2025, 12, 3), as_of, language).as_deref(), Some(near));
        }
    }

    #[test]
    fn a_day_that_cannot_be_is_missing_and_one_to_come_keeps_its_year() {
        assert_eq!(day((2024, 13, 3), (2026, 2, 1), Language::En), None);
        assert_eq!(day((2024, 12, 0), (2026, 2, 1), Language::En), None);
        assert_eq!(day((2027, 3, 3), (2026, 2, 1), Language::En).as_deref(), Some("3 March 2027"));
        assert_eq!(day((i32::MIN, 3, 3), (2026, 2, 1), Language::En), None);
    }
}
