//! In which way someone and the council are in contact: by telephone unless it is said otherwise.

use contacts_api::interaction::Direction;
use contract::Channel;

/// A way, as it stands in the list to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// The channel.
    pub channel: Channel,
    /// Who turned to whom.
    pub direction: Direction,
}

impl Way {
    /// Every way that staff take down, the most usual first. What comes on the web keeps itself.
    pub const ALL: [Self; 8] = [
        Self::to_us(Channel::Phone),
        Self { channel: Channel::Phone, direction: Direction::Out },
        Self::to_us(Channel::Desk),
        Self::to_us(Channel::Video),
        Self::to_us(Channel::Email),
        Self::to_us(Channel::Sms),
        Self::to_us(Channel::Letter),
        Self::to_us(Channel::Councillor),
    ];

    const fn to_us(channel: Channel) -> Self {
        Self { channel, direction: Direction::In }
    }

    /// Its name in a form.
    pub const fn name(self) -> &'static str {
        match self.direction {
            Direction::In => self.channel.name(),
            Direction::Out => "phone_out",
        }
    }

    /// The way of a name; the telephone where none is named.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|way| way.name() == name).unwrap_or(Self::to_us(Channel::Phone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_has_a_name_of_its_own() {
        assert!(Way::ALL.into_iter().all(|way| Way::named(way.name()) == way));
        assert_eq!(Way::named("").name(), "phone");
    }
}
