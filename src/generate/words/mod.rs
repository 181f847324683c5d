//! The vocabulary: lists of names, titles and sentences, and nothing that decides.

pub(super) mod extra;
pub(super) mod names;
pub(super) mod sides;
pub(super) mod talk;
pub(super) mod wishes;
pub(super) mod work;
