//! A question as the fields in which it is changed. What they don't show stays as it is.

use cases_api::form::{Accepts, Condition, Days, Field as Asked, Form as Asks, Kind, Layout, Test};
use contract::Bilingual;

use super::kinds::Settings;
use super::{said, works};
use crate::form::{Choice, Field, Shape, standard};
use crate::words::Words;

/// The fields of a question, filled in. `welsh` is whether the council speaks it.
pub(super) fn fields(asks: &Asks, before: &[Asked], asked: &Asked, (w, welsh): (Words, bool)) -> Vec<Field> {
    let settings = Settings::of(asked);
    let mut fields = vec![
        line("label-en", asked.label.en.clone(), w),
        Field { optional: !welsh, ..line("label-cy", asked.label.cy.clone().unwrap_or_default(), w) },
        line("hint-en", en(asked.hint.as_ref()), w).optional(),
        line("hint-cy", cy(asked.hint.as_ref()), w).optional(),
    ];
    fields.extend(works::fields(before, asked, w));
    fields.extend(answer(&settings, asked, w));
    // The first question has none before it that it could hang on.
    if !before.is_empty() || asked.when.is_some() {
        fields.push(standard::heading(w.get("questions-when-title")));
        fields.extend(condition(asks, before, asked, w));
    }
    if settings.stops {
        fields.extend(stop(asked, w));
    }
    if asks.layout == Layout::Pages {
        fields.extend([
            standard::heading(w.get("questions-page-title")),
            line("page-en", en(asked.page.as_ref()), w).optional().hinted(w.get("questions-hint-page")),
            line("page-cy", cy(asked.page.as_ref()), w).optional(),
        ]);
    }
    fields
}

fn en(text: Option<&Bilingual>) -> String {
    text.map(|text| text.en.clone()).unwrap_or_default()
}

fn cy(text: Option<&Bilingual>) -> String {
    text.and_then(|text| text.cy.clone()).unwrap_or_default()
}

fn line(name: &str, value: String, w: Words) -> Field {
    Field::new(Shape::Line, name, w.get(&format!("questions-field-{name}"))).filled(value)
}

fn lines(name: &str, value: String, w: Words) -> Field {
    let label = w.get(&format!("questions-field-{name}"));
    Field { rows: 4, ..Field::new(Shape::Paragraphs, name, label).filled(value).optional() }
}

fn short(name: &str, label: &str, value: Option<String>, w: Words) -> Field {
    let field = Field::new(Shape::Line, name, w.get(label)).filled(value.unwrap_or_default()).optional();
    Field { classes: "govuk-input--width-5", ..field }
}

/// What may be answered, by the question's kind.
fn answer(settings: &Settings, asked: &Asked, w: Words) -> Vec<Field> {
    let mut fields = Vec::new();
    if settings.choices {
        let choices = lines("choices", said::choices_text(&asked.choices), w);
        fields.push(Field { optional: false, ..choices.hinted(w.get("questions-hint-choices")) });
    }
    if settings.counts {
        let several = asked.kind != Kind::Number;
        let label = |end: &str| format!("questions-field-{end}{}", if several { "-several" } else { "" });
        fields.push(short("min", &label("min"), asked.min.map(|least| least.to_string()), w));
        fields.push(short("max", &label("max"), asked.max.map(|most| most.to_string()), w));
    }
    if settings.pounds {
        let pounds = |name: &str, pence: Option<i64>| {
            let field = short(name, &format!("questions-field-{name}"), pence.map(said::pounds), w);
            Field { before: "£", ..field }
        };
        fields.extend([pounds("min", asked.min), pounds("max", asked.max)]);
    }
    if settings.length {
        let most = asked.max_length.map(|most| most.to_string());
        let usual = i64::try_from(asked.kind.most_characters()).unwrap_or_default();
        let hint = w.with_one("questions-hint-max-length", "usual", usual);
        fields.push(short("max-length", "questions-field-max-length", most, w).hinted(hint));
    }
    if settings.days {
        let days = match asked.days {
            None => "any",
            Some(Days::TodayOrEarlier) => "today-or-earlier",
            Some(Days::TodayOrLater) => "today-or-later",
        };
        fields.push(chosen("days", &["any", "today-or-earlier", "today-or-later"], days, w));
    }
    if settings.accepts {
        let accepts = if asked.accepts == Accepts::Documents { "documents" } else { "photos" };
        fields.push(chosen("accepts", &["photos", "documents"], accepts, w));
    }
    if settings.home {
        fields.push(tick("home", asked.home, w).hinted(w.get("questions-hint-home")));
    }
    if settings.required {
        fields.push(tick("required", asked.required, w));
    }
    fields
}

fn tick(name: &str, ticked: bool, w: Words) -> Field {
    let statement = vec![Choice::new("yes", w.get(&format!("questions-field-{name}")))];
    let legend = w.get(&format!("questions-field-{name}-legend"));
    let field = Field::choice(Shape::Tick, name, legend, statement);
    Field { values: if ticked { vec!["yes".to_owned()] } else { Vec::new() }, ..field }
}

fn chosen(name: &str, values: &[&str], value: &str, w: Words) -> Field {
    let choices = values.iter().map(|one| Choice::new(*one, w.get(&format!("questions-{name}-{one}")))).collect();
    Field::choice(Shape::Radios, name, w.get(&format!("questions-field-{name}")), choices).filled(value)
}

/// A condition with one rule; one with more is changed in the document, and stays as it is here.
fn condition(asks: &Asks, before: &[Asked], asked: &Asked, w: Words) -> Vec<Field> {
    let rules = asked.when.as_ref().map(Condition::rules).unwrap_or_default();
    if rules.len() > 1 {
        let question = |name: &str| asks.anywhere(name).map_or(name, |asked| asked.label.get(w.language())).to_owned();
        let told = rules.iter().map(|rule| format!("{}: {}", question(&rule.question), said::test(asks, rule, w)));
        let field = Field::new(Shape::Worked, "when-several", w.get("questions-when-several"));
        return vec![Field { value: told.collect::<Vec<_>>().join("; "), ..field }];
    }
    let rule = rules.first();
    let other = rule.and_then(|rule| asks.anywhere(&rule.question));
    let number = |number: i64| match other.map(|other| other.kind) {
        Some(Kind::Money) => said::pounds(number),
        _ => number.to_string(),
    };
    let (test, value) = rule.map_or(("one_of", String::new()), |rule| match &rule.is {
        Test::OneOf(values) => ("one_of", said::words(other, values, w)),
        Test::NoneOf(values) => ("none_of", said::words(other, values, w)),
        Test::Answered => ("answered", String::new()),
        Test::AtLeast(least) => ("at_least", number(*least)),
        Test::AtMost(most) => ("at_most", number(*most)),
    });
    let always = Choice::new("", w.get("questions-when-always"));
    let others = before.iter().filter(|field| field.kind != Kind::Calculated);
    let others = others.map(|field| Choice::new(&field.name, field.label.get(w.language())));
    let tests = ["one_of", "none_of", "answered", "at_least", "at_most"];
    let tests = tests.map(|test| Choice::new(test, w.get(&format!("questions-test-{}", test.replace('_', "-")))));
    let questions = std::iter::once(always).chain(others).collect();
    vec![
        Field::choice(Shape::Select, "when-question", w.get("questions-when-question"), questions)
            .filled(rule.map(|rule| rule.question.clone()).unwrap_or_default()),
        Field::choice(Shape::Select, "when-test", w.get("questions-when-test"), tests.into()).filled(test),
        Field::new(Shape::Line, "when-value", w.get("questions-when-value"))
            .filled(value)
            .hinted(w.get("questions-hint-when-value")),
    ]
}

/// The first stop; further ones are changed in the document.
fn stop(asked: &Asked, w: Words) -> Vec<Field> {
    let stop = asked.stops.first();
    let on = stop.map(|stop| said::words(Some(asked), stop.on.values(), w)).unwrap_or_default();
    let (advice, link) = (stop.map(|stop| &stop.advice), stop.and_then(|stop| stop.link.as_ref()));
    vec![
        standard::heading(w.get("questions-stop-title")),
        line("stop-on", on, w).optional().hinted(w.get("questions-hint-stop-on")),
        lines("stop-en", en(advice), w),
        lines("stop-cy", cy(advice), w),
        line("stop-href", stop.and_then(|stop| stop.href.clone()).unwrap_or_default(), w).optional(),
        line("link-en", en(link), w).optional(),
        line("link-cy", cy(link), w).optional(),
    ]
}

/// The field that mends a flaw, by where it is in its question.
pub(super) fn mending(pointer: &str) -> String {
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
        "max_length" => "max-length".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flaw_leads_to_the_field_that_mends_it() {
        for (pointer, field) in [
            ("/label/cy", "label-cy"),
            ("/choices/1/value", "choices"),
            ("/when/all/0/question", "when-question"),
            ("/when/all/0/is", "when-value"),
            ("/stops/0/advice/en", "stop-en"),
            ("/stops/0/link/cy", "link-cy"),
            ("/calculation/of/product/0", "calculation"),
            ("/max", "max"),
        ] {
            assert_eq!(mending(pointer), field);
        }
    }
}
