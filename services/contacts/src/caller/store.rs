//! Every query by which callers are found.

use contacts_api::caller::Caller;
use contract::Looking;
use tenant_db::{DbError, TenantTx, args};

/// The most people of one number that are shown.
const MOST: i64 = 20;

/// Those who gave a number (E.164), whoever gave it last first; without their marks.
pub(super) async fn of_number(tx: &TenantTx, number: &str) -> Result<Vec<Caller>, DbError> {
    tx.rows(
        "select c.id, c.name, c.postcode, d.last_seen_at,
             coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false)
         from detail d join contact c on c.tenant_id = $1 and c.id = d.contact_id
         where d.tenant_id = $1 and d.kind = 'phone' and d.key = $2 and d.ended_at is null
         order by d.last_seen_at desc, d.id desc limit $3",
        args![tx.tenant(), number, MOST],
        |row| {
            // A caller is in a call, and nobody is verified before it is said who calls.
            let sight = Looking { on: row.get(4)?, in_call: true, ..Looking::default() }.sight();
            Ok(Caller {
                marks: Vec::new(),
                id: row.id(0)?,
                name: sight.name(row.get(1)?),
                postcode: row.get::<Option<String>>(2)?.map(|postcode| sight.postcode(postcode)),
                masked: sight.is_masked(),
                given_at: row.get(3)?,
            })
        },
    )
    .await
}
