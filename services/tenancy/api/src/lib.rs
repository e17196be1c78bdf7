//! What others may know of tenancy: the operators' requests and answers, its events, its
//! permissions.
#![deny(missing_docs)]

mod client;
mod council;
mod events;

pub use client::TenancyClient;
pub use council::{AddCouncil, ChangeCouncil, CouncilSummary, FirstAdministrator, ListCouncils};
pub use events::{CouncilProvisioned, FirstAdministratorPrivate};

contract::permissions! {
    /// Add a council to the deployment.
    AddCouncil = "councils.add", Operator, Platform, writes;
    /// See the councils of the deployment, without any citizen's data.
    ReadCouncils = "councils.read", Operator, Platform, reads;
    /// Change, suspend or resume a council.
    ChangeCouncil = "councils.change", Operator, Platform, writes;
}
