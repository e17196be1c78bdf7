//! What a citizen begins by themselves: kept page by page while they fill it in, and for longer when they ask.

use auth::Allowed;
use cases_api::draft::{BeginDraft, ContinuedDraft, HandOver, KeepDraft, KeptDraft};
use cases_api::events::{DraftHandedOver, DraftHandedOverPrivate};
use cases_api::perm;
use contract::text::Email;
use contract::{Channel, Created, DraftId, Faults, Found, Problem};
use runtime::{Body, Early, Shared};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use super::store::{self, NewDraft};
use super::{KEPT, Kept, UNKEPT, http, own, progress};
use crate::catalogue;
use crate::follow::replayed;
use crate::office::Office;

pub async fn begin(
    allowed: Allowed<perm::ContinueDraft>,
    Body(asked): Body<BeginDraft>,
    Shared(office): Shared<Office>,
) -> Result<Created<ContinuedDraft>, Early> {
    let council = allowed.council()?;
    let reporter = progress::keepable(asked.reporter.clone(), &asked.answers)?;
    // A slip is told when the report is sent; until then nobody but this browser has the way to it.
    let door = progress::door(&reporter, &asked.answers).ok().flatten();
    let secrets = |draft: &mut ContinuedDraft, id: DraftId| {
        draft.key = office.drafts.held(council.id, id, 0);
        draft.token = office.drafts.link(council.id, id, 0).token;
        draft.ticket = office.drafts.ticket(council.id, id, 0);
    };
    let give = |draft: &mut ContinuedDraft| {
        if let Ok(id) = draft.key.parse() {
            secrets(draft, id);
        }
    };
    let tx = allowed.begin_once(&asked).await.map_err(|early| replayed(early, give))?;
    let service = catalogue::store::service(&tx, &asked.service).await?.ok_or_else(http::no_such_service)?;
    http::must_be_open(&tx, (Channel::Web, "/service"), &service)?;
    let progress = progress::of(&service.definition.form, &reporter, &asked.answers);
    let id = tx.new_id::<DraftId>();
    let handed = HandOver {
        service: asked.service,
        language: asked.language,
        reporter: reporter.clone(),
        answers: asked.answers,
        channel: Channel::Web,
        call: None,
        contact: None,
        by: None,
    };
    let reporter = &reporter;
    let new = NewDraft { id, service: service.id, asked: &handed, reporter, door, progress, to: None, kept: UNKEPT };
    http::begin(&tx, &new, council.prefix).await?;
    let draft = store::one(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let body = own::shown(&tx, &office, draft).await?;
    // What is stored with the key of sending has the draft's id in place of its secrets.
    let kept = ContinuedDraft { key: id.to_string(), token: String::new(), ticket: String::new(), ..body.clone() };
    let location = "/api/v1/continuations/reading".to_owned();
    tx.audit("draft.begun", id, &["service", "reporter", "answers"]);
    Ok(tx.commit_keeping(Created { body, location: location.clone() }, &Created { body: kept, location }).await?)
}

pub async fn keep(
    allowed: Allowed<perm::ContinueDraft>,
    Body(asked): Body<KeepDraft>,
    Shared(office): Shared<Office>,
) -> Result<Found<KeptDraft>, Early> {
    let council = allowed.council()?.id;
    let which = office.drafts.read_held(council, &asked.key).ok_or_else(Problem::not_found)?;
    let given = asked.email.as_deref().filter(|email| !email.trim().is_empty());
    let mut faults = Faults::none();
    let email = given.map(|email| faults.take("/email", Email::parse(email)));
    let email = faults.finish(email.map_or(Some(None), |email| email.map(Some)))?;
    let tx = allowed.begin().await?;
    let draft = own::unsent(&tx, which).await?;
    let until = draft.expires_at.max(tx.now() + KEPT);
    let mut reporter = draft.reporter.clone();
    if let Some(email) = &email {
        reporter.email = Some(email.as_str().to_owned());
    }
    store::keep(&tx, draft.id, &reporter, until).await?;
    let link = office.drafts.link(council, draft.id, draft.generation);
    let kept = KeptDraft { reference: draft.reference, link, expires_at: until, emailed: email.is_some() };
    if let Some(email) = email {
        tell(&tx, &office, draft, (email, until))?;
    }
    tx.audit("draft.kept", which.0, &["reporter"]);
    tx.commit_unanswered().await?;
    Ok(Found::plain(kept))
}

/// The way back goes to an address as it does for what staff hand over.
fn tell(tx: &TenantTx, office: &Office, draft: Kept, (email, until): (Email, OffsetDateTime)) -> Result<(), Problem> {
    let fact = DraftHandedOver {
        draft_id: draft.id,
        reference: draft.reference,
        service: draft.service,
        language: draft.language,
        expires_at: until,
    };
    let link = office.drafts.link(tx.council(), draft.id, draft.generation);
    let name = draft.reporter.name.unwrap_or_default();
    let private = DraftHandedOverPrivate { name, email: email.into(), mobile: None, token: link.token };
    Ok(tx.emit(draft.version + 1, &fact, &private)?)
}
