use super::*;
use crate::chart::png;

fn point(cadence_days: f64, silence_days: f64, tone: Tone) -> RhythmPoint {
    RhythmPoint { cadence_days, silence_days, active_days: 5, tone }
}

fn rhythm(people: Vec<RhythmPoint>) -> Rhythm {
    Rhythm {
        title: "Most have been silent for longer than usual".into(),
        subtitle: String::new(),
        note: "n = 30".into(),
        empty: "Nobody has been in contact twice.".into(),
        cadence: "usual gap between two contacts".into(),
        silence: "silence since the last contact".into(),
        size: "active days".into(),
        states: vec![(Tone::Active, "In touch".into()), (Tone::Dormant, "Quiet".into())],
        people,
        marks: vec![],
        lines: vec![(2.0, "twice the usual gap".into()), (8.0, "8 times the usual gap".into())],
    }
}

fn crowd(n: u32) -> Vec<RhythmPoint> {
    let day = |at: u32, by: u32| 2.0_f64.powf(f64::from(at * by % 1_021) / 85.0);
    (0..n)
        .map(|at| point(day(at, 7), day(at, 13), if at % 3 == 0 { Tone::Active } else { Tone::Dormant }))
        .collect()
}

#[test]
fn states_lines_and_names_are_told_and_drawn() {
    let people = vec![
        point(10.0, 5.0, Tone::Active),
        point(10.0, 90.0, Tone::Dormant),
        point(f64::NAN, 1.0, Tone::New),
    ];
    let mut input = rhythm(people);
    input.marks = vec![("Ada <L>".into(), 1), ("Nobody".into(), 99), ("Unknown".into(), 2)];
    let svg = svg(&input).unwrap();
    for text in [">In touch<", ">Ada &lt;L&gt;<", ">8 times the usual gap<", ">active days<", ">1 week<"] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(svg.contains("2 people. In touch: 1; Quiet: 1; beyond twice the usual gap: 1; beyond 8 times"));
    assert!(svg.contains("Ada &lt;L&gt;: usually 10 days, now 3 months") && !svg.contains("Nobody"));
    png(&svg, 1.0).unwrap();
}

#[test]
fn a_crowd_becomes_dots_that_stand_for_many() {
    let small = svg(&rhythm(crowd(1_500))).unwrap();
    let large = svg(&rhythm(crowd(30_000))).unwrap();
    assert!(small.contains(">active days<") && large.contains(">people<"));
    assert!(large.len() < 400_000 && small.len() < 400_000, "{} {}", large.len(), small.len());
    png(&large, 1.0).unwrap();
}

#[test]
fn axes_span_all_people_and_at_least_a_factor() {
    let (lo, hi) = span([3.0, 500.0].into_iter());
    assert!(lo < 3.0 && hi > 500.0);
    for days in [0.0, 1.0, 30.0, 1e300, -5.0] {
        let (lo, hi) = span([days].into_iter());
        assert!(lo >= 0.8 && hi / lo >= 4.0, "{days}: {lo} {hi}");
    }
}

#[test]
fn without_people_there_is_a_sentence() {
    for people in [vec![], vec![point(f64::NAN, f64::INFINITY, Tone::Active)]] {
        let svg = svg(&rhythm(people)).unwrap();
        assert!(svg.contains(">Nobody has been in contact twice.<"));
        png(&svg, 1.0).unwrap();
    }
}

#[test]
fn odd_numbers_and_long_names_still_make_a_figure() {
    let odd =
        vec![point(-3.0, 1e300, Tone::Never), point(0.0, 0.0, Tone::Unknown), point(1e300, 0.5, Tone::New)];
    let names = ["日本語".repeat(27), "👩‍👩‍👧\u{0}".repeat(80), "name ".repeat(16), "\u{b}".into()];
    let mut input = rhythm(odd);
    input.people.extend([RhythmPoint { active_days: u32::MAX, ..point(9.0, 9.0, Tone::Active) }; 20]);
    input.marks = names.iter().cycle().take(9).cloned().zip(0..).collect();
    input.lines.extend([
        (f64::NAN, "a".into()),
        (0.0, "b".into()),
        (1e300, "c".into()),
        (1.0, names[0].clone()),
    ]);
    input.states.push((Tone::New, names[2].clone()));
    png(&svg(&input).unwrap(), 1.0).unwrap();
    png(&svg(&rhythm(vec![point(7.0, 7.0, Tone::Active)])).unwrap(), 1.0).unwrap();
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let input = rhythm(crowd(2_000));
    assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
}
