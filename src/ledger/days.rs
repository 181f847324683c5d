//! The active days of every connection, side by side in one list.

use polars::prelude::*;

use crate::error::Result;

/// Active days by connection: UTC days with a nurturing message, ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActiveDays {
    /// Where each connection's days begin; one more entry than connections.
    start: Vec<usize>,
    days: Vec<i32>,
}

impl ActiveDays {
    /// From a list of `contact` and `day`, sorted, for `contacts` connections.
    ///
    /// # Errors
    /// When a column is missing.
    pub fn new(list: &DataFrame, contacts: usize) -> Result<Self> {
        let mut days = Self::default();
        days.add(list, contacts)?;
        Ok(days)
    }

    /// Adds the days of the connections up to (not including) `contacts`; list as in [`ActiveDays::new`].
    ///
    /// # Errors
    /// When a column is missing.
    pub(super) fn add(&mut self, list: &DataFrame, contacts: usize) -> Result<()> {
        if self.start.is_empty() {
            self.start.push(0);
        }
        let contact = list.column("contact")?.u32()?.into_no_null_iter();
        for (contact, day) in contact.zip(list.column("day")?.i32()?.into_no_null_iter()) {
            self.begin(contact as usize);
            self.days.push(day);
        }
        self.begin(contacts);
        Ok(())
    }

    /// From here on days are those of `contact`.
    fn begin(&mut self, contact: usize) {
        let missing = (contact + 1).saturating_sub(self.start.len());
        self.start.extend(std::iter::repeat_n(self.days.len(), missing));
    }

    /// One connection's days.
    #[must_use]
    pub fn of(&self, contact: usize) -> &[i32] {
        match (self.start.get(contact), self.start.get(contact + 1)) {
            (Some(from), Some(to)) => self.days.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Every connection's days, in the order of the connections.
    pub fn iter(&self) -> impl Iterator<Item = &[i32]> {
        self.start.windows(2).map(|ends| self.days.get(ends[0]..ends[1]).unwrap_or_default())
    }

    /// The very first active day.
    #[must_use]
    pub fn first(&self) -> Option<i32> {
        self.days.iter().min().copied()
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_connection_has_its_own_days_and_some_have_none() {
        let list = df!("contact" => [1u32, 1, 3], "day" => [5i32, 9, 2]).unwrap();
        let days = ActiveDays::new(&list, 4).unwrap();
        assert_eq!(days.iter().collect::<Vec<_>>(), [&[][..], &[5, 9], &[], &[2]]);
        assert_eq!((days.of(1), days.of(9), days.first()), (&[5, 9][..], &[][..], Some(2)));
    }
}
