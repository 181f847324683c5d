//! A few people for a partnership both ways: trust shown by both, and strengths that differ.
//!
//! Trust is endorsements or recommendations both ways, or answers both ways over two years or more; who
//! shows both stands before who shows one. Within that the usual order.

use std::cmp::Reverse;

use super::crowd::{self, WARMEST_FIRST};
use super::trust::{Strengths, Trust, what};
use super::{Lens, LensOptions, View, view::Group};
use crate::shortlist::ground::{Ground, Person};
use crate::ties::words;

/// Few, so that each can be meant.
const MOST: usize = 8;

const INTRO: &str = "Trust went both ways, and their work is not yours: each could give what the other lacks. Few, so \
                     that you can mean each of them; begin with what you could give.";

/// Where the owner's own work is not known.
const UNKNOWN: &str = "Trust went both ways, and you endorsed them for what your own list of skills does not hold. What you \
                       work in yourself the export does not tell. Few, so that you can mean each of them; begin with what \
                       you could give.";

/// One group.
pub(super) fn view(ground: &Ground<'_>, options: &LensOptions) -> View {
    let mut people: Vec<Person<'_>> = crowd::all(ground).filter(|person| fits(person, options)).collect();
    people.sort_by_cached_key(|person| {
        let (signs, warmth) = (Trust::of(person).signs(), crowd::place(person, &WARMEST_FIRST));
        (Reverse(signs), warmth, Reverse(crowd::answer(person)), person.contact)
    });
    let note = format!("{}{}", words::people(crowd::count(&people)), crowd::warmth(&people));
    let group = Group::of("For a partnership both ways", note, &people, options.rows.min(MOST), |person| {
        what(person, &Trust::of(person), &Strengths::of(person, &options.owner))
    });
    let group = group.map(|group| {
        let (shown, all) = (group.rows.len() as u64, crowd::count(&people));
        let title = format!("{}: {} of {}", group.title, words::number(shown), words::number(all));
        Group { title, ..group }
    });
    let known = options.owner.iter().any(|title| !title.functions.is_empty());
    let intro = if known { INTRO } else { UNKNOWN };
    View::new(Lens::Partners, intro, group.into_iter().collect(), Vec::new(), || {
        "The export shows nobody to list with whom trust went both ways (praise, or answers over two years or more) and \
         whose work or skills are known to differ from yours."
            .into()
    })
}

fn fits(person: &Person<'_>, options: &LensOptions) -> bool {
    Trust::of(person).signs() > 0 && Strengths::of(person, &options.owner).complement(person, &options.owner)
}
