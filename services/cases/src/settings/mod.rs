//! How long things wait at a council's desk and when like reports suggest an incident, as the council chooses it.

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
    let rule = asked.suggesting;
    if rule.reports != 0 && !(2..=100).contains(&rule.reports) {
        faults.add("/suggesting/reports", "out-of-range", "Choose 2 to 100 reports, or 0 for never.");
    }
    if !(10..=2000).contains(&rule.metres) {
        faults.add("/suggesting/metres", "out-of-range", "Choose 10 to 2,000 metres.");
    }
    if !(1..=168).contains(&rule.hours) {
        faults.add("/suggesting/hours", "out-of-range", "Choose 1 to 168 hours.");
    }
    faults.finish(Some(asked))
}

#[cfg(test)]
mod tests {
    use cases_api::settings::SuggestingRule;

    use super::*;

    #[test]
    fn what_a_council_that_chose_nothing_has_may_be_chosen_and_nonsense_may_not() {
        assert!(chosen(DeskSettings::default()).is_ok());
        let suggesting = SuggestingRule { reports: 1, metres: 9, hours: 169 };
        let wrong = chosen(DeskSettings { reopen_days: 0, answer_minutes: 481, suggesting }).unwrap_err();
        let places: Vec<_> = wrong.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        let suggests = ["/suggesting/reports", "/suggesting/metres", "/suggesting/hours"];
        assert_eq!(places, [&["/reopen_days", "/answer_minutes"][..], &suggests].concat());
        let never = SuggestingRule { reports: 0, ..SuggestingRule::default() };
        assert!(chosen(DeskSettings { suggesting: never, ..DeskSettings::default() }).is_ok());
    }
}
