//! Every query on revocations as the platform's role.

use directory::Revoked;
use tenant_db::{DbError, PlatformTx, args};
use time::OffsetDateTime;

/// What ended since then.
pub(crate) async fn revoked(tx: &PlatformTx, since: OffsetDateTime) -> Result<Vec<Revoked>, DbError> {
    tx.rows("select kind, id from identity.revocation where ended_at > $1 order by kind, id", args![since], |row| {
        match row.get(0)? {
            "session" => Ok(Revoked::Session(row.id(1)?)),
            "staff" => Ok(Revoked::Staff(row.id(1)?)),
            _ => Err(DbError::Bug("a revocation is of an unknown kind".into())),
        }
    })
    .await
}

/// Forgets what ended before then.
pub(crate) async fn forget(tx: &PlatformTx, before: OffsetDateTime) -> Result<(), DbError> {
    tx.run("delete from identity.revocation where ended_at < $1", args![before]).await?;
    Ok(())
}
