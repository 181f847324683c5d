//! The page that shows all charts: one HTML file, nothing loaded from anywhere.

use minijinja::{AutoEscape, Environment, Value, context};

use super::figures::Figure;
use super::{Facts, title};
use crate::chart;
use crate::error::{Error, Result};

/// What the page is called in the folder of charts.
pub const NAME: &str = "charts.html";

/// By this a page of ours is recognised.
pub const MARK: &str = "<meta name=\"generator\" content=\"rekindle\">";

/// The page with these figures, inlined so that they follow the reader's light or dark.
///
/// # Errors
/// [`Error::Template`] where the template fails, which is a fault of ours.
pub fn charts(facts: &Facts<'_>, figures: &[Figure]) -> Result<String> {
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    let title = title(facts);
    let shown: Vec<Value> = figures
        .iter()
        .map(|figure| {
            let svg = Value::from_safe_string(chart::themed(&figure.svg));
            context! { name => figure.name, title => figure.title.clone(), svg => svg }
        })
        .collect();
    let colours = Value::from_safe_string(chart::stylesheet());
    let filled =
        context! { title => title, as_of => facts.as_of_text(), colours => colours, figures => shown };
    engine
        .render_str(include_str!("templates/charts.html"), filled)
        .map_err(|error| Error::Template { name: NAME, detail: error.to_string() })
}
