//! Every contact of a person with the council, on any channel.

pub(crate) mod http;
mod list;
mod parse;
mod row;
pub(crate) mod store;

use contacts_api::events::InteractionEnded;
use contacts_api::interaction::{CaseLink, Direction, InteractionState, Outcome};
use contract::{CaseId, Channel, ContactId, InteractionId, NothingPrivate, Problem, ProblemKind, StaffId};
use tenant_db::{DbError, TenantTx};
use time::OffsetDateTime;

pub(crate) use parse::{Ending, number};

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
        && let Some(standing) = store::standing(tx, call).await?
    {
        store::link_case(tx, standing.id, &case).await?;
        if standing.contact.is_none() {
            store::set_contact(tx, standing.id, Some(report.contact)).await?;
        }
        return Ok(());
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
        version: store::FIRST_VERSION,
    };
    let ending = Ending::report(report.at, report.matter);
    standing.over(tx, &ending).await
}

impl Standing {
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
    pub async fn pick_up(&self, tx: &TenantTx) -> Result<(), Problem> {
        if self.state != InteractionState::Ringing {
            return Err(Problem::new(ProblemKind::Conflict, "This call rings no more."));
        }
        store::pick_up(tx, self.id).await?;
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
