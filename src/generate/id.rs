//! Ids of conversations and links to attachments, in the shape LinkedIn gives them.

use super::dice::Dice;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `2-` and the base64 of a uuid and three digits: 58 characters.
pub(super) fn conversation(dice: &mut Dice) -> String {
    let (high, low) = (dice.word(), dice.word());
    let tail = dice.phrase(&["010", "012", "013", "100"]);
    let uuid = format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}_{tail}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        0x8000 | (low >> 48) & 0x3fff,
        low & 0xffff_ffff_ffff,
    );
    format!("2-{}", base64(uuid.as_bytes()))
}

/// A link that never led anywhere.
pub(super) fn attachment(dice: &mut Dice) -> String {
    format!(
        "https://www.linkedin.com/dms/prv/image/v2/MADEUP{:010X}/messaging-image/0?m=AQ{:08x}",
        dice.word() >> 24,
        dice.word() as u32
    )
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut word = 0usize;
        for place in 0..3 {
            word = word << 8 | usize::from(chunk.get(place).copied().unwrap_or(0));
        }
        for place in 0..4 {
            let letter = ALPHABET[word >> (18 - 6 * place) & 63] as char;
            text.push(if place > chunk.len() { '=' } else { letter });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_matches_the_examples_of_its_standard() {
        let encoded: Vec<String> =
            ["f", "fo", "foo", "foob"].iter().map(|text| base64(text.as_bytes())).collect();
        assert_eq!(encoded, ["Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn an_id_has_58_characters() {
        assert_eq!(conversation(&mut Dice::new(1, 1)).len(), 58);
    }
}
