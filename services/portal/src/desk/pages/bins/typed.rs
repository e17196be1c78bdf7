//! From what was typed to a round and to what moves some, and days in words.

use contacts_api::bins::{NewShift, Season, SetRound, Weekday};
use contract::{Bilingual, RoundId};
use jiff::civil::Date;

use crate::desk::bins::KINDS;
use crate::form::Typed;
use crate::page::Page;
use crate::words::dates;

/// A round, as far as it was typed.
pub(super) fn round(typed: &Typed) -> SetRound {
    let kind = |at: usize| {
        let (en, cy) = (typed.get(&format!("kind-{at}-en")), typed.given(&format!("kind-{at}-cy")));
        let is_typed = at == 0 || !en.trim().is_empty() || cy.is_some_and(|cy| !cy.trim().is_empty());
        is_typed.then(|| Bilingual { en: en.to_owned(), cy: cy.map(str::to_owned) })
    };
    let season = match (typed.given("season-from"), typed.given("season-to")) {
        (None, None) => None,
        (from, to) => Some(Season { from: from.unwrap_or_default().to_owned(), to: to.unwrap_or_default().to_owned() }),
    };
    SetRound {
        name: typed.get("name").to_owned(),
        collects: (0..KINDS).filter_map(kind).collect(),
        weekdays: Weekday::ALL
            .iter()
            .copied()
            .filter(|day| typed.all("weekdays").any(|ticked| ticked == day.name()))
            .collect(),
        every_weeks: typed.get("every_weeks").parse().unwrap_or_default(),
        anchor: typed.date("anchor").unwrap_or_default(),
        season,
    }
}

/// What moves rounds; one day needs no last one.
pub(super) fn shift(typed: &Typed) -> NewShift {
    let from = typed.date("from").unwrap_or_default();
    NewShift {
        to: typed.date("to").unwrap_or_else(|| from.clone()),
        from,
        days: match typed.get("days") {
            "none" => None,
            days => Some(days.parse().unwrap_or_default()),
        },
        rounds: typed.all("rounds").filter_map(|id| id.parse::<RoundId>().ok()).collect(),
        why: Bilingual { en: typed.get("why-en").to_owned(), cy: typed.given("why-cy").map(str::to_owned) },
    }
}

/// A day such as `2026-12-25`, in words.
pub(super) fn day(day: &str, page: &Page) -> String {
    day.parse::<Date>().map(|day| dates::day(day, page.language())).unwrap_or_else(|_| day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_shift_of_one_day_needs_no_last_day_and_a_round_has_the_kinds_that_were_typed() {
        let day = [("from-day", "25"), ("from-month", "12"), ("from-year", "2026"), ("days", "none")];
        let shift = shift(&typed(&day));
        assert_eq!((shift.from.as_str(), shift.to.as_str(), shift.days), ("2026-12-25", "2026-12-25", None));
        let round = round(&typed(&[("kind-0-en", "Rubbish"), ("kind-2-en", "Food"), ("weekdays", "friday")]));
        let kinds: Vec<_> = round.collects.iter().map(|kind| kind.en.as_str()).collect();
        assert_eq!((kinds, round.weekdays, round.season), (vec!["Rubbish", "Food"], vec![Weekday::Friday], None));
    }
}
