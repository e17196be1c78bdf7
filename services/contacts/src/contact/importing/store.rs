//! Every query about what imports put on people.

use contract::{CaseId, ContactId, ImportId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;

use super::super::recognise::Key;
use super::super::store::{Details, details, new_ids};
use super::super::{Person, ReportedCase};

/// One case more of someone. Who is known otherwise than by this import is called what they were.
pub(super) async fn one_more(
    tx: &TenantTx,
    id: ContactId,
    person: &Person,
    (import, at): (ImportId, OffsetDateTime),
) -> Result<(), DbError> {
    tx.run(
        "update contact set cases = cases + 1, version = version + 1,
             name = case when made_by_import = $6 and $7 >= last_seen_at then $3 else name end,
             name_key = case when made_by_import = $6 and $7 >= last_seen_at then $4 else name_key end,
             postcode = case when made_by_import = $6 and $7 >= last_seen_at then coalesce($5, postcode) else postcode end,
             first_seen_at = case when made_by_import = $6 then least(first_seen_at, $7) else first_seen_at end,
             last_seen_at = case when made_by_import = $6 then greatest(last_seen_at, $7) else last_seen_at end
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            person.name.as_str(),
            person.name.key(),
            person.postcode.as_ref().map(contract::text::Postcode::as_str),
            import.uuid(),
            at
        ],
    )
    .await?;
    Ok(())
}

/// Keeps that an import made someone known.
pub(super) async fn made_by(tx: &TenantTx, id: ContactId, import: ImportId) -> Result<(), DbError> {
    let sql = "update contact set made_by_import = $3 where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid(), import.uuid()]).await?;
    Ok(())
}

/// Held keys stand for this person, those that stood for another are shared: as far as this import says. What staff ended
/// recognises nobody again.
pub(super) async fn claim(tx: &TenantTx, keys: &[Key], id: ContactId, import: ImportId) -> Result<(), DbError> {
    let texts: Vec<&str> = keys.iter().map(|key| key.text.as_str()).collect();
    tx.run(
        "with given as (
             select r.id, coalesce(f.stays_as, f.id) as first, coalesce(o.stays_as, o.id) as other from recognition r
             left join contact f on f.tenant_id = $1 and f.id = r.contact_id
             left join contact o on o.tenant_id = $1 and o.id = r.other_id
             where r.tenant_id = $1 and r.key = any($2)
         )
         update recognition r set contact_id = coalesce(r.contact_id, $3),
             by_imports = case when g.first is null then array[$4::uuid]
                 when g.first = $3 and r.by_imports is not null and $4 <> all(r.by_imports) then r.by_imports || $4::uuid
                 else r.by_imports end,
             shared = r.shared or coalesce(g.first <> $3, false),
             other_id = case when g.first <> $3 and not r.shared then $3 else r.other_id end,
             other_by_imports = case when g.first <> $3 and not r.shared then array[$4::uuid]
                 when g.other = $3 and r.other_by_imports is not null and $4 <> all(r.other_by_imports)
                     then r.other_by_imports || $4::uuid
                 else r.other_by_imports end
         from given g where r.tenant_id = $1 and r.id = g.id and not exists (
             select from detail e where e.tenant_id = $1 and e.contact_id = $3 and e.ended_at is not null
                 and (r.key = e.kind || ':' || e.key or e.kind = 'phone' and starts_with(r.key, 'phone:' || e.key || ':')
                     or e.kind = 'address' and starts_with(r.key, 'home:' || e.postcode || ':')))",
        args![tx.tenant(), texts, id.uuid(), import.uuid()],
    )
    .await?;
    Ok(())
}

/// Keeps the details that nobody gave before. One that staff ended stays ended.
pub(super) async fn keep_details(
    tx: &TenantTx,
    id: ContactId,
    person: &Person,
    (import, at): (ImportId, OffsetDateTime),
) -> Result<(), DbError> {
    let Details { kinds, keys, values, postcodes } = details(person);
    tx.run(
        "insert into detail as d (tenant_id, id, contact_id, kind, key, value, postcode, first_seen_at, last_seen_at, by_imports)
         select $1, given.id, $2, given.kind, given.key, given.value, given.postcode, $8, $8, array[$9::uuid]
         from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) as given(id, kind, key, value, postcode)
         on conflict (tenant_id, contact_id, kind, key) do update
         set last_seen_at = greatest(d.last_seen_at, excluded.last_seen_at),
             by_imports = case when $9 = any(d.by_imports) then d.by_imports else d.by_imports || $9::uuid end
         where d.by_imports is not null",
        args![tx.tenant(), id.uuid(), new_ids(tx, kinds.len()), kinds, keys, values, postcodes, at, import.uuid()],
    )
    .await?;
    Ok(())
}

/// Links a case to someone, as one that an import brought.
pub(super) async fn link(tx: &TenantTx, id: ContactId, case: &ReportedCase, import: ImportId) -> Result<(), DbError> {
    tx.run(
        "insert into contact_case (tenant_id, id, contact_id, reference, service, opened_at, import_id)
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            tx.tenant(),
            case.id.uuid(),
            id.uuid(),
            case.reference.as_str(),
            case.service.as_str(),
            case.opened_at,
            import.uuid()
        ],
    )
    .await?;
    Ok(())
}

/// Keeps that a case was taken back.
pub(super) async fn gone(tx: &TenantTx, case: CaseId) -> Result<(), DbError> {
    let sql = "insert into case_taken_back (tenant_id, case_id) values ($1, $2) on conflict do nothing";
    tx.run(sql, args![tx.tenant(), case.uuid()]).await?;
    Ok(())
}

/// Whether a case was taken back.
pub(super) async fn is_gone(tx: &TenantTx, case: CaseId) -> Result<bool, DbError> {
    let sql = "select from case_taken_back where tenant_id = $1 and case_id = $2";
    Ok(tx.row(sql, args![tx.tenant(), case.uuid()], |_| Ok(())).await?.is_some())
}

/// Drops the link to a case, with what was written about it, and says whose it was.
pub(super) async fn unlink(tx: &TenantTx, case: CaseId) -> Result<Option<ContactId>, DbError> {
    tx.row(
        "with written as (delete from contact_message where tenant_id = $1 and case_id = $2),
             unlinked as (delete from contact_case where tenant_id = $1 and id = $2 returning contact_id)
         update contact c set cases = c.cases - 1, version = c.version + 1 from unlinked u
         where c.tenant_id = $1 and c.id = u.contact_id returning c.id",
        args![tx.tenant(), case.uuid()],
        |row| row.id(0),
    )
    .await
}

/// Takes from someone what an import alone gave them, once no case of it is theirs. Says whether it did.
pub(super) async fn take_from(tx: &TenantTx, id: ContactId, import: ImportId) -> Result<bool, DbError> {
    let sql = "select from contact_case where tenant_id = $1 and import_id = $2 and contact_id = $3 limit 1";
    if tx.row(sql, args![tx.tenant(), import.uuid(), id.uuid()], |_| Ok(())).await?.is_some() {
        return Ok(false);
    }
    for sql in [
        "update detail set by_imports = array_remove(by_imports, $3)
         where tenant_id = $1 and $3 = any(by_imports) and coalesce(contact_id, origin_id) in (
             select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2))",
        "update recognition set by_imports = array_remove(by_imports, $3)
         where tenant_id = $1 and $3 = any(by_imports) and contact_id in (
             select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2))",
        "update recognition set other_by_imports = array_remove(other_by_imports, $3)
         where tenant_id = $1 and $3 = any(other_by_imports) and other_id in (
             select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2))",
    ] {
        tx.run(sql, args![tx.tenant(), id.uuid(), import.uuid()]).await?;
    }
    for sql in [
        "delete from detail where tenant_id = $1 and by_imports = '{}' and coalesce(contact_id, origin_id) in (
             select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2))",
        // The second who gave it never did; where the first never did, the second is the first.
        "update recognition set shared = false, other_id = null, other_by_imports = null
         where tenant_id = $1 and other_by_imports = '{}' and other_id in (
             select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2))",
        "update recognition set contact_id = other_id, by_imports = other_by_imports, shared = false, other_id = null,
             other_by_imports = null
         where tenant_id = $1 and by_imports = '{}' and other_id is not null and contact_id in (
             select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2))",
        "delete from recognition where tenant_id = $1 and by_imports = '{}' and contact_id in (
             select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2))",
    ] {
        tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    }
    Ok(true)
}

/// Whether an import made someone known, and nothing else was kept of them since.
pub(super) async fn known_by_imports_alone(tx: &TenantTx, id: ContactId) -> Result<bool, DbError> {
    let found = tx
        .row(
            "select from contact c where c.tenant_id = $1 and c.id = $2 and c.made_by_import is not null
                 and not exists (select from contact_case x where x.tenant_id = $1 and c.id in (x.contact_id, x.origin_id))
                 and not exists (select from interaction x where x.tenant_id = $1 and c.id in (x.contact_id, x.origin_id))
                 and not exists (select from mark x where x.tenant_id = $1 and c.id in (x.contact_id, x.origin_id))
                 and not exists (select from verification x where x.tenant_id = $1 and x.contact_id = c.id)
                 and not exists (select from first_contact x where x.tenant_id = $1 and c.id in (x.contact_id, x.origin_id))
                 and not exists (select from contact_merge x where x.tenant_id = $1 and c.id in (x.kept_id, x.merged_id))
                 and not exists (select from refuge x where x.tenant_id = $1 and x.contact_id = c.id)
             for update of c",
            args![tx.tenant(), id.uuid()],
            |_| Ok(()),
        )
        .await?;
    Ok(found.is_some())
}

/// Removes someone of whom nothing else is kept.
pub(super) async fn forget(tx: &TenantTx, id: ContactId) -> Result<(), DbError> {
    for sql in [
        "delete from search_token where tenant_id = $1 and contact_id = $2",
        "delete from match_key where tenant_id = $1 and contact_id = $2",
        "delete from duplicate_pair where tenant_id = $1 and (one_id = $2 or other_id = $2)",
        "update recognition set other_id = null, other_by_imports = null where tenant_id = $1 and other_id = $2",
        "delete from recognition where tenant_id = $1 and contact_id = $2",
        "delete from detail where tenant_id = $1 and coalesce(contact_id, origin_id) = $2",
        "delete from contact where tenant_id = $1 and id = $2",
    ] {
        tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    }
    Ok(())
}

/// Someone is the council's own from now on, whoever made them known.
pub(super) async fn stay(tx: &TenantTx, id: ContactId) -> Result<(), DbError> {
    let sql =
        "update contact set made_by_import = null where tenant_id = $1 and id = $2 and made_by_import is not null";
    tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}
