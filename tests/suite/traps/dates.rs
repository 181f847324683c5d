//! T20 to T25: every written form of a date, and what a time zone must not do to it.

use rekindle::export::dates::{date_of, day, instant};

use crate::support::{C7, IN, M10, ME, Place, TALK, command, got, line, message, person};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");

fn read(text: &str) -> Option<String> {
    day(text).map(|day| date_of(day).to_string())
}

#[test]
fn t20_dates_are_read_by_a_fixed_list_of_forms() {
    for text in ["07 Feb 2025", "7-Feb-25", "07-Feb-25", "2/7/25, 2:10 PM", "2025-02-07", "2/7/2025", "45695"]
    {
        assert_eq!(read(text).as_deref(), Some("2025-02-07"), "{text}");
    }
    assert_eq!(read("27-juil-25").as_deref(), Some("2025-07-27"));
    assert_eq!(read("02-oct-18").as_deref(), Some("2018-10-02"));
    assert_eq!(read("2/3/25").as_deref(), Some("2025-02-03"), "always month/day");
    for text in ["", "14/2/2025", "soon"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn t20_an_unknown_date_keeps_the_row_without_a_date_and_is_counted() {
    let place = Place::new();
    let rows = ["soon", "14/2/2025", "", "09 Sep 2019"]
        .map(|on| person("Noor", "Quiet", &format!("noor-{}", on.len()), on));
    place.write("export/Connections.csv", format!("{C7}{}", rows.concat()));
    place.write("export/messages.csv", crate::support::M10);
    let report = place.analyze("export");
    assert_eq!(report.account("Connections.csv"), "rows 4, used 4");
    assert_eq!(report.slug("noor-4")["connected_on"], "");
    assert_eq!(report.slug("noor-11")["connected_on"], "2019-09-09");
    assert_eq!(report.run["as_of"], "2019-09-09");
    assert!(report.markdown.contains("3 have no connection date"), "{}", report.markdown);
}

#[test]
fn t20_the_user_is_told_how_many_dates_fit_no_form() {
    let place = Place::new();
    let rows = ["soon", "14/2/2025", "", "09 Sep 2019"]
        .map(|on| person("Noor", "Quiet", &format!("noor-{}", on.len()), on));
    place.write("export/Connections.csv", format!("{C7}{}", rows.concat()));
    let ran = place.rekindle(&["check", "export"]);
    let told =
        ran.stdout.lines().chain(ran.stderr.lines()).any(|line| line.contains("2 ") && line.contains("date"));
    assert!(told, "two dates fit no form, one is empty:\n{}{}", ran.stdout, ran.stderr);
}

#[test]
fn t20_an_invitation_or_message_without_a_readable_date_is_listed_and_counted() {
    let place = Place::new();
    let noor = ("Noor Quiet", "noor-quiet");
    let rows = [got("2-a", noor, "14/2/2025 at noon", TALK), got("2-a", noor, "2024-01-01", TALK)];
    place.export(&[person("Noor", "Quiet", noor.1, "09 Sep 2019")], &rows);
    let invited = line(&[noor.0, "Robin Tester", "14/2/25, 2:10 PM", "", "INCOMING"]);
    place.write("export/Invitations.csv", "From,To,Sent At,Message,Direction\n".to_owned() + &invited);
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 2, used 1, no_date 1");
    assert_eq!(report.account("Invitations.csv"), "rows 1, used 0, no_date 1");
    let listed = |row: &std::collections::BTreeMap<String, String>| {
        format!("{}:{} {}", row["file"], row["line"], row["reason"])
    };
    let listed: Vec<String> = report.rejects.iter().map(listed).collect();
    assert_eq!(listed, ["Invitations.csv:2 no_date", "messages.csv:2 no_date"]);
}

#[test]
fn t21_two_digit_years_of_old_members_are_20yy() {
    assert_eq!(read("5-Dec-03").as_deref(), Some("2003-12-05"));
    assert_eq!(read("31-Dec-68").as_deref(), Some("2068-12-31"));
    assert_eq!(read("1-Jan-99").as_deref(), Some("2099-01-01"));
}

#[test]
fn t22_a_date_without_a_time_is_never_shifted_by_a_time_zone() {
    let place = Place::new();
    place.write(
        "export/Connections.csv",
        format!("{C7}{}", person("Noor", "Quiet", "noor-quiet", "07 Feb 2025")),
    );
    for zone in ["America/Los_Angeles", "Pacific/Auckland", "UTC"] {
        let out = place.path(zone.split('/').next_back().unwrap());
        let mut command = command(&place.path("."));
        let output = command.env("TZ", zone).args(["analyze", "export", "--out"]).arg(&out).output().unwrap();
        assert!(output.status.success());
        let table = std::fs::read_to_string(out.join("contacts.csv")).unwrap();
        assert_eq!(crate::support::rows(&table)[0]["connected_on"], "2025-02-07", "{zone}");
    }
}

fn utc(text: &str) -> i64 {
    instant(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn t23_sent_at_is_us_pacific_time() {
    assert_eq!(utc("1/30/25, 11:59 PM"), utc("2025-01-31 07:59:00 UTC"));
    assert_eq!(utc("7/30/25, 11:59 PM"), utc("2025-07-31 06:59:00 UTC"));
    assert_eq!(utc("7/30/25, 12:00 AM"), utc("2025-07-30 07:00:00 UTC"));
}

#[test]
fn t23_an_invitation_sent_late_in_california_is_of_the_next_utc_day() {
    let place = Place::new();
    place.write(
        "export/Connections.csv",
        format!("{C7}{}", person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")),
    );
    let robin = format!("{IN}robin-tester");
    place.write(
        "export/Invitations.csv",
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n".to_owned()
            + &line(&[
                "Robin Tester",
                "Pen Ding",
                "1/30/25, 11:59 PM",
                "",
                "OUTGOING",
                &robin,
                &format!("{IN}pen-ding"),
            ]),
    );
    assert_eq!(place.tables("export").run["as_of"], "2025-01-31");
}

#[test]
fn t24_the_hour_that_dst_skips_or_repeats_takes_the_earlier_offset() {
    // 2:30 does not exist on 9 March: standard time held before. 1:30 is twice on 2 November: summer time first.
    assert_eq!(utc("3/9/25, 2:30 AM"), utc("2025-03-09 10:30:00 UTC"));
    assert_eq!(utc("11/2/25, 1:30 AM"), utc("2025-11-02 08:30:00 UTC"));
}

#[test]
fn t25_a_narrow_no_break_space_before_am_or_pm_is_a_blank() {
    assert_eq!(utc("1/30/25, 11:59\u{202f}PM"), utc("2025-01-31 07:59:00 UTC"));
    assert_eq!(utc("1/30/25, 11:59\u{a0}PM"), utc("2025-01-31 07:59:00 UTC"));
}

#[test]
fn rows_without_a_readable_date_are_no_repeats_of_each_other() {
    let place = Place::new();
    let row = |date: &str| message("2-a", "", NOOR, (ME.0, &[ME.1]), date, "Thanks!", "INBOX");
    let rows = ["31 Foo 2024", "garbage", "", "0001-01-01 10:00:00 UTC", "2024-01-01 10:00:00 UTC"].map(row);
    place.export(&[person("Noor", "Quiet", NOOR.1, "09 Sep 2019")], &rows);
    let report = place.tables("export");
    assert_eq!(report.number("messages.left_out.no_date"), 4);
    assert!(report.run["messages"]["left_out"]["duplicate"].as_u64().unwrap_or(0) == 0);
}

#[test]
fn a_header_in_the_middle_of_the_connections_is_nobody() {
    let place = Place::new();
    let noor = person("Noor", "Quiet", NOOR.1, "09 Sep 2019");
    let kai = person("Kai", "Never", "kai-never", "10 Sep 2019");
    let other = "First Name,Last Name,Connected On,URL,Email Address,Position,Company\n";
    for header in [C7, other] {
        place.export(&[noor.clone(), header.to_owned(), kai.clone()], &[]);
        let report = place.tables("export");
        assert_eq!(report.contacts.len(), 2);
        let rejects = std::fs::read_to_string(report.folder.join("rejects.csv")).unwrap();
        assert!(rejects.contains("the header stands here once more"), "{rejects}");
    }
}

#[test]
fn a_header_in_the_middle_of_the_messages_is_no_message_without_a_date() {
    let place = Place::new();
    let row = |day: u8| got("2-a", NOOR, &format!("2024-01-0{day}"), TALK);
    for header in [M10.to_owned(), M10.replace("DATE", "\"DATE\"").replace("TO,", "\"TO\" ,")] {
        place.export(&[person("Noor", "Quiet", NOOR.1, "09 Sep 2019")], &[row(3), header, row(2)]);
        let report = place.tables("export");
        assert_eq!(report.account("messages.csv"), "rows 3, used 2, malformed 1");
        let rejects = std::fs::read_to_string(report.folder.join("rejects.csv")).unwrap();
        assert!(rejects.contains(",3,malformed,the header stands here once more"), "{rejects}");
    }
}
