//! How values are written in the cells of our CSV files.

use std::borrow::Cow;
use std::fmt::Write as _;

use polars::prelude::*;

use crate::error::{Error, Result};
use crate::export::dates;
use crate::letters::{is_formula, steers_direction};

/// A column, ready to be written cell by cell.
pub(super) enum Cells {
    Text(StringChunked),
    Day(Int32Chunked),
    Measure(Float64Chunked),
    Count(UInt32Chunked),
    Whole(Int32Chunked),
    Flag(BooleanChunked),
    Other(Column),
}

impl Cells {
    /// Of a column.
    ///
    /// # Errors
    /// Never: each type is asked for what it is.
    pub(super) fn of(column: &Column) -> Result<Self> {
        Ok(match column.dtype() {
            DataType::String => Self::Text(column.str()?.clone()),
            DataType::Date => Self::Day(column.date()?.physical().clone()),
            DataType::Float64 => Self::Measure(column.f64()?.clone()),
            DataType::UInt32 => Self::Count(column.u32()?.clone()),
            DataType::Int32 => Self::Whole(column.i32()?.clone()),
            DataType::Boolean => Self::Flag(column.bool()?.clone()),
            _ => Self::Other(column.clone()),
        })
    }

    /// Appends the cell of a row; of a null, nothing.
    ///
    /// # Errors
    /// For a row that the column has not.
    pub(super) fn write(&self, row: usize, out: &mut String) -> Result<()> {
        // A text takes whatever is written to it.
        let _ = match self {
            Self::Text(column) => column.get(row).map_or(Ok(()), |text| out.write_str(&harmless(text))),
            Self::Day(column) => column.get(row).map_or(Ok(()), |day| write!(out, "{}", dates::date_of(day))),
            Self::Measure(column) => column.get(row).map_or(Ok(()), |number| write_decimal(number, out)),
            Self::Count(column) => column.get(row).map_or(Ok(()), |number| write!(out, "{number}")),
            Self::Whole(column) => column.get(row).map_or(Ok(()), |number| write!(out, "{number}")),
            Self::Flag(column) => column.get(row).map_or(Ok(()), |flag| write!(out, "{flag}")),
            Self::Other(column) => match column.get(row)? {
                AnyValue::Null => Ok(()),
                value => write!(out, "{value}"),
            },
        };
        Ok(())
    }
}

/// What has been written, or why it could not be.
pub(super) fn finish(outcome: csv::Result<()>, writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>> {
    let failed = |source| Error::Write { path: "a table".into(), source };
    outcome.map_err(|error| failed(error.into()))?;
    writer.into_inner().map_err(|error| failed(error.into_error()))
}

/// Four decimals at most, no trailing zeros.
pub(super) fn decimal(number: f64) -> String {
    let mut text = String::new();
    let _ = write_decimal(number, &mut text);
    text
}

fn write_decimal(number: f64, out: &mut String) -> std::fmt::Result {
    let parts = number.abs() * 10_000.0;
    // Near the middle between two steps, and for what is very large, the product may lie on the wrong side:
    // the standard formatter knows the exact number.
    if parts >= 1e9 || (parts.fract() - 0.5).abs() < 1e-3 || parts.is_nan() {
        let text = format!("{number:.4}");
        let short = text.trim_end_matches('0').trim_end_matches('.');
        return out.write_str(if short == "-0" { "0" } else { short });
    }
    let parts = parts.round() as u64;
    let sign = if number < 0.0 && parts > 0 { "-" } else { "" };
    let (whole, mut rest, mut digits) = (parts / 10_000, parts % 10_000, 4);
    if rest == 0 {
        return write!(out, "{sign}{whole}");
    }
    while rest.is_multiple_of(10) {
        (rest, digits) = (rest / 10, digits - 1);
    }
    write!(out, "{sign}{whole}.{rest:0digits$}")
}

/// A text on one line, without control characters and signs that turn the direction of what follows; one that a spreadsheet would run as a formula is made harmless by
/// a leading `'`.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let is_kept = |letter: char| {
        !letter.is_control()
            && !matches!(letter, '\u{2028}' | '\u{2029}')
            && (!steers_direction(letter) || letter == '\u{feff}')
    };
    // Most texts are plain bytes, which takes no look at letters.
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    if !is_formula(text) && (text.bytes().all(is_plain) || text.chars().all(is_kept)) {
        return Cow::Borrowed(text);
    }
    let spaced = |letter: char| if letter.is_whitespace() { ' ' } else { letter };
    let plain: String = text.chars().map(spaced).filter(|letter| is_kept(*letter)).collect();
    Cow::Owned(if is_formula(&plain) { format!("'{plain}") } else { plain })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_that_would_run_as_a_formula_is_neutralised() {
        for text in ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠x"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("\t=1"), " =1");
        assert_eq!(harmless("Co\nmp \u{202e}any\u{2069}"), "Co mp any");
        assert_eq!(harmless("Co\u{2028}mp\u{2029}any"), "Co mp any");
        assert_eq!(harmless("Fiktiv GmbH"), "Fiktiv GmbH");
        assert_eq!(harmless("\u{1b}[31m\0=x"), "[31m=x");
        assert_eq!(harmless("\0=x"), "'=x");
    }

    #[test]
    fn decimals_are_short() {
        assert_eq!(decimal(-0.000_01), "0");
        assert_eq!(
            [46.0, 9.336, 0.5, -1.05, 0.062_5, 1e9, -2e-4].map(decimal),
            ["46", "9.336", "0.5", "-1.05", "0.0625", "1000000000", "-0.0002"]
        );
        assert_eq!([f64::NAN, f64::INFINITY].map(decimal), ["NaN", "inf"]);
    }

    proptest! {
        #[test]
        fn decimals_are_rounded_as_the_exact_number_is(number in -1e6f64..1e6, steps in -40_000_000i32..40_000_000) {
            // Halves of a step are where a product of floating point would go wrong.
            for number in [number, number / 1e4, f64::from(steps) / 20_000.0, f64::from(steps) / 1_048_576.0] {
                let exact = format!("{number:.4}");
                let exact = exact.trim_end_matches('0').trim_end_matches('.');
                prop_assert_eq!(decimal(number), if exact == "-0" { "0" } else { exact });
            }
        }
    }

    #[test]
    fn a_column_is_written_by_its_type() {
        let days = Column::new("day".into(), [Some(0), None]).cast(&DataType::Date).unwrap();
        for (column, cells) in [
            (days, ["1970-01-01", ""]),
            (Column::new("text".into(), ["a,b", "=1"]), ["a,b", "'=1"]),
            (Column::new("number".into(), [Some(1.25), None]), ["1.25", ""]),
            (Column::new("count".into(), [Some(7u32), None]), ["7", ""]),
            (Column::new("flag".into(), [Some(true), None]), ["true", ""]),
            (Column::new("whole".into(), [Some(-3i32), None]), ["-3", ""]),
            (Column::new("other".into(), [Some(-3i64), None]), ["-3", ""]),
        ] {
            for (row, cell) in cells.iter().enumerate() {
                let mut out = String::new();
                Cells::of(&column).unwrap().write(row, &mut out).unwrap();
                assert_eq!(out, *cell, "{}", column.name());
            }
        }
    }
}
