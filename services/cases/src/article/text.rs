//! Whether an article that someone wrote can be kept. Pure.

use cases_api::article::{ArticleWords, WriteArticle};
use contract::faults::Unfit;
use contract::{Bilingual, Faults, text};
use jiff::civil::Date;

use super::Written;
use crate::staff::Colleague;

const MOST_TITLE: usize = 120;
const MOST_SUMMARY: usize = 300;
const MOST_BODY: usize = 10_000;
const MOST_WORDS: usize = 50;
const MOST_WORD: usize = 80;
const MOST_SLUG: usize = 100;

/// The years within which a day of review may lie.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// The article, or `None` where something is wrong, and then every fault is noted.
pub(super) fn read(asked: &WriteArticle, owner: Option<Colleague>, faults: &mut Faults) -> Option<Written> {
    let line = |most| move |typed: &str| text::line(typed, most).and_then(text::required);
    let body = |typed: &str| text::paragraphs(typed, MOST_BODY).and_then(text::required);
    let title = bilingual("/title", &asked.title, line(MOST_TITLE), faults);
    let summary = bilingual("/summary", &asked.summary, line(MOST_SUMMARY), faults);
    let body = bilingual("/body", &asked.body, body, faults);
    let en = phrases("/words/en", &asked.words.en, faults);
    let cy = phrases("/words/cy", &asked.words.cy, faults);
    let service = asked.service.as_deref().filter(|slug| !slug.trim().is_empty());
    let service = service.map(|typed| faults.take("/service", slug(typed)));
    let review_on = faults.take("/review_on", day(&asked.review_on));
    Some(Written {
        title: title?,
        summary: summary?,
        body: body?,
        words: ArticleWords { en: en?, cy: cy? },
        service: service.map_or(Some(None), |slug| slug.map(Some))?,
        state: asked.state,
        public: asked.public,
        owner,
        review_on: review_on?,
    })
}

/// Both languages of a text. Welsh may be left out: nothing there counts as none.
fn bilingual(
    at: &str,
    typed: &Bilingual,
    read: impl Fn(&str) -> Result<String, Unfit>,
    faults: &mut Faults,
) -> Option<Bilingual> {
    let en = faults.take(&format!("{at}/en"), read(&typed.en));
    let given = typed.cy.as_deref().filter(|cy| !cy.trim().is_empty());
    let cy = given.map(|cy| faults.take(&format!("{at}/cy"), read(cy)));
    Some(Bilingual { en: en?, cy: cy.map_or(Some(None), |cy| cy.map(Some))? })
}

/// Words and phrases, without those that say nothing.
fn phrases(at: &str, typed: &[String], faults: &mut Faults) -> Option<Vec<String>> {
    if typed.len() > MOST_WORDS {
        faults.add(at, "too-many", format!("Use {MOST_WORDS} words or phrases, or fewer."));
        return None;
    }
    let read = typed.iter().enumerate().map(|(number, typed)| match typed.trim() {
        "" => Some(None),
        said => faults.take(&format!("{at}/{number}"), text::line(said, MOST_WORD)).map(Some),
    });
    let read: Vec<Option<Option<String>>> = read.collect();
    read.into_iter().collect::<Option<Vec<_>>>().map(|read| read.into_iter().flatten().collect())
}

fn slug(typed: &str) -> Result<String, Unfit> {
    let slug = text::line(typed, MOST_SLUG)?;
    let sound = slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if sound { Ok(slug) } else { Err(Unfit::new("unknown-value", "There is no such service.")) }
}

fn day(typed: &str) -> Result<Date, Unfit> {
    let day = text::line(typed, 20).and_then(text::required)?;
    let parsed = day.parse::<Date>().ok().filter(|day| YEARS.contains(&day.year()));
    parsed.ok_or_else(|| Unfit::new("not-a-date", "Enter a day like 2027-05-31."))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read_json(change: impl FnOnce(&mut Value)) -> Result<Written, Vec<(String, String)>> {
        let mut asked = json!({
            "title": { "en": "When is my bin collected?", "cy": " " },
            "summary": { "en": "Look up your day." },
            "body": { "en": "Every *second* week.\r\n\r\nPut it out by 6am." },
            "words": { "en": ["bin day", " ", "when is bin day"], "cy": [] },
            "state": "published", "public": true, "owner": null, "review_on": "2027-05-31",
        });
        change(&mut asked);
        let mut faults = Faults::none();
        let asked: WriteArticle = serde_json::from_value(asked).unwrap();
        let written = super::read(&asked, None, &mut faults);
        faults
            .finish(written)
            .map_err(|problem| problem.errors.into_iter().map(|fault| (fault.pointer, fault.code)).collect())
    }

    #[test]
    fn a_sound_article_is_kept_without_what_says_nothing() {
        let written = read_json(|_| {}).unwrap();
        assert_eq!(written.title.cy, None);
        assert_eq!(written.words.en, ["bin day", "when is bin day"]);
        assert_eq!(written.body.en, "Every *second* week.\n\nPut it out by 6am.");
    }

    #[test]
    fn every_fault_is_told_at_its_place() {
        let faults = read_json(|asked| {
            asked["title"]["en"] = json!("");
            asked["summary"]["cy"] = json!("x".repeat(301));
            asked["body"]["en"] = json!("a\u{0}b");
            asked["words"]["cy"] = json!(vec!["x"; 51]);
            asked["words"]["en"] = json!(["good", "x".repeat(81)]);
            asked["service"] = json!("Missed Bin");
            asked["review_on"] = json!("9999-12-31");
        })
        .unwrap_err();
        let told: Vec<_> = faults.iter().map(|(at, code)| (at.as_str(), code.as_str())).collect();
        assert_eq!(
            told,
            [
                ("/title/en", "required"),
                ("/summary/cy", "too-long"),
                ("/body/en", "control-character"),
                ("/words/en/1", "too-long"),
                ("/words/cy", "too-many"),
                ("/service", "unknown-value"),
                ("/review_on", "not-a-date"),
            ]
        );
    }
}
