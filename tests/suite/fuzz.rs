//! What the fuzzer checks, on its seeds and on mutations of them that are the same in every run.

#[path = "../../fuzz/src/checks/mod.rs"]
mod checks;

use std::path::Path;

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Mutations of each seed. `fuzz/run` makes millions, led by what they reach.
const MUTATIONS: usize = 12;

/// Seeds of a check, in the order of their names.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|item| item.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Bytes changed, cut out, doubled or put in at a few places.
fn mutated(seed: &[u8], dice: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..dice.random_range(1..=6) {
        let at = dice.random_range(0..=bytes.len());
        let to = (at + dice.random_range(1..=16)).min(bytes.len());
        match dice.random_range(0..4) {
            0 if at < bytes.len() => bytes[at] = dice.next_u32().to_le_bytes()[0],
            1 => drop(bytes.drain(at..to)),
            2 => {
                let copy = bytes[at..to].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => {
                let new = dice.next_u32().to_le_bytes();
                bytes.splice(at..at, new);
            }
        }
    }
    bytes
}

fn holds(name: &str, mutations: usize) {
    let check = checks::ALL.into_iter().find(|(known, _)| *known == name).unwrap().1;
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let seeds = seeds(name);
    assert!(!seeds.is_empty());
    for seed in &seeds {
        check(seed);
        for _ in 0..mutations {
            check(&mutated(seed, &mut dice));
        }
    }
    check(&[]);
}

#[test]
fn archives() {
    holds("archive", MUTATIONS);
    holds("files", MUTATIONS);
}

#[test]
fn tables() {
    holds("table", MUTATIONS / 4);
}

#[test]
fn texts_and_names() {
    for name in ["dates", "slugs", "names", "titles", "texts", "escaping"] {
        holds(name, 20 * MUTATIONS);
    }
}

#[test]
fn whole_runs() {
    holds("pipeline", MUTATIONS);
    holds("report", 1);
}
