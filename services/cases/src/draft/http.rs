use auth::Allowed;
use cases_api::case::CaseOpened;
use cases_api::draft::{Draft, DraftState, Drafts, HandOver, ListDrafts, ReadDraft, SendDraft};
use cases_api::events::{DraftHandedOver, DraftHandedOverPrivate};
use cases_api::perm;
use contract::{Created, Done, DraftId, Faults, Found, LookReason, Problem, ProblemKind, Reference};
use runtime::{At, Body, Early, Params, Shared};
use tenant_db::TenantTx;

pub use super::later::{begin as begin_own, keep};
use super::link::{self, LinkTo};
pub use super::own::{door, open, read as read_own, save, send as send_own};
use super::store::{self, NewDraft};
use super::{KEPT, Kept, progress, sending};
use crate::caller::{self, Looker};
use crate::case;
use crate::catalogue::{self, Offered};
use crate::follow::replayed;
use crate::office::Office;

/// How often another reference is drawn when one is taken.
const DRAWS: usize = 8;
/// The version of a draft that was just handed over.
const FIRST: i64 = 1;

pub async fn hand_over(
    allowed: Allowed<perm::WorkCases>,
    Body(asked): Body<HandOver>,
    Shared(office): Shared<Office>,
) -> Result<Created<Draft>, Early> {
    let council = allowed.council()?;
    let reporter = progress::keepable(asked.reporter.clone(), &asked.answers)?;
    let door = progress::door(&reporter, &asked.answers)?;
    let to = link::to(asked.by, &reporter, office.config.sms.is_sent())?;
    let give = |draft: &mut Draft| draft.link = Some(office.drafts.link(council.id, draft.id, 0));
    let tx = allowed.begin_once(&asked).await.map_err(|early| replayed(early, give))?;
    let service = catalogue::store::service(&tx, &asked.service).await?.ok_or_else(no_such_service)?;
    must_be_open(&tx, (asked.channel, "/channel"), &service)?;
    let progress = progress::of(&service.definition.form, &reporter, &asked.answers);
    let id = tx.new_id::<DraftId>();
    let (reporter, to) = (&reporter, to.as_ref());
    let new = NewDraft { id, service: service.id, asked: &asked, reporter, door, progress, to, kept: KEPT };
    begin(&tx, &new, council.prefix).await?;
    let draft = store::one(&tx, id).await?.ok_or_else(Problem::not_found)?;
    if let Some(to) = to {
        tell(&tx, &office, &draft, (&service, to))?;
    }
    tx.audit("draft.handed-over", id, &["service", "reporter", "answers"]);
    let shown = draft.shown(Some(office.drafts.link(council.id, id, 0)));
    let location = format!("/api/v1/drafts/{id}");
    let kept = Created { body: Draft { link: None, ..shown.clone() }, location: location.clone() };
    Ok(tx.commit_keeping(Created { body: shown, location }, &kept).await?)
}

pub(super) async fn begin(tx: &TenantTx, new: &NewDraft<'_>, prefix: contract::Prefix) -> Result<(), Problem> {
    for _ in 0..DRAWS {
        if store::begin(tx, new, &Reference::random(prefix, &mut rand::rng())).await? {
            return Ok(());
        }
    }
    tracing::error!(council = %tx.council(), "no reference is free");
    Err(ProblemKind::Internal.into())
}

fn tell(tx: &TenantTx, office: &Office, draft: &Kept, (service, to): (&Offered, &LinkTo)) -> Result<(), Problem> {
    let fact = DraftHandedOver {
        draft_id: draft.id,
        reference: draft.reference,
        service: service.definition.name.clone(),
        language: draft.language,
        expires_at: draft.expires_at,
    };
    let link = office.drafts.link(tx.council(), draft.id, draft.generation);
    let name = draft.reporter.name.clone().unwrap_or_default();
    let (email, mobile) = match to {
        LinkTo::Email(email) => (email.as_str().to_owned(), None),
        LinkTo::Mobile(phone) => (String::new(), Some(phone.as_str().to_owned())),
    };
    Ok(tx.emit(FIRST, &fact, &DraftHandedOverPrivate { name, email, mobile, token: link.token })?)
}

/// Refuses to begin what the council lets nobody ask for in this way.
pub(super) fn must_be_open(tx: &TenantTx, by: (contract::Channel, &str), service: &Offered) -> Result<(), Problem> {
    let mut faults = Faults::none();
    case::refuse_what_is_closed(tx, by, &service.definition, &mut faults);
    faults.finish(Some(()))
}

pub(super) fn no_such_service() -> Problem {
    let mut faults = Faults::none();
    faults.add("/service", "unknown-value", "There is no such service.");
    faults.finish::<()>(None).err().unwrap_or_else(Problem::not_found)
}

pub async fn list(
    allowed: Allowed<perm::WorkCases>,
    Params(asked): Params<ListDrafts>,
    Shared(office): Shared<Office>,
) -> Result<Found<Drafts>, Early> {
    let council = allowed.council()?.id;
    if asked.call.is_none() && asked.contact.is_none() {
        let mut faults = Faults::none();
        faults.add("/call", "required", "Name a call or a contact.");
        faults.finish::<()>(None)?;
    }
    let tx = allowed.begin().await?;
    let found = store::of(&tx, &asked).await?.into_iter();
    let items = found.map(|draft| {
        let link = office.drafts.link(council, draft.id, draft.generation);
        draft.shown(Some(link))
    });
    Ok(Found::plain(Drafts { items: items.collect() }))
}

pub async fn read(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<DraftId>,
    Params(asked): Params<ReadDraft>,
    Shared(office): Shared<Office>,
) -> Result<Found<Draft>, Early> {
    let council = allowed.council()?.id;
    let tx = allowed.begin().await?;
    let draft = store::one(&tx, id).await?.ok_or_else(Problem::not_found)?;
    if asked.progress {
        return Ok(Found::plain(draft.shown(None).without_personal_data()));
    }
    let sight = caller::store::sight(&tx, (draft.contact, draft.call), Looker::of(&allowed, None)).await?;
    if sight.is_masked() {
        return Err(Problem::new(ProblemKind::Forbidden, "Verify the caller first.").into());
    }
    tx.looked_at_for(id, "draft", LookReason { call: draft.call, case: draft.case });
    let link = office.drafts.link(council, id, draft.generation);
    Ok(Found::plain(draft.shown(Some(link))))
}

pub async fn take_back(allowed: Allowed<perm::WorkCases>, At(id): At<DraftId>) -> Result<Found<Draft>, Early> {
    let tx = allowed.begin().await?;
    let draft = unsent(store::lock(&tx, id).await?)?;
    if draft.state == DraftState::HandedOver {
        store::take_back(&tx, id).await?;
        tx.audit("draft.taken-back", id, &["state", "link"]);
    }
    let shown = Draft { state: DraftState::TakenBack, ..draft.shown(None) };
    Ok(tx.commit(Found::plain(shown)).await?)
}

fn unsent(found: Option<Kept>) -> Result<Kept, Problem> {
    let draft = found.ok_or_else(Problem::not_found)?;
    if draft.state == DraftState::Sent {
        return Err(Problem::new(ProblemKind::Conflict, "This report was sent already."));
    }
    Ok(draft)
}

pub async fn send(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<DraftId>,
    Body(asked): Body<SendDraft>,
    Shared(office): Shared<Office>,
) -> Result<Created<CaseOpened>, Early> {
    let tx = allowed.begin().await?;
    let draft = store::lock(&tx, id).await?.ok_or_else(Problem::not_found)?;
    if let Some(case) = draft.case
        && !case::store::exists(&tx, case).await?
    {
        return Err(Problem::not_found().into());
    }
    let opened = sending::send(&tx, &office, allowed.council()?, &draft, (asked.reporter, asked.answers)).await?;
    let location = format!("/api/v1/cases/{}", opened.id);
    tx.commit_unanswered().await?;
    Ok(Created { body: opened, location })
}

pub async fn give_up(allowed: Allowed<perm::WorkCases>, At(id): At<DraftId>) -> Result<Done, Early> {
    let tx = allowed.begin().await?;
    unsent(store::lock(&tx, id).await?)?;
    store::forget(&tx, id).await?;
    tx.audit("draft.given-up", id, &["reporter", "answers"]);
    Ok(tx.commit(Done).await?)
}
