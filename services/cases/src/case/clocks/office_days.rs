//! A team's days and hours, the council's closures, and the times in which a service stood still, as
//! they are stored.

use std::collections::BTreeMap;

use cases_api::calendar::{TeamCalendar, Weekday};
use cases_api::clock::Pause;
use contract::{Bilingual, StaffId};
use jiff::civil::{Date, Time};
use serde::Deserialize;

use crate::clock::OfficeDays;

/// The longest closure whose days are taken one by one.
const LONGEST: usize = 400;

/// What `office_of!` selects.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct StoredOffice {
    calendar: Option<TeamCalendar>,
    closures: Option<Vec<StoredClosure>>,
    pauses: Option<Vec<Pause>>,
}

#[derive(Debug, Clone, Deserialize)]
struct StoredClosure {
    from: Date,
    to: Date,
    name: Bilingual,
}

impl StoredOffice {
    /// The days, the times in which the service stood still, and who is told of clocks.
    pub fn read(self) -> (OfficeDays, Vec<Pause>, Vec<StaffId>) {
        let closed = self.closures.unwrap_or_default().into_iter().flat_map(|closure| {
            let StoredClosure { from, to, name } = closure;
            let days = from.series(jiff::Span::new().days(1)).take_while(move |day| *day <= to).take(LONGEST);
            days.map(move |day| (day, name.clone()))
        });
        let closed: BTreeMap<Date, Bilingual> = closed.collect();
        let calendar = self.calendar.unwrap_or_default();
        let usual = OfficeDays::default();
        let office = OfficeDays {
            week: week(&calendar),
            opens: clock(&calendar.opens).unwrap_or(usual.opens),
            closes: clock(&calendar.closes).unwrap_or(usual.closes),
            closed,
        };
        (office, self.pauses.unwrap_or_default(), calendar.chain)
    }
}

/// Whether a team works on each day of the week, Monday first.
fn week(calendar: &TeamCalendar) -> [bool; 7] {
    let mut week = [false; 7];
    for (works, day) in week.iter_mut().zip(Weekday::ALL) {
        *works = calendar.days.contains(day);
    }
    week
}

/// A time of day, such as `09:00`.
pub(crate) fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':').filter(|(hour, minute)| hour.len() == 2 && minute.len() == 2)?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}
