//! The queries of the search in what was written.

use std::collections::BTreeSet;

use cases_api::lookup::FoundByContent;
use contract::{InteractionId, Sight, StaffId};
use tenant_db::{DbError, TenantTx, args};

use super::found_in;
use crate::caller::Looker;
use crate::caller::store::looking;
use crate::case::store::{seen_by, summary, summary_columns};

/// How many cases are given.
const MOST: i64 = 20;
/// How many cases one step of the watch makes findable.
const STEP: i64 = 50;

/// `$1` council, `$2` what was typed, `$3` who asks, `$4` in which call, `$5` when, `$6` how many. Each word is a range; the
/// rarest leads to its 5,000 newest places, and as many of words that begin with it, and those cases are kept that have
/// every other word too.
macro_rules! searched {
    () => {
        concat!(
            "with asked as materialized (
                 select (w collate \"C\") as first, (w || '~') collate \"C\" as last, row_number() over (order by w) as n
                 from words_of($2) w limit 8
             ), lead as materialized (
                 select a.n, a.first, a.last from asked a cross join lateral (
                     select count(*) as seen from (
                         select from case_word t
                         where t.tenant_id = $1 and t.word >= a.first and t.word <= a.last limit 1000) few) s
                 order by s.seen, a.n limit 1
             ), led as materialized (
                 select t.case_id from lead l cross join lateral (
                     select t.case_id from case_word t
                     where t.tenant_id = $1 and t.word = l.first order by t.case_id desc limit 5000) t
                 union
                 select t.case_id from lead l cross join lateral (
                     select t.case_id from case_word t
                     where t.tenant_id = $1 and t.word > l.first and t.word <= l.last limit 5000) t
             )
             select ",
            summary_columns!(),
            ",",
            looking!("c.contact_id", "c.call_id", "$4", "$3", "$5"),
            ", array(select distinct coalesce(e.kind, t.found_in)
                     from asked a
                     join case_word t on t.tenant_id = $1 and t.case_id = c.id and t.word >= a.first and t.word <= a.last
                     left join case_entry e on t.found_in = 'story' and e.tenant_id = $1 and e.id = t.source)
             from (
                 select c.* from led join case_file c on c.tenant_id = $1 and c.id = led.case_id
                 where not exists (
                     select from asked a where not exists (
                         select from case_word t where t.tenant_id = $1 and t.case_id = c.id
                             and t.word >= a.first and t.word <= a.last)) and",
            seen_by!("$3"),
            "
                 order by c.opened_at desc, c.id desc
                 limit $6
             ) c
             join team t on t.tenant_id = $1 and t.id = c.team_id
             left join staff a on a.tenant_id = $1 and a.id = c.assignee_id
             order by c.opened_at desc, c.id desc"
        )
    };
}

/// The newest cases in which every word stands, of those that whoever asks may see. Of a caller who isn't verified
/// nothing is found by what was written. One round trip.
pub(super) async fn search(tx: &TenantTx, words: &str, looker: Looker) -> Result<Vec<FoundByContent>, DbError> {
    let me = tx.actor().staff().map(StaffId::uuid);
    let call = looker.call.map(InteractionId::uuid);
    let found = tx
        .rows(searched!(), args![tx.tenant(), words, me, call, tx.now(), MOST], |row| {
            let kinds: Vec<String> = row.get(17)?;
            let found_in: BTreeSet<_> = kinds.iter().map(|kind| found_in(kind)).collect();
            let seen = looker.sight(row, 14)? == Sight::Whole;
            Ok(seen.then_some(FoundByContent { case: summary(row)?, found_in: found_in.into_iter().collect() }))
        })
        .await?;
    Ok(found.into_iter().flatten().collect())
}

/// Makes some cases findable that are older than the search.
pub(super) async fn catch_up(tx: &TenantTx) -> Result<u64, DbError> {
    tx.run(
        "with older as (
             select id, answers from case_file where tenant_id = $1 and not worded order by id limit $2
             for no key update skip locked
         ), worded as (
             select keep_words($1, e.case_id, 'story', e.id, e.text)
             from older join case_entry e on e.tenant_id = $1 and e.case_id = older.id
             where e.text is not null and e.kind <> 'begun'
             union all
             select keep_words($1, older.id, 'answers', older.id, answers_in_words(older.answers)) from older
         ), told as (
             select count(*) from worded
         )
         update case_file c set worded = true from older, told where c.tenant_id = $1 and c.id = older.id",
        args![tx.tenant(), STEP],
    )
    .await
}
