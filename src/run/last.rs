//! The last steps before a command says or writes anything: its remarks, and what a redacted run hides.

use std::path::{Path, PathBuf};

use super::{Analysis, Gathered, Outcome};
use crate::error::Result;
use crate::export::Export;
use crate::export::account::Books;
use crate::output::folder::Files;
use crate::output::worktree;
use crate::people::People;
use crate::redact;

/// An export as far as a command has understood it.
pub(super) trait Last {
    /// What was read.
    fn export(&self) -> &Export;
    /// What became of every row.
    fn books(&self) -> &Books;
    /// Who is who.
    fn people(&self) -> &People;
    /// The user's marks file, where one was read.
    fn marks_file(&self) -> Option<&Path>;

    /// What there is to remark.
    fn notices(&self) -> Vec<String> {
        self.books().notices.iter().map(|notice| notice.text.clone()).collect()
    }

    /// Warnings where an export, the user's marks or any of the `others`, such as the report, lie open in a git work tree;
    /// none for made-up people.
    fn worktree_warnings(&self, exports: &[PathBuf], others: &[&Path]) -> Vec<String> {
        if exports.iter().all(|export| worktree::is_made_up(export)) {
            return Vec::new();
        }
        let exports = exports.iter().map(PathBuf::as_path);
        let warnings = worktree::warnings(exports.chain(others.iter().copied()).chain(self.marks_file()));
        // The user's folders are nobody else's business.
        let masked = "the export, the result or the marks file lies in a git work tree and is not ignored; see that it is never committed";
        if self.redacted() && !warnings.is_empty() { vec![masked.to_owned()] } else { warnings }
    }

    /// Whether masks are shown in the place of people and companies, and months for days.
    #[must_use]
    fn redacted(&self) -> bool {
        self.people().is_redacted()
    }

    /// The last step before anything is written or printed. In a redacted run: months for days in all
    /// texts, and the search for what must not be in them.
    ///
    /// # Errors
    /// [`Error::Leak`] where something of the input is left.
    fn settle(&self, files: &mut Files, outcome: &mut Outcome) -> Result<()> {
        if !self.redacted() {
            return Ok(());
        }
        let notices = outcome.notices.iter_mut().map(|notice| ("a note on stderr", notice));
        let mut texts: Vec<(&str, &mut String)> =
            std::iter::once(("what is printed", &mut outcome.stdout)).chain(notices).collect();
        redact::settle(self.export(), self.people(), files, &mut texts)
    }

    /// A result that is printed and not written, settled.
    fn printed(&self, mut outcome: Outcome) -> Result<Outcome> {
        self.settle(&mut Files::new(), &mut outcome)?;
        Ok(outcome)
    }
}

impl Last for Gathered {
    fn export(&self) -> &Export {
        &self.export
    }

    fn books(&self) -> &Books {
        &self.books
    }

    fn people(&self) -> &People {
        &self.people
    }

    fn marks_file(&self) -> Option<&Path> {
        self.marks_file.as_deref()
    }
}

impl Last for Analysis {
    fn export(&self) -> &Export {
        &self.export
    }

    fn books(&self) -> &Books {
        &self.books
    }

    fn people(&self) -> &People {
        &self.now.people
    }

    fn marks_file(&self) -> Option<&Path> {
        self.marks_file.as_deref()
    }
}
