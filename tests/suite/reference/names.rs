//! Whose name tells them apart, for exports in which connections have no profile address.

use rekindle::generate::{Party, World};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name with white space collapsed.
pub fn exact(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without accents, case, post-nominals behind a comma, parentheses, emoji, blanks and other signs: stricter
/// than any normalising the pipeline may do, so that names which differ here differ there.
fn bare(name: &str) -> String {
    let mut depth = 0;
    let mut bare = String::new();
    for letter in
        name.split(',').next().unwrap_or_default().nfkd().filter(|&letter| !is_combining_mark(letter))
    {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            'ß' => bare.push_str("ss"),
            'ø' | 'Ø' => bare.push('o'),
            'ł' | 'Ł' => bare.push('l'),
            'æ' | 'Æ' => bare.push_str("ae"),
            _ if depth == 0 && letter.is_alphanumeric() => bare.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    bare
}

/// How well a connection's name tells who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody else in the world has a name like it.
    Unique,
    /// Another connection has exactly the same name.
    Shared,
    /// Somebody has a name like it, but not the same.
    Similar,
}

/// The standing of every connection's name; of a hidden one it means nothing.
pub fn standings(world: &World) -> Vec<Standing> {
    let connections = (0..world.connections.len()).filter(|&index| !world.connections[index].is_hidden());
    let mut all: Vec<Party> = connections.map(Party::Connection).collect();
    all.extend((0..world.others.len()).map(Party::Other));
    all.push(Party::Owner);
    let mut known = Vec::new();
    for party in all {
        let name = world.name(party);
        known.push((party, exact(&name), bare(&name)));
    }
    let standing = |index: usize| {
        let name = world.connections[index].name();
        let (own_exact, own_bare) = (exact(&name), bare(&name));
        let mut standing = Standing::Unique;
        for (party, exact, bare) in known.iter().filter(|(party, ..)| *party != Party::Connection(index)) {
            if *exact == own_exact && matches!(party, Party::Connection(_)) {
                return Standing::Shared;
            }
            if *bare == own_bare {
                standing = Standing::Similar;
            }
        }
        standing
    };
    (0..world.connections.len()).map(standing).collect()
}
