//! Passing something on.

use cases_api::transfer::{PassOn, TransferState};
use contract::council::Council;
use contract::{Faults, Problem, ProblemKind, StaffId, TransferId};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use super::store::{self, NewTransfer};
use crate::case;
use crate::case::words::needed_text;
use crate::clock::Calendar;
use crate::office::{Office, untellable};
use crate::promise::person::{self, Given};
use crate::promise::store::around;
use crate::promise::{self, Keeper, MOST, NewPromise, when};
use crate::settings;

/// The most minutes that may be said: a working day.
const MOST_WITHIN: u32 = 480;

/// Passes a call or a case on, or promises a call back at once.
///
/// # Errors
/// `validation-failed` with every field's fault.
pub(super) async fn pass_on(
    tx: &TenantTx,
    office: &Office,
    council: &Council,
    asked: &PassOn,
    me: StaffId,
) -> Result<TransferId, Problem> {
    let to = Keeper { team: asked.team, staff: asked.staff };
    let around = around(tx, to, (asked.case, tx.actor().staff())).await?;
    let mut faults = Faults::none();
    let note = faults.take("/note", needed_text(&asked.note, MOST));
    promise::check(&around, to, asked.case, &mut faults);
    addressed(asked, me, &mut faults);
    let within = match asked.answer_within {
        Some(minutes) => minutes,
        None => u32::try_from(settings::store::read(tx).await?.0.answer_minutes).unwrap_or_default(),
    };
    let calendar = office.calendar_of(tx, council, (asked.case, asked.team)).await?;
    let answer_by = answer_by(tx, &calendar, within, &mut faults)?;
    let call_back = match &asked.call_back {
        Some(when) => when::read(when, tx.now(), &calendar, "/call_back", &mut faults)?.map(Some),
        None => Some(None),
    };
    let given = Given { contact: asked.contact, name: asked.name.as_deref(), phone: asked.phone.as_deref() };
    let person = person::read(given, around.reporter, &mut faults);
    let read = note.zip(person).zip(answer_by).zip(call_back);
    let (((note, person), answer_by), call_back) = faults.finish(read)?;
    if let Some(case) = asked.case {
        let mut case = case::store::standing(tx, case).await?.ok_or_else(Problem::not_found)?;
        case.note(tx, note.clone()).await?;
    }
    let mut passed =
        NewTransfer { note, person, to, asked, me, answer_by, state: TransferState::Waiting, promise: None };
    if let Some(due) = call_back {
        let promise = NewPromise {
            what: passed.note.clone(),
            due,
            person: passed.person.clone(),
            keeper: to,
            case: asked.case,
            call: asked.call,
            by: Some(me),
        };
        passed.promise = Some(promise::keep(tx, &promise).await?);
        passed.state = TransferState::Promised;
    }
    let unknown = || Problem::new(ProblemKind::Conflict, "Your account is still being made ready. Try again.");
    let inserted = store::insert(tx, &passed).await;
    let id = inserted.map_err(|error| error.on_constraint("transfer_from_staff", unknown))?;
    tx.audit("transfer.made", id, &["note", "name", "phone", "team", "staff"]);
    Ok(id)
}

/// To whom it goes and what it is about: one of each at least, and not to oneself.
fn addressed(asked: &PassOn, me: StaffId, faults: &mut Faults) {
    match (asked.staff, asked.team) {
        (None, None) => faults.add("/staff", "required", "Choose a person or a team."),
        (Some(_), Some(_)) => faults.add("/team", "not-asked", "Choose a person or a team, not both."),
        (Some(staff), None) if staff == me => faults.add("/staff", "not-oneself", "Choose someone else."),
        _ => {}
    }
    if asked.case.is_none() && asked.call.is_none() {
        faults.add("/case", "required", "Say which case or call is passed on.");
    }
}

fn answer_by(
    tx: &TenantTx,
    calendar: &Calendar<'_>,
    minutes: u32,
    faults: &mut Faults,
) -> Result<Option<OffsetDateTime>, Problem> {
    if !(1..=MOST_WITHIN).contains(&minutes) {
        faults.add("/answer_within", "out-of-range", "The time must be 1 to 480 minutes.");
        return Ok(None);
    }
    Ok(Some(calendar.after_office_minutes(tx.now(), minutes).map_err(untellable)?))
}

#[cfg(test)]
mod tests {
    use contract::{InteractionId, TeamId};
    use uuid::Uuid;

    use super::*;

    fn faults_of(asked: &PassOn) -> Vec<(String, String)> {
        let mut faults = Faults::none();
        addressed(asked, Uuid::from_u128(1).into(), &mut faults);
        match faults.finish(Some(())) {
            Ok(()) => Vec::new(),
            Err(problem) => problem.errors.into_iter().map(|fault| (fault.pointer, fault.code)).collect(),
        }
    }

    #[test]
    fn something_is_passed_to_one_other() {
        let call = Some(InteractionId::from(Uuid::from_u128(9)));
        let to = |staff: Option<u128>, team: Option<u128>| PassOn {
            staff: staff.map(|id| Uuid::from_u128(id).into()),
            team: team.map(|id| TeamId::from(Uuid::from_u128(id))),
            call,
            ..PassOn::default()
        };
        assert!(faults_of(&to(Some(2), None)).is_empty());
        assert!(faults_of(&to(None, Some(2))).is_empty());
        for (asked, pointer, code) in [
            (to(None, None), "/staff", "required"),
            (to(Some(2), Some(3)), "/team", "not-asked"),
            (to(Some(1), None), "/staff", "not-oneself"),
            (PassOn { call: None, ..to(Some(2), None) }, "/case", "required"),
        ] {
            assert_eq!(faults_of(&asked), [(pointer.to_owned(), code.to_owned())]);
        }
    }
}
