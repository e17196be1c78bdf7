//! Every query by which addresses are looked up.

use contacts_api::address::FoundAddress;
use tenant_db::{DbError, Row, TenantTx, args};

use super::Typed;

/// How many streets are looked through at most.
const MOST_PLACES: i64 = 300;
/// What no word comes after that begins with what stands before it.
const LAST: char = '\u{10FFFF}';

/// The addresses of the file that is current, under a name, and which of them.
macro_rules! addresses {
    ($($which:literal),+) => {
        concat!(
            "select a.uprn, a.line, a.town, a.postcode, a.ward, a.latitude, a.longitude from address a
             where a.tenant_id = $1 and a.gone_at is null
                 and a.file_id = (
                     select f.id from address_file f
                     where f.tenant_id = $1 and f.state = 'current' and f.holds = 'addresses') and ",
            $($which),+
        )
    };
}

fn found(row: Row<'_>) -> Result<FoundAddress, DbError> {
    Ok(FoundAddress {
        uprn: row.get(0)?,
        line: row.get(1)?,
        town: row.get(2)?,
        postcode: row.get(3)?,
        ward: row.get(4)?,
        latitude: row.get(5)?,
        longitude: row.get(6)?,
    })
}

/// Whether the council has brought addresses in.
pub(super) async fn kept(tx: &TenantTx) -> Result<bool, DbError> {
    let sql = "select from address_file where tenant_id = $1 and state = 'current' and holds = 'addresses'";
    Ok(tx.row(sql, args![tx.tenant()], |_| Ok(())).await?.is_some())
}

/// The addresses of a postcode, in the order of their numbers.
pub(super) async fn of_postcode(tx: &TenantTx, postcode: &str, most: i64) -> Result<Vec<FoundAddress>, DbError> {
    let sql = addresses!("a.postcode = $2 order by a.sort, a.uprn limit $3");
    tx.rows(sql, args![tx.tenant(), postcode, most], found).await
}

/// The address of a UPRN.
pub(super) async fn of_uprn(tx: &TenantTx, uprn: &str) -> Result<Vec<FoundAddress>, DbError> {
    tx.rows(addresses!("a.uprn = $2"), args![tx.tenant(), uprn], found).await
}

/// Addresses that have every word of what was typed, in streets that have its words.
pub(super) async fn typed(tx: &TenantTx, typed: &Typed, most: i64) -> Result<Vec<FoundAddress>, DbError> {
    let after = |word: &String| format!("{word}{LAST}");
    tx.rows(
        concat!(
            "with current as (
                 select f.id from address_file f where f.tenant_id = $1 and f.state = 'current' and f.holds = 'addresses'),
             first as materialized (
                 select distinct w.place from address_word w
                 where w.tenant_id = $1 and w.file_id = (select id from current) and w.word >= $2 and w.word < $3),
             place as (
                 select f.place from first f
                 where not exists (
                     select from unnest($4::text[], $5::text[]) as o(low, high)
                     where not exists (
                         select from address_word x
                         where x.tenant_id = $1 and x.file_id = (select id from current) and x.place = f.place
                             and x.word >= o.low and x.word < o.high))
                 order by f.place limit $6)
             select a.* from place p cross join lateral (",
            "select a.uprn, a.line, a.town, a.postcode, a.ward, a.latitude, a.longitude, a.sort from address a
             where a.tenant_id = $1 and a.file_id = (select id from current) and a.place = p.place and a.gone_at is null
                 and not exists (
                     select from unnest($7::text[]) as t(token) where strpos(' ' || a.folded, ' ' || t.token) = 0)
             order by a.sort, a.uprn limit $8",
            ") a order by p.place, a.sort, a.uprn limit $8"
        ),
        args![
            tx.tenant(),
            typed.first.clone(),
            after(&typed.first),
            typed.others.clone(),
            typed.others.iter().map(after).collect::<Vec<_>>(),
            MOST_PLACES,
            typed.tokens.clone(),
            most
        ],
        found,
    )
    .await
}
