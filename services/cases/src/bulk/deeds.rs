//! The deeds, each by the verbs that a case has for everyone.

use cases_api::bulk::Deed;
use cases_api::case::MoveCase;
use cases_api::workflow::{Outcome, State};
use contract::{Bilingual, BulkActId, Faults, IncidentId, Problem, ProblemKind, StaffId, TeamId};
use tenant_db::TenantTx;

use super::{Done, Item, Was, store};
use crate::case::moving::Moving;
use crate::case::words::{message, optional_message};
use crate::case::{Standing, merging, store as cases};
use crate::{incident, staff, team};

/// Why a case changed nothing that the act may.
const CHANGED: &str = "changed";
const FINISHED: &str = "finished";

/// Checks a deed before anything begins, and gives it with its texts as they will be kept.
pub(super) async fn sound(tx: &TenantTx, deed: &Deed, faults: &mut Faults) -> Result<Option<Deed>, Problem> {
    let unknown =
        |faults: &mut Faults, at: &str| faults.add(at, "unknown-value", "Nothing of the council's has this id.");
    Ok(match deed {
        Deed::Assign { to } if staff::store::active(tx, *to).await?.is_none() => {
            unknown(faults, "/deed/to");
            None
        }
        Deed::Queue { team } if team::store::name(tx, *team).await?.is_none() => {
            unknown(faults, "/deed/team");
            None
        }
        Deed::Assign { .. } | Deed::Release | Deed::Queue { .. } => Some(deed.clone()),
        Deed::Note { text } => noted(faults, message("/deed/text", text)).map(|text| Deed::Note { text }),
        Deed::Update { text } => noted(faults, message("/deed/text", text)).map(|text| Deed::Update { text }),
        Deed::Close { outcome, text } => {
            let text = noted(faults, optional_message("/deed/text", text.as_deref()));
            text.map(|text| Deed::Close { outcome: *outcome, text })
        }
        Deed::Incident { .. } => {
            faults.add("/deed/kind", "not-here", "An update of the incident itself does this.");
            None
        }
    })
}

fn noted<T>(faults: &mut Faults, read: Result<T, Problem>) -> Option<T> {
    read.map_err(|problem| faults.extend(problem.errors)).ok()
}

/// Does the deed to a case that is locked.
///
/// # Errors
/// `validation-failed` whose first code says why the case is refused; anything else is a fault of ours.
pub(super) async fn done(
    tx: &TenantTx,
    moving: &Moving<'_>,
    case: &mut Standing,
    item: &Item,
    deed: &Deed,
) -> Result<Done, Problem> {
    let only_adds = matches!(deed, Deed::Note { .. } | Deed::Update { .. });
    if !only_adds && case.version != item.version {
        return Err(refused(CHANGED));
    }
    if case.state == State::Done && !matches!(deed, Deed::Note { .. }) {
        return Err(refused(FINISHED));
    }
    let before = case.version;
    let was = match deed {
        Deed::Queue { .. } => Was { holder: Some(case.team.uuid()), assignee: case.assignee },
        _ => Was { holder: case.assignee.map(StaffId::uuid), assignee: None },
    };
    match deed.clone() {
        Deed::Assign { to } => give(tx, case, Some(to)).await?,
        Deed::Release => give(tx, case, None).await?,
        Deed::Queue { team } => put(tx, case, team).await?,
        Deed::Note { text } => case.note(tx, text).await?,
        Deed::Update { text } => case.write(tx, &moving.office.follow, text).await?,
        Deed::Close { outcome, text } => close(tx, moving, case, outcome, text).await.map(|_| ())?,
        Deed::Incident { .. } => return Err(ProblemKind::Internal.into()),
    }
    let (version, wrote) = (case.version, false);
    Ok(if version == before { Done::Already } else { Done::Became { version, was, wrote } })
}

/// Tells a case what is told of the incident that it belongs to, also where whoever tells it doesn't see the case. A citizen
/// who was told of another of their cases isn't written to again; one who hears nothing of the closing reads what is said
/// all the same.
///
/// # Errors
/// As [`done`].
pub(super) async fn answered(
    tx: &TenantTx,
    moving: &Moving<'_>,
    (act, item): (BulkActId, &Item),
    (incident, text, outcome): (IncidentId, Option<&Bilingual>, Option<Outcome>),
) -> Result<Done, Problem> {
    let mut case = cases::standing_given(tx, item.case).await?.ok_or_else(Problem::not_found)?;
    if !incident::store::is_joined(tx, incident, case.id).await? {
        return Err(refused("left"));
    }
    // One that is merged is worked on no more, and its citizen is told all the same.
    let outcome = outcome.filter(|_| case.merged_into.is_none());
    if case.state == State::Done && case.merged_into.is_none() {
        return Err(refused(FINISHED));
    }
    let told = merging::Told::by(&case);
    if store::wrote_to(tx, act, &case).await? {
        case.tell_no_more();
    }
    let moving = Moving { tells_merged: text.is_none(), ..*moving };
    let said = text.map(|text| text.get(case.language).to_owned());
    let heard = match (outcome, said) {
        (Some(outcome), said) => end(tx, &moving, &mut case, outcome, said).await?,
        (None, Some(said)) => case.write(tx, &moving.office.follow, said).await.map(|()| true)?,
        (None, None) => return Ok(Done::Already),
    };
    if let Some(text) = text {
        merging::tell_of_incident(tx, &moving.office.follow, (&case, told), (incident, text)).await?;
    }
    Ok(Done::Became { version: case.version, was: Was::default(), wrote: heard && case.reached_at().is_some() })
}

/// Tells the citizen of a case that can't be closed with its incident what is said of the incident's end; `false` where there
/// is nothing to say, or nobody to tell.
///
/// # Errors
/// As [`done`].
pub(super) async fn answered_only(
    tx: &TenantTx,
    moving: &Moving<'_>,
    (act, item): (BulkActId, &Item),
    deed: &Deed,
) -> Result<bool, Problem> {
    let Deed::Incident { incident, text: text @ Some(_), outcome: Some(_) } = deed else { return Ok(false) };
    match answered(tx, moving, (act, item), (*incident, text.as_ref(), None)).await {
        Ok(done) => Ok(matches!(done, Done::Became { wrote: true, .. })),
        // It left the incident, or had ended before.
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => Ok(false),
        Err(problem) => Err(problem),
    }
}

/// Closes a case with its incident; `false` where its citizen hears nothing of it. What they can't be told with the closing
/// they are told before it.
async fn end(
    tx: &TenantTx,
    moving: &Moving<'_>,
    case: &mut Standing,
    outcome: Outcome,
    said: Option<String>,
) -> Result<bool, Problem> {
    match (close(tx, moving, case, outcome, said.clone()).await, said) {
        (Err(problem), Some(said)) if problem.errors.iter().any(|fault| fault.pointer == "/text") => {
            case.write(tx, &moving.office.follow, said).await?;
            close(tx, moving, case, outcome, None).await.map(|_| true)
        }
        (closed, _) => closed,
    }
}

/// Gives back what the deed took, where nothing has happened to the case since.
///
/// # Errors
/// As [`done`].
pub(super) async fn undone(tx: &TenantTx, case: &mut Standing, item: &Item, deed: &Deed) -> Result<Done, Problem> {
    if case.version != item.version {
        return Err(refused(CHANGED));
    }
    match (deed, item.was.holder) {
        (Deed::Queue { .. }, Some(team)) => {
            put(tx, case, TeamId::from(team)).await?;
            give(tx, case, item.was.assignee).await?;
        }
        (_, holder) => give(tx, case, holder.map(StaffId::from)).await?,
    }
    Ok(Done::Became { version: case.version, was: Was::default(), wrote: false })
}

async fn give(tx: &TenantTx, case: &mut Standing, to: Option<StaffId>) -> Result<(), Problem> {
    let to = match to {
        Some(id) => Some(staff::store::active(tx, id).await?.ok_or_else(|| refused("nobody"))?),
        None => None,
    };
    case.assign(tx, to).await
}

async fn put(tx: &TenantTx, case: &mut Standing, team: TeamId) -> Result<(), Problem> {
    let name = team::store::name(tx, team).await?.ok_or_else(|| refused("no-team"))?;
    case.put_in_queue(tx, team, name).await
}

async fn close(
    tx: &TenantTx,
    moving: &Moving<'_>,
    case: &mut Standing,
    outcome: Outcome,
    text: Option<String>,
) -> Result<bool, Problem> {
    case.move_at_once(tx, moving, MoveCase { text, ..MoveCase::to(State::Done).ending(outcome) }).await
}

fn refused(code: &'static str) -> Problem {
    let mut faults = Faults::none();
    faults.add("", code, "This case was left as it is.");
    faults.finish::<()>(None).err().unwrap_or_else(|| ProblemKind::ValidationFailed.into())
}
