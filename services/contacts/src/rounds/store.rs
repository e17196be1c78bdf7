//! Every query about rounds, what moves them, and the addresses that they serve.

use contacts_api::address::FoundAddress;
use contacts_api::bins::Weekday;
use contract::{Bilingual, RoundId, ShiftId, text};
use serde_json::json;
use tenant_db::{DbError, Row, TenantTx, args};
use time::{Date, OffsetDateTime};

use super::rhythm::{Moves, Rhythm};
use super::said::{Understood, month_day};
use super::{Kept, KeptShift, Shifting, numbers};

/// The file of rounds that is current.
macro_rules! current {
    () => {
        "(select f.id from address_file f where f.tenant_id = $1 and f.state = 'current' and f.holds = 'rounds')"
    };
}

macro_rules! rounds {
    ([$($served:tt)+], [$($which:tt)+]) => {
        concat!(
            "select r.id, r.name, r.collects, r.weekdays, r.every_weeks, r.anchor, r.season_from, r.season_to, r.version,
                 r.changed_at, ",
            $($served)+,
            " from collection_round r where r.tenant_id = $1 and ",
            $($which)+
        )
    };
}

/// How many addresses a round serves.
macro_rules! served {
    () => {
        concat!(
            "(select count(*) from round_address s where s.tenant_id = $1 and s.file_id = ",
            current!(),
            " and s.round_id = r.id)"
        )
    };
}

fn kept(row: Row<'_>) -> Result<Kept, DbError> {
    let weekdays: Vec<i16> = row.get(3)?;
    let numbered = (1_i16..).zip(Weekday::ALL.iter().copied());
    let weekdays = numbered.filter(|(number, _)| weekdays.contains(number)).map(|(_, weekday)| weekday).collect();
    let season: (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
    let season = season.0.zip(season.1).and_then(|(from, to)| Some([month_day(&from).ok()?, month_day(&to).ok()?]));
    Ok(Kept {
        id: row.id(0)?,
        name: row.get(1)?,
        collects: row.json(2)?,
        rhythm: Rhythm { weekdays, every: row.get(4)?, anchor: row.get(5)?, season },
        version: row.get(8)?,
        changed_at: row.get(9)?,
        addresses: row.get(10)?,
    })
}

/// The council's rounds by their names.
pub(super) async fn all(tx: &TenantTx) -> Result<Vec<Kept>, DbError> {
    let sql = rounds!([served!()], ["true order by r.name_key, r.id"]);
    tx.rows(sql, args![tx.tenant()], kept).await
}

/// One of them.
pub(super) async fn one(tx: &TenantTx, id: RoundId) -> Result<Option<Kept>, DbError> {
    tx.row(rounds!([served!()], ["r.id = $2"]), args![tx.tenant(), id.uuid()], kept).await
}

/// How many there are, locked until the end, so that no two come to have one name.
pub(super) async fn hold(tx: &TenantTx) -> Result<usize, DbError> {
    let sql = "select id from collection_round where tenant_id = $1 order by id for update";
    Ok(tx.rows(sql, args![tx.tenant()], |row| row.id::<RoundId>(0)).await?.len())
}

fn season(round: &Understood) -> [Option<String>; 2] {
    let month_day = |(month, day): (u8, u8)| format!("{month:02}-{day:02}");
    match round.rhythm.season {
        Some([from, to]) => [Some(month_day(from)), Some(month_day(to))],
        None => [None, None],
    }
}

/// Makes a round; none where another one has its name.
pub(super) async fn add(tx: &TenantTx, round: &Understood) -> Result<Option<RoundId>, DbError> {
    let [from, to] = season(round);
    tx.row(
        "insert into collection_round (tenant_id, id, name, name_key, collects, weekdays, every_weeks, anchor, season_from,
             season_to, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (tenant_id, name_key) do nothing returning id",
        args![
            tx.tenant(),
            tx.new_id::<RoundId>().uuid(),
            round.name.clone(),
            text::fold(&round.name),
            json!(round.collects),
            numbers(&round.rhythm.weekdays),
            round.rhythm.every,
            round.rhythm.anchor,
            from,
            to,
            tx.now()
        ],
        |row| row.id(0),
    )
    .await
}

/// Whether a round but for this one has a name.
pub(super) async fn is_named(tx: &TenantTx, id: RoundId, name: &str) -> Result<bool, DbError> {
    let sql = "select from collection_round where tenant_id = $1 and name_key = $3 and id <> $2";
    Ok(tx.row(sql, args![tx.tenant(), id.uuid(), text::fold(name)], |_| Ok(())).await?.is_some())
}

/// Changes a round that is still at `version`; whether it was.
pub(super) async fn set(tx: &TenantTx, id: RoundId, version: i64, round: &Understood) -> Result<bool, DbError> {
    let [from, to] = season(round);
    let changed = tx
        .run(
            "update collection_round set name = $4, name_key = $5, collects = $6, weekdays = $7, every_weeks = $8, anchor = $9,
                 season_from = $10, season_to = $11, changed_at = $12, version = version + 1
             where tenant_id = $1 and id = $2 and version = $3",
            args![
                tx.tenant(),
                id.uuid(),
                version,
                round.name.clone(),
                text::fold(&round.name),
                json!(round.collects),
                numbers(&round.rhythm.weekdays),
                round.rhythm.every,
                round.rhythm.anchor,
                from,
                to,
                tx.now()
            ],
        )
        .await?;
    Ok(changed > 0)
}

/// What moves rounds of days from this one on, and what did until it was taken back; the first day first.
pub(super) async fn shifts(tx: &TenantTx, since: Date) -> Result<Vec<KeptShift>, DbError> {
    tx.rows(
        "select id, first_day, last_day, days, rounds, why, made_at, taken_back_at from collection_shift
         where tenant_id = $1 and last_day >= $2 order by first_day, id",
        args![tx.tenant(), since],
        |row| {
            let rounds: Vec<uuid::Uuid> = row.get(4)?;
            let why: Bilingual = row.json(5)?;
            Ok(KeptShift {
                id: row.id(0)?,
                shifting: Shifting {
                    moves: Moves { from: row.get(1)?, to: row.get(2)?, days: row.get(3)? },
                    rounds: rounds.into_iter().map(RoundId::from).collect(),
                    why,
                },
                made_at: row.get(6)?,
                taken_back_at: row.get(7)?,
            })
        },
    )
    .await
}

/// Writes what moves rounds.
pub(super) async fn shift(tx: &TenantTx, id: ShiftId, shifting: &Shifting) -> Result<(), DbError> {
    tx.run(
        "insert into collection_shift (tenant_id, id, first_day, last_day, days, rounds, why, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            tx.tenant(),
            id.uuid(),
            shifting.moves.from,
            shifting.moves.to,
            shifting.moves.days,
            shifting.rounds.iter().map(|round| round.uuid()).collect::<Vec<_>>(),
            json!(shifting.why),
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Takes it back; whether it was there.
pub(super) async fn take_back(tx: &TenantTx, id: ShiftId) -> Result<bool, DbError> {
    let sql =
        "update collection_shift set taken_back_at = $3 where tenant_id = $1 and id = $2 and taken_back_at is null";
    Ok(tx.run(sql, args![tx.tenant(), id.uuid(), tx.now()]).await? > 0)
}

/// An address with the rounds that serve it.
pub(super) struct Address {
    pub address: Option<FoundAddress>,
    pub rounds: Vec<Kept>,
    /// When it was last said which addresses rounds serve; none where it never was.
    pub taken_at: Option<OffsetDateTime>,
}

/// The rounds that serve an address.
pub(super) async fn serving(tx: &TenantTx, uprn: &str) -> Result<Vec<Kept>, DbError> {
    let sql = rounds!(
        ["0::bigint"],
        [
            "r.id in (select s.round_id from round_address s where s.tenant_id = $1 and s.file_id = ",
            current!(),
            " and s.uprn = $2) order by r.name_key, r.id"
        ]
    );
    tx.rows(sql, args![tx.tenant(), uprn], kept).await
}

/// When it was last said which addresses rounds serve.
pub(super) async fn taken_at(tx: &TenantTx) -> Result<Option<OffsetDateTime>, DbError> {
    let sql = "select taken_at from address_file where tenant_id = $1 and state = 'current' and holds = 'rounds'";
    tx.row(sql, args![tx.tenant()], |row| row.get(0)).await
}
