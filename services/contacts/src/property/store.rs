//! Every query by which properties are found.

use contacts_api::{ContactSummary, LinkedCase};
use contract::text::Postcode;
use contract::{CaseId, ContactId, InteractionId, Looking, StaffId};
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

use super::{Looker, Occupant};
use crate::access::store::{calling, verified_in};
use crate::contact::store::judged;

/// The most who gave an address in one postcode that are read.
const MOST_OCCUPANTS: i64 = 500;
/// The most cases that are read for them.
const MOST_CASES: i64 = 200;

/// Those who gave an address in a postcode that begins like this (folded) and may be seen whole: with the
/// others their address would be told.
pub(super) async fn occupants(
    tx: &TenantTx,
    postcode: &Postcode,
    beginning: &str,
    looker: Looker,
) -> Result<Vec<Occupant>, DbError> {
    let found = tx
        .rows(
            concat!(
                "select d.key, d.value, d.postcode, c.id, c.name, c.postcode, c.cases,
             coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false),
             exists (select from contact_case k where k.tenant_id = $1 and k.id = $6 and k.contact_id = c.id),",
                verified_in!("$5", "c.id", "$7", "$8"),
                ",",
                calling!("c.id", "$7", "$8"),
                "
         from detail d join contact c on c.tenant_id = $1 and c.id = d.contact_id
         where d.tenant_id = $1 and d.kind = 'address' and d.postcode = $2 and d.ended_at is null
             and starts_with(d.key, $3)
         order by d.key, d.last_seen_at desc limit $4"
            ),
            args![
                tx.tenant(),
                postcode.as_str(),
                beginning,
                MOST_OCCUPANTS,
                looker.why.call.map(InteractionId::uuid),
                looker.why.case.map(CaseId::uuid),
                tx.actor().staff().map(StaffId::uuid),
                tx.now(),
            ],
            |row| {
                let looking = Looking { in_call: looker.in_call, trusted: looker.trusted, ..Looking::default() };
                if judged(row, 7, looking)?.is_masked() {
                    return Ok(None);
                }
                let person =
                    ContactSummary { id: row.id(3)?, name: row.get(4)?, postcode: row.get(5)?, cases: row.get(6)? };
                let (key, lines, postcode) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(Some(Occupant { key, lines, postcode, person }))
            },
        )
        .await?;
    Ok(found.into_iter().flatten().collect())
}

/// The cases of several people, the newest first. One round trip.
pub(super) async fn cases(tx: &TenantTx, people: &[ContactId]) -> Result<Vec<(ContactId, LinkedCase)>, DbError> {
    let ids: Vec<Uuid> = people.iter().map(|person| person.uuid()).collect();
    tx.rows(
        "select contact_id, id, reference, service, opened_at from contact_case
         where tenant_id = $1 and contact_id = any($2) order by opened_at desc, id desc limit $3",
        args![tx.tenant(), ids, MOST_CASES],
        |row| {
            let case =
                LinkedCase { id: row.id(1)?, reference: row.get(2)?, service: row.get(3)?, opened_at: row.get(4)? };
            Ok((row.id(0)?, case))
        },
    )
    .await
}
