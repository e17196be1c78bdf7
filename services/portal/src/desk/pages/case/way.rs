//! Where a case stands on its way, what stands in the way of further moves, and what its workflow asked of others.

use cases_api::case::CaseView;
use cases_api::workflow::{ClockIs, EffectKind, EffectView, Hindrance};
use contract::CaseEffectId;

use super::super::asked;
use super::case_path;
use super::shown::Looker;
use crate::desk::case::{EffectRow, Held, Way};
use crate::form::Form;
use crate::page::Page;
use crate::picture;
use crate::words::{Words, dates};

/// Where the case stands.
pub(super) fn shown(view: &CaseView, w: Words) -> Way {
    let language = w.language();
    let now = view.workflow.step(&view.step).map_or("", |step| step.desk.get(language));
    let title = w.get("way-title");
    let picture = picture::draw(&view.workflow, language, Some(&view.step), &title);
    Way { now: now.to_owned(), picture }
}

/// The moves that lead on from here and that this person can't make, each with why.
pub(super) fn held(view: &CaseView, w: Words) -> Vec<Held> {
    let held = view.held.iter().map(|held| {
        let why: Vec<String> = held.why.iter().map(|why| hindrance(why, w)).collect();
        Held { label: held.label.get(w.language()).to_owned(), why: why.join(" ") }
    });
    held.collect()
}

fn hindrance(why: &Hindrance, w: Words) -> String {
    let language = w.language();
    let days = |days: u16, working: bool| {
        w.with_one(if working { "way-working-days" } else { "way-days" }, "days", u32::from(days)).into_owned()
    };
    let told = match why {
        Hindrance::Permission { permission } if permission == "cases.decide" => w.get("way-held-decide"),
        Hindrance::Permission { permission } => w.with_one("way-held-permission", "permission", permission),
        Hindrance::Unanswered { field } => w.with_one("way-held-unanswered", "field", field),
        Hindrance::Early { left, working } => w.with_one("way-held-early", "days", days(*left, *working)),
        Hindrance::Late { days: most, working } => w.with_one("way-held-late", "days", days(*most, *working)),
        Hindrance::SamePerson { because: Some(because), .. } => {
            w.with_one("way-held-same-because", "because", because.get(language))
        }
        Hindrance::OpenTasks { open } => w.with_one("way-held-tasks", "open", u32::from(*open)),
        Hindrance::Clock { name, must_be: ClockIs::Open } => {
            w.with_one("way-held-clock-ended", "clock", name.get(language))
        }
        Hindrance::Clock { name, must_be: ClockIs::Ended } => {
            w.with_one("way-held-clock-open", "clock", name.get(language))
        }
        Hindrance::SamePerson { step, because: None } => w.with_one("way-held-same", "step", step.get(language)),
    };
    told.into_owned()
}

/// What the workflow asked of others.
pub(super) fn effects(page: &Page, view: &CaseView, looker: &Looker) -> Vec<EffectRow> {
    let row = |effect: &EffectView| {
        let w = page.w;
        let by_staff = matches!(effect.kind, EffectKind::Task | EffectKind::Alarm);
        let team = effect.team.as_ref().map(|team| team.get(w.language()).to_owned());
        let to = team.or_else(|| effect.pence.map(|pence| pence.to_string())).or_else(|| effect.connector.clone());
        let path = completion(page, view, effect.id);
        EffectRow {
            title: asked_of(effect.kind, to.as_deref(), w),
            text: effect.title.get(w.language()).to_owned(),
            due: effect.due_at.map(|at| dates::day(dates::london_date(at), w.language())).unwrap_or_default(),
            warns: effect.kind == EffectKind::Alarm,
            done: effect.done,
            failed: effect.failed,
            said: effect.words.clone().unwrap_or_default(),
            settle: (looker.settles && !by_staff && !effect.done)
                .then(|| asked::settling(page, effect.id, effect.version, Some(view.case.id))),
            complete: (looker.works && by_staff && !effect.done).then(|| Form::new(page, Vec::new()).to(path)),
        }
    };
    view.effects.iter().map(row).collect()
}

fn completion(page: &Page, view: &CaseView, id: CaseEffectId) -> String {
    page.onward(format!("{}/effects/{id}", case_path(view.case.id)))
}

/// What was asked, in a few words: for whom, how much, or of which system.
pub(in crate::desk::pages) fn asked_of(of: EffectKind, to: Option<&str>, w: Words) -> String {
    let to = to.unwrap_or_default();
    let said = match of {
        EffectKind::Task => w.with_one("way-task", "team", to),
        EffectKind::Charge => w.with_one("way-charge", "amount", pounds(to)),
        EffectKind::Connector => w.with_one("way-connector", "name", to),
        EffectKind::Alarm => w.get("way-alarm"),
    };
    said.into_owned()
}

/// An amount in pence as it is written.
pub(in crate::desk::pages) fn pounds(pence: &str) -> String {
    let pence: u64 = pence.parse().unwrap_or_default();
    format!("£{}.{:02}", pence / 100, pence % 100)
}

#[cfg(test)]
mod tests {
    use super::pounds;

    #[test]
    fn an_amount_has_two_places() {
        assert_eq!(["7", "3500", "x"].map(pounds), ["£0.07", "£35.00", "£0.00"]);
    }
}
