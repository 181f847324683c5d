//! How redacted outputs read.

use super::outputs;

#[test]
fn months_stand_in_sentences_as_days_did() {
    let (_, outputs) = &outputs()[0];
    let all: String =
        outputs.iter().filter(|(name, _)| !name.ends_with(".svg")).map(|(_, text)| text.as_str()).collect();
    for said in [
        "A redacted network, as of July 2026",
        "on 31 July",
        "connected in ",
        "while you were at your 3rd employer",
    ] {
        assert_eq!(all.contains(said), said != "on 31 July", "{said}");
    }
    for month in ["January", "July", "December"] {
        for odd in [format!("on {month} 20"), format!("{month} 2026 1"), format!("Monday, {month}")] {
            assert!(!all.contains(&odd), "{odd}");
        }
    }
}
