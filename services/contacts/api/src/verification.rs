//! Verification of callers on the wire: the council's own questions, judged by the server.

use contract::Bilingual;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

contract::named! {
    /// What an answer is held against.
    Check {
        /// The date of birth.
        DateOfBirth = "date_of_birth",
        /// A postcode.
        Postcode = "postcode",
        /// The first line of an address.
        AddressLine = "address_line",
        /// An email address.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
        /// What they last reported: its reference, or a word of the service.
        LastCase = "last_case",
        /// Nothing that is known here: the agent judges.
        Custom = "custom",
    }
}

contract::named! {
    /// How a verification ended.
    VerificationOutcome {
        /// Enough answers were right: the person's details are shown in this call.
        Passed = "passed",
        /// Too many were wrong.
        Failed = "failed",
        /// The caller couldn't or wouldn't be asked.
        NotPossible = "not_possible",
    }
}

/// One of the council's questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its key: 1 to 40 lower-case letters, digits and dashes; each once.
    pub key: String,
    /// The question, 1 to 200 characters in each language.
    pub text: Bilingual,
    /// What the answer is held against.
    pub checks: Check,
}

/// How a council verifies callers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerificationRules {
    /// Whether it does: details are masked until the caller is verified.
    pub on: bool,
    /// How many answers must be right, 1 to 5, no more than there are questions.
    pub needed: u8,
    /// How many times answers may be given in a call, 1 to 5.
    pub attempts: u8,
    /// The questions, in the order in which they are put, 1 to 10.
    pub questions: Vec<Question>,
}

/// Where the verification of a caller stands in a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Verification {
    /// Whether the council verifies callers.
    pub on: bool,
    /// How it ended; none while it goes on.
    pub outcome: Option<VerificationOutcome>,
    /// How many answers must be right.
    pub needed: u8,
    /// How many were.
    pub right: u8,
    /// How many times answers may still be given.
    pub attempts_left: u8,
    /// What may still be asked; nothing once it ended. Questions to which the council doesn't know
    /// this person's answer are left out.
    pub questions: Vec<OpenQuestion>,
    /// What was answered, in the council's order.
    pub answered: Vec<JudgedQuestion>,
}

/// A question to be put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OpenQuestion {
    /// Its key.
    pub key: String,
    /// The question.
    pub text: Bilingual,
    /// Whether the agent judges the answer.
    pub judged_by_agent: bool,
}

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JudgedQuestion {
    /// Its key.
    pub key: String,
    /// Whether the answer was right.
    pub right: bool,
}

/// The caller's answers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerVerification {
    /// The answers, each to another question; none where it isn't possible.
    #[serde(default)]
    pub answers: Vec<GivenAnswer>,
    /// Whether the caller couldn't or wouldn't be asked.
    #[serde(default)]
    pub not_possible: bool,
}

/// An answer to one question.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenAnswer {
    /// The question's key.
    pub key: String,
    /// What the caller said, at most 200 characters; for questions that the server judges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// Whether it was right; for questions that the agent judges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<bool>,
}

impl std::fmt::Debug for GivenAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GivenAnswer").field("key", &self.key).finish_non_exhaustive()
    }
}
