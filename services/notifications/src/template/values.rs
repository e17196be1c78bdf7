use std::collections::BTreeMap;

use super::TemplateFault;

/// No-width space: what stands on both sides of it isn't made a link by any mail program.
const PARTING: char = '\u{200B}';

/// What a template's fields stand for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    fields: BTreeMap<&'static str, Value>,
    flags: BTreeMap<&'static str, bool>,
}

#[derive(Debug, Clone)]
enum Value {
    /// One line: a name, a reference.
    Line(String),
    /// Several lines that someone wrote.
    Text(String),
    /// An address of ours.
    Link(String),
}

impl Values {
    /// One line. Control characters become spaces.
    #[must_use]
    pub(crate) fn line(mut self, field: &'static str, value: &str) -> Self {
        self.fields.insert(field, Value::Line(one_line(value)));
        self
    }

    /// What someone wrote, with its own line ends; control characters are left out.
    #[must_use]
    pub(crate) fn text(mut self, field: &'static str, value: &str) -> Self {
        let text = value.replace("\r\n", "\n").replace('\r', "\n");
        let text: String = text.chars().filter(|c| *c == '\n' || !is_break(*c)).collect();
        self.fields.insert(field, Value::Text(text.trim().to_owned()));
        self
    }

    /// An address that we made.
    #[must_use]
    pub(crate) fn link(mut self, field: &'static str, address: String) -> Self {
        self.fields.insert(field, Value::Link(address));
        self
    }

    /// Whether a condition holds.
    #[must_use]
    pub(crate) fn flag(mut self, flag: &'static str, holds: bool) -> Self {
        self.flags.insert(flag, holds);
        self
    }

    /// A field within a subject: as it is.
    pub(super) fn in_subject(&self, field: &str) -> Result<String, TemplateFault> {
        match self.value(field)? {
            Value::Line(line) => Ok(line.clone()),
            _ => Err(TemplateFault::Misplaced(field.to_owned())),
        }
    }

    /// A field within a line of the body: nothing in it is made a link by a mail program.
    pub(super) fn in_line(&self, field: &str) -> Result<String, TemplateFault> {
        self.in_subject(field).map(|line| unlinked(&line))
    }

    /// A field that may have several lines.
    pub(super) fn in_quote(&self, field: &str) -> Result<String, TemplateFault> {
        match self.value(field)? {
            Value::Text(text) => Ok(text.clone()),
            _ => self.in_line(field),
        }
    }

    /// The address of a link.
    pub(super) fn address(&self, field: &str) -> Result<&str, TemplateFault> {
        match self.value(field)? {
            Value::Link(address) => Ok(address),
            _ => Err(TemplateFault::Misplaced(field.to_owned())),
        }
    }

    pub(super) fn holds(&self, flag: &str) -> Result<bool, TemplateFault> {
        self.flags.get(flag).copied().ok_or_else(|| TemplateFault::Missing(flag.to_owned()))
    }

    fn value(&self, field: &str) -> Result<&Value, TemplateFault> {
        self.fields.get(field).ok_or_else(|| TemplateFault::Missing(field.to_owned()))
    }
}

/// The text as one line: control characters become spaces.
pub(crate) fn one_line(text: &str) -> String {
    let line: String = text.chars().map(|c| if is_break(c) { ' ' } else { c }).collect();
    line.trim().to_owned()
}

/// The same without the parts that keep mail programs from making links: nothing of it is clicked on.
pub(super) fn whole(text: &str) -> String {
    text.replace(PARTING, "")
}

/// What would end a line, can't be seen in one, or turns what follows around.
fn is_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Parts what a mail program would take for the address of a site or a mailbox: after the dot in
/// `a.b`, the colon in `:/` and after `@`.
fn unlinked(line: &str) -> String {
    let mut parted = String::with_capacity(line.len());
    let mut before = ' ';
    for c in line.chars() {
        let parts = match before {
            '.' => c.is_alphabetic(),
            ':' => c == '/',
            '@' => !c.is_whitespace(),
            _ => false,
        };
        if parts {
            parted.push(PARTING);
        }
        parted.push(c);
        before = c;
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_line_are_parted_and_nothing_else() {
        assert_eq!(unlinked("https://evil.example/x"), "https:\u{200B}//evil.\u{200B}example/x");
        assert_eq!(unlinked("ann@evil.example"), "ann@\u{200B}evil.\u{200B}example");
        for plain in ["O’Brien", "Dr. A. Smith", "C7X-4KM-9TPH", "Missed bin: general waste", "5:30pm", "£2.50", "a@ b"]
        {
            assert_eq!(unlinked(plain), plain);
        }
    }

    #[test]
    fn a_line_stays_one_line() {
        let values = Values::default().line("name", "Ann\r\nBcc: x@y.example\u{2028}\u{0}");
        assert_eq!(values.in_subject("name").unwrap(), "Ann  Bcc: x@y.example");
    }

    #[test]
    fn a_field_stands_only_where_its_kind_may() {
        let values = Values::default().text("text", "a\r\nb").link("link", "http://x".into());
        assert_eq!(values.in_quote("text").unwrap(), "a\nb");
        assert!(values.in_line("text").is_err() && values.in_line("link").is_err() && values.address("text").is_err());
        assert_eq!(values.in_line("name"), Err(TemplateFault::Missing("name".into())));
        assert_eq!(values.holds("flag"), Err(TemplateFault::Missing("flag".into())));
    }
}
