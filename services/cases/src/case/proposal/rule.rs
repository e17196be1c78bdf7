//! Who may decide on what. Pure.

use cases_api::proposal::Decide;
use contract::{Faults, Problem, ProblemKind, StaffId};

use super::store::Proposal;
use crate::case::words::needed_text;

/// The most characters of a reason.
const MOST: usize = 1000;

/// A decision that someone wants to take.
pub(super) struct Asked<'a> {
    pub me: StaffId,
    /// The names of their permissions.
    pub holds: &'a [String],
    pub proposal: &'a Proposal,
    pub decision: &'a Decide,
}

/// Whether someone may decide: someone else than who proposed it, who holds the permission.
pub(crate) fn may_decide(me: Option<StaffId>, holds: &[String], by: StaffId, permission: &str) -> bool {
    me.is_some_and(|me| me != by) && holds.iter().any(|held| held == permission)
}

/// The reason of a refusal; none for an approval.
///
/// # Errors
/// `conflict` for what is decided; `validation-failed` for who may not decide, or where a reason is missing or out of
/// place.
pub(super) fn judge(asked: &Asked<'_>) -> Result<Option<String>, Problem> {
    let Asked { me, holds, proposal, decision } = asked;
    if !proposal.open {
        return Err(Problem::new(ProblemKind::Conflict, "This was decided already, or the case has moved on."));
    }
    if proposal.by == *me {
        return Err(Problem::at("/approve", "someone-else", "Someone else must decide: you proposed this."));
    }
    if !may_decide(Some(*me), holds, proposal.by, &proposal.permission) {
        return Err(Problem::at("/approve", "not-permitted", "Only those who may decide can approve or refuse this."));
    }
    let mut faults = Faults::none();
    let reason = match (decision.approve, decision.reason.as_deref()) {
        (true, None) => Some(None),
        (true, Some(_)) => {
            faults.add("/reason", "not-asked", "A reason is given for a refusal.");
            None
        }
        (false, reason) => faults.take("/reason", needed_text(reason.unwrap_or_default(), MOST)).map(Some),
    };
    faults.finish(reason)
}

#[cfg(test)]
mod tests {
    use contract::Bilingual;
    use contract::uuid::Uuid;
    use proptest::prelude::*;

    use super::*;

    fn someone(number: u128) -> StaffId {
        Uuid::from_u128(number).into()
    }

    fn proposal(by: u128, open: bool) -> Proposal {
        Proposal {
            by: someone(by),
            by_name: "Jo".into(),
            open,
            from_step: "a".into(),
            verb: "pay".into(),
            label: Bilingual::english("Pay"),
            outcome: None,
            said: None,
            permission: "cases.decide".into(),
        }
    }

    proptest! {
        #[test]
        fn nobody_ever_decides_on_what_they_proposed_or_without_the_permission(
            me in 0..3_u128, by in 0..3_u128, open: bool, held: bool, approve: bool, reason in prop::option::of("[a-z]{0,3}"),
        ) {
            let holds = if held { vec!["cases.decide".to_owned()] } else { Vec::new() };
            let (proposal, decision) = (proposal(by, open), Decide { approve, reason: reason.clone() });
            let judged = judge(&Asked { me: someone(me), holds: &holds, proposal: &proposal, decision: &decision });
            let sound = if approve { reason.is_none() } else { reason.as_deref().is_some_and(|text| !text.is_empty()) };
            prop_assert_eq!(judged.is_ok(), open && me != by && held && sound);
            if let Ok(said) = judged {
                prop_assert_eq!(said.is_some(), !approve);
            }
        }
    }
}
