//! Whom the user means: a slug, a URL, a name, or a part of one.

use super::contacts::{Contact, Contacts};
use super::{names, slug};

/// The connections that `who` can mean, in file order: by slug or URL, else by the exact name, else by
/// the normalised one, else everybody whose name holds every word of it, or whose slug holds it.
#[must_use]
pub fn find(contacts: &Contacts, who: &str) -> Vec<u32> {
    let who = who.trim();
    // In a redacted run one asks for whom one has read of.
    let bare = |name: &str| name.to_lowercase().replace(' ', "-");
    let is_shown = |contact: &Contact| contact.mask().is_some_and(|mask| bare(&mask.name) == bare(who));
    if let Some(at) = contacts.people.iter().position(is_shown) {
        return vec![at as u32];
    }
    let last = who.trim_start_matches('/').trim_start_matches("in/");
    let address = slug::slug(who).or_else(|| slug::slug(&format!("https://www.linkedin.com/in/{last}")));
    if let Some(one) = address.as_deref().and_then(|slug| contacts.with_slug(slug)) {
        return vec![one];
    }
    let exact = contacts.with_name(&names::exact(who));
    if !exact.is_empty() {
        return exact.to_vec();
    }
    let same = contacts.with_normal_name(who);
    if !same.is_empty() {
        return same.to_vec();
    }
    let wanted = spelt(who);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let holds = |contact: &Contact| {
        let name = spelt(&contact.full_name());
        let slug = contact.slug.as_deref().unwrap_or_default();
        words.iter().all(|word| name.contains(word)) || slug.contains(&who.to_lowercase())
    };
    let all = contacts.people.iter().enumerate();
    all.filter(|(_, contact)| holds(contact)).map(|(at, _)| at as u32).collect()
}

/// A name as it can be typed on any keyboard: `Łucja` is found by `lucja`.
fn spelt(name: &str) -> String {
    deunicode::deunicode(&names::normal(name)).to_lowercase()
}
