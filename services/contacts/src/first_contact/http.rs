use auth::Allowed;
use contacts_api::measure::{
    Calls, Enquiry, FirstContact, ListCalls, ListEnquiries, MeasureBy, MeasureDays, MeasureSettings, MeasuredCall,
};
use contacts_api::perm;
use contract::days::Days;
use contract::{Faults, Found, InteractionId, Moment, Page, PageQuery, Problem, ProblemKind, text};
use runtime::{Body, Early, IfMatch, Params};
use time::OffsetDateTime;

use super::calls::store as calls;
use super::store::{self, Which};
use crate::told_cases::Told;

/// How long what a figure is grouped by can be: a service's address is the longest.
const LONGEST_KEY: usize = 100;

pub(crate) async fn first_contact(
    allowed: Allowed<perm::ReadMeasures>,
    Params(asked): Params<MeasureDays>,
) -> Result<Found<FirstContact>, Early> {
    let days = Days::read(asked.from.as_deref(), asked.to.as_deref(), council_now(&allowed)?)?;
    let tx = allowed.begin().await?;
    let (settings, _) = store::settings(&tx).await?;
    let found = store::figure(&tx, &days, settings.days, asked.by.unwrap_or(MeasureBy::Service)).await?;
    Ok(Found::plain(FirstContact {
        days: settings.days,
        target: settings.target,
        total: found.total,
        strangers: found.strangers,
        groups: found.groups,
    }))
}

pub(crate) async fn enquiries(
    allowed: Allowed<perm::ReadMeasures>,
    Params(asked): Params<ListEnquiries>,
) -> Result<Found<Page<Enquiry>>, Early> {
    let days = Days::read(asked.from.as_deref(), asked.to.as_deref(), council_now(&allowed)?)?;
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let mut faults = Faults::none();
    let key = faults.take("/key", asked.key.as_deref().map(|key| text::line(key, LONGEST_KEY)).transpose());
    let which = Which {
        by: asked.by.unwrap_or(MeasureBy::Service),
        key: faults.finish(key)?,
        resolved: asked.resolved,
        strangers: asked.strangers.unwrap_or_default(),
    };
    let name = format!("enquiries {days:?} {which:?}");
    let list = allowed.list(&name);
    let before = page.cursor.map(|cursor| list.open::<(Moment, InteractionId)>(&cursor)).transpose()?;
    let before = before.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let (settings, _) = store::settings(&tx).await?;
    let rows = store::enquiries(&tx, &days, settings.days, &which, before, size).await?;
    let page = list.page(rows, size, |enquiry| (Moment(enquiry.at), enquiry.interaction));
    Ok(Found::plain(Told::to(&allowed).enquiries(page)))
}

pub(crate) async fn call_days(
    allowed: Allowed<perm::ReadMeasures>,
    Params(asked): Params<MeasureDays>,
) -> Result<Found<Calls>, Early> {
    let days = Days::read(asked.from.as_deref(), asked.to.as_deref(), council_now(&allowed)?)?;
    let tx = allowed.begin().await?;
    let each = calls::days(&tx, &days).await?;
    let agents = calls::agents(&tx, days.last, days.until).await?;
    let (settings, _) = store::settings(&tx).await?;
    Ok(Found::plain(Calls { days: each, agents, to_reference: settings.to_reference }))
}

pub(crate) async fn each_call(
    allowed: Allowed<perm::ReadMeasures>,
    Params(asked): Params<ListCalls>,
) -> Result<Found<Page<MeasuredCall>>, Early> {
    let days = Days::read(asked.from.as_deref(), asked.to.as_deref(), council_now(&allowed)?)?;
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let name = format!("calls {days:?} {:?}", asked.staff);
    let list = allowed.list(&name);
    let before = page.cursor.map(|cursor| list.open::<(Moment, InteractionId)>(&cursor)).transpose()?;
    let before = before.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let rows = calls::each(&tx, &days, asked.staff, before, size).await?;
    Ok(Found::plain(list.page(rows, size, |call| (Moment(call.at), call.interaction))))
}

pub(crate) async fn settings(allowed: Allowed<perm::ReadMeasures>) -> Result<Found<MeasureSettings>, Early> {
    let tx = allowed.begin().await?;
    let (settings, version) = store::settings(&tx).await?;
    Ok(Found::at(settings, version))
}

pub(crate) async fn set(
    allowed: Allowed<perm::SetMeasures>,
    IfMatch(version): IfMatch,
    Body(asked): Body<MeasureSettings>,
) -> Result<Found<MeasureSettings>, Early> {
    let mut faults = Faults::none();
    if !(1..=60).contains(&asked.days) {
        faults.add("/days", "out-of-range", "Choose 1 to 60 days.");
    }
    if !(0..=100).contains(&asked.target) {
        faults.add("/target", "out-of-range", "Choose 0 to 100 percent.");
    }
    if !(30..=3600).contains(&asked.to_reference) {
        faults.add("/to_reference", "out-of-range", "Choose 30 to 3,600 seconds.");
    }
    let to = faults.finish(Some(asked))?;
    let tx = allowed.begin_once(&(version, to)).await?;
    let version = store::set(&tx, to, version).await?.ok_or(ProblemKind::PreconditionFailed)?;
    tx.audit("measures.set", tx.tenant(), &["days", "target", "to_reference"]);
    Ok(tx.commit(Found::at(to, version)).await?)
}

fn council_now<P: contract::Permission>(allowed: &Allowed<P>) -> Result<OffsetDateTime, Problem> {
    Ok(allowed.council()?.time(allowed.real_now()))
}
