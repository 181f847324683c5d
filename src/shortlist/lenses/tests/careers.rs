//! Chapters: who has been silent since each job ended.

use super::*;

#[test]
fn silent_since_a_job_ended_is_whose_last_message_is_of_its_last_day_or_earlier() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    net.job("Erdacht Ltd", "Jan 2010", "Dec 2019");
    let at =
        |net: &mut Net, name, company| net.known(name, "Engineer", company, "2015-05-01", Title::default());
    let last_day = at(&mut net, "Last Day", "Polar Ltd");
    let day_after = at(&mut net, "Day After", "Polar Ltd");
    let stayed = at(&mut net, "Stayed There", "Erdacht");
    let open = at(&mut net, "Open Loop", "Polar Ltd");
    let marked = at(&mut net, "Marked Elsewhere", "Polar Ltd");
    at(&mut net, "Never Wrote", "Polar Ltd");
    net.quiet(last_day, "2019-12-31");
    net.quiet(day_after, "2020-01-01");
    net.quiet(stayed, "2018-06-01");
    net.open(open, "2017-06-01");
    net.quiet(marked, "2017-06-01");
    net.elsewhere(marked);
    let view = net.view(Lens::Chapters);
    assert_eq!(headings(&view), ["Erdacht Ltd, January 2010 to December 2019"]);
    let group = &view.groups[0];
    assert_eq!(group.note, "6 people connected then, 3 silent since it ended");
    assert_eq!(names(group)[0], "Open Loop");
    assert_eq!(group.rows.len(), 3);
    let what = |name: &str| group.rows.iter().find(|row| row.name == name).unwrap().what.clone();
    assert_eq!(
        what("Stayed There"),
        "connected on 1 May 2015 while you were at Erdacht Ltd, and they work there today; last real message on 1 June \
         2018 (you wrote)"
    );
    assert_eq!(
        what("Open Loop"),
        "connected on 1 May 2015 while you were at Erdacht Ltd; last real message on 1 June 2017 (they wrote)"
    );
    assert!(what("Last Day").ends_with("31 December 2019 (you wrote)"));
    assert_eq!(view.gaps, Vec::<String>::new());
}

#[test]
fn in_the_present_job_it_is_who_has_gone_quiet() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    let quiet = net.person("Gone Quiet", "Engineer", "Fiktiv", Title::default());
    let warm = net.person("In Touch", "Engineer", "Polar Ltd", Title::default());
    net.quiet(quiet, "2023-03-01");
    net.warm(warm);
    let view = net.view(Lens::Chapters);
    assert_eq!(headings(&view), ["Fiktiv GmbH, since January 2020"]);
    assert_eq!(view.groups[0].note, "2 people connected then, 1 quiet or fading");
    assert!(view.groups[0].rows[0].what.contains("while you were at Fiktiv GmbH, where they work too; "));
}

#[test]
fn who_connected_outside_all_jobs_is_one_count() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "2020", "");
    net.job("Erdacht Ltd", "2010", "2012");
    let quiet = net.person("Gone Quiet", "Engineer", "Polar Ltd", Title::default());
    net.quiet(quiet, "2023-03-01");
    net.known("Before All", "", "Polar Ltd", "2009-12-31", Title::default());
    net.known("Before Too", "", "Polar Ltd", "2005-12-31", Title::default());
    net.known("Between Jobs", "", "Polar Ltd", "2013-01-01", Title::default());
    net.known("No Date", "", "Polar Ltd", "", Title::default());
    let hidden = net.known("Not Counted", "", "Polar Ltd", "2005-12-31", Title::default());
    net.never_contact(hidden);
    assert_eq!(
        net.view(Lens::Chapters).gaps,
        [
            "In no chapter: 2 people connected before the first job in Positions.csv (2010), 1 person at a time without a job \
          there and 1 person on a day the export does not tell."
        ]
    );
}

#[test]
fn a_promotion_ends_no_chapter_and_a_return_begins_one() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2024", "");
    net.job("Polar Ltd", "Jan 2022", "Dec 2023");
    net.job("Fiktiv GmbH", "Jul 2016", "Dec 2021");
    net.job("Fiktiv", "Jan 2010", "Jun 2016");
    let early = net.known("Early One", "", "Aurora AG", "2011-05-01", Title::default());
    net.quiet(early, "2018-05-01");
    let view = net.view(Lens::Chapters);
    assert_eq!(headings(&view), ["Fiktiv GmbH, January 2010 to December 2021"]);
}

#[test]
fn without_a_career_it_says_so() {
    let mut net = Net::new();
    net.person("Ada Example", "", "", Title::default());
    assert!(net.view(Lens::Chapters).nothing.unwrap().contains("holds no positions"));
    net.job("Fiktiv GmbH", "once", "");
    assert!(net.view(Lens::Chapters).nothing.unwrap().contains("has a beginning"));
}

#[test]
fn with_two_jobs_at_once_somebody_counts_in_both() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2012", "Dec 2019");
    net.job("Erdacht Ltd", "Jan 2010", "Dec 2018");
    let both = net.known("In Both", "", "Polar Ltd", "2013-05-01", Title::default());
    net.known("Only One", "", "Polar Ltd", "2011-05-01", Title::default());
    net.quiet(both, "2018-05-01");
    let view = net.view(Lens::Chapters);
    assert_eq!(headings(&view).len(), 2);
    assert_eq!(view.groups[0].note, "1 person connected then, 1 silent since it ended");
    assert_eq!(view.groups[1].note, "2 people connected then, 1 silent since it ended");
}

#[test]
fn a_chapter_in_which_nobody_fell_silent_is_said() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jun 2016", "");
    net.job("Maison Erdacht", "May 2014", "May 2016");
    let old = net.known("Old One", "", "Polar Ltd", "2015-05-01", Title::default());
    let new = net.known("New One", "", "Polar Ltd", "2017-05-01", Title::default());
    net.warm(old);
    net.quiet(new, "2019-05-01");
    let view = net.view(Lens::Chapters);
    assert_eq!(headings(&view), ["Fiktiv GmbH, since June 2016"]);
    assert_eq!(
        view.gaps,
        [
            "Maison Erdacht, May 2014 to May 2016: 1 person connected then, and nobody you wrote with is silent since."
        ]
    );
}
