//! Which of a service's questions are asked as things are, told to the page and to its scripts.

use cases_api::Answers;
use cases_api::form::{Calculation, Condition, Field as Asked, Form, Kind, Scope, Term};
use serde_json::{Value, json};

use super::field::Field;
use super::{Shape, Typed, answer, said, standard};
use crate::words::Words;

/// What was typed into a service's questions, as answers.
pub fn answers(form: &Form, typed: &Typed, w: Words) -> Answers {
    answer::answers(&standard::questions(form, w), typed).into_iter().collect()
}

/// Shows and hides questions by what was answered; what is worked out is filled in. Scripts are told of
/// conditions on questions that stand among `fields`; the others can't change on this page.
pub fn decide(fields: &mut [Field], form: &Form, answers: &Answers) {
    let scope = Scope::of(form, answers);
    let here: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
    for field in fields.iter_mut() {
        let Some(asked) = form.field(&field.name) else { continue };
        field.hidden = !scope.asks(asked);
        field.when = asked.when.as_ref().map(|when| rules(when, &here, &scope)).unwrap_or_default();
        field.amounts = amounts(asked);
        match asked.kind {
            Kind::Calculated => {
                let needs = needed(asked, form);
                let known = needs.iter().all(|name| unneeded(name, form, &scope) || scope.get(name).is_some());
                field.value = if known { said::calculated(asked, &scope, form) } else { String::new() };
                field.works =
                    asked.calculation.as_ref().map(|how| works((how, &needs), form, &here, &scope)).unwrap_or_default();
            }
            Kind::Group => decide_each(field, asked, answers, &scope),
            _ => {}
        }
    }
}

/// The same for each thing of a group.
fn decide_each(group: &mut Field, asked: &Asked, answers: &Answers, scope: &Scope<'_>) {
    let items = answers.get(&asked.name).and_then(Value::as_array).cloned().unwrap_or_default();
    for (at, item) in group.within.iter_mut().enumerate() {
        let said = items.get(at).cloned().unwrap_or_default();
        let mut inside = Scope::inside(scope);
        let names: Vec<_> = asked.fields.iter().map(|inner| inner.name.clone()).collect();
        for (field, inner) in item.within.iter_mut().zip(&asked.fields) {
            field.hidden = !inside.asks(inner);
            field.when = inner.when.as_ref().map(|when| rules(when, &names, &inside)).unwrap_or_default();
            field.amounts = amounts(inner);
            if let Some(said) = said.get(&inner.name).filter(|_| !field.hidden) {
                inside.put(&inner.name, said.clone());
            }
        }
    }
}

/// A condition for scripts: `["all", rule, …]` or `["any", …]`, each rule one about a field of this page, or
/// `true` or `false` where it can't change here.
fn rules(when: &Condition, here: &[String], scope: &Scope<'_>) -> String {
    let told = when.rules().iter().map(|rule| match here.contains(&rule.question) {
        true => json!(rule),
        false => json!(rule.is.accepts(scope.get(&rule.question))),
    });
    let how = if matches!(when, Condition::All(_)) { "all" } else { "any" };
    Value::Array(std::iter::once(json!(how)).chain(told).collect()).to_string()
}

/// A calculation for scripts: what isn't answered on this page is a number already; with what must be answered on it.
fn works((how, needs): (&Calculation, &[&str]), form: &Form, here: &[String], scope: &Scope<'_>) -> String {
    let needs: Vec<_> = needs.iter().filter(|name| here.iter().any(|own| own == *name)).collect();
    let limited = how
        .of
        .questions()
        .into_iter()
        .filter_map(|name| form.field(name))
        .filter(|field| here.contains(&field.name) && matches!(field.kind, Kind::Number | Kind::Money));
    let limits: serde_json::Map<_, _> =
        limited.map(|field| (field.name.clone(), json!([field.min, field.max]))).collect();
    let of = settled(&how.of, form, here, scope);
    json!({ "unit": how.unit, "of": of, "needs": needs, "limits": limits }).to_string()
}

/// The questions that must be answered before something can be worked out: before that no amount is shown.
fn needed<'f>(asked: &'f Asked, form: &'f Form) -> Vec<&'f str> {
    let names = asked.calculation.as_ref().map(|how| how.of.questions()).unwrap_or_default();
    names.into_iter().filter(|name| form.field(name).is_some_and(|field| field.required)).collect()
}

fn unneeded(name: &str, form: &Form, scope: &Scope<'_>) -> bool {
    form.field(name).is_none_or(|field| !scope.asks(field))
}

fn settled(term: &Term, form: &Form, here: &[String], scope: &Scope<'_>) -> Term {
    let each = |terms: &[Term]| terms.iter().map(|term| settled(term, form, here, scope)).collect();
    match term {
        Term::Answer(name) | Term::Count(name) | Term::Each { group: name, .. } if !here.contains(name) => {
            Term::Amount(term.value(form, scope))
        }
        Term::Sum(terms) => Term::Sum(each(terms)),
        Term::Product(terms) => Term::Product(each(terms)),
        other => other.clone(),
    }
}

/// What the choices of a question count as.
fn amounts(asked: &Asked) -> String {
    let counted = asked.choices.iter().filter_map(|choice| Some((choice.value.clone(), json!(choice.amount?))));
    let counted: serde_json::Map<_, _> = counted.collect();
    if counted.is_empty() { String::new() } else { Value::Object(counted).to_string() }
}

/// Whether a field was on the page for whoever sent it: a question that a page without scripts keeps hidden
/// wasn't.
pub fn was_seen(field: &Field, typed: &Typed) -> bool {
    !field.is_conditional() || field.shape == Shape::Worked || typed.all("_seen").any(|name| name == field.name)
}
