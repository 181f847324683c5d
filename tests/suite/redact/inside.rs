//! What must not be in a redacted output, read from the exports without the program's own search.

use rekindle::redact::without_embedded;

use std::collections::BTreeSet;
use std::fs;

use super::{Outputs, outputs, sample};
use crate::support::{C7, M10, ME, PREAMBLE, Place, TALK, line, madeup, message, person, rows, sent};

/// The rows of one of the sample's files.
fn table(file: &str, header: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = fs::read_to_string(sample().join(file)).unwrap();
    let at = text.find(header).unwrap_or_else(|| panic!("{file} has no {header}"));
    rows(&text[text[..at].rfind('\n').map_or(0, |line| line + 1)..])
}

/// Lower case, without the backslashes of Markdown and what a picture is drawn with.
fn seen(text: &str) -> String {
    text.to_lowercase().replace('\\', "").replace("&amp;", "&")
}

fn none_in(outputs: &Outputs, needles: &BTreeSet<String>) {
    assert!(!needles.is_empty());
    for (name, text) in outputs {
        let text = seen(text);
        for needle in needles {
            let found = text.match_indices(&needle.to_lowercase()).find(|(at, _)| {
                let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
                let end = at + needle.to_lowercase().len();
                !word(text[..*at].chars().next_back()) && !word(text[end..].chars().next())
            });
            if let Some((at, _)) = found {
                let around: String = text[..at].chars().rev().take(60).collect();
                panic!("{needle:?} is in {name}: ...{}", around.chars().rev().collect::<String>());
            }
        }
    }
}

#[test]
fn nobody_of_the_sample_is_in_any_output() {
    let (_, outputs) = &outputs()[0];
    let mut needles: BTreeSet<String> = BTreeSet::new();
    for row in table("Connections.csv", "First Name") {
        needles.insert(format!("{} {}", row["First Name"], row["Last Name"]).trim().to_owned());
        needles.insert(row["URL"].rsplit('/').next().unwrap().to_owned());
        needles.insert(row["Email Address"].clone());
        // Who works for themselves is said to.
        if !row["Company"].to_lowercase().starts_with("self") {
            needles.insert(row["Company"].clone());
        }
        // A title of several words is distinctive.
        needles.extend(Some(row["Position"].clone()).filter(|title| title.split(' ').count() > 3));
    }
    for row in table("messages.csv", "CONVERSATION ID") {
        needles.insert(row["FROM"].clone());
        let several_words = |text: &&String| text.split(' ').count() > 3;
        needles
            .extend([&row["CONVERSATION TITLE"], &row["SUBJECT"]].into_iter().filter(several_words).cloned());
        needles.extend(row["TO"].split(',').map(str::to_owned));
    }
    needles.extend(table("Positions.csv", "Company Name").iter().map(|row| row["Company Name"].clone()));
    needles.remove("LinkedIn Member");
    needles.retain(|needle| needle.chars().count() > 2);
    assert!(needles.len() > 700, "{}", needles.len());
    none_in(outputs, &needles);
    no_days(outputs);
    no_addresses(outputs);
    no_texts(outputs);
    assert!(!outputs.contains_key("analyze/plan.ics"));
}

/// Five words of a message in a row are nobody's but its writer's.
fn no_texts(outputs: &Outputs) {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let messages = table("messages.csv", "CONVERSATION ID");
    let runs: BTreeSet<Vec<String>> = messages
        .iter()
        .flat_map(|row| words(&row["CONTENT"]).windows(5).map(<[_]>::to_vec).collect::<Vec<_>>())
        .collect();
    assert!(runs.len() > 1000);
    for (name, text) in outputs.iter().filter(|(name, _)| !name.ends_with(".svg")) {
        for run in words(text).windows(5) {
            assert!(!runs.contains(run), "{name}: {run:?}");
        }
    }
}

fn no_days(outputs: &Outputs) {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let is_date = |words: &[&str]| {
        let day = words[0].trim_start_matches(['(', '"', '*']).parse::<u32>();
        let year = words[2].get(..4).and_then(|year| year.parse::<u32>().ok());
        day.is_ok_and(|day| (1..=31).contains(&day))
            && MONTHS.iter().any(|month| words[1].starts_with(month))
            && year.is_some_and(|year| (1990..2100).contains(&year))
    };
    for (name, text) in outputs {
        let pieces: Vec<&str> =
            text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, rest)| rest)).collect();
        for piece in &pieces {
            let words: Vec<&str> = piece.split_whitespace().collect();
            assert!(!words.windows(3).any(is_date), "{name}: {piece}");
        }
        // A drawing may part a line, and so a date, in two.
        let plain = pieces.join(" ");
        let words: Vec<&str> = plain.split_whitespace().collect();
        for four in words.windows(4) {
            let said = ["on", "of", "after", "since", "until"].contains(&four[0]) && is_date(&four[1..]);
            assert!(!said, "{name}: {four:?}");
        }
        let digits =
            |text: &str, n: usize| text.len() >= n && text.bytes().take(n).all(|b| b.is_ascii_digit());
        for (at, _) in text.match_indices('-') {
            let before = text.get(at.wrapping_sub(4)..at).is_some_and(|year| digits(year, 4));
            let after = &text[at + 1..];
            let is_iso = before
                && digits(after, 2)
                && after.as_bytes().get(2) == Some(&b'-')
                && digits(after.get(3..).unwrap_or(""), 2);
            assert!(!is_iso, "{name}: {:?}", text.get(at - 4..at + 6));
        }
    }
}

fn no_addresses(outputs: &Outputs) {
    for (name, text) in outputs {
        // What every drawing names as its language, and what the page's script makes links of.
        let text = without_embedded(text).replace("http://www.w3.org/", "");
        for sign in ["linkedin.com", "www.", "/in/", "http:", "https:"] {
            assert!(!text.contains(sign), "{name} holds {sign}");
        }
    }
}

#[test]
fn nobody_of_the_made_up_exports_is_in_any_output() {
    let needles = [
        "Zoë Müller-Krone",
        "Müller",
        "Amari Invent",
        "Sam Double",
        "Noor Quiet",
        "Robin Tester",
        "zoë-müller-krone-77",
        "amari-invent",
        "sam-double",
        "kai-🚀-never",
        "noor-quiet",
        "robin-tester-0a1b2c",
        "Amari",
        "Noor",
    ];
    let needles = needles.map(str::to_owned).into();
    for (_, outputs) in &outputs()[1..] {
        none_in(outputs, &needles);
        no_days(outputs);
        no_addresses(outputs);
    }
}

#[test]
fn notices_files_marks_and_searches_name_nobody() {
    let place = Place::new();
    let person = |first: &str, last: &str, slug: &str, company: &str| {
        let url = format!("https://www.linkedin.com/in/{slug}");
        line(&[first, last, &url, "", company, "Chief Xylophonist", "03 May 2024"])
    };
    let connections = [
        person("Kim", "Erdacht", "kim-erdacht", "Xylotest KG"),
        person("Toni", "Fiktiv", "toni-fiktiv", "Xylotest KG"),
        line(&["Uma", "https://www.linkedin.com/in/uma-erdacht", "", "", "", "", "03 May 2024"]),
    ];
    let say = |day: &str, text: &str| {
        message("c1", "", ("Kim Erdacht", "kim-erdacht"), (ME.0, &[ME.1]), day, text, "INBOX")
    };
    let messages =
        [say("2026-07-01 10:00:00 UTC", "Could you send me the xylophone plan?"), say("soon", "x")];
    let export = "Kim Erdacht's export";
    place.write(&format!("{export}/Connections.csv"), format!("{PREAMBLE}{C7}{}", connections.concat()));
    place.write(&format!("{export}/Kim Erdacht.csv"), "a,b\n");
    let header = crate::support::M10;
    place.write(&format!("{export}/messages.csv"), format!("{header}{}", messages.concat()));
    place.write(&format!("{export}/part 2/messages_1.csv"), format!("{header}{}", messages.concat()));
    place.write(
        "marks.csv",
        "slug,mark,date,note,name,connected_on\nkim-erdacht,note,,likes xylophones,,\nulla-nowhere,done,2026-01-05,,,\n",
    );
    place.write("rekindle.toml", "[vendors]\nxylocategory = [\"xylotest\"]\n");
    place.write(".git/HEAD", "");
    let mut outputs = Outputs::new();
    let common = ["--redact", "--marks", "marks.csv", "--config", "rekindle.toml"];
    let commands: [&[&str]; 9] = [
        &["analyze", export, "--out", "Kim Erdacht"],
        &["check", export, "-v"],
        &["shortlist", export, "-v", "--goal", "xylophonist", "--exclude", "Ulla Nowhere"],
        &["shortlist", export, "--format", "json", "--company", "Xylotest"],
        &["shortlist", export, "--format", "md", "--company", "Xylo"],
        &["shortlist", export, "--lens", "vendors"],
        &["shortlist", export, "--lens", "gatekeepers", "--company", "Xylotest"],
        &["contact", export, "kim"],
        &["charts", export, "--out", "Kim Erdacht charts"],
    ];
    for args in commands {
        super::printed(&place, &args.join(" "), &[args, &common].concat(), &mut outputs);
    }
    super::texts(&place.path("Kim Erdacht"), "analyze", &mut outputs);
    super::texts(&place.path("Kim Erdacht charts"), "charts", &mut outputs);
    let printed: Outputs =
        outputs.iter().map(|(name, text)| (name.len().to_string() + &name[..4], text.clone())).collect();
    let needles = [
        "Kim",
        "Erdacht",
        "Toni",
        "Uma",
        "Ulla",
        "Nowhere",
        "Xylotest",
        "xylophone",
        "xylophones",
        "xylophonist",
        "xylocategory",
        "Xylo",
        "kim-erdacht",
        "part 2",
        "Tester",
    ];
    none_in(&printed, &needles.map(str::to_owned).into());
    assert!(outputs.values().any(|text| text.contains("your marks, line 3")), "{outputs:#?}");
    let fault = place.rekindle(&["contact", export, "Ulla", "--redact"]);
    assert_eq!(fault.code, 2);
    assert!(!fault.stderr.contains("Ulla"), "{}", fault.stderr);
    let several = place.rekindle(&["contact", export, "i", "--redact"]);
    assert_eq!(several.code, 2);
    assert!(several.stderr.contains("Person 1") && !several.stderr.contains("Kim"), "{}", several.stderr);
}

#[test]
fn a_fault_before_the_run_names_nobody_either() {
    let place = Place::new();
    let ran = place.rekindle(&[
        "check".into(),
        sample().into_os_string(),
        madeup("H_2026").into_os_string(),
        "--redact".into(),
    ]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("--redact") && !ran.stderr.contains("Tester"), "{}", ran.stderr);
}

#[test]
fn a_marks_file_that_cannot_be_read_is_not_quoted() {
    let place = Place::new();
    place.export(&[person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")], &[]);
    for (row, said) in [
        (",Anna Beispiel,done,,,", "what stands in the column mark is no mark"),
        ("a,done,Anna Beispiel,,,", "what stands in the column date is no date"),
        ("a,done,,,,Anna Beispiel", "what stands in the column connected_on is no date"),
    ] {
        place.write("m.csv", format!("slug,mark,date,note,name,connected_on\n{row}\n"));
        let ran = place.rekindle(&["check", "export", "--marks", "m.csv", "--redact"]);
        assert_eq!(ran.code, 2, "{}", ran.stderr);
        assert!(ran.stderr.contains(said) && !ran.stderr.contains("Anna"), "{}", ran.stderr);
        assert!(
            place.rekindle(&["check", "export", "--marks", "m.csv"]).stderr.contains("\"Anna Beispiel\"")
        );
    }
}

#[test]
fn a_row_in_the_place_of_a_header_is_not_quoted() {
    let place = Place::new();
    place.write(
        "export/Connections.csv",
        format!("{C7}{}", person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")),
    );
    place.write(
        "export/messages.csv",
        format!("{M10}{}", sent("2-a", ("Noor Quiet", "noor-quiet"), "2024-01-01", TALK)),
    );
    place.write(
        "export/Endorsement_Received_Info.csv",
        "Endorsement Date,Endorser First Name,Endorser Last Name,www.linkedin.com/in/noor-quiet,Status\n2024/01/01,Noor,Quiet\n",
    );
    let redacted = place.rekindle(&["check", "export", "--redact"]);
    assert_eq!(redacted.code, 0, "{}", redacted.stderr);
    assert!(redacted.stderr.contains("column 4 and what follows is missing"), "{}", redacted.stderr);
    let plain = place.rekindle(&["check", "export"]);
    assert!(!plain.stderr.contains("noor-quiet"), "{}", plain.stderr);
}
