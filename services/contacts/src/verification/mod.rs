//! Verification of callers: the council's questions, what is known, and the rule by which a caller passes.
//! Pure but for its store.

pub(crate) mod http;
mod judge;
mod rules;
pub(crate) mod store;

use std::collections::HashSet;

use contacts_api::verification::{
    AnswerVerification, Check, GivenAnswer, JudgedQuestion, OpenQuestion, Question, Verification, VerificationOutcome,
    VerificationRules,
};
use contract::{Faults, Problem, ProblemKind, text};

use judge::Known;

/// How the verification of a person stands in a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Held {
    pub attempts: u8,
    pub answered: Vec<JudgedQuestion>,
    pub outcome: Option<VerificationOutcome>,
}

/// A verification that goes on: the council's rules, what is known of the person, how it stands.
pub(crate) struct Course {
    pub rules: VerificationRules,
    pub known: Known,
    pub held: Held,
}

impl Course {
    /// What is to be told of it.
    pub fn view(&self) -> Verification {
        let Self { rules, held, .. } = self;
        let asked = self.open().map(|question| OpenQuestion {
            key: question.key.clone(),
            text: question.text.clone(),
            judged_by_agent: question.checks == Check::Custom,
        });
        Verification {
            on: rules.on,
            outcome: held.outcome,
            needed: rules.needed,
            right: self.right(),
            attempts_left: if held.outcome.is_some() { 0 } else { rules.attempts.saturating_sub(held.attempts) },
            questions: if held.outcome.is_some() { Vec::new() } else { asked.collect() },
            answered: held.answered.clone(),
        }
    }

    /// Judges what the caller said.
    ///
    /// # Errors
    /// `conflict` when it ended; `validation-failed` with every fault.
    pub fn answer(&mut self, asked: &AnswerVerification) -> Result<(), Problem> {
        if self.held.outcome.is_some() {
            return Err(Problem::new(ProblemKind::Conflict, "This caller was verified or refused in this call."));
        }
        if asked.not_possible {
            self.held.outcome = Some(VerificationOutcome::NotPossible);
            return Ok(());
        }
        let judged = self.judged(asked)?;
        self.held.attempts = self.held.attempts.saturating_add(1);
        let again: HashSet<&str> = judged.iter().map(|judged| judged.key.as_str()).collect();
        self.held.answered.retain(|before| !again.contains(before.key.as_str()));
        self.held.answered.extend(judged);
        self.held.outcome = match (self.right() >= self.rules.needed, self.held.attempts >= self.rules.attempts) {
            (true, _) => Some(VerificationOutcome::Passed),
            (false, true) => Some(VerificationOutcome::Failed),
            (false, false) => None,
        };
        Ok(())
    }

    fn judged(&self, asked: &AnswerVerification) -> Result<Vec<JudgedQuestion>, Problem> {
        let mut faults = Faults::none();
        if asked.answers.is_empty() {
            faults.add("/answers", "required", "Give at least one answer.");
        }
        let mut seen = HashSet::new();
        let mut judged = Vec::new();
        for (at, answer) in asked.answers.iter().enumerate() {
            let question = self.open().find(|question| question.key == answer.key);
            let place = |field: &str| format!("/answers/{at}/{field}");
            match question {
                Some(question) if seen.insert(&answer.key) => {
                    let right = self.judge(question, answer, &place, &mut faults);
                    judged.push(JudgedQuestion { key: answer.key.clone(), right });
                }
                Some(_) => faults.add(&place("key"), "duplicate", "Answer each question once."),
                None => faults.add(&place("key"), "unknown-value", "This isn't a question that is to be put now."),
            }
        }
        faults.finish(Some(judged))
    }

    fn judge(
        &self,
        question: &Question,
        answer: &GivenAnswer,
        place: &impl Fn(&str) -> String,
        faults: &mut Faults,
    ) -> bool {
        match (question.checks, answer.passed, answer.given.as_deref()) {
            (Check::Custom, Some(passed), None) => passed,
            (Check::Custom, ..) => {
                faults.add(&place("passed"), "required", "Say whether the answer was right.");
                false
            }
            (checks, None, Some(given)) => {
                let given = text::line(given, 200).and_then(text::required);
                faults.take(&place("given"), given).is_some_and(|given| self.known.agrees(checks, &given))
            }
            (..) => {
                faults.add(&place("given"), "required", "Give what the caller said.");
                false
            }
        }
    }

    /// Questions that may still be put: those whose answer is known and wasn't given rightly yet.
    fn open(&self) -> impl Iterator<Item = &Question> {
        let right = |key: &str| self.held.answered.iter().any(|answered| answered.right && answered.key == key);
        self.rules.questions.iter().filter(move |asked| self.known.can_tell(asked.checks) && !right(&asked.key))
    }

    fn right(&self) -> u8 {
        u8::try_from(self.held.answered.iter().filter(|answered| answered.right).count()).unwrap_or(u8::MAX)
    }
}

#[cfg(test)]
mod tests;
