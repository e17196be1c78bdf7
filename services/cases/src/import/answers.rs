//! The answer to a question of a service, as another system had it, in words. Pure.

use cases_api::case::Answered;
use cases_api::form::{Form, Kind};
use contract::Bilingual;
use contract::faults::Unfit;
use contract::text;

use super::day;
use super::guess::bare;

/// The most characters of an answer.
const MOST: usize = 5_000;

/// Reads an answer.
///
/// # Errors
/// Why it can't be one.
pub(super) fn read(form: &Form, question: &str, cell: &str) -> Result<Answered, Unfit> {
    let field =
        form.field(question).filter(|field| !matches!(field.kind, Kind::Group | Kind::Files | Kind::Calculated));
    let field =
        field.ok_or_else(|| Unfit::new("no-such-question", "The service of this row asks no such question."))?;
    let answer = match field.kind {
        Kind::Choice => {
            let meant = bare(cell);
            let chosen =
                field.choices.iter().find(|choice| bare(&choice.value) == meant || bare(&choice.label.en) == meant);
            chosen.map(|choice| choice.label.clone()).ok_or_else(|| {
                let choices: Vec<_> = field.choices.iter().map(|choice| choice.label.en.as_str()).collect();
                Unfit::new("not-a-choice", format!("Choose one of: {}.", choices.join(", ")))
            })?
        }
        Kind::Date => Bilingual::english(day::read(cell)?.day.to_string()),
        Kind::YesNo | Kind::Declaration => match bare(cell).as_str() {
            "yes" | "y" | "true" | "1" => Bilingual::new("Yes", "Ie"),
            "no" | "n" | "false" | "0" => Bilingual::new("No", "Na"),
            _ => return Err(Unfit::new("not-yes-or-no", "Write yes or no.")),
        },
        _ => Bilingual::english(text::paragraphs(cell, MOST)?),
    };
    Ok(Answered { label: field.label.clone(), answer })
}
