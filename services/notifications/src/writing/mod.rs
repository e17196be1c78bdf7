//! From a fact to the words of a message.

mod about_case;
mod about_draft;
mod about_follower;
mod dates;
mod invitation;
mod on_paper;
#[cfg(test)]
mod tests;
mod window;

use std::sync::Arc;

use contract::council::Council;
use contract::faults::Unfit;
use contract::text::{Email, Phone};
use contract::{CouncilId, Language, Reference};
use directory::Directory;
use events::Fault;
use notifications_api::letter::Letter;
use runtime::Config;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::template::{Frame, Key, TemplateFault, Templates, Values, Written};

/// Writes messages.
#[derive(Debug)]
pub(crate) struct Writer {
    templates: Templates,
    config: Arc<Config>,
    directory: Directory,
}

/// A message that is written and not yet kept.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The case or the member of staff that it is about.
    pub(crate) about: Uuid,
    pub(crate) key: Key,
    pub(crate) language: Language,
    pub(crate) to: Recipient,
    /// In whose name: the council's.
    pub(crate) sender: String,
    /// Where an answer goes.
    pub(crate) reply_to: Option<Email>,
    /// Where one post ends such messages.
    pub(crate) unsubscribe: Option<String>,
    /// The council's host, for the Message-ID.
    pub(crate) host: String,
    pub(crate) written: Written,
}

/// To whom a message goes, and thereby how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Recipient {
    /// By email.
    Email(Email),
    /// As a text message.
    Mobile(Phone),
    /// As a letter that the council prints.
    Post(Box<Letter>),
}

/// The same as a fact has it.
enum To<'a> {
    Email(&'a str),
    Mobile(&'a str),
    Post(Home<'a>),
}

/// Where someone lives who is written to by post, and what a letter to them begins with.
struct Home<'a> {
    name: &'a str,
    /// Without the postcode, in one line.
    address: &'a str,
    postcode: &'a str,
    reference: Reference,
    /// When what it tells happened.
    at: OffsetDateTime,
}

/// Whom a message is for and what it is about.
struct Message<'a> {
    about: Uuid,
    key: Key,
    language: Language,
    to: To<'a>,
    values: Values,
}

impl Writer {
    /// A writer with the shipped templates.
    ///
    /// # Errors
    /// When one of them can't be used.
    pub(crate) fn new(config: Arc<Config>, directory: Directory) -> Result<Self, TemplateFault> {
        Ok(Self { templates: Templates::shipped()?, config, directory })
    }

    fn council(&self, id: CouncilId) -> Result<Arc<Council>, Fault> {
        self.directory.snapshot().council(id).cloned().ok_or_else(|| Fault::new("the council isn't known here yet"))
    }

    /// Fills the message's template, with what every message says of its council.
    fn write(&self, council: &Council, message: Message<'_>) -> Result<Draft, Fault> {
        let Message { about, key, language, to, values } = message;
        let name = council.name.get(language);
        let by_letter = matches!(to, To::Post(_));
        let values = values
            .line("council", name)
            .flag("by_letter", by_letter)
            .flag("by_email", !by_letter)
            .flag("has_phone", !council.contact.phone.trim().is_empty())
            .line("phone", &council.contact.phone);
        let (to, written) = match to {
            To::Email(to) => {
                let to = Email::parse(to).map_err(|why| unusable("the email address", why))?;
                (Recipient::Email(to), self.on_screen(council, key, language, &values)?)
            }
            To::Mobile(to) => {
                let to = Phone::parse(to).map_err(|why| unusable("the number", why))?;
                (Recipient::Mobile(to), self.on_screen(council, key, language, &values)?)
            }
            To::Post(home) => {
                let letter = self.on_paper(council, key, language, values, &home)?;
                let written = Written { subject: letter.subject.clone(), text: String::new(), html: String::new() };
                (Recipient::Post(Box::new(letter)), written)
            }
        };
        Ok(Draft {
            about,
            key,
            language,
            to,
            sender: name.to_owned(),
            reply_to: Email::parse(&council.contact.email).ok(),
            unsubscribe: None,
            host: council.host().to_owned(),
            written,
        })
    }

    /// The template as text and as HTML.
    fn on_screen(&self, council: &Council, key: Key, language: Language, values: &Values) -> Result<Written, Fault> {
        let frame = Frame { language, council: council.name.get(language), brand: &council.colours.brand };
        let template = self.templates.get(key, language);
        template.and_then(|template| template.write(values, &frame)).map_err(|why| Fault::hopeless(why.to_string()))
    }

    /// The address of a page that a secret opens, in the reader's language.
    fn link(&self, council: &Council, page: &str, secret: &str, language: Language) -> Result<String, Fault> {
        let sound =
            !secret.is_empty() && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte));
        if !sound || council.host().is_empty() {
            return Err(Fault::hopeless("a link can't be made"));
        }
        let address = self.config.address(council.host(), &format!("{page}/{secret}"));
        Ok(if language == council.first_language() { address } else { format!("{address}?lang={language}") })
    }
}

fn unusable(what: &str, why: Unfit) -> Fault {
    Fault::hopeless(format!("{what} can't be used: {}", why.code))
}
