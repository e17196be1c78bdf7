use cases_api::catalogue::definition::Definition;
use cases_api::form::{Field as Asked, Kind};
use cases_api::routing::{AnswerIs, RoutingRule, Share};
use contract::{Channel, Problem};

use super::{Of, Tasks};
use crate::desk::services::Part;
use crate::form::{Choice, Field, Shape, Typed};
use crate::page::channel;
use crate::visit::Desk;
use crate::words::Words;

/// To which team reports come and who of them has one first: the rules that are there, and one to be added.
pub(in super::super) struct Routing;

impl Of for Routing {
    const PART: Part = Part::Routing;

    fn fields(w: Words, definition: &Definition, teams: Vec<Choice>) -> Vec<Field> {
        let routing = &definition.routing;
        let share = Share::ALL.iter().map(|one| {
            let name = one.name().replace('_', "-");
            Choice::new(one.name(), w.get(&format!("routing-share-{name}")))
        });
        let skill = Field::new(Shape::Line, "skill", w.get("routing-skill")).hinted(w.get("routing-skill-hint"));
        let mut fields = vec![
            Field::choice(Shape::Radios, "share", w.get("routing-share"), share.collect()).filled(routing.share.name()),
            skill.filled(routing.skill.clone().unwrap_or_default()).optional(),
        ];
        let mut answers = vec![Choice::new("", w.get("routing-answer-any"))];
        answers.extend(definition.form.fields.iter().flat_map(|field| answers_of(w, field)));
        for (at, rule) in routing.rules.iter().map(Some).chain([None]).enumerate() {
            fields.extend(of_rule(w, at, rule, &answers, &teams));
        }
        fields
    }

    fn write(typed: &Typed, definition: &mut Definition) {
        let routing = &mut definition.routing;
        routing.share = Share::named(typed.get("share")).unwrap_or(routing.share);
        routing.skill = typed.given("skill").map(|skill| skill.trim().to_owned());
        let there = routing.rules.len();
        let rules = (0..=there).filter_map(|at| rule(typed, at));
        let mut rules: Vec<(u32, RoutingRule)> = rules.collect();
        rules.sort_by_key(|(order, _)| *order);
        routing.rules = rules.into_iter().map(|(_, rule)| rule).collect();
    }

    async fn choices(desk: &Desk) -> Result<Vec<Choice>, Problem> {
        let own = |mut all: Vec<Choice>| {
            if let Some(first) = all.first_mut() {
                first.text = desk.page.w.get("field-choose").into_owned();
            }
            all
        };
        Tasks::choices(desk).await.map(own)
    }
}

/// The answers to a question that a rule can ask for: its choices, or yes and no.
fn answers_of(w: Words, field: &Asked) -> Vec<Choice> {
    let label = field.label.get(w.language());
    let one = |value: &str, said: &str| Choice::new(answer_key(&field.name, value), format!("{label}: {said}"));
    match field.kind {
        Kind::YesNo => vec![one("true", &w.get("yes")), one("false", &w.get("no"))],
        Kind::Choice | Kind::Choices => {
            field.choices.iter().map(|choice| one(&choice.value, choice.label.get(w.language()))).collect()
        }
        _ => Vec::new(),
    }
}

/// A question and an answer to it, as one value of a list.
fn answer_key(field: &str, value: &str) -> String {
    format!("{field}={value}")
}

/// The choices, with the one that is taken among them even where it isn't offered any longer.
fn offering(choices: &[Choice], taken: &str) -> Vec<Choice> {
    let mut choices = choices.to_vec();
    if !choices.iter().any(|choice| choice.value == taken) {
        choices.push(Choice::new(taken, taken));
    }
    choices
}

/// The fields of one rule; of a new one where there is none.
fn of_rule(w: Words, at: usize, rule: Option<&RoutingRule>, answers: &[Choice], teams: &[Choice]) -> Vec<Field> {
    let number = at + 1;
    let heading = match rule {
        Some(rule) => w.with("routing-rule", &[("number", &number), ("name", &rule.name.as_str())]).into_owned(),
        None => w.get("routing-rule-new").into_owned(),
    };
    let named = |name: &str| format!("{name}-{at}");
    let name = Field::new(Shape::Line, named("name"), w.get("routing-name")).hinted(w.get("routing-name-hint"));
    let asked = rule.and_then(|rule| rule.answer.as_ref());
    let answer = asked.map(|asked| answer_key(&asked.field, &asked.is)).unwrap_or_default();
    let postcodes = rule.map(|rule| rule.postcodes.join(", ")).unwrap_or_default();
    let area = Field::new(Shape::Line, named("postcodes"), w.get("routing-postcodes"));
    let wards = rule.map(|rule| rule.wards.join(", ")).unwrap_or_default();
    let ward = Field::new(Shape::Line, named("wards"), w.get("routing-wards"));
    let ways = Channel::ALL.map(|one| Choice::new(one.name(), channel::name(one, w)));
    let ticked = rule.map(|rule| rule.channels.iter().map(|one| one.name().to_owned()).collect()).unwrap_or_default();
    let team = rule.map(|rule| rule.team.clone()).unwrap_or_default();
    let order = Field::new(Shape::Line, named("order"), w.get("routing-order")).hinted(w.get("routing-order-hint"));
    let mut fields = vec![
        Field::new(Shape::Heading, named("rule"), heading),
        name.filled(rule.map(|rule| rule.name.clone()).unwrap_or_default()).optional(),
        Field::choice(Shape::Select, named("answer"), w.get("routing-answer"), offering(answers, &answer))
            .hinted(w.get("routing-answer-hint"))
            .filled(answer),
        area.hinted(w.get("routing-postcodes-hint")).filled(postcodes).optional(),
        ward.hinted(w.get("routing-wards-hint")).filled(wards).optional(),
        Field {
            values: ticked,
            ..Field::choice(Shape::Checkboxes, named("channels"), w.get("routing-channels"), ways.into())
        }
        .optional(),
        Field::choice(Shape::Select, named("team"), w.get("routing-team"), offering(teams, &team)).filled(team),
    ];
    if rule.is_some() {
        let order = Field { classes: "govuk-input--width-2", inputmode: "numeric", ..order };
        fields.push(order.filled(number.to_string()).optional());
        let remove = vec![Choice::new("remove", w.get("routing-remove"))];
        fields.push(Field::choice(Shape::Checkboxes, named("ticks"), w.get("routing-this"), remove).optional());
    }
    fields
}

/// The rule that was typed at a place, with where it is to stand; none where it is to be removed, or nothing was
/// typed for a new one.
fn rule(typed: &Typed, at: usize) -> Option<(u32, RoutingRule)> {
    let given = |name: &str| typed.given(&format!("{name}-{at}")).map(|text| text.trim().to_owned());
    let all = |name: &str| typed.all(&format!("{name}-{at}")).map(str::to_owned).collect::<Vec<_>>();
    let (name, team) = (given("name"), given("team"));
    if all("ticks").iter().any(|tick| tick == "remove") || name.is_none() && team.is_none() {
        return None;
    }
    let listed = |name: &str| {
        let given = given(name).unwrap_or_default();
        given.split([',', '\n']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let rule = RoutingRule {
        name: name.unwrap_or_default(),
        answer: given("answer").and_then(|answer| {
            let (field, is) = answer.split_once('=')?;
            Some(AnswerIs { field: field.to_owned(), is: is.to_owned() })
        }),
        postcodes: listed("postcodes"),
        wards: listed("wards"),
        channels: all("channels").iter().filter_map(|name| Channel::named(name)).collect(),
        team: team.unwrap_or_default(),
    };
    let last = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
    Some((given("order").and_then(|order| order.parse().ok()).unwrap_or(last), rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_typed_ordered_and_removed() {
        let pairs = [
            ("name-0", "ward is Central"),
            ("postcodes-0", "BN11, bn12 4,"),
            ("wards-0", "Central, , St John’s"),
            ("team-0", "waste"),
            ("order-0", "2"),
            ("name-1", "food bins"),
            ("answer-1", "bin=food"),
            ("channels-1", "phone"),
            ("team-1", "streets"),
            ("order-1", "1"),
            ("name-2", "gone"),
            ("team-2", "waste"),
            ("ticks-2", "remove"),
        ];
        let typed: Typed = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
        let made: Vec<_> = (0..4).filter_map(|at| rule(&typed, at)).collect();
        assert_eq!(made.len(), 2);
        let (order, central) = &made[0];
        assert_eq!((*order, central.postcodes.len(), central.answer.is_none()), (2, 2, true));
        assert_eq!(central.wards, ["Central", "St John’s"]);
        let (_, food) = &made[1];
        assert_eq!(food.answer, Some(AnswerIs { field: "bin".into(), is: "food".into() }));
        assert_eq!((food.channels.as_slice(), food.team.as_str()), ([Channel::Phone].as_slice(), "streets"));
    }
}
