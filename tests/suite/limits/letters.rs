//! Bytes that are no text, and text that means to steer whoever shows it.

use super::{NOOR, checked, connections, messages, refused};
use crate::support::{C7, M10, ME, Place, TALK, got, person};

/// An export of one connection with these bytes as last name; the name as it is written.
fn last_name(bytes: &[u8]) -> (Place, String) {
    let place = Place::new();
    let row = person("Noor", "#", NOOR.1, "09 Sep 2019").into_bytes();
    let at = row.iter().position(|byte| *byte == b'#').unwrap();
    let text = [C7.as_bytes(), &row[..at], bytes, &row[at + 1..]].concat();
    place.write("export/Connections.csv", text);
    let report = place.tables("export");
    assert_eq!(report.account("Connections.csv"), "rows 1, used 1");
    let name = report.slug(NOOR.1)["last_name"].clone();
    (place, name)
}

#[test]
fn bytes_that_are_no_utf_8_are_read_as_windows_1252_and_told() {
    // A lone surrogate, a slash in two bytes, a letter cut short, a byte that begins nothing.
    for (bytes, name) in [
        (&b"a\xED\xA0\x80b"[..], "aí\u{a0}€b"),
        (b"a\xC0\xAFb", "aÀ¯b"),
        (b"a\xE2\x82", "aâ‚"),
        (b"a\xFFb", "aÿb"),
    ] {
        let (place, read) = last_name(bytes);
        assert_eq!(read, name, "{bytes:x?}");
        let said = checked(&place, "export", 0).stderr;
        assert!(said.contains("cells read as Windows-1252: 1"), "{said}");
    }
}

#[test]
fn zeros_controls_and_turned_text_reach_no_screen_and_no_table() {
    for (bytes, name) in [
        ("Qu\0iet", "Quiet"),
        ("Qu\u{1b}[31miet\u{7}", "Qu[31miet"),
        ("Qu\u{9b}2Jiet", "Qu2Jiet"),
        ("\u{feff}Quiet", "\u{feff}Quiet"),
        ("\u{202e}teiuQ", "teiuQ"),
    ] {
        let (place, read) = last_name(bytes.as_bytes());
        assert_eq!(read, name, "{bytes:?}");
        let ran = place.rekindle(&["contact", "export", NOOR.1]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for text in [&ran.stdout, &ran.stderr] {
            let steers =
                |letter: char| (letter.is_control() && letter != '\n') || "\u{202e}\u{feff}".contains(letter);
            assert!(!text.contains(steers), "{text:?}");
        }
    }
}

#[test]
fn a_lone_surrogate_in_utf_16_becomes_the_sign_for_what_cannot_be_read() {
    let place = Place::new();
    let text = C7.to_owned() + &person("Noor", "Qu#iet", NOOR.1, "09 Sep 2019");
    let wide = text.encode_utf16().map(|unit| if unit == u16::from(b'#') { 0xD800 } else { unit });
    let bytes: Vec<u8> = [0xFEFF].into_iter().chain(wide).flat_map(u16::to_le_bytes).collect();
    place.write("export/Connections.csv", bytes);
    let report = place.tables("export");
    assert_eq!(report.slug(NOOR.1)["last_name"], "Qu\u{fffd}iet");
}

#[test]
fn a_byte_order_mark_between_rows_is_a_letter_like_another() {
    let place = Place::new();
    let kai = person("Kai", "Never", "kai-never", "21 Nov 2020");
    place.write("export/Connections.csv", format!("{}\u{feff}{kai}", connections()));
    let report = place.tables("export");
    assert_eq!(report.account("Connections.csv"), "rows 2, used 2");
    assert_eq!(report.slug("kai-never")["last_name"], "Never");
}

#[test]
fn an_escape_in_a_file_that_is_refused_is_not_shown() {
    let place = Place::new();
    place.write("export/Connections.csv", "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}Article,Price\n");
    let said = refused(&place, "export", 1);
    assert!(said.contains("the first one has 2 cells, none of them a column of it"), "{said:?}");
    assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']) && !said.contains("owned"), "{said:?}");
}

#[test]
fn files_without_a_text_are_named_for_what_they_are() {
    for (bytes, found) in [
        (&b""[..], "the file is empty (0 bytes)"),
        (b"\xEF\xBB\xBF", "the file holds no text, only a byte order mark"),
        (b"\xFF\xFE", "the file holds no text, only a byte order mark"),
        (b"\n\r\n\n \n", "there are only blank lines at the beginning"),
        (b"\0\0\0\0\0\0\0\0", "the file begins with nothing but zero bytes"),
    ] {
        let place = Place::new();
        place.write("export/Connections.csv", bytes);
        let said = refused(&place, "export", 1);
        assert!(said.contains(&format!("Connections.csv, line 1: {found}")), "{said}");
        place.write("export/Connections.csv", connections()).write("export/messages.csv", bytes);
        let said = refused(&place, "export", 1);
        assert!(said.contains(&format!("messages.csv, line 1: {found}")), "{said}");
        place.zip("export.zip", &[("Connections.csv", bytes)]);
        let said = refused(&place, "export.zip", 1);
        assert!(said.contains(&format!("Connections.csv, line 1: {found}")), "{said}");
    }
}

#[test]
fn a_header_alone_is_no_network() {
    for text in [C7, C7.trim_end(), &format!("{C7}\n\n")] {
        let place = Place::new();
        place.write("export/Connections.csv", text);
        let said = refused(&place, "export", 3);
        assert!(said.contains("Connections.csv has its header, but no usable row (0 read)"), "{said}");
        place.write("export/Connections.csv", connections()).write("export/messages.csv", M10.trim_end());
        let said = checked(&place, "export", 0);
        assert!(
            said.stderr.contains("messages.csv is there, but holds no message that can be read"),
            "{}",
            said.stderr
        );
    }
}

#[test]
fn zeros_in_a_message_change_nothing_about_it() {
    let place = Place::new();
    place.write("export/Connections.csv", connections());
    let text = got("2-a", NOOR, "2024-01-01", &format!("{TALK}\0\u{1b}[31m \u{202e}"));
    place.write("export/messages.csv", M10.to_owned() + &text);
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 1, used 1");
    assert_eq!(report.states(), "you_owe 1");
    // A name with a zero in it is another name; who it is is told by the address.
    place.write("export/messages.csv", messages().replace(ME.0, "Robin\0 Tester"));
    assert_eq!(place.tables("export").account("messages.csv"), "rows 1, used 1");
}
