//! Faults of the program's own say where they are, and quote nothing.

use crate::structure::modules;

#[test]
fn a_panic_is_reported_without_its_message() {
    let main = modules().into_iter().find(|(module, ..)| module == "main").unwrap().1;
    // The first thing that the program does; from then on no other report of a panic is made.
    let (_, body) = main.split_once("fn main() -> ExitCode {\n").unwrap();
    assert_eq!(body.lines().next().unwrap().trim(), "std::panic::set_hook(Box::new(panicked));");
    for (module, text, path) in modules() {
        assert_eq!(text.matches("set_hook").count(), usize::from(module == "main"), "{}", path.display());
        // What a panic carries is never looked at.
        assert!(!text.contains(".payload"), "{}", path.display());
    }
}
