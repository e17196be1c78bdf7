//! From a question to the fields in which it is changed, and back. What the fields don't show stays as it is.

use cases_api::form::{Choice as Chosen, Condition, Field as Asked, Form as Asks, Kind, Rule, Stop, Test};
use contract::Bilingual;

use super::works;
use crate::form::{Choice, Field, Shape, Typed, said, standard};
use crate::words::Words;

/// The kinds that can be chosen here; groups are written in the document.
const KINDS: [Kind; 15] = [
    Kind::Text,
    Kind::LongText,
    Kind::Choice,
    Kind::Choices,
    Kind::YesNo,
    Kind::Date,
    Kind::Number,
    Kind::Money,
    Kind::Address,
    Kind::Position,
    Kind::Email,
    Kind::Phone,
    Kind::Declaration,
    Kind::Files,
    Kind::Calculated,
];

/// A kind's name in words and forms.
pub(super) fn kind_name(kind: Kind) -> String {
    let name = serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned));
    name.unwrap_or_default().replace('_', "-")
}

fn kind_named(name: &str) -> Option<Kind> {
    serde_json::from_value(serde_json::Value::from(name.replace('-', "_"))).ok()
}

/// A rule's test in words.
pub(super) fn test_words(asks: &Asks, rule: &Rule, w: Words) -> String {
    let value = |value: &String| match value.as_str() {
        "yes" | "no" => w.get(value).into_owned(),
        other => {
            let choice = asks.anywhere(&rule.question).and_then(|asked| asked.choice(other));
            choice.map_or_else(|| other.to_owned(), |choice| choice.label.get(w.language()).to_owned())
        }
    };
    let several = |values: &[String]| values.iter().map(value).collect::<Vec<_>>().join(", ");
    match &rule.is {
        Test::OneOf(values) => several(values),
        Test::NoneOf(values) => w.with_one("questions-test-none", "answers", several(values)).into_owned(),
        Test::Answered => w.get("questions-test-answered").into_owned(),
        Test::AtLeast(least) => w.with_one("questions-test-least", "number", *least).into_owned(),
        Test::AtMost(most) => w.with_one("questions-test-most", "number", *most).into_owned(),
    }
}

/// The fields of a question, filled in; of a new one, empty. `welsh` is whether the council speaks it.
pub(super) fn fields(asks: &Asks, at: Option<usize>, w: Words, welsh: bool) -> Vec<Field> {
    let blank = Asked { required: true, ..Asked::new("", Kind::Text, Bilingual::english("")) };
    let asked = at.and_then(|at| asks.fields.get(at)).unwrap_or(&blank);
    let before = asks.fields.get(..at.unwrap_or(asks.fields.len())).unwrap_or_default();
    let line = |name: &str, value: String| {
        Field::new(Shape::Line, name, w.get(&format!("questions-field-{name}"))).filled(value)
    };
    let number = |name: &str, value: Option<i64>| {
        let field = line(name, value.map(|value| value.to_string()).unwrap_or_default()).optional();
        Field { classes: "govuk-input--width-5", ..field }
    };
    let lines = |name: &str, value: String, hint: bool| {
        let label = w.get(&format!("questions-field-{name}"));
        let field = Field { rows: 4, ..Field::new(Shape::Paragraphs, name, label).filled(value).optional() };
        if hint { field.hinted(w.get(&format!("questions-hint-{name}"))) } else { field }
    };
    let (hint, title) = (asked.hint.as_ref(), asked.page.as_ref());
    let en = |text: Option<&Bilingual>| text.map(|text| text.en.clone()).unwrap_or_default();
    let cy = |text: Option<&Bilingual>| text.and_then(|text| text.cy.clone()).unwrap_or_default();
    let mut fields = vec![
        line("label-en", asked.label.en.clone()),
        Field { optional: !welsh, ..line("label-cy", asked.label.cy.clone().unwrap_or_default()) },
        line("hint-en", en(hint)).optional(),
        line("hint-cy", cy(hint)).optional(),
        kind_field(asked.kind, w),
    ];
    fields.extend(works::fields(before, asked, w));
    fields.extend([
        Field { values: if asked.required { vec!["yes".to_owned()] } else { Vec::new() }, ..tick("required", w) },
        lines("choices", choices_text(&asked.choices), true),
        number("min", asked.min),
        number("max", asked.max).hinted(w.get("questions-hint-max")),
        standard::heading(w.get("questions-when-title")),
    ]);
    fields.extend(condition_fields(asks, before, asked, w));
    fields.push(standard::heading(w.get("questions-stop-title")));
    let stop = asked.stops.first();
    fields.extend([
        line("stop-on", stop.map(|stop| stop.on.values().join(", ")).unwrap_or_default())
            .optional()
            .hinted(w.get("questions-hint-stop-on")),
        lines("stop-en", en(stop.map(|stop| &stop.advice)), false),
        lines("stop-cy", cy(stop.map(|stop| &stop.advice)), false),
        line("stop-href", stop.and_then(|stop| stop.href.clone()).unwrap_or_default()).optional(),
        line("link-en", en(stop.and_then(|stop| stop.link.as_ref()))).optional(),
        line("link-cy", cy(stop.and_then(|stop| stop.link.as_ref()))).optional(),
        standard::heading(w.get("questions-page-title")),
        line("page-en", en(title)).optional().hinted(w.get("questions-hint-page")),
        line("page-cy", cy(title)).optional(),
    ]);
    fields
}

fn kind_field(kind: Kind, w: Words) -> Field {
    let own = (!KINDS.contains(&kind)).then_some(kind);
    let named = |kind: Kind| Choice::new(kind_name(kind), w.get(&format!("questions-kind-{}", kind_name(kind))));
    let kinds = KINDS.into_iter().chain(own).map(named).collect();
    Field::choice(Shape::Select, "kind", w.get("questions-field-kind"), kinds).filled(kind_name(kind))
}

fn tick(name: &str, w: Words) -> Field {
    let statement = vec![Choice::new("yes", w.get("questions-field-required"))];
    Field::choice(Shape::Tick, name, w.get("questions-field-required-legend"), statement)
}

/// A condition with one rule; one with more is changed in the document, and stays as it is here.
fn condition_fields(asks: &Asks, before: &[Asked], asked: &Asked, w: Words) -> Vec<Field> {
    let rules = asked.when.as_ref().map(Condition::rules).unwrap_or_default();
    if rules.len() > 1 {
        let told = rules.iter().map(|rule| format!("{}: {}", rule.question, test_words(asks, rule, w)));
        let mut field = Field::new(Shape::Worked, "when-several", w.get("questions-when-several"));
        field.value = told.collect::<Vec<_>>().join("; ");
        return vec![field];
    }
    let rule = rules.first();
    let always = Choice::new("", w.get("questions-when-always"));
    let others = before.iter().filter(|field| field.kind != Kind::Calculated);
    let others = others.map(|field| Choice::new(&field.name, field.label.get(w.language())));
    let tests = ["one_of", "none_of", "answered", "at_least", "at_most"];
    let tests = tests.map(|test| Choice::new(test, w.get(&format!("questions-test-{}", test.replace('_', "-")))));
    let (test, value) = rule.map_or(("one_of", String::new()), |rule| match &rule.is {
        Test::OneOf(values) => ("one_of", values.join(", ")),
        Test::NoneOf(values) => ("none_of", values.join(", ")),
        Test::Answered => ("answered", String::new()),
        Test::AtLeast(number) => ("at_least", number.to_string()),
        Test::AtMost(number) => ("at_most", number.to_string()),
    });
    let question = rule.map(|rule| rule.question.clone()).unwrap_or_default();
    vec![
        Field::choice(
            Shape::Select,
            "when-question",
            w.get("questions-when-question"),
            std::iter::once(always).chain(others).collect(),
        )
        .filled(question),
        Field::choice(Shape::Select, "when-test", w.get("questions-when-test"), tests.into()).filled(test),
        Field::new(Shape::Line, "when-value", w.get("questions-when-value"))
            .filled(value)
            .optional()
            .hinted(w.get("questions-hint-when-value")),
    ]
}

/// Choices, one a line: English, Welsh and what it counts as, with a bar between.
fn choices_text(choices: &[Chosen]) -> String {
    let line = |choice: &Chosen| {
        let amount = choice.amount.map(|amount| format!(" | {}", said::plain_pounds(amount))).unwrap_or_default();
        format!("{} | {}{amount}", choice.label.en, choice.label.cy.as_deref().unwrap_or_default())
    };
    choices.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What was typed as choices; one whose words are as they were keeps its value.
fn typed_choices(typed: &str, before: &[Chosen]) -> Vec<Chosen> {
    let mut choices: Vec<Chosen> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut parts = line.split('|').map(str::trim);
        let label = both(parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let known = before.iter().find(|choice| choice.label.en == label.en);
        let taken = |value: &str| choices.iter().any(|choice| choice.value == value);
        let value = known.map_or_else(|| fresh_key(&label.en, '-', &taken), |choice| choice.value.clone());
        let amount = match parts.next() {
            Some(text) => pence(text),
            None => None,
        };
        choices.push(Chosen { amount, ..Chosen::new(value, label) });
    }
    choices
}

fn pence(text: &str) -> Option<i64> {
    let pounds = text.trim_start_matches('£').replace(',', "").parse::<f64>().ok()?;
    let pence = (pounds * 100.0).round();
    (pence.abs() < 1e12).then(|| pence.to_string().parse().ok()).flatten()
}

fn both(en: &str, cy: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), cy: Some(cy.to_owned()).filter(|cy| !cy.is_empty()) }
}

/// A key out of words that nobody has yet.
fn fresh_key(words: &str, joint: char, taken: &dyn Fn(&str) -> bool) -> String {
    let plain: String = words.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut key = String::new();
    for word in plain.split_whitespace() {
        if key.len() + word.len() + 1 > 34 {
            break;
        }
        if !key.is_empty() {
            key.push(joint);
        }
        key.push_str(word);
    }
    if key.is_empty() {
        key.push('q');
    }
    let numbered = |number: usize| if number == 1 { key.clone() } else { format!("{key}{joint}{number}") };
    (1..).map(numbered).find(|key| !taken(key)).unwrap_or_default()
}

/// Writes a question as it was typed, and says where it stands.
pub(super) fn write(asks: &mut Asks, at: Option<usize>, typed: &Typed) -> usize {
    let text = |name: &str| typed.get(name).trim().replace("\r\n", "\n");
    let pair = |name: &str| both(&text(&format!("{name}-en")), &text(&format!("{name}-cy")));
    let there = |text: Bilingual| Some(text).filter(|text| !text.en.is_empty() || text.cy.is_some());
    let old = at.and_then(|at| asks.fields.get(at)).cloned();
    let label = pair("label");
    let taken = |name: &str| asks.anywhere(name).is_some();
    let name = old.as_ref().map_or_else(|| fresh_key(&label.en, '_', &taken), |field| field.name.clone());
    let mut field = old.unwrap_or_else(|| Asked::new(name, Kind::Text, label.clone()));
    field.label = label;
    field.hint = there(pair("hint"));
    field.page = there(pair("page"));
    field.kind = kind_named(typed.get("kind")).unwrap_or(field.kind);
    field.required =
        field.kind == Kind::Declaration || typed.given("required").is_some() && field.kind != Kind::Calculated;
    let chooses = matches!(field.kind, Kind::Choice | Kind::Choices);
    field.choices = if chooses { typed_choices(&text("choices"), &field.choices) } else { Vec::new() };
    field.calculation = works::typed(asks, &field, typed);
    // What is no number is out of every range, and told.
    let number = |name: &str| typed.given(name).map(|text| text.trim().parse().unwrap_or(i64::MAX));
    (field.min, field.max) = (number("min"), number("max"));
    if !matches!(field.kind, Kind::Text | Kind::LongText) {
        field.max_length = None;
    }
    if field.kind != Kind::Date {
        field.days = None;
    }
    if field.when.as_ref().is_none_or(|when| when.rules().len() <= 1) {
        field.when = typed_condition(asks, typed);
    }
    field.stops = typed_stops(&field, typed);
    match at {
        Some(at) => {
            if let Some(place) = asks.fields.get_mut(at) {
                *place = field;
            }
            at
        }
        None => {
            asks.fields.push(field);
            asks.fields.len() - 1
        }
    }
}

fn typed_condition(asks: &Asks, typed: &Typed) -> Option<Condition> {
    let question = typed.given("when-question")?.to_owned();
    let value = typed.get("when-value").trim();
    let number = value.parse().unwrap_or(i64::MAX);
    let is = match typed.get("when-test") {
        "none_of" => Test::NoneOf(values(asks.anywhere(&question), value)),
        "answered" => Test::Answered,
        "at_least" => Test::AtLeast(number),
        "at_most" => Test::AtMost(number),
        _ => Test::OneOf(values(asks.anywhere(&question), value)),
    };
    Some(Condition::All(vec![Rule { question, is }]))
}

/// Answers as they were typed: by their words in either language, or as they are stored.
fn values(asked: Option<&Asked>, typed: &str) -> Vec<String> {
    let parts = typed.split(',').map(str::trim).filter(|part| !part.is_empty());
    let value = |part: &str| {
        let is = |text: &str| text.eq_ignore_ascii_case(part);
        let choice = asked.into_iter().flat_map(|asked| &asked.choices);
        let choice = choice.clone().find(|choice| is(&choice.label.en) || choice.label.cy.as_deref().is_some_and(is));
        match (choice, asked.map(|asked| asked.kind)) {
            (Some(choice), _) => choice.value.clone(),
            (None, Some(Kind::YesNo | Kind::Declaration)) if ["ie", "oes", "ydy", "ydw"].iter().any(|yes| is(yes)) => {
                "yes".to_owned()
            }
            (None, Some(Kind::YesNo)) if ["na", "nac oes", "nac ydw"].iter().any(|no| is(no)) => "no".to_owned(),
            (None, _) => part.to_lowercase(),
        }
    };
    parts.map(value).collect()
}

/// The first stop as it was typed; further ones stay.
fn typed_stops(field: &Asked, typed: &Typed) -> Vec<Stop> {
    let text = |name: &str| typed.get(name).trim().replace("\r\n", "\n");
    let pair = |name: &str| both(&text(&format!("{name}-en")), &text(&format!("{name}-cy")));
    let further = field.stops.iter().skip(1).cloned();
    let advice = pair("stop");
    if typed.given("stop-on").is_none() && advice.en.is_empty() {
        return further.collect();
    }
    let on = match field.stops.first().map(|stop| &stop.on) {
        // A limit is written in the document.
        Some(test) if test.values().is_empty() && typed.given("stop-on").is_none() => test.clone(),
        _ => Test::OneOf(values(Some(field), typed.get("stop-on"))),
    };
    let link = Some(pair("link")).filter(|link| !link.en.is_empty());
    let href = typed.given("stop-href").map(|href| href.trim().to_owned());
    std::iter::once(Stop { on, advice, href, link }).chain(further).collect()
}

/// The field that mends a flaw, by where it is in its question.
pub(super) fn field_of(pointer: &str) -> String {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    let language = parts.last().filter(|last| ["en", "cy"].contains(last)).copied().unwrap_or("en");
    match parts.first().copied().unwrap_or_default() {
        "label" | "name" => format!("label-{language}"),
        "hint" => format!("hint-{language}"),
        "page" => format!("page-{language}"),
        "stops" => match parts.get(2).copied().unwrap_or_default() {
            "on" => "stop-on".to_owned(),
            "href" => "stop-href".to_owned(),
            "link" => format!("link-{language}"),
            _ => format!("stop-{language}"),
        },
        "when" => match parts.get(3).copied() {
            Some("question") => "when-question".to_owned(),
            _ => "when-value".to_owned(),
        },
        "choices" => "choices".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_new_question_is_written_with_its_choices_and_its_condition() {
        let mut asks = Asks::of(vec![Asked::new("lives_here", Kind::YesNo, Bilingual::english("Do you live here?"))]);
        let at = write(
            &mut asks,
            None,
            &typed(&[
                ("label-en", "Which reduction do you get?"),
                ("label-cy", "Pa ostyngiad?"),
                ("kind", "choice"),
                ("required", "yes"),
                ("choices", "None | Dim | 55\r\nLow income | Incwm isel | £33.50"),
                ("when-question", "lives_here"),
                ("when-test", "one_of"),
                ("when-value", "Yes"),
                ("stop-on", "None"),
                ("stop-en", "Call us."),
            ]),
        );
        let field = &asks.fields[at];
        assert_eq!((at, field.name.as_str(), field.required), (1, "which_reduction_do_you_get", true));
        let choices: Vec<_> = field.choices.iter().map(|choice| (choice.value.as_str(), choice.amount)).collect();
        assert_eq!(choices, [("none", Some(5500)), ("low-income", Some(3350))]);
        let rule = Rule { question: "lives_here".to_owned(), is: Test::OneOf(vec!["yes".to_owned()]) };
        assert_eq!(field.when, Some(Condition::All(vec![rule])));
        assert_eq!(field.stops[0].on, Test::OneOf(vec!["none".to_owned()]));
    }

    #[test]
    fn what_is_shown_and_sent_again_changes_nothing() {
        let mut asks = Asks::of(vec![Asked::new("lives_here", Kind::YesNo, Bilingual::english("Do you live here?"))]);
        let pairs = [
            ("label-en", "Which?"),
            ("kind", "choice"),
            ("choices", "A | B | 1.50"),
            ("when-question", "lives_here"),
            ("when-value", "no"),
            ("max", ""),
            ("page-en", "Next"),
        ];
        write(&mut asks, None, &typed(&pairs));
        let before = asks.clone();
        let shown = fields(&asks, Some(1), Words::of(Language::En), true);
        let ticked =
            |field: &Field| field.values.iter().map(|value| (field.name.clone(), value.clone())).collect::<Vec<_>>();
        let sent = shown.iter().flat_map(|field| match field.shape {
            Shape::Tick => ticked(field),
            _ => vec![(field.name.clone(), field.value.clone())],
        });
        write(&mut asks, Some(1), &sent.collect());
        assert_eq!(asks, before);
    }

    #[test]
    fn a_flaw_leads_to_the_field_that_mends_it() {
        for (pointer, field) in [
            ("/label/cy", "label-cy"),
            ("/choices/1/value", "choices"),
            ("/when/all/0/question", "when-question"),
            ("/when/all/0/is", "when-value"),
            ("/stops/0/advice/en", "stop-en"),
            ("/stops/0/link/cy", "link-cy"),
            ("/max", "max"),
        ] {
            assert_eq!(field_of(pointer), field);
        }
    }
}
