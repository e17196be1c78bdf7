//! One SMTP conversation (RFC 5321, with SIZE, 8BITMIME and PIPELINING).

use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::faults::Fault;
use super::{Shared, smtp};

/// The largest message in bytes.
const LARGEST_MESSAGE: u64 = 10 * 1024 * 1024;
/// The longest line that is read in one piece, in bytes.
const LONGEST_LINE: u64 = 64 * 1024;
/// RFC 5321 asks for at least 100.
const MOST_RECIPIENTS: usize = 100;

/// What a command leads to.
enum Next {
    Answer(String),
    ReadMessage,
    Quit,
}

impl From<&str> for Next {
    fn from(answer: &str) -> Self {
        Self::Answer(answer.to_owned())
    }
}

/// How a message ended.
enum Ended {
    Answer(&'static str),
    Cut,
}

struct Session {
    stream: BufReader<TcpStream>,
    shared: Arc<Shared>,
    greeted: bool,
    sender: Option<String>,
    recipients: Vec<String>,
}

/// Talks until the client leaves or the connection breaks; either is the end of it.
pub(super) async fn run(stream: TcpStream, shared: Arc<Shared>) {
    let session =
        Session { stream: BufReader::new(stream), shared, greeted: false, sender: None, recipients: Vec::new() };
    drop(session.talk().await);
}

impl Session {
    async fn talk(mut self) -> std::io::Result<()> {
        self.answer("220 mail-sink ESMTP").await?;
        while let Some(line) = self.line().await? {
            match self.command(&line) {
                Next::Answer(answer) => self.answer(&answer).await?,
                Next::Quit => return self.answer("221 2.0.0 Bye").await,
                Next::ReadMessage => match self.message().await? {
                    Ended::Answer(answer) => self.answer(answer).await?,
                    Ended::Cut => {
                        smtp::cut(self.stream.into_inner());
                        return Ok(());
                    }
                },
            }
        }
        Ok(())
    }

    fn command(&mut self, line: &[u8]) -> Next {
        let line = String::from_utf8_lossy(line);
        let (verb, rest) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => {
                self.begin();
                Next::Answer(format!("250-mail-sink\r\n250-PIPELINING\r\n250-SIZE {LARGEST_MESSAGE}\r\n250 8BITMIME"))
            }
            "HELO" => {
                self.begin();
                "250 mail-sink".into()
            }
            "MAIL" => self.mail(rest),
            "RCPT" => self.rcpt(rest),
            "DATA" if self.recipients.is_empty() => "503 5.5.1 Name a recipient first".into(),
            "DATA" => Next::ReadMessage,
            "RSET" => {
                self.forget();
                "250 2.0.0 Forgotten".into()
            }
            "NOOP" => "250 2.0.0 Still here".into(),
            "QUIT" => Next::Quit,
            _ => "500 5.5.2 Unknown command".into(),
        }
    }

    fn mail(&mut self, rest: &str) -> Next {
        if !self.greeted {
            return "503 5.5.1 Say EHLO first".into();
        }
        if self.sender.is_some() {
            return "503 5.5.1 One sender a message".into();
        }
        let Some((sender, parameters)) = path(rest, "FROM:") else {
            return "501 5.5.4 Syntax: MAIL FROM:<address>".into();
        };
        if size(parameters).is_some_and(|size| size > LARGEST_MESSAGE) {
            return "552 5.3.4 Too large".into();
        }
        self.sender = Some(sender.to_owned());
        "250 2.1.0 Sender noted".into()
    }

    fn rcpt(&mut self, rest: &str) -> Next {
        if self.sender.is_none() {
            return "503 5.5.1 Name the sender first".into();
        }
        if self.recipients.len() == MOST_RECIPIENTS {
            return "452 4.5.3 Too many recipients".into();
        }
        let Some((recipient, _)) = path(rest, "TO:").filter(|(recipient, _)| recipient.contains('@')) else {
            return "501 5.1.3 Syntax: RCPT TO:<address>".into();
        };
        match self.shared.faults.at_recipient(recipient) {
            Some(Fault::Defer) => "451 4.3.0 Try again later".into(),
            Some(_) => "550 5.1.1 No such mailbox".into(),
            None => {
                self.recipients.push(recipient.to_owned());
                "250 2.1.5 Recipient noted".into()
            }
        }
    }

    async fn message(&mut self) -> std::io::Result<Ended> {
        self.answer("354 End with a dot on a line of its own").await?;
        let message = self.body().await?;
        let recipients = std::mem::take(&mut self.recipients);
        self.forget();
        let Some(message) = message else {
            return Ok(Ended::Answer("552 5.3.4 Too large"));
        };
        let faults = &self.shared.faults;
        let cuts: Vec<bool> = recipients.iter().filter_map(|to| faults.cut(to)).collect();
        let delay = recipients.iter().filter_map(|to| faults.delay(to)).max();
        if !cuts.contains(&false) && self.shared.mailbox.keep(&recipients, &message).is_err() {
            return Ok(Ended::Answer("451 4.3.0 Could not be kept"));
        }
        if let Some(delay) = delay {
            tokio::time::sleep(delay).await;
        }
        Ok(if cuts.is_empty() { Ended::Answer("250 2.0.0 Kept") } else { Ended::Cut })
    }

    /// The message up to its dot, unstuffed; None when it was too large (and has been read to its end).
    async fn body(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut body = Vec::new();
        let mut whole = true;
        let mut new_line = true;
        while let Some(line) = self.line().await? {
            if new_line && (line == b".\r\n" || line == b".\n") {
                return Ok(whole.then_some(body));
            }
            let stuffed = line.strip_prefix(b".").filter(|_| new_line);
            body.extend_from_slice(stuffed.unwrap_or(&line));
            new_line = line.ends_with(b"\n");
            if body.len() as u64 > LARGEST_MESSAGE {
                whole = false;
                body.clear();
            }
        }
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }

    /// A line with its end, or a piece of a very long one; None at the end of the conversation.
    async fn line(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        (&mut self.stream).take(LONGEST_LINE).read_until(b'\n', &mut line).await?;
        Ok((!line.is_empty()).then_some(line))
    }

    async fn answer(&mut self, answer: &str) -> std::io::Result<()> {
        self.stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        self.stream.flush().await
    }

    fn begin(&mut self) {
        self.greeted = true;
        self.forget();
    }

    fn forget(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }
}

/// The address between angle brackets after `keyword`, and the parameters behind it.
fn path<'a>(rest: &'a str, keyword: &str) -> Option<(&'a str, &'a str)> {
    let (found, rest) = rest.split_at_checked(keyword.len())?;
    let rest = rest.trim_start().strip_prefix('<')?;
    if found.eq_ignore_ascii_case(keyword) { rest.split_once('>') } else { None }
}

/// What the client says the message weighs, in bytes.
fn size(parameters: &str) -> Option<u64> {
    parameters.split(' ').find_map(|parameter| parameter.strip_prefix("SIZE=")?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_in_any_case_and_with_parameters() {
        assert_eq!(path("FROM:<a@b.example> SIZE=12", "FROM:"), Some(("a@b.example", " SIZE=12")));
        assert_eq!(path("from: <>", "FROM:"), Some(("", "")));
        assert_eq!(path("TO:a@b.example", "TO:"), None);
        assert_eq!(path("é", "TO:"), None);
        assert_eq!(size(" BODY=8BITMIME SIZE=12"), Some(12));
    }
}
