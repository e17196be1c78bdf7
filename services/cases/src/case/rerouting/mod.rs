//! A case that was reported to the wrong service moves to the right one: what was answered is kept,
//! the days still count from its receipt, and the citizen is told once.

pub(super) mod area;
mod fitting;
pub(crate) mod http;
mod store;

use cases_api::case::{Answered, Happening};
use cases_api::events::Rerouted;
use cases_api::rerouting::Rerouting;
use cases_api::routing::Routing;
use cases_api::target::{Explanation, Step};
use cases_api::workflow::State;
use contract::council::Council;
use contract::{Bilingual, Language, Problem, ProblemKind};
use tenant_db::TenantTx;

pub(super) use self::fitting::{Fitted, fit};
use self::store::Reported;
use super::clocks::kept::{Around, Place};
use super::clocks::laying::{Beginning, days, relay};
use super::clocks::office_days::StoredOffice;
use super::clocks::store::ClockRow;
use super::moving::Moving;
use super::opening::days_of;
use super::{Standing, clocks};
use crate::catalogue::{self, Offered};
use crate::office::{Office, almanac, untellable};
use crate::routing::{self, Routed};

/// What moving a case would do, and what it needs.
struct Plan {
    service: Offered,
    fitted: Fitted,
    rerouting: Rerouting,
    clocks: Vec<ClockRow>,
    routed: Routed,
}

/// What moving a case to a service does.
///
/// # Errors
/// `validation-failed` for a service that the council hasn't or that the case has; `conflict` for a
/// case that is done.
async fn plan(tx: &TenantTx, office: &Office, council: &Council, case: &Standing, to: &str) -> Result<Plan, Problem> {
    let reported = store::reported(tx, case.id).await?.ok_or_else(Problem::not_found)?;
    let service = catalogue::store::service(tx, to).await?;
    let service = service.ok_or_else(|| Problem::at("/to", "unknown-value", "The council has no such service."))?;
    if service.id == reported.service {
        return Err(Problem::at("/to", "same-service", "The report is with this service already."));
    }
    case.must_stand_alone("/to")?;
    if case.state == State::Done {
        return Err(Problem::new(ProblemKind::Conflict, "This report is finished. Open it again first."));
    }
    let fitted = fit(&reported.form, &service.definition.form, &reported.answers, reported.placed);
    let changed = Step::ServiceChanged { from: case.service.clone(), on: office.today(tx.now())? };
    let form = &service.definition.form;
    let (said, postcode) =
        (area::said(form, &fitted.kept), area::of(&reported.form, &reported.given, &reported.postcode).to_owned());
    let known = (&said, postcode.as_str(), reported.channel);
    let routed = routing::route(tx, &service.definition.routing, &service.team, known).await?;
    let office = days_of(tx, &service, &routed).await?;
    let clocks = clocks(tx, council, case, (&service, office, &reported, &fitted), changed).await?;
    let due = clocks::store::told(&clocks).cloned().ok_or(ProblemKind::Internal)?;
    let released = case.assignee.is_some() && !store::in_team(tx, case.assignee, routed.team.id).await?;
    let rerouting = Rerouting {
        from: case.service.clone(),
        to: service.definition.name.clone(),
        team: routed.team.clone(),
        released,
        due_at: due.due,
        target: due.explanation,
        kept: fitted.kept.clone(),
        left: fitted.left.clone(),
        to_ask: fitted.to_ask.clone(),
        version: case.version,
    };
    Ok(Plan { service, fitted, rerouting, clocks, routed })
}

/// The clocks of the new service: they count from the receipt, and tell every change of service after it.
async fn clocks(
    tx: &TenantTx,
    council: &Council,
    case: &Standing,
    (service, office, reported, fitted): (&Offered, StoredOffice, &Reported, &Fitted),
    changed: Step,
) -> Result<Vec<ClockRow>, Problem> {
    let before = clocks::store::of_case(tx, case.id).await?.map(|clocks| clocks.rows).unwrap_or_default();
    let changes = changes(&reported.target, changed);
    let (office, emergencies, _) = office.read();
    let around = Around { almanac: almanac()?, office: &office, emergencies: &emergencies, now: tx.now() };
    let place = Place::of(&service.definition.workflow, case.step.as_deref(), case.state);
    let days = days(&service.definition.form, &fitted.kept);
    let beginning = Beginning { received: reported.opened_at, days: &days, place, changes: &changes };
    Ok(relay(&service.definition.clocks, council.division, &beginning, &around, before).map_err(untellable)?)
}

/// Every change of service so far.
fn changes(target: &Explanation, changed: Step) -> Vec<Step> {
    let earlier = target.steps.iter().filter(|step| matches!(step, Step::ServiceChanged { .. }));
    earlier.cloned().chain([changed]).collect()
}

impl Standing {
    /// Moves the case to another service.
    ///
    /// # Errors
    /// As [`plan`].
    async fn reroute(
        &mut self,
        tx: &TenantTx,
        office: &Office,
        council: &Council,
        to: &str,
    ) -> Result<Rerouting, Problem> {
        let Plan { service, fitted, mut rerouting, clocks, routed } = plan(tx, office, council, self, to).await?;
        self.hands_on(tx).await?;
        store::reroute(tx, self.id, &service, &rerouting).await?;
        clocks::store::replace(tx, self.id, &clocks).await?;
        let from = std::mem::replace(&mut self.service, service.definition.name.clone());
        self.team = rerouting.team.id;
        let moving = Moving::by_itself(office, council);
        self.go_by(tx, &moving, service.definition.workflow).await?;
        self.messages = service.definition.messages;
        if rerouting.released {
            self.assignee = None;
        }
        if !fitted.left.is_empty() {
            let text = in_lines(&from, &fitted.left, self.language);
            self.step(tx, false, Happening::Note { text }).await?;
        }
        routing::tell(tx, self.id, &routed).await?;
        self.give_by_turn(tx, &service.definition.routing).await?;
        let text = told(&from, &self.service, self.language);
        self.step(tx, true, Happening::Message { text }).await?;
        let rerouted = Rerouted { from, due_at: rerouting.due_at };
        self.tell_of(tx, &office.follow, false, None, Some(rerouted))?;
        tx.audit("case.rerouted", self.id, &["service", "team", "answers", "due_at", "assignee"]);
        rerouting.version = self.version;
        Ok(rerouting)
    }
}

impl Standing {
    /// Gives a case that nobody has to whoever's turn it is in its team, unless they did what someone else must follow.
    async fn give_by_turn(&mut self, tx: &TenantTx, routing: &Routing) -> Result<(), Problem> {
        if self.assignee.is_some() {
            return Ok(());
        }
        match routing::turn(tx, routing, self.team).await? {
            Some(next) if !self.bars(tx, next.id).await? => self.assign(tx, Some(next)).await,
            _ => Ok(()),
        }
    }
}

/// What the citizen reads of it in their story.
fn told(from: &Bilingual, to: &Bilingual, language: Language) -> String {
    let (from, to) = (from.get(language), to.get(language));
    match language {
        Language::En => {
            format!("We have moved your request to “{to}”. It was with “{from}”. Your reference stays the same.")
        }
        Language::Cy => {
            format!("Rydym wedi symud eich cais i “{to}”. Roedd gyda “{from}”. Mae eich cyfeirnod yn aros yr un fath.")
        }
    }
}

/// What was answered to a service and fits no question of the next.
pub(super) fn in_lines(from: &Bilingual, left: &[Answered], language: Language) -> String {
    let lines = left.iter().map(|answered| {
        format!("{}: {}", answered.label.get(language), answered.answer.get(language).replace('\n', ", "))
    });
    std::iter::once(from.get(language).to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use cases_api::target::Target;
    use jiff::civil::date;
    use time::macros::datetime;

    use super::*;

    #[test]
    fn every_change_of_service_stands_after_the_receipt() {
        let received = Step::Received { at: datetime!(2026-11-20 09:00 UTC), on: date(2026, 11, 20) };
        let due = Step::Due { at: datetime!(2026-11-25 17:00 UTC), on: date(2026, 11, 25) };
        let counted = |steps: &[&Step]| Explanation {
            target: Target::WorkingDays(3),
            steps: steps.iter().map(|step| (*step).clone()).collect(),
        };
        let change = |from: &str, day| Step::ServiceChanged { from: Bilingual::english(from), on: date(2026, 11, day) };
        let (first, second) = (change("Missed bin", 21), change("Litter", 22));
        assert_eq!(changes(&counted(&[&received, &first, &due]), second.clone()), [first, second]);
    }

    #[test]
    fn what_is_left_is_kept_in_words() {
        let left = [Answered {
            label: Bilingual::new("Address", "Cyfeiriad"),
            answer: Bilingual::english("1 High Street\nWorthing"),
        }];
        let text = in_lines(&Bilingual::new("Missed bin", "Bin"), &left, Language::Cy);
        assert_eq!(text, "Bin\nCyfeiriad: 1 High Street, Worthing");
    }
}
