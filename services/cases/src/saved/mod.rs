//! Saved filters: choices of cases that staff gave a name.

pub(crate) mod http;
pub(crate) mod store;

use cases_api::queues::SaveFilter;
use contract::{Faults, Problem, text};

use crate::case::queue::Which;

/// The most characters of a name.
const MOST_NAME: usize = 60;

/// Reads a filter that is to be saved: its name as it will be kept.
///
/// # Errors
/// `validation-failed` with every fault.
fn read(asked: &SaveFilter) -> Result<String, Problem> {
    let mut faults = Faults::none();
    let name = faults.take("/name", text::line(&asked.name, MOST_NAME).and_then(text::required));
    let which = Which::noting(&asked.filters.listed(), "/filters", &mut faults);
    faults.finish(name.zip(which).map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use cases_api::queues::CaseFilters;

    use super::*;

    #[test]
    fn a_name_and_its_filters_are_checked_together() {
        let filters = CaseFilters { team: Some("waste".to_owned()), ..CaseFilters::default() };
        let asked = SaveFilter { name: " \u{200b}".to_owned(), filters, team: None };
        let problem = read(&asked).unwrap_err();
        let pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/name", "/filters/team"]);
        let asked = SaveFilter { name: " My bins ".to_owned(), filters: CaseFilters::default(), team: None };
        assert_eq!(read(&asked).unwrap(), "My bins");
    }
}
