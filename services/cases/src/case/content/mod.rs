//! Cases found by what was written in them: notes, messages, answers, and what was there before it changed (ADR-0024).

pub(crate) mod http;
pub(crate) mod store;

use cases_api::lookup::FoundIn;
use contract::Problem;
use runtime::{Context, Watch};

/// The most characters that are looked for.
const MOST: usize = 200;

/// What was typed.
///
/// # Errors
/// `validation-failed` when it is too long to have been meant.
fn typed(q: &str) -> Result<&str, Problem> {
    if q.chars().count() > MOST {
        return Err(Problem::at("/q", "too-long", "This is too long to be looked for."));
    }
    Ok(q)
}

/// Where in a case a word stands, from the kind of the entry that has it, or from the part of the case.
fn found_in(kind: &str) -> FoundIn {
    match kind {
        "note" => FoundIn::Note,
        "message" | "moved" => FoundIn::Message,
        "reply" | "reopened" | "rated" => FoundIn::Reply,
        "answers" => FoundIn::Answers,
        "history" => FoundIn::History,
        _ => FoundIn::Story,
    }
}

/// The watch that makes cases findable which are older than this.
pub(crate) fn watch(context: Context) -> Watch {
    runtime::for_each_council("cases.words", context, |context, council| async move {
        loop {
            let tx = context.task_tx(crate::Cases::NAME, council, "words").await?;
            let made = store::catch_up(&tx).await?;
            tx.commit_unanswered().await?;
            if made == 0 || context.is_ending() {
                return Ok(());
            }
        }
    })
}
