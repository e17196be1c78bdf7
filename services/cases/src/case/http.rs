use auth::Allowed;
use cases_api::case::{AddNote, Assign, CaseOpened, CaseVersion, CaseView, MoveCase, OpenCase, PutInQueue, SendUpdate};
use cases_api::perm;
use contract::{CaseEffectId, CaseId, Created, Done, Found, LookReason, Problem, ProblemKind};
use runtime::{At, Body, Early, IfMatch, Params, Shared};

use tenant_db::Actor;

use super::moving::Moving;
use super::words::message;
use super::{Standing, merging, moving, opening, store};
use crate::caller::Looker;
use crate::follow::replayed;
use crate::office::Office;
use crate::{staff, team};

/// The generation of the link that a case is opened with.
const FIRST_LINK: i32 = 0;

pub async fn open(
    allowed: Allowed<perm::OpenCase>,
    Body(asked): Body<OpenCase>,
    Shared(office): Shared<Office>,
) -> Result<Created<CaseOpened>, Early> {
    let council = allowed.council()?.id;
    let give = |opened: &mut CaseOpened| opened.follow_token = office.follow.token(council, opened.id, FIRST_LINK);
    let tx = allowed.begin_once(&asked).await.map_err(|early| replayed(early, give))?;
    if let (Actor::Visitor, Some(email)) = (allowed.actor(), &asked.reporter.email) {
        // Nobody's mailbox is filled by reports in their name.
        office.by_address.count((allowed.council()?.id, email.trim().to_lowercase()), allowed.real_now())?;
    }
    let opened = opening::open(&tx, &office, allowed.council()?, &asked).await?;
    let location = format!("/api/v1/cases/{}", opened.id);
    let kept = CaseOpened { follow_token: String::new(), ..opened.clone() };
    let kept = Created { body: kept, location: location.clone() };
    Ok(tx.commit_keeping(Created { body: opened, location }, &kept).await?)
}

pub async fn read(
    allowed: Allowed<perm::ReadCases>,
    At(id): At<CaseId>,
    Params(from): Params<LookReason>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseView>, Early> {
    let tx = allowed.begin().await?;
    let looker = Looker::of(&allowed, from.call);
    let (view, call) =
        store::view(&tx, &Moving::of(&allowed, &office)?, id, looker).await?.ok_or_else(Problem::not_found)?;
    tx.looked_at_for(id, "case", LookReason { case: Some(id), call });
    let version = view.case.version;
    Ok(Found::at(view, version))
}

pub async fn transition(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<MoveCase>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let mut case = store::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    let proposed = !case.move_on(&tx, &Moving::of(&allowed, &office)?, asked).await?;
    let version = case.version;
    Ok(tx.commit(Found::at(CaseVersion { version, proposed }, version)).await?)
}

pub async fn note(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    Body(asked): Body<AddNote>,
) -> Result<Found<CaseVersion>, Early> {
    let text = message("/text", &asked.text)?;
    let tx = allowed.begin_once(&asked).await?;
    let mut case = store::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.note(&tx, text).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

pub async fn update(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    Body(asked): Body<SendUpdate>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let text = message("/text", &asked.text)?;
    let tx = allowed.begin_once(&asked).await?;
    let mut case = store::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.write(&tx, &office.follow, text.clone()).await?;
    if asked.to_all {
        merging::tell_merged(&tx, &office.follow, &case, &text).await?;
    }
    Ok(tx.commit(now_at(&case)).await?)
}

pub async fn assign(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<Assign>,
) -> Result<Found<CaseVersion>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let mut case = store::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    let to = match asked.to {
        Some(id) => Some(
            staff::store::active(&tx, id)
                .await?
                .ok_or_else(|| unknown("Nobody of the council's staff has this id."))?,
        ),
        None => None,
    };
    case.assign(&tx, to).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

pub async fn put_in_queue(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<PutInQueue>,
) -> Result<Found<CaseVersion>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let mut case = store::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    let name = team::store::name(&tx, asked.to).await?.ok_or_else(|| unknown("No team has this id."))?;
    case.put_in_queue(&tx, asked.to, name).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

pub async fn complete(allowed: Allowed<perm::WorkCases>, At(id): At<CaseEffectId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&id).await?;
    let case = moving::store::case_of_effect(&tx, id).await?.ok_or_else(Problem::not_found)?;
    store::standing(&tx, case).await?.ok_or_else(Problem::not_found)?;
    if !moving::store::complete(&tx, id).await? {
        return Err(Problem::new(ProblemKind::Conflict, "This was done already, or isn't for staff to do.").into());
    }
    tx.audit("case.effect-completed", case, &["effects"]);
    Ok(tx.commit(Done).await?)
}

fn now_at(case: &Standing) -> Found<CaseVersion> {
    let version = case.version;
    Found::at(CaseVersion::of(version), version)
}

fn unknown(detail: &str) -> Problem {
    Problem::at("/to", "unknown-value", detail)
}
