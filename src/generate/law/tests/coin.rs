//! The coin: nothing but chance says who answers.

use chrono::Duration;

use super::*;

/// Openings of every connection and whether each was answered, by the rule of the product: a message of the owner's
/// after a day without contact, and one of theirs within 14 days.
fn openings() -> Vec<Vec<bool>> {
    talks(world_of(COIN))
        .iter()
        .map(|talk| {
            let mut openings = Vec::new();
            for (place, message) in talk.iter().enumerate() {
                let rested = place == 0 || message.at - talk[place - 1].at >= Duration::days(1);
                if message.sender == Party::Owner && rested {
                    let answers = |later: &&&Message| {
                        later.sender != Party::Owner && later.at - message.at <= Duration::days(14)
                    };
                    openings.push(talk[place + 1..].iter().find(answers).is_some());
                }
            }
            openings
        })
        .collect()
}

fn share(answers: impl Iterator<Item = bool>) -> (f64, f64) {
    let (mut all, mut yes) = (0.0, 0.0);
    for answer in answers {
        all += 1.0;
        yes += f64::from(u8::from(answer));
    }
    (yes / all, all)
}

#[test]
fn three_in_ten_openings_are_answered_and_the_truth_says_which_ties_they_are_of() {
    let openings = openings();
    let (rate, all) = share(openings.iter().flatten().copied());
    assert!(all > 15_000.0, "{all} openings");
    near("answered", rate, 0.3, 3.0 * (0.21 / all).sqrt());
    for (tie, found) in world_of(COIN).ties.iter().zip(openings) {
        let TieTruth::Coin { openings, answered, .. } = *tie else { panic!("{tie:?}") };
        assert_eq!(openings as usize, found.len());
        assert_eq!(answered as usize, found.iter().filter(|&&answered| answered).count());
    }
}

#[test]
fn an_answer_takes_one_to_ten_days() {
    let mut answers = 0;
    for talk in talks(world_of(COIN)) {
        for pair in talk.windows(2) {
            let wait = pair[1].at - pair[0].at;
            if pair[0].sender == Party::Owner && wait <= Duration::days(14) {
                assert!(wait >= Duration::days(1) && wait <= Duration::days(10), "{wait}");
                answers += 1;
            }
        }
    }
    assert!(answers > 4000, "{answers} answers");
}

#[test]
fn nothing_about_a_contact_says_whether_they_answer() {
    let openings = openings();
    let world = world_of(COIN);
    // two halves of one history
    let halves: Vec<(f64, f64)> = openings
        .iter()
        .filter(|all| all.len() >= 6)
        .map(|all| {
            let half = |odd: usize| share(all.iter().skip(odd).step_by(2).copied()).0;
            (half(0), half(1))
        })
        .collect();
    assert!(halves.len() > 1000, "{}", halves.len());
    near("halves", correlation(&halves), 0.0, 3.0 / (halves.len() as f64).sqrt());
    // whether they also write of their own accord
    for wanted in [true, false] {
        let mine = world
            .ties
            .iter()
            .zip(&openings)
            .filter(|(tie, _)| matches!(tie, TieTruth::Coin { forward, .. } if *forward == wanted));
        let (rate, all) = share(mine.flat_map(|(_, answers)| answers.iter().copied()));
        near("answered", rate, 0.3, 3.0 * (0.21 / all).sqrt());
    }
    // how many answers there were before
    let mut pairs = Vec::new();
    for answers in &openings {
        let mut before = 0.0;
        for &answered in answers {
            pairs.push((before, answered));
            before += f64::from(u8::from(answered));
        }
    }
    near("answers before", auc(&pairs), 0.5, 0.02);
}

#[test]
fn some_write_of_their_own_accord_and_the_others_never_do() {
    let (mut forward_people, mut own_accord) = (0.0, 0.0);
    for (tie, talk) in world_of(COIN).ties.iter().zip(talks(world_of(COIN))) {
        let TieTruth::Coin { answered, forward, .. } = *tie else { panic!("{tie:?}") };
        let theirs = talk.iter().filter(|message| message.sender != Party::Owner).count();
        let unasked = theirs - answered as usize;
        assert!(forward || unasked == 0);
        forward_people += f64::from(u8::from(forward)) / TIES as f64;
        own_accord += unasked as f64;
    }
    near("people who write of their own accord", forward_people, 0.3, 0.022);
    assert!(own_accord > TIES as f64, "{own_accord}");
}
