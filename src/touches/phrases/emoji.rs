//! Emoji and emoticons, as far as they decide what a text without words is.

/// What a picture sign says when it stands alone. Ordered by weight: with several
/// signs the heaviest one decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Emoji {
    /// Decoration: says nothing by itself.
    #[default]
    Other,
    /// Thumb, applause, heart, thanks, smile: closes an exchange.
    Nod,
    /// Cake, party, fireworks: a one-click wish.
    Party,
}

/// The class of a picture sign, or `None` if the character is not one.
pub(super) fn class(c: char) -> Option<Emoji> {
    let nod = matches!(c,
        '👍' | '👌' | '🙏' | '👏' | '🙌' | '🤝' | '💪' | '🤗' | '✌' | '✅' | '✔' | '☑' | '🫡' | '🤙' | '✊' | '👊'
        | '❤' | '♥' | '♡' | '💙' | '💚' | '💛' | '💜' | '🧡' | '🖤' | '🤍' | '🤎' | '💕' | '💖' | '💗' | '💓' | '💞'
        | '💯' | '🫶' | '🫰' | '☺' | '😀'..='😇' | '😉'..='😍' | '😎' | '😘' | '😙' | '🙂' | '🤩' | '🥰' | '🥹' | '👋' | '🔥');
    let party = matches!(
        c,
        '🎂' | '🍰'
            | '🧁'
            | '🎉'
            | '🎊'
            | '🎈'
            | '🎁'
            | '🥳'
            | '🍾'
            | '🥂'
            | '🎆'
            | '🎇'
            | '🎄'
            | '🎅'
            | '🤶'
            | '🎀'
            | '🪅'
            | '🍻'
            | '🏆'
            | '🥇'
            | '🎓'
            | '🎖'
            | '🕯'
    );
    let picture = matches!(u32::from(c),
        0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x2190..=0x21FF | 0x2300..=0x23FF
        | 0x25A0..=0x25FF | 0x3030 | 0x303D | 0x3297 | 0x3299);
    match (party, nod, picture) {
        (true, ..) => Some(Emoji::Party),
        (_, true, _) => Some(Emoji::Nod),
        (.., true) => Some(Emoji::Other),
        _ => None,
    }
}

/// Picture signs that ask.
pub(super) fn asks(c: char) -> bool {
    matches!(c, '?' | '？' | '¿' | '؟' | '‽' | '⁇' | '⁈' | '⁉' | '❓' | '❔' | '︖' | '﹖' | '՞' | '⸮')
}

/// An emoticon such as `:-)` at the beginning of `rest`: its bytes and class.
pub(super) fn emoticon(rest: &str) -> Option<(usize, Emoji)> {
    let bytes = rest.as_bytes();
    match bytes {
        [b'<', b'3', ..] => return Some((2, Emoji::Nod)),
        [b'^', b'^', ..] => return Some((2, Emoji::Nod)),
        [b':' | b';' | b'=', ..] => {}
        _ => return None,
    }
    let nose = usize::from(bytes.get(1) == Some(&b'-'));
    let mouth = bytes.get(1 + nose)?;
    let after = bytes.get(2 + nose);
    let class = match mouth {
        b')' | b']' | b'*' | b'}' => Emoji::Nod,
        b'(' | b'[' | b'/' | b'|' => Emoji::Other,
        b'D' | b'P' | b'p' | b'd' if !after.is_some_and(u8::is_ascii_alphanumeric) => Emoji::Nod,
        _ => return None,
    };
    // "://" is an address.
    if mouth == &b'/' && after == Some(&b'/') {
        return None;
    }
    Some((2 + nose, class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoticons_are_told_from_addresses_and_words() {
        for (text, length) in [(":)", 2), (";-)", 3), ("=D", 2), (":P!", 2), ("<3", 2), ("^^", 2)] {
            assert_eq!(emoticon(text), Some((length, Emoji::Nod)), "{text}");
        }
        for (text, length) in [(":(", 2), (":-/", 3), (":/ well", 2)] {
            assert_eq!(emoticon(text), Some((length, Emoji::Other)), "{text}");
        }
        for text in ["://fiktiv.example", ":-//", ":Dear", ":", ":-", ": )", "-)", "<4", "^", ""] {
            assert_eq!(emoticon(text), None, "{text}");
        }
    }
}
