//! What a move does beside.

use cases_api::case::Happening;
use cases_api::events::EffectAsked;
use cases_api::workflow::{Action, AssignTo, EffectKind, Since, Timer, TimerThen};
use contract::{Bilingual, NothingPrivate, Problem, StaffId};
use tenant_db::{DbError, TenantTx};
use time::OffsetDateTime;

use super::store::{self, Effect};
use super::{Made, Moving};
use crate::case::Standing;
use crate::case::store::{FIRST_VERSION, add_entry};
use crate::office::untellable;
use crate::reply::filling;
use crate::task::{self, Plan};
use crate::{staff, team};

/// Everything that the citizen is told with a move: what was typed, then the words of its messages; none for nothing.
pub(super) fn said(case: &Standing, moving: &Moving<'_>, made: &Made, typed: Option<String>) -> Option<String> {
    let messages = made.actions().filter_map(|action| match action {
        Action::Message { text } => Some(filled(case, moving, text)),
        _ => None,
    });
    let said: Vec<String> = typed.into_iter().chain(messages).collect();
    (!said.is_empty()).then(|| said.join("\n\n"))
}

fn filled(case: &Standing, moving: &Moving<'_>, text: &Bilingual) -> String {
    let reference = case.reference.to_string();
    let said = [
        ("reference", reference.as_str()),
        ("name", &case.reporter_name),
        ("service", case.service.get(case.language)),
        ("council", moving.council.name.get(case.language)),
    ];
    filling::fill(text.get(case.language), &said)
}

/// Does one thing of a move that was made. Its messages were sent with the move.
pub(super) async fn act(
    case: &mut Standing,
    tx: &TenantTx,
    moving: &Moving<'_>,
    action: &Action,
    who: Option<StaffId>,
) -> Result<(), Problem> {
    match action {
        Action::Message { .. } => Ok(()),
        Action::Task { title, team, days, template } => {
            let plan = Plan { title, team: team.as_deref(), days: *days, template: template.as_deref() };
            task::ask(case, tx, moving, plan).await
        }
        Action::Assign { to } => assign(case, tx, *to, who).await,
        Action::Queue { team } => match team::store::by_key(tx, team).await? {
            Some(team) => case.queue(tx, team.id, team.name.en).await,
            None => Ok(()),
        },
        Action::Timer(timer) => set(case, tx, moving, timer).await,
        Action::Connector { name, event } => {
            let title = Bilingual::english(event);
            let effect = Effect { connector: Some(name), ..Effect::of(EffectKind::Connector, &title) };
            ask_of_others(case, tx, moving, &effect, name.clone()).await
        }
        Action::Charge { what, pence, field } => match amount(case, tx, *pence, field.as_deref()).await? {
            0 => Ok(()),
            pence => {
                let effect = Effect { pence: Some(pence), ..Effect::of(EffectKind::Charge, what) };
                ask_of_others(case, tx, moving, &effect, pence.to_string()).await
            }
        },
    }
}

/// How much is due: what is fixed, or what was answered; nothing where a question that wasn't asked has no answer.
async fn amount(case: &Standing, tx: &TenantTx, pence: Option<u32>, field: Option<&str>) -> Result<u32, DbError> {
    match (pence, field) {
        (Some(pence), _) => Ok(pence),
        (None, Some(field)) => store::answered_pence(tx, case.id, field).await,
        (None, None) => Ok(0),
    }
}

/// Asks something of another system, or records an amount as due: told to whoever listens, and in the case's story.
async fn ask_of_others(
    case: &Standing,
    tx: &TenantTx,
    moving: &Moving<'_>,
    effect: &Effect<'_>,
    to: String,
) -> Result<(), Problem> {
    let fact = EffectAsked {
        effect_id: store::ask(tx, case.id, effect).await?,
        case_id: case.id,
        reference: case.reference,
        kind: effect.kind,
        title: effect.title.clone(),
        connector: effect.connector.map(str::to_owned),
        pence: effect.pence,
    };
    tx.emit(FIRST_VERSION, &fact, &NothingPrivate {})?;
    let what = Happening::Asked { of: effect.kind, text: staffs(moving, effect.title), to: Some(to) };
    Ok(add_entry(tx, case.id, false, what).await?)
}

/// The words as the council's staff read them in a case's story.
pub(super) fn staffs(moving: &Moving<'_>, words: &Bilingual) -> String {
    words.get(moving.council.languages.first().copied().unwrap_or_default()).to_owned()
}

async fn assign(case: &mut Standing, tx: &TenantTx, to: AssignTo, who: Option<StaffId>) -> Result<(), Problem> {
    let to = match (to, who) {
        (AssignTo::Nobody, _) => None,
        (AssignTo::Mover, None) => return Ok(()),
        (AssignTo::Mover, Some(me)) if case.bars(tx, me).await? => return Ok(()),
        (AssignTo::Mover, Some(me)) => match staff::store::active(tx, me).await? {
            Some(colleague) => Some(colleague),
            None => return Ok(()),
        },
    };
    case.give(tx, to).await
}

/// Sets a timer, which goes off by itself.
async fn set(case: &Standing, tx: &TenantTx, moving: &Moving<'_>, timer: &Timer) -> Result<(), Problem> {
    Ok(store::set(tx, case.id, timer, due(case, tx, tx.now(), moving, timer).await?).await?)
}

/// The same for a case that goes by another workflow from now on: it warns nobody of what is past.
pub(super) async fn set_anew(
    case: &Standing,
    tx: &TenantTx,
    moving: &Moving<'_>,
    timer: &Timer,
) -> Result<(), Problem> {
    let due = due(case, tx, case.step_at.unwrap_or(case.opened_at), moving, timer).await?;
    match &timer.then {
        TimerThen::Alarm { .. } if due <= tx.now() => Ok(()),
        _ => Ok(store::set(tx, case.id, timer, due).await?),
    }
}

async fn due(
    case: &Standing,
    tx: &TenantTx,
    entered: OffsetDateTime,
    moving: &Moving<'_>,
    timer: &Timer,
) -> Result<OffsetDateTime, Problem> {
    let since = match timer.since {
        Since::Receipt => case.opened_at,
        Since::Entering => entered,
    };
    let calendar = match timer.working {
        true => moving.office.calendar_of(tx, moving.council, (Some(case.id), None)).await?,
        false => moving.office.calendar(moving.council),
    };
    Ok(calendar.days_on(since, timer.days, timer.working).map_err(untellable)?)
}
