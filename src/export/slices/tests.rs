//! The fast ways of reading held against the csv crate and against one thread.

use std::io::{Cursor, Read as _, Write};

use csv::{ByteRecord, StringRecord};
use proptest::prelude::*;

use super::*;
use crate::export::columns::Columns;
use crate::export::messages::Side;
use crate::export::probe::{TextFacts, TextProbe, TextReader};
use crate::export::table::{self, Fault};

const COMMA: Dialect = Dialect { delimiter: b',', quoted: false, crlf: false, preamble: false };
const HEADER: &str = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT\n";

/// Tells texts apart by their bytes.
struct Hash;

impl TextProbe for Hash {
    fn reader(&self) -> Box<dyn TextReader + '_> {
        Box::new(Self)
    }
}

impl TextReader for Hash {
    fn look(&mut self, names: [&str; 2], text: &str) -> TextFacts {
        let hash = |text: &str| xxhash_rust::xxh3::xxh3_64(text.as_bytes());
        TextFacts { text: hash(text), broadcast: hash(&names.join("|")), ..TextFacts::default() }
    }
}

/// A row: second, line, hashes of text and form, conversation, pair.
type Seen = (Option<u32>, u32, u64, u64, Option<u128>, String);

/// What a reader makes of a text, with numbers made independent of stretches.
#[derive(Debug, PartialEq, Default)]
struct Read {
    rows: Vec<Seen>,
    faults: Vec<(u64, Fault)>,
    records: u64,
    lines: u64,
}

impl Read {
    fn take(&mut self, slice: Slice) {
        let line = self.lines + if self.records == 0 { slice.before } else { 0 };
        self.lines = line + slice.lines;
        self.records += slice.records;
        self.faults.extend(slice.faults.into_iter().map(|(at, fault)| (line + at, fault)));
        for row in &slice.rows {
            let Side { conversation, pair, .. } = slice.sides[row.side as usize];
            let id = slice.conversations[conversation as usize];
            let pair = &slice.pairs[pair as usize].0;
            let named = format!("{}|{}|{}", pair.from, pair.from_url, pair.to);
            let begins = row.line + u32::try_from(line).unwrap();
            self.rows.push((row.at(), begins, row.text(), row.form(), id, named));
        }
    }
}

impl Read {
    /// A file without records has no line that could be told.
    fn done(self) -> Self {
        if self.records == 0 { Self { lines: 0, ..self } } else { self }
    }
}

fn columns() -> (Columns, StringRecord) {
    let names = table::unique(HEADER.trim().to_lowercase().split(',').map(str::to_owned).collect());
    (Columns::new(|name| names.iter().position(|column| column == name)), names)
}

fn one_thread(text: &[u8]) -> Read {
    let (columns, names) = columns();
    let plan = Plan { columns: &columns, names: &names, probe: &Hash };
    let mut read = Read::default();
    let records = Records::new(Cursor::new(text), COMMA, 0);
    one_by_one::<_, io::Error>(records, &plan, |slice| {
        read.take(slice);
        Ok(())
    })
    .unwrap();
    read.done()
}

fn several_threads(text: &[u8], threads: usize, stretch: u64) -> Read {
    let (columns, names) = columns();
    let plan = Plan { columns: &columns, names: &names, probe: &Hash };
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text).unwrap();
    let open = || File::open(file.path());
    let source = Source { open: &open, begins: 0, size: text.len() as u64, dialect: COMMA, stretch };
    let mut read = Read::default();
    side_by_side::<io::Error>(&source, &plan, threads, |slice| {
        read.take(slice);
        Ok(())
    })
    .unwrap();
    read.done()
}

fn by_chunks(text: &[u8], threads: usize, chunk: usize) -> Read {
    let (columns, names) = columns();
    let plan = Plan { columns: &columns, names: &names, probe: &Hash };
    let mut read = Read::default();
    let records = Records::in_pieces(Cursor::new(text), COMMA, 0, 64);
    in_chunks::<_, io::Error>(records, &plan, (threads, chunk), |slice| {
        read.take(slice);
        Ok(())
    })
    .unwrap();
    read.done()
}

/// Records as the csv crate gives them, with the line each begins at.
fn by_csv(text: &[u8]) -> Vec<ByteRecord> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(COMMA.delimiter).has_headers(false).flexible(true);
    builder.from_reader(text).into_byte_records().map(Result::unwrap).collect()
}

fn by_us(text: &[u8], piece: usize) -> Vec<ByteRecord> {
    let mut records = Records::in_pieces(Cursor::new(text), COMMA, 0, piece);
    let mut all = Vec::new();
    while records.advance().unwrap() {
        let begins = records.offset() as usize;
        assert_eq!(records.lines() as usize, text[..begins].iter().filter(|byte| **byte == b'\n').count());
        all.push(records.record().copied());
    }
    all
}

/// Pieces that files are made of: good rows, rows broken over lines, rows in a quoted text, stray quotes.
fn piece() -> impl Strategy<Value = String> {
    let row = |n: u32| {
        format!(
            "conv-{},Ann,https://www.linkedin.com/in/ann-{n},Bo,2025-01-{:02} 10:00:00 UTC,text {n}\n",
            n % 3,
            n % 28 + 1
        )
    };
    prop_oneof![
        6 => (0u32..40).prop_map(row),
        3 => (0u32..40).prop_map(move |n| format!("conv-9,Ann,url,\"Bo, Cy\",2025-02-01 00:00:00 UTC,\"one\n{}two \"\"x\"\"\"\n", row(n).repeat(4))),
        1 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just("a,b\n".to_owned()),
        1 => Just("\"".to_owned()),
        1 => Just("conv-1,An\"n,u,Bo,2025-01-01 10:00:00 UTC,x\n".to_owned()),
        1 => Just("conv-1,\"Ann\" x,u,Bo,soon,x\n".to_owned()),
        1 => Just("conv-1,Ann,u,Bo,2025-01-01 10:00:00 UTC,x\r\n".to_owned()),
        1 => Just("conv-1,Ann,u,B\ro,2025-01-01 10:00:00 UTC,x\n".to_owned()),
        1 => Just(",,,,,\n".to_owned()),
        1 => "[\",\n\ra ]{0,12}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| format!("{HEADER}{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn records_are_those_of_the_csv_crate(text in text(), piece in 1usize..300) {
        prop_assert_eq!(by_us(text.as_bytes(), piece), by_csv(text.as_bytes()));
    }

    #[test]
    fn stretches_on_several_threads_give_what_one_thread_gives(text in text(), stretch in 1u64..2_000, threads in 2usize..5) {
        let one = one_thread(text.as_bytes());
        prop_assert_eq!(several_threads(text.as_bytes(), threads, stretch), one);
    }

    #[test]
    fn chunks_of_a_stream_give_what_one_thread_gives(text in text(), chunk in 1usize..2_000, threads in 1usize..4) {
        let one = one_thread(text.as_bytes());
        prop_assert_eq!(by_chunks(text.as_bytes(), threads, chunk), one);
    }
}

#[test]
fn a_header_alone_has_no_rows_however_it_is_read() {
    let one = one_thread(HEADER.as_bytes());
    assert_eq!(one, Read::default());
    assert_eq!(several_threads(HEADER.as_bytes(), 2, 1), one);
    assert_eq!(by_chunks(HEADER.as_bytes(), 2, 1), one);
}

#[test]
fn rows_inside_a_text_are_no_rows_wherever_the_file_is_cut() {
    let row = "c,Ann,u,Bo,2025-01-01 10:00:00 UTC,x\n";
    let text = format!("{HEADER}{row}c,Ann,u,Bo,2025-01-02 10:00:00 UTC,\"{}\"\n{row}", row.repeat(50));
    let one = one_thread(text.as_bytes());
    assert_eq!(one.rows.len(), 3);
    for stretch in 1..text.len() as u64 {
        assert_eq!(several_threads(text.as_bytes(), 3, stretch), one, "{stretch}");
    }
}

#[test]
fn a_text_that_is_never_closed_is_one_record_for_both() {
    let text = format!(
        "{HEADER}c,Ann,u,Bo,2025-01-01 10:00:00 UTC,\"open\n{}",
        "c,Ann,u,Bo,2025-01-01 10:00:00 UTC,x\n".repeat(30)
    );
    assert_eq!(by_us(text.as_bytes(), 64), by_csv(text.as_bytes()));
    assert_eq!(several_threads(text.as_bytes(), 2, 100), one_thread(text.as_bytes()));
}

#[test]
fn a_record_too_long_or_too_wide_is_passed_over_alike_wherever_the_file_is_cut() {
    use crate::export::records::LONGEST_ROW;
    use crate::export::split::MOST_CELLS;
    let row = "c,Ann,u,Bo,2025-01-01 10:00:00 UTC,x\n";
    let long = |length: usize| {
        let text = format!("c,Ann,u,Bo,2025-01-01 10:00:00 UTC,\"{}", row.repeat(10));
        format!("{text}{}\"\n", "y".repeat(length - text.len() - 2))
    };
    let wide = |cells: usize| ",".repeat(cells - 1) + "\n";
    let text = [
        HEADER,
        row,
        &long(LONGEST_ROW),
        &long(LONGEST_ROW + 1),
        "\n\r\n\n",
        &long(2 * LONGEST_ROW + 77),
        &wide(MOST_CELLS),
        &wide(MOST_CELLS + 1),
        row,
        &"z".repeat(3 * LONGEST_ROW),
        "\n",
        &row.repeat(3),
        &long(LONGEST_ROW + 2).replace("\"\n", "\n"),
    ]
    .concat();
    let one = one_thread(text.as_bytes());
    assert_eq!((one.records, one.rows.len()), (12, 5));
    let lengths: Vec<u64> = one
        .faults
        .iter()
        .filter_map(|(_, fault)| if let Fault::Long(long) = fault { Some(long.bytes) } else { None })
        .collect();
    let limit = LONGEST_ROW as u64;
    assert_eq!(lengths, [limit + 1, 2 * limit + 77, MOST_CELLS as u64 + 1, 3 * limit + 1, limit + 1]);
    for (threads, size) in [(2, 1 << 20), (3, 5 << 20), (4, 100_000), (2, 64 << 20)] {
        assert_eq!(several_threads(text.as_bytes(), threads, size), one, "{size}");
        assert_eq!(by_chunks(text.as_bytes(), threads, size as usize), one, "{size}");
    }
}

#[test]
fn a_record_without_end_stops_reading_and_says_where_it_begins() {
    let row = "c,Ann,u,Bo,2025-01-01 10:00:00 UTC,x\n";
    let begins = (HEADER.len() + row.len()) as u64;
    let text = Cursor::new([HEADER, row].concat()).chain(io::repeat(0));
    let mut records = Records::new(text, COMMA, 0);
    assert!(records.advance().unwrap() && records.advance().unwrap());
    let found = records.advance().unwrap_err();
    assert_eq!(table::is_endless(&found).unwrap().offset, begins);
    assert_eq!(records.lines(), 2);
}
