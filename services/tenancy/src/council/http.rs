use std::time::Duration;

use auth::{Allowed, Gate, SystemCaller};
use contract::{CouncilId, Created, Found, Page, PageQuery, Permission, ProblemKind, Tagged};
use directory::{Councils, Snapshot};
use runtime::{At, Body, Early, IfMatch, IfNoneMatch, Params, Shared};
use tenancy_api::{AddCouncil, ChangeCouncil, CouncilSummary, ListCouncils, perm};

use super::{Domain, parse, store};

pub(crate) async fn add(
    allowed: Allowed<perm::AddCouncil>,
    Body(asked): Body<AddCouncil>,
    Shared(domain): Shared<Domain>,
) -> Result<Created<CouncilSummary>, Early> {
    let new = parse::new_council(&domain, asked)?;
    let id: CouncilId = allowed.new_id();
    let tx = allowed.begin_platform(Some(id)).await?;
    let council = super::add(&tx, id, new).await?;
    tx.commit().await?;
    served(&allowed, &domain, |known| known.council(id).is_some()).await;
    Ok(Created { location: format!("/admin/v1/councils/{}", council.code), body: council })
}

pub(crate) async fn list(
    allowed: Allowed<perm::ReadCouncils>,
    Params(asked): Params<ListCouncils>,
) -> Result<Found<Page<CouncilSummary>>, Early> {
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let limit = page.size()?;
    let list = allowed.list("councils");
    let after: String = page.cursor.as_deref().map(|cursor| list.open(cursor)).transpose()?.unwrap_or_default();
    let tx = allowed.begin_platform(None).await?;
    let councils = store::page(&tx, &after, limit).await?;
    Ok(Found::plain(list.page(councils, limit, |council| council.code.clone())))
}

pub(crate) async fn read(
    allowed: Allowed<perm::ReadCouncils>,
    At(code): At<String>,
) -> Result<Found<CouncilSummary>, Early> {
    let tx = allowed.begin_platform(None).await?;
    let council = store::by_code(&tx, &code).await?.ok_or(ProblemKind::NotFound)?;
    let version = council.version;
    Ok(Found::at(council, version))
}

pub(crate) async fn change(
    allowed: Allowed<perm::ChangeCouncil>,
    (At(code), IfMatch(version)): (At<String>, IfMatch),
    Body(asked): Body<ChangeCouncil>,
    Shared(domain): Shared<Domain>,
) -> Result<Found<CouncilSummary>, Early> {
    parse::change(&asked)?;
    let tx = allowed.begin_platform(None).await?;
    let council = super::change(&tx, &domain, &code, version, asked).await?;
    tx.commit().await?;
    domain.bell.ring("directory");
    let version = council.version;
    Ok(Found::at(council, version))
}

pub(crate) async fn directory(
    caller: SystemCaller,
    IfNoneMatch(known): IfNoneMatch,
    Shared(gate): Shared<Gate>,
) -> Result<Tagged<Councils>, Early> {
    let tx = gate.platform_for(&caller).await?;
    let tag = store::directory_tag(&tx).await?;
    if known.as_deref() == Some(tag.as_str()) {
        return Ok(Tagged { tag, news: None });
    }
    let councils = store::directory(&tx).await?;
    Ok(Tagged { tag, news: Some(Councils { councils }) })
}

/// Tells every process, and waits a little until this one knows: what was answered is live.
async fn served<P: Permission>(allowed: &Allowed<P>, domain: &Domain, known: impl Fn(&Snapshot) -> bool) {
    domain.bell.ring("directory");
    let patience = Duration::from_secs(2);
    let _ = tokio::time::timeout(patience, allowed.directory().wait_until(known)).await;
}
