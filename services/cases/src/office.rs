//! What the handlers of one process share. Nothing in it is a council's own data.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use contract::council::Council;
use contract::{ArticleId, CaseId, CouncilId, ProblemKind, Reference, TeamId};
use jiff::civil::Date;
use runtime::{Config, Context, Tries};
use tenant_db::{DbError, TenantTx};
use time::OffsetDateTime;

use crate::article::Answers;
use crate::case::clocks::store::days_of;
use crate::catalogue::Catalogues;
use crate::clock::presets::{self, Preset};
use crate::clock::{Almanac, Calendar, ClockFault};
use crate::draft::DraftKeys;
use crate::follow::FollowKey;
use crate::incident::FollowerKey;
use crate::library::Library;

/// The library, the almanac, the key of follow links, and who tried what lately.
pub(crate) struct Office {
    pub library: Library,
    pub almanac: Almanac,
    /// The clocks that laws and codes set, by key.
    pub presets: BTreeMap<String, Preset>,
    pub follow: FollowKey,
    pub drafts: DraftKeys,
    /// The links by which followers confirm and stop.
    pub followers: FollowerKey,
    /// Tries at a reference with a postcode, and replies to a case.
    pub found: Tries<(CouncilId, Reference)>,
    pub replied: Tries<(CouncilId, CaseId)>,
    /// Tries at a reference of the system that the council had before.
    pub found_earlier: Tries<(CouncilId, String)>,
    /// Tries with one postcode, whatever the reference; and reports in the name of one address.
    pub by_postcode: Tries<(CouncilId, String)>,
    pub by_address: Tries<(CouncilId, String)>,
    /// What is said of one article.
    pub said: Tries<(CouncilId, ArticleId)>,
    pub catalogues: Catalogues,
    pub answers: Answers,
    pub config: Arc<Config>,
    /// Bells, transactions of tasks, and whether the process is on its way out.
    pub context: Context,
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Office").finish_non_exhaustive()
    }
}

impl Office {
    pub fn new(context: &Context) -> anyhow::Result<Self> {
        Ok(Self {
            library: Library::shipped()?,
            almanac: Almanac::shipped()?,
            presets: presets::shipped()?,
            follow: FollowKey::new(context.config.secrets.tracking_key.key()?)?,
            drafts: DraftKeys::new(context.config.secrets.tracking_key.key()?)?,
            followers: FollowerKey::new(context.config.secrets.tracking_key.key()?)?,
            found: Tries::new(10.0),
            replied: Tries::new(10.0),
            found_earlier: Tries::new(10.0),
            by_postcode: Tries::new(60.0),
            by_address: Tries::new(30.0),
            said: Tries::new(100.0),
            catalogues: Catalogues::default(),
            answers: Answers::default(),
            config: Arc::clone(&context.config),
            context: context.clone(),
        })
    }

    /// The day in London.
    pub fn today(&self, now: OffsetDateTime) -> Result<Date, ProblemKind> {
        self.almanac.day(now).map_err(untellable)
    }

    /// The day by which someone must look whether what the council begins with is still true:
    /// half a year on.
    pub fn first_review(&self, now: OffsetDateTime) -> Result<Date, ProblemKind> {
        self.today(now)?.checked_add(jiff::Span::new().months(6)).map_err(|_| ProblemKind::Internal)
    }

    /// The end of the council's next working day: what is due by then is breaching.
    pub fn breaching_by(&self, council: &Council, now: OffsetDateTime) -> Result<OffsetDateTime, ProblemKind> {
        Calendar::new(&self.almanac, council.division).end_of_next_day(now).map_err(untellable)
    }

    /// The days and hours on which the team of a case works, or that team where there is no case; without the closures.
    pub async fn calendar_of(
        &self,
        tx: &TenantTx,
        council: &Council,
        (case, team): (Option<CaseId>, Option<TeamId>),
    ) -> Result<Calendar<'_>, DbError> {
        Ok(Calendar::of(&self.almanac, council.division, days_of(tx, case, team).await?))
    }

    /// The days and hours on which a council works.
    pub fn calendar(&self, council: &Council) -> Calendar<'_> {
        Calendar::new(&self.almanac, council.division)
    }
}

static ALMANAC: LazyLock<Option<Almanac>> = LazyLock::new(|| Almanac::shipped().ok());

/// The shipped almanac, one for the whole process: what happens to a case counts its clocks, whoever does it.
pub(crate) fn almanac() -> Result<&'static Almanac, DbError> {
    ALMANAC.as_ref().ok_or_else(|| DbError::Bug("the shipped almanac can't be read".into()))
}

pub(crate) fn untellable(fault: ClockFault) -> ProblemKind {
    tracing::error!(%fault, "the clock can't tell a day");
    ProblemKind::Internal
}
