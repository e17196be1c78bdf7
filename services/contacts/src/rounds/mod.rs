//! Rounds: what is collected, on which days, and what moves them (ADR-0034). Which addresses a round serves is brought by a file.

pub(crate) mod http;
mod rhythm;
mod said;
mod store;

use contacts_api::bins::{BinDays, Collection, MovedCollection, NewShift, SetRound, ShiftPreview, Weekday};
use contract::{Bilingual, RoundId};
use time::{Date, Duration, OffsetDateTime};

use rhythm::{Moves, Rhythm};

/// How many collections a preview shows.
const MOST_PREVIEWED: usize = 200;

/// A round as it is kept.
#[derive(Debug, Clone)]
struct Kept {
    id: RoundId,
    name: String,
    collects: Vec<Bilingual>,
    rhythm: Rhythm,
    /// How many addresses it serves.
    addresses: i64,
    version: i64,
    changed_at: OffsetDateTime,
}

/// What moves rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shifting {
    moves: Moves,
    /// Which rounds; all where none is named.
    rounds: Vec<RoundId>,
    why: Bilingual,
}

/// The same as it is kept.
#[derive(Debug, Clone)]
struct KeptShift {
    id: contract::ShiftId,
    shifting: Shifting,
    made_at: OffsetDateTime,
    taken_back_at: Option<OffsetDateTime>,
}

/// What moves a round, what counts first first: what is said of some rounds, then what was said last.
fn moving<'a>(round: RoundId, shifts: impl Iterator<Item = &'a KeptShift>) -> Vec<&'a KeptShift> {
    let of = |shift: &&KeptShift| shift.shifting.rounds.is_empty() || shift.shifting.rounds.contains(&round);
    let mut shifts: Vec<_> = shifts.filter(|shift| shift.taken_back_at.is_none()).filter(of).collect();
    shifts.sort_by_key(|shift| (shift.shifting.rounds.is_empty(), std::cmp::Reverse((shift.made_at, shift.id))));
    shifts
}

/// The collections of these rounds from one day to another, the first first.
fn collections(rounds: &[Kept], shifts: &[KeptShift], from: Date, until: Date) -> Vec<Collection> {
    let of = |round: &Kept| {
        let moving = moving(round.id, shifts.iter());
        let moves: Vec<Moves> = moving.iter().map(|shift| shift.shifting.moves).collect();
        let collection = |day: rhythm::Day| Collection {
            round: round.id,
            collects: round.collects.clone(),
            usual: day.usual,
            date: day.date,
            why: day.by.and_then(|by| moving.get(by)).map(|shift| shift.shifting.why.clone()),
        };
        round.rhythm.days(&moves, from, until).into_iter().map(collection).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = rounds.iter().flat_map(of).collect();
    all.sort_by_key(Collection::day);
    all
}

/// Which collections of these rounds a shift moves, were it said now.
fn preview(rounds: &[Kept], shifts: &[KeptShift], new: &KeptShift) -> ShiftPreview {
    let reach = Duration::days(i64::from(contacts_api::bins::MOST_MOVED));
    let (from, to) = (new.shifting.moves.from, new.shifting.moves.to);
    let of = |round: &Kept| {
        let moving = moving(round.id, shifts.iter().chain([new]));
        let moves: Vec<Moves> = moving.iter().map(|shift| shift.shifting.moves).collect();
        let days = round.rhythm.days(&moves, from - reach, to + reach).into_iter();
        let by_it = days.filter(|day| day.by.and_then(|by| moving.get(by)).is_some_and(|shift| shift.id == new.id));
        by_it
            .map(|day| MovedCollection { round: round.name.clone(), usual: day.usual, date: day.date })
            .collect::<Vec<_>>()
    };
    let mut moved: Vec<_> = rounds.iter().flat_map(of).collect();
    moved.sort_by(|one, other| (one.usual, &one.round).cmp(&(other.usual, &other.round)));
    let more = moved.len() > MOST_PREVIEWED;
    moved.truncate(MOST_PREVIEWED);
    ShiftPreview { moved, more }
}

impl Kept {
    /// How it was said.
    fn said(&self) -> SetRound {
        let month_day = |(month, day): (u8, u8)| format!("{month:02}-{day:02}");
        SetRound {
            name: self.name.clone(),
            collects: self.collects.clone(),
            weekdays: self.rhythm.weekdays.clone(),
            every_weeks: self.rhythm.every,
            anchor: self.rhythm.anchor.to_string(),
            season: self
                .rhythm
                .season
                .map(|[from, to]| contacts_api::bins::Season { from: month_day(from), to: month_day(to) }),
        }
    }
}

impl Shifting {
    /// How it was said.
    fn said(&self) -> NewShift {
        NewShift {
            from: self.moves.from.to_string(),
            to: self.moves.to.to_string(),
            days: self.moves.days,
            rounds: self.rounds.clone(),
            why: self.why.clone(),
        }
    }
}

/// When something last changed that an address's days may come from.
fn changed(rounds: &[Kept], shifts: &[KeptShift], taken_at: Option<OffsetDateTime>) -> Option<OffsetDateTime> {
    let shifted = shifts.iter().flat_map(|shift| [Some(shift.made_at), shift.taken_back_at]).flatten();
    rounds.iter().map(|round| round.changed_at).chain(shifted).chain(taken_at).max()
}

/// The bin days of an address from a day on.
fn bin_days(address: store::Address, shifts: &[KeptShift], today: Date, days: u16) -> BinDays {
    let until = today + Duration::days(i64::from(days) - 1);
    BinDays {
        kept: address.taken_at.is_some(),
        served: !address.rounds.is_empty(),
        collections: collections(&address.rounds, shifts, today, until),
        changed_at: changed(&address.rounds, shifts, address.taken_at),
        address: address.address,
    }
}

/// Days of the week by their numbers from Monday, 1.
fn numbers(weekdays: &[Weekday]) -> Vec<i16> {
    let numbered = (1_i16..).zip(Weekday::ALL);
    numbered.filter(|(_, weekday)| weekdays.contains(weekday)).map(|(number, _)| number).collect()
}
