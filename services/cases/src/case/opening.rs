//! Opening a case.

use cases_api::case::{CaseOpened, OpenCase};
use cases_api::catalogue::definition::{Audience, Definition};
use cases_api::events::{CaseOpened as Opened, CaseOpenedPrivate};
use cases_api::workflow::State;
use contract::council::Council;
use contract::{CaseEntryId, CaseId, Channel, Faults, FileId, Problem, ProblemKind, Reference, StaffId};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use super::clocks;
use super::clocks::kept::{Around, Place};
use super::clocks::laying::{Beginning, days, lay};
use super::clocks::office_days::StoredOffice;
use super::clocks::store::ClockRow;
use super::moving::Moving;
use super::report::{self, Report};
use super::store::{self, NewCase};
use crate::catalogue::{self, Offered};
use crate::form::Asking;
use crate::office::{Office, almanac, untellable};
use crate::routing::{self, Routed};

/// How often another reference is drawn when one is taken. There are 148 million for a council.
const DRAWS: usize = 8;

/// Opens a case: reads the report, finds its day, writes it, tells it.
///
/// # Errors
/// `validation-failed` with every fault.
pub(super) async fn open(
    tx: &TenantTx,
    office: &Office,
    council: &Council,
    asked: &OpenCase,
) -> Result<CaseOpened, Problem> {
    write_and_tell(tx, office, council, asked, None).await
}

/// How a report was begun that another finished.
pub(crate) struct Begun {
    /// The reference that it has had from the beginning.
    pub reference: Reference,
    /// When.
    pub at: OffsetDateTime,
    /// By whom.
    pub by: Option<StaffId>,
    /// How it was finished.
    pub finished: Channel,
    /// The files that were added to it.
    pub files: Vec<FileId>,
}

/// Opens the case of a report that was begun before, under its reference.
///
/// # Errors
/// As [`open`].
pub(crate) async fn open_begun(
    tx: &TenantTx,
    office: &Office,
    council: &Council,
    asked: &OpenCase,
    begun: &Begun,
) -> Result<CaseOpened, Problem> {
    write_and_tell(tx, office, council, asked, Some(begun)).await
}

async fn write_and_tell(
    tx: &TenantTx,
    office: &Office,
    council: &Council,
    asked: &OpenCase,
    begun: Option<&Begun>,
) -> Result<CaseOpened, Problem> {
    let service = catalogue::store::service(tx, &asked.service).await?;
    let (service, report) = understand(office, council, tx, (asked, begun), service)?;
    let id = tx.new_id::<CaseId>();
    let routing = &service.definition.routing;
    let answers = store::json(&report.accepted)?;
    let area = report.accepted.address().map_or(&report.postcode, |address| &address.postcode);
    let known = (&answers, area.as_str(), asked.channel);
    let routed = routing::route(tx, routing, &service.team, known).await?;
    let days_of = days_of(tx, &service, &routed).await?;
    let clocks = clocks(tx, council, &report, (&service, days_of))?;
    let due = clocks::store::told(&clocks).cloned().ok_or(ProblemKind::Internal)?;
    let (team, reserved) = (routed.team.id, begun.is_some());
    let (service, clocks) = (&service, clocks.as_slice());
    let case = NewCase { id, asked, service, team, report: &report, due: &due, clocks, reserved };
    let reference = match begun {
        Some(begun) => write_begun(tx, &case, begun).await?,
        None => write(tx, council, &case).await?,
    };
    let follow_token = office.follow.token(council.id, id, 0);
    tell(tx, reference, &case, &follow_token)?;
    tx.audit("case.opened", id, &["state", "reporter", "answers"]);
    set_going(tx, office, council, &case, &routed).await?;
    Ok(CaseOpened { id, reference, follow_token, due_at: due.due, email: report.email.is_some() })
}

/// Tells by which rule a new case came where, gives it to whose turn it is, and does what its first step asks for.
async fn set_going(
    tx: &TenantTx,
    office: &Office,
    council: &Council,
    case: &NewCase<'_>,
    routed: &Routed,
) -> Result<(), Problem> {
    let (id, definition) = (case.id, &case.service.definition);
    let acts = definition.workflow.first().is_some_and(|step| !step.actions.is_empty());
    if !acts && definition.routing.is_plain() {
        return Ok(());
    }
    let before = store::acts_by_itself(tx).await?;
    routing::tell(tx, id, routed).await?;
    let first = routing::turn(tx, &definition.routing, case.team).await?;
    if acts || first.is_some() {
        let mut standing = store::standing_given(tx, id).await?.ok_or(ProblemKind::Internal)?;
        standing.give(tx, first).await?;
        if acts {
            standing.begin(tx, &Moving::by_itself(office, council)).await?;
        }
    }
    Ok(store::acts_as(tx, &before).await?)
}

/// The days of the team that a report comes to.
pub(super) async fn days_of(tx: &TenantTx, service: &Offered, routed: &Routed) -> Result<StoredOffice, Problem> {
    if routed.team.id == service.team.id {
        return Ok(service.office.clone());
    }
    Ok(clocks::store::office(tx, routed.team.id, service.id).await?.ok_or(ProblemKind::Internal)?)
}

/// The clocks that the case begins with, in the days of the team that it comes to.
fn clocks(
    tx: &TenantTx,
    council: &Council,
    report: &Report,
    (service, office): (&Offered, StoredOffice),
) -> Result<Vec<ClockRow>, Problem> {
    let definition = &service.definition;
    let days = days(&definition.form, &report.answers);
    let (office, emergencies, _) = office.read();
    let around = Around { almanac: almanac()?, office: &office, emergencies: &emergencies, now: tx.now() };
    let place = Place::of(&definition.workflow, None, State::Received);
    let beginning = Beginning { received: tx.now(), days: &days, place, changes: &[] };
    Ok(lay(&definition.clocks, council.division, &beginning, &around).map_err(untellable)?)
}

fn understand(
    office: &Office,
    council: &Council,
    tx: &TenantTx,
    (asked, begun): (&OpenCase, Option<&Begun>),
    service: Option<Offered>,
) -> Result<(Offered, Report), Problem> {
    let mut faults = Faults::none();
    if service.is_none() {
        let elsewhere = office.library.service(&asked.service);
        match elsewhere.and_then(|entry| entry.handed_to(council.tier)) {
            Some(_) => faults.add("/service", "not-provided-here", "Another council provides this service."),
            None => faults.add("/service", "unknown-value", "There is no such service."),
        }
    }
    if begun.is_none() {
        refuse_what_is_for_staff(tx, asked, &mut faults);
    }
    // What staff handed over they asked for, and were judged then.
    let by_visitor = begun.is_some_and(|begun| begun.by.is_none() && tx.actor().staff().is_none());
    if let Some(service) = service.as_ref().filter(|_| begun.is_none() || by_visitor) {
        let place = if by_visitor { "/service" } else { "/channel" };
        refuse_what_is_closed(tx, (asked.channel, place), &service.definition, &mut faults);
    }
    let form = service.as_ref().map(|service| &service.definition.form);
    let asking = Asking {
        today: office.today(tx.now())?,
        files: begun.map_or(&[], |begun| &begun.files),
        demands_files: tx.actor().staff().is_none(),
    };
    let report = report::read(asked, form, &asking, &mut faults);
    faults.finish(service.zip(report))
}

/// A visitor speaks for themselves, on the web: how else something came in is for staff to say.
fn refuse_what_is_for_staff(tx: &TenantTx, asked: &OpenCase, faults: &mut Faults) {
    if tx.actor().staff().is_some() {
        return;
    }
    let said = [
        ("/channel", asked.channel != Channel::Web),
        ("/call", asked.call.is_some()),
        ("/contact", asked.contact.is_some()),
    ];
    for (pointer, _) in said.into_iter().filter(|(_, said)| *said) {
        faults.add(pointer, "staff-only", "Only the council's staff can say this.");
    }
}

/// Who may ask, and how, is for the council to say of each service. A way that isn't open is told at `place`.
pub(crate) fn refuse_what_is_closed(
    tx: &TenantTx,
    (channel, place): (Channel, &str),
    definition: &Definition,
    faults: &mut Faults,
) {
    if definition.audience == Audience::OnBehalf && tx.actor().staff().is_none() {
        faults.add("/service", "staff-only", "Only the council’s staff can ask for this.");
    } else if !definition.channels.contains(&channel) {
        let open: Vec<_> = definition.channels.iter().map(|channel| channel.name()).collect();
        let why = format!("It can’t be asked for by this way. Open are: {}.", open.join(", "));
        faults.add(place, "channel-closed", why);
    }
}

/// Writes the case under the reference that it has had from the beginning, and how it was begun.
async fn write_begun(tx: &TenantTx, case: &NewCase<'_>, begun: &Begun) -> Result<Reference, Problem> {
    let entry = tx.new_id::<CaseEntryId>();
    if !store::open(tx, case, &begun.reference, entry).await? {
        tracing::error!(council = %tx.council(), "a reserved reference isn't free");
        return Err(ProblemKind::Internal.into());
    }
    // Whoever began and finished it on the web needn't be told so.
    if begun.by.is_some() || case.asked.channel != begun.finished {
        store::tell_begun(tx, case, begun).await?;
    }
    Ok(begun.reference)
}

/// Writes the case under a reference that nobody has.
async fn write(tx: &TenantTx, council: &Council, case: &NewCase<'_>) -> Result<Reference, Problem> {
    let entry = tx.new_id::<CaseEntryId>();
    for _ in 0..DRAWS {
        let reference = Reference::random(council.prefix, &mut rand::rng());
        if store::open(tx, case, &reference, entry).await? {
            return Ok(reference);
        }
    }
    tracing::error!(council = %council.id, "no reference is free");
    Err(ProblemKind::Internal.into())
}

fn tell(tx: &TenantTx, reference: Reference, case: &NewCase<'_>, follow_token: &str) -> Result<(), Problem> {
    let NewCase { id, asked, service, report, due, .. } = case;
    let fact = Opened {
        case_id: *id,
        reference,
        service: service.definition.name.clone(),
        what_next: service.definition.messages.received.clone(),
        language: report.language,
        due_at: due.due,
        slug: asked.service.clone(),
        channel: asked.channel,
        call: asked.call,
        contact: asked.contact,
        split_from: None,
    };
    let private = CaseOpenedPrivate {
        name: report.name.as_str().to_owned(),
        email: report.email.clone().map(String::from),
        phone: report.phone.clone().map(String::from),
        address: report.address.clone(),
        postcode: report.postcode.as_str().to_owned(),
        follow_token: follow_token.to_owned(),
    };
    Ok(tx.emit(store::FIRST_VERSION, &fact, &private)?)
}
