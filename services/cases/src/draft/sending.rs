//! A draft becomes a case.

use cases_api::Answers;
use cases_api::case::{CaseOpened, OpenCase};
use cases_api::draft::DraftReporter;
use contract::council::Council;
use contract::{Channel, Problem};
use tenant_db::TenantTx;

use super::{Kept, reporter, store};
use crate::case::{self, Begun};
use crate::office::Office;

/// Opens the case of a locked draft, under its reference and with how it was begun. A draft that was
/// sent before answers with the case that it became: however often it is sent, there is one.
///
/// # Errors
/// `validation-failed` with every fault.
pub(super) async fn send(
    tx: &TenantTx,
    office: &Office,
    council: &Council,
    draft: &Kept,
    (who, answers): (DraftReporter, Answers),
) -> Result<CaseOpened, Problem> {
    if let Some(id) = draft.case {
        let (due_at, email) = case::store::when_due(tx, id).await?.ok_or_else(Problem::not_found)?;
        let follow_token = office.follow.token(council.id, id, 0);
        return Ok(CaseOpened { id, reference: draft.reference, follow_token, due_at, email });
    }
    let asked = OpenCase {
        service: draft.slug.clone(),
        language: draft.language,
        reporter: reporter(who),
        answers,
        channel: draft.channel,
        call: draft.call,
        contact: draft.contact,
    };
    let finished = if tx.actor().staff().is_some() { Channel::Desk } else { Channel::Web };
    let begun = Begun { reference: draft.reference, at: draft.begun_at, by: draft.by, finished };
    let opened = case::open_begun(tx, office, council, &asked, &begun).await?;
    store::sent(tx, draft.id, opened.id).await?;
    Ok(opened)
}
