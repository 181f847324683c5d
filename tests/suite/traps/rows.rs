//! T09 to T11, T60, T61, T66, T67: what a row of `Connections.csv` holds, and what it does not.

use crate::support::{C7, IN, Place, Report, line, person};

fn connections(rows: &str) -> Report {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{C7}{rows}"));
    place.tables("export")
}

fn noor() -> String {
    person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")
}

fn company(name: &str) -> String {
    line(&["Noor", "Quiet", &format!("{IN}noor-quiet"), "", name, "Leiterin, Einkauf", "09 Sep 2019"])
}

#[test]
fn t09_rows_with_only_a_date_are_hidden_members_and_are_not_merged() {
    let report = connections(&format!("{0}{1}{0}", ",,,,,,14 Jan 2025\n", noor()));
    assert_eq!(report.account("Connections.csv"), "rows 3, used 1, hidden 2");
    assert_eq!((report.number("connections.hidden"), report.number("connections.duplicates")), (2, 0));
    assert_eq!((report.number("connections.people"), report.contacts.len()), (1, 1));
    assert!(report.stdout.contains("2 more are hidden"), "{}", report.stdout);
}

#[test]
fn t10_empty_rows_at_the_end_are_ignored_and_counted_as_blank() {
    let report = connections(&format!("{},,,,,,\n , ,,,,,\n,,,,,,\n", noor()));
    assert_eq!(report.account("Connections.csv"), "rows 4, used 1, blank 3");
    assert_eq!(report.number("connections.hidden"), 0);
    assert!(report.rejects.is_empty(), "an empty row is no fault: {:?}", report.rejects);
}

#[test]
fn t11_quotes_commas_and_doubled_quotes_are_read_as_written() {
    let report = connections(&company("Made Up \"Quotes\" Ltd"));
    let noor = report.slug("noor-quiet");
    assert_eq!(noor["company"], "Made Up \"Quotes\" Ltd");
    assert_eq!(noor["position"], "Leiterin, Einkauf");
}

#[test]
fn t60_a_semicolon_inside_a_name_is_a_reject_and_never_a_person_with_shifted_cells() {
    let place = Place::new();
    let header = C7.replace(',', ";");
    place.write(
        "export/Connections.csv",
        format!(
            "{header}Robin PMP; CSM; IA;;Acme;{IN}robin-pmp;02-oct-18\n\
             Noor;Quiet;{IN}noor-quiet;;Silent Works;Manager;02-oct-18\n"
        ),
    );
    let report = place.tables("export");
    assert_eq!(report.account("Connections.csv"), "rows 2, used 1, malformed 1");
    assert_eq!(report.contacts.len(), 1);
    assert_eq!(report.slug("noor-quiet")["connected_on"], "2018-10-02");
    let reject = &report.rejects[0];
    assert_eq!((reject["file"].as_str(), reject["line"].as_str()), ("Connections.csv", "2"));
    assert_eq!(reject["reason"], "malformed");
    assert!(reject["detail"].contains("the profile URL stands in the column Position"), "{reject:?}");
}

#[test]
fn t60_a_row_that_a_delimiter_made_too_long_is_a_reject() {
    let row = format!("Robin, PMP,Tester,{IN}robin-pmp,,Acme,CFO,02 Oct 2018\n");
    let report = connections(&(noor() + &row));
    assert_eq!(report.account("Connections.csv"), "rows 2, used 1, malformed 1");
    assert_eq!(report.rejects[0]["detail"], "8 cells where the header has 7");
    assert_eq!(report.rejects[0]["line"], "3");
}

#[test]
fn t61_words_in_the_email_column_are_no_address() {
    let place = Place::new();
    let row =
        |slug: &str, email: &str| line(&["Noor", slug, &format!("{IN}{slug}"), email, "", "", "09 Sep 2019"]);
    let rows = [row("a", "No Email"), row("b", "NA"), row("c", "-"), row("d", "noor@example.org")].concat();
    place.write("export/Connections.csv", format!("{C7}{rows}"));
    let probe = rekindle::touches::Probe::default();
    let hidden = rekindle::progress::Progress::hidden();
    let (export, _) =
        rekindle::export::read(&[place.path("export")], rekindle::export::Reading::plain(&probe), &hidden)
            .unwrap();
    let emails: Vec<&str> = export.connections.rows.iter().map(|row| row.email.as_str()).collect();
    assert_eq!(emails, ["", "", "", "noor@example.org"]);
}

#[test]
fn t66_a_company_is_shown_as_the_member_typed_it() {
    let report = connections(&company("  Fiktiv GmbH | Ex-Example "));
    assert_eq!(report.slug("noor-quiet")["company"], "Fiktiv GmbH | Ex-Example");
}

#[test]
fn t67_a_cell_that_a_spreadsheet_would_run_is_neutralised() {
    for formula in ["=HYPERLINK(\"https://example.org\")", "+1", "-1", "@SUM(A1)"] {
        let report = connections(&company(formula));
        assert_eq!(report.slug("noor-quiet")["company"], format!("'{formula}"));
    }
}

#[test]
fn t67_a_name_or_slug_that_begins_a_formula_is_neutralised_too() {
    let report = connections(&person("=cmd", "@Quiet", "-1+1", "09 Sep 2019"));
    let row = &report.contacts[0];
    assert_eq!((row["first_name"].as_str(), row["last_name"].as_str()), ("'=cmd", "'@Quiet"));
    assert_eq!(row["slug"], "'-1+1");
}
