//! Templates: a message's words with fields, and what they become. Structure and links come from
//! the template alone, whatever a value holds.

mod html;
mod paper;
mod parse;
mod shipped;
mod values;
mod write;

use parse::{Block, Line};

pub(crate) use html::Frame;
pub(crate) use shipped::{Key, Templates};
pub(crate) use values::{Values, one_line};

/// A template, parsed.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    subject: Line,
    blocks: Vec<Block>,
}

/// What a template became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

/// Why a template can't be used. It names the field or the line, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TemplateFault {
    /// It doesn't begin with `Subject: ` and a blank line.
    #[error("the template has no subject line followed by a blank line")]
    NoSubject,
    /// Something between double brackets isn't a field's name.
    #[error("`(({0}` isn't a field's name or has no end")]
    NotAField(String),
    /// A link that isn't `[label](((field)))`.
    #[error("line {0} begins like a link and isn't one")]
    NotALink(usize),
    /// A field that nothing was given for.
    #[error("nothing was given for the field `{0}`")]
    Missing(String),
    /// A field of several lines or a link where one line is needed.
    #[error("the field `{0}` can't stand there")]
    Misplaced(String),
}
