//! A question as it was typed. What the fields don't show stays as it is.

use cases_api::form::{Accepts, Condition, Days, Field as Asked, Form as Asks, Kind, Layout, Rule, Stop, Test};
use contract::Bilingual;

use super::kinds::{self, Settings};
use super::said::{Wrong, both, fresh_key, pence, typed_choices, values};
use super::works;
use crate::form::Typed;
use crate::words::Words;

/// Writes a question as it was typed, and says where it stands.
///
/// # Errors
/// Everything that was typed and can't be read: nothing of it is left out in silence.
pub(super) fn write(asks: &mut Asks, at: Option<usize>, typed: &Typed, w: Words) -> Result<usize, Vec<Wrong>> {
    let old = at.and_then(|at| asks.fields.get(at)).cloned();
    let label = pair(typed, "label");
    let taken = |name: &str| asks.anywhere(name).is_some();
    let name = old.as_ref().map_or_else(|| fresh_key(&label.en, '_', &taken), |field| field.name.clone());
    let mut field = old.unwrap_or_else(|| Asked::new(name, Kind::Text, label.clone()));
    field.label = label;
    field.hint = there(pair(typed, "hint"));
    field.kind = kinds::named(typed.get("kind")).unwrap_or(field.kind);
    if asks.layout == Layout::Pages {
        field.page = there(pair(typed, "page"));
    }
    let mut wrong = Vec::new();
    match works::typed(asks, &field, typed, w) {
        Ok(calculation) => field.calculation = calculation,
        Err(unsaid) => wrong.push(unsaid),
    }
    let settings = Settings::of(&field);
    answer(&mut field, &settings, typed, w, &mut wrong);
    if field.when.as_ref().is_none_or(|when| when.rules().len() <= 1) {
        match condition(asks, typed, w) {
            Ok(when) => field.when = when,
            Err(unread) => wrong.push(unread),
        }
    }
    if settings.stops {
        match stops(&field, typed, w) {
            Ok(stops) => field.stops = stops,
            Err(unread) => wrong.push(unread),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    match at.and_then(|at| Some((at, asks.fields.get_mut(at)?))) {
        Some((at, place)) => {
            *place = field;
            Ok(at)
        }
        None => {
            asks.fields.push(field);
            Ok(asks.fields.len() - 1)
        }
    }
}

fn text(typed: &Typed, name: &str) -> String {
    typed.get(name).trim().replace("\r\n", "\n")
}

fn pair(typed: &Typed, name: &str) -> Bilingual {
    both(&text(typed, &format!("{name}-en")), &text(typed, &format!("{name}-cy")))
}

fn there(text: Bilingual) -> Option<Bilingual> {
    Some(text).filter(|text| !text.en.is_empty() || text.cy.is_some())
}

/// What may be answered; what another kind could be set to is dropped.
fn answer(field: &mut Asked, settings: &Settings, typed: &Typed, w: Words, wrong: &mut Vec<Wrong>) {
    let mut read = |name: &'static str, read: fn(&str) -> Option<i64>, told: &str| {
        let value = typed.given(name)?;
        let number = read(value.trim());
        if number.is_none() {
            wrong.push(Wrong { field: name, text: w.get(told).into_owned() });
        }
        number
    };
    let whole = |text: &str| text.parse().ok();
    (field.min, field.max) = match (settings.counts, settings.pounds) {
        (true, _) => (read("min", whole, "questions-no-number"), read("max", whole, "questions-no-number")),
        (_, true) => (read("min", pence, "questions-no-pounds"), read("max", pence, "questions-no-pounds")),
        _ => (None, None),
    };
    field.max_length = match settings.length {
        // What is beyond every length is refused as that, by the rules of forms.
        true => read("max-length", whole, "questions-no-number").map(|most| u16::try_from(most).unwrap_or_default()),
        false => None,
    };
    field.days = match typed.get("days") {
        "today-or-earlier" if settings.days => Some(Days::TodayOrEarlier),
        "today-or-later" if settings.days => Some(Days::TodayOrLater),
        _ => None,
    };
    field.accepts = match typed.get("accepts") {
        "documents" if settings.accepts => Accepts::Documents,
        _ => Accepts::Photos,
    };
    field.home = settings.home && typed.given("home").is_some();
    let ticked = settings.required && typed.given("required").is_some();
    field.required = field.kind == Kind::Declaration || ticked;
    field.choices = match settings.choices {
        true => typed_choices(&text(typed, "choices"), &field.choices, w).unwrap_or_else(|unread| {
            wrong.push(unread);
            Vec::new()
        }),
        false => Vec::new(),
    };
}

fn condition(asks: &Asks, typed: &Typed, w: Words) -> Result<Option<Condition>, Wrong> {
    let Some(asked) = typed.given("when-question").and_then(|name| asks.anywhere(name)) else { return Ok(None) };
    let value = typed.get("when-value").trim();
    let number = || {
        let (read, told) = match asked.kind {
            Kind::Money => (pence(value), "questions-no-pounds"),
            _ => (value.parse().ok(), "questions-no-number"),
        };
        read.ok_or_else(|| Wrong { field: "when-value", text: w.get(told).into_owned() })
    };
    let answers = || values(asked, value, "when-value", w);
    let is = match typed.get("when-test") {
        "none_of" => Test::NoneOf(answers()?),
        "answered" => Test::Answered,
        "at_least" => Test::AtLeast(number()?),
        "at_most" => Test::AtMost(number()?),
        _ => Test::OneOf(answers()?),
    };
    Ok(Some(Condition::All(vec![Rule { question: asked.name.clone(), is }])))
}

/// The first stop as it was typed; further ones stay.
fn stops(field: &Asked, typed: &Typed, w: Words) -> Result<Vec<Stop>, Wrong> {
    let further = field.stops.iter().skip(1).cloned();
    let advice = pair(typed, "stop");
    if typed.given("stop-on").is_none() && advice.en.is_empty() {
        return Ok(further.collect());
    }
    let on = match field.stops.first().map(|stop| &stop.on) {
        // A limit is written in the document.
        Some(test) if test.values().is_empty() && typed.given("stop-on").is_none() => test.clone(),
        _ => Test::OneOf(values(field, typed.get("stop-on"), "stop-on", w)?),
    };
    let link = Some(pair(typed, "link")).filter(|link| !link.en.is_empty());
    let href = typed.given("stop-href").map(|href| href.trim().to_owned());
    Ok(std::iter::once(Stop { on, advice, href, link }).chain(further).collect())
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::super::fields;
    use super::*;
    use crate::form::{Field, Shape};

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn en() -> Words {
        Words::of(Language::En)
    }

    fn asks() -> Asks {
        Asks::of(vec![Asked::new("lives_here", Kind::YesNo, Bilingual::english("Do you live here?"))])
    }

    fn written(asks: &mut Asks, pairs: &[(&str, &str)]) -> usize {
        write(asks, None, &typed(pairs), en()).ok().unwrap()
    }

    #[test]
    fn a_new_question_is_written_with_its_choices_and_its_condition() {
        let mut asks = asks();
        let at = written(
            &mut asks,
            &[
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
            ],
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
    fn a_day_that_may_not_be_past_and_an_amount_in_pounds_are_written() {
        let mut asks = asks();
        let day = written(&mut asks, &[("label-en", "When?"), ("kind", "date"), ("days", "today-or-later")]);
        let amount =
            written(&mut asks, &[("label-en", "How much?"), ("kind", "money"), ("min", "5"), ("max", "£7.50")]);
        assert_eq!(asks.fields[day].days, Some(Days::TodayOrLater));
        assert_eq!((asks.fields[amount].min, asks.fields[amount].max), (Some(500), Some(750)));
        let whole = [("label-en", "When?"), ("kind", "text"), ("days", "today-or-later"), ("min", "x")];
        write(&mut asks, Some(day), &typed(&whole), en()).ok().unwrap();
        assert_eq!(asks.fields[day].days, None, "what another kind was set to is dropped");
    }

    #[test]
    fn letters_go_to_an_address_that_is_said_to_be_the_home_and_to_no_other_kind_of_answer() {
        let mut asks = asks();
        let at = written(&mut asks, &[("label-en", "Where do you live?"), ("kind", "address"), ("home", "yes")]);
        assert!(asks.fields[at].home);
        for kept in [vec![("kind", "address")], vec![("kind", "text"), ("home", "yes")]] {
            let mut asks = asks.clone();
            let again = [vec![("label-en", "Where do you live?")], kept].concat();
            write(&mut asks, Some(at), &typed(&again), en()).ok().unwrap();
            assert!(!asks.fields[at].home, "{again:?}");
        }
        let shown = fields::fields(&asks, &asks.fields[..1], &asks.fields[at], (en(), true));
        let ticks: Vec<_> = shown.iter().filter(|field| !field.values.is_empty()).map(|field| &*field.name).collect();
        assert_eq!(ticks, ["home"], "what is ticked is shown so");
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_field_and_nothing_is_written() {
        let before = asks();
        let about = |pairs: &[(&str, &str)]| {
            let mut asks = before.clone();
            let wrong = write(&mut asks, None, &typed(pairs), en()).err().unwrap();
            assert_eq!(asks, before);
            wrong.into_iter().map(|wrong| wrong.field).collect::<Vec<_>>()
        };
        assert_eq!(about(&[("kind", "number"), ("min", "today"), ("max", "three")]), ["min", "max"]);
        assert_eq!(about(&[("kind", "choice"), ("choices", "No | Na | forty-eight")]), ["choices"]);
        let when = [("kind", "text"), ("when-question", "lives_here"), ("when-value", "Yess")];
        assert_eq!(about(&when), ["when-value"]);
        assert_eq!(about(&[("kind", "yes-no"), ("stop-on", "Perhaps"), ("stop-en", "Call us.")]), ["stop-on"]);
    }

    #[test]
    fn what_is_shown_and_sent_again_changes_nothing() {
        let mut asks = Asks { layout: Layout::Pages, ..asks() };
        written(
            &mut asks,
            &[
                ("label-en", "Which?"),
                ("kind", "choice"),
                ("choices", "A | B | 1.50"),
                ("when-question", "lives_here"),
                ("when-value", "no"),
                ("page-en", "Next"),
            ],
        );
        let before = asks.clone();
        let (earlier, asked) = (&asks.fields[..1], &asks.fields[1]);
        let shown = fields::fields(&asks, earlier, asked, (en(), true));
        let ticked =
            |field: &Field| field.values.iter().map(|value| (field.name.clone(), value.clone())).collect::<Vec<_>>();
        let sent = shown.iter().flat_map(|field| match field.shape {
            Shape::Tick => ticked(field),
            _ => vec![(field.name.clone(), field.value.clone())],
        });
        let sent = sent.chain([("kind".to_owned(), "choice".to_owned())]).collect();
        write(&mut asks, Some(1), &sent, en()).ok().unwrap();
        assert_eq!(asks, before);
    }
}
