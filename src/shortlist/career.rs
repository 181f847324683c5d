//! The owner's career as chapters: where they worked when, as far as `Positions.csv` says it.

use chrono::{Datelike, Months, NaiveDate};

use crate::export::dates::day_number;
use crate::export::evidence::PositionRow;
use crate::titles::company::{Company, Kind};

/// One job of the owner's.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// Employer as written.
    pub company: String,
    /// The employer as a key.
    pub key: Company,
    /// Job title as written.
    pub title: String,
    /// First day, as far as the month or year tells.
    pub from: i32,
    /// Last day; `None` for a present job.
    pub to: Option<i32>,
    /// What is shown in the place of the employer, where the run is redacted.
    mask: Option<String>,
}

impl Chapter {
    /// Employer as shown.
    #[must_use]
    pub fn company(&self) -> &str {
        self.mask.as_deref().unwrap_or(&self.company)
    }

    /// Job title as shown; none in a redacted run.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.mask.is_some() { "" } else { &self.title }
    }

    /// Whether the owner held this job on a day.
    #[must_use]
    pub fn holds(&self, day: i32) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// The owner's jobs, latest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Career {
    /// Jobs with a readable beginning.
    pub chapters: Vec<Chapter>,
}

impl Career {
    /// From the rows of `Positions.csv`, as known on `as_of`: jobs that begin later are left out, and
    /// one that ends later is a present one.
    #[must_use]
    pub fn new(rows: &[PositionRow], as_of: i32) -> Self {
        let mut chapters: Vec<Chapter> = rows
            .iter()
            .filter_map(|row| {
                let (from, _) = span(&row.started_on)?;
                let to = match row.finished_on.as_str() {
                    "" => None,
                    // An end that cannot be read is an end all the same: on the first day it could be.
                    text => Some(span(text).map_or(from, |(_, last)| last)),
                };
                let key = Company::read(&row.company);
                let to = to.filter(|to| *to <= as_of);
                (from <= as_of).then(|| Chapter {
                    company: row.company.clone(),
                    key,
                    title: row.title.clone(),
                    from,
                    to,
                    mask: None,
                })
            })
            .collect();
        chapters.sort_by(|a, b| (b.from, &b.company, &b.title).cmp(&(a.from, &a.company, &a.title)));
        Self { chapters }
    }

    /// Shows `your 2nd employer` in the place of names from here on, the first employer being the earliest.
    pub fn put_on_masks(&mut self) {
        let mut employers: Vec<Company> = Vec::new();
        for chapter in self.chapters.iter_mut().rev() {
            let mask = match chapter.key.kind {
                Kind::Company => {
                    let known = employers.iter().position(|known| known.is_same(&chapter.key));
                    let at = known.unwrap_or_else(|| {
                        employers.push(chapter.key.clone());
                        employers.len() - 1
                    });
                    format!("your {} employer", ordinal(at + 1))
                }
                Kind::SelfEmployed => "work of your own".to_owned(),
                _ if chapter.company.is_empty() => String::new(),
                _ => "an employer without a name".to_owned(),
            };
            chapter.mask = Some(mask);
        }
    }

    /// What is shown in the place of a company where the owner works or worked, in a redacted run.
    #[must_use]
    pub fn mask_of(&self, company: &Company) -> Option<&str> {
        self.chapters.iter().find(|chapter| chapter.key.is_same(company))?.mask.as_deref()
    }

    /// The present jobs at a company (not "self-employed" and the like), latest first.
    pub fn present(&self) -> impl Iterator<Item = &Chapter> {
        self.chapters.iter().filter(|chapter| chapter.to.is_none() && chapter.key.kind == Kind::Company)
    }

    /// Whether a company is one where the owner works today.
    #[must_use]
    pub fn works_at(&self, company: &Company) -> bool {
        self.present().any(|chapter| chapter.key.is_same(company))
    }

    /// The chapter a day falls in; of several the one that began last.
    #[must_use]
    pub fn on(&self, day: i32) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.holds(day))
    }
}

/// `1st`, `22nd`, `13th`.
fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (1, last) if last != 11 => "st",
        (2, last) if last != 12 => "nd",
        (3, last) if last != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// First and last day of `Mar 2020` or `2020`.
fn span(text: &str) -> Option<(i32, i32)> {
    let text = text.trim();
    if let (Ok(year), true) = (text.parse::<i32>(), text.len() == 4) {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        return Some((day_number(first), day_number(NaiveDate::from_ymd_opt(year, 12, 31)?)));
    }
    let first = NaiveDate::parse_from_str(&format!("1 {text}"), "%d %b %Y")
        .or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d"))
        .ok()?
        .with_day(1)?;
    Some((day_number(first), day_number(first.checked_add_months(Months::new(1))?) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(company: &str, from: &str, to: &str) -> PositionRow {
        PositionRow {
            company: company.into(),
            title: "Assistant".into(),
            started_on: from.into(),
            finished_on: to.into(),
        }
    }

    fn day(year: i32, month: u32, day: u32) -> i32 {
        day_number(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    #[test]
    fn a_month_and_a_year_are_read_to_their_last_day() {
        assert_eq!(span("Jul 2023"), Some((day(2023, 7, 1), day(2023, 7, 31))));
        assert_eq!(span("2016"), Some((day(2016, 1, 1), day(2016, 12, 31))));
        assert_eq!((span(""), span("soon"), span("99999")), (None, None, None));
    }

    #[test]
    fn a_day_falls_in_the_chapter_that_began_last() {
        let rows = [
            row("Fiktiv GmbH", "Aug 2023", ""),
            row("Erdacht Ltd", "2019", "Aug 2023"),
            row("Odd Job", "", "2001"),
        ];
        let career = Career::new(&rows, day(2026, 7, 31));
        assert_eq!(career.chapters.len(), 2);
        assert_eq!(career.on(day(2023, 8, 15)).unwrap().company, "Fiktiv GmbH");
        assert_eq!(career.on(day(2020, 1, 1)).unwrap().company, "Erdacht Ltd");
        assert_eq!(career.on(day(2018, 12, 31)), None);
        assert!(career.works_at(&Company::read("fiktiv")));
        assert!(!career.works_at(&Company::read("Erdacht")));
    }

    #[test]
    fn nothing_after_the_as_of_day_is_known() {
        let rows = [row("Fiktiv GmbH", "Aug 2023", ""), row("Erdacht Ltd", "2019", "Aug 2023")];
        let career = Career::new(&rows, day(2023, 1, 1));
        assert_eq!(career.chapters.len(), 1);
        assert_eq!(career.present().count(), 1);
    }

    #[test]
    fn a_masked_career_numbers_employers_from_the_first() {
        let rows = [
            row("Fiktiv GmbH", "Aug 2023", ""),
            row("Freelance", "2021", "2023"),
            row("Erdacht Ltd", "2019", "2021"),
            row("Fiktiv", "2015", "2018"),
        ];
        let mut career = Career::new(&rows, day(2026, 7, 31));
        career.put_on_masks();
        let shown: Vec<&str> = career.chapters.iter().map(Chapter::company).collect();
        assert_eq!(
            shown,
            ["your 1st employer", "work of your own", "your 2nd employer", "your 1st employer"]
        );
        assert!(career.chapters.iter().all(|chapter| chapter.title().is_empty()));
        assert_eq!(career.mask_of(&Company::read("ERDACHT")), Some("your 2nd employer"));
        assert_eq!([11, 21, 12, 33].map(ordinal), ["11th", "21st", "12th", "33rd"]);
    }

    #[test]
    fn self_employment_is_no_employer_that_anybody_shares() {
        let career = Career::new(&[row("Self-employed", "2019", "")], day(2026, 1, 1));
        assert_eq!(career.present().count(), 0);
        assert!(!career.works_at(&Company::read("Freelance")));
    }
}
