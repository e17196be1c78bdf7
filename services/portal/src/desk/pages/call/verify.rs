//! Whether callers are who they say: the council's questions, judged by contacts.

use actix_web::HttpResponse;
use contacts_api::verification::{AnswerVerification, GivenAnswer, Verification};
use contract::ProblemKind;

use super::{Asked, AtCall, Refused, draft, panel, path};
use crate::desk::call::caller::{Asking, Verified};
use crate::form::{Choice, Field, ProtectedForm, Shape, Typed};
use crate::page;
use crate::words::Words;

/// What the fields of the questions begin with; no question of a service has a hyphen.
pub(super) const PREFIX: &str = "verify-";

/// How it stands, with what may still be asked.
pub(super) fn shown(verification: Option<&Verification>, typed: &Typed, w: Words) -> Verified {
    let Some(verification) = verification.filter(|verification| verification.on) else { return Verified::Without };
    if let Some(outcome) = verification.outcome {
        let said = w.get(&format!("call-verified-{}", outcome.name())).into_owned();
        return match outcome {
            contacts_api::verification::VerificationOutcome::Passed => Verified::Passed(said),
            _ => Verified::Failed(said),
        };
    }
    let numbers = [verification.needed, verification.attempts_left, verification.right].map(u32::from);
    let [needed, left, right] = numbers;
    let mut lead = w.with("call-verify-lead", &[("needed", &needed), ("left", &left)]).into_owned();
    if right > 0 {
        lead = format!("{lead} {}", w.with_one("call-verify-so-far", "right", right));
    }
    let mut fields: Vec<_> = verification
        .questions
        .iter()
        .map(|question| {
            let (name, text) = (format!("{PREFIX}{}", question.key), question.text.get(w.language()));
            if question.judged_by_agent {
                let choices = vec![
                    Choice::new("right", w.get("call-verify-judge-right")),
                    Choice::new("wrong", w.get("call-verify-judge-wrong")),
                ];
                let field = Field::choice(Shape::Radios, name, text, choices);
                Field { classes: "govuk-radios--inline govuk-radios--small", ..field }
            } else {
                Field::new(Shape::Line, name, text)
            }
        })
        .collect();
    fields.iter_mut().for_each(|field| field.keep(typed));
    Verified::Asking(Asking { lead, fields, open: !verification.answered.is_empty() })
}

/// `POST /desk/calls/{id}/verify`
pub(super) async fn verify(at: AtCall, posted: ProtectedForm) -> HttpResponse {
    let AtCall { desk, id } = at;
    let (contacts, token) = (&desk.rooms.contacts, &desk.token);
    let asked = answers(&posted.typed);
    let kept = draft::kept(&desk, id, &posted.typed).await;
    let judged = match kept {
        Ok(_) => contacts.verify(token, id, posted.once.as_str(), &asked).await.map(|_| ()),
        Err(problem) => Err(problem),
    };
    match judged {
        Ok(()) => page::see_other(&desk.page, &path(id)),
        // Judged meanwhile, or it isn't said any more who calls: the panel shows how it stands.
        Err(problem) if problem.kind == ProblemKind::Conflict => page::see_other(&desk.page, &path(id)),
        Err(problem) => match contacts.interaction(token, id).await {
            Ok(call) => {
                panel(desk, &call, &Asked::default(), Some(Refused { posted: &posted, problem: &problem })).await
            }
            Err(problem) => desk.refuse(&problem),
        },
    }
}

/// What the caller answered; questions that were left empty weren't put.
fn answers(typed: &Typed) -> AnswerVerification {
    if typed.given("verify-not-possible").is_some() {
        return AnswerVerification { answers: Vec::new(), not_possible: true };
    }
    let answers = typed.shown().filter_map(|(name, value)| {
        let key = name.strip_prefix(PREFIX)?.to_owned();
        match value.trim() {
            "" => None,
            "right" | "wrong" => Some(GivenAnswer { key, given: None, passed: Some(value == "right") }),
            said => Some(GivenAnswer { key, given: Some(said.to_owned()), passed: None }),
        }
    });
    AnswerVerification { answers: answers.collect(), not_possible: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn only_what_was_answered_is_judged() {
        let sent = typed(&[
            ("verify-postcode", " LD1 5AA "),
            ("verify-birth", ""),
            ("verify-word", "right"),
            ("postcode", "x"),
        ]);
        let asked = answers(&sent);
        let given: Vec<_> =
            asked.answers.iter().map(|one| (one.key.as_str(), one.given.as_deref(), one.passed)).collect();
        assert_eq!(given, [("postcode", Some("LD1 5AA"), None), ("word", None, Some(true))]);
        assert!(answers(&typed(&[("verify-not-possible", "yes"), ("verify-postcode", "x")])).not_possible);
    }
}
