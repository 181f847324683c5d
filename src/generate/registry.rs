//! Gives out names and slugs, each once.

use std::collections::HashSet;

use super::{
    dice::Dice,
    model::{Connection, Language, Owner, World},
    slug,
    words::names::{FLOURISHES, NASTY, POST_NOMINALS, STOCKS},
};

/// A name that has not been given yet.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) call: String,
    pub(super) slug: String,
    pub(super) language: Language,
}

/// Gives out names and slugs, each once.
#[derive(Debug)]
pub(super) struct Registry {
    names: HashSet<String>,
    slugs: HashSet<String>,
    nasty: bool,
}

impl Registry {
    pub(super) fn new(owner: &Owner, nasty: bool) -> Self {
        let mut names = HashSet::new();
        names.insert(key(&owner.first, &owner.last));
        Self { names, slugs: HashSet::from([owner.slug.clone()]), nasty }
    }

    /// Of a world that is there: what it has given out is taken.
    pub(super) fn of(world: &World) -> Self {
        let mut registry = Self::new(&world.owner, world.plan.nasty);
        for row in &world.connections {
            registry.names.insert(key(&row.first, &row.last));
            registry.slugs.extend(row.slug.clone());
        }
        for person in &world.others {
            registry.names.insert(key(&person.first, &person.last));
            registry.slugs.insert(person.slug.clone());
        }
        registry
    }

    /// A new name with a new slug.
    pub(super) fn name(&mut self, dice: &mut Dice) -> Named {
        if self.nasty && dice.chance(0.25) {
            let (first, last) = *dice.pick(NASTY);
            if self.names.insert(key(first, last)) {
                return self.named(first.to_owned(), last.to_owned(), first.to_owned(), Language::En, dice);
            }
        }
        let mut ticket = dice.below(100);
        let stock = STOCKS.iter().find(|stock| {
            let mine = ticket < stock.share;
            ticket = ticket.saturating_sub(stock.share);
            mine
        });
        let stock = stock.unwrap_or(&STOCKS[0]);
        let language = if dice.chance(0.7) { stock.language } else { Language::En };
        loop {
            let call = dice.phrase(stock.first);
            let mut first = call.to_owned();
            let mut last = format!("{}{}", dice.phrase(stock.head), dice.phrase(stock.tail));
            if self.names.contains(&key(&first, &last)) {
                let middle = (b'A' + dice.below(26) as u8) as char;
                first = format!("{first} {middle}.");
                if dice.chance(0.3) {
                    last = format!("{last}-{}", dice.phrase(stock.head).trim_end_matches(['-', ' ']));
                }
            }
            if dice.chance(if self.nasty { 0.3 } else { 0.03 }) {
                first.push_str(dice.phrase(FLOURISHES));
            }
            if dice.chance(if self.nasty { 0.3 } else { 0.06 }) {
                last.push_str(dice.phrase(POST_NOMINALS));
            } else if dice.chance(0.02) {
                last.push(' ');
            }
            if self.names.insert(key(&first, &last)) {
                return self.named(first, last, call.to_owned(), language, dice);
            }
        }
    }

    /// The same name once more, with another slug.
    pub(super) fn namesake(&mut self, of: &Connection, dice: &mut Dice) -> Named {
        self.named(of.first.clone(), of.last.clone(), of.call.clone(), of.language, dice)
    }

    fn named(
        &mut self,
        first: String,
        last: String,
        call: String,
        language: Language,
        dice: &mut Dice,
    ) -> Named {
        let mut slug = slug::slug(&first, &last, dice);
        while !self.slugs.insert(slug.clone()) {
            slug = slug::with_number(&first, &last, dice);
        }
        Named { first, last, call, slug, language }
    }
}

/// Two names that differ in blanks only are one.
fn key(first: &str, last: &str) -> String {
    first.split_whitespace().chain(last.split_whitespace()).collect::<Vec<_>>().join(" ")
}
