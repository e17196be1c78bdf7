use contract::{CouncilId, OperatorId, SessionId, StaffId};
use time::OffsetDateTime;

/// Who does something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Someone who isn't signed in.
    Visitor,
    /// A member of the council's staff, in a session.
    Staff {
        /// Who.
        id: StaffId,
        /// In which session.
        session: SessionId,
    },
    /// A platform operator.
    Operator(OperatorId),
    /// The product itself; the name says which part.
    System(&'static str),
}

impl Actor {
    /// As it is written in audit trails and idempotency keys: `visitor`, `staff:{id}`,
    /// `operator:{id}`, `system:{part}`.
    pub fn label(&self) -> String {
        match self {
            Self::Visitor => "visitor".to_owned(),
            Self::Staff { id, .. } => format!("staff:{id}"),
            Self::Operator(id) => format!("operator:{id}"),
            Self::System(part) => format!("system:{part}"),
        }
    }

    /// The member of staff, if it is one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::Staff { id, .. } => Some(*id),
            _ => None,
        }
    }
}

/// Whose data a unit of work may touch, on whose behalf, and when.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The council.
    pub council: CouncilId,
    /// Who acts.
    pub actor: Actor,
    /// The council's time.
    pub now: OffsetDateTime,
    /// The W3C `traceparent` of what set this off.
    pub trace: Option<String>,
}
