//! Names made to break things come through every face unharmed.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::island::{island, page};
use crate::support::{C7, IN, M10, Place, Report, TALK, got, line, sent};

pub fn names() -> Vec<String> {
    [
        "<script>alert(1)</script> Ada",
        "</script><img src=x onerror=alert(1)> Bea",
        "Cara | Pipe || |",
        "`Dora` ``tick`` ```",
        "*Emma* _under_ ~~gone~~ [a](http://x.example) ![i](y)",
        "=HYPERLINK(\"http://x.example\") Fay",
        "+Gro",
        "-Hal",
        "@Ida",
        "# Jo",
        "1. Kim",
        "&lt;Lea&gt; &amp; Co",
        "مريم الغيمي",
        "\u{202e}Nora\u{202c} \u{2066}Olga",
        "Pia 👩🏽‍💻 👨‍👩‍👧‍👦 🇩🇪",
        "{{ 7 * 7 }} {% raw %} Quin",
        "\\u003cRia\\ \\\" '",
        "幻林 秀英",
        "http://evil.example/?a=b&c Tess",
        "C:\\Users \t\u{7}\u{1b}[31mUma\u{0}",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(["x".repeat(200), format!("{} Vera", "Wörter ".repeat(40).trim())])
    .collect()
}

/// An export in which everybody of these names stands on the shortlist or in another list.
pub fn report(names: &[String]) -> (Place, Report) {
    let place = Place::new();
    let slug = |at: usize| format!("nasty-{at}");
    let mut connections = Vec::new();
    let mut messages = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let (slug, conversation) = (slug(at), format!("2-{at}"));
        let on = format!("{:02} Mar 2020", at % 28 + 1);
        connections.push(line(&[name, "", &format!("{IN}{slug}"), "", name, name, &on]));
        let who = (name.as_str(), slug.as_str());
        match at % 3 {
            0 => messages.push(got(&conversation, who, "2023-05-01", TALK)),
            1 => {
                messages.push(got(&conversation, who, "2022-05-01", TALK));
                messages.push(sent(&conversation, who, "2022-05-03", TALK));
            }
            _ => {}
        }
    }
    messages.push(got("2-last", ("Zoe Zero", "zoe"), "2024-06-01", TALK));
    connections.push(line(&["Zoe", "Zero", &format!("{IN}zoe"), "", "Fiktiv", "Tester", "01 Jan 2019"]));
    place.write("export/Connections.csv", format!("{C7}{}", connections.concat()));
    place.write("export/messages.csv", format!("{M10}{}", messages.concat()));
    let report = place.analyze_with("export", &["--quotes"]);
    (place, report)
}

/// What of a name is shown: blanks as one, nothing that steers a terminal or the direction of text.
fn shown(name: &str) -> String {
    let visible = |letter: &char| {
        (!letter.is_control() || letter.is_whitespace())
            && !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let text: String = name.chars().filter(visible).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn in_markdown_every_name_is_text_and_every_table_keeps_its_columns() {
    let names = names();
    let (_place, report) = report(&names);
    let mut texts = String::new();
    let mut cells = 0;
    let mut head = 0;
    for event in Parser::new_ext(
        &report.markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS,
    ) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}"),
            Event::Start(Tag::Link { dest_url, .. }) => panic!("a link to {dest_url}"),
            Event::Start(Tag::Image { dest_url, .. }) => {
                assert!(dest_url.starts_with("charts/"), "{dest_url}")
            }
            Event::Start(Tag::Strikethrough | Tag::Emphasis | Tag::CodeBlock(_)) => panic!("{event:?}"),
            Event::Start(Tag::Table(columns)) => head = columns.len(),
            Event::Start(Tag::TableRow) => cells = 0,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::End(pulldown_cmark::TagEnd::TableRow) => assert_eq!(cells, head),
            Event::Text(text) | Event::Code(text) => texts.push_str(&text),
            Event::SoftBreak | Event::HardBreak => texts.push('\n'),
            _ => texts.push(' '),
        }
    }
    for name in &names {
        assert!(texts.contains(&shown(name)), "{name:?} is not in the text as it is");
    }
    // What a parser pads a short row with is no sign of a whole table: count the bars that part cells.
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut before: Option<usize> = None;
    for line in report.markdown.lines() {
        let now = line.starts_with('|').then(|| bars(line));
        if let (Some(before), Some(now)) = (before, now) {
            assert_eq!(before, now, "{line}");
        }
        before = now;
    }
}

#[test]
fn in_the_page_every_name_is_text() {
    let names = names();
    let (_place, report) = report(&names);
    let page = page(&report);
    assert_eq!(page.matches("<script").count(), 2);
    for tag in ["<img", "<script>alert", "<Lea"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt; Ada"));
    let data = island(&page);
    for (at, name) in names.iter().enumerate() {
        let kept = data["people"]["name"][at].as_str().unwrap();
        assert_eq!(shown(kept), shown(name));
    }
}

#[test]
fn in_tables_no_name_runs_and_none_is_lost() {
    let names = names();
    let (_place, report) = report(&names);
    for (row, name) in report.contacts.iter().zip(&names) {
        let cell = &row["first_name"];
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        assert_eq!(shown(cell.strip_prefix('\'').unwrap_or(cell)), shown(name));
    }
    let json = std::fs::read_to_string(report.folder.join("shortlist.json")).unwrap();
    let list: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(list["entries"].as_array().unwrap().len() > 10);
}

#[test]
fn on_the_screen_no_name_steers_it_or_breaks_its_columns() {
    let (_place, report) = report(&names());
    for line in report.stdout.lines().filter(|line| !line.starts_with("Report: ")) {
        assert!(textwrap::core::display_width(line) <= 80, "{line:?}");
        assert!(!line.contains(|letter: char| letter.is_control()), "{line:?}");
    }
    let first: Vec<&str> =
        report.stdout.lines().filter(|line| line.starts_with("  1. ") || line.starts_with("  2. ")).collect();
    let place = |line: &str| textwrap::core::display_width(line.split_once("Asked you").unwrap().0);
    assert_eq!(place(first[0]), place(first[1]), "{first:?}");
}

#[test]
fn charts_with_such_names_are_well_formed() {
    let (_place, report) = report(&names());
    for entry in std::fs::read_dir(report.folder.join("charts")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "svg") {
            let text = std::fs::read_to_string(&path).unwrap();
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
}
