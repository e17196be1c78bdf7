use auth::Allowed;
use cases_api::directory::{AtDesk, FindStaff, SayPresence, SayProfile, StaffDirectory};
use cases_api::events::StaffReachable;
use cases_api::perm;
use contract::{Found, NothingPrivate, Problem, ProblemKind, StaffId};
use runtime::{Body, Early, Params, Shared};
use tenant_db::TenantTx;

use super::presence::Known;
use super::{finding, presence, store};
use crate::office::{Office, untellable};

/// The most letters of a question that are read.
const MOST: usize = 200;

pub async fn find(
    allowed: Allowed<perm::ReadDirectory>,
    Params(asked): Params<FindStaff>,
) -> Result<Found<StaffDirectory>, Early> {
    let tx = allowed.begin().await?;
    let everyone = store::everyone(&tx, allowed.actor().staff()).await?;
    let teams = store::teams(&tx, &everyone).await?;
    let question: String = asked.q.unwrap_or_default().chars().take(MOST).collect();
    Ok(Found::plain(finding::find(everyone, teams, &question)))
}

pub async fn say_presence(
    allowed: Allowed<perm::UseDesk>,
    Body(asked): Body<SayPresence>,
    Shared(office): Shared<Office>,
) -> Result<Found<AtDesk>, Early> {
    let me = me(allowed.actor().staff())?;
    let tx = allowed.begin_once(&asked).await?;
    let until = presence::until(&asked, tx.now(), &office.calendar(allowed.council()?)).map_err(untellable)??;
    store::say(&tx, me, asked.presence, until).await?;
    tx.audit("presence.said", me, &["said", "until"]);
    let desk = at_desk(&tx, me).await?;
    Ok(tx.commit(Found::plain(desk)).await?)
}

pub async fn say_profile(
    allowed: Allowed<perm::UseDesk>,
    Body(asked): Body<SayProfile>,
) -> Result<Found<AtDesk>, Early> {
    let me = me(allowed.actor().staff())?;
    let (extension, does, skills) = presence::profile(&asked)?;
    let tx = allowed.begin_once(&asked).await?;
    store::describe(&tx, me, extension.as_deref(), does.as_deref(), skills).await?;
    // What they say later is of a later moment: the row is theirs and locked.
    let said = i64::try_from(tx.now().unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX);
    tx.emit(said, &StaffReachable { staff_id: me, extension }, &NothingPrivate {})?;
    tx.audit("profile.said", me, &["extension", "does", "skills"]);
    let desk = at_desk(&tx, me).await?;
    Ok(tx.commit(Found::plain(desk)).await?)
}

pub async fn seen(allowed: Allowed<perm::UseDesk>) -> Result<Found<AtDesk>, Early> {
    let me = me(allowed.actor().staff())?;
    let tx = allowed.begin().await?;
    store::touch(&tx, me).await?;
    let desk = at_desk(&tx, me).await?;
    Ok(tx.commit(Found::plain(desk)).await?)
}

async fn at_desk(tx: &TenantTx, me: StaffId) -> Result<AtDesk, Problem> {
    let (known, passed, overdue): (Known, u32, u32) = store::waiting(tx, me).await?;
    let (presence, until) = known.at(tx.now());
    Ok(AtDesk { presence, until, passed, overdue })
}

/// A permission for staff is held by staff alone.
fn me(staff: Option<StaffId>) -> Result<StaffId, Problem> {
    staff.ok_or_else(|| ProblemKind::Forbidden.into())
}
