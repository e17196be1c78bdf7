//! Caution marks: what staff must mind before they meet or speak to someone.

pub(crate) mod death;
pub(crate) mod http;
pub(crate) mod store;

use contacts_api::mark::{AddMark, MarkKind};
use contract::{Faults, Problem, text};
use time::{Date, Duration, OffsetDateTime};

use crate::day;

/// The furthest day on which a mark may be looked at again.
const LONGEST: Duration = Duration::days(731);

/// A mark to be put on someone.
#[derive(Debug)]
pub(crate) struct NewMark {
    pub kind: MarkKind,
    pub text: String,
    pub review_on: Date,
}

impl NewMark {
    /// Reads what was asked for.
    ///
    /// # Errors
    /// `validation-failed` with every fault.
    pub fn read(asked: &AddMark, now: OffsetDateTime) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let words = text::paragraphs(&asked.text, 500).and_then(text::required);
        let words = faults.take("/text", words);
        let review_on = next_review(&asked.review_on, now, &mut faults);
        if asked.kind == MarkKind::Died {
            faults.add("/kind", "unknown-value", "That someone has died is said by `death`.");
        }
        faults.finish(words.zip(review_on).map(|(text, review_on)| Self { kind: asked.kind, text, review_on }))
    }
}

/// The day on which a mark is to be looked at next, if it may be that.
pub(crate) fn next_review(asked: &str, now: OffsetDateTime, faults: &mut Faults) -> Option<Date> {
    let today = day::of(now);
    faults.take("/review_on", day::within(asked, today, today + LONGEST))
}
