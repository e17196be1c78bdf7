//! Every query on operators.

use contract::OperatorId;
use contract::text::{Email, PersonName};
use secrecy::{ExposeSecret as _, SecretString};
use tenant_db::{DbError, PlatformTx, args};

/// What is known of an address that an operator signs in with.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) id: OperatorId,
    pub(crate) password_hash: SecretString,
}

/// Keeps a new operator.
pub(crate) async fn keep(
    tx: &PlatformTx,
    name: &PersonName,
    email: &Email,
    password_hash: &SecretString,
) -> Result<OperatorId, DbError> {
    let id = tx.new_id::<OperatorId>();
    tx.run(
        "insert into identity.operator (id, name, email, email_key, password_hash, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        args![id.uuid(), name.as_str(), email.as_str(), email.key(), password_hash.expose_secret(), tx.now()],
    )
    .await?;
    Ok(id)
}

/// What is known of an address, by its key.
pub(crate) async fn by_email(tx: &PlatformTx, email_key: &str) -> Result<Option<Known>, DbError> {
    tx.row("select id, password_hash from identity.operator where email_key = $1", args![email_key], |row| {
        Ok(Known { id: row.id(0)?, password_hash: row.get::<String>(1)?.into() })
    })
    .await
}
