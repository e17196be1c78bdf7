//! A draft becomes a case.

use cases_api::Answers;
use cases_api::case::{CaseOpened, OpenCase};
use cases_api::draft::{DraftReporter, ReportFile, with_files};
use cases_api::form::Form;
use contract::council::Council;
use contract::{Channel, FieldFault, FileId, Problem};
use tenant_db::TenantTx;

use super::{Kept, reporter, store};
use crate::case::{self, Begun};
use crate::catalogue;
use crate::file::report::store as files;
use crate::form::Asking;
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
    let added = files::of_draft(tx, draft.id).await?;
    let answers = match catalogue::store::service(tx, &draft.slug).await? {
        Some(service) => with_files(&service.definition.form, answers, &added),
        None => answers,
    };
    let files: Vec<_> = added.into_iter().map(|file| file.id).collect();
    let named = files.iter().copied().filter(|file| is_named(&answers, *file)).collect::<Vec<_>>();
    let asked = report(draft, who, answers);
    let finished = if tx.actor().staff().is_some() { Channel::Desk } else { Channel::Web };
    let begun = Begun { reference: draft.reference, at: draft.begun_at, by: draft.by, finished, files };
    let opened = case::open_begun(tx, office, council, &asked, &begun).await?;
    for file in named {
        files::give(tx, draft.id, file, opened.id).await?;
    }
    files::forget_rest(tx, draft.id).await?;
    store::sent(tx, draft.id, opened.id).await?;
    Ok(opened)
}

/// What would be refused of a draft if it were sent now, each fault at its place.
///
/// # Errors
/// When the day can't be told.
pub(super) fn faults(
    tx: &TenantTx,
    office: &Office,
    form: &Form,
    draft: &Kept,
    (who, answers): (DraftReporter, Answers),
    files: &[ReportFile],
) -> Result<Vec<FieldFault>, Problem> {
    let ids: Vec<_> = files.iter().map(|file| file.id).collect();
    let demands_files = tx.actor().staff().is_none();
    let asking = Asking { today: office.today(tx.now())?, files: &ids, demands_files };
    let asked = report(draft, who, with_files(form, answers, files));
    Ok(case::faults(&asked, form, &asking))
}

fn report(draft: &Kept, who: DraftReporter, answers: Answers) -> OpenCase {
    OpenCase {
        service: draft.slug.clone(),
        language: draft.language,
        reporter: reporter(who),
        answers,
        channel: draft.channel,
        call: draft.call,
        contact: draft.contact,
    }
}

/// Whether answers name a file.
fn is_named(answers: &Answers, file: FileId) -> bool {
    let id = file.to_string();
    answers.iter().filter_map(|(_, answer)| answer.as_array()).flatten().any(|named| named.as_str() == Some(&id))
}
