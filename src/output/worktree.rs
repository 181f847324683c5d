//! Warns where personal data lies in a git work tree and is not ignored: it could be published by a
//! careless commit. Reads ignore rules only; git itself is never run.

use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::files;

/// The file that marks an export as made up: nobody's data, nothing to warn of.
const MADE_UP: &str = "MADE-UP.md";
/// By this a work tree is recognised.
const GIT: &str = ".git";

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

/// The root of the work tree that `path` lies in, or is, without being ignored.
fn work_tree_that_shows(path: &Path) -> Option<PathBuf> {
    let path = real(path)?;
    let root = path.ancestors().find(|folder| folder.join(GIT).exists())?.to_owned();
    let mut rules = vec![of_the_user(&root), excludes(&root)];
    let mut here = root.clone();
    for part in path.strip_prefix(&root).ok()?.components() {
        rules.push(own_rules(&here));
        here.push(part);
        // An ignored folder hides all that is in it.
        if here != path && is_ignored(&here, true, &rules) {
            return None;
        }
    }
    // By its parts: rules do not speak of `out/`.
    shows(&here, &mut rules).then_some(root)
}

/// Whether git would take a file, or one in a folder, whose own folder it looks into. What is not there yet is taken for
/// a folder: a result is one.
fn shows(path: &Path, rules: &mut Vec<Gitignore>) -> bool {
    // Git does not follow links.
    let is_file = path.symlink_metadata().is_ok_and(|about| !about.is_dir());
    if is_ignored(path, !is_file, rules) {
        return false;
    }
    let Ok(inside) = path.read_dir() else { return true };
    let inside: Vec<PathBuf> = inside.flatten().map(|item| item.path()).collect();
    if is_file || inside.is_empty() {
        return true;
    }
    rules.push(own_rules(path));
    let shows = inside.iter().any(|item| !item.ends_with(GIT) && shows(item, rules));
    rules.pop();
    shows
}

/// The nearest rule that speaks of a path decides.
fn is_ignored(path: &Path, is_folder: bool, rules: &[Gitignore]) -> bool {
    let found = rules.iter().rev().map(|rules| rules.matched(path, is_folder)).find(|found| !found.is_none());
    matches!(found, Some(Match::Ignore(_)))
}

/// The user's rules for all work trees (`core.excludesFile`); their patterns count from the root.
fn of_the_user(root: &Path) -> Gitignore {
    GitignoreBuilder::new(root).build_global().0
}

/// The rules of a folder, where they stand in a file: a pipe of that name would never end.
fn own_rules(folder: &Path) -> Gitignore {
    let file = folder.join(".gitignore");
    if file.is_file() { Gitignore::new(file).0 } else { Gitignore::empty() }
}

/// The work tree's own, unshared rules; their patterns count from the root.
fn excludes(root: &Path) -> Gitignore {
    let mut rules = GitignoreBuilder::new(root);
    rules.add(git_folder(root).join("info/exclude"));
    rules.build().unwrap_or_else(|_| Gitignore::empty())
}

/// Where git keeps what belongs to a work tree: `.git`, or what a file of that name points to, as that of a
/// submodule or of a further work tree does.
fn git_folder(root: &Path) -> PathBuf {
    let git = root.join(GIT);
    let Some(named) = files::read_text(&git).ok().and_then(|text| first_word(&text, "gitdir:")) else {
        return git;
    };
    let own = root.join(named);
    // Further work trees share the rules of the first.
    let shared = files::read_text(&own.join("commondir")).ok().and_then(|text| first_word(&text, ""));
    shared.map_or_else(|| own.clone(), |shared| own.join(shared))
}

/// The rest of the first line behind a key.
fn first_word(text: &str, key: &str) -> Option<String> {
    let rest = text.lines().next()?.strip_prefix(key)?.trim();
    (!rest.is_empty()).then(|| rest.to_owned())
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

    #[test]
    fn a_folder_shows_if_one_of_its_files_does_and_may_be_a_work_tree_itself() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        fs::create_dir_all(root.join("own/.git")).unwrap();
        fs::write(root.join("own/messages.csv"), "").unwrap();
        assert!(shown(root, "own"), "an export that somebody made a repository of");
        fs::write(root.join("own/.gitignore"), "*\n").unwrap();
        assert!(!shown(root, "own"));
        fs::create_dir_all(root.join("all/.git")).unwrap();
        fs::create_dir_all(root.join("all/exports/deep")).unwrap();
        fs::write(root.join("all/exports/deep/messages.csv"), "").unwrap();
        assert!(shown(root, "all/exports"));
        for rule in ["/exports/*\n", "/exports\n", "exports/\n", "/exports/**\n"] {
            fs::write(root.join("all/.gitignore"), rule).unwrap();
            assert!(!shown(root, "all/exports"), "{rule}");
        }
        fs::write(root.join("all/.gitignore"), "*.csv\n").unwrap();
        assert!(!shown(root, "all/exports"));
        fs::write(root.join("all/exports/marks.txt"), "").unwrap();
        assert!(shown(root, "all/exports"));
    }

    #[test]
    fn rules_are_found_where_git_is_a_file() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        // A further work tree shares the first one's rules, a submodule has its own.
        fs::create_dir_all(root.join("main/.git/worktrees/more")).unwrap();
        fs::create_dir_all(root.join("main/.git/info")).unwrap();
        fs::create_dir_all(root.join("main/.git/modules/sub/info")).unwrap();
        fs::write(root.join("main/.git/worktrees/more/commondir"), "../..\n").unwrap();
        for folder in ["more", "main/sub"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let more = root.join("main/.git/worktrees/more");
        fs::write(root.join("more/.git"), format!("gitdir: {}\n", more.display())).unwrap();
        fs::write(root.join("main/sub/.git"), "gitdir: ../.git/modules/sub\n").unwrap();
        assert!(shown(root, "more/out") && shown(root, "main/sub/out"));
        fs::write(root.join("main/.git/info/exclude"), "/out\n").unwrap();
        assert!(!shown(root, "more/out") && shown(root, "main/sub/out"));
        fs::write(root.join("main/.git/modules/sub/info/exclude"), "out/\n").unwrap();
        assert!(!shown(root, "main/sub/out"));
    }
}
