//! Warns where personal data lies in a git work tree and is not ignored: it could be published by a
//! careless commit. Reads ignore rules only; git itself is never run.

use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// The file that marks an export as made up: nobody's data, nothing to warn of.
const MADE_UP: &str = "MADE-UP.md";

/// A warning for each of these paths that lies in a work tree and is not ignored.
#[must_use]
pub fn warnings<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Vec<String> {
    let exposed = |path: &Path| Some((path.to_owned(), work_tree_that_shows(path)?));
    let warning = |(path, root): (PathBuf, PathBuf)| {
        format!(
            "{} lies in the git work tree {} and is not ignored, while it holds personal data; see that it is never \
             committed (a line in .gitignore helps)",
            path.display(),
            root.display()
        )
    };
    paths.into_iter().filter_map(exposed).map(warning).collect()
}

/// Whether an export says of itself, or of all its neighbours, that it is made up.
#[must_use]
pub fn is_made_up(export: &Path) -> bool {
    let beside = export.parent().unwrap_or(Path::new(""));
    [export, beside].iter().any(|folder| folder.join(MADE_UP).is_file())
}

/// The root of the work tree that `path` lies in without being ignored.
fn work_tree_that_shows(path: &Path) -> Option<PathBuf> {
    let path = real(path)?;
    let root = path.ancestors().skip(1).find(|folder| folder.join(".git").exists())?.to_owned();
    let inside = path.strip_prefix(&root).ok()?;
    let mut rules = vec![Gitignore::global().0, excludes(&root), Gitignore::new(root.join(".gitignore")).0];
    let mut here = root.clone();
    for part in inside.components() {
        here.push(part);
        // The nearest rule that speaks of it decides; an ignored folder hides all that is in it.
        let is_folder = here != path || path.is_dir() || !path.exists();
        let nearest =
            rules.iter().rev().map(|rules| rules.matched(&here, is_folder)).find(|found| !found.is_none());
        if let Some(Match::Ignore(_)) = nearest {
            return None;
        }
        rules.push(Gitignore::new(here.join(".gitignore")).0);
    }
    Some(root)
}

/// The work tree's own, unshared rules; their patterns count from the root.
fn excludes(root: &Path) -> Gitignore {
    let mut rules = GitignoreBuilder::new(root);
    rules.add(root.join(".git/info/exclude"));
    rules.build().unwrap_or_else(|_| Gitignore::empty())
}

/// The path without links; of one that does not exist yet, by its nearest folder that does.
fn real(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let known = absolute.ancestors().find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    let (folder, real) = known?;
    Some(real.join(absolute.strip_prefix(folder).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn shown(root: &Path, path: &str) -> bool {
        work_tree_that_shows(&root.join(path)).is_some()
    }

    #[test]
    fn only_what_a_work_tree_shows_is_warned_of() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        assert!(!shown(root, "out"));
        fs::create_dir_all(root.join(".git/info")).unwrap();
        fs::create_dir_all(root.join("deep/er")).unwrap();
        assert!(shown(root, "out") && shown(root, "deep/er/out"));
        fs::write(root.join(".gitignore"), "/reports/*\n!/reports/sample\n").unwrap();
        fs::write(root.join("deep/.gitignore"), "er/\n").unwrap();
        fs::write(root.join(".git/info/exclude"), "/deep/secret\n").unwrap();
        assert!(!shown(root, "reports/2026-07-31") && shown(root, "reports/sample"));
        assert!(!shown(root, "deep/er/out") && shown(root, "deep/out") && !shown(root, "deep/secret"));
    }
}
