//! How much memory the program took at most. Linux tells; elsewhere nothing is measured.

use std::process::Stdio;
use std::time::Duration;

use crate::support::{Place, Ran, command};

/// Runs the program and gives its highest use of memory in MiB; 0 where the system does not tell.
pub fn measured(place: &Place, args: &[&str]) -> (Ran, u64) {
    let mut child = command(&place.path(""))
        .args(args)
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(place.path("stderr")).unwrap())
        .spawn()
        .unwrap();
    let about = format!("/proc/{}", child.id());
    let program = std::fs::canonicalize(env!("CARGO_BIN_EXE_rekindle")).unwrap();
    let mut highest = 0;
    let code = loop {
        // Until the program has taken its place, the new process shows the memory of this one, which is large.
        let is_program = std::fs::read_link(format!("{about}/exe")).is_ok_and(|exe| exe == program);
        // The system keeps the highest mark itself, so that no peak falls between two looks.
        let text = std::fs::read_to_string(format!("{about}/status")).unwrap_or_default();
        let mark = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).filter(|_| is_program);
        let kib = mark.and_then(|mark| mark.trim().trim_end_matches(" kB").parse::<u64>().ok());
        highest = highest.max(kib.unwrap_or(0) / 1024);
        match child.try_wait().unwrap() {
            Some(status) => break status.code().unwrap_or(-1),
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let stderr = std::fs::read_to_string(place.path("stderr")).unwrap();
    assert!(highest > 0 || !cfg!(target_os = "linux"), "no look at the program's memory succeeded");
    (Ran { code, stdout: String::new(), stderr }, highest)
}
