//! Correcting the answers of a case, with a reason: what they were stands in its history.

pub(crate) mod http;
mod store;

use cases_api::answers::Answers;
use cases_api::case::{Answered, Happening};
use cases_api::form::{Form, Kind};
use contract::{FileId, Language, Problem, ProblemKind};
use jiff::civil::Date;
use serde_json::Value;
use tenant_db::TenantTx;

use self::store::{Held, Placed};
use super::clocks::laying::days;
use super::{Standing, clocks, report, words};
use crate::form::{Accepted, Asking, check};

impl Standing {
    /// Writes the answers as they should be, judged as of the day on which they were given; nothing happens where they are
    /// so already.
    ///
    /// # Errors
    /// `validation-failed` with every fault.
    async fn correct(&mut self, tx: &TenantTx, given_on: Date, asked: Answers, why: String) -> Result<(), Problem> {
        let held = store::held(tx, self.id).await?.ok_or_else(Problem::not_found)?;
        let accepted = accept(&held, asked, given_on)?;
        let answers = with_others(&held, words::answered(&held.form, &accepted));
        let given = serde_json::to_value(&accepted).map_err(|_| ProblemKind::Internal)?;
        if given == held.given && answers == held.answers {
            return Ok(());
        }
        let home = report::Home::of(&held.form, &accepted);
        let place = Placed {
            place: report::place(&accepted).or_else(|| held.place.clone()),
            position: accepted.position(),
            address: home.lines,
            postcode: home.postcode.map(|postcode| postcode.as_str().to_owned()),
        };
        store::correct(tx, self.id, (&answers, &given), place, &why).await?;
        clocks::answered(tx, self, &days(&held.form, &answers)).await?;
        let text = told(&held.answers, &answers, self.language);
        self.step(tx, false, Happening::Note { text }).await?;
        tx.audit("case.corrected", self.id, &["answers"]);
        Ok(())
    }
}

/// The corrected answers, and after them what is kept in words alone, such as what another system had asked.
fn with_others(held: &Held, corrected: Vec<Answered>) -> Vec<Answered> {
    let asked = |label| held.form.fields.iter().find(|field| field.label == label);
    let answered_anew = |label| corrected.iter().any(|answer| answer.label == label);
    let in_words = held.answers.iter().filter(|answer| {
        asked(answer.label.clone()).is_none_or(|field| held.given.get(&field.name).is_none())
            && !answered_anew(answer.label.clone())
    });
    let others: Vec<_> = in_words.cloned().collect();
    corrected.into_iter().chain(others).collect()
}

/// The answers as the case's own form accepts them. Files that were added with the report stay: a correction names none.
fn accept(held: &Held, asked: Answers, today: Date) -> Result<Accepted, Problem> {
    let given = |name: &str| held.given.get(name).cloned();
    let files = held.form.fields.iter().filter(|field| field.kind == Kind::Files && asked.get(&field.name).is_none());
    let kept: Vec<_> = files.filter_map(|field| Some((field.name.clone(), given(&field.name)?))).collect();
    let files = files_of(&held.form, &held.given);
    let sent = asked.iter().map(|(name, value)| (name.to_owned(), value.clone()));
    let all: Answers = sent.chain(kept).collect();
    let asking = Asking { today, files: &files, demands_files: false };
    check(&held.form, &all, &asking).map_err(Problem::validation)
}

fn files_of(form: &Form, given: &Value) -> Vec<FileId> {
    let fields = form.fields.iter().filter(|field| field.kind == Kind::Files);
    let named = fields.filter_map(|field| given.get(&field.name)?.as_array());
    named.flatten().filter_map(|file| file.as_str()?.parse().ok()).collect()
}

/// What the case's story says of it: which questions. What they were, and why, stands in the history, where it can be erased.
fn told(before: &[Answered], after: &[Answered], language: Language) -> String {
    let changed = after.iter().filter(|answer| !before.contains(answer));
    let gone = before.iter().filter(|answer| after.iter().all(|other| other.label != answer.label));
    let begin = match language {
        Language::En => "Answers corrected:",
        Language::Cy => "Cywirwyd atebion:",
    };
    let questions = changed.chain(gone).map(|answer| answer.label.get(language));
    let lines = std::iter::once(begin).chain(questions);
    lines.collect::<Vec<_>>().join("\n")
}
