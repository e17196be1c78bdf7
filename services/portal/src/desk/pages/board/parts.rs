//! By what first-contact resolution is broken down, and what its parts are called.

use cases_api::catalogue::FoundService;
use contacts_api::measure::MeasureBy;
use contract::Channel;
use identity_api::StaffMember;

use super::PATH;
use crate::desk::board::Tab;
use crate::page::channel;
use crate::words::Words;

/// By what, as an address says it; by service where it says nothing on offer.
pub(super) fn chosen(by: Option<&str>) -> MeasureBy {
    by.and_then(MeasureBy::named).unwrap_or(MeasureBy::Service)
}

/// Every way to break the figure down, the one that is shown marked.
pub(super) fn tabs(shown: MeasureBy, w: Words) -> Vec<Tab> {
    let tab = |by: &MeasureBy| Tab {
        href: format!("{PATH}?by={}#served", by.name()),
        text: w.get(&format!("board-by-{}", by.name())).into_owned(),
        current: *by == shown,
    };
    MeasureBy::ALL.iter().map(tab).collect()
}

/// What the parts are called.
pub(super) struct Names<'a> {
    pub(super) by: MeasureBy,
    pub(super) services: &'a [FoundService],
    pub(super) staff: &'a [StaffMember],
    pub(super) w: Words,
}

impl Names<'_> {
    /// What stands above them.
    pub(super) fn head(&self) -> String {
        let key = match self.by {
            MeasureBy::Service => "queue-service",
            MeasureBy::Channel => "channel",
            MeasureBy::Agent => "board-taken-by",
        };
        self.w.get(key).into_owned()
    }

    /// A part by its key; what isn't known any more is called by that.
    pub(super) fn of(&self, key: &str) -> String {
        let w = self.w;
        let known = match self.by {
            MeasureBy::Service if key.is_empty() => Some(w.get("board-no-matter").into_owned()),
            MeasureBy::Agent if key.is_empty() => Some(w.get("board-no-agent").into_owned()),
            MeasureBy::Service => {
                let found = self.services.iter().find(|found| found.service.slug == key);
                found.map(|found| found.service.name.get(w.language()).to_owned())
            }
            MeasureBy::Channel => Channel::named(key).map(|channel| channel::name(channel, w).into_owned()),
            MeasureBy::Agent => {
                let member = self.staff.iter().find(|member| member.id.to_string() == key);
                member.map(|member| member.name.clone())
            }
        };
        known.unwrap_or_else(|| key.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn a_part_has_a_name_in_both_languages_whatever_it_is_broken_down_by() {
        for w in Language::ALL.map(Words::of) {
            assert!(tabs(MeasureBy::Agent, w).iter().all(|tab| !tab.text.contains('⟦')));
            for by in MeasureBy::ALL {
                let names = Names { by: *by, services: &[], staff: &[], w };
                assert!(!names.head().contains('⟦') && !names.of("").contains('⟦'), "{by:?}");
                assert_eq!(names.of("gone-since"), "gone-since");
            }
            let channels = Names { by: MeasureBy::Channel, services: &[], staff: &[], w };
            assert_ne!(channels.of("letter"), "letter");
        }
        assert_eq!([chosen(None), chosen(Some("<b>"))], [MeasureBy::Service; 2]);
        assert_eq!(chosen(Some("agent")), MeasureBy::Agent);
    }
}
