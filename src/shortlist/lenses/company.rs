//! One company as a gatekeeper's: who there assists, who leads.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fact;
use super::phrases::{Phrases, words};
use crate::people::names;
use crate::shortlist::ground::Person;
use crate::ties::words as said;
use crate::titles::Level;

/// Office managers in seven languages.
static OFFICE_MANAGERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "office manager",
        "office managerin",
        "office managers",
        "officemanager",
        "officemanagerin",
        "office management",
        "Büroleitung",
        "Büroleiter",
        "Büroleiterin",
        "Büromanager",
        "Büromanagerin",
        "gestionnaire de bureau",
        "responsable de bureau",
        "gerente de oficina",
        "jefe de oficina",
        "jefa de oficina",
        "responsable de oficina",
        "encargada de oficina",
        "gerente de escritório",
        "gestor de escritório",
        "gestora de escritório",
        "responsabile d'ufficio",
        "capo ufficio",
        "capoufficio",
        "kantoormanager",
        "bureaumanager",
        "hoofd secretariaat",
    ])
});

/// Offices that are no office to manage: a project's, a hotel's front desk.
static OTHER_OFFICES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "project office",
        "program office",
        "programme office",
        "management office",
        "front office",
        "back office",
        "middle office",
        "post office",
        "branch office",
        "field office",
    ])
});

/// Who keeps the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gate {
    Assistant,
    ChiefOfStaff,
    OfficeManager,
}

impl Gate {
    /// Of a person.
    pub(super) fn of(person: &Person<'_>) -> Option<Self> {
        let (title, position) = (person.title(), &person.contact().row.position);
        if !title.is_in_office() {
            None
        } else if title.assistant {
            Some(Self::Assistant)
        } else if title.chief_of_staff {
            Some(Self::ChiefOfStaff)
        } else {
            let manages = OFFICE_MANAGERS.are_in(position) && !OTHER_OFFICES.are_in(position);
            manages.then_some(Self::OfficeManager)
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Assistant => "assistant",
            Self::ChiefOfStaff => "chief of staff",
            Self::OfficeManager => "office manager",
        }
    }

    fn counted(self, n: usize) -> String {
        match self {
            Self::ChiefOfStaff if n > 1 => format!("{} chiefs of staff", said::number(n as u64)),
            gate => said::counted(n as u64, gate.words()),
        }
    }
}

/// What people's titles say of gates, of each title once.
pub(super) struct Gates(FxHashMap<usize, Option<Gate>>);

impl Gates {
    /// Of these people.
    pub(super) fn of(people: &[Person<'_>]) -> Self {
        let mut gates = FxHashMap::default();
        for person in people {
            gates.entry(person.title_number()).or_insert_with(|| Gate::of(person));
        }
        Self(gates)
    }

    /// Whether one of them keeps a gate.
    fn keeps(&self, person: &Person<'_>) -> bool {
        self.0.get(&person.title_number()).is_some_and(Option::is_some)
    }

    /// Whether one of them leads by their own title.
    fn leads(&self, person: &Person<'_>) -> bool {
        let title = person.title();
        let high = matches!(title.level, Level::Vp | Level::Cxo | Level::Partner | Level::Owner);
        high && title.is_in_office() && !self.keeps(person)
    }

    /// Whether one of them does either.
    pub(super) fn either(&self, person: &Person<'_>) -> bool {
        self.keeps(person) || self.leads(person)
    }
}

/// The two sides of one company.
#[derive(Debug)]
pub(super) struct Sides<'a> {
    /// Assistants, chiefs of staff, office managers.
    pub gates: Vec<Person<'a>>,
    /// Executives, and whoever an assistant's title there names.
    pub executives: Vec<Person<'a>>,
}

impl<'a> Sides<'a> {
    /// Of the people at one company.
    pub(super) fn of(people: &[Person<'a>], known: &Gates) -> Self {
        let (gates, others): (Vec<_>, Vec<_>) = people.iter().partition(|person| known.keeps(person));
        let targets = Targets::of(&gates);
        let executive = |person: &Person<'_>| known.leads(person) || targets.name(person);
        let executives = others.into_iter().filter(executive).collect();
        Self { gates, executives }
    }

    /// Whether anybody is on both sides.
    pub(super) fn both(&self) -> bool {
        !self.gates.is_empty() && !self.executives.is_empty()
    }

    /// Who is there: `2 assistants and 1 executive`.
    pub(super) fn told(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for gate in [Gate::Assistant, Gate::ChiefOfStaff, Gate::OfficeManager] {
            let n = self.gates.iter().filter(|person| Gate::of(person) == Some(gate)).count();
            if n > 0 {
                parts.push(gate.counted(n));
            }
        }
        if !self.executives.is_empty() {
            parts.push(said::counted(self.executives.len() as u64, "executive"));
        }
        said::listed(&parts)
    }

    /// Everybody: those at the gate, then the executives.
    pub(super) fn people(&self) -> Vec<Person<'a>> {
        self.gates.iter().chain(&self.executives).copied().collect()
    }
}

/// Whom the titles of a company's assistants name, each once.
struct Targets {
    names: BTreeSet<String>,
    titles: BTreeSet<Vec<String>>,
}

impl Targets {
    fn of(gates: &[Person<'_>]) -> Self {
        let texts: BTreeSet<&str> =
            gates.iter().filter_map(|gate| Some(gate.title().target.as_ref()?.text.as_str())).collect();
        let mut titles: BTreeSet<Vec<String>> = texts.iter().map(|text| words(text)).collect();
        titles.remove(&Vec::new());
        Self { names: texts.iter().map(|text| names::normal(text)).collect(), titles }
    }

    /// Whether they name this person of the same company, by name or by title. They do so by title where
    /// theirs begins with the words and is a manager's at least.
    fn name(&self, person: &Person<'_>) -> bool {
        if self.titles.is_empty() || !person.title().is_in_office() {
            return false;
        }
        let by_title = || {
            let position = words(&person.contact().row.position);
            self.titles.iter().any(|title| position.starts_with(title))
        };
        self.names.contains(&names::normal(&person.contact().full_name()))
            || (person.title().level >= Level::Manager && by_title())
    }
}

/// The part somebody plays, whom their title names, and where the relation stands.
pub(super) fn what(person: &Person<'_>) -> String {
    let part = match (Gate::of(person), &person.title().target) {
        // Whom the title names is a text of theirs.
        (Some(gate), Some(target)) if !target.text.is_empty() && !person.ground.is_redacted() => {
            format!("{} (the title says: to {})", gate.words(), target.text)
        }
        (Some(gate), _) => gate.words().into(),
        (None, _) => "executive".into(),
    };
    format!("{part}; {}", fact::of(person))
}
