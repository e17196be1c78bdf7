//! Who is on the telephone with staff, as contacts tells, and how much of a caller's cases is shown until they
//! are verified. ADR-0018.

pub(crate) mod mask;
pub(crate) mod store;

use auth::Allowed;
use contacts_api::perm::ReadUnmasked;
use contract::{InteractionId, Looking, Permission, Sight};
use runtime::{Context, Watch};
use tenant_db::{DbError, Row};

/// Who looks at a case, and during which call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looker {
    /// The call that they name, whosever it is.
    pub call: Option<InteractionId>,
    /// Whether they may see people outside calls.
    pub trusted: bool,
}

impl Looker {
    /// Whoever asks for something, during the call that they name.
    pub fn of<P: Permission>(allowed: &Allowed<P>, call: Option<InteractionId>) -> Self {
        Self { call, trusted: allowed.holds::<ReadUnmasked>() }
    }

    /// How much they see, from the three columns of [`store::looking`] that begin at `at`. A case is a reason
    /// of its own to look at its reporter, outside calls.
    ///
    /// # Errors
    /// When the columns aren't those.
    pub fn sight(self, row: Row<'_>, at: usize) -> Result<Sight, DbError> {
        let looking = Looking {
            on: row.get(at)?,
            in_call: self.call.is_some(),
            verified: row.get(at + 1)?,
            calling: row.get(at + 2)?,
            from_their_case: true,
            trusted: self.trusted,
        };
        Ok(looking.sight())
    }
}

/// The watch that forgets calls after a day.
pub(crate) fn watch(context: Context) -> Watch {
    runtime::for_each_council("cases.callers", context, |context, council| async move {
        let tx = context.task_tx(crate::Cases::NAME, council, "callers").await?;
        store::forget(&tx).await?;
        tx.commit_unanswered().await
    })
}
