//! Markdown as the council writes it, made HTML with the product's own classes. HTML in it is text
//! like any other, pictures become their description, and links lead to the web, to an email
//! address, to a telephone number or to a page here.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The HTML of a text.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut links = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(tag) => start(tag, &mut out, &mut links),
            Event::End(tag) => end(tag, &mut out, &mut links),
            Event::Text(said) | Event::Html(said) | Event::InlineHtml(said) => escape(&said, &mut out),
            Event::Code(said) => {
                out.push_str("<code>");
                escape(&said, &mut out);
                out.push_str("</code>");
            }
            Event::SoftBreak => out.push('\n'),
            Event::HardBreak => out.push_str("<br>"),
            Event::Rule => out.push_str("<hr class=\"govuk-section-break govuk-section-break--m\">"),
            _ => {}
        }
    }
    out
}

/// `links` has, for each link that is open, whether it was written as one.
fn start(tag: Tag<'_>, out: &mut String, links: &mut Vec<bool>) {
    match tag {
        Tag::Paragraph => out.push_str("<p class=\"govuk-body\">"),
        Tag::HtmlBlock => out.push_str("<p class=\"govuk-body\">"),
        Tag::Heading { level, .. } => out.push_str(match level {
            HeadingLevel::H1 | HeadingLevel::H2 => "<h2 class=\"govuk-heading-m\">",
            _ => "<h3 class=\"govuk-heading-s\">",
        }),
        Tag::BlockQuote(_) => out.push_str("<blockquote class=\"govuk-inset-text\">"),
        Tag::CodeBlock(_) => out.push_str("<pre><code>"),
        Tag::List(None) => out.push_str("<ul class=\"govuk-list govuk-list--bullet\">"),
        Tag::List(Some(_)) => out.push_str("<ol class=\"govuk-list govuk-list--number\">"),
        Tag::Item => out.push_str("<li>"),
        Tag::Emphasis => out.push_str("<em>"),
        Tag::Strong => out.push_str("<strong>"),
        Tag::Strikethrough => out.push_str("<s>"),
        Tag::Link { dest_url, .. } => {
            let leads = leads_somewhere(&dest_url);
            links.push(leads);
            if leads {
                open_link(&dest_url, out);
            }
        }
        _ => {}
    }
}

fn end(tag: TagEnd, out: &mut String, links: &mut Vec<bool>) {
    out.push_str(match tag {
        TagEnd::Paragraph | TagEnd::HtmlBlock => "</p>\n",
        TagEnd::Heading(HeadingLevel::H1 | HeadingLevel::H2) => "</h2>\n",
        TagEnd::Heading(_) => "</h3>\n",
        TagEnd::BlockQuote(_) => "</blockquote>\n",
        TagEnd::CodeBlock => "</code></pre>\n",
        TagEnd::List(false) => "</ul>\n",
        TagEnd::List(true) => "</ol>\n",
        TagEnd::Item => "</li>",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</s>",
        TagEnd::Link if links.pop() == Some(true) => "</a>",
        _ => "",
    });
}

fn open_link(to: &CowStr<'_>, out: &mut String) {
    out.push_str("<a class=\"govuk-link\" href=\"");
    escape(to, out);
    out.push_str("\" rel=\"noreferrer noopener\">");
}

/// Whether a link may be followed from our pages: nothing that a browser would run.
fn leads_somewhere(to: &str) -> bool {
    let plain = to.chars().all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    let outside = ["https://", "http://", "mailto:", "tel:"].iter().any(|kind| to.starts_with(kind));
    let here = to.starts_with('/') && !to.starts_with("//");
    plain && (outside || here)
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::Html;

    use super::*;

    #[test]
    fn paragraphs_lists_and_links_have_our_classes() {
        let html = html("Put it **out**.\n\n- one\n- [two](/services/missed-bin)\n\n# Then");
        assert_eq!(
            html,
            "<p class=\"govuk-body\">Put it <strong>out</strong>.</p>\n\
             <ul class=\"govuk-list govuk-list--bullet\"><li>one</li><li>\
             <a class=\"govuk-link\" href=\"/services/missed-bin\" rel=\"noreferrer noopener\">two</a></li></ul>\n\
             <h2 class=\"govuk-heading-m\">Then</h2>\n"
        );
    }

    #[test]
    fn html_is_text_and_no_link_runs_anything() {
        assert_eq!(html("a <b onclick=x>b</b>"), "<p class=\"govuk-body\">a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
        for to in ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example", "/\\evil.example", "x"]
        {
            assert_eq!(html(&format!("[a]({to})")), "<p class=\"govuk-body\">a</p>\n", "{to}");
        }
        assert!(!html("![what](https://evil.example/x.png)").contains("evil"));
        assert!(
            html("[a](https://example.org/\"onmouseover=x)")
                .contains("href=\"https://example.org/&quot;onmouseover=x\"")
        );
    }

    proptest! {
        #[test]
        fn whatever_is_written_only_known_elements_come_of_it(text in "[a-z<>\"'&`*_#\\[\\]()!/:\\n -]{0,200}") {
            let page = Html::parse_fragment(&html(&text));
            for element in page.tree.values().filter_map(|node| node.as_element()) {
                // The first two are the parser's own frame.
                let known = ["html", "body", "p", "ul", "ol", "li", "a", "strong", "em", "s", "code", "pre", "blockquote", "h2",
                    "h3", "br", "hr"];
                prop_assert!(known.contains(&element.name()), "{} in {text:?}", element.name());
                for (name, _) in element.attrs() {
                    prop_assert!(["class", "href", "rel"].contains(&name), "{name} in {text:?}");
                }
            }
        }
    }
}
