//! What contacts does when others' facts arrive.

use cases_api::events::CaseOpened;
use contract::Arrived;
use events::Fault;
use tenant_db::TenantTx;

use crate::contact::{self, Report};

/// Recognises who reported the case, or makes a new contact of them.
pub(crate) async fn link_reporter(tx: &TenantTx, event: Arrived<CaseOpened>) -> Result<(), Fault> {
    let report = Report::read(event).map_err(|why| Fault::hopeless(format!("the reporter's details: {}", why.code)))?;
    Ok(contact::link(tx, report).await?)
}
