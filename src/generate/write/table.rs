//! One CSV file: delimiter, quotes, line ends.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// How a file is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    pub(super) quote_all: bool,
    pub(super) crlf: bool,
    pub(super) final_newline: bool,
}

impl Dialect {
    /// The way of most files.
    pub(super) const PLAIN: Self =
        Self { delimiter: b',', quote_all: false, crlf: false, final_newline: true };
    /// The way of activity files.
    pub(super) const ACTIVITY: Self = Self { crlf: true, ..Self::PLAIN };
    /// The way of the three files that end without a line break.
    pub(super) const OPEN_ENDED: Self = Self { final_newline: false, ..Self::PLAIN };

    /// A writer of records into anything.
    pub(super) fn writer<W: Write>(self, into: W) -> csv::Writer<W> {
        WriterBuilder::new()
            .delimiter(self.delimiter)
            .quote_style(if self.quote_all { QuoteStyle::Always } else { QuoteStyle::Necessary })
            .terminator(if self.crlf { Terminator::CRLF } else { Terminator::Any(b'\n') })
            .flexible(true)
            .from_writer(into)
    }

    /// A small table as text.
    pub(super) fn text(self, before: &str, rows: &[Vec<String>]) -> io::Result<Vec<u8>> {
        let mut writer = self.writer(before.as_bytes().to_vec());
        for row in rows {
            writer.write_record(row)?;
        }
        let mut bytes = writer.into_inner().map_err(|fault| io::Error::other(fault.to_string()))?;
        if !self.final_newline && bytes.ends_with(b"\n") {
            bytes.pop();
        }
        Ok(bytes)
    }

    /// A file of a header and rows.
    pub(super) fn file(
        self,
        path: &Path,
        header: &str,
        rows: impl IntoIterator<Item = Vec<String>>,
    ) -> io::Result<()> {
        let mut all = vec![columns(header)];
        all.extend(rows);
        std::fs::write(path, self.text("", &all)?)
    }
}

/// The columns of a header that holds no quotes.
pub(super) fn columns(header: &str) -> Vec<String> {
    header.split(',').map(str::to_owned).collect()
}

/// A buffered new file.
pub(super) fn create(path: &Path) -> io::Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(1 << 20, File::create(path)?))
}
