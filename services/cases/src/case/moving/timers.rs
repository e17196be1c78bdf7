//! Timers go off: each in one transaction with what it does, so that a process that is killed loses nothing and
//! nothing is done twice.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use cases_api::case::{Happening, MoveCase};
use cases_api::workflow::{AlarmFor, EffectKind, TimerThen};
use contract::CaseTimerId;
use contract::council::{Council, CouncilState};
use contract::{Bilingual, Language, Problem, ProblemKind, StaffId};
use runtime::Watch;
use tenant_db::{DbError, TenantTx};

use super::store::{self, Effect};
use super::{Moving, NEEDS_TWO, acts};
use crate::Cases;
use crate::case;
use crate::case::clocks::words::with_name;
use crate::case::{Standing, clocks};
use crate::office::Office;

const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How many of one council's timers go off before other councils have had their turn.
const TURN: i64 = 32;
/// For how long a timer waits whose move is held.
const HELD: time::Duration = time::Duration::hours(1);

/// The watch over timers.
pub(crate) fn watch(office: Arc<Office>) -> Watch {
    let look = move || {
        let office = Arc::clone(&office);
        async move { look(&office).await }
    };
    Watch::new("cases.timers", LOOK_EVERY, look)
}

async fn look(office: &Office) -> Result<(), DbError> {
    let context = &office.context;
    let snapshot = context.directory.snapshot();
    let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
    let councils: Vec<Arc<Council>> = active.cloned().collect();
    let (ids, times) = councils.iter().map(|council| (council.id.uuid(), council.time(context.now()))).unzip();
    let tx = context.relay_tx().await?;
    let due = store::due(&tx, ids, times, TURN).await?;
    tx.commit().await?;
    let mut trouble = None;
    for (council, id) in due {
        if context.is_ending() {
            break;
        }
        let Some(council) = councils.iter().find(|known| known.id == council) else { continue };
        if let Err(error) = go_off(office, council, id).await {
            trouble = trouble.or(Some(error));
            let tx = context.task_tx(Cases::NAME, council.id, "timers").await?;
            store::put_off(&tx, id, tx.now()).await?;
            tx.commit_unanswered().await?;
        }
    }
    trouble.map_or(Ok(()), Err)
}

async fn go_off(office: &Office, council: &Council, id: CaseTimerId) -> Result<(), DbError> {
    let tx = office.context.task_tx(Cases::NAME, council.id, "timers").await?;
    let Some(case) = store::case_of(&tx, id).await? else { return Ok(()) };
    // Every change of a case's timers is made under the lock of the case.
    let Some(mut case) = case::store::standing_given(&tx, case).await? else { return Ok(()) };
    let Some(then) = store::waiting(&tx, id).await? else { return Ok(()) };
    let moving = Moving::by_itself(office, council);
    let done = match &then {
        TimerThen::Alarm { tell, text } => warn(&case, &tx, &moving, tell, text).await,
        TimerThen::Move { verb } => match case.move_on(&tx, &moving, MoveCase::by(verb)).await {
            Err(problem) if problem.errors.iter().any(|fault| fault.code == NEEDS_TWO) => {
                let text = asks_for_two(&case, verb)?;
                warn(&case, &tx, &moving, &[AlarmFor::Assignee, AlarmFor::Manager], &text).await
            }
            moved => moved.map(|_| ()),
        },
    };
    match done {
        Ok(()) => store::gone_off(&tx, id).await?,
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => match is_held(&problem) {
            // The case has left the steps from which the move leads on.
            false => store::gone_off(&tx, id).await?,
            true => store::put_off(&tx, id, tx.now() + HELD).await?,
        },
        Err(problem) => return Err(DbError::Bug(problem.to_string())),
    }
    tx.commit_unanswered().await
}

/// Whether the move is there and something stands in its way.
fn is_held(problem: &Problem) -> bool {
    problem.errors.iter().all(|fault| fault.code != "not-offered")
}

/// What is said in place of a move that its time has come for and that nobody may make alone.
fn asks_for_two(case: &Standing, verb: &str) -> Result<Bilingual, DbError> {
    let at = case.at_step().map_err(|problem| DbError::Bug(problem.to_string()))?;
    let label = case.workflow.onward(&at.id).find(|by| by.verb == verb).map(|by| &by.label);
    let label = label.ok_or_else(|| DbError::Bug("a move that was asked for isn't there".into()))?;
    Ok(Bilingual::new(
        format!("“{}” is due. Propose it: a second person must approve of it.", label.get(Language::En)),
        format!("Mae “{}” yn ddyledus. Cynigiwch ef: rhaid i ail berson ei gymeradwyo.", label.get(Language::Cy)),
    ))
}

/// Warns members of staff: it is put before them, stands in the story, and waits on the case until someone has seen it.
async fn warn(
    case: &Standing,
    tx: &TenantTx,
    moving: &Moving<'_>,
    tell: &[AlarmFor],
    text: &Bilingual,
) -> Result<(), Problem> {
    let clocks = clocks::store::of_case(tx, case.id).await?;
    let first = clocks.and_then(|clocks| clocks.chain.first().copied());
    let whom: BTreeSet<StaffId> = tell
        .iter()
        .filter_map(|who| match who {
            AlarmFor::Assignee => case.assignee.or(first),
            AlarmFor::Manager => first,
        })
        .collect();
    let told = clocks::told::put_before(tx, case.id, whom).await?;
    let tell: Vec<&'static str> = tell
        .iter()
        .map(|who| match who {
            AlarmFor::Assignee => "assignee",
            AlarmFor::Manager => "manager",
        })
        .collect();
    store::ask(tx, case.id, &Effect { tell: &tell, ..Effect::of(EffectKind::Alarm, text) }).await?;
    let said = with_name(&acts::staffs(moving, text), told.as_deref(), moving.council.first_language());
    let what = Happening::Asked { of: EffectKind::Alarm, text: said, to: None };
    case::store::add_entry(tx, case.id, false, what).await?;
    tx.audit("case.warned", case.id, &["timeline"]);
    Ok(())
}
