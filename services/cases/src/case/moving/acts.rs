//! What a move does beside.

use cases_api::case::Happening;
use cases_api::workflow::{Action, AssignTo, EffectKind, Since, Timer, TimerThen};
use contract::{Bilingual, Problem, ProblemKind, StaffId};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use super::store::{self, Effect};
use super::{Made, Moving};
use crate::case::Standing;
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
            store::ask(tx, case.id, &Effect { connector: Some(name), ..Effect::of(EffectKind::Connector, &title) })
                .await?;
            let what = Happening::Asked { of: EffectKind::Connector, text: event.clone(), to: Some(name.clone()) };
            Ok(crate::case::store::add_entry(tx, case.id, false, what).await?)
        }
        Action::Charge { what, pence } => {
            store::ask(tx, case.id, &Effect { pence: Some(*pence), ..Effect::of(EffectKind::Charge, what) }).await?;
            let (text, to) = (staffs(moving, what), Some(pence.to_string()));
            let what = Happening::Asked { of: EffectKind::Charge, text, to };
            Ok(crate::case::store::add_entry(tx, case.id, false, what).await?)
        }
    }
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
    Ok(store::set(tx, case.id, timer, due(case, tx, moving, timer)?).await?)
}

/// The same for a case that goes by another workflow from now on: it warns nobody of what is past.
pub(super) async fn set_anew(
    case: &Standing,
    tx: &TenantTx,
    moving: &Moving<'_>,
    timer: &Timer,
) -> Result<(), Problem> {
    let due = due(case, tx, moving, timer)?;
    match &timer.then {
        TimerThen::Alarm { .. } if due <= tx.now() => Ok(()),
        _ => Ok(store::set(tx, case.id, timer, due).await?),
    }
}

fn due(case: &Standing, tx: &TenantTx, moving: &Moving<'_>, timer: &Timer) -> Result<OffsetDateTime, ProblemKind> {
    let since = match timer.since {
        Since::Receipt => case.opened_at,
        Since::Entering => tx.now(),
    };
    moving.office.calendar(moving.council).days_on(since, timer.days, timer.working).map_err(untellable)
}
