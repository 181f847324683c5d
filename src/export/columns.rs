//! Where the columns of a messages file stand, and the pair of people on a row.

use super::decode;
use super::messages::Pair;
use super::records::Record;

/// The places of the columns in this file; what a layout lacks is `None`.
#[derive(Debug, Clone)]
pub struct Columns {
    /// `CONVERSATION ID`.
    pub conversation: Option<usize>,
    /// `CONVERSATION TITLE`.
    pub title: Option<usize>,
    /// `FROM`.
    pub from: Option<usize>,
    /// `SENDER PROFILE URL`.
    pub from_url: Option<usize>,
    /// `TO`.
    pub to: Option<usize>,
    /// `RECIPIENT PROFILE URLS`.
    pub to_urls: Option<usize>,
    /// `DATE`.
    pub date: Option<usize>,
    /// `CONTENT`.
    pub content: Option<usize>,
    /// `FOLDER`.
    pub folder: Option<usize>,
    /// `DIRECTION`.
    pub direction: Option<usize>,
    /// `IS MESSAGE DRAFT`.
    pub draft: Option<usize>,
    /// First and last column of the pair, where these stand side by side.
    together: Option<(usize, usize)>,
}

impl Columns {
    /// By the folded names of the header.
    #[must_use]
    pub fn new(place: impl Fn(&str) -> Option<usize>) -> Self {
        let pair = ["from", "sender profile url", "to", "recipient profile urls", "direction"].map(&place);
        let there: Vec<usize> = pair.iter().flatten().copied().collect();
        let together = there.windows(2).all(|two| two[1] == two[0] + 1);
        let ends = there.first().copied().zip(there.last().copied());
        Self {
            conversation: place("conversation id"),
            title: place("conversation title"),
            from: pair[0],
            from_url: pair[1],
            to: pair[2],
            to_urls: pair[3],
            date: place("date"),
            content: place("content"),
            folder: place("folder"),
            direction: pair[4],
            draft: place("is message draft"),
            together: ends.filter(|_| together),
        }
    }

    /// What tells a row's pair from others: the row's own bytes where they stand together, else built in
    /// `built`.
    pub fn pair_key<'a>(&self, record: Record<'a>, built: &'a mut Vec<u8>) -> &'a [u8] {
        if let (Record::Plain(bytes, cells), Some((first, last))) = (record, self.together)
            && let (Some(first), Some(last)) = (cells.get(first), cells.get(last))
        {
            return &bytes[first.from - usize::from(first.quoted)..last.to + usize::from(last.quoted)];
        }
        // No record by the book begins so, so that the two kinds of keys are never the same.
        built.clear();
        built.extend_from_slice(b"x\"");
        for column in [self.from, self.from_url, self.to, self.to_urls, self.direction] {
            built.extend_from_slice(&record.cell(column));
            built.push(0x1f);
        }
        built
    }

    /// The pair on a row, and how many of its cells had to be repaired.
    pub fn pair(&self, record: Record<'_>) -> (Pair<String>, u64) {
        let mut repaired = 0;
        let mut text = |column| decode::cell(&record.cell(column), &mut repaired).into_owned();
        let outgoing = |column| record.cell(Some(column)).trim_ascii().eq_ignore_ascii_case(b"outgoing");
        let pair = Pair {
            from: text(self.from),
            from_url: text(self.from_url),
            to: text(self.to),
            to_urls: text(self.to_urls),
            outgoing: self.direction.map(outgoing),
        };
        (pair, repaired)
    }
}
