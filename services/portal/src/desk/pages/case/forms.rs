//! The forms of a case: which can be used, with which fields.

use cases_api::case::{CaseSummary, CaseView, ToldBy};
use cases_api::workflow::State;
use contract::Language;

use super::super::task;
use super::again::Act;
use super::shown::Looker;
use super::{Known, case_path};
use crate::desk::case::{Acts, Case, Onward};
use crate::form::{Choice, Field, Form};
use crate::page::Page;
use crate::words::Words;

/// Every form that can be used on a case, empty.
pub(super) fn acts(page: &Page, looker: &Looker, known: &Known) -> Acts {
    let view = &known.case;
    let watched = view.case.seen.is_some();
    let arranging =
        |verb: &str| Form::new(page, Vec::new()).to(page.onward(format!("{}/{verb}", case_path(view.case.id))));
    let watching = Acts {
        watch: (looker.arranges && !watched).then(|| arranging("watch")),
        unwatch: (looker.arranges && watched).then(|| arranging("unwatch")),
        ..Acts::default()
    };
    if !looker.works {
        return watching;
    }
    let w = page.w;
    let form = |act: Act| Form::new(page, fields(act, known, w)).to(act.path(page, view.case.id));
    let mine = view.case.assignee.as_ref().is_some_and(|assignee| assignee.id == looker.me);
    let open = view.case.state != State::Done;
    let onward = |to: &str| match open {
        true => page.onward(format!("{}/{to}", case_path(view.case.id))),
        false => String::new(),
    };
    Acts {
        take: (open && !mine).then(|| form(Act::Take)),
        release: (open && view.case.assignee.is_some()).then(|| form(Act::Release)),
        assign: (open && !known.colleagues.is_empty()).then(|| form(Act::Assign)),
        queue: (open && known.teams.len() > 1).then(|| form(Act::Queue)),
        update: open.then(|| form(Act::Update)),
        note: Some(form(Act::Note)),
        moving: (!view.moves.is_empty()).then(|| form(Act::Move)),
        task: view.merged_into.is_none().then(|| {
            Form::new(page, task::make_fields(w, view, &known.teams))
                .to(page.onward(format!("{}/tasks", case_path(view.case.id))))
        }),
        onward: Some(Onward {
            pass: page.onward(format!("/desk/pass?case={}", view.case.id)),
            reply: onward("reply"),
            service: onward("service"),
            merge: if super::super::merging::offered(view) { onward("merge") } else { String::new() },
            split: onward("split"),
            version: if view.newer.is_some() { onward("version") } else { String::new() },
        }),
        ..watching
    }
}

/// The fields of one of the forms.
pub(super) fn fields(act: Act, known: &Known, w: Words) -> Vec<Field> {
    let view = &known.case;
    match act {
        Act::Take | Act::Release => Vec::new(),
        Act::Assign => Case::assign_fields(w, colleagues(known)),
        Act::Queue => Case::queue_fields(w, other_teams(known, w.language())),
        Act::Note => Case::note_fields(w),
        Act::Update => Case::update_fields(w, update_hint(view, w), view.merged_count),
        Act::Move => move_fields(view, w),
    }
}

/// Whom the case can be given to: first those of its team, then everyone else, each by name.
fn colleagues(known: &Known) -> Vec<Choice> {
    let CaseSummary { assignee, team, .. } = &known.case.case;
    let holder = assignee.as_ref().map(|assignee| assignee.id);
    let others = known.colleagues.iter().filter(|person| Some(person.id) != holder);
    let (near, far): (Vec<_>, Vec<_>) = others.partition(|person| person.teams.contains(&team.id));
    near.into_iter().chain(far).map(|person| Choice::new(person.id.to_string(), &person.name)).collect()
}

/// Into whose queue the case can be put: every team's but the one it is in.
fn other_teams(known: &Known, language: Language) -> Vec<Choice> {
    let own = known.case.case.team.id;
    let others = known.teams.iter().filter(|one| one.team.id != own);
    others.map(|one| Choice::new(one.team.id.to_string(), one.team.name.get(language))).collect()
}

fn move_fields(view: &CaseView, w: Words) -> Vec<Field> {
    let language = w.language();
    let tells = format!("desk-move-told-{}", view.reporter.told_by.name());
    let moves = view.moves.iter().map(|offered| {
        let hint = if offered.public { w.get(&tells).into_owned() } else { String::new() };
        Choice { hint, ..Choice::new(&offered.verb, offered.label.get(language)) }
    });
    let ends = view.moves.iter().any(|offered| offered.needs_outcome);
    let outcomes = view.outcomes.iter().filter(|_| ends);
    let outcomes = outcomes.map(|words| Choice::new(&words.id, words.label.get(language)));
    let told = view.moves.iter().any(|offered| offered.public);
    Case::move_fields(w, moves.collect(), outcomes.collect(), told)
}

/// How a message reaches the citizen, and in which language they wrote.
fn update_hint(view: &CaseView, w: Words) -> String {
    let reach = match view.reporter.told_by {
        ToldBy::Email => "desk-update-by-email",
        ToldBy::Letter => "desk-update-by-letter",
        ToldBy::Nothing => "desk-update-online",
        ToldBy::Died => "desk-update-died",
    };
    let language = match view.language {
        language if language == w.language() => return w.get(reach).into_owned(),
        Language::En => "desk-update-in-english",
        Language::Cy => "desk-update-in-welsh",
    };
    format!("{} {}", w.get(reach), w.get(language))
}
