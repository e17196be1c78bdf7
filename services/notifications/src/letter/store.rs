//! Every query on letters, which are messages.

use contract::{Language, MessageId, StaffId};
use notifications_api::letter::{LetterSummary, LetterView};
use tenant_db::{DbError, Row, TenantTx, args};
use uuid::Uuid;

use crate::death::WHY;
use crate::death::store::silenced;

/// The letters that wait to be printed, after an id, the oldest first.
const TO_PRINT: &str = "select id, about, coalesce(letter #>> '{reference,value}', ''), language, recipient, subject,
     created_at, version
 from message where tenant_id = $1 and state = 'to_print' and id > $2 order by id limit $3";

pub(super) async fn to_print(
    tx: &TenantTx,
    after: Option<MessageId>,
    most: i64,
) -> Result<Vec<LetterSummary>, DbError> {
    let after = after.map_or_else(Uuid::nil, MessageId::uuid);
    tx.rows(TO_PRINT, args![tx.tenant(), after, most], |row| {
        Ok(LetterSummary {
            id: row.id(0)?,
            about: row.get(1)?,
            reference: row.get(2)?,
            language: language(row, 3)?,
            to: row.get(4)?,
            subject: row.get(5)?,
            created_at: row.get(6)?,
            version: row.get(7)?,
        })
    })
    .await
}

fn language(row: Row<'_>, at: usize) -> Result<Language, DbError> {
    match row.get::<&str>(at)? {
        "en" => Ok(Language::En),
        "cy" => Ok(Language::Cy),
        _ => Err(DbError::Bug("a message's language".into())),
    }
}

pub(super) async fn read(tx: &TenantTx, id: MessageId) -> Result<Option<LetterView>, DbError> {
    tx.row(
        "select about, coalesce(letter, 'null'), created_at, sent_at, posted_by, version
         from message where tenant_id = $1 and id = $2 and means = 'letter'",
        args![tx.tenant(), id.uuid()],
        |row| {
            Ok(LetterView {
                id,
                about: row.get(0)?,
                letter: row.json(1)?,
                created_at: row.get(2)?,
                posted_at: row.get(3)?,
                posted_by: row.id_or_null(4)?,
                version: row.get(5)?,
            })
        },
    )
    .await
}

/// The version of a letter; none where there is no such letter.
pub(super) async fn version(tx: &TenantTx, id: MessageId) -> Result<Option<i64>, DbError> {
    let sql = "select version from message where tenant_id = $1 and id = $2 and means = 'letter'";
    tx.row(sql, args![tx.tenant(), id.uuid()], |row| row.get(0)).await
}

/// Marks letters as posted, each that waits at this version; gives those that were.
pub(super) async fn post(tx: &TenantTx, ids: Vec<Uuid>, versions: Vec<i64>) -> Result<Vec<Uuid>, DbError> {
    tx.rows(
        "with printed as (
             select m.id from message m join unnest($2::uuid[], $3::bigint[]) as seen(id, version)
                 on seen.id = m.id and seen.version = m.version
             where m.tenant_id = $1 and m.state = 'to_print' order by m.id for update of m)
         update message m set state = 'posted', sent_at = $4, posted_by = $5, version = m.version + 1
         from printed where m.tenant_id = $1 and m.id = printed.id returning m.id",
        args![tx.tenant(), ids, versions, tx.now(), tx.actor().staff().map(StaffId::uuid)],
        |row| row.get(0),
    )
    .await
}

/// Lets a letter that was marked wait to be printed again, or stops it where its person has died meanwhile; false where it
/// isn't posted at this version.
pub(super) async fn unpost(tx: &TenantTx, id: MessageId, version: i64) -> Result<bool, DbError> {
    let changed = tx
        .run(
            concat!(
                "update message m set state = case when ",
                silenced!(),
                " then 'stopped' else 'to_print' end, fault = case when ",
                silenced!(),
                " then $4 end, sent_at = null, posted_by = null, version = version + 1
             where tenant_id = $1 and id = $2 and state = 'posted' and version = $3 and blanked_at is null"
            ),
            args![tx.tenant(), id.uuid(), version, WHY],
        )
        .await?;
    Ok(changed == 1)
}

#[cfg(test)]
mod tests {
    use testkit::Plans;

    const LETTERS: &str = "
        insert into message (tenant_id, id, event_id, about, template, language, message_id, sender, recipient, subject,
            body, html, state, created_at, sent_at, means)
        select $1, md5('message' || n)::uuid, md5('fact' || n)::uuid, $1, 'case-opened', 'en', 'm' || n, 'a@b', 'c@d', 's',
            '', '', case when n % 20 = 0 then 'to_print' else 'posted' end, now(),
            case when n % 20 <> 0 then now() end, 'letter'
        from generate_series(1, 4000) n";

    #[tokio::test]
    async fn what_is_to_be_printed_is_found_without_what_was_posted() -> anyhow::Result<()> {
        let mut plans = Plans::of("notifications", &["message"], &[LETTERS]).await?;
        let plan = plans
            .plan(super::TO_PRINT, &[("uuid", "'00000000-0000-0000-0000-000000000000'"), ("bigint", "50")])
            .await?;
        assert!(plan.contains("Index Scan using message_state on") && !plan.contains("Sort"), "{plan}");
        Ok(())
    }
}
