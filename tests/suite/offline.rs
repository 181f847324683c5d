//! Nothing leaves the machine: by the tree of crates, by the sources, by what the built program asks of the
//! system's libraries, and by what it asks of the system while it runs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::structure::modules;
use super::support::{Place, command};

/// Crates that speak a protocol, look up names, encrypt connections or send reports.
const SUSPECTS: [&str; 46] = [
    "actix-web",
    "async-std",
    "attohttpc",
    "aws-lc-rs",
    "aws-lc-sys",
    "axum",
    "boring",
    "boring-sys",
    "curl",
    "curl-sys",
    "git2",
    "h2",
    "h3",
    "hickory-proto",
    "hickory-resolver",
    "http",
    "http-body",
    "hyper",
    "hyper-rustls",
    "hyper-util",
    "isahc",
    "libgit2-sys",
    "mbedtls",
    "minreq",
    "native-tls",
    "object_store",
    "openssl",
    "openssl-sys",
    "opentelemetry",
    "quinn",
    "quinn-udp",
    "reqwest",
    "ring",
    "rustls",
    "rustls-native-certs",
    "s2n-tls",
    "sentry",
    "smol",
    "ssh2",
    "surf",
    "tokio-rustls",
    "tonic",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "webpki-roots",
];

/// Crates that can open a socket, and who alone may bring them: the executor that polars computes with is built
/// with sockets, whatever features one asks for. That nothing calls them is what the other tests here are for.
const SOCKETS: [(&str, &[&str]); 3] = [
    ("tokio", &["polars-async", "polars-core", "polars-io", "polars-plan", "polars-utils"]),
    ("mio", &["tokio"]),
    ("socket2", &["tokio"]),
];

/// What `cargo tree` says of our dependencies, tests left out.
fn tree(more: &[&str]) -> Result<String, String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--edges", "normal,build", "--prefix", "none", "--offline", "--locked"])
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| error.to_string())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn names(tree: &str) -> BTreeSet<&str> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).collect()
}

#[test]
fn no_network_code_is_in_the_dependency_tree() {
    let own = tree(&[]).expect("cargo tells the tree of this machine");
    let mut looked_at = 0;
    let elsewhere = ["x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-unknown-freebsd"];
    let others = elsewhere.map(|target| (target, tree(&["--target", target])));
    for (target, found) in std::iter::once(("this machine", Ok(own))).chain(others) {
        let tree = match found {
            Ok(tree) => tree,
            // Crates of other systems need not have been downloaded.
            Err(why) => {
                println!("skipped for {target}: {}", why.lines().next().unwrap_or_default());
                continue;
            }
        };
        let names = names(&tree);
        assert!(names.contains("polars"), "{target}: {tree}");
        for suspect in SUSPECTS {
            assert!(!names.contains(suspect), "{suspect} is in the tree of {target}");
        }
        looked_at += 1;
    }
    assert!(looked_at > 0);
}

#[test]
fn sockets_come_with_the_table_engine_alone() {
    for (name, allowed) in SOCKETS {
        let tree = tree(&["--invert", name, "--depth", "1"]).expect("the crate is in the tree");
        let parents: Vec<&str> = names(&tree).into_iter().filter(|parent| *parent != name).collect();
        let others: Vec<&&str> = parents.iter().filter(|parent| !allowed.contains(parent)).collect();
        assert!(!parents.is_empty() && others.is_empty(), "{name} is asked for by {others:?}");
    }
}

#[test]
fn no_line_of_ours_names_a_socket_or_starts_a_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (module, text, path) in modules() {
        for socket in [
            "std::net",
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "UnixStream",
            "UnixListener",
            "UnixDatagram",
        ] {
            assert!(!text.contains(socket), "{} names {socket}", path.display());
        }
        // The program starts itself again with the number of threads in its environment, and nothing else.
        let starts = text.matches("Command::new(").count();
        let again = text.matches("Command::new(std::env::current_exe()").count();
        assert_eq!(starts, again, "{} starts a program", path.display());
        assert!(starts == 0 || module == "main", "{} starts a program", path.display());
    }
    let opens: Vec<String> = modules()
        .into_iter()
        .filter(|(_, text, _)| text.contains("open::that") || text.contains("open::with"))
        .map(|(_, text, path)| {
            assert_eq!(text.matches("open::that").count(), 1, "{}", path.display());
            assert!(text.contains("if args.open && open::that_detached(&page)"), "{}", path.display());
            path.strip_prefix(root).unwrap().display().to_string()
        })
        .collect();
    assert_eq!(opens, ["src/run/charts.rs"], "the browser is for the page of charts, where it is asked for");
}

/// Functions that make, connect or look up what a connection needs. Pairs of sockets within one process, by which
/// the standard library hears of a child's end, are none of them.
#[cfg(target_os = "linux")]
const CONNECTING: [&str; 10] = [
    "socket",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendto",
    "getaddrinfo",
    "gethostbyname",
    "res_query",
];

/// The functions that a 64-bit ELF file takes from other libraries and gives to them: its `.dynstr`.
#[cfg(target_os = "linux")]
fn dynamic_names(elf: &[u8]) -> Option<BTreeSet<String>> {
    const STRINGS: u64 = 3;
    const SYMBOLS: u64 = 11;
    let number = |at: usize, width: usize| -> Option<u64> {
        let bytes = elf.get(at..at + width)?;
        Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    if elf.get(..6)? != b"\x7fELF\x02\x01" {
        return None;
    }
    let (table, size, count) = (number(40, 8)? as usize, number(58, 2)? as usize, number(60, 2)? as usize);
    let section = |at: usize| {
        let at = table + at * size;
        Some((
            number(at + 4, 4)?,
            number(at + 24, 8)? as usize,
            number(at + 32, 8)? as usize,
            number(at + 40, 4)?,
        ))
    };
    let (.., link) = (0..count).filter_map(section).find(|(kind, ..)| *kind == SYMBOLS)?;
    let (kind, from, length, _) = section(link as usize)?;
    let names = elf.get(from..from + length).filter(|_| kind == STRINGS)?;
    Some(names.split(|byte| *byte == 0).map(|name| String::from_utf8_lossy(name).into_owned()).collect())
}

#[cfg(target_os = "linux")]
#[test]
fn the_built_program_takes_nothing_that_connects_from_the_systems_libraries() {
    let program = fs::read(env!("CARGO_BIN_EXE_rekindle")).unwrap();
    let Some(names) = dynamic_names(&program) else {
        println!("skipped: the program is no 64-bit little-endian ELF file with shared libraries");
        return;
    };
    assert!(names.contains("malloc") && names.contains("write"), "{names:?}");
    for name in CONNECTING {
        assert!(!names.contains(name), "the program takes {name} from the system's libraries");
    }
    // The test binary itself shows that such a name would be found.
    let _ = std::net::TcpListener::bind("127.0.0.1:0");
    let own = fs::read(std::env::current_exe().unwrap()).unwrap();
    assert!(dynamic_names(&own).unwrap().contains("bind"), "the search finds nothing anywhere");
}

#[cfg(target_os = "linux")]
#[test]
fn no_run_makes_a_socket() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: strace is not installed");
        return;
    }
    let place = Place::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let sample = sample.to_str().unwrap();
    let traced = |args: &[&str]| -> Option<String> {
        let log = place.path("trace");
        let _ = fs::remove_file(&log);
        let program = command(&place.path("."));
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-e", "trace=network,execve", "-e", "signal=none", "-o"]).arg(&log);
        strace.arg(program.get_program()).args(args).current_dir(place.path("."));
        strace.env("HOME", place.path(".")).env_remove("XDG_CONFIG_HOME").env_remove("POLARS_MAX_THREADS");
        let output = strace.output().unwrap();
        let calls = fs::read_to_string(&log).unwrap_or_default();
        if !calls.contains("execve(") {
            println!("skipped: strace may not trace here: {}", String::from_utf8_lossy(&output.stderr));
            return None;
        }
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        Some(calls)
    };
    for args in [
        &["analyze", sample, "--out", "out"][..],
        &["analyze", sample, "--out", "threads", "--only", "contacts", "--threads", "2"],
        &["check", sample],
        &["shortlist", sample],
        &["contact", sample, "Alice Yarrowstead"],
        &["charts", sample, "--out", "charts"],
        &["charts", sample, "--show"],
        &["backtest", sample],
        &["mark", "anna-beispiel", "done", "--marks", "marks.csv"],
    ] {
        let Some(calls) = traced(args) else { return };
        // `12345 socket(AF_INET, ...`; threads that end with the process leave lines without a name.
        let (execs, network): (Vec<&str>, Vec<&str>) = calls
            .lines()
            .filter(|line| {
                let call = line.split_whitespace().nth(1).unwrap_or_default();
                call.starts_with(|first: char| first.is_ascii_lowercase())
            })
            .partition(|line| line.contains("execve("));
        assert!(network.is_empty(), "{args:?}: {network:#?}");
        // Once for the program, once more where it starts itself again with another number of threads.
        let program = env!("CARGO_BIN_EXE_rekindle");
        assert!(execs.iter().all(|line| line.contains(program)), "{args:?}: {execs:#?}");
        assert!(execs.len() <= 1 + usize::from(args.contains(&"--threads")), "{args:?}: {execs:#?}");
    }
}

/// A program of the test's that takes the place of every way to open a page, and writes down what it is given.
#[cfg(target_os = "linux")]
#[test]
fn a_browser_is_started_only_when_asked_for_and_gets_only_the_page() {
    use std::os::unix::fs::PermissionsExt;
    use std::time::{Duration, Instant};
    let place = Place::new();
    let told = place.path("told");
    for opener in ["xdg-open", "gio", "gnome-open", "kde-open", "wslview"] {
        place.write(&format!("bin/{opener}"), format!("#!/bin/sh\necho \"$@\" >> '{}'\n", told.display()));
        let path = place.path(&format!("bin/{opener}"));
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let run = |more: &[&str]| {
        let mut args = vec!["charts", sample.to_str().unwrap(), "--only", "tie-survival", "--out", "charts"];
        args.extend(more);
        let path = format!("{}:/usr/bin:/bin", place.path("bin").display());
        let output = command(&place.path(".")).args(args).env("PATH", path).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run(&[]);
    assert!(!told.exists(), "nobody asked for a browser");
    run(&["--open"]);
    // It is started beside the program, which does not wait for it.
    let begun = Instant::now();
    while !told.exists() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(Duration::from_millis(50));
    let asked = fs::read_to_string(&told).expect("the page is opened");
    assert!(asked.trim_end().ends_with("charts/charts.html") && asked.lines().count() == 1, "{asked}");
}
