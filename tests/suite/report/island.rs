//! Reads the data of a page back.

use serde_json::Value;

use crate::support::Report;

/// The text of `report.html`.
pub fn page(report: &Report) -> String {
    std::fs::read_to_string(report.folder.join("report.html")).unwrap()
}

/// The data that the page's script works with.
pub fn island(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// The text between the first pair of such tags.
pub fn between<'a>(page: &'a str, begin: &str, end: &str) -> &'a str {
    page.split_once(begin).unwrap().1.split_once(end).unwrap().0
}
