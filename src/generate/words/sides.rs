//! What people say by trade: each constant is one side of a kind of relation, in English.

use super::talk::Side;
use crate::generate::model::Circle;

/// What the contact says, or what the owner says to them.
pub(in crate::generate) fn side(circle: Circle, owner_speaks: bool) -> &'static Side {
    match (circle, owner_speaks) {
        (Circle::Assistant, _) => &PEERS,
        (Circle::Executive, true) => &TO_EXECUTIVES,
        (Circle::Executive, false) => &EXECUTIVES,
        (Circle::Colleague, _) => &COLLEAGUES,
        (Circle::FormerColleague, _) => &FORMER,
        (Circle::Vendor, true) => &TO_VENDORS,
        (Circle::Vendor, false) => &VENDORS,
        (Circle::Recruiter, true) => &TO_RECRUITERS,
        (Circle::Recruiter, false) => &RECRUITERS,
        (Circle::Acquaintance, _) => &FRIENDS,
    }
}

const PEERS: Side = Side {
    tell: &[
        "My executive has {n} trips in {month}, all of them through {city}.",
        "I moved {n} meetings today, and then all of them back.",
        "We use a shared list for the {thing} now and it saves me an hour a week.",
        "They want a second assistant on the floor from {month} on.",
        "I become lead assistant at {mine} in {month}, and I have you to thank for the push.",
        "The CFO and the CEO both said yes to {time} in the same room.",
        "I wrote down how we plan board days, {n} pages, and it is yours if you like.",
    ],
    ask: &[
        "How do you handle the {thing} when two executives share a room?",
        "Could our bosses meet on {day} at {time} in {city}?",
        "Which tool do you use for the {thing}?",
        "Would you talk to our new assistant for {n} minutes?",
        "Can you move your CEO to {day}, {time}?",
        "Do you ever get minutes approved before {day}?",
    ],
};

const EXECUTIVES: Side = Side {
    tell: &[
        "I am in {city} until {day} and then hard to reach.",
        "I still tell people how you saved the investor day in {month}.",
        "We are rebuilding the leadership team at {mine}, {n} seats.",
        "I have moved on to {mine}; the first {n} weeks were busy.",
    ],
    ask: &[
        "Could you put {n} minutes with your CEO in the diary for {day}?",
        "Do you know an assistant as good as you for {mine}?",
        "Would you find out whether {day} at {time} suits everybody?",
    ],
};

const TO_EXECUTIVES: Side = Side {
    tell: &[
        "The room for {day} is booked from {time}, and the {thing} lies on the table.",
        "Your flight to {city} leaves at {time}; the driver knows.",
        "I have put {n} minutes with our CEO in for {day}.",
    ],
    ask: &[
        "May I confirm {day} at {time}?",
        "Shall I send the {thing} to your assistant at {yours}?",
        "Will you bring {n} guests to {city}?",
    ],
};

const COLLEAGUES: Side = Side {
    tell: &[
        "The {thing} is in the shared folder now.",
        "Room 4 is free from {time}; I have put your name on it.",
        "Finance needs the {thing} before {day}, sorry.",
    ],
    ask: &[
        "Can you approve the {thing} today?",
        "Is the visit from {city} still {n} people?",
        "Who has the key of the archive on {day}?",
    ],
};

const FORMER: Side = Side {
    tell: &[
        "Half of the old team is somewhere else now, and we still laugh about the {thing}.",
        "I found a photo of the summer party in {city}, {n} of us under one umbrella.",
        "They finally closed the old office in {city}.",
        "I have been at {mine} for {n} months and it was the right step.",
        "Nobody runs the {thing} as you did.",
    ],
    ask: &[
        "Do you still see anybody from the old floor?",
        "Shall we get the old team together in {month}?",
        "Would you be a reference for me?",
        "Are you still in {city}?",
    ],
};

const VENDORS: Side = Side {
    tell: &[
        "We hold {n} rooms for you in {city} until {day}, free of charge.",
        "Our spring offer has {n} % on everything booked before {month}.",
        "The new ballroom seats {n}0 people and has daylight.",
        "I attach the quote; the {thing} is included.",
        "Our menu for {month} is out, with more for vegetarians.",
    ],
    ask: &[
        "May I show you the house in {city} on {day}?",
        "How many guests do you expect in {month}?",
        "Shall I prepare an offer for {n}0 people?",
        "Who decides about travel at {yours}?",
    ],
};

const TO_VENDORS: Side = Side {
    tell: &[
        "We need {n}0 seats and a quiet room on {day}.",
        "The invoice for {month} names the wrong company, please send a new one.",
        "Everybody praised the buffet, thank you.",
    ],
    ask: &[
        "What would {n} rooms in {city} cost in {month}?",
        "Can you hold the date until {day}?",
        "Is the price for the {thing} with or without tax?",
        "Could you deliver at {time} on {day}?",
    ],
};

const RECRUITERS: Side = Side {
    tell: &[
        "I am looking for an assistant to a CFO in {city}, {n} days at home.",
        "My client pays well and the board is kind, which is rare.",
        "Your profile fits a role that is not advertised yet.",
    ],
    ask: &[
        "Are you open to a talk on {day} at {time}?",
        "Would {city} be an option for you?",
        "Do you know somebody who might be interested?",
        "May I send you the description?",
    ],
};

const TO_RECRUITERS: Side = Side {
    tell: &[
        "I am happy at {mine}, but I listen.",
        "A friend of mine is looking from {month} on.",
        "I would not move to {city}.",
    ],
    ask: &["What is the notice period they expect?", "Who is the client?", "Is the role open until {month}?"],
};

const FRIENDS: Side = Side {
    tell: &[
        "I have {n} tickets for the concert in {city}.",
        "We moved in {month}, the boxes are still everywhere.",
        "I am learning the cello, the neighbours know.",
    ],
    ask: &[
        "Are you around in {month}?",
        "Do you have {n} minutes on {day}?",
        "Could you have a look at my CV?",
    ],
};
