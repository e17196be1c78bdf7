//! How far a task is. Pure.

use cases_api::task::{MOST_TITLE, TaskItem, TaskProgress, TaskState};
use contract::{Faults, Problem};
use time::OffsetDateTime;

use crate::case::words::needed_text;

/// A task that is worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub mandatory: bool,
    pub state: TaskState,
    pub checklist: Vec<TaskItem>,
    pub version: i64,
}

/// Who says how far it is, and when.
#[derive(Debug, Clone)]
pub(super) struct Sayer {
    pub name: Option<String>,
    pub at: OffsetDateTime,
    /// Whether they may decide that what must be done isn't needed.
    pub decides: bool,
}

/// What becomes of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Became {
    pub checklist: Vec<TaskItem>,
    pub state: TaskState,
    pub why: Option<String>,
}

/// Takes in how far a task is: an item keeps who ticked it first.
///
/// # Errors
/// `validation-failed` for an item that there isn't, for one that is left of a task that is done, where it isn't said
/// why a task isn't needed, or where that isn't for whoever says it.
pub(super) fn say(given: &Given, asked: &TaskProgress, sayer: &Sayer) -> Result<Became, Problem> {
    let mut faults = Faults::none();
    for (index, place) in asked.ticked.iter().enumerate() {
        if usize::from(*place) >= given.checklist.len() {
            faults.add(&format!("/ticked/{index}"), "unknown-value", "The checklist has no such item.");
        }
    }
    let checklist: Vec<TaskItem> =
        given.checklist.iter().enumerate().map(|(at, item)| tick(at, item, asked, sayer)).collect();
    if asked.state == TaskState::Done && checklist.iter().any(|item| !item.done) {
        faults.add("/state", "items-open", "Tick every item of the checklist first.");
    }
    let why = match (asked.state, &asked.why) {
        (TaskState::Dropped, why) => {
            if given.mandatory && !sayer.decides {
                faults.add("/state", "not-permitted", "This must be done: only those who may decide can drop it.");
            }
            faults.take("/why", needed_text(why.as_deref().unwrap_or_default(), MOST_TITLE))
        }
        (_, Some(_)) => {
            faults.add("/why", "not-asked", "A reason is given for a task that isn't needed.");
            None
        }
        (_, None) => None,
    };
    faults.finish(Some(Became { checklist, state: asked.state, why }))
}

fn tick(at: usize, item: &TaskItem, asked: &TaskProgress, sayer: &Sayer) -> TaskItem {
    let done = asked.ticked.iter().any(|place| usize::from(*place) == at);
    match (item.done, done) {
        (false, true) => TaskItem { done, by: sayer.name.clone(), at: Some(sayer.at), ..item.clone() },
        (true, false) => TaskItem { done, by: None, at: None, ..item.clone() },
        _ => item.clone(),
    }
}

#[cfg(test)]
mod tests {
    use contract::Bilingual;
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;

    fn item(done: bool) -> TaskItem {
        let by = done.then(|| "Ann".to_owned());
        TaskItem { text: Bilingual::english("Ring"), done, by, at: done.then_some(datetime!(2026-11-20 9:00 UTC)) }
    }

    fn given(ticks: &[bool], mandatory: bool) -> Given {
        let checklist = ticks.iter().map(|done| item(*done)).collect();
        Given { mandatory, state: TaskState::Open, checklist, version: 1 }
    }

    fn sayer(decides: bool) -> Sayer {
        Sayer { name: Some("Jo".into()), at: datetime!(2026-11-25 9:00 UTC), decides }
    }

    fn asked(ticked: &[u16], state: TaskState, why: Option<&str>) -> TaskProgress {
        TaskProgress { ticked: ticked.to_vec(), state, why: why.map(str::to_owned) }
    }

    fn codes(refused: Problem) -> Vec<String> {
        refused.errors.into_iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect()
    }

    #[test]
    fn what_is_left_or_not_said_is_told_at_once() {
        let refused = say(&given(&[false, false], false), &asked(&[0, 7], TaskState::Done, Some("x")), &sayer(false));
        assert_eq!(codes(refused.unwrap_err()), ["/ticked/1 unknown-value", "/state items-open", "/why not-asked"]);
        let refused = say(&given(&[], true), &asked(&[], TaskState::Dropped, Some(" ")), &sayer(false));
        assert_eq!(codes(refused.unwrap_err()), ["/state not-permitted", "/why required"]);
    }

    #[test]
    fn what_must_be_done_is_dropped_by_those_who_decide() {
        let became = say(&given(&[false], true), &asked(&[], TaskState::Dropped, Some("Sold.")), &sayer(true)).unwrap();
        assert_eq!((became.state, became.why.as_deref()), (TaskState::Dropped, Some("Sold.")));
    }

    proptest! {
        #[test]
        fn a_tick_keeps_who_set_it_and_a_done_task_has_all(ticks in prop::collection::vec(any::<bool>(), 0..8), chosen in prop::collection::vec(any::<bool>(), 8)) {
            let given = given(&ticks, false);
            let ticked: Vec<u16> = (0_u16..).zip(&chosen).take(ticks.len()).filter(|(_, on)| **on).map(|(at, _)| at).collect();
            let became = say(&given, &asked(&ticked, TaskState::Open, None), &sayer(false)).unwrap();
            for ((before, after), wanted) in given.checklist.iter().zip(&became.checklist).zip(&chosen) {
                prop_assert_eq!(after.done, *wanted);
                let by = match (before.done, *wanted) { (true, true) => Some("Ann"), (false, true) => Some("Jo"), _ => None };
                prop_assert_eq!(after.by.as_deref(), by);
                prop_assert_eq!(after.at.is_some(), *wanted);
            }
            let done = say(&given, &asked(&ticked, TaskState::Done, None), &sayer(false));
            prop_assert_eq!(done.is_ok(), ticked.len() == ticks.len());
        }
    }
}
