//! Every query of councils. All are the platform's: no table here belongs to a council.

use std::sync::Arc;

use contract::council::{Council, CouncilState};
use contract::{CouncilId, Prefix};
use serde_json::json;
use tenancy_api::{ChangeCouncil, CouncilSummary};
use tenant_db::{DbError, PlatformTx, Row, args};
use uuid::Uuid;

use super::NewCouncil;

const SUMMARY: &str = "select c.id, c.code, c.name, c.tier, p.code, c.prefix, c.state, c.version,
    (select array_agg(h.host order by h.position) from tenancy.council_host h where h.council_id = c.id)
    from tenancy.council c left join tenancy.council p on p.id = c.parent_id";

/// The next council's number: councils are added one at a time.
pub(super) async fn next_number(tx: &PlatformTx) -> Result<u32, DbError> {
    tx.run("select pg_advisory_xact_lock(hashtext('tenancy.council.number'))", args![]).await?;
    let next =
        tx.row("select coalesce(max(number) + 1, 0) from tenancy.council", args![], |row| row.get::<i32>(0)).await?;
    Ok(next.unwrap_or(0).unsigned_abs())
}

pub(super) async fn insert(
    tx: &PlatformTx,
    id: CouncilId,
    number: u32,
    prefix: Prefix,
    parent: Option<CouncilId>,
    new: &NewCouncil,
) -> Result<(), DbError> {
    tx.run(
        "insert into tenancy.council
         (id, number, prefix, code, name, tier, parent_id, slug, colours, contact, languages, division, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            id.uuid(),
            i32::try_from(number).unwrap_or(i32::MAX),
            prefix.as_str(),
            new.code.as_str(),
            json!(new.name),
            new.tier.name(),
            parent.map(CouncilId::uuid),
            new.slug.as_str(),
            json!(new.colours),
            json!(new.contact),
            json!(new.languages),
            division(new.division),
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

fn division(division: contract::council::Division) -> &'static str {
    match division {
        contract::council::Division::EnglandAndWales => "england-and-wales",
        contract::council::Division::Scotland => "scotland",
        contract::council::Division::NorthernIreland => "northern-ireland",
    }
}

/// Makes these the council's hosts, the first one that of its links.
pub(super) async fn replace_hosts(tx: &PlatformTx, council: CouncilId, hosts: &[String]) -> Result<(), DbError> {
    tx.run("delete from tenancy.council_host where council_id = $1", args![council.uuid()]).await?;
    tx.run(
        "insert into tenancy.council_host (host, council_id, position)
         select host, $1, position - 1 from unnest($2::text[]) with ordinality as host(host, position)",
        args![council.uuid(), hosts.to_vec()],
    )
    .await?;
    Ok(())
}

/// Changes what is given, if the council is still at `version`.
pub(super) async fn update(
    tx: &PlatformTx,
    council: CouncilId,
    version: i64,
    change: &ChangeCouncil,
) -> Result<bool, DbError> {
    let state = change.state.map(|state| match state {
        CouncilState::Active => "active",
        CouncilState::Suspended => "suspended",
    });
    let changed = tx
        .run(
            "update tenancy.council set
                name = coalesce($3, name), colours = coalesce($4, colours), contact = coalesce($5, contact),
                state = coalesce($6, state), version = version + 1
             where id = $1 and version = $2",
            args![
                council.uuid(),
                version,
                change.name.as_ref().map(|name| json!(name)),
                change.colours.as_ref().map(|colours| json!(colours)),
                change.contact.as_ref().map(|contact| json!(contact)),
                state
            ],
        )
        .await?;
    Ok(changed == 1)
}

pub(super) async fn by_code(tx: &PlatformTx, code: &str) -> Result<Option<CouncilSummary>, DbError> {
    let rows = tx.rows_of(&format!("{SUMMARY} where c.code = $1"), args![code.to_owned()], summary).await?;
    Ok(rows.into_iter().next())
}

/// Up to `limit + 1` councils after a code.
pub(super) async fn page(tx: &PlatformTx, after: &str, limit: u16) -> Result<Vec<CouncilSummary>, DbError> {
    let sql = format!("{SUMMARY} where c.code > $1 order by c.code limit $2");
    tx.rows_of(&sql, args![after.to_owned(), i64::from(limit) + 1], summary).await
}

fn summary(row: Row<'_>) -> Result<CouncilSummary, DbError> {
    Ok(CouncilSummary {
        id: row.id(0)?,
        code: row.get(1)?,
        name: row.json(2)?,
        tier: known(row.get(3)?)?,
        parent: row.get(4)?,
        prefix: row.get(5)?,
        state: known(row.get(6)?)?,
        version: row.get(7)?,
        hosts: row.get::<Option<Vec<String>>>(8)?.unwrap_or_default(),
    })
}

/// A tag that changes whenever any council does: versions only ever grow.
pub(super) async fn directory_tag(tx: &PlatformTx) -> Result<String, DbError> {
    let sql = "select count(*), coalesce(sum(version), 0)::bigint from tenancy.council";
    let tag = tx.row(sql, args![], |row| Ok(format!("\"{}-{}\"", row.get::<i64>(0)?, row.get::<i64>(1)?))).await?;
    Ok(tag.unwrap_or_default())
}

pub(super) async fn directory(tx: &PlatformTx) -> Result<Vec<Arc<Council>>, DbError> {
    tx.rows(
        "select c.id, c.code, c.name, c.tier, c.parent_id, c.slug, c.prefix, c.colours, c.contact, c.languages,
                c.division, c.state, c.clock_offset,
                (select array_agg(h.host order by h.position) from tenancy.council_host h where h.council_id = c.id)
         from tenancy.council c order by c.code",
        args![],
        |row| {
            Ok(Arc::new(Council {
                id: row.id(0)?,
                code: row.get(1)?,
                name: row.json(2)?,
                tier: known(row.get(3)?)?,
                parent: row.id_or_null(4)?,
                slug: row.get(5)?,
                prefix: known(row.get(6)?)?,
                colours: row.json(7)?,
                contact: row.json(8)?,
                languages: row.json(9)?,
                division: known(row.get(10)?)?,
                state: known(row.get(11)?)?,
                clock_offset: row.get(12)?,
                hosts: row.get::<Option<Vec<String>>>(13)?.unwrap_or_default(),
            }))
        },
    )
    .await
}

/// A word of a checked column as the type that writes it so.
fn known<T: serde::de::DeserializeOwned>(word: &str) -> Result<T, DbError> {
    serde_json::from_value(json!(word)).map_err(|_| DbError::Bug("a checked column holds another word".into()))
}

/// Keeps what an operator did, without values.
pub(super) async fn audit(
    tx: &PlatformTx,
    action: &'static str,
    council: CouncilId,
    fields: &[&'static str],
) -> Result<(), DbError> {
    let id: contract::AuditId = tx.new_id();
    let operator: Option<Uuid> = super::operator(tx);
    tx.run(
        "insert into tenancy.operator_audit (id, happened_at, operator_id, action, council_id, fields) values ($1, $2, $3, $4, $5, $6)",
        args![id.uuid(), tx.now(), operator, action, council.uuid(), json!(fields)],
    )
    .await?;
    Ok(())
}
