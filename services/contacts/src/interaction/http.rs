use auth::Allowed;
use contacts_api::interaction::{
    Draft, EndInteraction, Interaction, InteractionSummary, LinkCase, ListInteractions, ListSaid, SaveDraft,
    SetInteractionContact, StartInteraction,
};
use contacts_api::perm;
use contract::{
    ContactId, Created, Faults, Found, InteractionId, LookReason, Moment, Page, PageQuery, Permission, Problem,
    ProblemKind,
};
use runtime::{At, Body, Early, IfMatch, Params};
use tenant_db::TenantTx;
use uuid::Uuid;

use super::list::store::list as listed;
use super::list::{Which, Whose};
use super::row::Seen;
use super::{Case, Standing, parse, store};
use crate::told_cases::Told;
use crate::{contact, day};

pub(crate) async fn start(
    allowed: Allowed<perm::WorkInteractions>,
    Body(asked): Body<StartInteraction>,
) -> Result<Created<Interaction>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let mut new = parse::start(&asked, tx.new_id(), tx.actor().staff(), tx.now())?;
    if let Some(contact) = new.contact {
        new.contact = Some(known(&tx, contact).await?);
    }
    store::insert(&tx, &new).await?;
    tx.audit("interaction.started", new.id, &["channel", "contact"]);
    new.told(&tx)?;
    let started = read_again(&tx, new.id, allowed.holds::<perm::ReadUnmasked>()).await?;
    let location = format!("/api/v1/interactions/{}", new.id);
    Ok(tx.commit(Created { body: started, location }).await?)
}

pub(crate) async fn read(
    allowed: Allowed<perm::ReadInteractions>,
    At(id): At<InteractionId>,
) -> Result<Found<Interaction>, Early> {
    let tx = allowed.begin().await?;
    let trusted = allowed.holds::<perm::ReadUnmasked>();
    Ok(at(Told::to(&allowed).interaction(read_again(&tx, id, trusted).await?)))
}

pub(crate) async fn list(
    allowed: Allowed<perm::ReadInteractions>,
    Params(asked): Params<ListInteractions>,
) -> Result<Found<Page<InteractionSummary>>, Early> {
    let which = which(&allowed, &asked)?;
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let tx = allowed.begin().await?;
    Ok(Found::plain(page_of(&allowed, &tx, which, &page).await?))
}

/// What one person said to the council.
pub(crate) async fn of_contact(
    allowed: Allowed<perm::ReadInteractions>,
    At(id): At<ContactId>,
    Params(asked): Params<ListSaid>,
) -> Result<Found<Page<InteractionSummary>>, Early> {
    let tx = allowed.begin().await?;
    let ListSaid { call, case, limit, cursor } = asked;
    let (why, trusted) = (LookReason { call, case }, allowed.holds::<perm::ReadUnmasked>());
    let id = contact::store::stays(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let sight = contact::store::sight(&tx, id, why, trusted).await?.ok_or_else(Problem::not_found)?;
    let which = Which { whose: Whose::Contact(id), open: false, began: None, seen: Seen::So(sight) };
    Ok(Found::plain(page_of(&allowed, &tx, which, &PageQuery { limit, cursor }).await?))
}

pub(crate) async fn pick_up(
    allowed: Allowed<perm::WorkInteractions>,
    At(id): At<InteractionId>,
) -> Result<Found<Interaction>, Early> {
    let tx = allowed.begin_once(&()).await?;
    standing(&tx, id).await?.pick_up(&tx).await?;
    answer(&allowed, tx, id).await
}

pub(crate) async fn set_contact(
    allowed: Allowed<perm::WorkInteractions>,
    At(id): At<InteractionId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<SetInteractionContact>,
) -> Result<Found<Interaction>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let mut standing = worked_on(&tx, id).await?;
    standing.must_be_at(version)?;
    let contact = match asked.contact_id {
        Some(contact) => Some(known(&tx, contact).await?),
        None => None,
    };
    if !standing.is_with(&tx, contact).await? {
        return Err(nobody().into());
    }
    tx.audit("interaction.known", id, &["contact"]);
    standing.corrected(&tx).await?;
    answer(&allowed, tx, id).await
}

pub(crate) async fn save_draft(
    allowed: Allowed<perm::WorkInteractions>,
    At(id): At<InteractionId>,
    Body(asked): Body<SaveDraft>,
) -> Result<Found<Draft>, Early> {
    parse::draft(&asked)?;
    let tx = allowed.begin().await?;
    worked_on(&tx, id).await?;
    let version = store::save_draft(&tx, id, &asked.text, asked.version).await?;
    let version = version.ok_or(ProblemKind::PreconditionFailed)?;
    let saved_at = Some(tx.now());
    Ok(tx.commit(Found::at(Draft { text: asked.text, version, saved_at }, version)).await?)
}

pub(crate) async fn link_case(
    allowed: Allowed<perm::WorkInteractions>,
    At(id): At<InteractionId>,
    Body(asked): Body<LinkCase>,
) -> Result<Found<Interaction>, Early> {
    let case = parse::case(&asked)?;
    let tx = allowed.begin_once(&asked).await?;
    let standing = standing(&tx, id).await?;
    // Linked before, it stays as it was, however long ago that is.
    if !store::cases(&tx, id).await?.contains(&asked.case_id) {
        standing.must_be_worked_on(tx.actor().staff(), tx.now())?;
        store::link_case(&tx, id, &Case::of(&asked, &case)).await?;
        tx.audit("interaction.linked", id, &["cases"]);
        standing.corrected(&tx).await?;
    }
    answer(&allowed, tx, id).await
}

pub(crate) async fn end(
    allowed: Allowed<perm::WorkInteractions>,
    At(id): At<InteractionId>,
    Body(asked): Body<EndInteraction>,
) -> Result<Found<Interaction>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let mut standing = worked_on(&tx, id).await?;
    let ending = parse::ending(&asked, &standing, tx.now())?;
    standing.end(&tx, &ending).await?;
    answer(&allowed, tx, id).await
}

async fn standing(tx: &TenantTx, id: InteractionId) -> Result<Standing, Problem> {
    store::standing(tx, id).await?.ok_or_else(Problem::not_found)
}

/// An interaction that whoever acts works on; its row is locked.
pub(crate) async fn worked_on(tx: &TenantTx, id: InteractionId) -> Result<Standing, Problem> {
    let standing = standing(tx, id).await?;
    standing.must_be_worked_on(tx.actor().staff(), tx.now())?;
    Ok(standing)
}

fn at(interaction: Interaction) -> Found<Interaction> {
    let version = interaction.summary.version;
    Found::at(interaction, version)
}

async fn read_again(tx: &TenantTx, id: InteractionId, trusted: bool) -> Result<Interaction, Problem> {
    store::read(tx, id, trusted).await?.ok_or_else(Problem::not_found)
}

async fn answer<P: Permission>(
    allowed: &Allowed<P>,
    tx: TenantTx,
    id: InteractionId,
) -> Result<Found<Interaction>, Early> {
    let body = read_again(&tx, id, allowed.holds::<perm::ReadUnmasked>()).await?;
    let body = Told::to(allowed).interaction(body);
    Ok(tx.commit(at(body)).await?)
}

async fn page_of(
    allowed: &Allowed<perm::ReadInteractions>,
    tx: &TenantTx,
    which: Which,
    page: &PageQuery,
) -> Result<Page<InteractionSummary>, Early> {
    let limit = page.size()?;
    let name = format!("interactions {:?} {} {:?}", which.whose, which.open, which.began);
    let cursor = allowed.list(&name);
    let before = page.cursor.as_deref().map(|text| cursor.open::<(Moment, Uuid)>(text)).transpose()?;
    let before = before.map(|(Moment(at), id)| (at, id));
    let rows = listed(tx, which, before, limit).await?;
    Ok(Told::to(allowed).page(cursor.page(rows, limit, |one| (Moment(one.started_at), one.id.uuid()))))
}

fn which(allowed: &Allowed<perm::ReadInteractions>, asked: &ListInteractions) -> Result<Which, Problem> {
    let mut faults = Faults::none();
    let me = allowed.actor().staff();
    let mine = asked.mine.unwrap_or_default();
    let began = faults.take("/day", asked.day.as_deref().map(day::span).transpose());
    let whose = match (asked.ringing.as_deref(), asked.contact, me) {
        (Some("mine"), _, Some(me)) => Some(Whose::Ringing(me)),
        (Some(_), ..) => {
            faults.add("/ringing", "unknown-value", "Must be mine.");
            None
        }
        (None, Some(_), _) if mine => {
            faults.add("/mine", "not-asked", "Ask for one person's or for your own, not for both.");
            None
        }
        (None, Some(contact), _) => Some(Whose::Contact(contact)),
        (None, None, Some(me)) if mine => Some(Whose::Staff(me)),
        (None, None, _) => Some(Whose::Everyone),
    };
    let open = asked.open.unwrap_or_default();
    let seen = Seen::ByItself { trusted: allowed.holds::<perm::ReadUnmasked>() };
    faults.finish(whose.zip(began).map(|(whose, began)| Which { whose, open, began, seen }))
}

/// Under whom someone is known.
async fn known(tx: &TenantTx, contact: ContactId) -> Result<ContactId, Problem> {
    contact::store::stays_held(tx, contact).await?.ok_or_else(nobody)
}

fn nobody() -> Problem {
    Problem::at("/contact_id", "unknown-value", "The council knows nobody by this id.")
}
