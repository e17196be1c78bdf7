//! A report about two things becomes two cases: the second has its own service and reference and takes along what is chosen
//! of the first. The council received both when it received the first, so the clocks count from there (ADR-0023).

pub(crate) mod http;
mod store;

use cases_api::case::{Answered, Happening};
use cases_api::events::{CaseOpened as Opened, CaseOpenedPrivate, CaseSplit as Split};
use cases_api::merging::Joint;
use cases_api::relation::Relation;
use cases_api::splitting::{CaseSplit, MOST_CARRIED, SplitCase};
use cases_api::workflow::State;
use contract::council::Council;
use contract::{CaseId, Faults, NothingPrivate, Problem, ProblemKind, Reference};
use tenant_db::TenantTx;

use self::store::{Part, Reported};
use super::clocks::kept::{Around, Counted, Place};
use super::clocks::laying::{Beginning, days, lay};
use super::clocks::store::ClockRow;
use super::moving::Moving;
use super::opening::days_of;
use super::rerouting::{Fitted, area, fit, in_lines};
use super::{Standing, clocks, relation, store as cases};
use crate::catalogue::{self, Offered};
use crate::file;
use crate::office::{Office, almanac, untellable};
use crate::routing::{self, Routed};

/// How often another reference is drawn when one is taken.
const DRAWS: usize = 8;

/// Where a case is split.
#[derive(Clone, Copy)]
pub(super) struct Splitting<'a> {
    pub tx: &'a TenantTx,
    pub office: &'a Office,
    pub council: &'a Council,
}

/// What a second case is made of.
struct Made {
    id: CaseId,
    reference: Reference,
    due: Counted,
}

impl Splitting<'_> {
    /// Makes a second case of what is chosen of a locked one, links the two and tells their citizen once.
    ///
    /// # Errors
    /// `validation-failed` with every fault; `conflict` for a case that is done.
    pub(super) async fn split(self, case: &mut Standing, asked: &SplitCase) -> Result<CaseSplit, Problem> {
        let tx = self.tx;
        case.must_stand_alone("/service")?;
        if case.state == State::Done {
            return Err(Problem::new(ProblemKind::Conflict, "This report is finished. Open it again first."));
        }
        let reported = store::reported(tx, case.id).await?.ok_or_else(Problem::not_found)?;
        let (service, chosen) = self.understood(&reported, asked).await?;
        let fitted = fit(&reported.form, &service.definition.form, &chosen, reported.placed);
        let said = area::said(&service.definition.form, &fitted.kept);
        let postcode = area::of(&reported.form, &reported.given, &reported.postcode);
        let known = (&said, postcode, reported.channel);
        let routed = routing::route(tx, &service.definition.routing, &service.team, known).await?;
        let made = self.written(case, (&service, &reported, &fitted), &routed).await?;
        self.carried(case, &made, asked, &fitted).await?;
        self.linked(case, &made).await?;
        self.told(case, &reported, (&service, asked), &made)?;
        self.set_going(made.id, &service, &routed).await?;
        Ok(CaseSplit { id: made.id, reference: made.reference, due_at: made.due.due, version: case.version })
    }

    /// Tells by which rule the second case came where, gives it to whose turn it is, and does what its first step asks for.
    async fn set_going(self, id: CaseId, service: &Offered, routed: &Routed) -> Result<(), Problem> {
        let tx = self.tx;
        let before = cases::acts_by_itself(tx).await?;
        routing::tell(tx, id, routed).await?;
        let mut second = cases::standing_given(tx, id).await?.ok_or(ProblemKind::Internal)?;
        if let Some(first) = routing::turn(tx, &service.definition.routing, routed.team.id).await? {
            second.assign(tx, Some(first)).await?;
        }
        second.begin(tx, &Moving::by_itself(self.office, self.council)).await?;
        Ok(cases::acts_as(tx, &before).await?)
    }

    /// The service and the answers that were chosen.
    async fn understood(self, reported: &Reported, asked: &SplitCase) -> Result<(Offered, Vec<Answered>), Problem> {
        let mut faults = Faults::none();
        let service = catalogue::store::service(self.tx, &asked.service).await?;
        if service.is_none() {
            faults.add("/service", "unknown-value", "The council has no such service.");
        }
        let lists = [("/answers", asked.answers.len()), ("/notes", asked.notes.len()), ("/files", asked.files.len())];
        for (pointer, _) in lists.into_iter().filter(|(_, many)| *many > MOST_CARRIED) {
            faults.add(pointer, "too-many", format!("Choose at most {MOST_CARRIED}."));
        }
        if lists.iter().all(|(_, many)| *many == 0) {
            faults.add("/answers", "required", "Choose what the second case is about: answers, notes or files.");
        }
        for (at, place) in asked.answers.iter().enumerate() {
            if usize::from(*place) >= reported.answers.len() {
                faults.add(&format!("/answers/{at}"), "unknown-value", "The case has no such answer.");
            }
        }
        let chosen = reported.answers.iter().enumerate();
        let chosen = chosen.filter(|(at, _)| asked.answers.iter().any(|place| usize::from(*place) == *at));
        let chosen: Vec<_> = chosen.map(|(_, answered)| answered.clone()).collect();
        faults.finish(service.map(|service| (service, chosen)))
    }

    /// Writes the second case under a reference that nobody has, with clocks that count from the receipt of the first.
    async fn written(
        self,
        case: &Standing,
        (service, reported, fitted): (&Offered, &Reported, &Fitted),
        routed: &Routed,
    ) -> Result<Made, Problem> {
        let tx = self.tx;
        let laid = self.clocks((service, reported, fitted), routed).await?;
        let due = clocks::store::told(&laid).cloned().ok_or(ProblemKind::Internal)?;
        let id = tx.new_id::<CaseId>();
        let part =
            Part { id, of: case.id, service, team: routed.team.id, answers: &fitted.kept, due: &due, clocks: &laid };
        for _ in 0..DRAWS {
            let reference = Reference::random(self.council.prefix, &mut rand::rng());
            if store::open(tx, &part, &reference).await? {
                clocks::store::only_recounts(tx).await?;
                clocks::store::replace(tx, id, &laid).await?;
                tx.audit("case.opened", id, &["state", "reporter", "answers"]);
                return Ok(Made { id, reference, due });
            }
        }
        tracing::error!(council = %self.council.id, "no reference is free");
        Err(ProblemKind::Internal.into())
    }

    async fn clocks(
        self,
        (service, reported, fitted): (&Offered, &Reported, &Fitted),
        routed: &Routed,
    ) -> Result<Vec<ClockRow>, Problem> {
        let definition = &service.definition;
        let days_of = days_of(self.tx, service, routed).await?;
        let (office, emergencies, _) = days_of.read();
        let around = Around { almanac: almanac()?, office: &office, emergencies: &emergencies, now: self.tx.now() };
        let place = Place::of(&definition.workflow, None, State::Received);
        let days = days(&definition.form, &fitted.kept);
        let beginning = Beginning { received: reported.opened_at, days: &days, place, changes: &[] };
        Ok(lay(&definition.clocks, self.council.division, &beginning, &around).map_err(untellable)?)
    }

    /// Takes the chosen notes and files along; what the service doesn't ask goes into a note.
    async fn carried(self, case: &Standing, made: &Made, asked: &SplitCase, fitted: &Fitted) -> Result<(), Problem> {
        let (tx, both) = (self.tx, (case.id, made.id));
        let mut faults = Faults::none();
        for (at, note) in asked.notes.iter().enumerate() {
            if !store::copy_note(tx, *note, both).await? {
                faults.add(&format!("/notes/{at}"), "unknown-value", "The case has no such note.");
            }
        }
        for at in file::copying::copy(tx, self.office, both, &asked.files).await? {
            faults.add(&format!("/files/{at}"), "unknown-value", "The case has no such file.");
        }
        faults.finish(Some(()))?;
        if !fitted.left.is_empty() {
            let text = in_lines(&case.service, &fitted.left, case.language);
            cases::add_entry(tx, made.id, false, Happening::Note { text }).await?;
        }
        Ok(())
    }

    /// Links the two as related, and says in both stories that one was split from the other.
    async fn linked(self, case: &mut Standing, made: &Made) -> Result<(), Problem> {
        let tx = self.tx;
        relation::store::insert(tx, case.id, made.id, Relation::Related).await?;
        let from = Happening::Joined { joint: Joint::SplitFrom, reference: case.reference };
        cases::add_entry(tx, made.id, true, from).await?;
        case.step(tx, true, Happening::Joined { joint: Joint::SplitOff, reference: made.reference }).await?;
        tx.audit("case.split", case.id, &["relations", "timeline"]);
        Ok(())
    }

    /// The others hear of both facts; the citizen hears once, of the second case with its own reference and link.
    fn told(
        self,
        case: &Standing,
        reported: &Reported,
        (service, asked): (&Offered, &SplitCase),
        made: &Made,
    ) -> Result<(), Problem> {
        let tx = self.tx;
        let fact = Split { case_id: case.id, reference: case.reference, second: made.id };
        tx.emit(case.version, &fact, &NothingPrivate {})?;
        let opened = Opened {
            case_id: made.id,
            reference: made.reference,
            service: service.definition.name.clone(),
            what_next: service.definition.messages.received.clone(),
            language: case.language,
            due_at: made.due.due,
            slug: asked.service.clone(),
            channel: reported.channel,
            call: None,
            contact: reported.contact,
            split_from: Some(case.reference),
        };
        let private = CaseOpenedPrivate {
            name: case.reporter_name.clone(),
            email: case.reporter_email.clone(),
            phone: reported.phone.clone(),
            address: reported.address.clone(),
            postcode: reported.postcode.clone(),
            follow_token: self.office.follow.token(tx.council(), made.id, 0),
        };
        Ok(tx.emit(cases::FIRST_VERSION, &opened, &private)?)
    }
}
