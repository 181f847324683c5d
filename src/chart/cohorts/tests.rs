use super::*;
use crate::chart::png;
use crate::chart::theme::HEAT;

fn row(label: &str, people: u64, never: u64, cells: &[Option<(u64, u64)>]) -> CohortRow {
    CohortRow { label: label.into(), people, never, cells: cells.to_vec() }
}

fn cohorts(rows: Vec<CohortRow>) -> Cohorts {
    Cohorts {
        title: "Most people fall silent within two years".into(),
        subtitle: "Share of people in touch, by year of connection".into(),
        note: "n = 30".into(),
        empty: "Too little history: no year is over yet.".into(),
        rows,
    }
}

fn two() -> Vec<CohortRow> {
    vec![
        row("2019", 1_200, 600, &[Some((800, 1_000)), Some((3, 1_000))]),
        row("2020", 40, 40, &[Some((0, 1_000)), None]),
    ]
}

#[test]
fn a_cell_prints_its_share_on_the_colour_of_its_step() {
    let svg = svg(&cohorts(two())).unwrap();
    for text in [">2019<", ">1,200<", ">80%<", ">&lt;1%<", ">0%<", ">50%<", ">no real message<"] {
        assert!(svg.contains(text), "{text}");
    }
    let filled = |hex: u32| svg.matches(&format!("fill=\"#{hex:06X}\"")).count();
    // One cell beside the swatch of the key.
    assert_eq!((filled(HEAT[6].light), filled(HEAT[3].light)), (2, 1));
    png(&svg, 1.0).unwrap();
}

#[test]
fn the_description_weighs_cohorts_by_their_people() {
    let told = told(&two(), 2);
    assert_eq!(
        told,
        "Share in touch by years since connecting, all together: 40%, <1%. In the first year, by year of \
         connection: 2019: 80%, 2020: 0%. Never a message: 2019: 50%, 2020: 100%."
    );
}

#[test]
fn a_year_without_people_is_not_drawn() {
    let with = |cell| svg(&cohorts(vec![row("a", 5, 1, &[Some((1, 2)), cell, Some((1, 3))])])).unwrap();
    assert_eq!(with(None), with(Some((7, 0))));
    assert_ne!(with(None), with(Some((0, 7))));
}

#[test]
fn without_any_cell_there_is_a_sentence() {
    for rows in [vec![], vec![row("2024", 0, 0, &[None, Some((0, 0))]), row("2025", 7, 7, &[])]] {
        let svg = svg(&cohorts(rows)).unwrap();
        assert!(svg.contains(">Too little history: no year is over yet.<"));
        png(&svg, 1.0).unwrap();
    }
}

#[test]
fn odd_numbers_long_names_and_many_rows_still_make_a_figure() {
    let odd = row(
        "odd",
        u64::MAX,
        u64::MAX,
        &[Some((u64::MAX, 1)), Some((1, u64::MAX)), Some((u64::MAX, u64::MAX))],
    );
    let nobody = row("nobody", 0, 9, &[Some((0, 1))]);
    let names = ["日本語".repeat(27), "👩‍👩‍👧\u{0}".repeat(80), "name ".repeat(16), "\u{202E}x".into()];
    let many = (0..90).map(|at| row(&names[at % 4], 9, 1, &[Some((4, 9)); 60])).collect();
    for rows in [vec![odd], vec![nobody], many] {
        let svg = svg(&cohorts(rows)).unwrap();
        assert!(svg.len() < 500_000, "{}", svg.len());
        png(&svg, 1.0).unwrap();
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(svg(&cohorts(two())).unwrap(), svg(&cohorts(two())).unwrap());
}
