//! What a citizen told the council, as they may read it again: their answers, and the price of what they asked for.

use cases_api::follow::FollowedCase;
use contract::Bilingual;
use jiff::civil::Date;

use crate::page::Page;
use crate::words::dates;

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The question.
    pub key: String,
    /// The answer, in lines.
    pub value: String,
}

/// All that was told with a case, in the page's language; files by their names alone.
pub fn told(page: &Page, case: &FollowedCase) -> Vec<Told> {
    let answers = case
        .answers
        .iter()
        .map(|answered| Told { key: page.say(&answered.label).to_owned(), value: answer(page, &answered.answer) });
    let files = (!case.files.is_empty())
        .then(|| Told { key: page.w.get("told-files").into_owned(), value: case.files.join("\n") });
    answers.chain(files).collect()
}

fn answer(page: &Page, answer: &Bilingual) -> String {
    let said = page.say(answer);
    let day = said.parse::<Date>().ok().filter(|day| day.to_string() == said);
    day.map_or_else(|| said.to_owned(), |day| dates::day(day, page.language()))
}

/// A sample.
pub(super) fn sample(page: &Page) -> Vec<Told> {
    let line = |en: &str, cy: &str, value: &str| Told {
        key: page.say(&Bilingual::new(en, cy)).to_owned(),
        value: value.to_owned(),
    };
    vec![
        line("Where shall we <collect>?", "Ble y dylem gasglu?", "27 Station Road\nWorthing\nBN11 1HS"),
        line("How many bins?", "Faint o finiau?", "2"),
        line("Price for a year", "Pris am flwyddyn", "£96"),
    ]
}
