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
    /// From the ledger's list of `contact` and `day`, sorted, for `contacts` connections.
    ///
    /// # Errors
    /// When a column is missing.
    pub fn new(list: &DataFrame, contacts: usize) -> Result<Self> {
        let mut start = vec![0; contacts + 1];
        for contact in list.column("contact")?.u32()?.into_no_null_iter() {
            start[contact as usize + 1] += 1;
        }
        for at in 0..contacts {
            start[at + 1] += start[at];
        }
        Ok(Self { start, days: list.column("day")?.i32()?.into_no_null_iter().collect() })
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

/// The gaps between neighbouring days, in days.
#[must_use]
pub fn gaps(days: &[i32]) -> Vec<f64> {
    days.windows(2).map(|pair| f64::from(pair[1] - pair[0])).collect()
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
        assert_eq!(gaps(days.of(1)), [4.0]);
    }
}
