//! The HTML of a message: one column, no images, no scripts, styles where they are used, since
//! mail programs drop the rest.

use contract::Language;

use super::write::Filled;

/// Around the words: whose message it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) language: Language,
    /// The council's name.
    pub(crate) council: &'a str,
    /// The council's colour, `#rrggbb`: a band without words on it, so any colour will do.
    pub(crate) brand: &'a str,
}

const INK: &str = "#0b0c0c";

pub(super) fn page(frame: &Frame<'_>, subject: &str, blocks: &[Filled<'_>]) -> String {
    let inner: String = blocks.iter().map(block).collect();
    let brand = if is_colour(frame.brand) { frame.brand } else { INK };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{subject}</title>\n</head>\n\
         <body style=\"margin:0;background:#ffffff;color:{INK};font-family:Arial,sans-serif;font-size:18px;line-height:1.45\">\n\
         <div style=\"max-width:600px;margin:0 auto;padding:0 16px 32px\">\n\
         <p style=\"margin:0 0 24px;padding:16px 0 12px;border-top:8px solid {brand};border-bottom:1px solid #b1b4b6;\
         font-size:22px;font-weight:bold\">{council}</p>\n{inner}</div>\n</body>\n</html>\n",
        language = frame.language,
        subject = escaped(subject),
        council = escaped(frame.council),
    )
}

fn block(block: &Filled<'_>) -> String {
    match block {
        Filled::Heading(words) => format!("<h2 style=\"margin:24px 0 8px;font-size:20px\">{}</h2>\n", escaped(words)),
        Filled::Paragraph(lines) => paragraph(lines.iter().map(String::as_str)),
        Filled::List(items) => {
            let items: String = items.iter().map(|item| format!("<li>{}</li>", escaped(item))).collect();
            format!("<ul style=\"margin:0 0 16px;padding-left:20px\">{items}</ul>\n")
        }
        Filled::Quote(text) => {
            let inner: String = text.split("\n\n").map(|part| paragraph(part.lines())).collect();
            format!(
                "<blockquote style=\"margin:0 0 16px;padding:4px 0 1px 16px;border-left:6px solid #b1b4b6\">\n{inner}</blockquote>\n"
            )
        }
        Filled::Link(label, address) => format!(
            "<p style=\"margin:24px 0\"><a href=\"{}\" style=\"color:#1d70b8;font-size:20px;font-weight:bold\">{}</a></p>\n",
            escaped(address),
            escaped(label)
        ),
    }
}

fn paragraph<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let lines: Vec<String> = lines.map(escaped).collect();
    format!("<p style=\"margin:0 0 16px\">{}</p>\n", lines.join("<br>\n"))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|byte| byte.is_ascii_hexdigit())
}
