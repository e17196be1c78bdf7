//! Answers and amounts as people write them, read and shown again.

use cases_api::form::{Choice as Chosen, Days, Field as Asked, Form as Asks, Kind, Rule, Test};
use contract::{Bilingual, Language};
use serde_json::Value;

use crate::form::said;
use crate::words::Words;

/// Something that was typed and can't be read, at its field, in the page's language.
pub(super) struct Wrong {
    pub field: &'static str,
    pub text: String,
}

/// Pounds as they were typed, in pence: `48`, `£33.50`, `1,200`.
pub(super) fn pence(text: &str) -> Option<i64> {
    let plain = text.trim().trim_start_matches('£').replace(',', "");
    let (sign, plain) = plain.strip_prefix('-').map_or((1, plain.as_str()), |rest| (-1, rest));
    let (pounds, rest) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !digits(pounds) || !digits(rest) || rest.len() > 2 {
        return None;
    }
    let (pounds, rest) = (pounds.parse::<i64>().ok()?, format!("{rest:0<2}").parse::<i64>().ok()?);
    let pence = pounds.checked_mul(100)?.checked_add(rest)?;
    (pence < 1_000_000_000_000).then_some(pence * sign)
}

/// Pence as people write pounds, without their sign.
pub(super) fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    format!("{sign}{}", said::plain_pounds(pence))
}

/// A text in both languages; the Welsh is left out where nothing was typed.
pub(super) fn both(en: &str, cy: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), cy: Some(cy.to_owned()).filter(|cy| !cy.is_empty()) }
}

/// A key out of words that nobody has yet.
pub(super) fn fresh_key(words: &str, joint: char, taken: &dyn Fn(&str) -> bool) -> String {
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

/// Choices, one a line: English, Welsh and what it counts as, with a bar between.
pub(super) fn choices_text(choices: &[Chosen]) -> String {
    let line = |choice: &Chosen| {
        let amount = choice.amount.map(|amount| format!(" | {}", pounds(amount))).unwrap_or_default();
        format!("{} | {}{amount}", choice.label.en, choice.label.cy.as_deref().unwrap_or_default())
    };
    choices.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What was typed as choices. One whose words are as they were keeps its value, and so does one that was only given
/// other words: conditions go by values.
pub(super) fn typed_choices(typed: &str, before: &[Chosen], w: Words) -> Result<Vec<Chosen>, Wrong> {
    let lines: Vec<Vec<&str>> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(parts).collect();
    let english = |line: &[&str]| line.first().copied().unwrap_or_default().to_owned();
    let kept = |label: &str| lines.iter().any(|line| english(line) == label);
    let mut choices: Vec<Chosen> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let label = both(&english(line), line.get(1).copied().unwrap_or_default());
        let known = before.iter().find(|choice| choice.label.en == label.en);
        let reworded = before.get(at).filter(|choice| lines.len() == before.len() && !kept(&choice.label.en));
        let taken = |value: &str| choices.iter().chain(before).any(|choice| choice.value == value);
        let value = known.or(reworded).map_or_else(|| fresh_key(&label.en, '-', &taken), |choice| choice.value.clone());
        let amount = line.get(2).copied().filter(|text| !text.is_empty());
        let read = amount.map(|text| pence(text).ok_or(text)).transpose();
        let amount = read.map_err(|text| Wrong {
            field: "choices",
            text: w.with("questions-no-price", &[("price", &text), ("answer", &label.en)]).into_owned(),
        })?;
        choices.push(Chosen { amount, ..Chosen::new(value, label) });
    }
    Ok(choices)
}

fn parts(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// What can be answered to a question, each with its words: its choices, or yes and no.
fn answers(asked: &Asked) -> Vec<(String, Bilingual)> {
    let word = |key: &str| {
        let [en, cy] = [Language::En, Language::Cy].map(|language| Words::of(language).get(key).into_owned());
        (key.to_owned(), Bilingual { en, cy: Some(cy) })
    };
    match asked.kind {
        Kind::YesNo => vec![word("yes"), word("no")],
        Kind::Declaration => vec![word("yes")],
        _ => asked.choices.iter().map(|choice| (choice.value.clone(), choice.label.clone())).collect(),
    }
}

/// An answer's words.
fn word(asked: Option<&Asked>, value: &str, w: Words) -> String {
    let known = asked.map(answers).unwrap_or_default().into_iter().find(|(own, _)| own == value);
    known.map_or_else(|| value.to_owned(), |(_, label)| label.get(w.language()).to_owned())
}

/// Answers as people read them, with commas between.
pub(super) fn words(asked: Option<&Asked>, values: &[String], w: Words) -> String {
    values.iter().map(|value| word(asked, value, w)).collect::<Vec<_>>().join(", ")
}

/// What may be answered, in a line each: between which numbers, on which days, at which prices.
pub(super) fn limits(asked: &Asked, w: Words) -> Vec<String> {
    let number =
        |number: i64| if asked.kind == Kind::Money { format!("£{}", pounds(number)) } else { number.to_string() };
    let range = match (asked.min.map(number), asked.max.map(number)) {
        (Some(least), Some(most)) => Some(w.with("questions-range", &[("least", &least), ("most", &most)])),
        (Some(least), None) => Some(w.with_one("questions-test-least", "number", least)),
        (None, Some(most)) => Some(w.with_one("questions-test-most", "number", most)),
        (None, None) => None,
    };
    let days = asked.days.map(|days| match days {
        Days::TodayOrEarlier => w.get("questions-days-today-or-earlier"),
        Days::TodayOrLater => w.get("questions-days-today-or-later"),
    });
    let priced = asked.choices.iter().filter_map(|choice| Some((choice, choice.amount?)));
    let priced = priced.map(|(choice, amount)| format!("{} £{}", choice.label.get(w.language()), pounds(amount)));
    let priced = priced.collect::<Vec<_>>().join(", ");
    let told = [range, days].into_iter().flatten().map(std::borrow::Cow::into_owned);
    told.chain((!priced.is_empty()).then_some(priced)).collect()
}

/// One answer as people read it.
pub(super) fn answer_words(asked: &Asked, answer: &Value, w: Words) -> String {
    match answer {
        Value::Number(pence) if asked.kind == Kind::Money => format!("£{}", pounds(pence.as_i64().unwrap_or_default())),
        Value::Bool(yes) => word(Some(asked), if *yes { "yes" } else { "no" }, w),
        Value::String(value) => word(Some(asked), value, w),
        Value::Array(several) => {
            let values: Vec<_> = several.iter().filter_map(Value::as_str).map(str::to_owned).collect();
            words(Some(asked), &values, w)
        }
        other => other.to_string(),
    }
}

/// Answers as they were typed: by their words in either language, which may hold commas, or as they are stored.
pub(super) fn values(asked: &Asked, typed: &str, field: &'static str, w: Words) -> Result<Vec<String>, Wrong> {
    let known = answers(asked);
    if known.is_empty() {
        let parts = typed.split(',').map(str::trim).filter(|part| !part.is_empty());
        return Ok(parts.map(str::to_lowercase).collect());
    }
    let (mut found, mut rest) = (Vec::new(), typed.trim());
    while !rest.is_empty() {
        let after = |words: &str| {
            let begins = rest.get(..words.len())?.to_lowercase() == words.to_lowercase();
            let after = rest.get(words.len()..).filter(|_| begins)?.trim_start();
            (after.is_empty() || after.starts_with(',')).then(|| after.trim_start_matches(',').trim_start())
        };
        let first = known.iter().find_map(|(value, label)| {
            let rest = after(&label.en).or_else(|| after(label.cy.as_deref()?)).or_else(|| after(value))?;
            Some((value.clone(), rest))
        });
        let Some((value, left)) = first else {
            let shown = rest.split(',').next().unwrap_or_default().trim();
            let there = known.iter().map(|(_, label)| label.get(w.language())).collect::<Vec<_>>().join(", ");
            let text = w.with("questions-no-answer", &[("answer", &shown), ("answers", &there)]).into_owned();
            return Err(Wrong { field, text });
        };
        found.push(value);
        rest = left;
    }
    Ok(found)
}

/// A rule's test in words.
pub(super) fn test(asks: &Asks, rule: &Rule, w: Words) -> String {
    let asked = asks.anywhere(&rule.question);
    let number = |number: i64| match asked.map(|asked| asked.kind) {
        Some(Kind::Money) => format!("£{}", pounds(number)),
        _ => number.to_string(),
    };
    match &rule.is {
        Test::OneOf(values) => words(asked, values, w),
        Test::NoneOf(values) => w.with_one("questions-test-none", "answers", words(asked, values, w)).into_owned(),
        Test::Answered => w.get("questions-test-answered").into_owned(),
        Test::AtLeast(least) => w.with_one("questions-test-least", "number", number(*least)).into_owned(),
        Test::AtMost(most) => w.with_one("questions-test-most", "number", number(*most)).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn en() -> Words {
        Words::of(Language::En)
    }

    fn rate() -> Asked {
        let mut rate = Asked::new("rate", Kind::Choice, Bilingual::english("Which rate?"));
        let choice = |value: &str, en: &str, cy: &str| Chosen::new(value, both(en, cy));
        rate.choices = vec![choice("none", "None", "Dim"), choice("low", "Low income, or none", "Incwm isel")];
        rate
    }

    #[test]
    fn pounds_are_read_as_people_write_them_and_nothing_else_is() {
        let read = ["48", "£33.50", "1,200", "0", "-5", "33.5"].map(pence);
        assert_eq!(read, [Some(4800), Some(3350), Some(120_000), Some(0), Some(-500), Some(3350)]);
        for text in ["48 a year", "forty-eight", "", "£", "1.234", "1e5", "--5", ".", "9999999999999999999"] {
            assert_eq!(pence(text), None, "{text}");
        }
        assert_eq!([4800, 3350, -505].map(pounds), ["48", "33.50", "-5.05"]);
    }

    #[test]
    fn an_answer_that_is_given_other_words_stays_the_answer_that_conditions_are_about() {
        let before = rate().choices;
        let value = |typed: &str| {
            let choices = typed_choices(typed, &before, en()).ok().unwrap();
            choices.into_iter().map(|choice| choice.value).collect::<Vec<_>>()
        };
        assert_eq!(value("Nothing | Dim\nLow income, or none | Incwm isel"), ["none", "low"]);
        assert_eq!(value("Low income, or none\nNone"), ["low", "none"], "moved, and the same");
        assert_eq!(value("None\nLow income, or none\nDisabled"), ["none", "low", "disabled"]);
        assert_eq!(
            value("Disabled\nLow\nNone"),
            ["disabled", "low-2", "none"],
            "a value is not given to another answer"
        );
    }

    #[test]
    fn the_list_of_questions_tells_limits_days_and_prices() {
        let mut bins = Asked::new("bins", Kind::Number, Bilingual::english("Bins"));
        (bins.min, bins.max) = (Some(1), Some(3));
        let mut day = Asked::new("day", Kind::Date, Bilingual::english("Day"));
        day.days = Some(Days::TodayOrLater);
        let mut rate = rate();
        rate.choices[0].amount = Some(4800);
        let told = [&bins, &day, &rate, &Asked::new("a", Kind::Text, Bilingual::english("A"))]
            .map(|one| limits(one, en()).join("; "));
        assert_eq!(told, ["1 to 3", "Today or later", "None £48", ""]);
    }

    #[test]
    fn a_price_that_is_none_is_told_and_never_left_out() {
        let wrong = typed_choices("No | Na | 48 a year", &[], en()).err().unwrap();
        assert_eq!((wrong.field, wrong.text.contains("48 a year")), ("choices", true));
        assert_eq!(typed_choices("No | Na |", &[], en()).ok().unwrap()[0].amount, None);
    }

    #[test]
    fn answers_are_read_by_their_words_in_either_language_or_as_they_are_stored() {
        let rate = rate();
        let read = |typed: &str| values(&rate, typed, "when-value", en()).ok();
        assert_eq!(read("none, Low income, or none"), Some(vec!["none".to_owned(), "low".to_owned()]));
        assert_eq!(read("incwm isel"), Some(vec!["low".to_owned()]));
        assert_eq!(read("low"), Some(vec!["low".to_owned()]));
        assert_eq!(read(""), Some(Vec::new()));
        let wrong = values(&rate, "Nonsense", "when-value", en()).err().unwrap();
        assert!(wrong.text.contains("Nonsense") && wrong.text.contains("Low income, or none"), "{}", wrong.text);
        let lives = Asked::new("lives", Kind::YesNo, Bilingual::english("Do you live here?"));
        assert_eq!(values(&lives, "Yes", "when-value", en()).ok(), Some(vec!["yes".to_owned()]));
        assert!(values(&lives, "yess", "when-value", en()).is_err());
    }
}
