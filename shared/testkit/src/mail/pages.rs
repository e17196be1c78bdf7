//! The two pages that people read mail on.

use askama::Template;
use time::macros::format_description;

use super::message::Mail;

#[derive(Template)]
#[template(path = "mails.html")]
struct Index<'a> {
    mails: &'a [Mail],
    to: &'a str,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Reading<'a> {
    mail: &'a Mail,
}

/// A stretch of text, which may be a web address.
struct Stretch<'a> {
    text: &'a str,
    link: bool,
}

/// All mail in `mails` (oldest first), shown newest first; `to` is what they were searched by.
pub(super) fn index(mails: &[Mail], to: &str) -> askama::Result<String> {
    Index { mails, to }.render()
}

pub(super) fn message(mail: &Mail) -> askama::Result<String> {
    Reading { mail }.render()
}

fn time(mail: &Mail) -> String {
    let format = format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute]:[second] UTC");
    mail.received_at.format(format).unwrap_or_default()
}

/// Cuts a text so that its web addresses can be made links.
fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| c.is_whitespace() || "<>\"".contains(c)).unwrap_or(from.len());
        let (address, after) = from.split_at(from[..end].trim_end_matches(['.', ',', ')', ';', ':', '!', '?']).len());
        found.push(Stretch { text: before, link: false });
        found.push(Stretch { text: address, link: true });
        rest = after;
    }
    found.push(Stretch { text: rest, link: false });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_text_are_found_without_the_full_stop_behind_them() {
        let cut: Vec<_> = stretches("See http://a.example/b?c=d. Or <https://e.example>!")
            .into_iter()
            .map(|s| (s.text, s.link))
            .collect();
        assert_eq!(
            cut,
            [
                ("See ", false),
                ("http://a.example/b?c=d", true),
                (". Or <", false),
                ("https://e.example", true),
                (">!", false)
            ]
        );
    }
}
