//! Every query on records that may be one person's.

use std::collections::BTreeSet;

use contacts_api::ContactSummary;
use contacts_api::duplicate::{
    Duplicate, DuplicateDecided, DuplicateRules, DuplicateState, LikelyDuplicate, ListDuplicates, ScorePart,
};
use contract::{AuditId, ContactId, DuplicateId, InteractionId, Looking, StaffId};
use serde::Deserialize;
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

use super::score::{Home, Score, Traits, unchosen};
use super::{Likely, MOST_OF_A_KEY};
use crate::access::store::verified_in;
use crate::interaction::store::stored;
use crate::mask;

/// The most people with whom one is compared.
const MOST_COMPARED: i64 = 300;
/// The version of rules that weren't chosen.
const UNCHOSEN: i64 = 0;

/// The council's rules, with their version.
pub(crate) async fn rules(tx: &TenantTx) -> Result<(DuplicateRules, i64), DbError> {
    let chosen = tx
        .row("select rules, version from duplicate_rules where tenant_id = $1", args![tx.tenant()], |row| {
            Ok((row.json(0)?, row.get(1)?))
        })
        .await?;
    Ok(chosen.unwrap_or_else(|| (unchosen(), UNCHOSEN)))
}

/// Keeps the rules over the version that they were made from; `None` when it isn't the last.
pub(super) async fn set_rules(tx: &TenantTx, rules: &DuplicateRules, over: i64) -> Result<Option<i64>, DbError> {
    let rules = serde_json::to_value(rules).map_err(|_| DbError::Bug("rules can't be written".into()))?;
    tx.row(
        "insert into duplicate_rules as r (tenant_id, rules, version)
         select $1, $2, 1 where $3::bigint = 0 or exists (select from duplicate_rules where tenant_id = $1)
         on conflict (tenant_id) do update set rules = excluded.rules, version = r.version + 1 where r.version = $3
         returning version",
        args![tx.tenant(), rules, over],
        |row| row.get(0),
    )
    .await
}

#[derive(Deserialize)]
struct Detail {
    kind: String,
    key: String,
    postcode: Option<String>,
}

/// What tells these people from others; nothing of a record that was merged into another.
pub(crate) async fn traits(tx: &TenantTx, people: &[ContactId]) -> Result<Vec<(ContactId, Traits)>, DbError> {
    tx.rows(
        "select c.id, array(select c.name union all
                            select m.name from contact m where m.tenant_id = $1 and m.stays_as = c.id),
             c.date_of_birth, c.postcode,
             (select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'key', d.key, 'postcode', d.postcode)), '[]')
              from detail d where d.tenant_id = $1 and d.contact_id = c.id and d.ended_at is null)
         from contact c where c.tenant_id = $1 and c.id = any($2) and c.merged_into is null",
        args![tx.tenant(), uuids(people)],
        |row| {
            let details: Vec<Detail> = row.json(4)?;
            let of = |kind: &str| {
                details.iter().filter(|detail| detail.kind == kind).map(|detail| detail.key.clone()).collect()
            };
            let mut homes: BTreeSet<Home> = details.iter().filter_map(home).collect();
            let postcode: Option<String> = row.get(3)?;
            if let Some(postcode) = postcode.filter(|postcode| homes.iter().all(|home| home.postcode != *postcode)) {
                homes.insert(Home { postcode, lines: None });
            }
            let (emails, phones) = (of("email"), of("phone"));
            Ok((row.id(0)?, Traits { names: row.get(1)?, born: row.get(2)?, emails, phones, homes }))
        },
    )
    .await
}

/// An address's key is its lines, folded, with its postcode.
fn home(detail: &Detail) -> Option<Home> {
    let postcode = detail.postcode.clone()?;
    let lines = detail.key.strip_suffix(&postcode)?.trim_end().to_owned();
    Some(Home { postcode, lines: Some(lines) })
}

/// Makes the keys of these people these and no others; they are due to be compared again.
pub(super) async fn keep(
    tx: &TenantTx,
    people: &[ContactId],
    kept: &[(ContactId, BTreeSet<String>)],
) -> Result<(), DbError> {
    let (mut whose, mut keys) = (Vec::new(), Vec::new());
    for (id, own) in kept {
        for key in own {
            whose.push(id.uuid());
            keys.push(key.as_str());
        }
    }
    tx.run(
        "with given as (
             select * from unnest($2::uuid[], $3::text[]) as given(contact_id, key)
         ), gone as (
             delete from match_key k
             where k.tenant_id = $1 and k.contact_id = any($4) and not exists (
                 select from given g where g.contact_id = k.contact_id and g.key = k.key)
         ), due as (
             update contact set compared_by = 0 where tenant_id = $1 and id = any($4) and compared_by <> 0
         )
         insert into match_key (tenant_id, key, contact_id)
         select $1, key, contact_id from given order by key, contact_id on conflict do nothing",
        args![tx.tenant(), whose, keys, uuids(people)],
    )
    .await?;
    Ok(())
}

/// `$1` council, `$2` whom, `$3` the most of a key and one more, `$4` the most people.
macro_rules! candidates {
    () => {
        "select distinct held.contact_id from (
             select h.contact_id, count(*) over (partition by own.key) as many
             from match_key own cross join lateral (
                 select k.contact_id from match_key k where k.tenant_id = $1 and k.key = own.key
                 order by k.contact_id limit $3) h
             where own.tenant_id = $1 and own.contact_id = $2) held
         where held.many < $3 and held.contact_id <> $2
             and not exists (select from duplicate_pair p
                             where p.tenant_id = $1 and p.one_id = least(held.contact_id, $2)
                                 and p.other_id = greatest(held.contact_id, $2) and p.state = 'different')
         order by held.contact_id limit $4"
    };
}

/// Those who share a key with someone, and of whom nobody said that they are another.
pub(super) async fn candidates(tx: &TenantTx, id: ContactId) -> Result<Vec<ContactId>, DbError> {
    let most = i64::try_from(MOST_OF_A_KEY + 1).unwrap_or(i64::MAX);
    tx.rows(candidates!(), args![tx.tenant(), id.uuid(), most, MOST_COMPARED], |row| row.id(0)).await
}

/// People as they may be seen in this call or outside calls, in the order in which they were found.
pub(super) async fn seen(
    tx: &TenantTx,
    likely: Vec<Likely>,
    call: Option<InteractionId>,
    trusted: bool,
) -> Result<Vec<LikelyDuplicate>, DbError> {
    let ids: Vec<ContactId> = likely.iter().map(|likely| likely.id).collect();
    let outside = Looking { in_call: call.is_some(), trusted, ..Looking::default() };
    let mut people: Vec<ContactSummary> = tx
        .rows(
            concat!(
                "select c.id, c.name, c.postcode, c.cases,
                 coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false),",
                verified_in!("$3", "c.id", "$4", "$5"),
                " from contact c where c.tenant_id = $1 and c.id = any($2)"
            ),
            args![
                tx.tenant(),
                uuids(&ids),
                call.map(InteractionId::uuid),
                tx.actor().staff().map(StaffId::uuid),
                tx.now()
            ],
            |row| {
                let summary =
                    ContactSummary { id: row.id(0)?, name: row.get(1)?, postcode: row.get(2)?, cases: row.get(3)? };
                Ok(mask::summary(Looking { on: row.get(4)?, verified: row.get(5)?, ..outside }.sight(), summary))
            },
        )
        .await?;
    let items = likely.into_iter().filter_map(|Likely { id, score: Score { points, parts } }| {
        let at = people.iter().position(|person| person.id == id)?;
        Some(LikelyDuplicate { contact: people.swap_remove(at), score: points, parts })
    });
    Ok(items.collect())
}

/// The people who weren't compared by these rules since something of them changed; locked, and no one else's.
pub(super) async fn behind(tx: &TenantTx, version: i64, most: i64) -> Result<Vec<ContactId>, DbError> {
    tx.rows(
        "select id from contact where tenant_id = $1 and compared_by < $2 and merged_into is null
         order by compared_by, id limit $3 for no key update skip locked",
        args![tx.tenant(), version, most],
        |row| row.id(0),
    )
    .await
}

/// Keeps who may be the same person as someone, and no one else; what staff decided stays. They are compared by these
/// rules.
pub(super) async fn suggest(tx: &TenantTx, id: ContactId, likely: &[Likely], version: i64) -> Result<(), DbError> {
    let (mut ids, mut others, mut scores, mut parts) = (vec![], vec![], vec![], vec![]);
    for Likely { id, score } in likely {
        ids.push(tx.new_id::<AuditId>().uuid());
        others.push(id.uuid());
        scores.push(score.points);
        parts.push(serde_json::to_value(&score.parts).map_err(|_| DbError::Bug("parts can't be written".into()))?);
    }
    tx.run(
        "with given as (
             select given.id, least(given.other, $2) as one_id, greatest(given.other, $2) as other_id, given.score, given.parts
             from unnest($3::uuid[], $4::uuid[], $5::smallint[], $6::jsonb[]) as given(id, other, score, parts)
         ), gone as (
             delete from duplicate_pair p
             where p.tenant_id = $1 and (p.one_id = $2 or p.other_id = $2) and p.state = 'open' and not exists (
                 select from given g where g.one_id = p.one_id and g.other_id = p.other_id)
         ), done as (
             update contact set compared_by = $7 where tenant_id = $1 and id = $2
         )
         insert into duplicate_pair as p (tenant_id, id, one_id, other_id, score, parts, state, found_at)
         select $1, id, one_id, other_id, score, parts, 'open', $8 from given order by one_id, other_id
         on conflict (tenant_id, one_id, other_id) do update set score = excluded.score, parts = excluded.parts
         where p.state = 'open'",
        args![tx.tenant(), id.uuid(), ids, others, scores, parts, version, tx.now()],
    )
    .await?;
    Ok(())
}

/// A place in the list: the score and the pair.
pub(super) type Place = (i16, DuplicateId);

/// Pairs after a place, the likeliest first, each as its people may be seen; nobody who was merged.
pub(super) async fn list(
    tx: &TenantTx,
    asked: &ListDuplicates,
    after: Option<Place>,
    most: i64,
    trusted: bool,
) -> Result<Vec<Duplicate>, DbError> {
    let state = asked.state.unwrap_or(DuplicateState::Open);
    let (score, id) = after.map_or((i16::MAX, Uuid::max()), |(score, id)| (score, id.uuid()));
    tx.rows(
        "select p.id, p.score, p.parts, p.state, p.found_at, a.id, a.name, a.postcode, a.cases, b.id, b.name, b.postcode, b.cases,
             coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false)
         from duplicate_pair p
         join contact a on a.tenant_id = $1 and a.id = p.one_id and a.merged_into is null
         join contact b on b.tenant_id = $1 and b.id = p.other_id and b.merged_into is null
         where p.tenant_id = $1 and p.state = $2 and (p.score, p.id) < ($3, $4)
         order by p.score desc, p.id desc limit $5",
        args![tx.tenant(), state.name(), score, id, most],
        |row| {
            let sight = Looking { on: row.get(13)?, trusted, ..Looking::default() }.sight();
            let person = |at: usize| -> Result<ContactSummary, DbError> {
                let (id, name) = (row.id(at)?, row.get(at + 1)?);
                let summary = ContactSummary { id, name, postcode: row.get(at + 2)?, cases: row.get(at + 3)? };
                Ok(mask::summary(sight, summary))
            };
            Ok(Duplicate {
                id: row.id(0)?,
                score: row.get(1)?,
                parts: row.json::<Vec<ScorePart>>(2)?,
                state: stored(row.get(3)?, DuplicateState::named)?,
                found_at: row.get(4)?,
                one: person(5)?,
                other: person(9)?,
            })
        },
    )
    .await
}

/// Keeps what was decided of two people, whether they were suggested or not.
pub(crate) async fn decide(
    tx: &TenantTx,
    (one, other): (ContactId, ContactId),
    score: &Score,
    state: DuplicateState,
) -> Result<DuplicateId, DbError> {
    let parts = serde_json::to_value(&score.parts).map_err(|_| DbError::Bug("parts can't be written".into()))?;
    let decided = tx
        .row(
            "insert into duplicate_pair as p (tenant_id, id, one_id, other_id, score, parts, state, found_at, decided_at, decided_by)
             values ($1, $2, least($3::uuid, $4::uuid), greatest($3::uuid, $4::uuid), $5, $6, $7, $8, $8, $9)
             on conflict (tenant_id, one_id, other_id) do update
             set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by
             returning id",
            args![
                tx.tenant(),
                tx.new_id::<DuplicateId>().uuid(),
                one.uuid(),
                other.uuid(),
                score.points,
                parts,
                state.name(),
                tx.now(),
                tx.actor().staff().map(StaffId::uuid)
            ],
            |row| row.id(0),
        )
        .await?;
    decided.ok_or_else(|| DbError::Bug("a decision wasn't kept".into()))
}

/// Takes back that two are two people: they are suggested again where they are as likely as before. `None` where
/// there is no such pair.
pub(super) async fn reopen(tx: &TenantTx, id: DuplicateId) -> Result<Option<DuplicateDecided>, DbError> {
    tx.row(
        "with reopened as (
             update duplicate_pair set decided_at = case when state = 'different' then null else decided_at end,
                 decided_by = case when state = 'different' then null else decided_by end,
                 state = case when state = 'different' then 'open' else state end
             where tenant_id = $1 and id = $2 returning id, state, one_id, other_id
         ), due as (
             update contact c set compared_by = 0 from reopened r
             where c.tenant_id = $1 and c.id in (r.one_id, r.other_id) and r.state = 'open'
         )
         select id, state from reopened",
        args![tx.tenant(), id.uuid()],
        |row| Ok(DuplicateDecided { id: row.id(0)?, state: stored(row.get(1)?, DuplicateState::named)? }),
    )
    .await
}

fn uuids(people: &[ContactId]) -> Vec<Uuid> {
    people.iter().map(|id| id.uuid()).collect()
}
