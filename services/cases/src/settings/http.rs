use auth::Allowed;
use cases_api::perm;
use cases_api::settings::DeskSettings;
use contract::{Found, ProblemKind};
use runtime::{Body, Early, IfMatch};

use super::{chosen, store};

pub(crate) async fn read(allowed: Allowed<perm::ReadPromises>) -> Result<Found<DeskSettings>, Early> {
    let tx = allowed.begin().await?;
    let (settings, version) = store::read(&tx).await?;
    Ok(Found::at(settings, version))
}

pub(crate) async fn set(
    allowed: Allowed<perm::SetDesk>,
    IfMatch(version): IfMatch,
    Body(asked): Body<DeskSettings>,
) -> Result<Found<DeskSettings>, Early> {
    let to = chosen(asked)?;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let version = store::set(&tx, to, version).await?.ok_or(ProblemKind::PreconditionFailed)?;
    tx.audit("desk.set", tx.tenant(), &["reopen_days", "answer_minutes", "suggesting"]);
    Ok(tx.commit(Found::at(to, version)).await?)
}
