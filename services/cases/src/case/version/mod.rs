//! Which version of its service a case goes by: the one that it began with, until someone carries it to another on
//! purpose, having seen what that changes.

pub(crate) mod http;
pub(crate) mod store;

use cases_api::case::Happening;
use cases_api::catalogue::editing::{Carrying, ClockCarried};
use cases_api::workflow::State;
use contract::council::Council;
use contract::{Bilingual, Language, Problem, ProblemKind, ServiceVersionId};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use self::store::{Going, Version};
use super::clocks::kept::{Around, Place};
use super::clocks::laying::{Beginning, days, relay};
use super::clocks::store::{CaseClocks, ClockRow};
use super::moving::Moving;
use super::rerouting::{Fitted, fit, in_lines};
use super::{Standing, clocks};
use crate::catalogue::differences;
use crate::office::{Office, almanac, untellable};

/// What carrying a case would do, and what it needs.
struct Plan {
    to: Version,
    fitted: Fitted,
    carrying: Carrying,
    clocks: Vec<ClockRow>,
}

/// What carrying a case to a version of its service does; to the one that is published where none is named.
///
/// # Errors
/// `validation-failed` for a version that its service hasn't or that the case goes by; `conflict` for a case that is
/// done, or that would stand where the new version has no way on.
async fn plan(
    tx: &TenantTx,
    council: &Council,
    case: &Standing,
    to: Option<ServiceVersionId>,
) -> Result<Plan, Problem> {
    let going = store::going(tx, case.id).await?.ok_or_else(Problem::not_found)?;
    let to = store::version(tx, going.service, to).await?;
    let to = to.ok_or_else(|| Problem::at("/to", "unknown-value", "The service has no such version."))?;
    if to.id == going.version.id {
        return Err(Problem::at("/to", "same-version", "The case goes by this version already."));
    }
    if case.state == State::Done {
        return Err(Problem::new(ProblemKind::Conflict, "This report is finished. Open it again first."));
    }
    let workflow = &to.definition.workflow;
    let at = workflow.standing(case.step.as_deref(), case.state);
    if at.is_none_or(|at| workflow.onward(&at.id).next().is_none()) {
        let stuck = "Where the case stands, this version has no way on. Move the case first.";
        return Err(Problem::new(ProblemKind::Conflict, stuck));
    }
    let fitted = fit(&going.version.definition.form, &to.definition.form, &going.answers, going.placed);
    let step = at.map(|at| at.desk.clone()).unwrap_or_default();
    let (changed, clocks) = clocks(tx, council, case, &going, (&to, &fitted)).await?;
    let due = clocks::store::told(&clocks).cloned().ok_or(ProblemKind::Internal)?;
    let carrying = Carrying {
        from: going.version.number,
        to: to.number,
        changes: differences(&going.version.definition, &to.definition),
        was_due_at: going.due_at,
        due_at: due.due,
        target: due.explanation,
        was_step: case.at_step()?.desk.clone(),
        step,
        clocks: changed,
        to_ask: fitted.to_ask.clone(),
        left: fitted.left.clone(),
        version: case.version,
    };
    Ok(Plan { to, fitted, carrying, clocks })
}

/// The clocks of the case by the new version's rules, and what changes of them: those that keep their key keep what
/// started them.
async fn clocks(
    tx: &TenantTx,
    council: &Council,
    case: &Standing,
    going: &Going,
    (to, fitted): (&Version, &Fitted),
) -> Result<(Vec<ClockCarried>, Vec<ClockRow>), Problem> {
    let CaseClocks { rows, office, emergencies, .. } =
        clocks::store::of_case(tx, case.id).await?.ok_or_else(Problem::not_found)?;
    let changes = rows.first().map(|row| row.kept.changes.clone()).unwrap_or_default();
    let around = Around { almanac: almanac()?, office: &office, emergencies: &emergencies, now: tx.now() };
    let place = Place::of(&to.definition.workflow, case.step.as_deref(), case.state);
    let days = days(&to.definition.form, &fitted.kept);
    let beginning = Beginning { received: going.opened_at, days: &days, place, changes: &changes };
    let before = ends(&rows);
    let laid = relay(&to.definition.clocks, council.division, &beginning, &around, rows).map_err(untellable)?;
    Ok((changed(&before, &ends(&laid)), laid))
}

/// A clock's key and name, and when it ends.
type End = (String, Bilingual, OffsetDateTime);

/// The clocks that may still end.
fn ends(rows: &[ClockRow]) -> Vec<End> {
    let rules = rows.iter().filter_map(|row| Some((&row.kept.rule, row.kept.open_due()?)));
    rules.map(|(rule, due)| (rule.id.clone(), rule.name.clone(), due)).collect()
}

/// What differs: clocks that end on another moment, fall away, or come.
fn changed(before: &[End], after: &[End]) -> Vec<ClockCarried> {
    let due = |among: &[End], id: &str| among.iter().find(|(key, ..)| key == id).map(|(.., due)| *due);
    let gone = before.iter().filter(|(id, ..)| due(after, id).is_none());
    let gone = gone.map(|(_, name, due)| ClockCarried { name: name.clone(), was_due_at: Some(*due), due_at: None });
    let others = after.iter().filter(|(id, _, at)| due(before, id) != Some(*at));
    let others = others.map(|(id, name, at)| ClockCarried {
        name: name.clone(),
        was_due_at: due(before, id),
        due_at: Some(*at),
    });
    gone.chain(others).collect()
}

impl Standing {
    /// Carries the case to another version of its service. Its team and whoever works on it stay.
    ///
    /// # Errors
    /// As [`plan`].
    async fn carry(
        &mut self,
        tx: &TenantTx,
        office: &Office,
        council: &Council,
        to: Option<ServiceVersionId>,
    ) -> Result<Carrying, Problem> {
        let Plan { to, fitted, mut carrying, clocks } = plan(tx, council, self, to).await?;
        store::carry(tx, self.id, &to, &fitted.kept, &carrying).await?;
        clocks::store::replace(tx, self.id, &clocks).await?;
        let from = std::mem::replace(&mut self.service, to.definition.name.clone());
        self.go_by(tx, &Moving::by_itself(office, council), to.definition.workflow).await?;
        self.messages = to.definition.messages;
        if !fitted.left.is_empty() {
            let text = in_lines(&from, &fitted.left, self.language);
            self.step(tx, false, Happening::Note { text }).await?;
        }
        let text = told(&self.service, carrying.from, carrying.to, self.language);
        self.step(tx, false, Happening::Note { text }).await?;
        tx.audit("case.carried", self.id, &["version", "answers", "due_at"]);
        carrying.version = self.version;
        Ok(carrying)
    }
}

/// What the case's story says of it.
fn told(service: &Bilingual, from: i32, to: i32, language: Language) -> String {
    let service = service.get(language);
    match language {
        Language::En => format!("Carried from version {from} to version {to} of “{service}”."),
        Language::Cy => format!("Symudwyd o fersiwn {from} i fersiwn {to} o “{service}”."),
    }
}
