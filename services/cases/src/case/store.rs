//! Every query about one case.

use cases_api::case::{
    Answered, Assignee, CaseSummary, CaseView, Happening, LinkedContact, OpenCase, Position, TeamSummary,
};
use cases_api::target::Explanation;
use cases_api::workflow::{Outcome, State, Workflow};
use contract::{CaseEntryId, CaseId, Channel, ContactId, InteractionId, Language, Problem, Reference, StaffId, TeamId};
use serde_json::Value;
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;

use super::clocks::kept::Counted;
use super::clocks::laying::views;
use super::clocks::store::{ClockRow, clocks_of, promised};
use super::merging::store::merges_of;
use super::moving::Moving;
use super::moving::known::{self, Place};
use super::moving::store::{effects, effects_of};
use super::proposal::may_decide;
use super::proposal::store::proposal_of;
use super::relation::store::relations_of;
use super::report::Report;
pub(crate) use super::sight::store::seen_by;
use super::standing::store::reporter;
pub(crate) use super::standing::store::{as_it_stands, standing, standing_given};
pub(crate) use super::story::store::happening;
use super::story::store::{Columns, last_rating, timeline};
use super::version::store::goes_by;
use super::{Begun, Standing, clocks};
use crate::caller::store::{heard_of, looking};
use crate::caller::{Looker, mask};
use crate::catalogue::Offered;
use crate::died::store::reporter_died;
use crate::promise::store::promises_of;
use crate::task::store::tasks_of;
use crate::workflow::offered;

/// The version of a case that was just opened.
pub(crate) const FIRST_VERSION: i64 = 1;

/// A case that is about to be.
pub(super) struct NewCase<'a> {
    pub id: CaseId,
    pub asked: &'a OpenCase,
    pub service: &'a Offered,
    /// The team that it comes to.
    pub team: TeamId,
    pub report: &'a Report,
    /// The end of its main clock.
    pub due: &'a Counted,
    pub clocks: &'a [ClockRow],
    /// Whether its reference was kept for it by a draft.
    pub reserved: bool,
}

/// Writes a case with the first entry of its story; `false` when another case has the reference.
pub(super) async fn open(
    tx: &TenantTx,
    case: &NewCase<'_>,
    reference: &Reference,
    entry: CaseEntryId,
) -> Result<bool, DbError> {
    let NewCase { id, asked, service, team, report, due, clocks, reserved } = case;
    let opened = tx
        .run(
            "with opened as (
                 insert into case_file (tenant_id, id, origin_id, reference, service_id, service_name, team_id, state,
                     reporter_name, reporter_email, reporter_phone, reporter_address, reporter_postcode,
                     place, lat, lon, answers, language, opened_at, due_at, target, version,
                     channel, call_id, contact_id, contact_known, opened_by, service_version_id, step, step_at, given)
                 select $1, $2, $1, $3, $4, $5, $6, 'received', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                     $23, $24, $25, case when $25 is not null then true end, $22, $27, $28, $17, $29
                 where $26 or not exists (select from draft d where d.tenant_id = $1 and d.reference = $3)
                 on conflict on constraint case_file_reference do nothing
                 returning id
             ),
             clocked as (
                 insert into case_clock (tenant_id, case_id, clock, place, main, state, due_at, look_at, kept)
                 select $1, opened.id, n.clock, n.place, n.main, n.state, n.due_at, n.look_at, n.kept
                 from opened, jsonb_to_recordset($30) as n(clock text, place smallint, main boolean, state text,
                     due_at timestamptz, look_at timestamptz, kept jsonb)
             )
             insert into case_entry (tenant_id, id, case_id, at, by_staff, by_name, public, kind)
             select $1, $21, opened.id, $17, $22, (select name from staff where tenant_id = $1 and id = $22), true, 'opened'
             from opened",
            args![
                tx.tenant(),
                id.uuid(),
                reference.compact(),
                service.id.uuid(),
                json(&service.definition.name)?,
                team.uuid(),
                report.name.as_str(),
                report.email.as_ref().map(|email| email.as_str()),
                report.phone.as_ref().map(|phone| phone.as_str()),
                report.address.as_deref(),
                report.postcode.as_str(),
                report.place.as_deref(),
                report.position.map(|at| at.lat),
                report.position.map(|at| at.lon),
                json(&report.answers)?,
                report.language.tag(),
                tx.now(),
                clocks::store::soonest(clocks).unwrap_or(due.due),
                json(&due.explanation)?,
                FIRST_VERSION,
                entry.uuid(),
                tx.actor().staff().map(StaffId::uuid),
                asked.channel.name(),
                asked.call.map(InteractionId::uuid),
                asked.contact.map(ContactId::uuid),
                *reserved,
                service.published.uuid(),
                service.definition.workflow.first().map(|step| step.id.as_str()),
                json(&report.accepted)?,
                clocks::store::rows(clocks)?,
            ],
        )
        .await?;
    Ok(opened == 1)
}

/// A part of a case as its column keeps it.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<Value, DbError> {
    serde_json::to_value(value).map_err(|_| DbError::Bug("a part of a case can't be written".into()))
}

/// What is kept of a case beside its view: the reporter's address, and the references that it had before.
pub(super) async fn beside(tx: &TenantTx, id: CaseId) -> Result<Option<(Option<String>, Vec<String>)>, DbError> {
    tx.row(
        "select c.reporter_address, array(select a.reference from case_alias a
             where a.tenant_id = $1 and a.case_id = c.id order by a.reference)
         from case_file c where c.tenant_id = $1 and c.id = $2",
        args![tx.tenant(), id.uuid()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .await
}

/// Writes where a locked case stands now, one version on, with what happened. The timers of a step that it has left
/// stop, and all of them once it is done.
pub(super) async fn step(tx: &TenantTx, case: &Standing, public: bool, what: Happening) -> Result<(), DbError> {
    let entry = Columns::of(what);
    let written = tx
        .run(
            "with stepped as (
                 update case_file
                 set state = $4, outcome = $5, assignee_id = $6, version = version + 1,
                     step = $17, step_at = $18, outcome_id = $19,
                     closed_at = case when $4 = 'done' then coalesce(closed_at, $7) end,
                     reopened_at = case when $4 <> 'done' then reopened_at end
                 where tenant_id = $1 and id = $2 and version = $3
                 returning id
             ), dropped as (
                 update case_timer t set state = 'dropped', ended_at = $7 from stepped
                 where t.tenant_id = $1 and t.case_id = $2 and t.state = 'waiting'
                     and ($4 = 'done' or t.lasts = 'step' and t.set_at < $18)
             )
             insert into case_entry
                 (tenant_id, id, case_id, at, by_staff, by_name, public, kind, text, from_state, to_state, outcome, to_name,
                     from_step, to_step, outcome_id)
             select $1, $8, stepped.id, $7, $9, (select name from staff where tenant_id = $1 and id = $9),
                 $10, $11, $12, $13, $14, $15, $16, $20, $21, $22
             from stepped",
            args![
                tx.tenant(),
                case.id.uuid(),
                case.version,
                case.state.name(),
                case.outcome.map(Outcome::name),
                case.assignee.map(StaffId::uuid),
                tx.now(),
                tx.new_id::<CaseEntryId>().uuid(),
                tx.actor().staff().map(StaffId::uuid),
                public,
                entry.kind,
                entry.text,
                entry.from.map(State::name),
                entry.to.map(State::name),
                entry.outcome.map(Outcome::name),
                entry.to_name,
                case.step.as_deref(),
                case.step_at,
                case.outcome_id.as_deref(),
                entry.steps.0,
                entry.steps.1,
                entry.steps.2,
            ],
        )
        .await?;
    if written == 1 { Ok(()) } else { Err(DbError::Bug("a locked case changed".into())) }
}

/// Says in the story of a case that was just opened how it was begun, before it was sent.
pub(super) async fn tell_begun(tx: &TenantTx, case: &NewCase<'_>, begun: &Begun) -> Result<(), DbError> {
    tx.run(
        "insert into case_entry (tenant_id, id, case_id, at, by_staff, by_name, public, kind, text, to_name)
         values ($1, $2, $3, $4, $5, (select name from staff where tenant_id = $1 and id = $5), true, 'begun', $6, $7)",
        args![
            tx.tenant(),
            tx.new_id::<CaseEntryId>().uuid(),
            case.id.uuid(),
            begun.at,
            begun.by.map(StaffId::uuid),
            case.asked.channel.name(),
            begun.finished.name(),
        ],
    )
    .await?;
    Ok(())
}

/// By when a case is due, and whether emails tell its reporter.
pub(crate) async fn when_due(tx: &TenantTx, id: CaseId) -> Result<Option<(OffsetDateTime, bool)>, DbError> {
    tx.row(
        concat!(
            "select ",
            promised!(),
            ", c.reporter_email is not null from case_file c where c.tenant_id = $1 and c.id = $2"
        ),
        args![tx.tenant(), id.uuid()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .await
}

/// Marks a case as opened again by its citizen, until it is done again.
pub(super) async fn mark_reopened(tx: &TenantTx, id: CaseId) -> Result<(), DbError> {
    let sql = "update case_file set reopened_at = $3 where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), id.uuid(), tx.now()]).await?;
    Ok(())
}

/// Whether the council has this case, and whoever acts may see it.
pub(crate) async fn exists(tx: &TenantTx, id: CaseId) -> Result<bool, DbError> {
    let sql = concat!("select from case_file c where c.tenant_id = $1 and c.id = $2 and", seen_by!("$3"));
    let me = tx.actor().staff().map(StaffId::uuid);
    Ok(tx.row(sql, args![tx.tenant(), id.uuid(), me], |_| Ok(())).await?.is_some())
}

/// A case that was found by its reference, and who reported it.
pub(crate) struct Referred {
    pub id: CaseId,
    pub contact: Option<ContactId>,
}

/// The case of a reference, or of one under which it was known before.
pub(crate) async fn by_reference(tx: &TenantTx, wanted: &Reference) -> Result<Option<Referred>, DbError> {
    tx.row(
        concat!(
            "select c.id, c.contact_id from case_file c where c.tenant_id = $1 and c.id = coalesce(
                 (select id from case_file where tenant_id = $1 and reference = $2),
                 (select case_id from case_alias where tenant_id = $1 and reference = $2)) and",
            seen_by!("$3")
        ),
        args![tx.tenant(), wanted.compact(), tx.actor().staff().map(StaffId::uuid)],
        |row| Ok(Referred { id: row.id(0)?, contact: row.id_or_null(1)? }),
    )
    .await
}

/// Says that what follows in this transaction is done by the council's rules, whoever's report it is, until
/// [`acts_as`] says otherwise; gives who acted before.
pub(crate) async fn acts_by_itself(tx: &TenantTx) -> Result<String, DbError> {
    let sql = "with before as materialized (select current_setting('app.acting') as acting)
        select acting, set_config('app.acting', 'system:rules ' || split_part(acting, ' ', 2), true) from before";
    let before = tx.row(sql, args![], |row| row.get(0)).await?;
    before.ok_or_else(|| DbError::Bug("nobody acts".into()))
}

/// Says who acts from now on in this transaction.
pub(crate) async fn acts_as(tx: &TenantTx, acting: &str) -> Result<(), DbError> {
    tx.run("select set_config('app.acting', $1, true)", args![acting]).await?;
    Ok(())
}

/// Adds a line to a case's story that changes nothing of the case: its version stays, so that
/// nobody's form is refused for it. `what` isn't a move.
pub(crate) async fn add_entry(tx: &TenantTx, id: CaseId, public: bool, what: Happening) -> Result<(), DbError> {
    let entry = Columns::of(what);
    tx.run(
        "insert into case_entry (tenant_id, id, case_id, at, by_staff, by_name, public, kind, text, to_name)
         values ($1, $2, $3, $4, $5, (select name from staff where tenant_id = $1 and id = $5), $6, $7, $8, $9)",
        args![
            tx.tenant(),
            tx.new_id::<CaseEntryId>().uuid(),
            id.uuid(),
            tx.now(),
            tx.actor().staff().map(StaffId::uuid),
            public,
            entry.kind,
            entry.text,
            entry.to_name,
        ],
    )
    .await?;
    Ok(())
}

/// Writes whose queue a locked case is in now. Its version stays: the step that tells of it counts.
pub(super) async fn put_in_queue(tx: &TenantTx, id: CaseId, team: TeamId) -> Result<(), DbError> {
    tx.run(
        "with anew as (update case_clock set look_at = $4, because = 'team'
             where tenant_id = $1 and case_id = $2 and state in ('running', 'paused'))
         update case_file set team_id = $3 where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), team.uuid(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Keeps who the reporter of a case is; `false` when there is no such case.
pub(crate) async fn link(tx: &TenantTx, id: CaseId, contact: ContactId, known: bool) -> Result<bool, DbError> {
    let linked = tx
        .run(
            "update case_file set contact_id = $3, contact_known = $4 where tenant_id = $1 and id = $2",
            args![tx.tenant(), id.uuid(), contact.uuid(), known],
        )
        .await?;
    Ok(linked == 1)
}

/// The columns of a [`CaseSummary`], of `c`, `t` and `a`.
macro_rules! summary_columns {
    () => {
        "c.id, c.reference, c.service_name, c.state, c.outcome, t.id, t.name, a.id, a.name, c.place, c.opened_at, c.due_at, c.version, c.channel"
    };
}
pub(super) use summary_columns;

/// A case with its story, as much of it as this looker may see, and the call that they name where it is one of
/// their own. Two round trips.
pub(super) async fn view(
    tx: &TenantTx,
    moving: &Moving<'_>,
    id: CaseId,
    looker: Looker,
) -> Result<Option<(CaseView, Option<InteractionId>)>, Problem> {
    let found = tx
        .row(
            concat!(
                "select ",
                summary_columns!(),
                ", c.reporter_name, c.reporter_email, c.reporter_phone, c.reporter_postcode, c.contact_id, c.contact_known,
                     c.answers, c.lat, c.lon, c.language, c.target, v.definition -> 'workflow', c.call_id, w.seen_version, c.reopened_at is not null,",
                looking!("c.contact_id", "c.call_id", "$4", "$3", "$5"), ",", heard_of!("$4", "$3", "$5"), ", v.number,
                     (select p.number from service s join service_version p on p.tenant_id = $1 and p.id = s.published_id
                      where s.tenant_id = $1 and s.id = c.service_id), c.step, c.step_at, c.outcome_id,",
                effects_of!(), ",", tasks_of!(), ", coalesce(v.definition -> 'tasks', '[]'),", clocks_of!(), ",", promises_of!(), ", coalesce(", proposal_of!(), ", 'null'),", relations_of!("$3"), ",", merges_of!("$3"),
                ", nullif(btrim(c.reporter_address), '') is not null,", reporter_died!(), "
                 from case_file c
                 join team t on t.tenant_id = $1 and t.id = c.team_id", goes_by!(), "
                 left join staff a on a.tenant_id = $1 and a.id = c.assignee_id
                 left join case_watch w on w.tenant_id = $1 and w.staff_id = $3 and w.case_id = c.id
                 where c.tenant_id = $1 and c.id = $2 and",
                seen_by!("$3")
            ),
            args![
                tx.tenant(),
                id.uuid(),
                tx.actor().staff().map(StaffId::uuid),
                looker.call.map(InteractionId::uuid),
                tx.now()
            ],
            |row| {
                let clocks = row.json::<Vec<ClockRow>>(41)?;
                let (found, since) = viewed(row)?;
                let clocks = if found.merged_into.is_some() { Vec::new() } else { views(clocks, tx.now()) };
                let found = CaseView { clocks, promises: row.json(42)?, ..found };
                Ok(((found, since), looker.sight(row, 29)?, row.id_or_null(32)?))
            },
        )
        .await?;
    let Some(((mut found, step_at), sight, call)) = found else { return Ok(None) };
    offer(tx, moving, &mut found, step_at).await?;
    let timeline = timeline(tx, id).await?;
    Ok(Some((mask::view(sight, CaseView { feedback: last_rating(&timeline), timeline, ..found }), call)))
}

/// A case in a queue, from the first columns of a row.
pub(super) fn summary(row: Row<'_>) -> Result<CaseSummary, DbError> {
    let assignee: Option<StaffId> = row.id_or_null(7)?;
    Ok(CaseSummary {
        id: row.id(0)?,
        reference: reference(row, 1)?,
        service: row.json(2)?,
        state: state(row, 3)?,
        outcome: outcome(row, 4)?,
        team: TeamSummary { id: row.id(5)?, name: row.json(6)? },
        assignee: assignee.map(|id| row.get(8).map(|name| Assignee { id, name })).transpose()?,
        place: row.get(9)?,
        opened_at: row.get(10)?,
        due_at: row.get(11)?,
        version: row.get(12)?,
        channel: channel(row, 13)?,
        seen: None,
        reopened: false,
        masked: false,
    })
}

/// A case, without what may be done with it, and since when it stands where it stands.
fn viewed(row: Row<'_>) -> Result<(CaseView, OffsetDateTime), DbError> {
    let case = CaseSummary { seen: row.get(27)?, reopened: row.get(28)?, ..summary(row)? };
    let contact: Option<ContactId> = row.id_or_null(18)?;
    let (lat, lon): (Option<f64>, Option<f64>) = (row.get(21)?, row.get(22)?);
    let target: Explanation = row.json(24)?;
    let workflow: Workflow = row.json(25)?;
    let answers: Vec<Answered> = row.json(20)?;
    let (goes_by, newest): (Option<i32>, Option<i32>) = (row.get(33)?, row.get(34)?);
    let step: Option<String> = row.get(35)?;
    let at = workflow.standing(step.as_deref(), case.state).map(|at| at.id.clone());
    let step_at: Option<OffsetDateTime> = row.get(36)?;
    let since = step_at.unwrap_or(case.opened_at);
    let view = CaseView {
        reporter: reporter(row)?,
        contact: contact.map(|id| row.get(19).map(|known| LinkedContact { id, known })).transpose()?,
        answers,
        position: lat.zip(lon).map(|(lat, lon)| Position { lat, lon }),
        language: language(row, 23)?,
        call: row.id_or_null(26)?,
        target,
        clocks: Vec::new(),
        promises: Vec::new(),
        feedback: None,
        timeline: Vec::new(),
        moves: Vec::new(),
        held: Vec::new(),
        outcomes: workflow.outcomes.clone(),
        step: at.unwrap_or_default(),
        outcome_id: row.get(37)?,
        effects: effects(row, 38)?,
        tasks: row.json(39)?,
        task_templates: row.json(40)?,
        proposal: row.json(43)?,
        relations: row.json(44)?,
        parts: row.json(45)?,
        merged_into: row.json(46)?,
        merged: row.json(47)?,
        merged_count: u32::try_from(row.get::<i64>(48)?).unwrap_or(u32::MAX),
        newer: newest.filter(|_| newest != goes_by),
        goes_by,
        workflow,
        case,
    };
    Ok((view, since))
}

/// Says of a case which moves whoever looks may make now, and what stands in the way of the others.
async fn offer(
    tx: &TenantTx,
    moving: &Moving<'_>,
    view: &mut CaseView,
    entered_at: OffsetDateTime,
) -> Result<(), Problem> {
    if view.merged_into.is_some() {
        return Ok(());
    }
    let Some(at) = view.workflow.step(&view.step) else { return Ok(()) };
    let (id, opened_at) = (view.case.id, view.case.opened_at);
    let known = known::of(tx, moving, &Place { id, workflow: &view.workflow, at, entered_at, opened_at }).await?;
    let (free, held) = offered(&view.workflow, at, &known.facts(moving.mover(tx)));
    (view.moves, view.held) = (free.into_iter().cloned().collect(), held);
    if let Some(waiting) = &mut view.proposal {
        waiting.own = tx.actor().staff() == Some(waiting.by.id);
        waiting.may_decide = may_decide(tx.actor().staff(), moving.holds, waiting.by.id, &waiting.permission);
        view.moves.retain(|by| by.approval.is_none());
    }
    Ok(())
}

/// The reference in a column.
pub(crate) fn reference(row: Row<'_>, at: usize) -> Result<Reference, DbError> {
    let text: &str = row.get(at)?;
    Reference::parse(text).map_err(|_| DbError::Bug("a stored reference isn't one".into()))
}

/// The state in a column.
pub(crate) fn state(row: Row<'_>, at: usize) -> Result<State, DbError> {
    row.get::<&str>(at)?.parse().map_err(|_| DbError::Bug("a stored state isn't one".into()))
}

/// The outcome in a column, or none.
pub(crate) fn outcome(row: Row<'_>, at: usize) -> Result<Option<Outcome>, DbError> {
    let text: Option<&str> = row.get(at)?;
    let parsed = text.map(str::parse).transpose();
    parsed.map_err(|_| DbError::Bug("a stored outcome isn't one".into()))
}

/// The language in a column.
pub(crate) fn language(row: Row<'_>, at: usize) -> Result<Language, DbError> {
    let text: &str = row.get(at)?;
    Language::from_tag(text).ok_or_else(|| DbError::Bug("a stored language isn't one".into()))
}

/// The channel in a column.
pub(crate) fn channel(row: Row<'_>, at: usize) -> Result<Channel, DbError> {
    Channel::named(row.get(at)?).ok_or_else(|| DbError::Bug("a stored channel isn't one".into()))
}
