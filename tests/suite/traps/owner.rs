//! T33, T34: whose export it is.

use crate::support::{C7, IN, ME, Place, TALK, got, got9, message, named, person, sent, sent9};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");
const KAI: (&str, &str) = ("Kai Never", "kai-never");

fn two_people() -> [String; 2] {
    [person("Noor", "Quiet", NOOR.1, "09 Sep 2019"), person("Kai", "Never", KAI.1, "21 Nov 2020")]
}

#[test]
fn t33_an_owner_who_never_wrote_is_the_one_in_every_conversation() {
    let place = Place::new();
    place.export(&two_people(), &[got("2-a", NOOR, "2024-01-01", TALK), got("2-b", KAI, "2024-01-02", TALK)]);
    let report = place.tables("export");
    assert_eq!((&report.run["owner"]["name"], &report.run["owner"]["slug"]), (&ME.0.into(), &ME.1.into()));
    assert_eq!(report.run["owner"]["how"], "by profile: present in 2 of 2 conversations");
    assert_eq!(report.states(), "you_owe 2");
}

#[test]
fn t33_an_owner_who_never_wrote_is_found_among_nine_columns_too() {
    let place = Place::new();
    let people = [named("Noor", "Quiet", "09 Sep 2019"), named("Kai", "Never", "21 Nov 2020")];
    place.old_export(&people, &[got9("2-a", NOOR, "2024-01-01", TALK), got9("2-b", KAI, "2024-01-02", TALK)]);
    let report = place.tables("export");
    assert_eq!(report.run["owner"]["name"], ME.0);
    assert!(report.run["owner"]["slug"].is_null(), "no row shows the owner's URL");
    assert_eq!(report.states(), "you_owe 2");
}

#[test]
fn t33_a_contact_who_wrote_most_is_not_the_owner() {
    let place = Place::new();
    let mut rows: Vec<String> =
        (10..28).map(|day| got("2-a", NOOR, &format!("2024-01-{day}"), TALK)).collect();
    rows.push(sent("2-b", KAI, "2024-01-02", TALK));
    place.export(&two_people(), &rows);
    let report = place.tables("export");
    assert_eq!(report.run["owner"]["slug"], ME.1);
    assert_eq!(report.slug(NOOR.1)["received"], "18");
    assert_eq!(report.slug(KAI.1)["sent"], "1");
}

#[test]
fn t33_in_a_single_conversation_the_one_who_is_no_connection_is_the_owner() {
    let place = Place::new();
    place.export(&two_people(), &[got("2-a", NOOR, "2024-01-01", TALK)]);
    assert_eq!(place.tables("export").run["owner"]["slug"], ME.1);
}

#[test]
fn t33_a_connection_under_another_spelling_is_not_taken_for_the_owner() {
    let place = Place::new();
    let people = [named("Amari", "Invent, MBA", "28 Jan 2020")];
    place.old_export(&people, &[got9("2-a", ("Amari Invent", "amari"), "2024-01-01", TALK)]);
    let report = place.tables("export");
    assert_eq!(report.run["owner"]["name"], ME.0);
    assert_eq!(report.states(), "you_owe 1");
}

#[test]
fn t33_a_namesake_of_the_owner_is_not_the_owner() {
    let place = Place::new();
    let namesake = (ME.0, "robin-tester-the-other");
    let people = [named("Noor", "Quiet", "09 Sep 2019"), named(ME.0, "", "28 Jan 2020")];
    let rows = [
        got9("2-a", namesake, "2024-01-03", TALK),
        sent9("2-b", NOOR.0, "2024-01-02", TALK),
        sent9("2-c", KAI.0, "2024-01-01", TALK),
    ];
    place.old_export(&people, &rows);
    let report = place.tables("export");
    assert_eq!(report.run["owner"]["slug"], ME.1);
    assert_eq!(report.contact("Noor Quiet")["sent"], "1");
}

#[test]
fn t33_a_namesake_of_the_owner_with_an_address_is_a_person_of_their_own() {
    let place = Place::new();
    let namesake = (ME.0, "robin-tester-the-other");
    let people = [
        person("Robin", "Tester", namesake.1, "28 Jan 2020"),
        person("Noor", "Quiet", NOOR.1, "09 Sep 2019"),
    ];
    place.export(&people, &[got("2-a", namesake, "2024-01-03", TALK), sent("2-b", NOOR, "2024-01-02", TALK)]);
    let report = place.tables("export");
    assert_eq!(report.run["owner"]["slug"], ME.1);
    assert_eq!(report.slug(namesake.1)["received"], "1");
}

const PROFILE: &str = "First Name,Last Name,Maiden Name,Headline\n";

#[test]
fn t34_another_name_in_the_profile_changes_nothing_but_is_said() {
    let place = Place::new();
    place
        .export(&two_people(), &[got("2-a", NOOR, "2024-01-01", TALK), sent("2-b", KAI, "2024-01-02", TALK)]);
    place.write("export/Profile.csv", format!("{PROFILE}R.,Tester,,Made up\n"));
    let report = place.tables("export");
    assert_eq!((&report.run["owner"]["name"], &report.run["owner"]["slug"]), (&ME.0.into(), &ME.1.into()));
    assert!(
        report.stderr.contains("Robin Tester") && report.stderr.contains("R. Tester"),
        "{}",
        report.stderr
    );
    assert!(report.stderr.contains("--me"), "{}", report.stderr);
    assert_eq!(report.states(), "waiting 1, you_owe 1");
}

#[test]
fn t34_a_profile_that_agrees_is_named_and_raises_no_doubt() {
    let place = Place::new();
    place.export(&two_people(), &[got("2-a", NOOR, "2024-01-01", TALK)]);
    place.write("export/Profile.csv", format!("{PROFILE}Robin,Tester,,Made up\n"));
    let report = place.tables("export");
    assert_eq!(report.run["owner"]["how"], "by profile: present in 1 of 1 conversation; Profile.csv agrees");
    assert_eq!(report.stderr, "");
}

#[test]
fn t34_me_overrules_everything_by_slug_url_or_name() {
    let place = Place::new();
    place.export(&two_people(), &[got("2-a", NOOR, "2024-01-01", TALK)]);
    for me in ["noor-quiet", "Noor Quiet", "https://www.linkedin.com/in/Noor-Quiet/"] {
        let report = place.analyze_with("export", &["--me", me]);
        assert_eq!(report.run["owner"]["slug"], "noor-quiet", "{me}");
        assert_eq!(report.account("messages.csv"), "rows 1, used 0, not_connected 1");
    }
}

#[test]
fn t34_me_is_taken_as_a_slug_or_url_without_messages_too() {
    let place = Place::new();
    place.write("export/Connections.csv", C7.to_owned() + &two_people().concat());
    let report = place
        .analyze_with("export", &["--only", "contacts", "--me", "https://www.linkedin.com/in/robin-tester"]);
    assert_eq!(report.run["owner"]["slug"], "robin-tester");
    let named = place.analyze_with("export", &["--only", "contacts", "--me", "Robin Tester"]);
    assert_eq!(named.run["owner"]["name"], "Robin Tester");
}

#[test]
fn t34_me_that_names_nobody_is_an_error_with_help() {
    let place = Place::new();
    place.export(&two_people(), &[got("2-a", NOOR, "2024-01-01", TALK)]);
    let ran = place.rekindle(&["check", "export", "--me", "ada-nobody"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("--me ada-nobody: nobody in the messages has this slug or name"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("help: "), "{}", ran.stderr);
}

#[test]
fn two_exports_of_different_people_are_not_mixed() {
    let place = Place::new();
    for (folder, owner) in [("one", ME), ("two", ("Ada Other", "ada-other"))] {
        let rows: String = [NOOR, KAI]
            .map(|from| {
                message(from.1, "", from, (owner.0, &[owner.1]), "2024-01-01 12:00:00 UTC", TALK, "INBOX")
            })
            .concat();
        place.write(&format!("{folder}/Connections.csv"), format!("{C7}{}", two_people().concat()));
        place.write(&format!("{folder}/messages.csv"), crate::support::M10.to_owned() + &rows);
    }
    let ran = place.rekindle(&["check", "one", "two"]);
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("belong to different people"), "{}", ran.stderr);
    assert!(ran.stderr.contains("--each"), "{}", ran.stderr);
    let each = place.rekindle(&["analyze", "one", "two", "--each", "--out", "team"]);
    assert_eq!(each.code, 0, "{}", each.stderr);
    for (folder, slug) in [("one", ME.1), ("two", "ada-other")] {
        let run = std::fs::read_to_string(place.path("team").join(folder).join("run.json")).unwrap();
        assert!(run.contains(slug), "{run}");
    }
}

#[test]
fn of_two_namesakes_in_every_conversation_the_one_who_invites_is_the_owner() {
    let (one, other) = (("Kai Never", "kai-a"), ("Kai Never", "kai-b"));
    let place = Place::new();
    let row = message("2-a", "", one, (other.0, &[other.1]), "2024-01-01 12:00:00 UTC", TALK, "INBOX");
    place.export(&two_people()[..1], &[row]);
    for (inviter, invitee) in [(one, other), (other, one)] {
        place.write(
            "export/Invitations.csv",
            format!(
                "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n{},Noor Quiet,\"1/2/24, 3:04 PM\",,\
                 OUTGOING,{IN}{},{IN}noor-quiet\n",
                inviter.0, inviter.1
            ),
        );
        assert_eq!(place.tables("export").run["owner"]["slug"], inviter.1, "{invitee:?} invites nobody");
    }
}

#[test]
fn a_part_in_which_another_is_somewhat_oftener_is_the_owners_all_the_same() {
    let place = Place::new();
    let with = |at: usize| if at.is_multiple_of(2) { NOOR } else { KAI };
    let whole: String = (0..24).map(|at| got(&format!("2-{at}"), with(at), "2024-01-01", TALK)).collect();
    // Five conversations with the owner, and some between two others.
    let part = |missing: usize| -> String {
        let from = |at: usize| {
            let to: (&str, &[&str]) = if at < 5 { (ME.0, &[ME.1]) } else { (KAI.0, &[KAI.1]) };
            message(&format!("3-{at}"), "", NOOR, to, "2024-02-01 12:00:00 UTC", TALK, "INBOX")
        };
        (0..5 + missing).map(from).collect()
    };
    place.write("one/Connections.csv", format!("{C7}{}", two_people().concat()));
    place.write("one/messages.csv", crate::support::M10.to_owned() + &whole);
    for (missing, code) in [(5, 0), (6, 1)] {
        place.write("two/messages.csv", crate::support::M10.to_owned() + &part(missing));
        let ran = place.rekindle(&["check", "one", "two"]);
        assert_eq!(ran.code, code, "{missing} more: {}", ran.stderr);
    }
}
