//! What of a case and of whom it is about is hidden, by the rule that all services share ([`contract::sight`]).

use cases_api::case::{CaseSummary, CaseView, Entry, Happening, Reporter};
use cases_api::file::FileSummary;
use cases_api::follow::Feedback;
use cases_api::promise::{PromiseView, Promised};
use cases_api::workflow::EffectView;
use contract::Sight;

/// A case in a list: what it is about may be where they live.
pub(crate) fn summary(sight: Sight, case: CaseSummary) -> CaseSummary {
    CaseSummary { masked: sight.is_masked(), place: sight.all(case.place), ..case }
}

/// A case: how it stands and what was done, but nothing that anyone wrote or answered.
pub(crate) fn view(sight: Sight, view: CaseView) -> CaseView {
    if !sight.is_masked() {
        return view;
    }
    CaseView {
        case: summary(sight, view.case),
        reporter: reporter(sight, view.reporter),
        answers: Vec::new(),
        promises: Vec::new(),
        position: None,
        tasks: Vec::new(),
        proposal: None,
        effects: view.effects.into_iter().map(|effect| EffectView { words: None, ..effect }).collect(),
        feedback: view.feedback.map(|said| Feedback { words: None, ..said }),
        timeline: view.timeline.into_iter().map(|entry| Entry { what: untold(entry.what), ..entry }).collect(),
        ..view
    }
}

/// A file.
pub(crate) fn file(sight: Sight, file: FileSummary) -> FileSummary {
    FileSummary { masked: sight.is_masked(), name: sight.all(file.name), note: sight.all(file.note), ..file }
}

/// A promise.
pub(crate) fn promise(sight: Sight, promise: PromiseView) -> PromiseView {
    let ending = promise.ending.filter(|_| !sight.is_masked());
    PromiseView { masked: sight.is_masked(), person: promised(sight, promise.person), ending, ..promise }
}

/// Whom a promise or a transfer is about.
pub(crate) fn promised(sight: Sight, person: Promised) -> Promised {
    let phone = person.phone.map(|phone| sight.phone(phone));
    Promised { name: sight.name(person.name), phone, ..person }
}

fn reporter(sight: Sight, reporter: Reporter) -> Reporter {
    Reporter {
        name: sight.name(reporter.name),
        email: reporter.email.map(|email| sight.email(email)),
        phone: reporter.phone.map(|phone| sight.phone(phone)),
        postcode: sight.postcode(reporter.postcode),
        told_by: reporter.told_by,
    }
}

/// What happened, without a word of what was written.
fn untold(what: Happening) -> Happening {
    let text = String::new();
    match what {
        Happening::Note { .. } => Happening::Note { text },
        Happening::Message { .. } => Happening::Message { text },
        Happening::Reply { .. } => Happening::Reply { text },
        Happening::Reopened { .. } => Happening::Reopened { text },
        Happening::File { .. } => Happening::File { name: text },
        Happening::Rated { rating, .. } => Happening::Rated { rating, text: None },
        Happening::Moved { from, to, outcome, from_step, to_step, outcome_id, .. } => {
            Happening::Moved { from, to, outcome, text: None, from_step, to_step, outcome_id }
        }
        Happening::Asked { of, to, .. } => Happening::Asked { of, text, to },
        Happening::Settled { of, outcome, .. } => Happening::Settled { of, text, outcome, words: None },
        Happening::Refused { what, .. } => Happening::Refused { what, reason: text },
        Happening::Task { became, .. } => Happening::Task { title: text, became, why: None },
        told @ (Happening::Opened
        | Happening::Begun { .. }
        | Happening::Routed { .. }
        | Happening::Proposed { .. }
        | Happening::Related { .. }
        | Happening::Unrelated { .. }
        | Happening::Joined { .. }
        | Happening::JoinedIncident { .. }
        | Happening::LeftIncident { .. }
        | Happening::Approved { .. }
        | Happening::Withdrawn { .. }
        | Happening::Lapsed { .. }
        | Happening::Queued { .. }
        | Happening::Assigned { .. }) => told,
    }
}
