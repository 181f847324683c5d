//! What holds for every list.

use proptest::prelude::*;
use rustc_hash::FxHashSet;

use super::*;
use crate::shortlist::plan::ics;

prop_compose! {
    fn any_entry()(
        id in "[a-z]{0,2}",
        name in "[A-Z][a-zé健🚀,; ]{0,8}",
        company in 0u8..5,
        minutes in 0u32..20,
        is_ask in any::<bool>(),
        begin in "[a-zé健🚀,;\\\\ \r\n]{0,90}",
    ) -> Entry {
        let company_key = if company == 0 { String::new() } else { format!("company {company}") };
        Entry { id, name, company_key, what: "say hello".into(), why: String::new(), begin, minutes, is_ask }
    }
}

prop_compose! {
    fn any_case()(
        entries in prop::collection::vec(any_entry(), 0..30),
        weeks in 1u32..=9,
        minutes in 5u32..=60,
        pace in prop_oneof![0.0f64..5.0, Just(f64::NAN), Just(f64::INFINITY), Just(-1.0)],
        start in -40_000i32..80_000,
    ) -> (Vec<Entry>, PlanOptions, Pace, i32) {
        (entries, PlanOptions { weeks, minutes }, Pace { reopened_per_week: pace }, start)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nobody_is_lost_and_nobody_comes_twice((entries, options, pace, start) in any_case()) {
        let plan = plan(&entries, &options, &pace, start);
        let mut all: Vec<usize> = plan.weeks.iter().flat_map(|week| week.entries.clone()).collect();
        let keys: FxHashSet<&str> = all.iter().map(|at| entries[*at].key()).collect();
        prop_assert_eq!(keys.len(), all.len());
        all.extend(plan.left.iter().map(|(at, _)| *at));
        all.sort_unstable();
        prop_assert_eq!(all, (0..entries.len()).collect::<Vec<_>>());
        prop_assert!(plan.left.iter().all(|(_, why)| !why.is_empty()));
        prop_assert!(plan.left.is_sorted());
    }

    #[test]
    fn no_week_breaks_a_rule((entries, options, pace, start) in any_case()) {
        let plan = plan(&entries, &options, &pace, start);
        prop_assert!(plan.weeks.len() <= options.weeks as usize);
        for (at, week) in plan.weeks.iter().enumerate() {
            let held: Vec<&Entry> = week.entries.iter().map(|at| &entries[*at]).collect();
            prop_assert!(week.entries.is_sorted() && !held.is_empty());
            prop_assert!(held.iter().map(|entry| entry.minutes).sum::<u32>() <= options.minutes);
            prop_assert!(held.len() <= 7);
            prop_assert!(pace.reopened_per_week > 1.0 || held.len() <= 2);
            prop_assert!(held.iter().filter(|entry| entry.is_ask).count() <= 1);
            let known: Vec<&str> =
                held.iter().map(|entry| entry.company_key.as_str()).filter(|key| !key.is_empty()).collect();
            prop_assert_eq!(known.iter().collect::<FxHashSet<_>>().len(), known.len());
            prop_assert_eq!(week.monday, plan.weeks[0].monday + 7 * at as i32);
        }
        prop_assert!(plan.weeks.first().is_none_or(|week| (1..=7).contains(&(week.monday - start))));
        let planned: Vec<&usize> = plan.weeks.iter().flat_map(|week| &week.entries).collect();
        let asked = planned.iter().filter(|at| entries[***at].is_ask).count();
        prop_assert!(asked * 3 <= planned.len());
    }

    #[test]
    fn the_same_list_gives_the_same_bytes((entries, options, pace, start) in any_case()) {
        let once = plan(&entries, &options, &pace, start);
        let again = plan(&entries, &options, &pace, start);
        prop_assert_eq!(ics(&once, &entries, start), ics(&again, &entries, start));
        prop_assert_eq!(once, again);
    }

    #[test]
    fn every_line_of_the_calendar_ends_and_folds_as_it_must((entries, options, pace, start) in any_case()) {
        let file = ics(&plan(&entries, &options, &pace, start), &entries, start);
        let body = file.strip_suffix("\r\n").unwrap();
        for line in body.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {}", line.len(), line);
            prop_assert!(!line.is_empty() && !line.contains(['\r', '\n']));
        }
    }
}
