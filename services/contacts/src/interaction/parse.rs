//! What is asked of interactions, made into what the verbs take. Pure: every fault at once.

use contacts_api::interaction::{
    Avoidable, CaseLink, EndInteraction, InteractionState, LinkCase, Outcome, SaveDraft, StartInteraction,
};
use contract::faults::Unfit;
use contract::text::{self, Phone};
use contract::{ArticleId, Faults, InteractionId, Problem, Reference, StaffId};
use time::{Duration, OffsetDateTime};

use super::{Case, NewInteraction, Standing};

/// The largest draft, in bytes.
const MAX_DRAFT: usize = 65_536;
/// How far a clock of the other side may be ahead.
const AHEAD: Duration = Duration::minutes(5);
/// How long ago something that is kept now may have begun.
const EARLIEST: Duration = Duration::days(366);

/// How an interaction ended.
#[derive(Debug)]
pub(crate) struct Ending {
    pub outcome: Outcome,
    pub matter: Option<String>,
    pub note: Option<String>,
    pub article: Option<ArticleId>,
    pub avoidable: Option<Avoidable>,
    pub at: OffsetDateTime,
}

/// A telephone number: E.164 where it can be read, else as given; none where it is withheld.
///
/// # Errors
/// `control-character`, `too-long`.
pub(crate) fn number(given: Option<&str>, withheld: bool) -> Result<Option<String>, Unfit> {
    let Some(given) = given.filter(|given| !withheld && !given.trim().is_empty()) else { return Ok(None) };
    let given = text::line(given, 40)?;
    Ok(Some(Phone::parse(&given).map_or(given, String::from)))
}

/// An interaction to be started by a member of staff.
pub(super) fn start(
    asked: &StartInteraction,
    id: InteractionId,
    staff: Option<StaffId>,
    now: OffsetDateTime,
) -> Result<NewInteraction, Problem> {
    let mut faults = Faults::none();
    let number = faults.take("/number", number(asked.number.as_deref(), asked.withheld));
    let started_at = faults.take("/started_at", moment(asked.started_at, now - EARLIEST, now));
    let new = number.zip(started_at).map(|(number, started_at)| NewInteraction {
        id,
        channel: asked.channel,
        direction: asked.direction,
        state: InteractionState::Open,
        number,
        withheld: asked.withheld,
        contact: asked.contact_id,
        staff,
        switchboard: None,
        started_at,
    });
    faults.finish(new)
}

/// A draft to be kept.
pub(super) fn draft(asked: &SaveDraft) -> Result<(), Problem> {
    let mut faults = Faults::none();
    if asked.text.len() > MAX_DRAFT {
        faults.add("/text", "too-long", format!("Use {MAX_DRAFT} bytes or fewer."));
    }
    if asked.text.contains('\0') {
        faults.add("/text", "control-character", "Use letters, numbers and ordinary punctuation only.");
    }
    if asked.version < 0 {
        faults.add("/version", "out-of-range", "A version is 0 or more.");
    }
    faults.finish(Some(()))
}

/// A case to be linked, with its reference as it is read out.
pub(super) fn case(asked: &LinkCase) -> Result<(String, CaseLink), Problem> {
    let mut faults = Faults::none();
    let reference = faults.take("/reference", Reference::parse(&asked.reference));
    faults.finish(reference.map(|reference| (reference.to_string(), asked.how)))
}

/// An end.
pub(super) fn ending(asked: &EndInteraction, standing: &Standing, now: OffsetDateTime) -> Result<Ending, Problem> {
    let mut faults = Faults::none();
    let matter = faults.take("/matter", asked.matter.as_deref().map(slug).transpose());
    let note = faults.take("/note", asked.note.as_deref().map(|note| text::paragraphs(note, 5_000)).transpose());
    let note = note.map(|note| note.filter(|note| !note.is_empty()));
    if asked.outcome == Outcome::Other && note == Some(None) {
        faults.add("/note", "required", "Say how it ended.");
    }
    let at = faults.take("/ended_at", moment(asked.ended_at, standing.started_at, now));
    let ending = matter.zip(note).zip(at).map(|((matter, note), at)| Ending {
        outcome: asked.outcome,
        matter,
        note,
        article: asked.article,
        avoidable: asked.avoidable,
        at,
    });
    faults.finish(ending)
}

impl<'a> Case<'a> {
    /// A case as it was asked for.
    pub(super) fn of(asked: &LinkCase, (reference, how): &'a (String, CaseLink)) -> Self {
        Self { id: asked.case_id, reference, how: *how }
    }
}

/// A moment from `earliest` to now; now when absent.
fn moment(at: Option<OffsetDateTime>, earliest: OffsetDateTime, now: OffsetDateTime) -> Result<OffsetDateTime, Unfit> {
    match at {
        None => Ok(now),
        Some(at) if at >= earliest && at <= now + AHEAD => Ok(at.min(now.max(earliest))),
        Some(_) => Err(Unfit::new("out-of-range", "This time is too long ago, or still to come.")),
    }
}

fn slug(given: &str) -> Result<String, Unfit> {
    let sound = (1..=80).contains(&given.len())
        && given.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if sound { Ok(given.to_owned()) } else { Err(Unfit::new("unknown-value", "There is no such service.")) }
}

#[cfg(test)]
mod tests {
    use contract::{Channel, ProblemKind};
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-22 10:00 UTC);

    #[test]
    fn a_number_is_kept_in_one_notation_or_as_it_came() {
        for (given, withheld, kept) in [
            (Some("01903 737755"), false, Some("+441903737755")),
            (Some("+44 (0)1903 737755"), false, Some("+441903737755")),
            (Some("101"), false, Some("101")),
            (Some("01903 737755"), true, None),
            (Some("  "), false, None),
            (None, false, None),
        ] {
            assert_eq!(number(given, withheld).unwrap().as_deref(), kept, "{given:?}");
        }
        assert!(number(Some("1\n2"), false).is_err());
    }

    #[test]
    fn what_began_long_ago_or_will_begin_is_refused() {
        let id = InteractionId::from(Uuid::nil());
        let begun = |at| {
            start(&StartInteraction { started_at: Some(at), ..StartInteraction::by(Channel::Letter) }, id, None, NOW)
        };
        assert_eq!(begun(NOW - Duration::days(3)).unwrap().started_at, NOW - Duration::days(3));
        assert_eq!(begun(NOW + Duration::minutes(1)).unwrap().started_at, NOW);
        for wrong in [NOW - Duration::days(400), NOW + Duration::hours(1), datetime!(9999-12-31 0:00 UTC)] {
            assert_eq!(begun(wrong).unwrap_err().kind, ProblemKind::ValidationFailed, "{wrong}");
        }
    }

    #[test]
    fn every_fault_of_a_draft_is_told() {
        let wrong = SaveDraft { text: "\0".repeat(MAX_DRAFT + 1), version: -1 };
        let places: Vec<_> =
            draft(&wrong).unwrap_err().errors.into_iter().map(|fault| (fault.pointer, fault.code)).collect();
        let expected = [("/text", "too-long"), ("/text", "control-character"), ("/version", "out-of-range")];
        assert_eq!(places, expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
    }
}
