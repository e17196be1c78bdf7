//! Being told how an incident or someone else's report goes on, by an email address alone. Of a report its followers
//! hear that it ended and how, never what its citizen and the council write to each other. Whoever asks for it is sent one
//! email, and follows nothing before they have confirmed by it.

pub(crate) mod http;
mod store;
mod turns;

pub(crate) use turns::untold;
pub(super) use turns::{Telling, order, ring};

use cases_api::catalogue::definition::Shown;
use cases_api::events::{FollowerTold, FollowerToldPrivate, FollowerToldWhy};
use cases_api::known::Followed;
use contract::{Bilingual, CaseId, CouncilId, FollowerId, IncidentId, Language, Problem};
use hmac::digest::InvalidLength;
use hmac::{Hmac, KeyInit as _, Mac as _};
use runtime::{Context, Watch};
use sha2::Sha256;
use tenant_db::{DbError, TenantTx};
use time::Duration;

use crate::case::Standing;
use crate::catalogue::outcome_words;
use crate::follow::LinkKey;

/// How long someone may take to confirm their address.
const CONFIRMS_WITHIN: Duration = Duration::days(3);
/// How many confirmations of one address may be open at a time: nobody's mailbox is filled by others in their name.
const MOST_UNCONFIRMED: i64 = 3;

/// What can be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Incident(IncidentId),
    Report(CaseId),
}

impl What {
    /// # Errors
    /// `validation-failed` for neither or both.
    fn of(incident: Option<IncidentId>, report: Option<CaseId>) -> Result<Self, Problem> {
        match (incident, report) {
            (Some(id), None) => Ok(Self::Incident(id)),
            (None, Some(id)) => Ok(Self::Report(id)),
            _ => Err(Problem::at("/incident", "required", "Name either an incident or a report.")),
        }
    }

    /// What it is called, where the public may follow it.
    async fn followed(self, tx: &TenantTx) -> Result<Option<Followed>, DbError> {
        match self {
            Self::Incident(id) => {
                let found = store::incident(tx, id).await?;
                let shown = found.filter(|one| one.shown.iter().any(|shown| *shown != Shown::Nothing));
                Ok(shown.map(|one| Followed { title: one.title, told: Some(one.told) }))
            }
            Self::Report(id) => Ok(store::report(tx, id).await?.map(|title| Followed { title, told: None })),
        }
    }
}

/// Someone who is told.
struct Follower {
    id: FollowerId,
    email: String,
    language: Language,
    /// Which time it is.
    told: i64,
    /// What they follow.
    title: Bilingual,
}

/// Makes the secrets of the links by which someone confirms that they want to be told, and is told no more.
#[derive(Clone)]
pub(crate) struct FollowerKey(LinkKey);

/// Which of the two a link does, in the place of its generation.
const STOPS: i32 = 0;
const CONFIRMS: i32 = 1;

impl FollowerKey {
    /// From the deployment's tracking key.
    ///
    /// # Errors
    /// Never for 32 bytes.
    pub fn new(key: [u8; 32]) -> Result<Self, InvalidLength> {
        let mac = Hmac::<Sha256>::new_from_slice(&key)?.chain_update(b"moothall follower stop 1");
        Ok(Self(LinkKey::new(mac.finalize().into_bytes().into())?))
    }

    fn token(&self, council: CouncilId, id: FollowerId, does: i32) -> String {
        self.0.token(council, id.uuid(), does)
    }

    fn read(&self, council: CouncilId, token: &str, does: i32) -> Option<FollowerId> {
        let read = self.0.read(council, token).filter(|(_, its)| *its == does);
        read.map(|(id, _)| FollowerId::from(id))
    }
}

fn emit(
    tx: &TenantTx,
    key: &FollowerKey,
    to: &Follower,
    why: FollowerToldWhy,
    text: Option<&Bilingual>,
) -> Result<(), DbError> {
    let fact = FollowerTold { follower_id: to.id, what: to.title.clone(), language: to.language, why };
    let private = FollowerToldPrivate {
        email: to.email.clone(),
        text: text.map(|text| text.get(to.language).to_owned()),
        stop_token: key.token(tx.council(), to.id, STOPS),
        confirm_token: (why == FollowerToldWhy::Asked).then(|| key.token(tx.council(), to.id, CONFIRMS)),
    };
    tx.emit(to.told, &fact, &private)
}

/// Tells those who follow a report that it ended, and how. Nobody follows it any more then.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn case_ended(tx: &TenantTx, key: &FollowerKey, case: &Standing) -> Result<(), DbError> {
    let followers = store::of_case(tx, case.id).await?;
    if followers.is_empty() {
        return Ok(());
    }
    let ended = case.outcome.map(|outcome| (case.outcome_id.as_deref(), outcome));
    let words = ended.and_then(|ended| outcome_words(&case.workflow, &case.messages, ended));
    for follower in &followers {
        emit(tx, key, follower, FollowerToldWhy::Over, words.as_ref())?;
    }
    store::forget_case(tx, case.id).await
}

/// Forgets who never confirmed, council by council.
pub(crate) fn watch(context: Context) -> Watch {
    runtime::for_each_council("followers", context, |context, council| async move {
        let tx = context.task_tx(crate::Cases::NAME, council, "followers").await?;
        if store::forget_unconfirmed(&tx).await? > 0 {
            tx.audit("followers.unconfirmed", council, &["email"]);
        }
        tx.commit_unanswered().await
    })
}
