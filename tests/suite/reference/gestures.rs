//! What is no message: endorsements, recommendations, invitations.

use rekindle::generate::Party;

use super::model::Truth;
use super::names;
use super::truth::View;

impl View<'_> {
    /// Whether nobody known on the day has the exact name of a connection: neither a contact nor anybody on a message.
    fn bears_name_alone(&self, connection: usize) -> bool {
        let name = &self.names[connection];
        let is_other = |party: &Party| match *party {
            Party::Connection(index) => index != connection,
            Party::Other(_) => true,
            _ => false,
        };
        let mut others: Vec<Party> = (0..self.world.connections.len()).map(Party::Connection).collect();
        others.retain(|party| matches!(party, Party::Connection(index) if self.is_contact(*index)));
        for message in &self.world.messages {
            if message.at.date() <= self.as_of {
                others.extend(Self::participants(message));
            }
        }
        others
            .iter()
            .filter(|party| is_other(party))
            .all(|&party| names::exact(&self.world.name(party)) != *name)
    }

    /// What is no message: received first, given second.
    pub fn gestures(&self, truth: &mut Truth) {
        let in_time = |at: chrono::NaiveDateTime| at.date() <= self.as_of;
        for contact in &mut truth.contacts {
            for row in &self.world.endorsements {
                if row.connection == contact.connection && in_time(row.at) {
                    contact.endorsements[usize::from(row.given)] += 1;
                    *truth.touches.entry("endorsement").or_default() += 1;
                }
            }
            // recommendations say nothing but a name: of two people who bear it, none is picked
            for row in &self.world.recommendations {
                let about = row.connection == contact.connection && in_time(row.at);
                contact.recommended_on_the_day |= about && row.at.date() == self.as_of;
                if about && self.bears_name_alone(contact.connection) {
                    contact.recommendations[usize::from(row.given)] += 1;
                    *truth.touches.entry("recommendation").or_default() += 1;
                }
            }
            for row in &self.world.invitations {
                if row.with == Party::Connection(contact.connection) && in_time(row.sent_at) {
                    contact.invitations[usize::from(!row.incoming)] += 1;
                    *truth.touches.entry("invitation").or_default() += 1;
                }
            }
        }
    }
}
