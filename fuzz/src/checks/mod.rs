//! One function for each part that meets foreign bytes. Each takes any bytes, and panics where something does not
//! hold that must hold always.
//!
//! The fuzzer calls them with what it makes up; the program's own tests call them with the seeds and with mutations
//! of these.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bases;
mod mutate;
mod output;
mod run;

use std::io::{Cursor, Write};

use arbitrary::Unstructured;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use rekindle::export::kind::Kind;
use rekindle::export::{dates, probe::TextProbe};
use rekindle::marks;
use rekindle::people::{names, slug};
use rekindle::report::blocks::{Block, Document, Section, Table, Task, plain};
use rekindle::report::{markdown, terminal};
use rekindle::shortlist::signals;
use rekindle::titles::Titles;
use rekindle::touches::Probe;
use run::{Place, Run};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What must hold for any bytes.
pub type Check = fn(&[u8]);

/// All of them, by name.
pub const ALL: [(&str, Check); 11] = [
    ("archive", archive),
    ("files", files),
    ("table", table),
    ("dates", dates),
    ("slugs", slugs),
    ("names", names),
    ("titles", titles),
    ("texts", texts),
    ("escaping", escaping),
    ("pipeline", pipeline),
    ("report", report),
];

/// A zip of any bytes.
pub fn archive(data: &[u8]) {
    let place = Place::new();
    place.write("export.zip", data);
    place.accounts("export.zip");
}

/// A zip made by rule of entries of any name, and then damaged.
pub fn files(data: &[u8]) {
    let _ = zip_of(&mut Unstructured::new(data)).map(|bytes| {
        let place = Place::new();
        place.write("export.zip", bytes);
        place.accounts("export.zip");
    });
}

fn zip_of(source: &mut Unstructured<'_>) -> arbitrary::Result<Vec<u8>> {
    let base = bases::pick(source)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for _ in 0..source.int_in_range(1..=6)? {
        let (file, bytes) = source.choose(base)?;
        let name = match source.int_in_range(0..=7)? {
            0 => format!("/{file}"),
            1 => format!("../{file}"),
            2 => format!("C:\\deep\\{file}"),
            3 => format!("{}{file}", "folder/".repeat(source.int_in_range(0..=12)?)),
            4 => source.arbitrary::<&str>()?.to_owned(),
            5 => file.to_uppercase(),
            _ => file.clone(),
        };
        let stored = source.ratio(1, 4)?;
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        let cut = source.int_in_range(0..=bytes.len())?;
        let body = if source.ratio(1, 3)? { &bytes[..cut] } else { &bytes[..] };
        // A name twice, or one that no zip can hold, is refused by the writer.
        if zip.start_file(name, options).is_ok() {
            zip.write_all(body).unwrap();
        }
    }
    let mut bytes = zip.finish().map_or_else(|_| Vec::new(), Cursor::into_inner);
    for _ in 0..source.int_in_range(0..=3)? {
        if !bytes.is_empty() {
            let at = source.int_in_range(0..=bytes.len() - 1)?;
            bytes[at] = source.arbitrary()?;
        }
    }
    Ok(bytes)
}

/// One file of an export, of any kind and with any bytes, beside connections that can be read.
pub fn table(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    let kind = Kind::ALL[usize::from(*first) % Kind::ALL.len()];
    let place = Place::new();
    if kind != Kind::Connections {
        place.write("export/Connections.csv", bases::CONNECTIONS);
    }
    place.write(&format!("export/{}", kind.file_name()), bytes);
    place.accounts("export");
    // Marks are a table of the user's own.
    let _ = marks::parse("marks.csv", bytes, true);
}

/// Days and instants in any spelling.
pub fn dates(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Some(day) = dates::day(&text) {
        let written = dates::date_of(day).to_string();
        assert_eq!(dates::day(&written), Some(day), "{text:?} is {written}, which is another day");
    }
    for instant in [dates::instant(&text), dates::pacific(&text), dates::unzoned(&text)].into_iter().flatten()
    {
        let _ = dates::date_of(dates::day_of(instant));
    }
    if let Some(fast) = dates::fixed_width_utc(text.as_bytes()) {
        assert_eq!(dates::instant(&text), Some(fast), "the fast way and the whole way of {text:?}");
    }
}

/// Profile addresses.
pub fn slugs(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for url in [text.clone().into_owned(), format!("https://www.linkedin.com/in/{text}")] {
        let Some(found) = slug::slug(&url) else { continue };
        assert!(!found.is_empty() && found.trim() == found, "{url:?} gives {found:?}");
        assert_eq!(slug::borrowed(&url).as_deref(), Some(found.as_str()));
        // However it is written, it is the same person.
        let encoded: String = found.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let again = slug::slug(&format!("http://de.linkedin.com/in/{encoded}/?trk=x"));
        assert_eq!(again.as_deref(), Some(found.as_str()), "{url:?}, percent-encoded");
    }
}

/// Names, and lists of recipients.
pub fn names(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let bare = names::exact(&text);
    assert_eq!(names::exact(&bare), bare, "the exact key of {text:?} is not its own");
    let normal = names::normal(&text);
    assert_eq!(names::normal(&normal), normal, "the normal key of {text:?} is not its own");
    let pieces: Vec<&str> = names::split(&text).collect();
    let letters =
        |text: &str| text.chars().filter(|letter| *letter != ',' && !letter.is_whitespace()).count();
    let kept: usize = pieces.iter().map(|piece| letters(piece)).sum();
    assert_eq!(kept, letters(&text), "letters lost in {pieces:?}");
}

/// Job titles, and lines of a lexicon.
pub fn titles(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let title = Titles::built_in().read(&text);
    assert_eq!(format!("{title:?}"), format!("{:?}", Titles::built_in().read(&text)));
    if let Some((lines, position)) = text.split_once('\0')
        && let Ok(titles) = Titles::with(lines)
    {
        let _ = titles.read(position);
    }
}

/// Texts of messages.
pub fn texts(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut pieces = text.splitn(3, '\n');
    let (from, to) = (pieces.next().unwrap_or_default(), pieces.next().unwrap_or_default());
    let text = pieces.next().unwrap_or_default();
    let facts = Probe::Kinds.reader().look([from, to], text);
    assert!(!(facts.one_click && facts.closing), "both one-click and a closing: {text:?}");
    assert_eq!(facts.text == 0, text.trim().is_empty(), "{text:?}");
    // What another text left behind in the reader changes nothing, nor do blanks around the text.
    let mut reader = Probe::Kinds.reader();
    let _ = reader.look([to, from], &format!("Hi {to}, congrats on the new role!"));
    assert_eq!(reader.look([from, to], text), facts, "read after another text: {text:?}");
    assert_eq!(Probe::Repeats.reader().look([from, to], text).text, facts.text);
    let _ = signals::read(text);
}

/// Text from anywhere in the report's faces.
pub fn escaping(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let screen = terminal::clean(&text);
    assert!(!screen.chars().any(char::is_control), "{screen:?} could steer a terminal");
    let mut section = Section::new("id", text.clone());
    section.blocks = vec![
        Block::heading(3, text.clone()),
        Block::plain(&text),
        Block::List { items: vec![plain(&text)] },
        Block::Checklist { items: vec![Task { task: plain(&text), below: text.clone() }] },
        Block::Table(Table::of_texts(
            &[("Name", false), ("Words", false)],
            vec![vec![text.clone(), "end".to_owned()], vec!["x".to_owned(), text.clone()]],
        )),
        Block::plain("the last words"),
    ];
    let document = Document { title: text.clone(), sections: vec![section], ..Document::default() };
    let written = markdown::render(&document).unwrap();
    let (mut cells, mut rows, mut last) = (0, 0, String::new());
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(&written, options) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}\n{written}"),
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough | Tag::Emphasis | Tag::CodeBlock(_),
            ) => panic!("{event:?}\n{written}"),
            Event::Start(Tag::TableCell) => cells += 1,
            Event::End(TagEnd::TableRow) => rows += 1,
            Event::Start(_) => last.clear(),
            Event::Text(text) => last.push_str(&text),
            _ => {}
        }
    }
    assert_eq!((cells, rows), (6, 2), "{written}");
    assert_eq!(last, "the last words", "{written}");
    let _ = terminal::document(&document, 80);
}

/// A run to the tables over an export that was good before it was mutated.
pub fn pipeline(data: &[u8]) {
    let _ = mutated(&mut Unstructured::new(data), false);
}

/// The same with charts, list and report, which take most of the time.
pub fn report(data: &[u8]) {
    let _ = mutated(&mut Unstructured::new(data), true);
}

fn mutated(source: &mut Unstructured<'_>, whole: bool) -> arbitrary::Result<()> {
    // Asked for first, so that mutations of the rest do not change what is run.
    let run = Run::pick(source, whole)?;
    let mut files = bases::pick(source)?.to_vec();
    mutate::several(&mut files, source)?;
    let place = Place::new();
    if run.zipped {
        place.zip("export", &files);
    } else {
        files.iter().for_each(|(name, bytes)| place.write(&format!("export/{name}"), bytes));
    }
    // That it fails is no breach; how it fails is looked at there.
    let _ = place.analyze("export", &run);
    Ok(())
}
