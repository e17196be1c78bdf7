//! A message as it goes over the wire (RFC 5322).

use lettre::address::{Address, Envelope};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use time::OffsetDateTime;

use super::store::Leased;

/// A message ready to be handed over.
#[derive(Debug)]
pub(super) struct Letter {
    pub(super) envelope: Envelope,
    pub(super) text: Vec<u8>,
}

/// Makes the letter: `from` is the deployment's address, `date` real time.
///
/// # Errors
/// Why it can't be made, in plain words: the message has failed.
pub(super) fn build(message: &Leased, from: &Address, date: OffsetDateTime) -> Result<Letter, String> {
    let headers = [&message.sender, &message.subject, &message.message_id, &message.recipient];
    let optional = message.reply_to.iter().chain(&message.unsubscribe);
    if headers.into_iter().chain(optional).any(|value| value.chars().any(char::is_control)) {
        return Err("A name, address or subject has a line break in it.".to_owned());
    }
    let unusable = || "The email address can't be used.".to_owned();
    let to = address(&message.recipient).ok_or_else(unusable)?;
    let mut builder = Message::builder()
        .from(Mailbox::new(Some(message.sender.clone()), from.clone()))
        .to(Mailbox::new(None, to.clone()))
        .subject(&message.subject)
        .date(date.into())
        .message_id(Some(message.message_id.clone()))
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(answers) = message.reply_to.as_deref().and_then(address) {
        builder = builder.reply_to(Mailbox::new(None, answers));
    }
    if let Some(link) = &message.unsubscribe {
        // RFC 8058: the reader's mail program ends the messages with one post.
        builder = builder
            .raw_header(header("List-Unsubscribe", &format!("<{link}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let both = MultiPart::alternative_plain_html(message.body.clone(), message.html.clone());
    let letter = builder.multipart(both).map_err(|_| "The message can't be put together.".to_owned())?;
    let envelope = Envelope::new(Some(from.clone()), vec![to]).map_err(|_| unusable())?;
    Ok(Letter { envelope, text: letter.formatted() })
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// An address whose domain is in ASCII (RFC 5891), as most servers want it.
fn address(text: &str) -> Option<Address> {
    let (user, domain) = text.rsplit_once('@')?;
    let domain = match url::Host::parse(domain).ok()? {
        url::Host::Domain(domain) => domain,
        _ => return None,
    };
    Address::new(user, domain).ok()
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;

    fn leased() -> Leased {
        Leased {
            stopped: false,
            id: Uuid::from_u128(7).into(),
            fence: 1,
            attempts: 1,
            again: false,
            is_text: false,
            message_id: "<7@adur.example>".into(),
            sender: "Cyngor Sir Ynys Môn".into(),
            reply_to: Some("help@adur.example".into()),
            unsubscribe: None,
            recipient: "ann@exämple.org".into(),
            subject: "Eich cais: gŵyn".into(),
            body: "Annwyl Siân,\n\n.dot\nFrom here\n".into(),
            html: format!("<p>{}</p>", "é".repeat(2_000)),
        }
    }

    fn build(message: &Leased) -> Result<Letter, String> {
        super::build(message, &"no-reply@moothall.example".parse().unwrap(), datetime!(2026-11-22 09:00 UTC))
    }

    #[test]
    fn a_letter_says_everything_that_it_must() {
        let letter = build(&leased()).unwrap();
        let read = MessageParser::default().parse(&letter.text).unwrap();
        assert_eq!(read.message_id(), Some("7@adur.example"));
        assert_eq!(read.subject(), Some("Eich cais: gŵyn"));
        assert_eq!(read.from().unwrap().first().unwrap().name(), Some("Cyngor Sir Ynys Môn"));
        assert_eq!(read.to().unwrap().first().unwrap().address(), Some("ann@xn--exmple-cua.org"));
        assert_eq!(read.header_raw("Auto-Submitted").unwrap().trim(), "auto-generated");
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), leased().body.trim_end());
        assert!(read.body_html(0).unwrap().contains(&"é".repeat(2_000)));
        assert!(letter.text.is_ascii() && letter.text.split(|byte| *byte == b'\n').all(|line| line.len() <= 999));
    }

    #[test]
    fn what_can_be_ended_says_where_one_post_ends_it() {
        let link = format!("https://adur.example/stop/one-click/{}?lang=cy", "a".repeat(48));
        let letter = build(&Leased { unsubscribe: Some(link.clone()), ..leased() }).unwrap();
        let read = MessageParser::default().parse(&letter.text).unwrap();
        let said = |name: &str| read.header_raw(name).map(|value| value.trim().to_owned());
        assert_eq!(said("List-Unsubscribe"), Some(format!("<{link}>")));
        assert_eq!(said("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
        let without = build(&leased()).unwrap();
        assert!(!String::from_utf8_lossy(&without.text).contains("List-Unsubscribe"), "a report's own news have none");
    }

    #[test]
    fn headers_cant_be_broken() {
        for wrong in ["a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\0b"] {
            assert!(build(&Leased { sender: wrong.into(), ..leased() }).is_err());
            assert!(build(&Leased { subject: wrong.into(), ..leased() }).is_err());
            assert!(build(&Leased { unsubscribe: Some(wrong.into()), ..leased() }).is_err());
            assert!(build(&Leased { recipient: format!("{wrong}@c.org"), ..leased() }).is_err());
        }
    }
}
