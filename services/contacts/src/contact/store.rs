//! Every query on contacts.

use contacts_api::refuge::RefugeScope;
use contacts_api::{Contact, ContactAddress, ContactSummary, LinkedCase};
use contract::text::Postcode;
use contract::{AuditId, CaseId, ContactId, InteractionId, LookReason, Looking, Sight, StaffId};
use sea_orm::{ActiveValue::Set, EntityTrait};
use tenant_db::{DbError, Row, TenantTx, args};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::recognise::{Held, Key};
use super::row::{contact, contact_case};
use super::{Known, Person, ReportedCase};
use crate::access::store::{calling, own_call, verified_in};
use crate::interaction::store::stored_or_none;
use crate::mask;
use crate::refuge::store::refuge_of;

/// The version of someone who was just added.
pub(super) const FIRST_VERSION: i64 = 1;

/// The most cases of one person that are shown with them.
const MOST_CASES: i64 = 200;

/// Holds the keys of a report until the transaction ends, and says whom each stands for: where a record was merged into
/// another, the one that stays. What two gave whose records were merged stands for one.
pub(super) async fn hold(tx: &TenantTx, keys: &[Key], at: OffsetDateTime) -> Result<Vec<Held>, DbError> {
    let texts: Vec<&str> = keys.iter().map(|key| key.text.as_str()).collect();
    tx.rows(
        "with held as (
         insert into recognition (tenant_id, id, key, seen_at)
         select $1, given.id, given.key, $4 from unnest($2::uuid[], $3::text[]) as given(id, key) order by given.key
         on conflict (tenant_id, key) do update set seen_at = greatest(recognition.seen_at, excluded.seen_at)
         returning key, contact_id, other_id, shared
         )
         select held.key, coalesce(first.stays_as, first.id), first.id,
             held.shared and coalesce(other.stays_as, other.id) is distinct from coalesce(first.stays_as, first.id)
         from held left join contact first on first.tenant_id = $1 and first.id = held.contact_id
         left join contact other on other.tenant_id = $1 and other.id = held.other_id",
        args![tx.tenant(), new_ids(tx, keys.len()), texts, at],
        |row| {
            let text: &str = row.get(0)?;
            let key = keys.iter().find(|key| key.text == text);
            let kind = key.ok_or_else(|| DbError::Bug("a key that wasn't asked for".into()))?.kind;
            Ok(Held { kind, contact: row.id_or_null(1)?, own: row.id_or_null(2)?, shared: row.get(3)? })
        },
    )
    .await
}

/// Keys of someone who has died stand for who gave them since, or for nobody yet.
pub(super) async fn pass_on(tx: &TenantTx, keys: &[Key], died: ContactId) -> Result<(), DbError> {
    let texts: Vec<&str> = keys.iter().map(|key| key.text.as_str()).collect();
    tx.run(
        "with theirs as (
             select r.id, case when coalesce(o.stays_as, o.id) <> $3 then o.id end as next from recognition r
             join contact f on f.tenant_id = $1 and f.id = r.contact_id and coalesce(f.stays_as, f.id) = $3
             left join contact o on o.tenant_id = $1 and o.id = r.other_id
             where r.tenant_id = $1 and r.key = any($2)
         )
         update recognition r set contact_id = t.next, by_imports = case when t.next is not null then r.other_by_imports end,
             other_id = null, other_by_imports = null
         from theirs t where r.tenant_id = $1 and r.id = t.id",
        args![tx.tenant(), texts, died.uuid()],
    )
    .await?;
    Ok(())
}

/// The report's keys stand for this person; those that stood for another are shared from now on.
pub(super) async fn claim(tx: &TenantTx, keys: &[Key], contact: ContactId) -> Result<(), DbError> {
    let texts: Vec<&str> = keys.iter().map(|key| key.text.as_str()).collect();
    tx.run(
        "with given as (
             select r.id, coalesce(f.stays_as, f.id) as first, coalesce(o.stays_as, o.id) as other from recognition r
             left join contact f on f.tenant_id = $1 and f.id = r.contact_id
             left join contact o on o.tenant_id = $1 and o.id = r.other_id
             where r.tenant_id = $1 and r.key = any($2)
         )
         update recognition r set contact_id = coalesce(r.contact_id, $3), shared = r.shared or coalesce(g.first <> $3, false),
             other_id = case when coalesce(g.first, $3) = $3 or g.other = $3 then r.other_id when not r.shared then $3 end,
             by_imports = case when coalesce(g.first, $3) <> $3 then r.by_imports end,
             other_by_imports = case when coalesce(g.first, $3) = $3 then r.other_by_imports end
         from given g where r.tenant_id = $1 and r.id = g.id",
        args![tx.tenant(), texts, contact.uuid()],
    )
    .await?;
    Ok(())
}

pub(super) async fn is_linked(tx: &TenantTx, case: CaseId) -> Result<bool, DbError> {
    let found = contact_case::Entity::find_by_id((tx.tenant(), case.uuid())).one(tx).await?;
    Ok(found.is_some())
}

/// Under whom someone is known: the record that stays, where theirs was merged into another. `None` when the council
/// knows nobody by this id.
pub(crate) async fn stays(tx: &TenantTx, id: ContactId) -> Result<Option<ContactId>, DbError> {
    tx.row(
        "select coalesce(stays_as, id) from contact where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid()],
        |row| row.id(0),
    )
    .await
}

/// As [`stays`], for what is about to be theirs: until the transaction ends nobody merges that record, nor the one that
/// stays. Both are locked in the order in which merges lock them.
pub(crate) async fn stays_held(tx: &TenantTx, id: ContactId) -> Result<Option<ContactId>, DbError> {
    loop {
        let held: Vec<(ContactId, ContactId)> = tx
            .rows(
                "select id, coalesce(stays_as, id) from contact where tenant_id = $1 and id in (
                     $2, (select c.stays_as from contact c where c.tenant_id = $1 and c.id = $2))
                 order by id for no key update",
                args![tx.tenant(), id.uuid()],
                |row| Ok((row.id(0)?, row.id(1)?)),
            )
            .await?;
        let Some((_, stays)) = held.iter().find(|(held, _)| *held == id) else { return Ok(None) };
        // Where it was merged while its row was waited for, the one that stays isn't held yet.
        if held.iter().any(|(held, _)| held == stays) {
            return Ok(Some(*stays));
        }
    }
}

/// Makes a new contact, with so many cases.
pub(super) async fn insert(
    tx: &TenantTx,
    person: &Person,
    cases: i64,
    at: OffsetDateTime,
) -> Result<ContactId, DbError> {
    let id: ContactId = tx.new_id();
    let row = contact::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id.uuid()),
        name: Set(person.name.as_str().to_owned()),
        name_key: Set(person.name.key()),
        postcode: Set(person.postcode.as_ref().map(|postcode| postcode.as_str().to_owned())),
        cases: Set(cases),
        first_seen_at: Set(at),
        last_seen_at: Set(at),
        date_of_birth: Set(None),
        version: Set(FIRST_VERSION),
    };
    contact::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// One case more of who stays; name and postcode as last given of the record by which they are known.
pub(super) async fn seen_again(
    tx: &TenantTx,
    known: Known,
    person: &Person,
    at: OffsetDateTime,
) -> Result<(), DbError> {
    tx.run(
        "update contact set cases = cases + (id = $2)::int,
             name = case when id = $7 and $6 >= last_seen_at then $3 else name end,
             name_key = case when id = $7 and $6 >= last_seen_at then $4 else name_key end,
             postcode = case when id = $7 and $6 >= last_seen_at then coalesce($5, postcode) else postcode end,
             version = version + 1,
             first_seen_at = least(first_seen_at, $6), last_seen_at = greatest(last_seen_at, $6)
         where tenant_id = $1 and id in ($2, $7)",
        args![
            tx.tenant(),
            known.stays.uuid(),
            person.name.as_str(),
            person.name.key(),
            person.postcode.as_ref().map(Postcode::as_str),
            at,
            known.own.uuid()
        ],
    )
    .await?;
    Ok(())
}

/// What someone gave, column by column.
#[derive(Default)]
pub(super) struct Details {
    pub kinds: Vec<&'static str>,
    pub keys: Vec<String>,
    pub values: Vec<String>,
    pub postcodes: Vec<Option<String>>,
}

pub(super) fn details(person: &Person) -> Details {
    let mut given = Details::default();
    let mut keep = |kind: &'static str, key: String, value: &str, postcode: Option<&str>| {
        given.kinds.push(kind);
        given.keys.push(key);
        given.values.push(value.to_owned());
        given.postcodes.push(postcode.map(str::to_owned));
    };
    if let Some(email) = &person.email {
        keep("email", email.key(), email.as_str(), None);
    }
    if let Some(phone) = &person.phone {
        keep("phone", phone.as_str().to_owned(), phone.as_str(), None);
    }
    if let Some(address) = &person.address {
        let key = format!("{} {}", contract::text::fold(&address.lines), address.postcode);
        keep("address", key, &address.lines, Some(&address.postcode));
    }
    given
}

/// Keeps every detail that was given, or that it was given again; a new one of a merged record is its own.
pub(super) async fn keep_details(
    tx: &TenantTx,
    known: Known,
    person: &Person,
    at: OffsetDateTime,
) -> Result<(), DbError> {
    let Details { kinds, keys, values, postcodes } = details(person);
    tx.run(
        "insert into detail as d (tenant_id, id, contact_id, origin_id, kind, key, value, postcode, first_seen_at, last_seen_at)
         select $1, given.id, $2, nullif($9, $2), given.kind, given.key, given.value, given.postcode, $8, $8
         from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) as given(id, kind, key, value, postcode)
         on conflict (tenant_id, contact_id, kind, key) do update
         set value = excluded.value, last_seen_at = greatest(d.last_seen_at, excluded.last_seen_at), ended_at = null,
             by_imports = null",
        args![
            tx.tenant(),
            known.stays.uuid(),
            new_ids(tx, kinds.len()),
            kinds,
            keys,
            values,
            postcodes,
            at,
            known.own.uuid()
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn link(tx: &TenantTx, contact: ContactId, case: &ReportedCase) -> Result<(), DbError> {
    let row = contact_case::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(case.id.uuid()),
        contact_id: Set(contact.uuid()),
        reference: Set(case.reference.clone()),
        service: Set(case.service.clone()),
        opened_at: Set(case.opened_at),
    };
    contact_case::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// One version on, where someone is still at this one; their row is locked.
pub(super) async fn step(tx: &TenantTx, id: ContactId, version: i64) -> Result<bool, DbError> {
    let stepped = tx
        .run(
            "update contact set version = version + 1, made_by_import = null
             where tenant_id = $1 and id = $2 and version = $3",
            args![tx.tenant(), id.uuid(), version],
        )
        .await?;
    Ok(stepped == 1)
}

/// Another name, and another postcode where one is given.
pub(super) async fn rename(tx: &TenantTx, id: ContactId, person: &Person) -> Result<(), DbError> {
    tx.run(
        "update contact set name = $3, name_key = $4, postcode = coalesce($5, postcode) where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            person.name.as_str(),
            person.name.key(),
            person.postcode.as_ref().map(Postcode::as_str)
        ],
    )
    .await?;
    Ok(())
}

/// When they were born.
pub(super) async fn set_birth(tx: &TenantTx, id: ContactId, born: Date) -> Result<(), DbError> {
    tx.run(
        "update contact set date_of_birth = $3 where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), born],
    )
    .await?;
    Ok(())
}

/// Ends details that are wrong or no longer theirs: nobody is recognised by them as this person any more.
pub(super) async fn end_details(tx: &TenantTx, id: ContactId, values: &[String]) -> Result<(), DbError> {
    if values.is_empty() {
        return Ok(());
    }
    tx.run(
        "with ended as (
             update detail set ended_at = $4
             where tenant_id = $1 and contact_id = $2 and value = any($3) and ended_at is null
             returning kind, key, postcode
         ), known as (
             select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2)
         ), hidden as (
             update detail h set ended_at = $4 from ended e
             where h.tenant_id = $1 and h.contact_id is null and h.left_by is null and h.ended_at is null
                 and h.origin_id in (select id from known) and h.kind = e.kind and h.key = e.key
         )
         update recognition r set contact_id = null
         from ended e
         where r.tenant_id = $1 and r.contact_id in (select id from known)
             and (r.key = e.kind || ':' || e.key or e.kind = 'phone' and starts_with(r.key, 'phone:' || e.key || ':')
                 or e.kind = 'address' and starts_with(r.key, 'home:' || e.postcode || ':'))",
        args![tx.tenant(), id.uuid(), values, tx.now()],
    )
    .await?;
    Ok(())
}

/// People by name, after one of them, each as they may be seen.
pub(super) async fn list(
    tx: &TenantTx,
    after: Option<ContactId>,
    most: i64,
    trusted: bool,
) -> Result<Vec<ContactSummary>, DbError> {
    let after = after.map_or(Uuid::nil(), ContactId::uuid);
    tx.rows(
        "select id, name, postcode, cases,
             coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false)
         from contact
         where tenant_id = $1 and merged_into is null
             and (name_key, id) > (coalesce((select k.name_key from contact k where k.tenant_id = $1 and k.id = $2), ''), $2)
         order by name_key, id limit $3",
        args![tx.tenant(), after, most],
        |row| {
            let summary =
                ContactSummary { id: row.id(0)?, name: row.get(1)?, postcode: row.get(2)?, cases: row.get(3)? };
            let looking = Looking { on: row.get(4)?, trusted, ..Looking::default() };
            Ok(mask::summary(looking.sight(), summary))
        },
    )
    .await
}

/// How much of someone may be seen; `None` when nobody has the id.
pub(crate) async fn sight(
    tx: &TenantTx,
    id: ContactId,
    why: LookReason,
    trusted: bool,
) -> Result<Option<Sight>, DbError> {
    tx.row(
        concat!(
            "select coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false),
                 exists (select from contact_case k where k.tenant_id = $1 and k.id = $4 and k.contact_id = c.id),",
            verified_in!("$3", "c.id", "$5", "$6"),
            ",",
            calling!("c.id", "$5", "$6"),
            " from contact c where c.tenant_id = $1 and c.id = $2"
        ),
        args![
            tx.tenant(),
            id.uuid(),
            why.call.map(InteractionId::uuid),
            why.case.map(CaseId::uuid),
            tx.actor().staff().map(StaffId::uuid),
            tx.now(),
        ],
        |row| {
            let looking = Looking { in_call: why.call.is_some(), trusted, ..Looking::default() };
            judged(row, 0, looking)
        },
    )
    .await
}

/// How much of someone may be seen, from four columns that begin at `at`: whether the council verifies callers,
/// whether the look is from a case of theirs, whether its call verified them, whether the looker has them in
/// another.
pub(crate) fn judged(row: Row<'_>, at: usize, looking: Looking) -> Result<Sight, DbError> {
    let looking = Looking {
        on: row.get(at)?,
        from_their_case: row.get(at + 1)?,
        verified: row.get(at + 2)?,
        calling: row.get(at + 3)?,
        ..looking
    };
    Ok(looking.sight())
}

/// One person with everything that is known of them but their marks, how much of it may be seen, and what
/// of the reason holds: a call of the looker's own, a case of theirs.
pub(super) async fn read(
    tx: &TenantTx,
    id: ContactId,
    why: LookReason,
    trusted: bool,
) -> Result<Option<(Contact, Sight, LookReason)>, DbError> {
    tx.row(
        concat!(
            "select c.name, c.first_seen_at,
             array(select d.value from detail d where d.tenant_id = $1 and d.contact_id = $2 and d.kind = 'email'
                   and d.ended_at is null order by d.last_seen_at desc, d.id desc),
             array(select d.value from detail d where d.tenant_id = $1 and d.contact_id = $2 and d.kind = 'phone'
                   and d.ended_at is null order by d.last_seen_at desc, d.id desc),
             (select coalesce(jsonb_agg(jsonb_build_object('lines', d.value, 'postcode', d.postcode)
                                        order by d.last_seen_at desc, d.id desc), '[]')
              from detail d where d.tenant_id = $1 and d.contact_id = $2 and d.kind = 'address' and d.ended_at is null),
             (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'reference', k.reference, 'service', k.service,
                                                           'opened_at', k.opened_at)
                                        order by k.opened_at desc, k.id desc), '[]')
              from (select * from contact_case where tenant_id = $1 and contact_id = $2
                    order by opened_at desc, id desc limit $3) k),
             c.date_of_birth, c.version,
             coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false),
             k.id is not null,",
            verified_in!("$4", "c.id", "$6", "$7"),
            ",",
            calling!("c.id", "$6", "$7"),
            ", i.id, k.id, array(select m.id from contact m where m.tenant_id = $1 and m.stays_as = c.id),",
            refuge_of!("c.id"),
            "from contact c
         left join interaction i on i.tenant_id = $1 and i.id = $4 and",
            own_call!("i", "$6", "$7"),
            "
         left join contact_case k on k.tenant_id = $1 and k.id = $5 and k.contact_id = c.id
         where c.tenant_id = $1 and c.id = $2"
        ),
        args![
            tx.tenant(),
            id.uuid(),
            MOST_CASES,
            why.call.map(InteractionId::uuid),
            why.case.map(CaseId::uuid),
            tx.actor().staff().map(StaffId::uuid),
            tx.now(),
        ],
        |row| {
            let holds = LookReason { call: row.id_or_null(12)?, case: row.id_or_null(13)? };
            let looking = Looking { in_call: why.call.is_some(), trusted, ..Looking::default() };
            let contact = Contact {
                marks: Vec::new(),
                id,
                refuge: stored_or_none(row.get(15)?, RefugeScope::named)?,
                address_protected: row.get(16)?,
                merged: row.get::<Vec<Uuid>>(14)?.into_iter().map(ContactId::from).collect(),
                masked: false,
                name: row.get(0)?,
                first_seen_at: row.get(1)?,
                emails: row.get(2)?,
                phones: row.get(3)?,
                addresses: row.json::<Vec<ContactAddress>>(4)?,
                cases: row.json::<Vec<LinkedCase>>(5)?,
                date_of_birth: row.get(6)?,
                version: row.get(7)?,
            };
            Ok((contact, judged(row, 8, looking)?, holds))
        },
    )
    .await
}

pub(super) fn new_ids(tx: &TenantTx, count: usize) -> Vec<Uuid> {
    (0..count).map(|_| tx.new_id::<AuditId>().uuid()).collect()
}
