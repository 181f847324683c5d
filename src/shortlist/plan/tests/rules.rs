//! Every rule by an example.

use super::*;
use crate::shortlist::plan::ics;

#[test]
fn people_come_in_the_order_of_the_list_and_the_minutes_are_kept() {
    let mut list = people(6);
    list[0].minutes = 15;
    list[1].minutes = 10;
    let plan = made(&list, "weeks=2,minutes=20", 2.0);
    // 15 and 5 fill the first week; the third person goes there, because there is room.
    assert_eq!(weeks(&plan), [&[0, 2][..], &[1, 3, 4]]);
    assert_eq!(plan.left, [(5, "takes 5 minutes, and no week has that much time left".to_owned())]);
}

#[test]
fn a_week_holds_no_more_people_than_twice_the_own_pace() {
    let list = people(12);
    assert_eq!(weeks(&made(&list, "weeks=2,minutes=600", 1.3)), [&[0, 1, 2][..], &[3, 4, 5]]);
    assert_eq!(weeks(&made(&list, "weeks=1,minutes=600", 0.0)), [&[0, 1][..]]);
    let most = made(&list, "weeks=1,minutes=600", 50.0);
    assert_eq!(weeks(&most), [&[0, 1, 2, 3, 4, 5, 6][..]]);
    assert_eq!(most.left[0], (7, "the week holds 7 people already".to_owned()));
    assert!(most.told[1].ends_with("the plan holds up to 7 a week, the most it ever does."));
}

#[test]
fn two_people_of_one_company_are_never_in_one_week_but_an_unknown_company_is_nobodys() {
    let mut list = people(5);
    for at in [0, 1, 2] {
        list[at].company_key = "acme".into();
    }
    let plan = made(&list, "weeks=2,minutes=60", 2.0);
    assert_eq!(weeks(&plan), [&[0, 3, 4][..], &[1]]);
    assert_eq!(plan.left, [(2, "every week with room has somebody from the same company".to_owned())]);
}

#[test]
fn one_ask_a_week_and_a_third_of_all_are_the_most() {
    let mut list = people(9);
    for at in [0, 1, 2, 3] {
        list[at].is_ask = true;
    }
    let plan = made(&list, "weeks=4,minutes=60", 2.0);
    // Five gifts carry two asks: three of eight would be more than a third.
    assert_eq!(weeks(&plan), [&[0, 4, 5, 6][..], &[1, 7, 8]]);
    assert_eq!(plan.left.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [2, 3]);
    assert!(plan.left[0].1.contains("asks stay within a third of the plan"));
    let crowded = made(&list, "weeks=1,minutes=600", 3.5);
    assert_eq!(weeks(&crowded), [&[0, 4, 5, 6, 7, 8][..]]);
    assert_eq!(crowded.left[0], (1, "the week has an ask already".to_owned()));
}

#[test]
fn nobody_is_asked_where_nobody_is_given_to() {
    let ask = Entry { is_ask: true, ..person("Robin Example") };
    let plan = made(&[ask.clone(), person("Sam Double")], "", 1.0);
    assert_eq!(weeks(&plan), [&[1][..]]);
    let alone = made(&[ask], "", 1.0);
    assert!(alone.weeks.is_empty());
    assert_eq!(alone.left.len(), 1);
    assert!(alone.told[0].starts_with("None of 1 person in 4 weeks"));
}

#[test]
fn who_takes_longer_than_a_week_holds_or_stands_in_the_list_twice_is_left_with_the_reason() {
    let long = Entry { minutes: 15, ..person("Noor Quiet") };
    let plan = made(&[long, person("Sam Double"), person("Sam Double")], "minutes=10", 1.0);
    assert_eq!(weeks(&plan), [&[1][..]]);
    assert_eq!(plan.left[0], (0, "takes 15 minutes, and a week holds 10".to_owned()));
    assert_eq!(plan.left[1], (2, "is on the list already".to_owned()));
}

#[test]
fn two_people_without_an_id_are_told_apart_by_their_names() {
    let list = ["Noor Quiet", "Sam Double"].map(|name| Entry { id: String::new(), ..person(name) });
    assert_eq!(weeks(&made(&list, "", 1.0)), [&[0, 1][..]]);
    let nameless = [Entry { name: " ".into(), ..person("kai never") }];
    let plan = made(&nameless, "", 1.0);
    assert!(ics(&plan, &nameless, FRIDAY).contains("SUMMARY:Write to kai-never\r\n"));
}

#[test]
fn weeks_follow_one_another_from_the_monday_after_the_start_across_the_end_of_the_year() {
    let new_years_eve = 20_818;
    let plan = plan(&people(5), &PlanOptions::default(), &Pace::default(), new_years_eve - 4);
    assert_eq!(plan.weeks.iter().map(|week| week.monday).collect::<Vec<_>>(), [20_815, 20_822, 20_829]);
}

#[test]
fn the_plan_tells_how_it_was_made() {
    let plan = made(&people(3), "", 1.3);
    assert_eq!(
        plan.told,
        [
            "3 people in 4 weeks of up to 20 minutes, in the order of the list, \
             from the Monday after 31 July 2026.",
            "You reopened about 1.3 silent relations a week in the past year; \
             the plan holds up to 3 a week, twice that, rounded up.",
            "No week holds two people of one company or more than one ask, \
             and asks are at most a third of the plan.",
            "The list fills 1 of 4 weeks.",
        ]
    );
    assert!(made(&people(30), "weeks=1", 1.3).told[0].starts_with("3 of 30 people in one week of up to"));
}

#[test]
fn an_empty_list_is_an_empty_plan_that_says_so() {
    let plan = made(&[], "", 1.0);
    assert!(plan.weeks.is_empty() && plan.left.is_empty());
    assert_eq!(plan.told, ["The list is empty, so there is nobody to plan for."]);
}
