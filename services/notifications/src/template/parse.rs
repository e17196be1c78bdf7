use super::{Template, TemplateFault};

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// The template's own words.
    Words(String),
    /// `((field))`.
    Field(String),
    /// `((flag??text))`: the text where the flag is set.
    When(String, Line),
}

/// One line of a template.
pub(super) type Line = Vec<Part>;

/// What stands between blank lines, or a line with a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// `# words`.
    Heading(Line),
    /// Lines without a mark.
    Paragraph(Vec<Line>),
    /// Lines that begin with `* `.
    List(Vec<Line>),
    /// `> ((field))`: what someone wrote, in its own lines.
    Quote(Line),
    /// `[label](((field)))`.
    Link(Line, String),
}

impl Template {
    /// Reads a template: `Subject: ` and its line, a blank line, the body.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub(crate) fn parse(source: &str) -> Result<Self, TemplateFault> {
        let (head, body) = source.split_once("\n\n").ok_or(TemplateFault::NoSubject)?;
        let subject =
            head.strip_prefix("Subject: ").filter(|line| !line.contains('\n')).ok_or(TemplateFault::NoSubject)?;
        let mut blocks = Vec::new();
        let mut ended = true;
        // The subject and its blank line stand before the body.
        for (number, line) in (3..).zip(body.lines()) {
            if line.trim().is_empty() {
                ended = true;
                continue;
            }
            let block = block(line, number)?;
            match (blocks.last_mut(), block) {
                (Some(Block::Paragraph(lines)), Block::Paragraph(more)) if !ended => lines.extend(more),
                (Some(Block::List(items)), Block::List(more)) if !ended => items.extend(more),
                (_, block) => blocks.push(block),
            }
            ended = false;
        }
        Ok(Self { subject: self::line(subject)?, blocks })
    }
}

fn block(text: &str, number: usize) -> Result<Block, TemplateFault> {
    if let Some(words) = text.strip_prefix("# ") {
        return Ok(Block::Heading(line(words)?));
    }
    if let Some(item) = text.strip_prefix("* ") {
        return Ok(Block::List(vec![line(item)?]));
    }
    if let Some(field) = text.strip_prefix("> ") {
        return Ok(Block::Quote(line(field)?));
    }
    if let Some(link) = text.strip_prefix('[') {
        let parts =
            link.strip_suffix(")))").and_then(|link| link.split_once("](((")).ok_or(TemplateFault::NotALink(number))?;
        return Ok(Block::Link(line(parts.0)?, name(parts.1)?));
    }
    Ok(Block::Paragraph(vec![line(text)?]))
}

fn line(text: &str) -> Result<Line, TemplateFault> {
    let (parts, rest) = parts(text, false)?;
    debug_assert!(rest.is_empty());
    Ok(parts)
}

/// Reads parts up to the end, or inside a condition up to its `))`; gives what follows.
fn parts(mut text: &str, inside: bool) -> Result<(Line, &str), TemplateFault> {
    let mut line = Vec::new();
    loop {
        let open = text.find("((");
        let close = if inside { text.find("))") } else { None };
        let end = open.into_iter().chain(close).min().unwrap_or(text.len());
        if end > 0 {
            line.push(Part::Words(text[..end].to_owned()));
        }
        if close == Some(end) {
            return Ok((line, &text[end + 2..]));
        }
        if open != Some(end) {
            return if inside { Err(TemplateFault::NotAField("…".to_owned())) } else { Ok((line, "")) };
        }
        let (part, rest) = field(&text[end + 2..])?;
        line.push(part);
        text = rest;
    }
}

/// A field or a condition, after its `((`.
fn field(text: &str) -> Result<(Part, &str), TemplateFault> {
    let end = text.find(|c: char| !is_of_a_name(c)).unwrap_or(text.len());
    let (found, rest) = text.split_at(end);
    let wrong = || TemplateFault::NotAField(text.chars().take(20).collect());
    let found = name(found).map_err(|_| wrong())?;
    if let Some(rest) = rest.strip_prefix("))") {
        return Ok((Part::Field(found), rest));
    }
    let rest = rest.strip_prefix("??").ok_or_else(wrong)?;
    let (then, rest) = parts(rest, true)?;
    Ok((Part::When(found, then), rest))
}

fn name(text: &str) -> Result<String, TemplateFault> {
    if !text.is_empty() && text.chars().all(is_of_a_name) {
        Ok(text.to_owned())
    } else {
        Err(TemplateFault::NotAField(text.to_owned()))
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_lowercase() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Part {
        Part::Words(text.to_owned())
    }

    #[test]
    fn fields_and_conditions_are_read_also_within_each_other() {
        let read = line("Call ((has_phone??on ((phone)))) now").unwrap();
        let then = vec![words("on "), Part::Field("phone".into())];
        assert_eq!(read, [words("Call "), Part::When("has_phone".into(), then), words(" now")]);
    }

    #[test]
    fn what_only_looks_like_another_template_language_is_literal() {
        assert_eq!(line("{{7*7}} ${x} (a) <b>").unwrap(), [words("{{7*7}} ${x} (a) <b>")]);
    }

    #[test]
    fn what_is_no_field_is_refused() {
        for wrong in ["((7*7))", "(( name))", "((name", "((Name))", "(())", "((flag??never ends", "((a b))"] {
            assert!(line(wrong).is_err(), "{wrong}");
        }
        assert!(Template::parse("Dear ((name))").is_err());
        assert!(Template::parse("Subject: a\n\n[label](https://evil.example)").is_err());
    }

    #[test]
    fn lines_become_blocks() {
        let template =
            Template::parse("Subject: S\n\nOne\ntwo\n\nthree\n# Head\n* a\n* b\n[Go](((link)))\n> ((text))\n").unwrap();
        assert_eq!(template.subject, [words("S")]);
        assert_eq!(
            template.blocks,
            [
                Block::Paragraph(vec![vec![words("One")], vec![words("two")]]),
                Block::Paragraph(vec![vec![words("three")]]),
                Block::Heading(vec![words("Head")]),
                Block::List(vec![vec![words("a")], vec![words("b")]]),
                Block::Link(vec![words("Go")], "link".into()),
                Block::Quote(vec![Part::Field("text".into())]),
            ]
        );
    }
}
