//! The books of a run without the names that the user gave to files and folders.

use std::collections::BTreeMap;

use crate::export::Export;
use crate::export::account::Books;
use crate::export::kind::Kind;

/// A file is called as LinkedIn calls it, with a number from the second of its kind on; of files that are
/// not read the ending alone is told.
pub(super) fn redact(export: &mut Export, books: &mut Books) {
    let mut seen: BTreeMap<Kind, u32> = BTreeMap::new();
    let mut masks: BTreeMap<String, String> = BTreeMap::new();
    for account in &mut books.files {
        let n = seen.entry(account.kind).or_default();
        *n += 1;
        let name = account.kind.file_name();
        let mask = if *n == 1 { name.to_owned() } else { format!("{name} ({n})") };
        masks.insert(std::mem::replace(&mut account.path, mask.clone()), mask);
    }
    for reject in books.rejects.listed_mut() {
        reject.file = masks.get(&reject.file).cloned().unwrap_or_else(|| "a file".to_owned());
    }
    books.notices.iter_mut().for_each(crate::notice::Notice::redact);
    for path in &mut export.unread {
        *path = format!("*{}", ending(path));
    }
}

/// `.csv`, where it is a short one of letters and digits.
fn ending(path: &str) -> String {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, last)| last);
    let is_plain = (1..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_plain { format!(".{}", ending.to_lowercase()) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_path_only_a_short_ending_is_told() {
        for (path, told) in
            [("Anna/Jobs.CSV", ".csv"), ("a.Erdacht", ""), ("zip", ""), ("a.b/c", ""), ("x.tar.gz", ".gz")]
        {
            assert_eq!(ending(path), told, "{path}");
        }
    }
}
