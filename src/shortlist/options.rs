//! What steers the shortlist, as the settings give it.

use serde::Deserialize;

use super::pools::Pool;

/// Sizes and spans of the list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// People on the list.
    pub top: usize,
    /// Share of those whose message waits for an answer.
    pub answer: usize,
    /// Share of those who went silent.
    pub silent: usize,
    /// Share of those never nurtured.
    pub hello: usize,
    /// Share of new connections.
    pub welcome: usize,
    /// At most so many of one company.
    pub per_company: usize,
    /// A connection is new for so many days.
    pub welcome_days: i32,
    /// Whether sentences of messages are shown; set by `--quotes` alone.
    #[serde(skip)]
    pub quotes: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            top: 25,
            answer: 8,
            silent: 8,
            hello: 6,
            welcome: 3,
            per_company: 3,
            welcome_days: 60,
            quotes: false,
        }
    }
}

impl Options {
    /// What is wrong with the values, if anything.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        if self.answer + self.silent + self.hello + self.welcome == 0 {
            return Some("all shares are 0, so nobody could be listed");
        }
        if self.per_company == 0 || self.top == 0 {
            return Some("top and per_company must be 1 or more");
        }
        (self.welcome_days < 0).then_some("welcome_days is below zero")
    }

    /// The shares of the groups. A search has more groups: people in touch, and people who have not
    /// answered, are part of the answer to "whom do I know?".
    #[must_use]
    pub fn shares(&self, narrowed: bool) -> Vec<(Pool, usize)> {
        let own = |pool| match pool {
            Pool::Answer => self.answer,
            Pool::Silent => self.silent,
            Pool::Hello => self.hello,
            Pool::Welcome => self.welcome,
            Pool::InTouch => self.answer,
            Pool::Known | Pool::NoAnswer | Pool::Unknown => 1,
        };
        let groups: Vec<Pool> = if narrowed {
            Pool::ALL.to_vec()
        } else {
            vec![Pool::Answer, Pool::Silent, Pool::Hello, Pool::Welcome]
        };
        groups.into_iter().map(|pool| (pool, own(pool))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn sizes_that_list_nobody_and_a_span_below_zero_are_faults() {
        let usual = Options::default();
        assert_eq!(usual.fault(), None);
        assert_eq!(Options { answer: 0, silent: 0, hello: 0, ..usual.clone() }.fault(), None);
        assert_eq!(Options { welcome_days: 0, ..usual.clone() }.fault(), None);
        let none = Options { answer: 0, silent: 0, hello: 0, welcome: 0, ..usual.clone() };
        assert_eq!(none.fault(), Some("all shares are 0, so nobody could be listed"));
        for short in [Options { top: 0, ..usual.clone() }, Options { per_company: 0, ..usual.clone() }] {
            assert_eq!(short.fault(), Some("top and per_company must be 1 or more"));
        }
        assert_eq!(Options { welcome_days: -1, ..usual }.fault(), Some("welcome_days is below zero"));
    }
}
