//! By which way a person and their council are in contact.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The way on which someone was in contact with the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By telephone.
    Phone,
    /// In person, at the council's desk.
    Desk,
    /// On the council's own pages.
    #[default]
    Web,
    /// By email.
    Email,
    /// By text message.
    Sms,
    /// By post.
    Letter,
    /// By video call.
    Video,
    /// Through a councillor.
    Councillor,
}

impl Channel {
    /// Every channel, as they stand in a list to choose from.
    pub const ALL: [Self; 8] =
        [Self::Phone, Self::Desk, Self::Web, Self::Email, Self::Sms, Self::Letter, Self::Video, Self::Councillor];

    /// Its name on the wire and in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desk => "desk",
            Self::Web => "web",
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Letter => "letter",
            Self::Video => "video",
            Self::Councillor => "councillor",
        }
    }

    /// The channel of a name; `None` for one that there isn't.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_channel_is_known_by_the_name_that_it_has_on_the_wire() {
        for channel in Channel::ALL {
            assert_eq!(serde_json::to_value(channel).unwrap(), channel.name());
            assert_eq!(Channel::named(channel.name()), Some(channel));
        }
        assert_eq!(Channel::named("Phone"), None);
    }
}
