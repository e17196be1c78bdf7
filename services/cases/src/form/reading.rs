//! Reading one answer, by its kind.

use cases_api::form::{Address, Days, Field, Kind, Position};
use contract::FileId;
use contract::faults::{FieldFault, Unfit};
use contract::text::{self, Email, Phone, Postcode, Uprn};
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{Answer, Asking, says_nothing};

/// The United Kingdom, roughly, in degrees: south and north, west and east.
const LATITUDES: std::ops::RangeInclusive<f64> = 49.8..=60.95;
const LONGITUDES: std::ops::RangeInclusive<f64> = -8.75..=1.85;

/// The years that a date may name: within the life of anyone who writes, or soon.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

const ADDRESS_LINE: usize = 100;

/// Reads an answer; `None` when it says nothing.
pub(super) fn read(
    field: &Field,
    value: &Value,
    asking: &Asking<'_>,
    place: &str,
) -> Result<Option<Answer>, Vec<FieldFault>> {
    if says_nothing(value) {
        return Ok(None);
    }
    let answer = match field.kind {
        Kind::Text => line(value, field.most_characters()).map(Answer::Text),
        Kind::LongText => {
            string(value).and_then(|text| text::paragraphs(text, field.most_characters())).map(Answer::Text)
        }
        Kind::Choice => choice(field, value).map(Answer::Choice),
        Kind::Choices => return at(place, choices(field, value)),
        Kind::Date => date(field.days, value, asking.today).map(Answer::Date),
        Kind::Position => position(value).map(Answer::Position),
        Kind::YesNo => value.as_bool().map(Answer::YesNo).ok_or_else(|| wrong_type("Answer true or false.")),
        Kind::Number => number(field, value).map(Answer::Number),
        Kind::Money => amount(field, value).map(Answer::Money),
        Kind::Email => string(value).and_then(Email::parse).map(|email| Answer::Text(email.into())),
        Kind::Phone => string(value).and_then(Phone::parse).map(|phone| Answer::Text(phone.into())),
        Kind::Declaration => return at(place, agreed(value)),
        Kind::Files => return at(place, files(field, value, asking.files)),
        Kind::Address => return address(value, place),
        Kind::Group | Kind::Calculated => Err(wrong_type("This isn't answered so.")),
    };
    answer.map(Some).map_err(|why| vec![FieldFault::at(place, why)])
}

fn wrong_type(detail: &str) -> Unfit {
    Unfit::new("wrong-type", detail)
}

fn string(value: &Value) -> Result<&str, Unfit> {
    value.as_str().ok_or_else(|| wrong_type("Answer with text."))
}

fn line(value: &Value, most: usize) -> Result<String, Unfit> {
    text::line(string(value)?, most)
}

fn choice(field: &Field, value: &Value) -> Result<String, Unfit> {
    let chosen =
        field.choice(string(value)?).ok_or_else(|| Unfit::new("not-a-choice", "Select one of the choices."))?;
    Ok(chosen.value.clone())
}

/// An answer that may turn out to say nothing.
fn at(place: &str, read: Result<Option<Answer>, Unfit>) -> Result<Option<Answer>, Vec<FieldFault>> {
    read.map_err(|why| vec![FieldFault::at(place, why)])
}

/// The values that were chosen, in the form's order, each once.
fn choices(field: &Field, value: &Value) -> Result<Option<Answer>, Unfit> {
    let sent = value.as_array().ok_or_else(|| wrong_type("Answer with a list of choices."))?;
    let mut chosen = Vec::new();
    for value in sent {
        let known = field.choice(string(value)?);
        chosen.push(&known.ok_or_else(|| Unfit::new("not-a-choice", "Select from the choices."))?.value);
    }
    let ordered = field.choices.iter().map(|choice| &choice.value).filter(|value| chosen.contains(value));
    let ordered: Vec<_> = ordered.cloned().collect();
    if ordered.is_empty() {
        return Ok(None);
    }
    how_many(field, ordered.len())?;
    Ok(Some(Answer::Choices(ordered)))
}

/// Refuses fewer than the least and more than the most.
fn how_many(field: &Field, many: usize) -> Result<(), Unfit> {
    let many = i64::try_from(many).unwrap_or(i64::MAX);
    match (field.min, field.max) {
        (Some(least), _) if many < least => Err(Unfit::new("too-few", format!("Choose at least {least}."))),
        (_, Some(most)) if many > most => Err(Unfit::new("too-many", format!("Choose at most {most}."))),
        _ => Ok(()),
    }
}

fn number(field: &Field, value: &Value) -> Result<i64, Unfit> {
    let number = value.as_i64().ok_or_else(|| wrong_type("Answer with a whole number."))?;
    within(field, number, &|limit| limit.to_string())
}

fn amount(field: &Field, value: &Value) -> Result<i64, Unfit> {
    let pence = value.as_i64().ok_or_else(|| wrong_type("Answer with an amount in pence."))?;
    let told = |pence: i64| format!("£{}.{:02}", pence / 100, pence.rem_euclid(100));
    if pence < 0 {
        return Err(Unfit::new("too-small", "The amount must be £0 or more."));
    }
    within(field, pence, &told)
}

/// The largest number that is taken: JSON's own numbers are exact so far.
const LARGEST: i64 = 1_000_000_000_000;

fn within(field: &Field, number: i64, told: &dyn Fn(i64) -> String) -> Result<i64, Unfit> {
    let (least, most) = (field.min.unwrap_or(-LARGEST), field.max.unwrap_or(LARGEST));
    if number < least {
        return Err(Unfit::new("too-small", format!("It must be {} or more.", told(least))));
    }
    if number > most {
        return Err(Unfit::new("too-large", format!("It must be {} or less.", told(most))));
    }
    Ok(number)
}

/// Agreed; not to agree is to say nothing.
fn agreed(value: &Value) -> Result<Option<Answer>, Unfit> {
    let agreed = value.as_bool().ok_or_else(|| wrong_type("Answer true."))?;
    Ok(agreed.then_some(Answer::Agreed))
}

/// Files that were added to this very report; an id of any other is refused alike.
fn files(field: &Field, value: &Value, known: &[FileId]) -> Result<Option<Answer>, Unfit> {
    let sent = value.as_array().ok_or_else(|| wrong_type("Answer with a list of files."))?;
    let mut files: Vec<FileId> = Vec::new();
    for value in sent {
        let file = string(value)?.parse::<FileId>().ok().filter(|file| known.contains(file));
        let file = file.ok_or_else(|| Unfit::new("unknown-file", "This file isn't one of the report's."))?;
        if !files.contains(&file) {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Ok(None);
    }
    if files.len() > field.most_items() {
        return Err(Unfit::new("too-many", format!("Add at most {}.", field.most_items())));
    }
    if files.len() < field.least_items() {
        return Err(Unfit::new("too-few", format!("Add at least {}.", field.least_items())));
    }
    Ok(Some(Answer::Files(files)))
}

fn date(days: Option<Days>, value: &Value, today: Date) -> Result<Date, Unfit> {
    let text = string(value)?.trim();
    let shaped = text.len() == 10
        && text.chars().enumerate().all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
    let day = text.parse::<Date>().ok().filter(|day| shaped && YEARS.contains(&day.year()));
    let day = day.ok_or_else(|| Unfit::new("not-a-date", "Enter a real date, like 2026-03-27."))?;
    match days {
        Some(Days::TodayOrEarlier) if day > today => {
            Err(Unfit::new("date-in-future", "The date must be today or earlier."))
        }
        Some(Days::TodayOrLater) if day < today => Err(Unfit::new("date-in-past", "The date must be today or later.")),
        _ => Ok(day),
    }
}

fn position(value: &Value) -> Result<Position, Unfit> {
    let degrees = |name: &str| value.get(name).and_then(Value::as_f64);
    let only_these = value.as_object().is_some_and(|object| object.len() == 2);
    let (Some(lat), Some(lon), true) = (degrees("lat"), degrees("lon"), only_these) else {
        return Err(wrong_type("Answer with lat and lon, in degrees."));
    };
    if !LATITUDES.contains(&lat) || !LONGITUDES.contains(&lon) {
        return Err(Unfit::new("not-in-the-uk", "The position must be in the United Kingdom."));
    }
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    Ok(Position { lat: round(lat), lon: round(lon) })
}

fn address(value: &Value, place: &str) -> Result<Option<Answer>, Vec<FieldFault>> {
    let Some(parts) = value.as_object() else {
        return Err(vec![FieldFault::at(place, wrong_type("Answer with line1, line2, town and postcode."))]);
    };
    let mut reading = AddressReading { parts, place, faults: Vec::new() };
    reading.refuse_strangers();
    if reading.faults.is_empty() && parts.values().all(says_nothing) {
        return Ok(None);
    }
    let line1 = reading.needed("line1", "Enter the house and street.", |text| text::line(text, ADDRESS_LINE));
    let line2 = reading.part("line2", |text| text::line(text, ADDRESS_LINE));
    let town = reading.part("town", |text| text::line(text, ADDRESS_LINE));
    let postcode = reading.needed("postcode", "Enter a postcode.", Postcode::parse);
    let uprn = reading.part("uprn", Uprn::parse);
    let ward = reading.part("ward", |text| text::line(text, ADDRESS_LINE));
    match (line1, postcode) {
        (Some(line1), Some(postcode)) if reading.faults.is_empty() => {
            Ok(Some(Answer::Address(Address { line1, line2, town, postcode, uprn, ward })))
        }
        _ => Err(reading.faults),
    }
}

/// An address under way: its parts and the faults found so far.
struct AddressReading<'a> {
    parts: &'a Map<String, Value>,
    place: &'a str,
    faults: Vec<FieldFault>,
}

impl AddressReading<'_> {
    fn refuse_strangers(&mut self) {
        let known = ["line1", "line2", "town", "postcode", "uprn", "ward"];
        if self.parts.keys().any(|name| !known.contains(&name.as_str())) {
            let why = Unfit::new("unknown-field", "An address has line1, line2, town, postcode, uprn and ward.");
            self.faults.push(FieldFault::at(self.place, why));
        }
    }

    fn needed<T>(&mut self, name: &str, ask: &str, parse: impl Fn(&str) -> Result<T, Unfit>) -> Option<T> {
        if self.parts.get(name).is_none_or(says_nothing) {
            self.fault(name, Unfit::new("required", ask));
            return None;
        }
        self.part(name, parse)
    }

    fn part<T>(&mut self, name: &str, parse: impl Fn(&str) -> Result<T, Unfit>) -> Option<T> {
        let value = self.parts.get(name).filter(|value| !says_nothing(value))?;
        match string(value).and_then(parse) {
            Ok(part) => Some(part),
            Err(why) => {
                self.fault(name, why);
                None
            }
        }
    }

    fn fault(&mut self, name: &str, why: Unfit) {
        self.faults.push(FieldFault::at(format!("{}/{name}", self.place), why));
    }
}
