//! A task that someone writes down for a case, or takes from a template of its service.

use actix_web::HttpResponse;
use cases_api::case::{CaseView, TeamOfCaller};
use cases_api::task::MakeTask;
use contract::{Faults, Problem, ProblemKind};

use super::super::case::AtCase;
use super::super::done::Done;
use crate::desk::again::Again;
use crate::desk::task::Task;
use crate::form::{Choice, Field, Form, ProtectedForm, Typed};
use crate::page;
use crate::words::Words;

/// The fields of a new task of a case.
pub(in crate::desk::pages) fn fields(w: Words, case: &CaseView, teams: &[TeamOfCaller]) -> Vec<Field> {
    let language = w.language();
    let templates = case.task_templates.iter().map(|of| Choice::new(&of.key, of.title.get(language))).collect();
    let others = teams.iter().filter(|of| of.team.id != case.case.team.id);
    let teams = others.map(|of| Choice::new(of.team.id.to_string(), of.team.name.get(language))).collect();
    Task::make_fields(w, templates, teams)
}

/// `POST /desk/cases/{id}/tasks`
pub(super) async fn make(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let AtCase { desk, id, path, .. } = at;
    let answer = match read(&posted.typed) {
        Ok(task) => desk.rooms.cases.make_task(&desk.token, id, posted.once.as_str(), &task).await,
        Err(problem) => Err(problem),
    };
    let problem = match answer {
        Ok(_) => return page::see_other(&desk.page, &Done::TaskMade.at(&path)),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::NotFound | ProblemKind::Unauthenticated) {
        return desk.refuse(&problem);
    }
    let (case, teams) = futures::join!(super::super::case::read(&desk, id), desk.rooms.cases.teams(&desk.token));
    let w = desk.page.w;
    let fields = match (case, teams) {
        (Ok(case), Ok(teams)) => fields(w, &case.body, &teams.items),
        _ => Task::make_fields(w, Vec::new(), Vec::new()),
    };
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone());
    let form = form.to(desk.page.onward(format!("/desk/cases/{id}/tasks"))).refused(&problem, w);
    let title = w.get("task-new").into_owned();
    page::show(page::status_of(&problem), &Again { page: desk.page.failing(true), title, form, version: 0 })
}

/// What was typed, as cases takes it.
fn read(typed: &Typed) -> Result<MakeTask, Problem> {
    let mut faults = Faults::none();
    let given = |name: &str| typed.given(name).map(|text| text.trim().to_owned());
    let days = given("task-days").map(|days| days.parse::<u16>());
    if matches!(days, Some(Err(_))) {
        faults.add("/days", "out-of-range", "A task has 1 to 365 working days.");
    }
    let lines = typed.get("task-checklist").lines().map(str::trim).filter(|line| !line.is_empty());
    let (template, title) = (given("task-template"), given("task-title"));
    let task = MakeTask {
        title: title.or_else(|| template.is_none().then(String::new)),
        template,
        team: given("task-team").and_then(|team| team.parse().ok()),
        assignee: None,
        days: days.and_then(Result::ok),
        mandatory: typed.given("task-must").is_some().then_some(true),
        checklist: lines.map(str::to_owned).collect(),
    };
    faults.finish(Some(task))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_typed_becomes_a_task_and_what_can_not_is_told() {
        let task =
            read(&typed(&[("task-title", " Ring "), ("task-days", "3"), ("task-checklist", "One\r\n\r\n Two ")]))
                .unwrap();
        assert_eq!((task.title.as_deref(), task.days, task.mandatory), (Some("Ring"), Some(3), None));
        assert_eq!(task.checklist, ["One", "Two"]);
        let from_template = read(&typed(&[("task-template", "inspect"), ("task-must", "yes")])).unwrap();
        assert_eq!((from_template.title, from_template.mandatory), (None, Some(true)));
        let refused = read(&typed(&[("task-title", "x"), ("task-days", "soon")])).unwrap_err();
        assert_eq!(refused.errors[0].pointer, "/days");
    }
}
