use contacts_api::interaction::{Direction, InteractionState, InteractionSummary};
use contract::Channel;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::desk::call::Line;
use crate::desk::contact::dialled;
use crate::words::Words;

/// A call's strip: what it is and how long it lasts.
pub(super) fn of(call: &InteractionSummary, now: OffsetDateTime, w: Words) -> Line {
    let seconds = call.seconds.unwrap_or_else(|| (call.ended_at.unwrap_or(now) - call.started_at).whole_seconds());
    Line {
        path: super::path(call.id),
        id: call.id.to_string(),
        title: title(call, w),
        channel: call.channel.name(),
        began: call.started_at.format(&Rfc3339).unwrap_or_default(),
        clock: clock(seconds),
        ended: call.state == InteractionState::Ended,
    }
}

fn title(call: &InteractionSummary, w: Words) -> String {
    let spoken = if call.direction == Direction::In { "call-from" } else { "call-to" };
    match &call.number {
        Some(number) if call.channel == Channel::Phone => {
            w.with_one(spoken, "number", spaced(&dialled(number))).into_owned()
        }
        None if call.withheld && call.channel == Channel::Phone => w.get("call-withheld").into_owned(),
        _ => w.get(&format!("call-plain-{}", call.channel.name())).into_owned(),
    }
}

/// A number as it is read out: `01632 960 123`.
pub(super) fn spaced(number: &str) -> String {
    let plain = number.len() == 11 && number.bytes().all(|byte| byte.is_ascii_digit());
    match (number.split_at_checked(5), plain) {
        (Some((area, rest)), true) => {
            let (first, last) = rest.split_at(3);
            format!("{area} {first} {last}")
        }
        _ => number.to_owned(),
    }
}

/// A length in little room: `3:07`, `1:02:00`.
pub(super) fn clock(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_numbers_are_read_at_a_glance() {
        assert_eq!([clock(-5), clock(7), clock(187), clock(3720)], ["0:00", "0:07", "3:07", "1:02:00"]);
        assert_eq!(spaced("01632960123"), "01632 960 123");
        assert_eq!([spaced("+4930123456"), spaced("12"), spaced("nonsense é")], ["+4930123456", "12", "nonsense é"]);
    }
}
