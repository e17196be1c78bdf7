//! Every query on the access log.

use contacts_api::LookEntry;
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

/// After every look.
const END: OffsetDateTime = datetime!(9999-12-31 0:00 UTC);

/// Looks before a moment and an id, the newest first, with their ids.
pub(super) async fn list(
    tx: &TenantTx,
    before: Option<(OffsetDateTime, Uuid)>,
    most: i64,
) -> Result<Vec<(Uuid, LookEntry)>, DbError> {
    let (at, id) = before.unwrap_or((END, Uuid::nil()));
    tx.rows(
        "select id, staff_id, subject_id, screen, looked_at from access_log
         where tenant_id = $1 and looked_at <= $2 and (looked_at < $2 or id > $3)
         order by looked_at desc, id limit $4",
        args![tx.tenant(), at, id, most],
        |row| {
            let look = LookEntry {
                staff_id: row.id(1)?,
                subject_id: row.get(2)?,
                screen: row.get(3)?,
                call: None,
                case: None,
                looked_at: row.get(4)?,
            };
            Ok((row.get(0)?, look))
        },
    )
    .await
}
