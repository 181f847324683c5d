//! What must be true of every list: checked before anybody sees it.

use std::collections::BTreeSet;

use super::guard::Guard;
use super::{Entry, Ground, Shortlist};
use crate::error::{Error, Result, ensure, equal};

/// Holds the list against the marks and its own counts.
///
/// # Errors
/// [`Error::Unbalanced`], which names nobody.
pub(super) fn verify(list: &Shortlist, ground: &Ground<'_>) -> Result<()> {
    counts(list)?;
    for (place, entry) in list.entries.iter().enumerate() {
        let guard = Guard::of(&ground.person(entry.contact));
        stands(place, entry, guard)
            .map_err(|what| Error::Unbalanced(format!("{what}, in place {} of the shortlist", place + 1)))?;
    }
    Ok(())
}

/// Nobody is listed twice or lost.
fn counts(list: &Shortlist) -> Result<()> {
    let counts = &list.counts;
    equal("people of the shortlist", counts.people as u64, counts.sum() as u64)?;
    equal("people listed and entries of the shortlist", counts.listed as u64, list.entries.len() as u64)?;
    equal("people of a company that resembles", counts.perhaps as u64, list.perhaps.len() as u64)?;
    let known: BTreeSet<usize> = list.entries.iter().map(|entry| entry.contact).collect();
    equal("entries of the shortlist and different people", list.entries.len() as u64, known.len() as u64)?;
    let further: usize = counts.further.values().sum();
    let standing = counts.listed + further + counts.company_full;
    equal("people in a pool, listed or not", list.pools.len() as u64, standing as u64)?;
    ensure(known.iter().all(|contact| list.pools.contains_key(contact)), || {
        "somebody of the shortlist stands in no pool".to_owned()
    })
}

/// What is wrong with one entry.
fn stands(place: usize, entry: &Entry, guard: Option<Guard>) -> std::result::Result<(), &'static str> {
    // Somebody in touch elsewhere, or who owes an answer, is shown where people are looked for.
    if !matches!(guard, None | Some(Guard::Elsewhere | Guard::Unanswered)) {
        return Err("somebody who must not be on it");
    }
    if entry.rank != place + 1 {
        return Err("another rank");
    }
    let finite = entry.score.is_finite()
        && entry.parts.iter().all(|part| part.value.is_finite() && part.weight.is_finite());
    if finite { Ok(()) } else { Err("a score that is no number") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::dates::day_number;
    use crate::export::{self, Reading};
    use crate::marks::Marked;
    use crate::people::Whose;
    use crate::progress::Progress;
    use crate::shortlist::begin::Openings;
    use crate::shortlist::search::Search;
    use crate::shortlist::{Options, build};
    use crate::ties::{self, Snapshot};
    use crate::titles::{Profiles, Titles};
    use crate::touches::Probe;

    const CONNECTIONS: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
        Ann,Example,https://www.linkedin.com/in/ann,,Fiktiv GmbH,Director,01 Mar 2018\n\
        Ben,Example,https://www.linkedin.com/in/ben,,Fiktiv GmbH,Director,01 Mar 2019\n";
    const MESSAGES: &str = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n\
        2-a,Ann Example,https://www.linkedin.com/in/ann,Robin Tester,https://www.linkedin.com/in/robin,\
        2020-03-03 03:03:03 UTC,,Which bridge do you build next?,INBOX\n\
        2-b,Ben Example,https://www.linkedin.com/in/ben,Robin Tester,https://www.linkedin.com/in/robin,\
        2020-03-04 03:03:03 UTC,,Which tower do you build next?,INBOX\n";

    /// Hands over a list of Ann and Ben, and a ground on which Ann's marks are `marks`.
    fn with_list(marks: Marked, test: impl FnOnce(Shortlist, &Ground<'_>)) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("Connections.csv"), CONNECTIONS).unwrap();
        std::fs::write(folder.path().join("messages.csv"), MESSAGES).unwrap();
        let probe = Probe::default();
        let parts = [folder.path().to_owned()];
        let (export, mut books) = export::read(&parts, Reading::plain(&probe), &Progress::hidden()).unwrap();
        let as_of = day_number("2020-04-01".parse().unwrap());
        let (whose, options) = (Whose::Find(Some("robin")), ties::Options::default());
        let now = Snapshot::at(&export, &mut books, as_of, whose, &options, |_| {}).unwrap();
        let profiles = Profiles::read(now.people.list(), &Titles::built_in());
        let none = [Marked::default(), Marked::default()];
        let plain = Ground::new(&export, &books, &now, &profiles, &none).unwrap();
        let openings = Openings::built_in().unwrap();
        let list = build(&plain, &Search::default(), &Options::default(), &openings).unwrap();
        assert_eq!(list.entries.len(), 2);
        let marked = [marks, Marked::default()];
        test(list, &Ground::new(&export, &books, &now, &profiles, &marked).unwrap());
    }

    #[test]
    fn a_sound_list_passes_and_every_fault_stops_the_run() {
        with_list(Marked::default(), |sound, ground| {
            verify(&sound, ground).unwrap();
            let fault = |change: &dyn Fn(&mut Shortlist)| {
                let mut list = sound.clone();
                change(&mut list);
                match verify(&list, ground) {
                    Err(error @ Error::Unbalanced(_)) => error.to_string(),
                    other => panic!("{other:?}"),
                }
            };
            assert!(fault(&|list| list.counts.people = 3).contains("people of the shortlist: 3 and 2"));
            assert!(fault(&|list| drop(list.entries.pop())).contains("people listed and entries"));
            assert!(
                fault(&|list| list.entries[1].contact = list.entries[0].contact)
                    .contains("different people: 2 and 1")
            );
            let lost = |list: &mut Shortlist| {
                list.counts.perhaps = 1;
                list.counts.people = 3;
            };
            assert!(fault(&lost).contains("a company that resembles: 1 and 0"));
            assert!(fault(&|list| list.pools.clear()).contains("people in a pool"));
            assert!(fault(&|list| list.entries[1].rank = 1).contains("another rank, in place 2"));
            assert!(fault(&|list| list.entries[0].score = f64::NAN).contains("a score that is no number"));
        });
    }

    #[test]
    fn nobody_is_listed_who_is_not_to_be_contacted() {
        let marks = [
            Marked { do_not_contact: true, ..Marked::default() },
            Marked { snoozed_until: Some(i32::MAX), ..Marked::default() },
        ];
        for marks in marks {
            with_list(marks, |list, ground| {
                let error = verify(&list, ground).unwrap_err().to_string();
                assert!(error.contains("somebody who must not be on it"), "{error}");
                assert!(!error.contains("Ann"), "{error}");
            });
        }
        let elsewhere = Marked { elsewhere: true, ..Marked::default() };
        with_list(elsewhere, |list, ground| verify(&list, ground).unwrap());
    }
}
