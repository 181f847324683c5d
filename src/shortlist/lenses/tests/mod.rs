//! Each lens on a made-up network whose right answer is known by construction.

mod careers;
mod gates;
mod inside;
mod net;
mod others;
mod partners;
mod vendors;

use net::{Net, assistant, headings, names, title};

use super::{Lens, LensOptions};
use crate::titles::Function::{Administrative, Engineering, Finance, Hr};
use crate::titles::{Level, Title};

#[test]
fn every_lens_is_found_by_its_name() {
    for lens in Lens::ALL {
        assert_eq!(Lens::parse(&lens.name().to_uppercase()), Some(lens));
        assert!(lens.told().ends_with('.'));
    }
    assert_eq!(Lens::parse("everything"), None);
}

#[test]
fn an_empty_network_leaves_every_lens_with_a_reason() {
    let mut net = Net::new();
    net.known("Solo Nobody", "", "", "", Title::default());
    for lens in Lens::ALL {
        let view = net.view(lens);
        assert!(view.nothing.is_some_and(|why| why.len() > 20), "{lens:?}");
        assert!(view.gaps.is_empty(), "{lens:?}");
    }
}

/// A network in which `Ada Example` would stand in every lens.
fn everywhere(mark: impl Fn(&mut Net, usize)) -> (Net, LensOptions) {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    net.job("Erdacht Ltd", "Jan 2010", "Dec 2019");
    let all = Title { recruiter: true, ..assistant() };
    // At the present employer and at a supplier, twice the same sort of person.
    let inside = net.person("Ada Inside", "Assistant", "Fiktiv GmbH", all.clone());
    let hotel = net.known("Ada Hotel", "Assistant", "Hotel Erdacht", "2012-05-01", all);
    let partner = net.known("Ada Partner", "Controller", "Nord AG", "2012-05-01", title(Finance, Level::Mid));
    net.warm(inside);
    net.quiet(hotel, "2015-03-01");
    net.warm(partner);
    net.endorsed(partner, "Budgeting", true);
    net.endorsed(partner, "Travel", false);
    for who in [inside, hotel, partner] {
        mark(&mut net, who);
    }
    (net, LensOptions { owner: vec![assistant()], ..LensOptions::default() })
}

#[test]
fn somebody_not_to_be_contacted_is_in_no_row_and_no_count() {
    let (net, options) = everywhere(|_, _| {});
    let (hidden, _) = everywhere(Net::never_contact);
    for lens in Lens::ALL {
        assert!(!net.view_with(lens, &options).groups.is_empty(), "{lens:?}");
        let view = hidden.view_with(lens, &options);
        assert!(view.groups.is_empty() && view.gaps.is_empty(), "{view:?}");
    }
}

#[test]
fn somebody_snoozed_is_in_no_row_until_the_day_has_come() {
    for lens in Lens::ALL {
        let (snoozed, options) = everywhere(|net, who| net.snooze(who, "2026-07-01"));
        let view = snoozed.view_with(lens, &options);
        assert!(view.groups.is_empty(), "{lens:?}");
        // Nothing is said that is not true of those who are snoozed.
        assert!(!view.nothing.unwrap().starts_with("None of your"), "{lens:?}");
        let (awake, options) = everywhere(|net, who| net.snooze(who, "2026-06-30"));
        assert!(!awake.view_with(lens, &options).groups.is_empty(), "{lens:?}");
    }
}

#[test]
fn the_owner_is_never_listed_even_where_the_file_lists_them() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    net.person("Robin Tester", "Assistant", "Fiktiv GmbH", assistant());
    let ada = net.person("Ada Example", "Assistant", "Fiktiv GmbH", assistant());
    net.warm(ada);
    assert_eq!(names(&net.view(Lens::Internal).groups[0]), ["Ada Example"]);
}

#[test]
fn as_json_a_view_names_its_lens_and_warmth_and_no_index() {
    let (net, options) = everywhere(|_, _| {});
    let json = serde_json::to_value(net.view_with(Lens::Peers, &options)).unwrap();
    assert_eq!(json["lens"], "peers");
    let row = &json["groups"][0]["rows"][0];
    assert_eq!((&row["warmth"], &row["contact"]), (&"quiet".into(), &serde_json::Value::Null));
}
