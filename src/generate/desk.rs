//! Where a world is written down: opens conversations, records messages, and keeps to the number of rows asked for.

use std::collections::{HashMap, HashSet};

use chrono::{Duration, NaiveDateTime};

use super::{
    clock,
    dice::Dice,
    id,
    model::{Circle, Conversation, Folder, Message, Party, Person, Role, Talk, World},
    people,
    registry::Registry,
    text::Scene,
};

/// A world in the making.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) world: World,
    pub(super) dice: Dice,
    pub(super) registry: Registry,
    /// Invitation notes that were accepted: whether they invited, and the text.
    pub(super) notes: HashMap<usize, (bool, String)>,
    /// Connections that were greeted on the day.
    pub(super) greeted: HashSet<usize>,
    threads: HashMap<Party, usize>,
    archived: HashSet<usize>,
    left: usize,
}

impl Desk {
    pub(super) fn new(world: World, dice: Dice, registry: Registry, rows: usize) -> Self {
        Self {
            world,
            dice,
            registry,
            notes: HashMap::new(),
            greeted: HashSet::new(),
            threads: HashMap::new(),
            archived: HashSet::new(),
            left: rows,
        }
    }

    /// At a world that goes on: talk of two is added to the conversations that are there.
    pub(super) fn resume(world: World, dice: Dice, registry: Registry) -> Self {
        let mut threads = HashMap::new();
        for (at, conversation) in world.conversations.iter().enumerate() {
            if let Talk::Pair(with) = conversation.talk {
                threads.entry(with).or_insert(at);
            }
        }
        Self { threads, ..Self::new(world, dice, registry, usize::MAX) }
    }

    /// Rows that may still be written.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// A share of all rows, at least so many in a world of some size.
    pub(super) fn share(&mut self, fraction: f64, at_least: usize) -> usize {
        let all = self.world.plan.messages;
        let rows = (fraction * all as f64).round() as usize;
        let rows = if self.world.plan.nasty {
            if self.dice.chance(0.6) { 1 + self.dice.below(at_least.max(rows)) } else { 0 }
        } else if all < 200 {
            rows
        } else {
            rows.max(at_least)
        };
        rows.min(self.left)
    }

    /// The last moment anything can happen.
    pub(super) fn end(&self) -> NaiveDateTime {
        clock::last_second(self.world.plan.as_of)
    }

    /// A moment so many days before the day of the export.
    pub(super) fn ago(&mut self, days: i64) -> NaiveDateTime {
        clock::on(self.world.plan.as_of - Duration::days(days), &mut self.dice)
    }

    /// A moment between two, the second not before the first.
    pub(super) fn within(&mut self, from: NaiveDateTime, to: NaiveDateTime) -> NaiveDateTime {
        from + Duration::seconds(self.dice.between(0, (to - from).num_seconds()))
    }

    /// A new conversation.
    pub(super) fn open(&mut self, title: &str, talk: Talk) -> usize {
        let id = if talk == Talk::Unaddressed { String::new() } else { id::conversation(&mut self.dice) };
        self.world.conversations.push(Conversation { id, title: title.to_owned(), talk });
        let conversation = self.world.conversations.len() - 1;
        if self.dice.chance(0.03) {
            self.archived.insert(conversation);
        }
        conversation
    }

    /// The main conversation with a party, opened when first needed.
    pub(super) fn thread(&mut self, with: Party) -> usize {
        if let Some(&known) = self.threads.get(&with) {
            return known;
        }
        let opened = self.open("", Talk::Pair(with));
        self.threads.insert(with, opened);
        opened
    }

    /// Records a message of a conversation of two.
    pub(super) fn say(
        &mut self,
        conversation: usize,
        from_owner: bool,
        at: NaiveDateTime,
        text: String,
        role: Role,
    ) -> Option<&mut Message> {
        let Talk::Pair(with) = self.world.conversations[conversation].talk else { return None };
        let (sender, recipients) = match (from_owner, with) {
            (_, Party::Blank) => (if from_owner { Party::Owner } else { with }, Vec::new()),
            (true, _) => (Party::Owner, vec![with]),
            (false, _) => (with, vec![Party::Owner]),
        };
        self.put(conversation, sender, recipients, at, text, role)
    }

    /// Records any message; none when all rows are written.
    pub(super) fn put(
        &mut self,
        conversation: usize,
        sender: Party,
        recipients: Vec<Party>,
        at: NaiveDateTime,
        text: String,
        role: Role,
    ) -> Option<&mut Message> {
        self.left = self.left.checked_sub(1)?;
        let folder = if self.archived.contains(&conversation) { Folder::Archive } else { Folder::Inbox };
        let at = at.min(self.end());
        self.world.messages.push(Message {
            conversation,
            sender,
            recipients,
            at,
            subject: String::new(),
            text,
            folder,
            draft: false,
            attachments: Vec::new(),
            role,
            duplicate: false,
        });
        self.world.messages.last_mut()
    }

    /// Somebody new who is no connection.
    pub(super) fn stranger(&mut self, circle: Circle) -> Party {
        let person = people::stranger(&mut self.registry, circle, &mut self.dice);
        self.add(person)
    }

    /// Adds somebody who is no connection.
    pub(super) fn add(&mut self, person: Person) -> Party {
        self.world.others.push(person);
        Party::Other(self.world.others.len() - 1)
    }

    /// The scene of a message between the owner and a party.
    pub(super) fn scene(&self, with: Party, owner_speaks: bool) -> Scene {
        let owner = self.world.owner.first.clone();
        let (call, company, language, circle) = match with {
            Party::Connection(index) => {
                let them = &self.world.connections[index];
                (them.call.clone(), them.company.clone(), them.language, them.circle)
            }
            Party::Other(index) => {
                let them = &self.world.others[index];
                (them.call.clone(), them.company.clone(), them.language, them.circle)
            }
            _ => {
                ("Alex".to_owned(), "Luftschloss AG".to_owned(), super::Language::En, Circle::FormerColleague)
            }
        };
        let (me, you) = if owner_speaks { (owner, call) } else { (call, owner) };
        Scene { me, you, company, language, circle, owner_speaks }
    }
}
