use super::*;
use crate::chart::png;

fn curve(label: &str, points: Vec<(f64, f64)>, median: Option<f64>) -> ReplyCurve {
    ReplyCurve { label: label.into(), n: 1_234, points, longest: 300.0, median }
}

fn balance(contacts: Vec<(u64, u64)>, replies: Vec<ReplyCurve>, answer: Option<AnswerRate>) -> Balance {
    Balance {
        title: "You write more than you are written to".into(),
        subtitle: String::new(),
        note: "n = 30".into(),
        empty: "No message has been sent or received.".into(),
        contacts_title: "Messages with each person".into(),
        contacts,
        replies_title: "Time until an answer".into(),
        replies,
        answer,
    }
}

fn rate(answered: u64, asked: u64, low: f64, high: f64) -> AnswerRate {
    AnswerRate { label: "They answered".into(), answered, asked, low, high }
}

#[test]
fn sides_medians_and_the_answer_rate_are_told_and_drawn() {
    let points = vec![(0.5, 0.6), (0.02, 0.1), (20.0, 0.9)];
    let replies =
        vec![curve("You answer them", points, Some(0.5)), curve("They answer you", vec![(2.0, 0.3)], None)];
    let contacts = vec![(3, 0), (3, 0), (9, 4), (0, 1), (2, 2), (0, 0)];
    let input = balance(contacts, replies, Some(rate(2, 5, 0.117_621, 0.769_276)));
    let svg = svg(&input).unwrap();
    for text in [
        "More sent: 3 people, 2 of them never wrote. More received: 1 person, 1 of them never written to. Balanced: 1",
        "You answer them (half within 12 hours, n = 1,234): 60% after 1 day, 60% after 1 week, 90% after 1 month",
        "They answer you (fewer than half, n = 1,234): 0% after 1 day",
        "They answered: 2 of 5 (40%, 95% interval 12–77%)",
        ">half within 12 hours, n = 1,234<",
        ">2 of 5<",
        ">40%<",
        ">balanced<",
    ] {
        assert!(svg.contains(text), "{text}\n{svg}");
    }
    png(&svg, 1.0).unwrap();
}

#[test]
fn one_half_alone_says_that_the_other_has_nothing() {
    let only = svg(&balance(vec![(1, 0)], vec![], None)).unwrap();
    assert!(only.contains(">Nothing to show.<") && only.contains(">More sent<"));
    let rate = svg(&balance(vec![], vec![], Some(rate(1, 1, f64::NAN, f64::NAN)))).unwrap();
    assert!(rate.contains(">100%<") && !rate.contains("Nothing"));
    for svg in [only, rate] {
        png(&svg, 1.0).unwrap();
    }
}

#[test]
fn without_anything_there_is_a_sentence() {
    let flat = ReplyCurve { longest: f64::NAN, ..curve("a", vec![(f64::NAN, 0.5)], None) };
    for input in
        [balance(vec![], vec![], None), balance(vec![(0, 0)], vec![flat], Some(rate(0, 0, 0.0, 1.0)))]
    {
        let svg = svg(&input).unwrap();
        assert!(svg.contains(">No message has been sent or received.<"));
        png(&svg, 1.0).unwrap();
    }
}

#[test]
fn odd_numbers_long_names_and_crowds_still_make_a_figure() {
    let odd = vec![(-3.0, 7.0), (1e300, -1.0), (0.0, 0.5), (f64::INFINITY, 0.1)];
    let names = ["日本語".repeat(27), "👩‍👩‍👧\u{0}".repeat(80), "name ".repeat(16), "\u{b}".into()];
    for name in &names {
        let curves = vec![curve(name, odd.clone(), Some(f64::NAN)), curve(name, odd.clone(), Some(-1.0))];
        let answer = AnswerRate { label: name.clone(), ..rate(u64::MAX, 1, -5.0, 1e300) };
        let mut input = balance(vec![(u64::MAX, 1), (0, u64::MAX)], curves, Some(answer));
        (input.contacts_title, input.replies_title) = (name.clone(), name.clone());
        png(&svg(&input).unwrap(), 1.0).unwrap();
    }
    let contacts = (0..30_000_u64).map(|at| (at * 7 % 4_001, at * 13 % 3_989)).collect();
    let points = (0..50_000).map(|at| (f64::from(at) / 100.0, f64::from(at) / 5e4)).collect();
    let svg = svg(&balance(contacts, vec![curve("many", points, Some(250.0))], None)).unwrap();
    assert!(svg.len() < 400_000, "{}", svg.len());
    png(&svg, 1.0).unwrap();
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let input = balance(vec![(1, 2), (2, 1), (2, 1)], vec![curve("a", vec![(1.0, 0.5)], Some(1.0))], None);
    assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
}
