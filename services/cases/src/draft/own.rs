//! What a citizen does with their own draft. Nothing personal is shown before they gave the postcode,
//! where the draft has one.

use auth::Allowed;
use cases_api::case::CaseOpened;
use cases_api::draft::{
    ContinueDraft, ContinuedDraft, DraftDoor, DraftKey, DraftSaved, DraftState, DraftToken, SaveDraft,
};
use cases_api::perm;
use contract::text::{self, Postcode};
use contract::{Created, DraftId, Faults, Found, Problem, ProblemKind, Reference};
use runtime::{Body, Early, Shared};
use tenant_db::TenantTx;

use super::store::Saved;
use super::{KEPT, Kept, UNKEPT, progress, sending, store};
use crate::catalogue;
use crate::office::Office;

/// The most characters of a form's key.
const MOST_FORM: usize = 100;

pub async fn door(
    allowed: Allowed<perm::ContinueDraft>,
    Body(asked): Body<DraftToken>,
    Shared(office): Shared<Office>,
) -> Result<Found<DraftDoor>, Early> {
    let council = allowed.council()?.id;
    let (id, generation) = office.drafts.read_link(council, &asked.token).ok_or_else(Problem::not_found)?;
    let tx = allowed.begin().await?;
    let draft = current(store::one(&tx, id).await?, generation)?;
    Ok(Found::plain(DraftDoor { asks_postcode: draft.door.is_some(), service: draft.service }))
}

pub async fn open(
    allowed: Allowed<perm::ContinueDraft>,
    Body(asked): Body<ContinueDraft>,
    Shared(office): Shared<Office>,
) -> Result<Found<ContinuedDraft>, Early> {
    let council = allowed.council()?.id;
    let tx = allowed.begin().await?;
    let draft = match &asked.token {
        Some(token) => {
            let (id, generation) = office.drafts.read_link(council, token).ok_or_else(Problem::not_found)?;
            current(store::one(&tx, id).await?, generation)?
        }
        None => by_code(&allowed, &tx, &office, &asked).await?,
    };
    if let Some(wanted) = &draft.door {
        office.found.count((council, draft.reference), allowed.real_now())?;
        is_theirs(wanted, asked.postcode.as_deref())?;
    }
    store::note_opened(&tx, draft.id).await?;
    let shown = shown(&tx, &office, draft).await?;
    tx.commit_unanswered().await?;
    Ok(Found::plain(shown))
}

/// The draft of a reference and a code; whatever doesn't match is answered alike.
async fn by_code(
    allowed: &Allowed<perm::ContinueDraft>,
    tx: &TenantTx,
    office: &Office,
    asked: &ContinueDraft,
) -> Result<Kept, Problem> {
    let council = allowed.council()?.id;
    let mut faults = Faults::none();
    let reference = faults.take("/reference", Reference::parse(asked.reference.as_deref().unwrap_or_default()));
    let code = asked.code.as_deref().filter(|code| !code.trim().is_empty());
    if code.is_none() {
        faults.add("/code", "required", "Enter the code.");
    }
    let (reference, code) = faults.finish(reference.zip(code))?;
    office.found.count((council, reference), allowed.real_now())?;
    let found = store::by_reference(tx, &reference).await?;
    let found = found.filter(|draft| office.drafts.is_code(council, draft.id, draft.generation, code));
    found.filter(|draft| draft.state != DraftState::TakenBack).ok_or_else(Problem::not_found)
}

fn is_theirs(wanted: &Postcode, typed: Option<&str>) -> Result<(), Problem> {
    let mut faults = Faults::none();
    let typed = faults.take("/postcode", Postcode::parse(typed.unwrap_or_default()));
    if typed.as_ref().is_some_and(|typed| typed != wanted) {
        faults.add("/postcode", "no-match", "This isn't the postcode that was given.");
    }
    faults.finish(typed).map(|_| ())
}

/// A draft whose link or key is still good.
fn current(found: Option<Kept>, generation: i32) -> Result<Kept, Problem> {
    let found = found.filter(|draft| draft.generation == generation && draft.state != DraftState::TakenBack);
    found.ok_or_else(Problem::not_found)
}

/// A draft as its citizen goes on with it.
pub(super) async fn shown(tx: &TenantTx, office: &Office, draft: Kept) -> Result<ContinuedDraft, Problem> {
    let council = tx.council();
    let files = crate::file::report::store::of_draft(tx, draft.id).await?;
    let service = catalogue::store::service(tx, &draft.slug).await?;
    let faults = match &service {
        Some(service) if draft.state != DraftState::Sent => {
            let form = &service.definition.form;
            sending::faults(tx, office, form, &draft, (draft.reporter.clone(), draft.answers.clone()), &files)?
        }
        _ => Vec::new(),
    };
    Ok(ContinuedDraft {
        faults,
        ticket: office.drafts.ticket(council, draft.id, draft.generation),
        files,
        own: draft.by.is_none(),
        key: office.drafts.held(council, draft.id, draft.generation),
        token: office.drafts.link(council, draft.id, draft.generation).token,
        follow_token: draft.case.map(|case| office.follow.token(council, case, 0)),
        reference: draft.reference,
        slug: draft.slug,
        version: draft.version,
        reporter: draft.reporter,
        answers: draft.answers,
        expires_at: draft.expires_at,
    })
}

/// A draft of a key or a ticket that isn't sent yet; its row is locked.
///
/// # Errors
/// `not-found`, `conflict` when it was sent.
pub(crate) async fn unsent(tx: &TenantTx, (id, generation): (DraftId, i32)) -> Result<Kept, Problem> {
    let draft = current(store::lock(tx, id).await?, generation)?;
    if draft.state == DraftState::Sent {
        return Err(sent_already());
    }
    Ok(draft)
}

fn sent_already() -> Problem {
    Problem::new(ProblemKind::Conflict, "This report was sent already.")
}

pub async fn read(
    allowed: Allowed<perm::ContinueDraft>,
    Body(asked): Body<DraftKey>,
    Shared(office): Shared<Office>,
) -> Result<Found<ContinuedDraft>, Early> {
    let council = allowed.council()?.id;
    let (id, generation) = office.drafts.read_held(council, &asked.key).ok_or_else(Problem::not_found)?;
    let tx = allowed.begin().await?;
    let draft = current(store::one(&tx, id).await?, generation)?;
    Ok(Found::plain(shown(&tx, &office, draft).await?))
}

/// The draft of a key, locked.
async fn held(allowed: &Allowed<perm::ContinueDraft>, office: &Office, key: &str) -> Result<(TenantTx, Kept), Problem> {
    let council = allowed.council()?.id;
    let (id, generation) = office.drafts.read_held(council, key).ok_or_else(Problem::not_found)?;
    let tx = allowed.begin().await?;
    let draft = current(store::lock(&tx, id).await?, generation)?;
    Ok((tx, draft))
}

/// The key of a form.
fn own_form(form: &str) -> Result<String, Problem> {
    let mut faults = Faults::none();
    let form = faults.take("/form", text::line(form, MOST_FORM).and_then(text::required));
    faults.finish(form)
}

/// Refuses a form that began from an older version, unless what is newer is its own.
fn may_save_over(draft: &Kept, version: i64, form: &str) -> Result<(), Problem> {
    let may = draft.version == version || draft.saved_by.as_deref() == Some(form);
    if may { Ok(()) } else { Err(ProblemKind::PreconditionFailed.into()) }
}

pub async fn save(
    allowed: Allowed<perm::ContinueDraft>,
    Body(asked): Body<SaveDraft>,
    Shared(office): Shared<Office>,
) -> Result<Found<DraftSaved>, Early> {
    let reporter = progress::keepable(asked.reporter, &asked.answers)?;
    let form = own_form(&asked.form)?;
    let (tx, draft) = held(&allowed, &office, &asked.key).await?;
    if draft.state == DraftState::Sent {
        return Err(sent_already().into());
    }
    may_save_over(&draft, asked.version, &form)?;
    let service = catalogue::store::service(&tx, &draft.slug).await?.ok_or_else(Problem::not_found)?;
    let files = crate::file::report::store::of_draft(&tx, draft.id).await?;
    let form_of_service = &service.definition.form;
    let typed = (reporter.clone(), asked.answers.clone());
    let mut progress = progress::of(form_of_service, &reporter, &asked.answers);
    progress.faults = sending::faults(&tx, &office, form_of_service, &draft, typed, &files)?;
    // A slip on the way leaves the door as it was.
    let door = progress::door(&reporter, &asked.answers).ok().flatten().or(draft.door);
    let kept = if draft.by.is_some() { KEPT } else { UNKEPT };
    let saved =
        Saved { reporter: &reporter, answers: &asked.answers, door, progress: progress.clone(), form: &form, kept };
    store::save(&tx, draft.id, &saved).await?;
    tx.commit_unanswered().await?;
    Ok(Found::plain(progress))
}

pub async fn send(
    allowed: Allowed<perm::ContinueDraft>,
    Body(asked): Body<SaveDraft>,
    Shared(office): Shared<Office>,
) -> Result<Created<CaseOpened>, Early> {
    let form = own_form(&asked.form)?;
    let (tx, draft) = held(&allowed, &office, &asked.key).await?;
    if draft.case.is_none() {
        may_save_over(&draft, asked.version, &form)?;
    }
    let opened = sending::send(&tx, &office, allowed.council()?, &draft, (asked.reporter, asked.answers)).await?;
    let location = format!("/api/v1/cases/{}", opened.id);
    tx.commit_unanswered().await?;
    Ok(Created { body: opened, location })
}
