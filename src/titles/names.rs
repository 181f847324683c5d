//! The names of levels, functions and statuses: as the lexicon and the tables write them, and as a
//! sentence says them.

use super::title::{Function, Level, Status};

/// Every level with its name and its words, low to high.
const LEVELS: [(Level, &str, &str); 13] = [
    (Level::Unknown, "unknown", "not told"),
    (Level::Unpaid, "unpaid", "volunteer"),
    (Level::Training, "training", "in training"),
    (Level::Junior, "junior", "junior"),
    (Level::Mid, "mid", "mid-level"),
    (Level::Senior, "senior", "senior"),
    (Level::Manager, "manager", "manager"),
    (Level::Director, "director", "director"),
    (Level::Vp, "vp", "vice president"),
    (Level::Board, "board", "board member"),
    (Level::Cxo, "cxo", "chief officer"),
    (Level::Partner, "partner", "partner"),
    (Level::Owner, "owner", "owner or founder"),
];

/// Every function in its order, with its name and its words in a sentence.
const FUNCTIONS: [(Function, &str, &str); 28] = [
    (Function::Management, "management", "management"),
    (Function::Administrative, "administrative", "administration"),
    (Function::Sales, "sales", "sales"),
    (Function::BusinessDevelopment, "business_development", "business development"),
    (Function::Marketing, "marketing", "marketing"),
    (Function::Communications, "communications", "communications"),
    (Function::Customer, "customer", "customer support"),
    (Function::Engineering, "engineering", "engineering"),
    (Function::It, "it", "IT"),
    (Function::Data, "data", "data"),
    (Function::Product, "product", "product"),
    (Function::Design, "design", "design"),
    (Function::Project, "project", "project management"),
    (Function::Operations, "operations", "operations"),
    (Function::Purchasing, "purchasing", "purchasing"),
    (Function::Quality, "quality", "quality"),
    (Function::Finance, "finance", "finance"),
    (Function::Legal, "legal", "legal"),
    (Function::Hr, "hr", "HR"),
    (Function::Consulting, "consulting", "consulting"),
    (Function::Research, "research", "research"),
    (Function::Education, "education", "education"),
    (Function::Healthcare, "healthcare", "healthcare"),
    (Function::PublicService, "public_service", "public service"),
    (Function::Social, "social", "social work"),
    (Function::RealEstate, "real_estate", "real estate"),
    (Function::Trades, "trades", "trades"),
    (Function::Hospitality, "hospitality", "hospitality"),
];

/// Every status with its name, in its order.
const STATUSES: [(Status, &str); 8] = [
    (Status::Former, "former"),
    (Status::Retired, "retired"),
    (Status::Aspiring, "aspiring"),
    (Status::Seeking, "seeking"),
    (Status::SelfEmployed, "selfemployed"),
    (Status::Interim, "interim"),
    (Status::Hiring, "hiring"),
    (Status::Investor, "investor"),
];

impl Level {
    /// All thirteen, low to high.
    pub const ALL: [Self; 13] = {
        let mut all = [Self::Unknown; 13];
        let mut at = 0;
        while at < all.len() {
            all[at] = LEVELS[at].0;
            at += 1;
        }
        all
    };

    /// As the lexicon writes it: `vp`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        LEVELS[self as usize].1
    }

    /// As a reader knows it: `vice president`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        LEVELS[self as usize].2
    }

    /// The level of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        LEVELS.iter().find(|(_, known, _)| *known == name).map(|(level, ..)| *level)
    }
}

impl Function {
    /// All twenty-eight.
    pub const ALL: [Self; 28] = {
        let mut all = [Self::Management; 28];
        let mut at = 0;
        while at < all.len() {
            all[at] = FUNCTIONS[at].0;
            at += 1;
        }
        all
    };

    /// As the lexicon writes it: `business_development`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        FUNCTIONS[self as usize].1
    }

    /// As a sentence says it: `business development`, `HR`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        FUNCTIONS[self as usize].2
    }

    /// The function of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        FUNCTIONS.iter().find(|(_, known, _)| *known == name).map(|(function, ..)| *function)
    }
}

impl Status {
    /// As the lexicon writes it: `selfemployed`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        STATUSES[self as usize].1
    }

    /// The status of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        STATUSES.iter().find(|(_, known)| *known == name).map(|(status, _)| *status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_stand_in_the_order_of_their_rank() {
        assert!(Level::ALL.is_sorted_by(|low, high| low < high));
        assert_eq!(
            Level::ALL.map(Level::name).join(" "),
            "unknown unpaid training junior mid senior manager director vp board cxo partner owner"
        );
    }

    #[test]
    fn every_name_leads_back_to_what_it_names() {
        for level in Level::ALL {
            assert_eq!(Level::parse(level.name()), Some(level));
        }
        for function in Function::ALL {
            assert_eq!(Function::parse(function.name()), Some(function));
        }
        for (status, _) in STATUSES {
            assert_eq!(Status::parse(status.name()), Some(status));
        }
        assert_eq!(Level::parse("boss"), None);
        assert_eq!(Function::parse("other"), None);
    }

    #[test]
    fn functions_are_said_as_a_sentence_says_them() {
        let words = [Function::BusinessDevelopment, Function::Hr, Function::It, Function::PublicService];
        assert_eq!(words.map(Function::words), ["business development", "HR", "IT", "public service"]);
    }
}
