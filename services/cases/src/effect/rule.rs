//! What may be said of something that was asked. Pure.

use cases_api::effect::{EffectOutcome, MOST_SAID, SettleEffect};
use cases_api::workflow::EffectKind;
use contract::{Bilingual, Faults, Problem, ProblemKind};

use crate::case::words::{needed_text, optional_text};

/// Something that was asked, as it stands.
pub(super) struct Given {
    pub kind: EffectKind,
    pub title: Bilingual,
    pub connector: Option<String>,
    pub done: bool,
    pub version: i64,
}

/// What is said with an outcome; nothing for one that needs no words.
///
/// # Errors
/// `conflict` for what is done, or for what staff do and see in other ways; `precondition-failed` where someone else said
/// something since; `validation-failed` where it failed without a word.
pub(super) fn judge(given: &Given, version: i64, asked: &SettleEffect) -> Result<Option<String>, Problem> {
    if !matches!(given.kind, EffectKind::Connector | EffectKind::Charge) {
        let detail = "Only what was asked of another system, or an amount that is due, is done or fails.";
        return Err(Problem::new(ProblemKind::Conflict, detail));
    }
    if given.done {
        return Err(Problem::new(ProblemKind::Conflict, "This was done already."));
    }
    if given.version != version {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    let typed = asked.words.as_deref();
    match asked.outcome {
        EffectOutcome::Done => optional_text("/words", typed, MOST_SAID),
        EffectOutcome::Failed => {
            let mut faults = Faults::none();
            let words = faults.take("/words", needed_text(typed.unwrap_or_default(), MOST_SAID));
            faults.finish(words.map(Some))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(kind: EffectKind) -> Given {
        Given { kind, title: Bilingual::english("hold"), connector: None, done: false, version: 2 }
    }

    fn says(outcome: EffectOutcome, words: Option<&str>) -> SettleEffect {
        SettleEffect { outcome, words: words.map(str::to_owned) }
    }

    #[test]
    fn what_failed_needs_words_and_what_is_done_may_have_some() {
        let (failed, done) = (EffectOutcome::Failed, EffectOutcome::Done);
        let charge = given(EffectKind::Charge);
        for nothing in [None, Some(""), Some(" \n\u{200b}")] {
            let refused = judge(&charge, 2, &says(failed, nothing)).unwrap_err();
            assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].code.as_ref()), ("/words", "required"));
            assert_eq!(judge(&charge, 2, &says(done, nothing)).unwrap(), None);
        }
        assert_eq!(judge(&charge, 2, &says(failed, Some(" No card. "))).unwrap().as_deref(), Some("No card."));
        assert_eq!(judge(&charge, 2, &says(done, Some("By card."))).unwrap().as_deref(), Some("By card."));
    }

    #[test]
    fn it_is_said_once_of_what_it_was_when_it_was_seen() {
        let done = says(EffectOutcome::Done, None);
        let refused = |given: &Given, version| judge(given, version, &done).unwrap_err().kind;
        assert_eq!(refused(&given(EffectKind::Connector), 1), ProblemKind::PreconditionFailed);
        let over = Given { done: true, ..given(EffectKind::Connector) };
        assert_eq!(refused(&over, 2), ProblemKind::Conflict);
        assert_eq!(refused(&given(EffectKind::Task), 2), ProblemKind::Conflict);
        assert_eq!(refused(&given(EffectKind::Alarm), 2), ProblemKind::Conflict);
    }
}
