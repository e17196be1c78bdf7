//! People who have died: what waits for them is stopped, and nothing is written to them (ADR-0031).

pub(crate) mod store;

use cases_api::events::FollowerToldWhy;
use contacts_api::events::{ContactDied, ContactDiedPrivate};
use contract::{CaseId, ContactId};
use tenant_db::{DbError, TenantTx};

use crate::message;

/// Why a message was stopped.
pub(crate) const WHY: &str = "Not sent: the person has died.";

/// Keeps what was told of someone, and stops what waits for them. What was handed over before can't be called back.
pub(crate) async fn know(tx: &TenantTx, fact: &ContactDied, private: &ContactDiedPrivate) -> Result<(), DbError> {
    store::alone(tx).await?;
    if !store::know(tx, fact).await? {
        return Ok(());
    }
    store::forget(tx, fact.contact_id).await?;
    if !fact.died {
        return Ok(());
    }
    let addresses: Vec<String> = private.emails.iter().chain(&private.phones).cloned().collect();
    store::keep(tx, fact.contact_id, &fact.cases, addresses).await?;
    let stopped = store::stop(tx, fact.contact_id, WHY).await?;
    for message in &stopped {
        tx.audit("message.stopped", *message, &["state"]);
    }
    message::tell(tx, &stopped).await
}

/// Whether nobody is to be written to about a case: its person has died, or whoever staff chose as that.
pub(crate) async fn silences(tx: &TenantTx, case: CaseId, chosen: Option<ContactId>) -> Result<bool, DbError> {
    store::beside_others(tx).await?;
    store::silences(tx, case, chosen).await
}

/// Whether a follower isn't to be written to: the address was of someone who has died. Who asks to
/// follow lives, and who has just begun to, by that address, is heard of there from now on.
pub(crate) async fn silences_follower(tx: &TenantTx, email: &str, why: FollowerToldWhy) -> Result<bool, DbError> {
    store::beside_others(tx).await?;
    match why {
        FollowerToldWhy::Asked => Ok(false),
        FollowerToldWhy::Began => {
            store::lives(tx, email).await?;
            Ok(false)
        }
        FollowerToldWhy::Update | FollowerToldWhy::Over => store::silences_address(tx, email).await,
    }
}
