//! Every contact of a person with the council, on any channel.

pub(crate) mod http;
mod list;
mod parse;
mod row;
mod stale;
pub(crate) mod store;
mod typed;

use contacts_api::events::{CallerKnown, InteractionCorrected, InteractionEnded};
use contacts_api::interaction::{CaseLink, Direction, InteractionState, Outcome};
use contract::{CaseId, Channel, ContactId, InteractionId, NothingPrivate, Problem, ProblemKind, StaffId};
use tenant_db::{DbError, TenantTx};
use time::OffsetDateTime;

pub(crate) use parse::{Ending, number};
pub(crate) use stale::watch as watch_left;
pub(crate) use typed::watch as watch_typed;

use crate::access::WRAP_UP;

/// An interaction that is about to be.
#[derive(Debug)]
pub(crate) struct NewInteraction {
    pub id: InteractionId,
    pub channel: Channel,
    pub direction: Direction,
    pub state: InteractionState,
    pub number: Option<String>,
    pub withheld: bool,
    pub contact: Option<ContactId>,
    pub staff: Option<StaffId>,
    pub switchboard: Option<String>,
    pub started_at: OffsetDateTime,
}

/// An interaction that is being changed: its row is locked until the transaction ends.
#[derive(Debug)]
pub(crate) struct Standing {
    pub id: InteractionId,
    pub channel: Channel,
    pub direction: Direction,
    pub state: InteractionState,
    pub contact: Option<ContactId>,
    pub staff: Option<StaffId>,
    pub started_at: OffsetDateTime,
    pub ended_at: Option<OffsetDateTime>,
    pub version: i64,
}

/// A case that an interaction has to do with.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    pub id: CaseId,
    pub reference: &'a str,
    pub how: CaseLink,
}

/// A case that was reported, as the fact tells it.
#[derive(Debug)]
pub(crate) struct Reported<'a> {
    pub case: CaseId,
    pub reference: &'a str,
    pub contact: ContactId,
    pub channel: Channel,
    pub call: Option<InteractionId>,
    pub matter: Option<&'a str>,
    pub at: OffsetDateTime,
}

/// A report is an interaction too: the call during which it was taken, or one of its own that is over.
pub(crate) async fn reported(tx: &TenantTx, report: &Reported<'_>) -> Result<(), DbError> {
    let case = Case { id: report.case, reference: report.reference, how: CaseLink::Opened };
    if let Some(call) = report.call
        && let Some(mut standing) = store::standing(tx, call).await?
    {
        store::link_case(tx, standing.id, &case).await?;
        if standing.contact.is_none() {
            standing.is_with(tx, Some(report.contact)).await?;
        }
        return standing.corrected(tx).await;
    }
    let new = NewInteraction {
        id: tx.new_id(),
        channel: report.channel,
        direction: Direction::In,
        state: InteractionState::Open,
        number: None,
        withheld: false,
        contact: Some(report.contact),
        staff: None,
        switchboard: None,
        started_at: report.at,
    };
    store::insert(tx, &new).await?;
    store::link_case(tx, new.id, &case).await?;
    let mut standing = Standing {
        id: new.id,
        channel: new.channel,
        direction: new.direction,
        state: new.state,
        contact: new.contact,
        staff: None,
        started_at: new.started_at,
        ended_at: None,
        version: store::FIRST_VERSION,
    };
    let ending = Ending::report(report.at, report.matter);
    standing.over(tx, &ending).await
}

impl NewInteraction {
    /// Tells that it goes on, and who calls where that is known from the start.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn told(&self, tx: &TenantTx) -> Result<(), DbError> {
        if self.state != InteractionState::Open {
            return Ok(());
        }
        let fact = CallerKnown {
            interaction_id: self.id,
            contact_id: self.contact,
            staff_id: self.staff,
            verified: false,
            started_at: self.started_at,
        };
        tx.emit(store::FIRST_VERSION, &fact, &NothingPrivate {})
    }
}

impl Standing {
    /// Whoever acts works on it: it is their own, and goes on or ended just now.
    ///
    /// # Errors
    /// `conflict` for a colleague's, or for what was over long ago.
    pub fn must_be_worked_on(&self, by: Option<StaffId>, now: OffsetDateTime) -> Result<(), Problem> {
        if self.staff != by {
            return Err(Problem::new(ProblemKind::Conflict, "This is a colleague’s."));
        }
        if self.ended_at.is_some_and(|ended| ended < now - WRAP_UP) {
            return Err(Problem::new(ProblemKind::Conflict, "This has been over for too long to be changed."));
        }
        Ok(())
    }

    /// It is still at the version that somebody saw.
    ///
    /// # Errors
    /// `precondition-failed`.
    pub fn must_be_at(&self, version: i64) -> Result<(), Problem> {
        if self.version == version { Ok(()) } else { Err(ProblemKind::PreconditionFailed.into()) }
    }

    /// Tells what is known of it now, where it is over and that was told without.
    pub async fn corrected(&self, tx: &TenantTx) -> Result<(), DbError> {
        if self.state != InteractionState::Ended {
            return Ok(());
        }
        let (version, contact_id) = store::next_version(tx, self.id).await?;
        let cases = store::cases(tx, self.id).await?;
        let fact = InteractionCorrected { interaction_id: self.id, contact_id, cases };
        tx.emit(version, &fact, &NothingPrivate {})
    }

    /// Keeps who the other is, and tells; `false` when nobody has the id.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn is_with(&mut self, tx: &TenantTx, contact: Option<ContactId>) -> Result<bool, DbError> {
        let Some(verified) = store::set_contact(tx, self.id, contact).await? else { return Ok(false) };
        self.contact = contact;
        self.version += 1;
        self.caller_known(tx, verified)?;
        Ok(true)
    }

    /// Tells who it is with, and whether they were verified in it, while it goes on.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn caller_known(&self, tx: &TenantTx, verified: bool) -> Result<(), DbError> {
        if self.state != InteractionState::Open {
            return Ok(());
        }
        let fact = CallerKnown {
            interaction_id: self.id,
            contact_id: self.contact,
            staff_id: self.staff,
            verified,
            started_at: self.started_at,
        };
        tx.emit(self.version, &fact, &NothingPrivate {})
    }

    /// Ends it, and tells.
    ///
    /// # Errors
    /// `conflict` when it is over already.
    pub async fn end(&mut self, tx: &TenantTx, ending: &Ending) -> Result<(), Problem> {
        if self.state == InteractionState::Ended {
            return Err(Problem::new(ProblemKind::Conflict, "This is over already."));
        }
        self.over(tx, ending).await?;
        tx.audit("interaction.ended", self.id, &["state", "outcome"]);
        Ok(())
    }

    async fn over(&mut self, tx: &TenantTx, ending: &Ending) -> Result<(), DbError> {
        let ended_at = ending.at.max(self.started_at);
        store::end(tx, self.id, ending, ended_at).await?;
        self.state = InteractionState::Ended;
        self.ended_at = Some(ended_at);
        self.version += 1;
        let fact = InteractionEnded {
            interaction_id: self.id,
            channel: self.channel,
            direction: self.direction,
            contact_id: self.contact,
            staff_id: self.staff,
            outcome: ending.outcome,
            matter: ending.matter.clone(),
            article: ending.article,
            avoidable: ending.avoidable,
            cases: store::cases(tx, self.id).await?,
            started_at: self.started_at,
            ended_at,
        };
        tx.emit(self.version, &fact, &NothingPrivate {})
    }

    /// Picks up a call that rings: it is theirs from now on, and begins now.
    ///
    /// # Errors
    /// `conflict` when it rings no more.
    pub async fn pick_up(&mut self, tx: &TenantTx) -> Result<(), Problem> {
        if self.state != InteractionState::Ringing {
            return Err(Problem::new(ProblemKind::Conflict, "This call rings no more."));
        }
        store::pick_up(tx, self.id).await?;
        self.state = InteractionState::Open;
        self.staff = tx.actor().staff();
        self.started_at = tx.now();
        self.version += 1;
        self.caller_known(tx, false)?;
        tx.audit("interaction.picked-up", self.id, &["state", "staff"]);
        Ok(())
    }
}

impl Ending {
    /// A report that was taken without a call.
    fn report(at: OffsetDateTime, matter: Option<&str>) -> Self {
        let matter = matter.filter(|slug| !slug.is_empty()).map(str::to_owned);
        Self { outcome: Outcome::CaseOpened, matter, note: None, article: None, avoidable: None, at }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;

    const NOON: OffsetDateTime = datetime!(2026-11-22 12:00 UTC);

    fn call(ended_at: Option<OffsetDateTime>) -> Standing {
        Standing {
            id: Uuid::from_u128(1).into(),
            channel: Channel::Phone,
            direction: Direction::In,
            state: if ended_at.is_some() { InteractionState::Ended } else { InteractionState::Open },
            contact: None,
            staff: Some(Uuid::from_u128(2).into()),
            started_at: NOON,
            ended_at,
            version: 3,
        }
    }

    #[test]
    fn a_call_is_its_agents_own_until_it_is_wrapped_up() {
        let own = call(None).staff;
        for (ended_at, by, now, worked_on) in [
            (None, own, NOON, true),
            (None, own, NOON + time::Duration::days(1), true),
            (None, Some(Uuid::from_u128(3).into()), NOON, false),
            (Some(NOON), own, NOON + WRAP_UP, true),
            (Some(NOON), own, NOON + WRAP_UP + time::Duration::SECOND, false),
            (Some(NOON), None, NOON, false),
        ] {
            assert_eq!(call(ended_at).must_be_worked_on(by, now).is_ok(), worked_on, "{ended_at:?} {by:?} {now}");
        }
        assert!(call(None).must_be_at(3).is_ok() && call(None).must_be_at(2).is_err());
    }
}
