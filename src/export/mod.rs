//! Reads an export: finds the core files, reads every layout, and accounts for every row.
//!
//! Owns files, dialects, encodings, dates and the account of rows. It does not know who the owner
//! is or who is the same person as whom: that begins in [`crate::people`].

pub mod account;
mod again;
mod apart;
mod archive;
mod columns;
pub mod connections;
pub mod dates;
mod decode;
pub mod evidence;
pub mod kind;
pub mod messages;
pub mod probe;
mod records;
mod repeats;
pub mod rows;
mod seen;
mod slice;
mod slices;
mod source;
mod split;
mod stream;
mod table;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::PathBuf;

use account::{Books, FileAccount};
pub use apart::exports_in;
use connections::Connections;
use evidence::Evidence;
use kind::Kind;
use messages::{Messages, Newest};
use probe::TextProbe;
use rows::Rows;
use seen::Seen;
use source::Entry;
pub use source::is_result;
use table::Table;
use text::Text;

use crate::error::{Error, Result};
use crate::notice::Notice;
use crate::progress::Progress;

/// The name that stands for a closed account wherever a person's name would stand.
pub const CLOSED_ACCOUNT: &str = "LinkedIn Member";

/// Everything read from an export.
#[derive(Debug, Default)]
pub struct Export {
    /// The connections.
    pub connections: Connections,
    /// The messages; `None` where the export has no messages file.
    pub messages: Option<Messages>,
    /// The small tables.
    pub evidence: Evidence,
    /// Files of the export that are not read, by path.
    pub unread: Vec<String>,
    /// Kinds of which the export has no file.
    pub missing: Vec<Kind>,
    /// The messages files, by the index of their account.
    sources: BTreeMap<usize, Text>,
    /// What the files looked like before they were read.
    seen: Seen,
}

impl Export {
    /// The newest day in connections, messages and invitations, at which an export is judged; and the
    /// newest day before that one, where there are enough dates to tell whether it stands alone.
    #[must_use]
    pub fn newest_days(&self) -> [Option<i32>; 2] {
        /// Dates of a handful of rows may lie years apart.
        const ENOUGH: usize = 20;
        let mut newest = self.messages.as_ref().map_or_else(Newest::default, |messages| messages.newest);
        let connected = self.connections.rows.iter().filter_map(|row| row.connected_on);
        let invited = self.evidence.invitations.iter().filter_map(|row| row.sent_at).map(dates::day_of);
        connected.chain(invited).for_each(|day| newest.add(day));
        if newest.dates >= ENOUGH { newest.days } else { [newest.days[0], None] }
    }

    /// The texts of some rows of the messages, read again from their files: texts are not kept.
    ///
    /// # Errors
    /// When a file can no longer be read, or is not the one that was read before: the rows would be others.
    pub fn texts(&self, rows: &BTreeSet<u32>) -> Result<BTreeMap<u32, String>> {
        let mut texts = BTreeMap::new();
        let Some(messages) = &self.messages else { return Ok(texts) };
        for file in &messages.files {
            let (from, to) = (file.rows.start as u32, file.rows.end as u32);
            let wanted: Vec<u32> = rows.range(from..to).copied().collect();
            if let (Some(text), false) = (self.sources.get(&file.account), wanted.is_empty()) {
                self.seen.steady(text.entry(), || text.contents(file, &wanted, &mut texts))?;
            }
        }
        Ok(texts)
    }

    /// Lets go of what is known of every message, where nothing looks at them any more.
    pub fn let_go_of_rows(&mut self) {
        if let Some(messages) = &mut self.messages {
            messages.rows = Rows::default();
            messages.repeats = Vec::new();
            messages.sides = Vec::new();
        }
    }

    /// Whether the export has a messages file; without one nothing is known about anybody.
    #[must_use]
    pub fn has_messages(&self) -> bool {
        self.messages.is_some()
    }

    /// Whether there is a messages file without a single dated row: nobody ever wrote, or the export
    /// is not complete.
    #[must_use]
    pub fn has_empty_messages(&self) -> bool {
        self.messages.as_ref().is_some_and(|messages| messages.newest.dates == 0)
    }
}

/// How an export is read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Looks at each message's text as it passes.
    pub probe: &'a dyn TextProbe,
    /// Threads that read side by side.
    pub threads: usize,
    /// What is kept of messages goes to a temporary file and not to memory.
    pub spill: bool,
}

impl<'a> Reading<'a> {
    /// On one thread, kept in memory.
    #[must_use]
    pub fn plain(probe: &'a dyn TextProbe) -> Self {
        Self { probe, threads: 1, spill: false }
    }
}

/// Reads all parts of an export.
///
/// # Errors
/// A part that cannot be read, a core file with other columns, or [`Error::Nothing`] where there
/// is no connections file or no row in it.
pub fn read(parts: &[PathBuf], how: Reading<'_>, progress: &Progress) -> Result<(Export, Books)> {
    let mut export = Export::default();
    let mut books = Books::default();
    let entries = source::list(parts, &mut books.notices)?;
    let mut by_kind: BTreeMap<Kind, Vec<&Entry>> = BTreeMap::new();
    for entry in &entries {
        match entry.kind {
            Some(kind) => {
                export.seen.note(entry)?;
                by_kind.entry(kind).or_default().push(entry);
            }
            None => export.unread.push(entry.path.clone()),
        }
    }
    for kind in Kind::ALL {
        let found = distinct(by_kind.remove(&kind).unwrap_or_default(), &mut books)?;
        let mut readable = 0;
        let mut refused = Vec::new();
        for entry in found {
            let seen = std::mem::take(&mut export.seen);
            let read =
                seen.steady(entry, || read_file(entry, kind, (&mut export, &mut books), how, progress));
            export.seen = seen;
            match read {
                Ok(()) => readable += 1,
                Err(error @ Error::WrongColumns { .. }) => refused.push(error),
                Err(error) => return Err(error),
            }
        }
        if readable == 0 {
            if refused.is_empty() {
                export.missing.push(kind);
            }
            // Without these two nothing can be said; the others are only missed.
            if matches!(kind, Kind::Connections | Kind::Messages) && !refused.is_empty() {
                return Err(refused.remove(0));
            }
        }
        let unread = |error: &Error| {
            let text = format!("not read: {error}").replace("\n  ", "; ");
            Notice::naming(
                text,
                format!("not read: a file named like {}, with other columns", kind.file_name()),
            )
        };
        books.notices.extend(refused.iter().map(unread));
    }
    if export.connections.odd_dates > 0 {
        let n = export.connections.odd_dates;
        books.notices.push(Notice::new(format!(
            "Connections.csv: {n} {} in \"Connected On\" {} no known form; the people are kept, without a date",
            if n == 1 { "date" } else { "dates" },
            if n == 1 { "fits" } else { "fit" }
        )));
    }
    if export.has_empty_messages() {
        books.notices.push(Notice::new(
            "messages.csv is there, but holds no message that can be read: either nobody ever wrote, or the export is not \
             complete",
        ));
    }
    if let Some(messages) = &mut export.messages {
        messages.settle()?;
    }
    progress.finish();
    nothing_to_analyse(&export, &books, entries.len())?;
    Ok((export, books))
}

fn read_file(
    entry: &Entry,
    kind: Kind,
    (export, books): (&mut Export, &mut Books),
    how: Reading<'_>,
    progress: &Progress,
) -> Result<()> {
    progress.begin(&format!("reading {}", kind.file_name()), entry.size);
    let (file, rejects) = (books.files.len(), &mut books.rejects);
    let mut account = FileAccount::new(entry.path.clone(), kind, "-".to_owned());
    let (repaired, cut_off) = if kind == Kind::Messages {
        let text = Text::open(entry)?;
        account.layout = text.layout().to_owned();
        if export.messages.is_none() {
            let rows = if how.spill { Rows::spilling()? } else { Rows::default() };
            export.messages = Some(Messages::kept_in(rows));
        }
        let into = export.messages.get_or_insert_default();
        let found = text.read((file, &mut account), rejects, (how.probe, how.threads), progress, into)?;
        export.sources.insert(file, text);
        found
    } else {
        let mut table = Table::open(entry, kind)?;
        match kind {
            Kind::Connections => {
                let has_urls = table.column("url").is_some();
                account.layout = connections::layout(table.dialect, has_urls).to_owned();
                let into = &mut export.connections;
                connections::read(&mut table, file, &mut account, rejects, progress, into)?;
            }
            _ => {
                if kind == Kind::Invitations {
                    let has_urls = table.column("inviterprofileurl").is_some();
                    account.layout = if has_urls { "E" } else { "A" }.to_owned();
                }
                let mut reader = how.probe.reader();
                let mut hash = |text: &str| reader.look([""; 2], text).text;
                let source = (&mut table, kind, file);
                evidence::read(source, &mut account, rejects, progress, &mut hash, &mut export.evidence)?;
            }
        }
        (table.repaired(), table.cut_off())
    };
    if let Some(line) = cut_off {
        let text = |file: &str| {
            format!(
                "{file} ends in the middle of a row (line {line}): the file seems to be cut off; download the export again"
            )
        };
        books.notices.push(Notice::naming(text(&entry.path), text(kind.file_name())));
    }
    if repaired > 0 {
        let cells = repaired;
        let text = |file: &str| {
            format!(
                "{file}: not all of it is UTF-8 (a spreadsheet saved the file?); cells read as Windows-1252: {cells}; emoji \
                 and rare letters may be lost"
            )
        };
        books.notices.push(Notice::naming(text(&entry.path), text(kind.file_name())));
    }
    books.files.push(account);
    Ok(())
}

/// The files without those that repeat another byte for byte (parts of one export may).
fn distinct<'a>(entries: Vec<&'a Entry>, books: &mut Books) -> Result<Vec<&'a Entry>> {
    let mut sizes: BTreeMap<u64, usize> = BTreeMap::new();
    entries.iter().for_each(|entry| *sizes.entry(entry.size).or_default() += 1);
    // By the hash of their bytes, which is asked for only where another file is as long.
    let mut by_hash: BTreeMap<u128, &Entry> = BTreeMap::new();
    let mut kept: Vec<&Entry> = Vec::new();
    for entry in entries {
        let is_alone = sizes.get(&entry.size).is_none_or(|n| *n < 2);
        let twin = if is_alone { None } else { Some(*by_hash.entry(hash(entry)?).or_insert(entry)) };
        match twin.filter(|twin| twin.path != entry.path) {
            Some(twin) if same_bytes(twin, entry)? => books.notices.push(Notice::naming(
                format!("{} repeats {} byte for byte and was read once", entry.path, twin.path),
                "a file repeats another byte for byte and was read once",
            )),
            _ => kept.push(entry),
        }
    }
    Ok(kept)
}

fn hash(entry: &Entry) -> Result<u128> {
    let mut stream = entry.open()?;
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    let mut bytes = vec![0; 1 << 18];
    loop {
        match stream.read(&mut bytes) {
            Ok(0) => return Ok(hash.digest128()),
            Ok(n) => hash.update(&bytes[..n]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(source) => return Err(Error::Read { file: entry.path.clone(), source }),
        }
    }
}

fn same_bytes(one: &Entry, other: &Entry) -> Result<bool> {
    let broken = |source| Error::Read { file: other.path.clone(), source };
    let (mut one, mut other_stream) = (one.open()?, other.open()?);
    let (mut a, mut b) = (Vec::new(), Vec::new());
    loop {
        a.clear();
        b.clear();
        one.by_ref().take(1 << 20).read_to_end(&mut a).map_err(broken)?;
        other_stream.by_ref().take(1 << 20).read_to_end(&mut b).map_err(broken)?;
        if a != b {
            return Ok(false);
        }
        if a.is_empty() {
            return Ok(true);
        }
    }
}

/// Says plainly what is there instead, where there are no connections.
fn nothing_to_analyse(export: &Export, books: &Books, files: usize) -> Result<()> {
    if !export.connections.rows.is_empty() {
        return Ok(());
    }
    if let Some(account) = books.files.iter().find(|account| account.kind == Kind::Connections) {
        let first = books.rejects.listed().iter().find(|reject| reject.file == account.path);
        let fault =
            first.map_or_else(String::new, |reject| format!("\n  line {}: {}", reject.line, reject.detail));
        return Err(Error::Nothing(format!(
            "nothing to analyse: {} has its header, but no usable row ({} read){fault}\n  help: ask LinkedIn for the \
             export again; it takes up to 24 hours until the full one is ready",
            account.path, account.rows
        )));
    }
    let mut seen: Vec<&str> = export.unread.iter().map(|path| kind::base_name(path)).collect();
    let read: Vec<&str> = books.files.iter().map(|file| kind::base_name(&file.path)).collect();
    seen.splice(0..0, read.iter().copied());
    let shown = seen.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    let more = if seen.len() > 8 { format!(" and {} more", seen.len() - 8) } else { String::new() };
    if let Some(inner) = seen.iter().find(|name| name.to_lowercase().ends_with(".zip")) {
        return Err(Error::Nothing(format!(
            "nothing to analyse: neither Connections.csv nor messages.csv, but another zip is in there: {inner}\n  \
             help: unpack {inner} first, and give that"
        )));
    }
    if let (0, Some(deep)) =
        (files, books.notices.iter().find(|notice| notice.text.contains("were not searched")))
    {
        return Err(Error::Nothing(format!("nothing to analyse: no file was found; {}", deep.text)));
    }
    Err(Error::Nothing(match (files, export.messages.is_some()) {
        (0, _) => "nothing to analyse: there is no file in there\n  help: give the zip that LinkedIn sent, or the folder you unpacked it to".to_owned(),
        (_, true) => format!(
            "nothing to analyse: messages.csv is there, but Connections.csv is not\n  found: {shown}{more}\n  help: \
             ask LinkedIn for an export that includes Connections, or give the other part as well"
        ),
        (_, false) => format!(
            "nothing to analyse: this part holds no network (neither Connections.csv nor messages.csv)\n  found: \
             {shown}{more}\n  help: LinkedIn sends big exports in two parts, the first with profile files only; give the \
             other part, or both"
        ),
    }))
}
