//! The user's own lexicon of titles, templates of opening lines and words of suppliers.

use super::net::{Net, PLAIN, entry, list, names, run};
use crate::support::Place;

fn place() -> Place {
    let mut net = Net::new();
    net.knows("Ann", "Bridge Whisperer", "Nimbus Oddments", "01 Mar 2018").talked("Ann", &["2022-01-01"]);
    net.wrote("Ann", "2022-01-02", PLAIN);
    net.place()
}

#[test]
fn lines_of_the_users_own_add_to_the_lexicon_of_titles() {
    let place = place();
    assert_eq!(names(&list(&place, &["--role", "recruiter"])), "");
    place.write("rekindle.toml", "titles = \"my-titles.txt\"\n");
    place.write("my-titles.txt", "@role recruiter\nbridge whisperer\n");
    assert_eq!(names(&list(&place, &["--role", "recruiter"])), "silent: Ann");
    place.write("my-titles.txt", "@role recruiter\nbridge whisperer\n@level king\nx\n");
    let ran = place.rekindle(&["shortlist", "export"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("my-titles.txt: line 3"), "{}", ran.stderr);
}

#[test]
fn templates_of_the_users_own_replace_the_built_in_ones() {
    let place = place();
    place.write("rekindle.toml", "openings = \"words\"\n");
    place.write("words/en.txt", "[silent_long]\n{{ greeting }} the bridge is blue.\n");
    let found = list(&place, &[]);
    assert_eq!(entry(&found, "Ann")["begin"], "Hi Ann, the bridge is blue.");
    place.write("words/en.txt", "[silent_long]\n{{ greeting }} I am at {{ my_company }}.\n");
    let ran = place.rekindle(&["shortlist", "export"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("en.txt, line 2") && ran.stderr.contains("my_company"), "{}", ran.stderr);
}

#[test]
fn words_of_suppliers_are_the_users_to_change() {
    let place = place();
    assert!(!run(&place, &["--lens", "vendors"]).stdout.contains("Ann Madeup"));
    place.write("rekindle.toml", "[vendors]\noddments = [\"oddments\"]\n");
    let ran = run(&place, &["--lens", "vendors"]);
    assert!(ran.stdout.contains("Oddments") && ran.stdout.contains("Ann Madeup"), "{}", ran.stdout);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let place = place();
    for setting in ["titles", "openings", "marks"] {
        place.write("rekindle.toml", format!("{setting} = \"nowhere\"\n"));
        let ran = place.rekindle(&["shortlist", "export"]);
        assert_eq!(ran.code, 2, "{setting}: {}", ran.stdout);
        assert!(ran.stderr.contains("nowhere"), "{setting}: {}", ran.stderr);
    }
}
