//! Reports that the caller was handed to finish: how far each is, and the way to finish it for them.

use askama::Template;

use crate::desk::case::Row;
use crate::words::Words;

/// What the caller was handed in this call, and what they haven't sent of earlier ones. A script looks
/// at it again while they go on.
#[derive(Template)]
#[template(path = "desk/call/handed.html")]
pub struct HandedOver {
    /// The words.
    pub w: Words,
    /// Where it is looked at again.
    pub path: String,
    /// The reports, the oldest first.
    pub reports: Vec<Report>,
    /// What is said when they can't be had just now; empty where they can.
    pub away: String,
}

/// A report that the caller was handed.
pub struct Report {
    /// Its own page.
    pub href: String,
    /// The service's name.
    pub service: String,
    /// Its reference, which stays.
    pub reference: String,
    /// How the citizen stands to it, with when.
    pub standing: String,
    /// How many questions are answered, in words.
    pub counted: String,
    /// How many are.
    pub answered: i16,
    /// How many there are.
    pub questions: i16,
    /// What to read out, so that they come to it; nothing for one of an earlier call.
    pub way_in: Vec<Row>,
    /// Where it is taken back to be sent for them; empty once it is sent.
    pub take_back: String,
    /// The case that it became; empty before.
    pub case_href: String,
}

impl HandedOver {
    /// Whether there is anything to be shown.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty() && self.away.is_empty()
    }

    /// Whether something of it can still change.
    pub fn goes_on(&self) -> bool {
        self.reports.iter().any(|report| report.case_href.is_empty())
    }

    /// A sample: one that was begun in this call, one of an earlier one, one that was sent.
    pub fn sample(w: Words) -> Self {
        let handed = |standing: &str, answered, way_in, take_back: &str, case_href: &str| Report {
            href: "/desk/drafts/0198?call=0198".to_owned(),
            service: "Bin not emptied".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            standing: standing.to_owned(),
            counted: w.with("draft-progress", &[("answered", &3_u32), ("questions", &5_u32)]).into_owned(),
            answered,
            questions: 5,
            way_in,
            take_back: take_back.to_owned(),
            case_href: case_href.to_owned(),
        };
        let read_out = vec![
            Row::new(w.get("draft-page"), "https://bryndu.example/continue"),
            Row::new(w.get("draft-code"), "K7M4-9TPX"),
        ];
        let (new, opened, sent) = (w.get("call-handed-unopened"), w.get("draft-opened"), w.get("draft-sent"));
        let take_back = "/desk/drafts/0198/take-back?call=0198";
        Self {
            w,
            path: "/desk/calls/0198/handed".to_owned(),
            reports: vec![
                handed(&new, 3, read_out, take_back, ""),
                handed(&opened, 3, Vec::new(), take_back, ""),
                handed(&sent, 5, Vec::new(), "", "/desk/cases/0198?call=0198"),
            ],
            away: String::new(),
        }
    }

    /// A sample without anything.
    pub fn sample_empty(w: Words) -> Self {
        Self { reports: Vec::new(), ..Self::sample(w) }
    }
}
