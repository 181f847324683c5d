//! What a job title says.

/// Seniority, low to high; the order is the rank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// No title, or one that says nothing.
    #[default]
    Unknown,
    /// Volunteers.
    Unpaid,
    /// Interns, apprentices, working students.
    Training,
    /// Juniors.
    Junior,
    /// No word of seniority.
    Mid,
    /// Seniors, leads, principals, experts.
    Senior,
    /// Managers and team leads.
    Manager,
    /// Directors and heads of.
    Director,
    /// Vice presidents.
    Vp,
    /// Boards: trustees, non-executive directors.
    Board,
    /// Chiefs and managing directors.
    Cxo,
    /// Partners of a firm.
    Partner,
    /// Owners and founders.
    Owner,
}

/// What somebody works in: 28 functions; unknown is the absence of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Function {
    Management,
    Administrative,
    Sales,
    BusinessDevelopment,
    Marketing,
    Communications,
    Customer,
    Engineering,
    It,
    Data,
    Product,
    Design,
    Project,
    Operations,
    Purchasing,
    Quality,
    Finance,
    Legal,
    Hr,
    Consulting,
    Research,
    Education,
    Healthcare,
    PublicService,
    Social,
    RealEstate,
    Trades,
    Hospitality,
}

/// Where somebody stands with the job they name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Status {
    Former,
    Retired,
    Aspiring,
    Seeking,
    SelfEmployed,
    Interim,
    Hiring,
    Investor,
}

/// Whom an assistant assists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// In the title's own words: `CFO`; empty where it names nobody.
    pub text: String,
    /// Their level, where it is named.
    pub level: Option<Level>,
}

/// What a job title says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The seniority.
    pub level: Level,
    /// Every level that a word of the title names, highest first.
    pub levels: Vec<Level>,
    /// At most three functions, the surest first; empty where none is told surely enough.
    pub functions: Vec<Function>,
    /// An assistant, a secretary, and for whom.
    pub assistant: bool,
    /// For whom the assistant works, where the title says.
    pub target: Option<Target>,
    /// Whom the assistant works for in the title's own words, a person's name as well as a rank; empty where it does
    /// not say.
    pub assists: String,
    /// Recruits people.
    pub recruiter: bool,
    /// A chief of staff.
    pub chief_of_staff: bool,
    /// Statuses, each once, in order.
    pub statuses: Vec<Status>,
}

impl Title {
    /// Whether the job it names is over: a former one, or its bearer is retired.
    #[must_use]
    pub fn has_left(&self) -> bool {
        self.statuses.iter().any(|status| matches!(status, Status::Former | Status::Retired))
    }

    /// Whether the job it names is one still hoped for: "Future CEO", "Aspiring Recruiter".
    #[must_use]
    pub fn aspires(&self) -> bool {
        self.statuses.contains(&Status::Aspiring)
    }

    /// Whether the job it names is held today: neither over, nor hoped for, nor looked for.
    #[must_use]
    pub fn is_in_office(&self) -> bool {
        !self.has_left() && !self.aspires() && !self.statuses.contains(&Status::Seeking)
    }
}
