//! Text that people write about a case, and their answers in words.

use cases_api::case::Answered;
use cases_api::form::{Address, Field, Form, Unit};
use contract::faults::Unfit;
use contract::{Bilingual, Faults, Language, Problem, text};

use crate::form::{Accepted, Answer};

/// The most characters of a note, an update, a reply.
const MOST: usize = 5000;

/// What someone wrote, 1 to 5,000 characters in lines.
///
/// # Errors
/// `validation-failed` at `pointer`.
pub(crate) fn message(pointer: &str, typed: &str) -> Result<String, Problem> {
    let mut faults = Faults::none();
    let text = faults.take(pointer, paragraphs(typed));
    faults.finish(text)
}

/// The same where it may be left out; what can't be seen counts as nothing.
///
/// # Errors
/// As [`message`].
pub(crate) fn optional_message(pointer: &str, typed: Option<&str>) -> Result<Option<String>, Problem> {
    optional_text(pointer, typed, MOST)
}

/// Text in lines that must say something, at most `most` characters.
///
/// # Errors
/// `required`, `too-long`, `control-character`.
pub(crate) fn needed_text(typed: &str, most: usize) -> Result<String, Unfit> {
    text::paragraphs(typed, most).and_then(text::required)
}

/// The same where it may be left out; what can't be seen counts as nothing.
///
/// # Errors
/// `validation-failed` at `pointer`.
pub(crate) fn optional_text(pointer: &str, typed: Option<&str>, most: usize) -> Result<Option<String>, Problem> {
    let said = typed.filter(|typed| text::required((*typed).to_owned()).is_ok());
    let mut faults = Faults::none();
    let text = said.map(|typed| faults.take(pointer, needed_text(typed, most)));
    faults.finish(text.map_or(Some(None), |text| text.map(Some)))
}

fn paragraphs(typed: &str) -> Result<String, Unfit> {
    needed_text(typed, MOST)
}

/// Questions with their answers, in the form's order. A position isn't among them: the case has it.
pub(super) fn answered(form: &Form, accepted: &Accepted) -> Vec<Answered> {
    let asked = accepted.iter().filter_map(|(name, answer)| Some((form.field(name)?, answer)));
    asked
        .filter_map(|(field, answer)| Some(Answered { label: field.label.clone(), answer: in_words(field, answer)? }))
        .collect()
}

fn in_words(field: &Field, answer: &Answer) -> Option<Bilingual> {
    match answer {
        Answer::Text(text) => Some(Bilingual::english(text.as_str())),
        Answer::Choice(value) => field.choice(value).map(|choice| choice.label.clone()),
        Answer::Choices(values) => {
            let labels = values.iter().filter_map(|value| Some(&field.choice(value)?.label));
            Some(in_lines(labels))
        }
        Answer::Date(day) => Some(Bilingual::english(day.to_string())),
        Answer::Address(address) => {
            let lines = lines(address).chain([address.postcode.as_str()]);
            Some(Bilingual::english(lines.collect::<Vec<_>>().join("\n")))
        }
        Answer::YesNo(true) => Some(Bilingual::new("Yes", "Ie")),
        Answer::YesNo(false) => Some(Bilingual::new("No", "Na")),
        Answer::Agreed => Some(Bilingual::new("Agreed", "Cytunwyd")),
        Answer::Number(number) | Answer::Calculated(Unit::Number, number) => {
            Some(Bilingual::english(number.to_string()))
        }
        Answer::Money(pence) | Answer::Calculated(Unit::Money, pence) => Some(Bilingual::english(pounds(*pence))),
        Answer::Items(items) => {
            let items: Vec<_> = items.iter().enumerate().map(|(at, item)| thing(field, at + 1, item)).collect();
            Some(in_lines(items.iter()))
        }
        Answer::Files(files) if files.len() == 1 => Some(Bilingual::new("1 file", "1 ffeil")),
        Answer::Files(files) => {
            Some(Bilingual::new(format!("{} files", files.len()), format!("{} ffeil", files.len())))
        }
        Answer::Position(_) => None,
    }
}

/// Texts one below the other; one that isn't there in Welsh stands in English.
fn in_lines<'a>(texts: impl Iterator<Item = &'a Bilingual>) -> Bilingual {
    let texts: Vec<_> = texts.collect();
    let of = |language| texts.iter().map(|text| text.get(language)).collect::<Vec<_>>().join("\n");
    Bilingual::new(of(Language::En), of(Language::Cy))
}

/// One thing of a group: `1. Name: Ann; Age: 7`.
fn thing(group: &Field, number: usize, item: &Accepted) -> Bilingual {
    let asked = item.iter().filter_map(|(name, answer)| {
        let field = group.fields.iter().find(|field| field.name == name)?;
        Some((field, in_words(field, answer)?))
    });
    let said: Vec<_> = asked.collect();
    let of = |language| {
        let parts = said.iter().map(|(field, answer)| {
            format!("{}: {}", field.label.get(language), answer.get(language).replace('\n', ", "))
        });
        format!("{number}. {}", parts.collect::<Vec<_>>().join("; "))
    };
    Bilingual::new(of(Language::En), of(Language::Cy))
}

/// An amount of pence as it is read.
fn pounds(pence: i64) -> String {
    let (sign, pence) = (if pence < 0 { "−" } else { "" }, pence.unsigned_abs());
    match pence % 100 {
        0 => format!("{sign}£{}", pence / 100),
        rest => format!("{sign}£{}.{rest:02}", pence / 100),
    }
}

/// An address without its postcode, line by line.
pub(super) fn lines(address: &Address) -> impl Iterator<Item = &str> {
    let further = [&address.line2, &address.town].into_iter().flatten().map(String::as_str);
    std::iter::once(address.line1.as_str()).chain(further)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_no_message() {
        for nothing in ["", "  \n ", "\u{200b}\u{200b}"] {
            assert_eq!(message("/text", nothing).unwrap_err().errors[0].code, "required");
            assert_eq!(optional_message("/text", Some(nothing)).unwrap(), None);
        }
        assert_eq!(optional_message("/text", None).unwrap(), None);
        assert_eq!(message("/text", " a\r\nb ").unwrap(), "a\nb");
        assert!(optional_message("/text", Some(&"x".repeat(5001))).is_err());
        assert!(message("/text", "a\u{0}b").is_err());
    }
}
