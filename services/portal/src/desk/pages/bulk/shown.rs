//! From an order and its act to their pages.

use cases_api::bulk::{BulkAct, BulkItem, BulkResult, BulkState, Deed};
use contract::{Page as Found, Problem};

use super::super::next_page;
use super::back;
use super::read::Order;
use crate::desk::bulk::{Bulk, Item, NewBulk, Tab};
use crate::form::{Fault, Form};
use crate::page::Page;
use crate::words::Words;

/// The page that asks what a deed still needs.
pub(super) fn asking(page: Page, order: &Order, mut form: Form) -> NewBulk {
    let w = page.w;
    let known = ["take", "assign", "release", "queue", "note", "update", "close"].contains(&order.deed.as_str());
    let title = if known { w.get(&format!("bulk-{}", order.deed)) } else { w.get("bulk-with") };
    let count = match (order.all, order.cases.len()) {
        (true, _) => w.get("bulk-count-all"),
        (false, 0) => w.get("bulk-count-none"),
        (false, count) => w.with_one("bulk-count", "count", count),
    };
    let mut hidden = order.fields();
    hidden.push(("asked".to_owned(), "yes".to_owned()));
    let nothing = order.is_empty() || !known;
    if nothing {
        (form.fields, hidden) = (Vec::new(), Vec::new());
    }
    NewBulk { title: title.into_owned(), count: count.into_owned(), form, hidden, back: back(order), page }
}

/// The form of a refused order: what is wrong with the cases is said above, once.
pub(super) fn refused(form: Form, problem: &Problem, w: Words) -> Form {
    let mut form = form.refused(problem, w);
    let of_cases = problem.errors.iter().find(|fault| !fault.pointer.starts_with("/deed"));
    if let Some(fault) = of_cases {
        form.faults.retain(|fault| !fault.href.is_empty());
        let text =
            w.try_with(&format!("bulk-fault-{}", fault.code), &[]).unwrap_or_else(|| w.get("bulk-fault-unknown-value"));
        form.faults.push(Fault { href: String::new(), text: text.into_owned() });
    }
    form
}

/// The page of an act.
pub(super) fn act(page: Page, act: &BulkAct, items: &Found<BulkItem>, shown: Option<BulkResult>, back: String) -> Bulk {
    let (w, path) = (page.w, format!("/desk/bulk/{}", act.id));
    let working = act.state == BulkState::Working;
    let undoable = !working && act.undoes.is_none();
    let form = |verb: &str| Form::new(&page, Vec::new()).to(page.onward(format!("{path}/{verb}")));
    let can = act.deed.can_be_undone() && act.done > 0;
    let filter = [("result", shown.map_or("", BulkResult::name))];
    Bulk {
        title: title(act, w),
        working,
        standing: standing(act, w),
        progress: (act.done + act.refused, act.total),
        tabs: tabs(act, &path, shown, &page),
        items: items.items.iter().map(|found| item(found, &page)).collect(),
        next: next_page(&path, &filter, items.next.as_deref()).map(|next| page.onward(next)),
        cancel: working.then(|| form("cancel")),
        undo: (undoable && can).then(|| form("undo")),
        no_undo: match undoable && act.done > 0 && !can {
            true => no_undo(&act.deed, w),
            false => String::new(),
        },
        back,
        page,
    }
}

fn title(act: &BulkAct, w: Words) -> String {
    let deed = w.get(&format!("bulk-{}", act.deed.name()));
    if act.undoes.is_some() { w.with_one("bulk-undoing", "deed", deed).into_owned() } else { deed.into_owned() }
}

fn standing(act: &BulkAct, w: Words) -> String {
    let key = match act.state {
        BulkState::Working => "bulk-standing-working",
        BulkState::Finished => "bulk-standing",
        BulkState::Cancelled => "bulk-standing-cancelled",
    };
    w.with(key, &[("done", &act.done), ("refused", &act.refused), ("total", &act.total)]).into_owned()
}

fn no_undo(deed: &Deed, w: Words) -> String {
    let key = if matches!(deed, Deed::Note { .. }) { "bulk-no-undo-note" } else { "bulk-no-undo-told" };
    w.get(key).into_owned()
}

fn tabs(act: &BulkAct, path: &str, shown: Option<BulkResult>, page: &Page) -> Vec<Tab> {
    let tab = |result: Option<BulkResult>, key: &str, count: i64| Tab {
        href: page.onward(result.map_or_else(|| path.to_owned(), |result| format!("{path}?result={}", result.name()))),
        label: page.w.with_one(key, "count", count).into_owned(),
        current: result == shown,
    };
    vec![
        tab(None, "bulk-tab-all", act.total),
        tab(Some(BulkResult::Done), "bulk-tab-done", act.done),
        tab(Some(BulkResult::Refused), "bulk-tab-refused", act.refused),
    ]
}

fn item(found: &BulkItem, page: &Page) -> Item {
    let w = page.w;
    let reason = found.reason.as_deref().map(|reason| {
        let said = w.try_with(&format!("bulk-why-{reason}"), &[]);
        said.unwrap_or_else(|| w.get("bulk-why-fault")).into_owned()
    });
    Item {
        href: found.reference.map(|_| page.onward(format!("/desk/cases/{}", found.case))).unwrap_or_default(),
        reference: found.reference.map(|reference| reference.to_string()).unwrap_or_default(),
        service: found.service.as_ref().map(|service| page.say(service).to_owned()).unwrap_or_default(),
        result: w.get(&format!("bulk-result-{}", found.result.name())).into_owned(),
        style: match found.result {
            BulkResult::Done => "done",
            BulkResult::Refused => "failed",
            BulkResult::Waiting | BulkResult::Left => "received",
        },
        reason: reason.unwrap_or_default(),
    }
}
