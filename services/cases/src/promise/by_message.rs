//! Promises that messages make: a day that is stated to a citizen is one, and the end of the case by then keeps it.

use cases_api::clock::Holidays;
use cases_api::workflow::State;
use contract::{Bilingual, StaffId};
use jiff::civil::Time;
use tenant_db::{DbError, TenantTx};

use super::stated::stated;
use super::{Keeper, NewPromise, store};
use crate::case::{Standing, clocks};
use crate::clock::{Calendar, ClockFault};
use crate::office::almanac;

/// Until when on its day a promise is kept.
const END_OF_DAY: Time = Time::constant(23, 59, 0, 0);

/// Keeps each day that a message of someone to a case's citizen states as a promise to them, once for each day.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn promise(tx: &TenantTx, case: &Standing, text: &str, me: Option<StaffId>) -> Result<(), DbError> {
    let usual = Calendar::new(almanac()?, contract::council::Division::default());
    let today = usual.day(tx.now()).map_err(untellable)?;
    if stated(text, today, |_| true).is_empty() {
        return Ok(());
    }
    let calendar = calendar_of(tx, case).await?;
    let stated = stated(text, today, |day| calendar.closed(day).is_none());
    // Whoever writes to a case has it already, also one that they were only given to tell it something.
    let around = store::around(tx, Keeper { team: Some(case.team), staff: me }, (Some(case.id), None)).await?;
    let Some(person) = around.reporter else { return Ok(()) };
    let staff = me.filter(|_| around.staff);
    let keeper = Keeper { team: staff.is_none().then_some(case.team), staff };
    for (day, what) in stated {
        let due = calendar.moment(day, Some(END_OF_DAY)).map_err(untellable)?;
        let person = person.clone();
        let promise = NewPromise { what, due, person, keeper, case: Some(case.id), call: None, by: me };
        if let Some(id) = store::insert_stated(tx, &promise).await? {
            store::begins_with_case(tx, id, Some(case.id)).await?;
            tx.audit("promise.stated", id, &["what", "due_at", "name", "phone", "team", "staff"]);
        }
    }
    Ok(())
}

/// The days on which the team of a case works; its clocks say whose bank holidays are kept.
async fn calendar_of(tx: &TenantTx, case: &Standing) -> Result<Calendar<'static>, DbError> {
    let clocks = clocks::store::of_case(tx, case.id).await?;
    let (office, rows) = clocks.map(|clocks| (clocks.office, clocks.rows)).unwrap_or_default();
    let kept = rows.iter().find_map(|row| match &row.kept.rule.holidays {
        Holidays::Of(divisions) => divisions.first().copied(),
        Holidays::Own | Holidays::AnyUk => None,
    });
    Ok(Calendar::of(almanac()?, kept.unwrap_or_default(), office))
}

/// A case has ended: what its messages promised was kept, or its day had passed.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn end(tx: &TenantTx, case: &Standing) -> Result<(), DbError> {
    if case.state != State::Done {
        return Ok(());
    }
    let late = Bilingual::new("The case was finished after this day.", "Gorffennwyd yr achos ar ôl y diwrnod hwn.");
    store::end_stated(tx, case.id, late.get(case.language)).await
}

fn untellable(fault: ClockFault) -> DbError {
    DbError::Bug(format!("a promise has no day: {fault}"))
}
