//! How long things wait at a council's desk, as the council chooses it.

pub(crate) mod http;
pub(crate) mod store;

use cases_api::settings::DeskSettings;
use contract::{Faults, Problem};

/// What was chosen, if it may be.
///
/// # Errors
/// `validation-failed` with every fault.
fn chosen(asked: DeskSettings) -> Result<DeskSettings, Problem> {
    let mut faults = Faults::none();
    if !(1..=90).contains(&asked.reopen_days) {
        faults.add("/reopen_days", "out-of-range", "Choose 1 to 90 days.");
    }
    if !(1..=480).contains(&asked.answer_minutes) {
        faults.add("/answer_minutes", "out-of-range", "Choose 1 to 480 minutes.");
    }
    faults.finish(Some(asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_council_that_chose_nothing_has_may_be_chosen_and_nonsense_may_not() {
        assert!(chosen(DeskSettings::default()).is_ok());
        let wrong = chosen(DeskSettings { reopen_days: 0, answer_minutes: 481 }).unwrap_err();
        let places: Vec<_> = wrong.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(places, ["/reopen_days", "/answer_minutes"]);
    }
}
