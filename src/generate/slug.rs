//! Profile slugs: ASCII for most, raw letters and emoji for some, each once.

use super::dice::Dice;

/// A slug for a name: lower case, mostly without accents, often with a suffix.
pub(super) fn slug(first: &str, last: &str, dice: &mut Dice) -> String {
    let plain = base(first, last, dice.chance(0.75));
    match dice.below(10) {
        0..3 => plain,
        3..8 => format!("{plain}-{:08x}", dice.word() as u32),
        _ => format!("{plain}-{}", dice.between(2, 99)),
    }
}

/// The slug of somebody whose plain one is taken.
pub(super) fn with_number(first: &str, last: &str, dice: &mut Dice) -> String {
    format!("{}-{:09x}", base(first, last, true), dice.word() & 0xf_ffff_ffff)
}

fn base(first: &str, last: &str, fold: bool) -> String {
    let mut slug = String::new();
    for letter in first.chars().chain([' ']).chain(last.chars()).flat_map(char::to_lowercase) {
        let kept = letter.is_alphanumeric() || is_emoji(letter) || is_mark(letter);
        if kept {
            match folded(letter).filter(|_| fold) {
                Some(ascii) => slug.push_str(ascii),
                None => slug.push(letter),
            }
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "member".to_owned() } else { slug.to_owned() }
}

fn is_emoji(letter: char) -> bool {
    ('\u{1f300}'..='\u{1faff}').contains(&letter)
}

/// Vowel signs of Hindi, without which a word falls apart.
fn is_mark(letter: char) -> bool {
    ('\u{900}'..='\u{94d}').contains(&letter)
}

fn folded(letter: char) -> Option<&'static str> {
    Some(match letter {
        'á' | 'à' | 'â' | 'ã' | 'å' | 'ă' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' | 'ň' => "n",
        'ó' | 'ò' | 'ô' | 'õ' | 'ő' => "o",
        'ö' | 'ø' => "oe",
        'ř' => "r",
        'ş' | 'ș' | 'š' => "s",
        'ß' => "ss",
        'ú' | 'ù' | 'û' | 'ů' | 'ű' => "u",
        'ü' => "ue",
        'ý' => "y",
        'ż' | 'ź' | 'ž' => "z",
        'ğ' | 'ģ' => "g",
        _ => return None,
    })
}
