//! What parts of a definition and their values are called, for people.

use std::collections::BTreeMap;

use cases_api::catalogue::editing::Difference as Changed;
use cases_api::form::{Calculation, Form, Term};
use serde_json::{Map, Value};

use crate::desk::services::{Difference, Part};
use crate::form::said::pounds;
use crate::page::Page;
use crate::words::Words;

/// The page on which a part is changed, and the field there, by where a flaw is.
pub(super) fn place(pointer: &str) -> Option<(Part, String)> {
    let names: Vec<&str> = pointer.split('/').skip(1).collect();
    let first = *names.first()?;
    let language = names.last().filter(|last| ["en", "cy"].contains(last)).copied().unwrap_or("en");
    let bilingual = |name: &str| format!("{name}-{language}");
    Some(match first {
        "name" | "summary" | "guidance" | "urgent" | "group" => (Part::Words, bilingual(first)),
        "said_as" => (Part::Words, bilingual("said")),
        "messages" => (Part::Messages, bilingual(names.get(1).copied().unwrap_or_default())),
        "audience" | "channels" | "shows" | "team" | "lgsl" | "lgil" => (Part::Terms, first.to_owned()),
        "form" => (Part::Questions, String::new()),
        "retention" => (Part::Terms, "months".to_owned()),
        "routing" => (Part::Routing, of_rule(&names)),
        "tasks" => (Part::Tasks, of_template(&names, language)),
        "clocks" => (Part::Clocks, String::new()),
        "call_script" => (Part::Terms, bilingual("script")),
        _ => return None,
    })
}

/// The field of a part of routing: `/routing/rules/1/answer/is` is typed into `is-1`.
fn of_rule(names: &[&str]) -> String {
    match names.get(1).copied() {
        Some("rules") => {
            let (at, part) = (names.get(2).copied().unwrap_or("0"), names.last().copied().unwrap_or("name"));
            if names.len() > 3 { format!("{part}-{at}") } else { format!("name-{at}") }
        }
        Some(part) => part.to_owned(),
        None => "share".to_owned(),
    }
}

/// The field of a part of a template of tasks.
fn of_template(names: &[&str], language: &str) -> String {
    let (at, part) = (names.get(1).copied().unwrap_or("0"), names.get(2).copied().unwrap_or("title"));
    match part {
        "title" | "checklist" => format!("{part}-{at}-{language}"),
        _ => format!("{part}-{at}"),
    }
}

/// What the questions of a form and their answers are called, by the names that they have in it.
#[derive(Debug, Default)]
pub(in crate::desk::pages) struct Names(BTreeMap<String, String>);

impl Names {
    /// Of a form, in the page's language.
    pub(super) fn of(form: &Form, page: &Page) -> Self {
        let mut names = BTreeMap::new();
        for field in form.fields.iter().flat_map(|field| std::iter::once(field).chain(&field.fields)) {
            names.insert(field.name.clone(), page.say(&field.label).to_owned());
            let choices = field.choices.iter();
            names.extend(choices.map(|one| (format!("{}/{}", field.name, one.value), page.say(&one.label).to_owned())));
        }
        Self(names)
    }

    fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }
}

/// What a part is called: its own name, and the names of what is in it.
pub(super) fn part(pointer: &str, w: Words) -> String {
    part_of(pointer, &Names::default(), w)
}

fn part_of(pointer: &str, called: &Names, w: Words) -> String {
    let names: Vec<String> =
        pointer.split('/').skip(1).map(|name| name.replace("~1", "/").replace("~0", "~")).collect();
    let first = names.first().map(String::as_str).unwrap_or_default();
    let own = w.try_with(&format!("catalogue-field-{}", first.replace('_', "-")), &[]);
    let mut told = vec![own.map_or_else(|| first.replace('_', " "), std::borrow::Cow::into_owned)];
    let mut question = "";
    for pair in names.windows(2) {
        let [within, name] = pair else { continue };
        let own = match within.as_str() {
            "fields" => {
                question = name;
                called.get(name)
            }
            "choices" => called.get(&format!("{question}/{name}")),
            _ => None,
        };
        if name != "fields" && name != "en" {
            told.push(own.unwrap_or_else(|| inner(name, w)));
        }
    }
    told.join(" › ")
}

/// A calculation, or a part of one, in words.
fn reckoned(value: &Value, called: &Names, w: Words) -> Vec<String> {
    let whole = serde_json::from_value::<Calculation>(value.clone()).map(|how| how.of);
    match whole.or_else(|_| serde_json::from_value::<Term>(value.clone())) {
        Ok(term) => vec![reckons(&term, called, w)],
        Err(_) => said(value, w),
    }
}

fn reckons(term: &Term, called: &Names, w: Words) -> String {
    let name = |name: &str| called.get(name).unwrap_or_else(|| inner(name, w));
    let parts = || term.parts().iter().map(|part| reckons(part, called, w)).collect::<Vec<_>>().join(", ");
    match term {
        Term::Amount(amount) => amount.to_string(),
        Term::Answer(question) | Term::Count(question) => name(question),
        Term::Sum(_) => w.with_one("questions-works-told-sum", "questions", parts()).into_owned(),
        Term::Product(_) => w.with_one("questions-works-told-product", "questions", parts()).into_owned(),
        Term::Each { group, .. } => format!("{}: {}", name(group), parts()),
    }
}

fn inner(name: &str, w: Words) -> String {
    let said = w.try_with(&format!("catalogue-inner-{}", name.replace('_', "-")), &[]);
    said.map_or_else(|| name.replace(['_', '-'], " "), std::borrow::Cow::into_owned)
}

/// A part that isn't the same in two texts, in words.
pub(in crate::desk::pages) fn difference(page: &Page, changed: &Changed, called: &Names) -> Difference {
    let price = changed.part.ends_with("/amount");
    let lines = |value: &Option<Value>| match value {
        Some(Value::Number(pence)) if price => pence.as_i64().map(pounds).into_iter().collect(),
        Some(value) if changed.part.contains("/calculation") => reckoned(value, called, page.w),
        Some(value) => said(value, page.w),
        None => Vec::new(),
    };
    Difference { part: part_of(&changed.part, called, page.w), from: lines(&changed.from), to: lines(&changed.to) }
}

/// A value in words, a line each.
pub(super) fn said(value: &Value, w: Words) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Bool(yes) => vec![w.get(if *yes { "yes" } else { "no" }).into_owned()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let texts: Vec<_> = items.iter().filter_map(Value::as_str).collect();
            if texts.is_empty() { Vec::new() } else { vec![texts.join("\n")] }
        }
        Value::Array(items) => items.iter().flat_map(|item| said(item, w)).collect(),
        Value::Object(fields) => object(fields, w),
    }
}

fn object(fields: &Map<String, Value>, w: Words) -> Vec<String> {
    let words = |fields: &Map<String, Value>| {
        let texts = ["en", "cy"].into_iter().filter_map(|language| fields.get(language)?.as_str());
        texts.map(str::to_owned).collect::<Vec<_>>()
    };
    if fields.get("en").is_some_and(Value::is_string) {
        return words(fields);
    }
    if let Some(Value::Object(label)) = fields.get("label") {
        return words(label);
    }
    let each = fields.iter().map(|(name, value)| format!("{}: {}", inner(name, w), said(value, w).join(", ")));
    each.collect()
}

#[cfg(test)]
mod tests {
    use contract::Language;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_flaw_leads_to_the_field_that_mends_it() {
        let at = |pointer| place(pointer).map(|(part, field)| (part.name(), field));
        assert_eq!(at("/name/cy"), Some(("words", "name-cy".to_owned())));
        assert_eq!(at("/guidance/1/cy"), Some(("words", "guidance-cy".to_owned())));
        assert_eq!(at("/said_as/en"), Some(("words", "said-en".to_owned())));
        assert_eq!(at("/messages/received/en"), Some(("messages", "received-en".to_owned())));
        assert_eq!(at("/retention/months"), Some(("terms", "months".to_owned())));
        assert_eq!(at("/tasks/2/checklist/1/cy"), Some(("tasks", "checklist-2-cy".to_owned())));
        assert_eq!(at("/routing/rules/1/answer/is"), Some(("routing", "is-1".to_owned())));
        assert_eq!(at("/routing/skill"), Some(("routing", "skill".to_owned())));
        assert_eq!(at("/tasks/0/key"), Some(("tasks", "key-0".to_owned())));
        assert_eq!((at("/workflow"), at("")), (None, None));
    }

    #[test]
    fn questions_and_answers_are_called_by_their_own_words() {
        let form: Form = serde_json::from_value(json!({ "fields": [
            { "name": "how_many", "kind": "number", "label": { "en": "How many bins?" } },
            { "name": "rate", "kind": "choice", "label": { "en": "A reduction?" },
              "choices": [{ "value": "no", "label": { "en": "No, none" } }] },
        ] }))
        .unwrap();
        let page = Page::sample(Language::En);
        let called = Names::of(&form, &page);
        let at = |pointer| part_of(pointer, &called, page.w);
        assert_eq!(at("/form/fields/rate/choices/no/amount"), "Questions › A reduction? › choices › No, none › price");
        let product = json!({ "product": [{ "answer": "how_many" }, { "answer": "rate" }] });
        assert_eq!(reckoned(&product, &called, page.w), ["multiplied: How many bins?, A reduction?"]);
        assert_eq!(reckoned(&json!({ "unit": "money", "of": product }), &called, page.w).len(), 1);
    }

    #[test]
    fn parts_and_values_are_told_in_words() {
        let w = Words::of(Language::En);
        assert_eq!(part("/messages/received", w), "Messages › When it is received");
        assert_eq!(part("/form/fields/which_bin/label", w), "Questions › which bin › question");
        assert_eq!(said(&json!({"en": "Yes", "cy": "Oes"}), w), ["Yes", "Oes"]);
        assert_eq!(said(&json!(["a", "b"]), w), ["a\nb"]);
        assert_eq!(said(&json!([{"en": "One"}, {"en": "Two"}]), w), ["One", "Two"]);
        assert_eq!(said(&json!({"name": "bin", "label": {"en": "Which bin?"}}), w), ["Which bin?"]);
        assert_eq!(said(&json!({"working_days": 5}), w), ["working days: 5"]);
        assert!(said(&json!(null), w).is_empty());
    }
}
