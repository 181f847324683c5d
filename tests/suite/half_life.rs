//! `--half-life` and its setting: how fast the weight of past contact fades.

use chrono::NaiveDate;
use rekindle::generate::{self, World};

use crate::support::worlds::{law, talks};
use crate::support::{Place, Report};

/// A world in which all is real talk, and its export.
fn export() -> (World, Place) {
    let world = generate::world(&law("mbg", 60, 9));
    let place = Place::new();
    place.write("export/.keep", "");
    generate::write(&world, &place.path("export")).unwrap();
    (world, place)
}

/// Fails unless everybody's strength is the sum over days with talk, each halved every so many days.
fn assert_strength(world: &World, report: &Report, half_life: f64) {
    let as_of: NaiveDate = report.run["as_of"].as_str().unwrap().parse().unwrap();
    let talks = talks(world);
    for (row, index) in report.contacts.iter().zip(0..) {
        let mut days: Vec<NaiveDate> = talks[&index].iter().map(|(at, _)| at.date()).collect();
        days.dedup();
        let ages = days.iter().map(|day| (as_of - *day).num_days() as f64);
        let strength: f64 = ages.map(|age| 0.5f64.powf(age / half_life)).sum();
        let written: f64 = row["strength"].parse().unwrap();
        assert!((written - strength).abs() < 0.000_051, "{}: {written} instead of {strength}", row["slug"]);
    }
}

#[test]
fn strength_halves_as_often_as_is_asked_for() {
    let (world, place) = export();
    let tables = |more: &[&str]| place.analyze_with("export", &[&["--only", "contacts"], more].concat());
    // ten years: a fifth is more than the longest usual half-life
    assert_strength(&world, &tables(&[]), 365.0);
    assert_strength(&world, &tables(&["--half-life", "90"]), 90.0);
    assert_strength(&world, &tables(&["--half-life=1.5"]), 1.5);
    // so few people do not tell
    assert_strength(&world, &tables(&["--half-life", "fit"]), 365.0);
    // the configuration says it, and the command line overrides it
    place.write("rekindle.toml", "half_life = 45\n");
    assert_strength(&world, &tables(&[]), 45.0);
    assert_strength(&world, &tables(&["--half-life", "200"]), 200.0);
    for text in ["half_life = 45.5", "half_life = \"45.5\""] {
        place.write("rekindle.toml", text);
        assert_strength(&world, &tables(&[]), 45.5);
    }
    for text in ["half_life = \"usual\"", "half_life = \"fit\"", ""] {
        place.write("rekindle.toml", text);
        assert_strength(&world, &tables(&[]), 365.0);
    }
}

#[test]
fn the_half_life_in_use_and_why_is_said_where_strength_is() {
    let (world, place) = export();
    let slug = world.connections[0].slug.as_deref().unwrap();
    let told = |half_life: &str| {
        let ran = place.rekindle(&["contact", "export", slug, "--half-life", half_life]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(told("90").contains("Every active day counts 1 and halves every 90 days;"));
    assert!(told("fit").contains("Every active day counts 1 and halves every 12 months;"));
    let report = place.analyze_with("export", &["--half-life", "fit"]).markdown;
    let kept = "Strength halves every 12 months without contact: default kept (a fifth of your history of ";
    assert!(report.contains(kept), "{report}");
}

#[test]
fn a_half_life_that_is_none_is_wrong_usage() {
    let place = Place::new();
    place.export(&[crate::support::person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")], &[]);
    for text in ["often", "0", "-3", "0.5", "nan", "inf", "-inf", "1e9", "", "90 days", "fitted"] {
        let ran = place.rekindle(&["check", "export", &format!("--half-life={text}")]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{text}: {}", ran.stderr);
        assert!(ran.stderr.contains("--half-life"), "{text}: {}", ran.stderr);
    }
    for text in ["\"often\"", "0", "-3", "nan", "inf", "[90]", "true"] {
        place.write("rekindle.toml", format!("half_life = {text}\n"));
        let ran = place.rekindle(&["check", "export"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{text}: {}", ran.stderr);
        assert!(ran.stderr.contains("rekindle.toml") && ran.stderr.contains("half_life"), "{}", ran.stderr);
        // a configuration that is wrong is wrong whatever the command line says
        assert_eq!(place.rekindle(&["check", "export", "--half-life", "90"]).code, 2, "{text}");
    }
}
