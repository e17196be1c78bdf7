//! What a citizen may do once their case is done: have it opened again, or say what they thought.

use cases_api::case::Happening;
use cases_api::follow::Feedback;
use contract::{Faults, Problem, ProblemKind, text};
use tenant_db::TenantTx;
use time::{Duration, OffsetDateTime};

use super::store;
use crate::case::moving::Moving;
use crate::case::{Standing, merging};

/// The most characters of what someone thought.
const MOST_WORDS: usize = 1000;

/// Until when a case that ended then may be opened again, for so many days; none once that is over.
pub(super) fn reopen_until(
    closed_at: Option<OffsetDateTime>,
    days: i16,
    now: OffsetDateTime,
) -> Option<OffsetDateTime> {
    closed_at.map(|closed| closed + Duration::days(days.into())).filter(|until| *until > now)
}

/// Opens a case again that may be `until` then.
///
/// # Errors
/// `conflict` when it isn't done, or that is over.
pub(super) async fn reopen(
    tx: &TenantTx,
    moving: &Moving<'_>,
    case: &mut Standing,
    until: Option<OffsetDateTime>,
    reason: String,
) -> Result<(), Problem> {
    if !merging::is_done(tx, case).await? || until.is_none() {
        return Err(Problem::new(ProblemKind::Conflict, "This report can't be opened again. Make a new one."));
    }
    case.reopen(tx, moving, reason).await
}

/// What was said, if it can be kept.
///
/// # Errors
/// `validation-failed`.
pub(super) fn feedback(rating: u8, words: Option<&str>) -> Result<Feedback, Problem> {
    let mut faults = Faults::none();
    if !(1..=5).contains(&rating) {
        faults.add("/rating", "out-of-range", "Choose 1 to 5.");
    }
    let words = words.filter(|words| text::required((*words).to_owned()).is_ok());
    let words = words.map(|words| faults.take("/words", text::paragraphs(words, MOST_WORDS)));
    faults.finish(Some(Feedback { rating, words: words.flatten() }))
}

/// Keeps what was said, in the place of what was said before; the story tells of each.
///
/// # Errors
/// `conflict` while the case isn't done.
pub(super) async fn rate(tx: &TenantTx, case: &mut Standing, said: &Feedback) -> Result<(), Problem> {
    if !merging::is_done(tx, case).await? {
        return Err(Problem::new(ProblemKind::Conflict, "This report isn't finished yet."));
    }
    if !store::keep_feedback(tx, case.id, said).await? {
        return Ok(());
    }
    case.rated(tx, Happening::Rated { rating: said.rating, text: said.words.clone() }).await
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_case_may_be_opened_again_for_the_councils_number_of_days() {
        let closed = Some(datetime!(2026-11-20 12:00 UTC));
        assert_eq!(reopen_until(closed, 10, datetime!(2026-11-30 11:59 UTC)), Some(datetime!(2026-11-30 12:00 UTC)));
        assert_eq!(reopen_until(closed, 10, datetime!(2026-11-30 12:00 UTC)), None);
        assert_eq!(reopen_until(closed, 11, datetime!(2026-11-30 12:00 UTC)), Some(datetime!(2026-12-01 12:00 UTC)));
        assert_eq!(reopen_until(None, 10, datetime!(2026-11-30 12:00 UTC)), None);
    }

    #[test]
    fn what_was_thought_is_one_to_five_and_words_that_say_something() {
        assert_eq!(feedback(4, Some(" \n ")).unwrap(), Feedback { rating: 4, words: None });
        for wrong in [feedback(0, None), feedback(6, None), feedback(3, Some(&"x".repeat(1001)))] {
            assert_eq!(wrong.unwrap_err().kind, ProblemKind::ValidationFailed);
        }
    }
}
