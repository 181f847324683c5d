use super::*;
use crate::chart::png;

fn year(label: &str, shares: Vec<f64>, overlap: Option<f64>) -> SignatureYear {
    SignatureYear { label: label.into(), n: 1_234, shares, overlap }
}

fn signature(years: Vec<SignatureYear>) -> Signature {
    Signature {
        title: "The shape of your contact stays; the people change".into(),
        subtitle: "Share of each year's messages by rank".into(),
        note: "n = 30".into(),
        empty: "Too few messages: no year has any.".into(),
        years,
    }
}

fn falling(first: f64) -> Vec<f64> {
    (0..20).map(|rank| first * 0.8_f64.powi(rank)).collect()
}

#[test]
fn the_description_tells_the_head_of_each_year_and_its_overlap() {
    let years = vec![year("2023", vec![0.1, f64::NAN, 0.2], None), year("2024", vec![0.05], Some(0.25))];
    let svg = svg(&signature(years)).unwrap();
    assert!(
        svg.contains(
            "2023 (n = 1,234): 20% to the first, 30% to the first five, 30% to all 2; overlap unknown. \
             2024 (n = 1,234): 5.0% to the first, 5.0% to the first five, 5.0% to all 1; overlap 25%."
        ),
        "{svg}"
    );
    for text in [">2023<", ">n = 1,234<", ">25%<", ">The same people as the year before?<"] {
        assert!(svg.contains(text), "{text}");
    }
    png(&svg, 1.0).unwrap();
}

#[test]
fn the_latest_six_years_are_drawn_and_the_last_is_darkest() {
    let names = ["2017", "2018", "2019", "2020", "2021", "2022", "2023"];
    let years = names.iter().map(|name| year(name, falling(0.2), None)).collect();
    let svg = svg(&signature(years)).unwrap();
    assert!(!svg.contains(">2017<") && svg.contains(">2018<") && svg.contains(">2023<"));
    assert!(!svg.contains("The same people"));
    let found: Vec<(Role, bool)> = inks(6).collect();
    assert_eq!((found.len(), found[0], found[5]), (6, (HEAT[1], false), (HEAT[6], true)));
    assert_eq!(inks(1).collect::<Vec<_>>(), [(HEAT[6], true)]);
}

#[test]
fn shares_are_put_in_order_of_rank_and_end_at_the_twentieth() {
    let mut shares = falling(0.3);
    shares.reverse();
    shares.extend([f64::INFINITY, f64::NAN, -1.0, 7.0]);
    let ranked = year("", shares, Some(f64::NAN)).ranked();
    assert_eq!((ranked.len(), ranked[0], ranked[1]), (20, 1.0, 0.3));
    assert!(year("", vec![], Some(f64::NAN)).overlap().is_none());
}

#[test]
fn without_any_share_there_is_a_sentence() {
    for years in [vec![], vec![year("2024", vec![f64::NAN], Some(0.5)), year("2025", vec![], None)]] {
        let svg = svg(&signature(years)).unwrap();
        assert!(svg.contains(">Too few messages: no year has any.<"));
        png(&svg, 1.0).unwrap();
    }
}

#[test]
fn odd_numbers_and_long_names_still_make_a_figure() {
    let names = ["日本語".repeat(27), "👩‍👩‍👧\u{0}".repeat(80), "name ".repeat(16), "\u{202E}x".into()];
    let odd = |name: &String| SignatureYear {
        n: u64::MAX,
        ..year(name, vec![f64::INFINITY, 1e300, -1e300, 0.0], Some(f64::NEG_INFINITY))
    };
    let one = year("2024", vec![0.0], Some(7.0));
    for years in [names.iter().map(odd).collect(), vec![one]] {
        let svg = svg(&signature(years)).unwrap();
        assert!(svg.len() < 60_000, "{}", svg.len());
        png(&svg, 1.0).unwrap();
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let input = signature(vec![year("a", falling(0.2), None), year("b", falling(0.3), Some(0.4))]);
    assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
}
