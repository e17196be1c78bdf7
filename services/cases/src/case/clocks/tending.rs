//! What is due of a case's clocks: they are counted anew, alarms go off, and what follows is said.

use cases_api::case::Happening;
use cases_api::clock::{Alarm, AlarmTo};
use cases_api::workflow::State;
use contract::{CaseId, Language, StaffId};
use tenant_db::{DbError, TenantTx};

use super::kept::Around;
use super::store::{self, CaseClocks};
use super::{told, untellable, words};
use crate::case::store::add_entry;
use crate::clock::{Almanac, ClockFault};
use crate::office::almanac;

/// Whether something that is said of a clock is put before someone, and whom it names for that.
enum To {
    Nobody,
    Whom(Option<StaffId>),
}

/// Looks after the clocks of a case, once for each thing that is due: all of it is committed together.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn tend(tx: &TenantTx, id: CaseId, language: Language) -> Result<(), DbError> {
    if !store::lock_due(tx, id).await? {
        return Ok(());
    }
    let Some(mut clocks) = store::of_case(tx, id).await? else { return Ok(()) };
    let mut said = Vec::new();
    if clocks.state != State::Done {
        said = clocks.due(tx, almanac()?, language).map_err(untellable)?;
    }
    if said.is_empty() {
        store::only_recounts(tx).await?;
    }
    for (text, to) in said {
        let to = match to {
            To::Nobody => None,
            To::Whom(staff) => told::put_before(tx, id, staff).await?,
        };
        let text = words::with_name(&text, to.as_deref(), language);
        add_entry(tx, id, false, Happening::Note { text }).await?;
        tx.audit("case.alarm", id, &["timeline"]);
    }
    store::put(tx, id, &clocks).await
}

impl CaseClocks {
    /// Counts every clock, and gives what is to be said of them, each with whom it is put before.
    fn due(&mut self, tx: &TenantTx, almanac: &Almanac, language: Language) -> Result<Vec<(String, To)>, ClockFault> {
        let Self { rows, office, emergencies, chain, assignee, .. } = self;
        let around = Around { almanac, office, emergencies, now: tx.now() };
        let mut said = Vec::new();
        for row in rows {
            let before = row.kept.counted.as_ref().map(|counted| counted.due);
            let Some(due) = row.kept.count(&around)? else { continue };
            let name = &row.kept.rule.name;
            if let Some(because) = row.because.take()
                && before != Some(due.at)
            {
                said.push((words::recounted(name, due.on, &because, language), To::Nobody));
            }
            while let Some(alarm) = row.kept.ring(&due, &around)? {
                let (to, told) = addressed(alarm, *assignee, chain, row.kept.told);
                row.kept.told = told;
                said.push((words::alarm(&row.kept.rule.name, &due, tx.now(), language), To::Whom(to)));
            }
            if let Some(effect) = row.kept.end(&due, tx.now()) {
                said.push((words::ended(&row.kept.rule.name, &effect, language), To::Nobody));
            }
            row.kept.count(&around)?;
        }
        Ok(said)
    }
}

/// Whom an alarm is put before, and how many of the chain were told then.
fn addressed(alarm: Alarm, assignee: Option<StaffId>, chain: &[StaffId], told: usize) -> (Option<StaffId>, usize) {
    let first = chain.first().copied();
    match alarm.to {
        AlarmTo::Assignee if assignee.is_some() => (assignee, told),
        AlarmTo::Assignee | AlarmTo::Manager => (first, told.max(usize::from(first.is_some()))),
        AlarmTo::Chain => {
            let next = chain.get(told).or_else(|| chain.last()).copied();
            (next, chain.len().min(told + 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use cases_api::clock::AlarmAt;
    use contract::uuid::Uuid;

    use super::*;

    #[test]
    fn an_alarm_goes_up_the_chain_and_stays_with_its_last() {
        let someone = |n: u128| StaffId::from(Uuid::from_u128(n));
        let chain = [someone(1), someone(2)];
        let to = |to| Alarm { when: AlarmAt::After(0), to };
        assert_eq!(addressed(to(AlarmTo::Assignee), Some(someone(9)), &chain, 0), (Some(someone(9)), 0));
        assert_eq!(addressed(to(AlarmTo::Assignee), None, &chain, 0), (Some(someone(1)), 1));
        assert_eq!(addressed(to(AlarmTo::Manager), Some(someone(9)), &chain, 0), (Some(someone(1)), 1));
        assert_eq!(addressed(to(AlarmTo::Chain), None, &chain, 0), (Some(someone(1)), 1));
        assert_eq!(addressed(to(AlarmTo::Chain), None, &chain, 1), (Some(someone(2)), 2));
        assert_eq!(addressed(to(AlarmTo::Chain), None, &chain, 2), (Some(someone(2)), 2));
        assert_eq!(addressed(to(AlarmTo::Chain), None, &[], 0), (None, 0));
    }
}
