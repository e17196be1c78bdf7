//! The questions of a service's draft: listed, moved, removed, added, changed one at a time; and all of them as
//! one document.

mod choosing;
mod document;
mod fields;
mod kinds;
mod one;
mod place;
mod removing;
mod said;
mod typing;
mod works;

use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::ServiceDraft;
use cases_api::form::{Field as Asked, Form as Asks, Kind, Layout};
use contract::{FieldFault, Problem};

pub(super) use document::{ask as document, judge, save as save_document};
pub(super) use one::{ask as one, save as save_one};
pub(super) use removing::{ask as ask_to_remove, remove};

use super::{Opened, version};
use crate::desk::pages::done::Done;
use crate::desk::services::{Asking, Part, Questions};
use crate::form::{Fault, Form, ProtectedForm, fault};
use crate::page::{self, Page};
use crate::visit::Desk;

/// `GET /desk/services/{id}/questions`
pub(super) async fn list(desk: Desk, path: web::Path<String>) -> HttpResponse {
    let opened = match Opened::told(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    match opened.draft().await {
        Ok(draft) => page::ok(&view(opened, &draft, None)),
        Err(problem) => opened.desk.refuse(&problem),
    }
}

/// `POST /desk/services/{id}/questions`: a question moves, or the pages are laid out otherwise.
pub(super) async fn act(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return opened.desk.refuse(&problem),
    };
    let mut definition = draft.definition.clone();
    changed(&mut definition.form, posted.typed.get("do"), posted.typed.get("layout"));
    let (desk, seen) = (&opened.desk, version(&posted.typed));
    let once = posted.once.as_str();
    match desk.rooms.cases.write_service_draft(&desk.token, opened.id, seen, once, &definition).await {
        Ok(_) => page::see_other(&desk.page, &Done::DraftSaved.at(&opened.path(Part::Questions))),
        Err(problem) => page::show(page::status_of(&problem), &view(opened, &draft, Some(&problem))),
    }
}

/// What a button does: `up:2`, `down:2` by the question's place, or `layout`.
fn changed(form: &mut Asks, act: &str, layout: &str) {
    let (act, at) = act.split_once(':').unwrap_or((act, ""));
    let at = at.parse::<usize>().unwrap_or(usize::MAX);
    let last = form.fields.len();
    match act {
        "up" if at < last && at > 0 => form.fields.swap(at - 1, at),
        "down" if at.saturating_add(1) < last => form.fields.swap(at, at + 1),
        "layout" => {
            form.layout = match layout {
                "pages" => Layout::Pages,
                "questions" => Layout::Questions,
                _ => Layout::Whole,
            };
        }
        _ => {}
    }
}

fn view(opened: Opened, draft: &ServiceDraft, problem: Option<&Problem>) -> Questions {
    let id = opened.id.to_string();
    let frame = opened.frame(Part::Questions);
    let writes = opened.writes();
    let page = opened.desk.page;
    let base = Part::Questions.path(&id);
    let asks = &draft.definition.form;
    let rows = asks.fields.iter().enumerate().map(|(at, field)| asking(&page, asks, at, field, &base)).collect();
    let flaws = draft.flaws.iter().filter_map(|wrong| flaw(&page, asks, &base, wrong));
    let mut form = Form::new(&page, Vec::new()).to(base.clone());
    if let Some(problem) = problem {
        form = form.refused(problem, page.w);
    }
    Questions {
        frame,
        rows,
        flaws: flaws.collect(),
        layout: layout_field(&page, asks.layout),
        add: format!("{base}/new"),
        document: format!("{base}/document"),
        version: draft.version,
        writes,
        page: page.failing(form.failed()),
        form,
    }
}

/// A flaw of the questions with the one that it is about, leading to the page on which it is mended; none for a flaw
/// of something else.
pub(super) fn flaw(page: &Page, asks: &Asks, base: &str, wrong: &FieldFault) -> Option<Fault> {
    let place = wrong.pointer.strip_prefix("/form")?;
    let detail = fault::unshown(wrong, page.w);
    let at = place.strip_prefix("/fields/").and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
    Some(match at.and_then(|at| Some((at, asks.fields.get(at)?))) {
        Some((at, field)) => {
            Fault { href: format!("{base}/{at}"), text: format!("{}: {detail}", page.say(&field.label)) }
        }
        None if place == "/fields" => Fault { href: base.to_owned(), text: detail },
        None => Fault { href: format!("{base}/document"), text: detail },
    })
}

fn layout_field(page: &Page, layout: Layout) -> crate::form::Field {
    let name = match layout {
        Layout::Whole => "whole",
        Layout::Pages => "pages",
        Layout::Questions => "questions",
    };
    let choices = ["whole", "pages", "questions"]
        .map(|one| crate::form::Choice::new(one, page.w.get(&format!("questions-layout-{one}"))));
    crate::form::Field::choice(crate::form::Shape::Radios, "layout", page.w.get("questions-layout"), choices.into())
        .filled(name)
}

/// A question as the list shows it.
fn asking(page: &Page, asks: &Asks, at: usize, field: &Asked, base: &str) -> Asking {
    let w = page.w;
    let mut notes = vec![kinds::label(field.kind, w)];
    if field.required && field.kind != Kind::Declaration {
        notes.push(w.get("questions-required").into_owned());
    }
    notes.extend(said::limits(field, w));
    notes.extend(works::told(asks, field, w));
    if let Some(when) = &field.when {
        let rules = when.rules().iter().map(|rule| {
            let question = asks.anywhere(&rule.question).map(|asked| page.say(&asked.label));
            let Some(question) = question else { return w.get("questions-when-gone").into_owned() };
            w.with("questions-when", &[("question", &question), ("answer", &said::test(asks, rule, w))]).into_owned()
        });
        notes.extend(rules);
    }
    if !field.stops.is_empty() {
        notes.push(w.get("questions-stops").into_owned());
    }
    Asking {
        at,
        label: page.say(&field.label).to_owned(),
        page: field
            .page
            .as_ref()
            .filter(|_| asks.layout == Layout::Pages)
            .map(|title| page.say(title).to_owned())
            .unwrap_or_default(),
        notes,
        welsh: field.label.cy.as_deref().is_some_and(|text| !text.trim().is_empty()),
        href: format!("{base}/{at}"),
        first: at == 0,
        last: at + 1 == asks.fields.len(),
    }
}

#[cfg(test)]
mod tests {
    use contract::Bilingual;

    use super::*;

    #[test]
    fn buttons_move_what_is_there_and_nothing_else() {
        let field = |name: &str| Asked::new(name, Kind::Text, Bilingual::english(name));
        let after = |act: &str| {
            let mut form = Asks::of(vec![field("a"), field("b"), field("c")]);
            changed(&mut form, act, "pages");
            form.fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>().concat()
        };
        assert_eq!((after("up:1"), after("down:0")), ("bac".into(), "bac".into()));
        for nothing in ["up:0", "down:2", "remove:1", "up:x", "down:99999999999999999999", "", "layout"] {
            assert_eq!(after(nothing), "abc", "{nothing}");
        }
    }
}
