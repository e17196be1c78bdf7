//! The clocks of a case of another system: counted from its receipt, stopped when it ended, due on the day that it had there.
//! What they would have said until now isn't said. Pure.

use cases_api::clock::LastDay;
use cases_api::target::Target;
use cases_api::workflow::State;
use contract::Bilingual;
use contract::council::Division;
use time::OffsetDateTime;

use super::reading::Legacy;
use crate::case::clocks::kept::{Around, Place};
use crate::case::clocks::laying::{Beginning, days, lay};
use crate::case::clocks::office_days::StoredOffice;
use crate::case::clocks::store::ClockRow;
use crate::clock::{Almanac, Began, ClockFault};

/// Lays the clocks of a case, in the days of the team that it comes to.
///
/// # Errors
/// When a count leaves the calendar.
pub(super) fn laid(
    legacy: &Legacy<'_>,
    office: &StoredOffice,
    division: Division,
    almanac: &Almanac,
    now: OffsetDateTime,
) -> Result<Vec<ClockRow>, ClockFault> {
    let definition = &legacy.service.definition;
    let (office, emergencies, _) = office.clone().read();
    let around = |now| Around { almanac, office: &office, emergencies: &emergencies, now };
    let days = days(&definition.form, &legacy.answers);
    let place = Place::of(&definition.workflow, None, State::Received);
    let beginning = Beginning { received: legacy.received, days: &days, place, changes: &[] };
    let mut clocks = lay(&definition.clocks, division, &beginning, &around(legacy.received))?;
    let place = Place::of(&definition.workflow, legacy.step.as_deref(), legacy.stage);
    for row in &mut clocks {
        let kept = &mut row.kept;
        if let Some(on) = legacy.due.filter(|_| row.main) {
            (kept.rule.length, kept.rule.last_day) = (Target::CalendarDays(0), LastDay::AsItFalls);
            let name = Bilingual::new(
                "The day that it had in the system before",
                "Y diwrnod oedd ganddo yn y system flaenorol",
            );
            kept.start(Began::Answered { on, name });
        }
        kept.count(&around(legacy.received))?;
        kept.enter(&place, legacy.closed.unwrap_or(legacy.received));
        kept.pass_over(&around(now))?;
    }
    Ok(clocks)
}
