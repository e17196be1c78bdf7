//! A council of the deployment: added, changed, suspended, resumed.

pub(crate) mod http;
mod parse;
mod store;

use contract::council::{Colours, ContactDetails, Division, Tier};
use contract::text::{Email, PersonName};
use contract::{Bilingual, CouncilId, Language, OperatorId, Prefix, Problem, ProblemKind};
use events::Bell;
use tenancy_api::{ChangeCouncil, CouncilProvisioned, CouncilSummary, FirstAdministratorPrivate};
use tenant_db::PlatformTx;

/// Where councils' own hosts are, and which host is nobody's.
#[derive(Debug)]
pub(crate) struct Domain {
    pub(crate) domain: String,
    pub(crate) operators_host: String,
    /// Tells every process that the Directory has news.
    pub(crate) bell: Bell,
}

/// A council to be, checked.
#[derive(Debug)]
pub(crate) struct NewCouncil {
    pub(crate) code: String,
    pub(crate) name: Bilingual,
    pub(crate) tier: Tier,
    pub(crate) parent: Option<String>,
    pub(crate) slug: String,
    pub(crate) hosts: Vec<String>,
    pub(crate) colours: Colours,
    pub(crate) contact: ContactDetails,
    pub(crate) languages: Vec<Language>,
    pub(crate) division: Division,
    pub(crate) administrator: PersonName,
    pub(crate) administrator_email: Email,
}

/// Adds a council: its row, its hosts, its prefix, and the fact that makes everyone else ready.
pub(crate) async fn add(tx: &PlatformTx, id: CouncilId, new: NewCouncil) -> Result<CouncilSummary, Problem> {
    let parent = parent_of(tx, new.tier, new.parent.as_deref()).await?;
    let number = store::next_number(tx).await?;
    let prefix = Prefix::numbered(number);
    store::insert(tx, id, number, prefix, parent, &new).await.map_err(taken)?;
    store::replace_hosts(tx, id, &new.hosts).await.map_err(taken)?;
    store::audit(tx, "council.added", id, &[]).await?;
    let fact = CouncilProvisioned { council_id: id, code: new.code.clone(), tier: new.tier, languages: new.languages };
    let private = FirstAdministratorPrivate {
        administrator_name: new.administrator.into(),
        administrator_email: new.administrator_email.into(),
    };
    tx.tell(id, 1, &fact, &private).await?;
    store::by_code(tx, &new.code).await?.ok_or_else(Problem::not_found)
}

/// Changes what is given of a council that is still at `version`.
pub(crate) async fn change(
    tx: &PlatformTx,
    domain: &Domain,
    code: &str,
    version: i64,
    change: ChangeCouncil,
) -> Result<CouncilSummary, Problem> {
    let before = store::by_code(tx, code).await?.ok_or_else(Problem::not_found)?;
    if before.version != version || !store::update(tx, before.id, version, &change).await? {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    if let Some(hosts) = &change.hosts {
        let own = before.hosts.first().cloned().into_iter();
        let all: Vec<String> = own.chain(parse::hosts(domain, hosts)?).collect();
        store::replace_hosts(tx, before.id, &all).await.map_err(taken)?;
    }
    store::audit(tx, "council.changed", before.id, &parse::changed_fields(&change)).await?;
    store::by_code(tx, code).await?.ok_or_else(Problem::not_found)
}

/// A district's parent is a county, a parish's a district or a unitary; others have none.
async fn parent_of(tx: &PlatformTx, tier: Tier, parent: Option<&str>) -> Result<Option<CouncilId>, Problem> {
    let Some(code) = parent else { return Ok(None) };
    let unfit = |detail: &'static str| Problem::at("/parent", "not-a-parent", detail);
    let parent = store::by_code(tx, code).await?.ok_or_else(|| unfit("There is no council with this code here."))?;
    match (tier, parent.tier) {
        (Tier::District, Tier::County) | (Tier::Parish, Tier::District | Tier::Unitary) => Ok(Some(parent.id)),
        (Tier::District, _) => Err(unfit("A district lies in a county.")),
        (Tier::Parish, _) => Err(unfit("A parish lies in a district or a unitary.")),
        _ => Err(unfit("Only a district or a parish has a council above it.")),
    }
}

/// Which of the names that must be unique in the deployment is taken already.
fn taken(error: tenant_db::DbError) -> Problem {
    let what = |detail| Problem::new(ProblemKind::Conflict, detail);
    match &error {
        tenant_db::DbError::Constraint(name) if name == "council_code_key" => what("A council with this code exists."),
        tenant_db::DbError::Constraint(name) if name == "council_slug_key" => what("A council with this slug exists."),
        tenant_db::DbError::Constraint(name) if name == "council_host_pkey" => {
            what("One of these hosts belongs to another council.")
        }
        _ => error.into(),
    }
}

/// Who did something, for the operators' audit.
fn operator(tx: &PlatformTx) -> Option<uuid::Uuid> {
    tx.operator().map(OperatorId::uuid)
}
