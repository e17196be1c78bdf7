use cases_api::catalogue::definition::Definition;
use cases_api::task::{MOST_TITLE, TaskTemplate};
use contract::{Bilingual, Problem};

use super::{Of, typed_in_both};
use crate::desk::services::Part;
use crate::form::{Choice, Field, Shape, Typed};
use crate::visit::Desk;

/// The templates of what there may be to do for cases: those that are there, and one to be added.
pub(in super::super) struct Tasks;

impl Of for Tasks {
    const PART: Part = Part::Tasks;

    fn fields(w: crate::words::Words, definition: &Definition, teams: Vec<Choice>) -> Vec<Field> {
        let there = definition.tasks.iter().enumerate();
        let mut fields: Vec<Field> =
            there.flat_map(|(at, template)| of_template(w, at, Some(template), &teams)).collect();
        fields.extend(of_template(w, definition.tasks.len(), None, &teams));
        fields
    }

    fn write(typed: &Typed, definition: &mut Definition) {
        let before = std::mem::take(&mut definition.tasks);
        definition.tasks = (0..=before.len()).filter_map(|at| template(typed, at, before.get(at))).collect();
    }

    async fn choices(desk: &Desk) -> Result<Vec<Choice>, Problem> {
        let teams = desk.rooms.cases.teams(&desk.token).await?;
        let teams = teams.items.into_iter().map(|of| Choice::new(of.team.id.to_string(), desk.page.say(&of.team.name)));
        let own = Choice::new("", desk.page.w.get("task-team-own"));
        Ok([own].into_iter().chain(teams).collect())
    }
}

/// The fields of one template; of a new one where there is none.
fn of_template(w: crate::words::Words, at: usize, template: Option<&TaskTemplate>, teams: &[Choice]) -> Vec<Field> {
    let heading = match template {
        Some(of) => w.with_one("task-template-of", "title", of.title.get(w.language())).into_owned(),
        None => w.get("task-template-new").into_owned(),
    };
    let mut fields = vec![Field::new(Shape::Heading, format!("template-{at}"), heading)];
    let mut words = |name: &str, label: &str, shape, [en, cy]: [String; 2]| {
        for (language, value) in [("en", en), ("cy", cy)] {
            let question = w.with_one(&format!("flow-in-{language}"), "what", w.get(label));
            let field = Field::new(shape, format!("{name}-{at}-{language}"), question).filled(value);
            fields.push(Field { rows: 4, ..field }.optional());
        }
    };
    let title = template.map(|of| [of.title.en.clone(), of.title.cy.clone().unwrap_or_default()]);
    words("title", "task-title", Shape::Line, title.unwrap_or_default());
    words("checklist", "task-checklist-lines", Shape::Paragraphs, template.map(lines).unwrap_or_default());
    let key = template.map(|of| of.key.clone()).unwrap_or_default();
    let key = Field::new(Shape::Line, format!("key-{at}"), w.get("task-key")).filled(key).optional();
    fields.push(Field { classes: "govuk-input--width-20", autocomplete: "off", ..key.hinted(w.get("task-key-hint")) });
    let team = template.and_then(|of| of.team.clone()).unwrap_or_default();
    let mut choices = teams.to_vec();
    if !choices.iter().any(|choice| choice.value == team) {
        choices.push(Choice::new(team.clone(), team.clone()));
    }
    fields.push(Field::choice(Shape::Select, format!("team-{at}"), w.get("queue-team"), choices).filled(team));
    let days = template.and_then(|of| of.days).map(|days| days.to_string()).unwrap_or_default();
    let days = Field::new(Shape::Line, format!("days-{at}"), w.get("task-days")).filled(days).optional();
    fields.push(Field { classes: "govuk-input--width-4", inputmode: "numeric", wording: "task-days", ..days });
    let mut ticks = vec![Choice::new("must", w.get("task-must"))];
    if template.is_some() {
        ticks.push(Choice::new("remove", w.get("task-template-remove")));
    }
    let ticked = template.filter(|of| of.mandatory).map(|_| "must".to_owned());
    let field = Field::choice(Shape::Checkboxes, format!("ticks-{at}"), w.get("task-template-ticks"), ticks);
    fields.push(Field { values: ticked.into_iter().collect(), ..field }.optional());
    fields
}

/// A checklist in both languages, an item a line.
fn lines(template: &TaskTemplate) -> [String; 2] {
    let joined = |say: &dyn Fn(&Bilingual) -> String| template.checklist.iter().map(say).collect::<Vec<_>>().join("\n");
    [joined(&|item| item.en.clone()), joined(&|item| item.cy.clone().unwrap_or_default()).trim_end().to_owned()]
}

/// The template that was typed at a place; none where it is to be removed, or nothing was typed for a new one.
fn template(typed: &Typed, at: usize, before: Option<&TaskTemplate>) -> Option<TaskTemplate> {
    let ticks = format!("ticks-{at}");
    let ticked = |name: &str| typed.all(&ticks).any(|tick| tick == name);
    let given = |name: &str| typed.given(&format!("{name}-{at}")).map(|text| text.trim().to_owned());
    let title = typed_in_both(typed, &format!("title-{at}"));
    if ticked("remove") || before.is_none() && title.en.is_empty() && title.cy.is_none() && given("key").is_none() {
        return None;
    }
    Some(TaskTemplate {
        key: given("key").unwrap_or_else(|| key_of(&title.en)),
        team: given("team"),
        // What is no number is out of every range.
        days: given("days").map(|days| days.parse().unwrap_or_default()),
        mandatory: ticked("must"),
        checklist: items(&typed_in_both(typed, &format!("checklist-{at}"))),
        title,
    })
}

/// The items of a checklist: the first line in English goes with the first in Welsh.
fn items(both: &Bilingual) -> Vec<Bilingual> {
    let split = |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let (en, cy): (Vec<String>, Vec<String>) = (split(&both.en), split(both.cy.as_deref().unwrap_or_default()));
    let at = |parts: &[String], place: usize| parts.get(place).cloned();
    (0..en.len().max(cy.len()))
        .map(|place| Bilingual { en: at(&en, place).unwrap_or_default(), cy: at(&cy, place) })
        .collect()
}

/// A key made of a title.
fn key_of(title: &str) -> String {
    let key: String = title.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let key = key.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    key.chars().take(MOST_TITLE.min(60)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_templates_and_the_empty_one_none() {
        let pairs = [
            ("title-0-en", "Look at the bin"),
            ("title-0-cy", "Edrych ar y bin"),
            ("checklist-0-en", "Damaged?\r\n\r\nRight lid?"),
            ("checklist-0-cy", "Wedi’i ddifrodi?"),
            ("days-0", "soon"),
            ("ticks-0", "must"),
            ("team-0", ""),
        ];
        let typed: Typed = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
        let made = template(&typed, 0, None).unwrap();
        assert_eq!(
            (made.key.as_str(), made.days, made.mandatory, made.team.as_deref()),
            ("look-at-the-bin", Some(0), true, None)
        );
        let both = [Bilingual::new("Damaged?", "Wedi’i ddifrodi?"), Bilingual::english("Right lid?")];
        assert_eq!(made.checklist, both);
        assert_eq!(template(&typed, 1, None), None);
        let gone: Typed = [("ticks-0".to_owned(), "remove".to_owned())].into_iter().collect();
        assert_eq!(template(&gone, 0, Some(&TaskTemplate { title: made.title, checklist: vec![], ..made })), None);
    }
}
