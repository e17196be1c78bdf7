//! Making tasks: as a workflow asks for them, or as someone writes them down.

use cases_api::case::Happening;
use cases_api::task::{MOST_DAYS, MOST_ITEMS, MOST_TITLE, MakeTask, TaskTemplate};
use cases_api::workflow::EffectKind;
use contract::{Bilingual, CaseTaskId, Faults, Problem, StaffId, TeamId, text};
use tenant_db::TenantTx;

use super::store;
use crate::case::Standing;
use crate::case::moving::Moving;
use crate::clock::Due;
use crate::office::untellable;
use crate::{staff, team};

/// A task as a workflow asks for it: what it leaves out is as its template says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub title: &'a Bilingual,
    pub team: Option<&'a str>,
    pub days: Option<u16>,
    pub template: Option<&'a str>,
}

/// A task that is about to be.
#[derive(Debug, Clone)]
pub(super) struct NewTask {
    pub template: Option<String>,
    pub title: Bilingual,
    pub team: TeamId,
    pub assignee: Option<StaffId>,
    pub due: Option<Due>,
    pub mandatory: bool,
    pub checklist: Vec<Bilingual>,
    /// Who wrote it down; none for a workflow.
    pub by: Option<StaffId>,
}

/// Makes a task that a workflow asks for, in the transaction of the move that asks for it.
///
/// # Errors
/// As PostgreSQL refuses; `internal` for days that no calendar has.
pub(crate) async fn ask(case: &Standing, tx: &TenantTx, moving: &Moving<'_>, plan: Plan<'_>) -> Result<(), Problem> {
    let found = match plan.template {
        Some(key) => store::template(tx, case.id, key).await?,
        None => None,
    };
    let title = if plan.title.en.is_empty() { found.as_ref().map(|of| &of.title) } else { None };
    let key = plan.team.or_else(|| found.as_ref()?.team.as_deref());
    let days = plan.days.or_else(|| found.as_ref()?.days);
    let task = NewTask {
        title: title.unwrap_or(plan.title).clone(),
        team: team_of(case, tx, key).await?,
        assignee: None,
        due: due(case, tx, moving, days).await?,
        mandatory: found.as_ref().is_some_and(|of| of.mandatory),
        checklist: found.as_ref().map(|of| of.checklist.clone()).unwrap_or_default(),
        template: found.map(|of| of.key),
        by: None,
    };
    write(case, tx, moving, &task).await?;
    Ok(())
}

/// The team of a key, or the case's own where there is none.
async fn team_of(case: &Standing, tx: &TenantTx, key: Option<&str>) -> Result<TeamId, Problem> {
    let named = match key {
        Some(key) => team::store::by_key(tx, key).await?,
        None => None,
    };
    Ok(named.map_or(case.team, |team| team.id))
}

/// By when it is to be done, in the days of the case's team, with how that was counted.
async fn due(case: &Standing, tx: &TenantTx, moving: &Moving<'_>, days: Option<u16>) -> Result<Option<Due>, Problem> {
    let Some(days) = days else { return Ok(None) };
    let calendar = moving.office.calendar_of(tx, moving.council, (Some(case.id), None)).await?;
    Ok(Some(calendar.working_days_on(tx.now(), days).map_err(untellable)?))
}

async fn write(case: &Standing, tx: &TenantTx, moving: &Moving<'_>, task: &NewTask) -> Result<CaseTaskId, Problem> {
    let id = store::insert(tx, case.id, task).await?;
    let to = team::store::name(tx, task.team).await?;
    let text = moving.staffs(&task.title);
    let what = Happening::Asked { of: EffectKind::Task, text, to };
    crate::case::store::add_entry(tx, case.id, false, what).await?;
    tx.audit("case.task-made", case.id, &["tasks", "timeline"]);
    Ok(id)
}

/// Makes a task that someone wrote down, or took from a template.
///
/// # Errors
/// `validation-failed` with every fault.
pub(super) async fn make(
    case: &Standing,
    tx: &TenantTx,
    moving: &Moving<'_>,
    asked: &MakeTask,
) -> Result<CaseTaskId, Problem> {
    let mut faults = Faults::none();
    let found = match &asked.template {
        Some(key) => {
            let found = store::template(tx, case.id, key).await?;
            if found.is_none() {
                faults.add("/template", "unknown-value", "The service has no such template.");
            }
            found
        }
        None => None,
    };
    let written = written(asked, found.as_ref(), &mut faults);
    let team = match (asked.team, found.as_ref().and_then(|of| of.team.as_deref())) {
        (Some(id), _) if team::store::name(tx, id).await?.is_some() => Some(id),
        (Some(_), _) => {
            faults.add("/team", "unknown-value", "No team has this id.");
            None
        }
        (None, key) => Some(team_of(case, tx, key).await?),
    };
    if let Some(id) = asked.assignee
        && staff::store::active(tx, id).await?.is_none()
    {
        faults.add("/assignee", "unknown-value", "Nobody of the council's staff has this id.");
    }
    let (Written { title, days, checklist }, team) = faults.finish(written.zip(team))?;
    let task = NewTask {
        title,
        team,
        assignee: asked.assignee,
        due: due(case, tx, moving, days).await?,
        mandatory: asked.mandatory.unwrap_or_else(|| found.as_ref().is_some_and(|of| of.mandatory)),
        checklist,
        template: found.map(|of| of.key),
        by: tx.actor().staff(),
    };
    write(case, tx, moving, &task).await
}

struct Written {
    title: Bilingual,
    days: Option<u16>,
    checklist: Vec<Bilingual>,
}

/// What of a task was written, or is as its template says.
fn written(asked: &MakeTask, template: Option<&TaskTemplate>, faults: &mut Faults) -> Option<Written> {
    let title = match (&asked.title, template) {
        (None, Some(of)) => Some(of.title.clone()),
        // That there is no such template is told already.
        (None, None) if asked.template.is_some() => None,
        (typed, _) => faults.take("/title", line(typed.as_deref().unwrap_or_default())).map(Bilingual::english),
    };
    if asked.days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
        faults.add("/days", "out-of-range", "A task has 1 to 365 working days.");
    }
    if asked.checklist.len() > MOST_ITEMS {
        faults.add("/checklist", "too-many", "A checklist has at most 30 items.");
    }
    let items = asked.checklist.iter().enumerate();
    let items: Vec<_> = items.map(|(at, item)| faults.take(&format!("/checklist/{at}"), line(item))).collect();
    let items: Option<Vec<_>> = items.into_iter().map(|item| item.map(Bilingual::english)).collect();
    let checklist = match (items, template) {
        (Some(items), Some(of)) if items.is_empty() => of.checklist.clone(),
        (items, _) => items?,
    };
    Some(Written { title: title?, days: asked.days.or_else(|| template?.days), checklist })
}

fn line(typed: &str) -> Result<String, contract::faults::Unfit> {
    text::line(typed, MOST_TITLE).and_then(text::required)
}
