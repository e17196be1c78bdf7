use auth::Allowed;
use contacts_api::bins::{
    BinDays, FindBinDays, MOST_MOVED, MOST_ROUNDS, NewShift, Round, Rounds, SetRound, Shift, ShiftPreview,
};
use contacts_api::perm;
use contract::text::Uprn;
use contract::{Created, Done, Faults, Found, Problem, ProblemKind, RoundId, ShiftId};
use runtime::{At, Body, Early, IfMatch, Params};
use tenant_db::TenantTx;
use time::Duration;

use super::{Kept, KeptShift, said, store};
use crate::day;
use crate::gazetteer::lookup;

/// How far back what moved rounds is listed.
const LISTED: Duration = Duration::days(31);
/// How many days are shown of an address unless others are asked for, and how many at most.
const USUAL: u16 = 60;
const MOST: u16 = 400;

pub(crate) async fn list(allowed: Allowed<perm::SetRounds>) -> Result<Found<Rounds>, Early> {
    let tx = allowed.begin().await?;
    let shifts = store::shifts(&tx, day::of(tx.now()) - LISTED).await?;
    let shifts = shifts.into_iter().filter(|shift| shift.taken_back_at.is_none()).map(told).collect();
    let rounds = store::all(&tx).await?.iter().map(view).collect();
    Ok(Found::plain(Rounds { rounds, shifts, kept: store::taken_at(&tx).await?.is_some() }))
}

pub(crate) async fn read(allowed: Allowed<perm::SetRounds>, At(id): At<RoundId>) -> Result<Found<Round>, Early> {
    let tx = allowed.begin().await?;
    let round = view(&found(&tx, id).await?);
    let version = round.version;
    Ok(Found::at(round, version))
}

pub(crate) async fn add(
    allowed: Allowed<perm::SetRounds>,
    Body(asked): Body<SetRound>,
) -> Result<Created<Round>, Early> {
    let round = said::round(&asked, allowed.council()?)?;
    let tx = allowed.begin_once(&asked).await?;
    if store::hold(&tx).await? >= MOST_ROUNDS {
        return Err(Problem::new(ProblemKind::Conflict, "The council has 500 rounds already.").into());
    }
    let id = store::add(&tx, &round).await?.ok_or_else(named_twice)?;
    tx.audit("round.added", id, &["name", "collects", "weekdays", "every_weeks", "anchor", "season"]);
    let body = view(&found(&tx, id).await?);
    Ok(tx.commit(Created { body, location: format!("/api/v1/rounds/{id}") }).await?)
}

pub(crate) async fn set(
    allowed: Allowed<perm::SetRounds>,
    At(id): At<RoundId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<SetRound>,
) -> Result<Found<Round>, Early> {
    let round = said::round(&asked, allowed.council()?)?;
    let tx = allowed.begin_once(&(id, version, &asked)).await?;
    store::hold(&tx).await?;
    found(&tx, id).await?;
    if store::is_named(&tx, id, &round.name).await? {
        return Err(named_twice().into());
    }
    if !store::set(&tx, id, version, &round).await? {
        return Err(Problem::from(ProblemKind::PreconditionFailed).into());
    }
    tx.audit("round.changed", id, &["name", "collects", "weekdays", "every_weeks", "anchor", "season"]);
    let after = view(&found(&tx, id).await?);
    let version = after.version;
    Ok(tx.commit(Found::at(after, version)).await?)
}

pub(crate) async fn preview(
    allowed: Allowed<perm::SetRounds>,
    Body(asked): Body<NewShift>,
) -> Result<Found<ShiftPreview>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin().await?;
    let rounds = store::all(&tx).await?;
    let shifting = said::shift(&asked, &council, &ids(&rounds))?;
    let shifts = store::shifts(&tx, shifting.moves.from - Duration::days(i64::from(MOST_MOVED))).await?;
    let new = KeptShift { id: tx.new_id(), shifting, made_at: tx.now(), taken_back_at: None };
    Ok(Found::plain(super::preview(&rounds, &shifts, &new)))
}

pub(crate) async fn shift(
    allowed: Allowed<perm::SetRounds>,
    Body(asked): Body<NewShift>,
) -> Result<Created<Shift>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&asked).await?;
    let shifting = said::shift(&asked, &council, &ids(&store::all(&tx).await?))?;
    let id = tx.new_id::<ShiftId>();
    store::shift(&tx, id, &shifting).await?;
    tx.audit("round-shift.added", id, &["from", "to", "days", "rounds", "why"]);
    let body = told(KeptShift { id, shifting, made_at: tx.now(), taken_back_at: None });
    Ok(tx.commit(Created { body, location: format!("/api/v1/round-shifts/{id}") }).await?)
}

pub(crate) async fn take_back(allowed: Allowed<perm::SetRounds>, At(id): At<ShiftId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&id).await?;
    if !store::take_back(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    tx.audit("round-shift.taken-back", id, &["taken_back_at"]);
    Ok(tx.commit(Done).await?)
}

pub(crate) async fn of_address(
    allowed: Allowed<perm::ReadBinDays>,
    Params(which): Params<FindBinDays>,
) -> Result<Found<BinDays>, Early> {
    let mut faults = Faults::none();
    let days = which.days.unwrap_or(USUAL);
    if !(1..=MOST).contains(&days) {
        faults.add("/days", "out-of-range", "Ask for 1 to 400 days.");
    }
    let uprn = faults.take("/uprn", Uprn::parse(&which.uprn));
    let uprn: String = faults.finish(uprn)?.into();
    let tx = allowed.begin().await?;
    let today = day::of(tx.now());
    let address = store::Address {
        address: lookup::of_uprn(&tx, &uprn).await?,
        rounds: store::serving(&tx, &uprn).await?,
        taken_at: store::taken_at(&tx).await?,
    };
    let shifts = store::shifts(&tx, today - Duration::days(i64::from(MOST_MOVED))).await?;
    Ok(Found::plain(super::bin_days(address, &shifts, today, days)))
}

async fn found(tx: &TenantTx, id: RoundId) -> Result<Kept, Problem> {
    store::one(tx, id).await?.ok_or_else(Problem::not_found)
}

fn ids(rounds: &[Kept]) -> Vec<RoundId> {
    rounds.iter().map(|round| round.id).collect()
}

fn named_twice() -> Problem {
    Problem::at("/name", "duplicate", "Another round has this name already.")
}

fn view(round: &Kept) -> Round {
    Round { id: round.id, round: round.said(), addresses: round.addresses, version: round.version }
}

fn told(shift: KeptShift) -> Shift {
    Shift { id: shift.id, shift: shift.shifting.said(), made_at: shift.made_at }
}
