use contract::council::Tier;
use contract::{CouncilId, Event, Language};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A council was added: services make what it begins with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CouncilProvisioned {
    /// The council.
    pub council_id: CouncilId,
    /// Its code.
    pub code: String,
    /// What kind, and so which services are its own.
    pub tier: Tier,
    /// The languages of its pages.
    pub languages: Vec<Language>,
}

/// Who is invited to administer a new council.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FirstAdministratorPrivate {
    /// Name.
    pub administrator_name: String,
    /// Email address.
    pub administrator_email: String,
}

impl Event for CouncilProvisioned {
    const NAME: &'static str = "council.provisioned";
    type Private = FirstAdministratorPrivate;

    fn aggregate(&self) -> Uuid {
        self.council_id.uuid()
    }
}
