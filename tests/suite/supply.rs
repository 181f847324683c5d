//! What the program is built from: pinned, licensed, and no more than it needs.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A version as numbers that compare; what is missing is 0.
fn version(text: &str) -> [u32; 3] {
    let mut parts = text.split('.').map(|part| part.parse().expect("a number"));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

/// `rust-version` as a manifest states it.
fn stated(manifest: &str) -> String {
    let manifest: toml::Table = read(manifest).parse().unwrap();
    manifest["package"]["rust-version"].as_str().expect("rust-version is stated").to_owned()
}

#[test]
fn the_stated_rust_is_the_newest_that_any_dependency_needs() {
    let ours = stated("Cargo.toml");
    assert_eq!(ours, stated("benches/hot/Cargo.toml"));
    assert!(read("README.md").contains(&format!("(https://rustup.rs) {ours} or later")), "README.md");
    let cargo = |args: &[&str]| {
        let folder = env!("CARGO_MANIFEST_DIR");
        Command::new(env!("CARGO")).args(args).current_dir(folder).output().unwrap()
    };
    // Of this machine's crates alone: those of others need not have been downloaded.
    let about = String::from_utf8(cargo(&["-vV"]).stdout).unwrap();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names its host");
    let args = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host];
    let output = cargo(&args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let used: Vec<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|node| node["id"].as_str())
        .collect();
    assert!(used.len() > 100);
    let (mut newest, mut whose) = ([0; 3], String::new());
    for package in packages.iter().filter(|package| used.contains(&package["id"].as_str().unwrap())) {
        let name = package["name"].as_str().unwrap();
        if let (Some(needs), false) = (package["rust_version"].as_str(), name.starts_with("rekindle")) {
            assert!(
                version(needs) <= version(&ours),
                "{name} needs Rust {needs}, and Cargo.toml states {ours}"
            );
            if version(needs) > newest {
                (newest, whose) = (version(needs), name.to_owned());
            }
        }
    }
    assert_eq!(newest, version(&ours), "no more is needed than what {whose} does: state that");
}

#[test]
fn unsafe_code_is_forbidden_wherever_code_of_ours_is() {
    for root in ["src/lib.rs", "src/main.rs", "benches/hot/hot.rs", "build.rs"] {
        let text = read(root);
        assert!(text.lines().any(|line| line == "#![forbid(unsafe_code)]"), "{root}");
    }
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
}

#[test]
fn the_build_script_only_reads_its_lists_and_writes_where_cargo_says() {
    let text = read("build.rs");
    for word in ["Command", "std::net", "include_bytes", "set_var", "remove_", "rename", "canonicalize"] {
        assert!(!text.contains(word), "build.rs: {word}");
    }
    let asked: Vec<&str> = text
        .match_indices("env::var")
        .map(|(at, _)| {
            text[at..].split_once('"').and_then(|(_, rest)| rest.split_once('"')).map_or("", |(name, _)| name)
        })
        .collect();
    assert_eq!(asked, ["OUT_DIR"]);
    assert_eq!(text.matches("env!(").count(), 0);
    assert_eq!(text.matches("fs::write").count(), 1);
    // Nobody else in the workspace has one.
    assert!(!Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/hot/build.rs").exists());
}

#[test]
fn dependencies_are_locked_and_a_pinned_one_says_why() {
    assert!(read("Cargo.lock").contains("name = \"rekindle\""));
    assert!(!read(".gitignore").contains("Cargo.lock"));
    let manifest = read("Cargo.toml");
    let lines: Vec<&str> = manifest.lines().collect();
    let mut pinned = 0;
    for pair in lines.windows(2).filter(|pair| pair[1].contains("\"=")) {
        pinned += 1;
        assert!(pair[0].starts_with("# "), "no reason is given for {}", pair[1]);
    }
    assert_eq!(pinned, 5, "every line with \"= stands below a comment of its own");
    for line in lines {
        for elsewhere in ["git =", "registry =", "= \"*\"", "[patch", "[replace"] {
            assert!(!line.contains(elsewhere), "{line}");
        }
    }
    // Every crate comes from crates.io, with a checksum.
    for package in read("Cargo.lock").split("[[package]]").skip(1) {
        if let Some(source) = package.lines().find_map(|line| line.strip_prefix("source = ")) {
            assert_eq!(source, "\"registry+https://github.com/rust-lang/crates.io-index\"", "{package}");
            assert!(package.contains("checksum = "), "{package}");
        }
    }
}

#[test]
fn two_versions_of_a_crate_are_refused_unless_a_reason_is_given() {
    let deny: toml::Table = read("deny.toml").parse().unwrap();
    assert_eq!(deny["bans"]["multiple-versions"].as_str(), Some("deny"));
    assert_eq!(deny["bans"]["wildcards"].as_str(), Some("deny"));
    for skipped in deny["bans"]["skip"].as_array().unwrap() {
        let reason = skipped.get("reason").and_then(toml::Value::as_str).unwrap_or_default();
        assert!(reason.len() > 10, "{skipped:?}");
    }
    for kind in ["unknown-registry", "unknown-git"] {
        assert_eq!(deny["sources"][kind].as_str(), Some("deny"));
    }
    assert!(read(".ci/run").contains("cargo deny --locked check licenses bans sources"));
}

/// A panic is caught by nobody and unwinds, so that temporary folders are removed; nothing of ours ends the process in
/// a way that leaves a picture of its memory behind.
#[test]
fn nothing_of_ours_aborts() {
    assert!(!read("Cargo.toml").contains("panic ="), "panics unwind, which is the default");
    for (_, text, path) in super::structure::modules() {
        for ends in ["process::abort", "panic::always_abort", "catch_unwind"] {
            // Of several exports, a fault of ours in one must not end the others.
            let may = ends == "catch_unwind" && path.ends_with("run/each.rs");
            assert!(may || !text.contains(ends), "{}: {ends}", path.display());
        }
    }
}
