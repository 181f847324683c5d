//! What gives reason to write, and the section of a file that has the words for it.

/// What gives reason to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// They wrote last and the owner never answered.
    Answer,
    /// They asked something last and the owner never answered.
    AnswerQuestion,
    /// An exchange that went quiet some months ago.
    Silent,
    /// An exchange that went quiet years ago.
    SilentLong,
    /// Another job than at an earlier export.
    NewJob,
    /// Connected, and neither ever wrote.
    NeverMet,
    /// They invited the owner with a note.
    Invited,
    /// They endorsed the owner for a skill and were never thanked.
    Endorsed,
    /// They recommended the owner in words and were never thanked.
    Recommended,
    /// Both name the same employer today.
    SameEmployer,
    /// Connected while the owner worked somewhere; says nothing about where they worked.
    SameChapter,
    /// Connected in the last weeks.
    Welcome,
}

impl Occasion {
    /// Every occasion.
    pub const ALL: [Self; 12] = [
        Self::Answer,
        Self::AnswerQuestion,
        Self::Silent,
        Self::SilentLong,
        Self::NewJob,
        Self::NeverMet,
        Self::Invited,
        Self::Endorsed,
        Self::Recommended,
        Self::SameEmployer,
        Self::SameChapter,
        Self::Welcome,
    ];

    /// The name of its section in a file, without the brackets.
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::AnswerQuestion => "answer_question",
            Self::Silent => "silent",
            Self::SilentLong => "silent_long",
            Self::NewJob => "new_job",
            Self::NeverMet => "never_met",
            Self::Invited => "invited",
            Self::Endorsed => "endorsed",
            Self::Recommended => "recommended",
            Self::SameEmployer => "same_employer",
            Self::SameChapter => "same_chapter",
            Self::Welcome => "welcome",
        }
    }
}
