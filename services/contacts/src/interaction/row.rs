//! Interactions as their rows hold them.

use contacts_api::interaction::{
    Avoidable, Direction, InteractionContact, InteractionState, InteractionSummary, Outcome, StaffMember,
};
use contacts_api::verification::VerificationOutcome;
use contract::{ArticleId, Channel, ContactId, Looking, Sight, StaffId};
use tenant_db::{DbError, Row};
use time::OffsetDateTime;

/// The columns that [`summary`] reads, of `i` (interaction), with everything that is joined to it, for `$me` at
/// `$now`.
macro_rules! summary_columns {
    ($me:literal, $now:literal) => {
        concat!(
            "i.id, i.channel, i.direction, i.state, i.number, i.withheld, i.contact_id, c.name, i.staff_id, s.name,
         i.started_at, i.ended_at, i.outcome, i.matter, i.note, i.article_id, i.avoidable,
         (select coalesce(jsonb_agg(jsonb_build_object('id', k.case_id, 'reference', k.reference, 'how', k.how)
                                    order by k.linked_at, k.case_id), '[]')
          from interaction_case k where k.tenant_id = $1 and k.interaction_id = i.id),
         i.version, v.outcome,
         coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false),",
            "(",
            $crate::access::store::own_call!("i", $me, $now),
            ") is true"
        )
    };
}
/// What is joined to `i` for [`summary_columns`].
macro_rules! summary_joins {
    () => {
        " left join contact c on c.tenant_id = $1 and c.id = i.contact_id
          left join staff s on s.tenant_id = $1 and s.id = i.staff_id
          left join verification v on v.tenant_id = $1 and v.interaction_id = i.id and v.contact_id = i.contact_id "
    };
}
pub(super) use {summary_columns, summary_joins};

/// How an interaction's person is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// As was judged of the person.
    So(Sight),
    /// By the interaction alone: in the looker's own call as it was verified, else as whoever may see people
    /// outside calls, or not.
    ByItself { trusted: bool },
}

/// An interaction, as much of it as may be seen. What was noted in others than the looker's own call, and from
/// which number, is hidden with the person.
pub(super) fn summary(row: Row<'_>, seen: Seen) -> Result<InteractionSummary, DbError> {
    let own: bool = row.get(21)?;
    let passed = verified(row)? == Some(VerificationOutcome::Passed);
    let by_itself = |on, trusted| Looking { on, in_call: own, verified: own && passed, trusted, ..Looking::default() };
    let sight = match seen {
        Seen::So(sight) => sight,
        Seen::ByItself { trusted } => by_itself(row.get(20)?, trusted).sight(),
    };
    let contact = contact(row, sight)?;
    let around = if own || contact.is_none() { Sight::Whole } else { sight };
    let (started_at, ended_at): (OffsetDateTime, Option<OffsetDateTime>) = (row.get(10)?, row.get(11)?);
    Ok(InteractionSummary {
        id: row.id(0)?,
        channel: stored(row.get(1)?, Channel::named)?,
        direction: stored(row.get(2)?, Direction::named)?,
        state: stored(row.get(3)?, InteractionState::named)?,
        number: row.get::<Option<String>>(4)?.map(|number| around.phone(number)),
        withheld: row.get(5)?,
        contact,
        staff: staff(row, 8)?,
        started_at,
        ended_at,
        seconds: ended_at.map(|ended| (ended - started_at).whole_seconds()),
        outcome: stored_or_none(row.get(12)?, Outcome::named)?,
        matter: row.get(13)?,
        note: around.all(row.get(14)?),
        article: row.id_or_null::<ArticleId>(15)?,
        avoidable: stored_or_none(row.get(16)?, Avoidable::named)?,
        cases: row.json(17)?,
        version: row.get(18)?,
    })
}

/// How the verification of an interaction's contact ended in it.
pub(super) fn verified(row: Row<'_>) -> Result<Option<VerificationOutcome>, DbError> {
    stored_or_none(row.get(19)?, VerificationOutcome::named)
}

fn contact(row: Row<'_>, sight: Sight) -> Result<Option<InteractionContact>, DbError> {
    let id: Option<ContactId> = row.id_or_null(6)?;
    id.map(|id| Ok(InteractionContact { id, name: sight.name(row.get(7)?), masked: sight.is_masked() })).transpose()
}

/// A member of staff from an id, or null, and a name, or null where it isn't known yet.
pub(crate) fn staff(row: Row<'_>, at: usize) -> Result<Option<StaffMember>, DbError> {
    let id: Option<StaffId> = row.id_or_null(at)?;
    let name: Option<String> = row.get(at + 1)?;
    Ok(id.map(|id| StaffMember { id, name: name.unwrap_or_default() }))
}

/// A name that a check constraint holds to those that there are.
pub(crate) fn stored<T>(name: &str, named: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
    named(name).ok_or_else(|| DbError::Bug("a stored name isn't one".into()))
}

/// As [`stored`], or none.
pub(crate) fn stored_or_none<T>(name: Option<&str>, named: impl Fn(&str) -> Option<T>) -> Result<Option<T>, DbError> {
    name.map(|name| stored(name, named)).transpose()
}
