use super::*;

fn labels(ticks: Vec<(f64, String)>) -> Vec<String> {
    ticks.into_iter().map(|tick| tick.1).collect()
}

#[test]
fn linear_ticks_are_steps_of_one_two_or_five() {
    let axis = Axis::linear(0.0, 2_400.0, 0.0, 400.0);
    assert_eq!(labels(axis.ticks(60.0)), ["0", "500", "1,000", "1,500", "2,000"]);
    assert_eq!(labels(Axis::linear(0.0, 0.4, 300.0, 0.0).ticks(60.0)), ["0.0", "0.1", "0.2", "0.3", "0.4"]);
    assert_eq!(labels(Axis::linear(-3.0, 3.0, 0.0, 300.0).ticks(90.0)), ["−2", "0", "2"]);
    let shares = Axis::linear(0.0, 1.0, 300.0, 0.0);
    assert_eq!(labels(shares.percent_ticks(60.0)), ["0%", "20%", "40%", "60%", "80%", "100%"]);
    assert!((shares.percent_ticks(60.0)[1].0 - 0.2).abs() < 1e-12);
}

#[test]
fn logarithmic_ticks_are_powers_of_ten_and_their_triples() {
    let axis = Axis::log(1.0, 1_000.0, 0.0, 600.0);
    assert_eq!(labels(axis.ticks(50.0)), ["1", "3", "10", "30", "100", "300", "1,000"]);
    assert_eq!(labels(axis.ticks(150.0)), ["1", "10", "100", "1,000"]);
    assert_eq!(labels(Axis::log(2.0, 9.0, 0.0, 300.0).ticks(60.0)), ["2", "5"]);
    assert_eq!(labels(Axis::log(0.1, 10.0, 0.0, 90.0).ticks(40.0)), ["0.1", "1", "10"]);
    assert!((axis.at(10.0) - 200.0).abs() < 1e-9 && (axis.at(0.0)).abs() < 1e-9);
}

#[test]
fn days_are_labelled_by_year_by_month_or_by_day() {
    let years = Axis::days(16_436, 19_723, 100.0, 700.0);
    assert_eq!(years.ticks(44.0)[0], (16_436.0, "2015".to_owned()));
    assert_eq!(years.ticks(44.0).len(), 10);
    let months = labels(Axis::days(19_723, 19_723 + 200, 0.0, 600.0).ticks(44.0));
    assert_eq!(months[..2], ["Jan 2024", "Feb 2024"]);
    let days = labels(Axis::days(19_725, 19_735, 0.0, 600.0).ticks(44.0));
    assert_eq!(days, ["3 Jan 2024", "13 Jan 2024"]);
}

#[test]
fn every_axis_is_finite_and_has_a_few_ticks_that_lie_on_it() {
    let ends = [0.0, 1.0, -1.0, 7.3e-9, 41.7, 1e15, -1e300, f64::NAN, f64::INFINITY];
    for lo in ends {
        for hi in ends {
            let days = (whole(lo), whole(hi));
            let axes = [
                Axis::linear(lo, hi, 0.0, 500.0),
                Axis::log(lo, hi, 500.0, 0.0),
                Axis::days(days.0, days.1, 0.0, 500.0),
                Axis::linear(lo, hi, f64::NAN, 0.0),
            ];
            for axis in axes {
                for room in [40.0, 0.0, f64::NAN, 1e9] {
                    let ticks = axis.ticks(room);
                    assert!(!ticks.is_empty() && ticks.len() <= 201, "{axis:?} {}", ticks.len());
                    assert!(ticks.windows(2).all(|pair| pair[0].0 < pair[1].0), "{axis:?} {ticks:?}");
                    let least = (axis.hi - axis.lo) * 1e-6;
                    let on = |tick: f64| tick >= axis.lo - least && tick <= axis.hi + least;
                    assert!(ticks.iter().all(|(tick, _)| on(*tick)), "{axis:?} {ticks:?}");
                }
                for value in ends {
                    assert!((-1e-6..=500.000_001).contains(&axis.at(value)), "{axis:?} {value}");
                }
            }
        }
    }
}

#[test]
fn no_two_ticks_are_closer_than_their_room() {
    for hi in [3.0, 17.0, 365.0, 9_999.0] {
        for axis in [Axis::linear(0.0, hi, 0.0, 500.0), Axis::log(1.0, hi, 0.0, 500.0)] {
            let at: Vec<f64> = axis.ticks(48.0).iter().map(|tick| axis.at(tick.0)).collect();
            assert!(at.windows(2).all(|pair| pair[1] - pair[0] >= 47.9), "{axis:?} {at:?}");
        }
    }
}
