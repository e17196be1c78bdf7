//! Reading a reply that is to be kept.

use cases_api::reply::{ReplyActs, WriteReply};
use cases_api::workflow::State;
use contract::faults::Unfit;
use contract::{Bilingual, Faults, Problem, text};

use super::{MOST_NOTE, MOST_TITLE, Written, filling};
use crate::case::words::needed_text;

/// The most characters of a reply's words.
const MOST: usize = 5000;

/// Reads a reply. `team` says whether its team is there.
///
/// # Errors
/// `validation-failed` with every field's fault.
pub(super) fn read(asked: &WriteReply, team: bool) -> Result<Written, Problem> {
    let mut faults = Faults::none();
    let title = faults.take("/title", text::line(&asked.title, MOST_TITLE).and_then(text::required));
    if asked.team.is_some() && !team {
        faults.add("/team", "unknown-value", "There is no such team.");
    }
    let en = faults.take("/text/en", words(&asked.text.en));
    let cy = asked.text.cy.as_deref().map(|cy| faults.take("/text/cy", words(cy)));
    let note = asked.acts.note.as_deref().filter(|note| !note.trim().is_empty());
    let note = note.map(|note| faults.take("/acts/note", needed_text(note, MOST_NOTE)));
    match (asked.acts.to, asked.acts.outcome) {
        (Some(State::Done), None) => faults.add("/acts/outcome", "required", "Say how it ended."),
        (Some(State::Done), Some(_)) | (_, None) => {}
        (_, Some(_)) => faults.add("/acts/outcome", "not-asked", "An outcome is given only when the case is finished."),
    }
    if en.as_deref() == Some("") && asked.acts.is_empty() {
        faults.add("/text/en", "required", "Write what the citizen is told, or choose what is done.");
    }
    let cy = cy.map_or(Some(None), |cy| cy.map(Some));
    let note = note.map_or(Some(None), |note| note.map(Some));
    let read = title.zip(en).zip(cy).zip(note);
    let (((title, en), cy), note) = faults.finish(read)?;
    let cy = cy.filter(|cy| !cy.is_empty());
    let acts = ReplyActs { note, ..asked.acts.clone() };
    Ok(Written { title, team: asked.team, text: Bilingual { en, cy }, acts })
}

/// Words that may be empty, whose places can all be filled.
fn words(typed: &str) -> Result<String, Unfit> {
    let words = text::paragraphs(typed, MOST)?;
    filling::check(&words)?;
    Ok(words)
}

#[cfg(test)]
mod tests {
    use cases_api::workflow::Outcome;

    use super::*;

    fn faults_of(asked: &WriteReply) -> Vec<(String, String)> {
        let errors = read(asked, false).map(|_| ()).err().map(|problem| problem.errors).unwrap_or_default();
        errors.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
    }

    #[test]
    fn a_reply_says_or_does_something() {
        let titled = WriteReply { title: "Thanks".into(), ..WriteReply::default() };
        assert_eq!(faults_of(&titled), [("/text/en".into(), "required".into())]);
        let said = WriteReply { text: Bilingual::new("Thank you, ((name)).", " "), ..titled.clone() };
        assert_eq!(read(&said, false).unwrap().text, Bilingual::english("Thank you, ((name))."));
        let taken = WriteReply { acts: ReplyActs { take: true, ..ReplyActs::default() }, ..titled };
        assert!(faults_of(&taken).is_empty());
    }

    #[test]
    fn every_fault_of_a_reply_is_told_at_once() {
        let asked = WriteReply {
            title: " ".into(),
            team: Some(contract::uuid::Uuid::nil().into()),
            text: Bilingual::new("((phone))", "((ffôn))"),
            acts: ReplyActs {
                to: Some(State::Waiting),
                outcome: Some(Outcome::Completed),
                take: false,
                note: Some("a\u{0}".into()),
            },
        };
        let pointers: Vec<_> = faults_of(&asked).into_iter().map(|(pointer, _)| pointer).collect();
        assert_eq!(pointers, ["/title", "/team", "/text/en", "/text/cy", "/acts/note", "/acts/outcome"]);
    }
}
