//! A message as it is kept and as it is shown.

use mail_parser::{Message, MessageParser, PartType};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A message that was accepted for one recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Counted from 1 in order of arrival, over restarts.
    pub id: u32,
    /// The recipient that the envelope named.
    pub to: String,
    /// The address in the From header.
    pub from: String,
    /// The subject, decoded.
    pub subject: String,
    /// The Message-ID without its angle brackets.
    pub message_id: Option<String>,
    /// Where one post ends such messages: `List-Unsubscribe`, where `List-Unsubscribe-Post` allows that.
    #[serde(default)]
    pub unsubscribe: Option<String>,
    /// The plain-text part, decoded.
    pub text: Option<String>,
    /// The HTML part, decoded.
    pub html: Option<String>,
    /// When it was accepted.
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
}

impl Mail {
    /// Reads a kept file: the message below the line that names its recipient.
    pub(super) fn read(id: u32, file: &[u8], received_at: OffsetDateTime) -> Option<Self> {
        let message = MessageParser::default().parse(file)?;
        Some(Self {
            id,
            to: message.header_raw("Delivered-To")?.trim().to_owned(),
            from: message.from().and_then(|from| from.first()?.address()).unwrap_or_default().to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            message_id: message.message_id().map(str::to_owned),
            unsubscribe: unsubscribe(&message),
            text: text(&message),
            html: html(&message),
            received_at,
        })
    }

    /// The first web address in the text part that contains `part`.
    #[must_use]
    pub fn link(&self, part: &str) -> Option<&str> {
        self.text.as_deref()?.split_whitespace().find(|word| word.starts_with("http") && word.contains(part))
    }
}

/// The bytes to keep for a recipient of this message.
pub(super) fn file_for(recipient: &str, message: &[u8]) -> Vec<u8> {
    let mut file = format!("Delivered-To: {recipient}\r\n").into_bytes();
    file.extend_from_slice(message);
    file
}

/// The text part as it was sent, never one made from the HTML.
fn text(message: &Message) -> Option<String> {
    message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    })
}

fn unsubscribe(message: &Message) -> Option<String> {
    let post = message.header_raw("List-Unsubscribe-Post")?;
    let link = message.header_raw("List-Unsubscribe").map(|link| link.trim().to_owned());
    link.filter(|_| post.trim() == "List-Unsubscribe=One-Click")
}

fn html(message: &Message) -> Option<String> {
    message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    })
}
