//! Zips that mean harm, are broken, or were made by other programs.

use std::io::Write as _;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::memory::measured;
use super::{NOOR, checked, connections, messages, refused};
use crate::support::{Place, Report, TALK, got};

/// One entry of a zip written byte by byte.
struct Raw {
    name: Vec<u8>,
    bytes: Vec<u8>,
    method: u16,
    flags: u16,
    /// Unix mode, with the kind of file.
    mode: u32,
    /// Unpacked size as both headers say it.
    size: u32,
    crc: u32,
}

impl Raw {
    fn stored(name: impl Into<Vec<u8>>, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let size = u32::try_from(bytes.len()).unwrap();
        let mut crc = !0u32;
        for byte in &bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
            }
        }
        Self { name: name.into(), bytes, method: 0, flags: 0, mode: 0o100_600, size, crc: !crc }
    }

    /// What both headers have in common, from flags to the length of the name.
    fn common(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(self.flags.to_le_bytes());
        out.extend(self.method.to_le_bytes());
        out.extend([0; 4]);
        out.extend(self.crc.to_le_bytes());
        out.extend(u32::try_from(self.bytes.len()).unwrap().to_le_bytes());
        out.extend(self.size.to_le_bytes());
        out.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        out.extend([0; 2]);
        out
    }
}

/// A zip of these entries; several may share the bytes of the first (`overlap`).
fn raw_zip(entries: &[Raw], overlap: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut list = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let offset = if overlap { 0 } else { u32::try_from(out.len()).unwrap() };
        if at == 0 || !overlap {
            out.extend(b"PK\x03\x04\x14\x00");
            out.extend(entry.common());
            out.extend(&entry.name);
            out.extend(&entry.bytes);
        }
        list.extend(b"PK\x01\x02\x14\x03\x14\x00");
        list.extend(entry.common());
        list.extend([0; 6]);
        list.extend((entry.mode << 16).to_le_bytes());
        list.extend(offset.to_le_bytes());
        list.extend(&entry.name);
    }
    end(&mut out, &list, entries.len(), 0);
    out
}

fn end(out: &mut Vec<u8>, list: &[u8], entries: usize, disk: u16) {
    let begins = u32::try_from(out.len()).unwrap();
    out.extend(list);
    out.extend(b"PK\x05\x06");
    out.extend(disk.to_le_bytes());
    out.extend([0; 2]);
    let n = u16::try_from(entries.min(0xFFFF)).unwrap().to_le_bytes();
    out.extend(n);
    out.extend(n);
    out.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    out.extend(begins.to_le_bytes());
    out.extend([0; 2]);
}

/// The bytes packed, without any header.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("x", SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    let whole = zip.finish().unwrap().into_inner();
    let word = |at: usize| usize::from(u16::from_le_bytes([whole[at], whole[at + 1]]));
    let packed = u32::from_le_bytes(whole[18..22].try_into().unwrap()) as usize;
    let begins = 30 + word(26) + word(28);
    whole[begins..begins + packed].to_vec()
}

fn core_files() -> Vec<Raw> {
    vec![Raw::stored("Connections.csv", connections()), Raw::stored("messages.csv", messages())]
}

fn assert_read(place: &Place, export: &str) -> Report {
    let report = place.tables(export);
    assert_eq!((report.number("connections.rows"), report.number("messages.rows")), (1, 1));
    report
}

#[test]
fn an_entry_that_hides_its_size_is_inflated_no_further_than_it_says() {
    // 256 MiB from 260 KB, and both headers say 1,000 bytes.
    let mut bomb = connections().into_bytes();
    bomb.resize(256 << 20, b'a');
    let mut entry = Raw::stored("Connections.csv", deflated(&bomb));
    drop(bomb);
    (entry.method, entry.size) = (8, 1000);
    let place = Place::new();
    place.write("export.zip", raw_zip(&[entry], false));
    let (ran, peak) = measured(&place, &["check", "export.zip"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("Connections.csv: reading stopped: "), "{}", ran.stderr);
    assert!(peak < 120, "{peak} MiB");
}

#[test]
fn entries_that_share_their_bytes_are_a_bomb_together() {
    // Each of them unpacks to 1.5 MB, which is no bomb; sixty together to 90 MB, all from the bytes of one.
    let mut text = connections().into_bytes();
    let row = b"Kai,Never,https://www.linkedin.com/in/kai-never,,Fiktiv,Tester,21 Nov 2020\n";
    (0..20_000).for_each(|_| text.extend(row));
    let (packed, whole) = (deflated(&text), Raw::stored("x", text));
    assert!(whole.bytes.len() < 2_000_000 && whole.bytes.len() * 60 > 64 << 20);
    let entries: Vec<Raw> = (0..60)
        .map(|n| Raw {
            name: format!("{n}/Connections.csv").into_bytes(),
            bytes: packed.clone(),
            method: 8,
            ..Raw { size: whole.size, crc: whole.crc, ..Raw::stored("", "") }
        })
        .collect();
    let place = Place::new();
    place.write("export.zip", raw_zip(&entries, true));
    let said = refused(&place, "export.zip", 1);
    assert!(said.contains("Connections.csv: it claims to unpack to over 200 times its size"), "{said}");
}

#[test]
fn files_that_claim_to_unpack_to_more_than_the_disk_are_refused() {
    let place = Place::new();
    let mut entries = core_files();
    entries[1].size = u32::MAX - 1;
    place.write("export.zip", raw_zip(&entries, false));
    let said = refused(&place, "export.zip", 1);
    assert!(said.contains("messages.csv: it claims to unpack to over 200 times its size"), "{said}");
}

#[test]
fn twenty_thousand_files_are_listed_and_more_are_refused() {
    let many = |n: usize| {
        let mut entries = core_files();
        entries.extend((0..n).map(|n| Raw::stored(format!("Media/{n}.txt"), "")));
        raw_zip(&entries, false)
    };
    let place = Place::new();
    place.write("most.zip", many(19_998)).write("more.zip", many(19_999));
    assert_eq!(assert_read(&place, "most.zip").run["unread"].as_array().unwrap().len(), 19_998);
    let said = refused(&place, "more.zip", 2);
    assert!(said.contains("more.zip holds more than 20000 files"), "{said}");
}

#[test]
fn a_list_of_files_that_is_itself_too_long_is_not_kept() {
    // 30 MB of names: 500 files of 60,000 letters each.
    let names = (0..500).map(|n| Raw::stored(format!("{n}-{}", "n".repeat(60_000)), ""));
    let place = Place::new();
    place.write("export.zip", raw_zip(&core_files().into_iter().chain(names).collect::<Vec<_>>(), false));
    let said = refused(&place, "export.zip", 1);
    assert!(said.contains("its list of files takes over 16 MiB"), "{said}");
}

#[test]
fn more_than_a_thousand_files_to_read_are_no_export() {
    let place = Place::new();
    let entries: Vec<Raw> =
        (0..1001).map(|n| Raw::stored(format!("{n}/Skills.csv"), format!("Name\n{n:04}\n"))).collect();
    place.write("more.zip", raw_zip(&entries, false));
    let said = refused(&place, "more.zip", 2);
    assert!(said.contains("more than 1000 files named like those of an export"), "{said}");
    // A thousand of the same length are told apart in one reading of each.
    let mut entries: Vec<Raw> = entries.into_iter().take(998).collect();
    entries.extend(core_files());
    place.write("most.zip", raw_zip(&entries, false));
    assert_eq!(assert_read(&place, "most.zip").run["files"].as_array().unwrap().len(), 1000);
}

#[test]
fn names_that_lead_elsewhere_are_names_and_nothing_more() {
    let odd: [(&[u8], &str); 9] = [
        (b"../../Connections.csv", "../../Connections.csv"),
        (b"/etc/Connections.csv", "etc/Connections.csv"),
        (b"C:\\Users\\me\\Connections.csv", "C:/Users/me/Connections.csv"),
        (b"..\\Connections.csv", "../Connections.csv"),
        (b"\\\\server\\share\\Connections.csv", "server/share/Connections.csv"),
        (b"a\0b/Connections.csv", "a\u{fffd}b/Connections.csv"),
        (
            b"\x1b]0;title\x07/\x1b[31mred/Connections.csv",
            "\u{fffd}]0;title\u{fffd}/\u{fffd}[31mred/Connections.csv",
        ),
        ("\u{202e}gpj/Connections.csv".as_bytes(), "\u{fffd}gpj/Connections.csv"),
        (b"Zo\x89/Connections.csv", "Zoë/Connections.csv"),
    ];
    for (name, path) in odd {
        let place = Place::new();
        place.write("export.zip", raw_zip(&[Raw::stored(name, connections())], false));
        let report = place.tables("export.zip");
        assert_eq!(report.account(path), "rows 1, used 1");
        assert!(!report.run.to_string().contains("u001b"), "{}", report.run);
        let said = checked(&place, "export.zip", 0);
        assert!(said.stdout.contains("Connections.csv"), "{}", said.stdout);
        let wrong = "Article,Price\n\u{1b}[31mBridge,12\n";
        place.write("wrong.zip", raw_zip(&[Raw::stored(name, wrong)], false));
        let said = refused(&place, "wrong.zip", 1);
        assert!(said.contains("no header of Connections.csv"), "{said}");
    }
}

#[test]
fn a_name_of_ten_thousand_letters_is_shown_by_its_end() {
    let place = Place::new();
    let name = format!("{}/Connections.csv", "n".repeat(10_000));
    place.write("export.zip", raw_zip(&[Raw::stored(name, connections())], false));
    let report = place.tables("export.zip");
    let path = report.run["files"][0]["path"].as_str().unwrap();
    assert!(path.starts_with('…') && path.ends_with("nnn/Connections.csv"), "{path}");
    assert_eq!(path.chars().count(), 500);
}

#[test]
fn paths_that_are_shown_alike_are_told_apart() {
    let place = Place::new();
    let other = connections().replace("noor-quiet", "noor-other");
    let entries = [Raw::stored("a/Connections.csv", connections()), Raw::stored("a\\Connections.csv", other)];
    place.write("export.zip", raw_zip(&entries, false));
    let report = place.tables("export.zip");
    assert_eq!(report.account("a/Connections.csv"), "rows 1, used 1");
    assert_eq!(report.account("a/Connections.csv (2)"), "rows 1, used 1");
}

#[test]
fn a_name_that_stands_twice_in_a_zip_is_told() {
    let place = Place::new();
    let first = connections().replace("noor-quiet", "noor-first");
    let entries = [Raw::stored("Connections.csv", first), Raw::stored("Connections.csv", connections())];
    place.write("export.zip", raw_zip(&entries, false));
    let report = place.tables("export.zip");
    assert_eq!(report.account("Connections.csv"), "rows 1, used 1");
    assert_eq!(report.contacts[0]["slug"], "noor-quiet");
    let told =
        "export.zip: files of the same name stand in this zip more than once; of these the last is read";
    assert!(report.stderr.contains(told), "{}", report.stderr);
}

#[test]
fn a_link_in_a_zip_is_not_followed() {
    let place = Place::new();
    let link = |name: &str| Raw { mode: 0o120_777, ..Raw::stored(name, "/etc/passwd") };
    place.write("export.zip", raw_zip(&[link("Connections.csv")], false));
    let said = refused(&place, "export.zip", 1);
    assert!(said.contains("Connections.csv: it is a symbolic link, which no export holds"), "{said}");
    let mut entries = core_files();
    entries.push(link("photo.jpg"));
    place.write("other.zip", raw_zip(&entries, false));
    assert_read(&place, "other.zip");
}

#[test]
fn a_method_that_is_not_read_is_named() {
    let place = Place::new();
    for (method, name) in [
        (1, "shrink"),
        (6, "implode"),
        (9, "deflate64"),
        (12, "bzip2"),
        (14, "LZMA"),
        (93, "zstd"),
        (95, "xz"),
        (98, "PPMd"),
        (77, "an unknown method"),
    ] {
        let mut entries = core_files();
        entries[0].method = method;
        place.write("export.zip", raw_zip(&entries, false));
        let said = place.refused("export.zip", 1);
        assert!(
            said.contains(&format!("Connections.csv: it is packed with {name}, which is not read here")),
            "{said}"
        );
        assert!(
            said.contains("help: unpack the zip with the program that made it and give the folder"),
            "{said}"
        );
    }
    // What is not needed may be packed as it likes, and be locked as well.
    let mut entries = core_files();
    entries.push(Raw { method: 12, flags: 1, ..Raw::stored("Rich_Media.csv", "x") });
    place.write("export.zip", raw_zip(&entries, false));
    assert_read(&place, "export.zip");
}

#[test]
fn a_wrong_checksum_is_an_error_that_names_the_file() {
    let place = Place::new();
    let mut entries = core_files();
    entries[1].crc ^= 1;
    place.write("export.zip", raw_zip(&entries, false));
    let said = refused(&place, "export.zip", 1);
    assert!(said.contains("messages.csv: reading stopped: ") && said.contains("checksum"), "{said}");
}

#[test]
fn a_zip_cut_off_anywhere_is_an_error_and_never_half_an_export() {
    let place = Place::new();
    place.zip(
        "whole.zip",
        &[("Connections.csv", connections().as_bytes()), ("messages.csv", messages().as_bytes())],
    );
    let bytes = std::fs::read(place.path("whole.zip")).unwrap();
    for cut in 0..50 {
        let length = 1 + cut * (bytes.len() - 1) / 50;
        place.write("cut.zip", &bytes[..length]);
        let ran = place.rekindle(&["check", "cut.zip"]);
        let code = if length < 4 { 2 } else { 1 };
        assert_eq!((ran.code, ran.stdout.as_str()), (code, ""), "{length}: {}", ran.stderr);
        assert!(ran.stderr.contains("cut.zip") && ran.stderr.contains("help: "), "{length}: {}", ran.stderr);
        assert!(!ran.stderr.contains("panicked"), "{length}: {}", ran.stderr);
    }
}

#[test]
fn a_zip_with_any_byte_wrong_is_read_whole_or_refused_with_help() {
    let place = Place::new();
    let bytes = raw_zip(&core_files(), false);
    // Every byte of the headers, and of the list of files at the end; a few of the texts.
    let header = 30 + "Connections.csv".len();
    let list = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let places = (0..header).chain((header..list).step_by(97)).chain(list..bytes.len());
    place.write("damaged.zip", &bytes);
    let whole = place.rekindle(&["check", "damaged.zip"]).stdout;
    for (at, flipped) in places.zip([0xFF, 1, 0x10].into_iter().cycle()) {
        let mut damaged = bytes.clone();
        damaged[at] ^= flipped;
        place.write("damaged.zip", damaged);
        let ran = place.rekindle(&["check", "damaged.zip"]);
        assert!(ran.code != 0 || ran.stdout == whole, "half an export, {at} ^ {flipped}: {}", ran.stdout);
        assert!((0..=3).contains(&ran.code), "{at}: {} {}", ran.code, ran.stderr);
        assert!(ran.code == 0 || ran.stderr.contains("help: "), "{at}: {}", ran.stderr);
        assert!(!ran.stderr.contains("panicked"), "{at}: {}", ran.stderr);
    }
}

#[test]
fn a_zip64_is_read() {
    let place = Place::new();
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("Connections.csv", connections()), ("messages.csv", messages())] {
        zip.start_file(name, SimpleFileOptions::default().large_file(true)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    place.write("export.zip", zip.finish().unwrap().into_inner());
    assert_read(&place, "export.zip");
}

#[test]
fn a_zip_that_unpacks_itself_is_read() {
    let place = Place::new();
    let zip = raw_zip(&core_files(), false);
    let program = [b"MZ made-up program ".repeat(300), zip].concat();
    place.write("export.exe", &program).write("export.zip", &program).write("downloads/export.zip", &program);
    for export in ["export.exe", "export.zip", "downloads"] {
        assert_read(&place, export);
    }
    place.write("page.zip", "<html>Sign in to download</html>");
    assert!(refused(&place, "page.zip", 2).contains("page.zip is no zip, no folder and no CSV"));
}

#[test]
fn one_part_of_a_zip_in_several_says_so() {
    let place = Place::new();
    let mut out = Vec::new();
    out.extend(b"PK\x07\x08");
    end(&mut out, &[], 0, 3);
    place.write("export.zip", out);
    let said = refused(&place, "export.zip", 1);
    assert!(said.contains("export.zip: it is one of several parts of a zip"), "{said}");
    assert!(said.contains("put the parts together"), "{said}");
}

#[test]
fn a_zip_in_a_zip_stays_packed_and_one_in_a_folder_is_opened() {
    let place = Place::new();
    let inner = raw_zip(&core_files(), false);
    let outer = raw_zip(&[Raw::stored("export.zip", inner.clone())], false);
    place.write("outer.zip", &outer).write("folder/outer.zip", &outer).write("plain/export.zip", inner);
    for export in ["outer.zip", "folder"] {
        let said = refused(&place, export, 3);
        assert!(said.contains("another zip is in there: export.zip"), "{said}");
        assert!(said.contains("help: unpack export.zip first"), "{said}");
    }
    assert_read(&place, "plain");
}

#[test]
fn a_zip_that_holds_itself_is_opened_once() {
    // The entry's bytes are the whole archive, from its first byte on.
    let place = Place::new();
    let mut entries = core_files();
    entries.push(Raw::stored("r.zip", ""));
    let mut zip = raw_zip(&entries, false);
    let length = u32::try_from(zip.len()).unwrap();
    let list = zip.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    zip[list + 20..list + 24].copy_from_slice(&length.to_le_bytes());
    zip[list + 24..list + 28].copy_from_slice(&length.to_le_bytes());
    zip[list + 42..list + 46].copy_from_slice(&0u32.to_le_bytes());
    place.write("r.zip", zip);
    assert_eq!(assert_read(&place, "r.zip").run["unread"], serde_json::json!(["r.zip"]));
}

#[test]
fn rows_of_a_zip_and_of_its_folder_are_the_same() {
    let place = Place::new();
    let rows: String = (0..30).map(|n| got(&format!("2-{n}"), NOOR, "2024-01-01", TALK)).collect();
    let text = messages() + "broken,row\n" + &rows;
    place.zip(
        "export.zip",
        &[("Connections.csv", connections().as_bytes()), ("messages.csv", text.as_bytes())],
    );
    place.write("folder/Connections.csv", connections()).write("folder/messages.csv", text);
    let (zip, folder) = (checked(&place, "export.zip", 0), checked(&place, "folder", 0));
    assert_eq!(zip.stdout, folder.stdout.replace("folder", "export.zip"));
}
