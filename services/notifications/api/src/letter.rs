//! Letters: messages that the council prints and posts, to people who gave an address and no email address.

use contract::{Language, MessageId, StaffId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A letter that waits to be printed, without its text.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LetterSummary {
    /// The letter.
    pub id: MessageId,
    /// The case that it is about.
    pub about: Uuid,
    /// The reference of that case; empty once the text went by age.
    pub reference: String,
    /// The language in which it is written.
    pub language: Language,
    /// To whom, in one line.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// When it was written.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// Its version, to say which was printed.
    pub version: i64,
}

/// A letter, as it was written.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LetterView {
    /// The letter.
    pub id: MessageId,
    /// The case that it is about.
    pub about: Uuid,
    /// What stands in it; none once it went by age.
    pub letter: Option<Letter>,
    /// When it was written.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// When someone said that it was posted.
    #[serde(with = "time::serde::rfc3339::option")]
    pub posted_at: Option<OffsetDateTime>,
    /// Who said so.
    pub posted_by: Option<StaffId>,
    /// Its version.
    pub version: i64,
}

/// What stands in a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Letter {
    /// The language in which it is written.
    pub language: Language,
    /// The council's name in it.
    pub council: String,
    /// How the council is reached: its address, telephone and so on, a line each.
    pub from: Vec<String>,
    /// To whom it goes, a line each, the postcode last: what shows in the envelope's window.
    pub to: Vec<String>,
    /// The words before the date, and the date in words.
    pub dated: LetterLine,
    /// The words before the reference, and the reference.
    pub reference: LetterLine,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub blocks: Vec<LetterBlock>,
}

/// A word and what it stands before, such as a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LetterLine {
    /// What it is.
    pub label: String,
    /// The rest.
    pub value: String,
}

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum LetterBlock {
    /// A heading.
    Heading {
        /// Its words.
        text: String,
    },
    /// Words, in lines.
    Paragraph {
        /// The lines.
        lines: Vec<String>,
    },
    /// A list.
    List {
        /// The items.
        items: Vec<String>,
    },
    /// What someone wrote, with its own line ends.
    Quote {
        /// The text.
        text: String,
    },
}

/// Which letters.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListLetters {
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A letter that was printed, in the version that was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrintedLetter {
    /// The letter.
    pub id: MessageId,
    /// Its version.
    pub version: i64,
}

/// Letters that were printed and posted together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostLetters {
    /// The letters, 1 to 200.
    pub letters: Vec<PrintedLetter>,
}

/// What became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LettersPosted {
    /// How many are posted now.
    pub posted: u32,
    /// How many were left as they are, because someone else had said something of them meanwhile.
    pub left: u32,
}
