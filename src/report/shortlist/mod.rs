//! The shortlist, its lenses and its plan: what is said of them, as blocks and for the terminal.

mod entry;
mod lens;
mod page;
mod plan;
mod screen;
mod told;

pub use entry::said;
pub use lens::{lens_brief, lens_document, lens_table};
pub use page::{document, entries};
pub use plan::plan_document;
pub use screen::table;
