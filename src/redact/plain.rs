//! A text as a reader sees it: tags gone, escapes undone.

/// The text without what stands in `<...>`; each tag parts words.
pub(super) fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('>') else { return out + &rest[open..] };
        // What is shown in one line may be drawn in pieces.
        out.push(' ');
        rest = &rest[open + close + 1..];
    }
    out + rest
}

/// The text with HTML entities, JSON and Markdown escapes and percent signs undone; whatever is none of
/// them stays.
pub(super) fn unescaped(text: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&', '%']) {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        rest = &rest[at..];
        let (undone, length) = match rest.as_bytes()[0] {
            b'\\' => backslash(rest),
            b'&' => entity(rest).unwrap_or_else(|| ("&".into(), 1)),
            _ => percent(rest, &mut out),
        };
        out.extend_from_slice(undone.as_bytes());
        rest = &rest[length..];
    }
    out.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&out).into_owned()
}

/// `\u00fc`, `\n`, `\*`: what it stands for and its length.
fn backslash(text: &str) -> (String, usize) {
    let unit = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    if let Some(first) = unit(text) {
        // A letter beyond the first plane is two units.
        let second = text.get(6..).and_then(unit);
        let units = [first, second.unwrap_or(0)];
        return match (char::decode_utf16(units).next(), second) {
            (Some(Ok(letter)), _) if letter.len_utf16() == 2 => (letter.to_string(), 12),
            (Some(Ok(letter)), _) => (letter.to_string(), 6),
            _ => (" ".into(), 6),
        };
    }
    match text[1..].chars().next() {
        Some('n' | 'r' | 't' | 'b' | 'f') => (" ".into(), 2),
        Some(letter) => (letter.to_string(), 1 + letter.len_utf8()),
        None => ("\\".into(), 1),
    }
}

/// `&amp;`, `&#39;`, `&#x27;`.
fn entity(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            char::from_u32(code?)?
        }
    };
    Some((letter.to_string(), end + 1))
}

/// `%C3` as a byte of the text.
fn percent(text: &str, out: &mut Vec<u8>) -> (String, usize) {
    let digits = text.get(1..3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
        Some(byte) => {
            out.push(byte);
            (String::new(), 3)
        }
        None => ("%".into(), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_every_kind_are_undone() {
        for (escaped, plain) in [
            ("M&uuml; M&#252;ller &amp; S&#xf6;hne", "M&uuml; Müller & Söhne"),
            ("\\u005a\\u006fe\\nM\\u00fcller \\ud83d\\ude80", "Zoe Müller 🚀"),
            ("Anna\\-Lena \\*B\\*", "Anna-Lena *B*"),
            ("zo%C3%AB-x 100% 5%", "zoë-x 100% 5%"),
            ("\\ud83d x \\", "  x \\"),
        ] {
            assert_eq!(unescaped(escaped), plain, "{escaped}");
        }
        assert_eq!(without_tags("<b>Anna</b><i a=\"1\">Lena</i> < x"), " Anna  Lena  < x");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\\\&%#;ux0-9a-fü<>. ]{0,40}") {
            let _ = (unescaped(&text), without_tags(&text), super::super::months(&text));
        }
    }
}
