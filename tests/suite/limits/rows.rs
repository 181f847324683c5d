//! Cells, rows and headers that are too long, too wide or too many: left out and listed, or an error that says
//! where, with all rows accounted for and memory that does not grow with them.

use std::fmt::Write as _;
use std::io::Write as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::memory::measured;
use super::{NOOR, WAYS, connections, messages, refused};
use crate::support::{C7, IN, M10, ME, Place, Report, TALK, got, line, person};

const MIB: usize = 1 << 20;

/// Analyses `export` as a folder and as a zip of it in every way to read; all accounts must be the same.
fn read_every_way(place: &Place, connections: &[u8], messages: &[u8]) -> Report {
    place.write("export/Connections.csv", connections).write("export/messages.csv", messages);
    place.zip("export.zip", &[("Connections.csv", connections), ("messages.csv", messages)]);
    let mut first: Option<Report> = None;
    for export in ["export", "export.zip"] {
        for way in WAYS {
            let report = place.analyze_with(export, &[&["--only", "contacts"][..], way].concat());
            for file in report.run["files"].as_array().unwrap() {
                let left =
                    file["left_out"].as_object().unwrap().values().filter_map(serde_json::Value::as_u64);
                assert_eq!(
                    file["rows"].as_u64().unwrap(),
                    file["used"].as_u64().unwrap() + left.sum::<u64>()
                );
            }
            if let Some(first) = &first {
                assert_eq!(
                    (&report.rejects, &report.run["files"]),
                    (&first.rejects, &first.run["files"]),
                    "{export} {way:?}"
                );
                assert_eq!(report.contacts, first.contacts, "{export} {way:?}");
            }
            first.get_or_insert(report);
        }
    }
    first.unwrap()
}

/// Line and detail of the only reject of a file.
fn reject<'a>(report: &'a Report, file: &str) -> (&'a str, &'a str) {
    let of_file: Vec<_> = report.rejects.iter().filter(|reject| reject["file"] == file).collect();
    assert_eq!(of_file.len(), 1, "{:?}", report.rejects);
    assert_eq!(of_file[0]["reason"], "malformed");
    (&of_file[0]["line"], &of_file[0]["detail"])
}

#[test]
fn a_cell_of_sixteen_mebibytes_is_a_listed_reject_in_every_way_to_read() {
    let place = Place::new();
    let text = "long words ".repeat(16 * MIB / 11);
    let company = line(&["Ada", "Long", &format!("{IN}ada-long"), "", &text, "", "09 Sep 2019"]);
    let people = connections() + &company + &person("Kai", "Never", "kai-never", "21 Nov 2020");
    let kai = ("Kai Never", "kai-never");
    let texts = messages() + &got("2-b", NOOR, "2024-02-01", &text) + &got("2-c", kai, "2024-03-01", TALK);
    let report = read_every_way(&place, people.as_bytes(), texts.as_bytes());
    assert_eq!(report.account("Connections.csv"), "rows 3, used 2, malformed 1");
    assert_eq!(report.account("messages.csv"), "rows 3, used 2, malformed 1");
    for file in ["Connections.csv", "messages.csv"] {
        let (line, detail) = reject(&report, file);
        assert_eq!(line, "3");
        assert!(
            detail.starts_with("a row of 16777")
                && detail.ends_with("over 1 line, from a quote that is never closed?"),
            "{detail}"
        );
    }
    assert_eq!(report.slug("kai-never")["received"], "1");
}

#[test]
fn a_cell_of_48_mebibytes_takes_no_memory_of_its_size() {
    let place = Place::new();
    let text = "more\nlines, \"\"and\"\" quotes ".repeat(48 * MIB / 27);
    let row = format!("2-b,,Noor Quiet,{IN}noor-quiet,{},,2024-02-01 10:00:00 UTC,,\"{text}\",INBOX\n", ME.0);
    place.write("export/Connections.csv", connections());
    place.write("export/messages.csv", messages() + &row + &got("2-c", NOOR, "2024-03-01", TALK));
    for way in WAYS {
        let (ran, peak) = measured(&place, &[&["check", "export"][..], way].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stderr.contains("the first is line 3 of messages.csv: a row of 503"), "{}", ran.stderr);
        assert!(peak < 160, "{peak} MiB {way:?}");
    }
}

#[test]
fn a_quote_that_is_never_closed_costs_its_file_s_rest_but_no_memory_and_is_named() {
    let place = Place::new();
    place.write("export/Connections.csv", connections());
    let open =
        format!("2-b,,Noor Quiet,{IN}noor-quiet,{},,2024-02-01 10:00:00 UTC,,\"never closed,INBOX\n", ME.0);
    let row = got("2-c", NOOR, "2024-03-01", TALK);
    let rest = row.repeat(60 * MIB / row.len());
    place.write("export/messages.csv", messages() + &open + &rest);
    let lines = rest.lines().count() + 1;
    for way in WAYS {
        let (ran, peak) = measured(&place, &[&["check", "export"][..], way].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stderr.contains("the first is line 3 of messages.csv: a row of "), "{}", ran.stderr);
        assert!(
            ran.stderr.contains(&format!("over {lines} lines, from a quote that is never closed?")),
            "{}",
            ran.stderr
        );
        assert!(peak < 160, "{peak} MiB {way:?}");
    }
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 2, used 1, malformed 1");
    assert!(report.stderr.contains("messages.csv ends in the middle of a row (line 3)"), "{}", report.stderr);
}

#[test]
fn a_row_that_does_not_end_stops_the_run_and_names_its_line() {
    // Ten gigabytes of zeros behind the rows; they take no room on the disk.
    let place = Place::new();
    for name in ["Connections.csv", "messages.csv"] {
        place.write("export/Connections.csv", connections()).write("export/messages.csv", messages());
        let file =
            std::fs::OpenOptions::new().write(true).open(place.path(&format!("export/{name}"))).unwrap();
        if file.set_len(10 << 30).is_err() {
            println!("skipped: no file of 10 GiB can be made here");
            return;
        }
        for way in [&[][..], &["--threads", "1"]] {
            let (ran, peak) = measured(&place, &[&["check", "export"][..], way].concat());
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            let told =
                format!("error: {name}, line 3: the row that begins here does not end, so reading stopped");
            assert!(ran.stderr.starts_with(&told), "{}", ran.stderr);
            assert!(ran.stderr.contains("\n  help: look in that line for a quote"), "{}", ran.stderr);
            assert!(peak < 160, "{peak} MiB");
        }
    }
}

#[test]
fn a_row_that_does_not_end_in_a_zip_is_named_too() {
    let place = Place::new();
    // Stored, because no text packs as well as this one would.
    let mut zip = ZipWriter::new(std::fs::File::create(place.path("export.zip")).unwrap());
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let endless = [messages().into_bytes(), vec![b'a'; 258 * MIB]].concat();
    for (name, bytes) in [("Connections.csv", connections().as_bytes()), ("messages.csv", &endless)] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    drop(endless);
    let said = place.refused("export.zip", 1);
    assert!(said.starts_with("error: messages.csv, line 3: the row that begins here does not end"), "{said}");
}

#[test]
fn a_file_of_zeros_is_no_export() {
    let place = Place::new();
    place.write("export/Connections.csv", "");
    let file = std::fs::File::create(place.path("export/Connections.csv")).unwrap();
    if file.set_len(10 << 30).is_err() {
        println!("skipped: no file of 10 GiB can be made here");
        return;
    }
    let said = refused(&place, "export", 1);
    assert!(said.contains("Connections.csv, line 1: the file begins with nothing but zero bytes"), "{said}");
}

#[test]
fn a_line_of_two_hundred_megabytes_is_one_reject() {
    let place = Place::new();
    place.write("export/Connections.csv", connections());
    let mut text = messages().into_bytes();
    text.resize(text.len() + 200_000_000, b'a');
    text.extend(b"\n");
    text.extend(got("2-c", NOOR, "2024-03-01", TALK).bytes());
    place.write("export/messages.csv", text);
    let (ran, peak) = measured(&place, &["analyze", "export", "--only", "contacts", "--out", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(peak < 200, "{peak} MiB");
    let report = Report::read(place.path("out"), ran);
    assert_eq!(report.account("messages.csv"), "rows 3, used 2, malformed 1");
    assert_eq!(
        reject(&report, "messages.csv"),
        ("3", "a row of 200000001 bytes over 1 line, from a quote that is never closed?")
    );
}

#[test]
fn a_million_columns_in_a_row_are_one_reject() {
    let place = Place::new();
    let wide = "x,".repeat(1_000_000) + "x\n";
    let quoted = "\"x\",".repeat(1_000_000) + "\"x\"\n";
    let kai = person("Kai", "Never", "kai-never", "21 Nov 2020");
    let people = connections() + &wide + &quoted + &kai;
    let texts = messages() + &wide + &quoted + &got("2-c", NOOR, "2024-03-01", TALK);
    let report = read_every_way(&place, people.as_bytes(), texts.as_bytes());
    assert_eq!(report.account("Connections.csv"), "rows 4, used 2, malformed 2");
    assert_eq!(report.account("messages.csv"), "rows 4, used 2, malformed 2");
    let details: Vec<&str> = report.rejects.iter().map(|reject| reject["detail"].as_str()).collect();
    let [narrow, wider] = [7, 10].map(|width| format!("1000001 cells where the header has {width}"));
    assert_eq!(details, [&narrow, &narrow, &wider, &wider]);
    // Commas alone make as wide a row, and it is no blank one.
    place.write("commas/Connections.csv", connections() + &",".repeat(1_000_000) + "\n" + &kai);
    assert_eq!(place.tables("commas").account("Connections.csv"), "rows 3, used 2, malformed 1");
}

#[test]
fn a_header_that_is_too_wide_too_long_or_not_closed_is_an_error() {
    let place = Place::new();
    let (core, row) = (C7.trim_end(), person("Noor", "Quiet", NOOR.1, "09 Sep 2019"));
    let many = |n: usize| ",x".repeat(n);
    for (header, found) in [
        (format!("{core}{}\n", many(1_000_000)), "the header has "),
        (format!("{core}{}\n", many(2_000)), "the header has 2007 columns or more"),
        (format!("{core},{}\n", "x".repeat(100_000)), "the header runs on behind the first 64 KiB"),
        (format!("{core},\"open\n"), "a quote in the header is never closed"),
        (format!("{core},\"open\nand closed\"\n"), "a quote in the header is never closed"),
    ] {
        place.write("export/Connections.csv", format!("{header}{row}"));
        let said = refused(&place, "export", 1);
        assert!(said.contains(&format!("Connections.csv, line 1: {found}")), "{said}");
        let header = header.replace(core, M10.trim_end()) + &got("2-c", NOOR, "2024-03-01", TALK);
        place.write("export/Connections.csv", connections()).write("export/messages.csv", header);
        let said = refused(&place, "export", 1);
        assert!(said.contains("messages.csv, line 1: "), "{said}");
        std::fs::remove_file(place.path("export/messages.csv")).unwrap();
    }
    // Other columns than those known are no harm.
    place.write(
        "export/Connections.csv",
        format!("{core}{}\n{}{}\n", many(900), row.trim_end(), ",".repeat(900)),
    );
    assert_eq!(place.tables("export").account("Connections.csv"), "rows 1, used 1");
}

#[test]
fn a_million_broken_rows_are_all_counted_and_the_first_listed() {
    let place = Place::new();
    place.write("export/Connections.csv", connections());
    place.write(
        "export/messages.csv",
        messages() + &"a\n".repeat(1_000_000) + &got("2-c", NOOR, "2024-03-01", TALK),
    );
    for way in [&[][..], &["--threads", "1"]] {
        let out = format!("out-{}", way.len());
        let args = [&["analyze", "export", "--only", "contacts", "--out", &out][..], way].concat();
        let (ran, peak) = measured(&place, &args);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(peak < 180, "{peak} MiB");
        let report = Report::read(place.path(&out), ran);
        assert_eq!(report.account("messages.csv"), "rows 1000002, used 2, malformed 1000000");
        assert_eq!(report.number("rejects"), 1_000_000);
        assert_eq!(report.rejects.len(), 100_001);
        let last = report.rejects.last().unwrap();
        assert_eq!(last["reason"], "more");
        assert_eq!(last["detail"], "900000 more rows with a fault are counted in run.json and not listed");
        assert_eq!(report.rejects[99_999]["line"], "100002");
        assert!(report.stderr.contains("1,000,000 rows with a fault left out"), "{}", report.stderr);
    }
}

#[test]
fn broken_rows_of_connections_are_counted_alike() {
    let place = Place::new();
    let mut text = connections();
    for n in 0..100_003 {
        let _ = writeln!(text, "{n}");
    }
    place.write("export/Connections.csv", text);
    let report = place.tables("export");
    assert_eq!(report.account("Connections.csv"), "rows 100004, used 1, malformed 100003");
    assert_eq!((report.number("rejects"), report.rejects.len()), (100_003, 100_001));
    let check = place.rekindle(&["check", "export", "-v"]);
    assert!(check.stdout.contains("... and 3 more\n"), "the end of a list of 100,000");
}
