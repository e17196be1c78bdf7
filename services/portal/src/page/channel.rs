//! The channels, as people read them.

use std::borrow::Cow;

use contract::Channel;

use crate::words::Words;

/// A channel in a word or two.
pub fn name(channel: Channel, w: Words) -> Cow<'static, str> {
    match channel {
        Channel::Phone => w.get("channel-phone"),
        Channel::Desk => w.get("channel-desk"),
        Channel::Web => w.get("channel-web"),
        Channel::Email => w.get("channel-email"),
        Channel::Sms => w.get("channel-sms"),
        Channel::Letter => w.get("channel-letter"),
        Channel::Video => w.get("channel-video"),
        Channel::Councillor => w.get("channel-councillor"),
    }
}
