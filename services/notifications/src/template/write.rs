//! A template with its values: the plain text and the HTML of a message.

use super::html::{self, Frame};
use super::parse::{Block, Line, Part};
use super::{Template, TemplateFault, Values, Written};

/// A block with its values, before it is text or HTML.
#[derive(Debug)]
pub(super) enum Filled<'v> {
    Heading(String),
    Paragraph(Vec<String>),
    List(Vec<String>),
    Quote(String),
    Link(String, &'v str),
}

type Field = fn(&Values, &str) -> Result<String, TemplateFault>;

impl Template {
    /// The message with these values, its HTML in this frame.
    ///
    /// # Errors
    /// A field that is missing or can't stand where it does.
    pub(crate) fn write(&self, values: &Values, frame: &Frame<'_>) -> Result<Written, TemplateFault> {
        let (subject, blocks) = self.filled(values)?;
        let text = blocks.iter().map(text).collect::<Vec<_>>().join("\n\n") + "\n";
        let html = html::page(frame, &subject, &blocks);
        Ok(Written { subject, text, html })
    }

    /// The subject and what stands below it, with these values.
    ///
    /// # Errors
    /// As [`Template::write`].
    pub(super) fn filled<'v>(&self, values: &'v Values) -> Result<(String, Vec<Filled<'v>>), TemplateFault> {
        let subject = filled(&self.subject, values, Values::in_subject)?;
        let blocks = self.blocks.iter().map(|block| fill(block, values)).collect::<Result<Vec<_>, _>>()?;
        Ok((subject, blocks.into_iter().flatten().collect()))
    }
}

/// A block with its values; none where its conditions leave nothing of it.
fn fill<'v>(block: &Block, values: &'v Values) -> Result<Option<Filled<'v>>, TemplateFault> {
    let lines = |lines: &[Line]| -> Result<Vec<String>, TemplateFault> {
        let filled = lines.iter().map(|line| filled(line, values, Values::in_line)).collect::<Result<Vec<_>, _>>()?;
        Ok(filled.into_iter().filter(|line| !line.is_empty()).collect())
    };
    Ok(match block {
        Block::Heading(line) => {
            Some(filled(line, values, Values::in_line)?).filter(|words| !words.is_empty()).map(Filled::Heading)
        }
        Block::Paragraph(all) => Some(lines(all)?).filter(|lines| !lines.is_empty()).map(Filled::Paragraph),
        Block::List(all) => Some(lines(all)?).filter(|items| !items.is_empty()).map(Filled::List),
        Block::Quote(line) => {
            Some(filled(line, values, Values::in_quote)?).filter(|text| !text.is_empty()).map(Filled::Quote)
        }
        Block::Link(label, field) => {
            Some(Filled::Link(filled(label, values, Values::in_line)?, values.address(field)?))
        }
    })
}

fn filled(line: &Line, values: &Values, field: Field) -> Result<String, TemplateFault> {
    let mut text = String::new();
    for part in line {
        match part {
            Part::Words(words) => text.push_str(words),
            Part::Field(name) => text.push_str(&field(values, name)?),
            Part::When(flag, then) if values.holds(flag)? => text.push_str(&filled(then, values, field)?),
            Part::When(..) => {}
        }
    }
    Ok(text.trim().to_owned())
}

fn text(block: &Filled<'_>) -> String {
    match block {
        Filled::Heading(words) => words.clone(),
        Filled::Paragraph(lines) => lines.join("\n"),
        Filled::List(items) => items.iter().map(|item| format!("* {item}")).collect::<Vec<_>>().join("\n"),
        Filled::Quote(text) => {
            text.lines().map(|line| format!("  {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
        }
        Filled::Link(label, address) => format!("{label}:\n{address}"),
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    fn write(source: &str, values: &Values) -> Result<Written, TemplateFault> {
        let frame = Frame { language: Language::En, council: "Adur", brand: "#00703c" };
        Template::parse(source).unwrap().write(values, &frame)
    }

    #[test]
    fn conditions_that_dont_hold_leave_no_gap() {
        let source = "Subject: ((a??yes))\n\nOne\n((a??two))\n\n# ((a??Head))\n\n> ((a??((text))))\n\nEnd\n";
        let values = |holds| Values::default().flag("a", holds).text("text", "said\n\nmore");
        assert_eq!(write(source, &values(false)).unwrap().text, "One\n\nEnd\n");
        assert_eq!(write(source, &values(true)).unwrap().text, "One\ntwo\n\nHead\n\n  said\n\n  more\n\nEnd\n");
    }

    #[test]
    fn a_missing_field_is_an_error_even_beside_a_condition() {
        assert_eq!(write("Subject: s\n\n((name))", &Values::default()), Err(TemplateFault::Missing("name".into())));
        assert_eq!(write("Subject: s\n\n((flag??x))", &Values::default()), Err(TemplateFault::Missing("flag".into())));
    }

    #[test]
    fn values_are_never_markup_of_any_kind() {
        let values = Values::default().line("name", "# <b>((phone))</b> [x](((link)))").text("text", "* <script>\n# b");
        let written = write("Subject: ((name))\n\n((name))\n\n> ((text))\n", &values).unwrap();
        assert_eq!(written.subject, "# <b>((phone))</b> [x](((link)))");
        assert!(written.text.contains("# <b>((phone))</b>") && written.text.contains("  * <script>"));
        assert!(!written.html.contains("<b>") && !written.html.contains("<script") && !written.html.contains("<a "));
    }
}
