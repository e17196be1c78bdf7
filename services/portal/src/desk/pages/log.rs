use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use cases_api::perm;
use contract::look::{ListLooks, LookEntry};
use contract::{PageQuery, ProblemKind, StaffId};
use jiff::civil::Date;
use serde::Deserialize;

use super::next_page;
use crate::desk::log::{Log, Look, Reason};
use crate::page::{self, Section};
use crate::visit::Desk;
use crate::words::{Words, dates};

const PATH: &str = "/desk/access-log";
/// How many looks a page shows.
const ROWS: u16 = 50;
/// How many names are asked for at once; whoever is beyond is shown by id.
const NAMES: u16 = 200;

const CASES: &str = "cases";
const LETTERS: &str = "letters";
const UNEXPLAINED: &str = "unexplained";

/// Which looks, as the address says it. Anything that isn't on offer counts as not chosen.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    of: String,
    #[serde(default)]
    only: String,
    #[serde(default)]
    day: String,
    cursor: Option<String>,
}

impl Chosen {
    /// As it can be asked for: these logs beside that of people, days that there are.
    fn settled(self, others: &[&str]) -> Self {
        let known = |text: String, known: bool| if known { text } else { String::new() };
        let (of, only, day) = (others.contains(&self.of.as_str()), self.only == UNEXPLAINED, day(&self.day).is_some());
        Self { of: known(self.of, of), only: known(self.only, only), day: known(self.day, day), cursor: self.cursor }
    }

    fn asked(&self) -> ListLooks {
        ListLooks {
            unexplained: (!self.only.is_empty()).then_some(true),
            day: Some(self.day.clone()).filter(|day| !day.is_empty()),
            limit: Some(ROWS),
            cursor: self.cursor.clone(),
        }
    }

    /// What is shown, in a sentence.
    fn lead(&self, w: Words) -> String {
        let what = if self.only.is_empty() { "all" } else { UNEXPLAINED };
        let of = if self.of.is_empty() { "people" } else { self.of.as_str() };
        match day(&self.day) {
            Some(day) => w.with_one(&format!("log-lead-{of}-{what}-day"), "day", dates::day(day, w.language())),
            None => w.get(&format!("log-lead-{of}-{what}")),
        }
        .into_owned()
    }
}

/// A day of this century.
fn day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|day| (2000..=2100).contains(&day.year()))
}

/// The address of the looks of a day that neither a call nor a case explains.
pub(super) fn unexplained_on(day: Date) -> String {
    format!("{PATH}?only={UNEXPLAINED}&day={day}")
}

/// The same of the looks at cases and what belongs to them.
pub(super) fn unexplained_cases_on(day: Date) -> String {
    format!("{PATH}?of={CASES}&only={UNEXPLAINED}&day={day}")
}

/// `GET /desk/access-log`
pub(super) async fn show(desk: Desk, chosen: web::Query<Chosen>) -> HttpResponse {
    let desk = desk.at(Section::Log);
    let others = [
        (CASES, desk.may::<perm::ReadCaseAccessLog>()),
        (LETTERS, desk.may::<notifications_api::perm::ReadLetterAccessLog>()),
    ];
    let others: Vec<_> = others.into_iter().filter(|(_, may)| *may).map(|(log, _)| log).collect();
    let chosen = chosen.into_inner().settled(&others);
    let asked = chosen.asked();
    let looks = async {
        match chosen.of.as_str() {
            CASES => desk.rooms.cases.access_log(&desk.token, &asked).await,
            LETTERS => desk.rooms.notifications.access_log(&desk.token, &asked).await,
            _ => desk.rooms.contacts.access_log(&desk.token, &asked).await,
        }
    };
    let everyone = PageQuery { limit: Some(NAMES), cursor: None };
    let (looks, staff) = futures::join!(looks, desk.rooms.identity.staff(&desk.token, &everyone));
    let looks = match looks {
        Ok(looks) => looks,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    let names = staff.map(|staff| staff.items).unwrap_or_default();
    let names: HashMap<_, _> = names.into_iter().map(|member| (member.id, member.name)).collect();
    let w = desk.page.w;
    let kept = [("of", chosen.of.as_str()), ("only", chosen.only.as_str()), ("day", chosen.day.as_str())];
    page::ok(&Log {
        looks: looks.items.iter().map(|look| shown(look, &names, w)).collect(),
        next: next_page(PATH, &kept, looks.next.as_deref()),
        lead: chosen.lead(w),
        filters: Log::filters(w, &others, [&chosen.of, &chosen.only, &chosen.day]),
        page: desk.page,
    })
}

fn shown(look: &LookEntry, names: &HashMap<StaffId, String>, w: Words) -> Look {
    let reason = |key: &str, href: String| Reason { href, text: w.get(key).into_owned() };
    let call = look.call.map(|call| reason("log-call", format!("/desk/calls/{call}")));
    let case = look.case.map(|case| reason("log-case", format!("/desk/cases/{case}")));
    let screen = w.try_with(&format!("log-screen-{}", look.screen), &[]);
    Look {
        when: dates::short_moment(look.looked_at, w.language()),
        who: names.get(&look.staff_id).cloned().unwrap_or_else(|| look.staff_id.to_string()),
        what: screen.map_or_else(|| look.screen.clone(), std::borrow::Cow::into_owned),
        href: href(look),
        why: call.into_iter().chain(case).collect(),
    }
}

/// The page of what was looked at, where the screen says what that is.
fn href(look: &LookEntry) -> String {
    match look.screen.as_str() {
        "contact" | "property" | "promises" => format!("/desk/contacts/{}", look.subject_id),
        "case" | "bundle" | "history" | "letter" => format!("/desk/cases/{}", look.subject_id),
        "draft" => format!("/desk/drafts/{}", look.subject_id),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn what_is_not_on_offer_counts_as_not_chosen() {
        let typed = |of: &str, only: &str, day: &str| Chosen {
            of: of.to_owned(),
            only: only.to_owned(),
            day: day.to_owned(),
            cursor: None,
        };
        let sound = typed("cases", "unexplained", "2026-11-22").settled(&[CASES]);
        assert_eq!((sound.of.as_str(), sound.asked().unexplained), ("cases", Some(true)));
        assert_eq!(sound.asked().day.as_deref(), Some("2026-11-22"));
        let nonsense = typed("cases", "<b>", "9999-99-99").settled(&[]);
        assert_eq!((nonsense.of.as_str(), nonsense.asked().unexplained, nonsense.asked().day), ("", None, None));
    }

    #[test]
    fn every_choice_has_its_sentence_in_both_languages() {
        for language in Language::ALL {
            for of in ["", CASES, LETTERS] {
                for only in ["", UNEXPLAINED] {
                    for day in ["", "2026-11-22"] {
                        let chosen = Chosen { of: of.into(), only: only.into(), day: day.into(), cursor: None };
                        assert!(!chosen.lead(Words::of(language)).contains('⟦'), "{chosen:?}");
                    }
                }
            }
            for screen in [
                "contact", "property", "case", "bundle", "history", "file", "promise", "promises", "draft", "import",
                "letter",
            ] {
                assert!(!Words::of(language).get(&format!("log-screen-{screen}")).contains('⟦'), "{screen}");
            }
        }
    }
}
