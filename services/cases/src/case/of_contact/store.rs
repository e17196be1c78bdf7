use cases_api::case::CaseSummary;
use contract::{ContactId, InteractionId, StaffId};
use tenant_db::{DbError, TenantTx, args};

use crate::caller::store::looking;
use crate::caller::{Looker, mask};
use crate::case::store::{seen_by, summary, summary_columns};

/// How many cases of a person are looked at, and how many are given.
const NEWEST: i64 = 50;
const MOST: i64 = 9;

/// The newest cases of a person that whoever asks may see: those that go on before those that are done.
/// One round trip.
pub(super) async fn of_contact(tx: &TenantTx, contact: ContactId, looker: Looker) -> Result<Vec<CaseSummary>, DbError> {
    tx.rows(
        concat!(
            "select ",
            summary_columns!(),
            ",",
            looking!("c.contact_id", "c.call_id", "$6", "$5", "$7"),
            " from (
                 select * from case_file c
                 where c.tenant_id = $1 and c.contact_id = $2 and",
            seen_by!("$5"),
            "
                 order by c.opened_at desc, c.id desc
                 limit $3
             ) c
             join team t on t.tenant_id = $1 and t.id = c.team_id
             left join staff a on a.tenant_id = $1 and a.id = c.assignee_id
             order by c.state = 'done', c.opened_at desc, c.id desc
             limit $4"
        ),
        args![
            tx.tenant(),
            contact.uuid(),
            NEWEST,
            MOST,
            tx.actor().staff().map(StaffId::uuid),
            looker.call.map(InteractionId::uuid),
            tx.now()
        ],
        |row| Ok(mask::summary(looker.sight(row, 14)?, summary(row)?)),
    )
    .await
}
