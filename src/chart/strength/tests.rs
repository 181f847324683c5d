use super::*;
use crate::chart::png;

/// A touch every `gap` days from 2015 on, fading by half in 180 days.
fn person(label: &str, gap: i32) -> StrengthCurve {
    let (first, today) = (16_436, 20_000);
    let days: Vec<i32> = (first..=today - 400).step_by(usize::try_from(gap).unwrap()).collect();
    let strength = |day: i32| {
        let ages = days.iter().filter(|touch| **touch <= day).map(|touch| f64::from(day - touch));
        (day, ages.map(|age| (-age / 180.0).exp2()).sum::<f64>())
    };
    StrengthCurve {
        label: label.into(),
        curve: (first..=today).step_by(3).map(strength).collect(),
        projection: (today..today + 900).step_by(30).map(strength).collect(),
        touches: days.iter().map(|day| (*day, day % 2 == 0)).collect(),
        crossing: Some(20_300),
    }
}

fn strengths(people: Vec<StrengthCurve>) -> Strengths {
    Strengths {
        title: "What is left of past contact".into(),
        subtitle: String::new(),
        note: "n = 3".into(),
        empty: "Too little history to draw.".into(),
        unit: "Weight of past contact".into(),
        people,
        threshold: 0.25,
        today: 20_000,
    }
}

#[test]
fn the_description_tells_strength_touches_and_crossing() {
    let mut one = person("Ana <b>", 300);
    one.curve = vec![(19_990, 0.5), (20_000, 0.376), (19_000, 3.0)];
    one.touches = vec![(19_000, true), (19_500, false), (19_800, false)];
    let svg = svg(&strengths(vec![one])).unwrap();
    let told = "as of 4 Oct 2024. Ana &lt;b&gt;: 0.38, 1 sent, 2 received, below 0.25 on 31 Jul 2025";
    assert!(svg.contains(told), "{svg}");
    for text in [">Aug 2025<", ">Jul 2025<", ">falls below 0.25<", ">as of 4 Oct 2024<", ">sent<"] {
        assert_eq!(svg.contains(text), text != ">Aug 2025<", "{text}");
    }
    png(&svg, 1.0).unwrap();
}

#[test]
fn several_people_have_a_row_each_up_to_ten() {
    let people: Vec<_> = (0..12).map(|at| person(&format!("Person {at}"), 40 + 20 * at)).collect();
    let svg = svg(&strengths(people)).unwrap();
    assert!(svg.contains(">Person 0<") && svg.contains(">Person 9<") && !svg.contains(">Person 10<"));
    assert_eq!(svg.matches(">now ").count(), 10);
    png(&svg, 1.0).unwrap();
}

#[test]
fn without_a_curve_there_is_a_sentence() {
    let none = StrengthCurve { curve: vec![(1, f64::NAN)], ..person("a", 90) };
    for people in [vec![], vec![none]] {
        let svg = svg(&strengths(people)).unwrap();
        assert!(svg.contains(">Too little history to draw.<"));
        png(&svg, 1.0).unwrap();
    }
}

#[test]
fn odd_days_long_names_and_a_single_point_still_make_a_figure() {
    let point = StrengthCurve {
        label: String::new(),
        curve: vec![(20_000, 1.0)],
        projection: vec![],
        touches: vec![(20_000, true); 3],
        crossing: None,
    };
    let odd = StrengthCurve {
        label: "\u{0}\u{202E}".into(),
        curve: vec![(i32::MIN, 1e300), (i32::MAX, -4.0), (5, f64::INFINITY)],
        projection: vec![(i32::MAX, f64::NAN)],
        touches: vec![(i32::MIN, true), (i32::MAX, false)],
        crossing: Some(i32::MAX),
    };
    let names = ["日本語".repeat(27), "👩‍👩‍👧\u{b}".repeat(80), "x".repeat(80), "Ada ".repeat(20)];
    let mut long: Vec<_> = names.iter().cycle().take(9).map(|name| person(name, 30)).collect();
    long.push(point.clone());
    for people in [vec![point], vec![odd.clone()], vec![odd.clone(), odd], long] {
        for threshold in [0.25, 0.0, -1.0, f64::NAN, 1e300] {
            let input = Strengths { threshold, ..strengths(people.clone()) };
            png(&svg(&input).unwrap(), 1.0).unwrap();
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let input = strengths(vec![person("a", 60), person("b", 90)]);
    assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
}
