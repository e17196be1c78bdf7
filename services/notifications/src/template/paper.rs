//! A template on paper: no links, and nothing is parted.

use notifications_api::letter::LetterBlock;

use super::values::whole;
use super::write::Filled;
use super::{Template, TemplateFault, Values};

impl Template {
    /// What a letter is about and what it says, with these values.
    ///
    /// # Errors
    /// As [`Template::write`].
    pub(crate) fn on_paper(&self, values: &Values) -> Result<(String, Vec<LetterBlock>), TemplateFault> {
        let (subject, blocks) = self.filled(values)?;
        Ok((whole(&subject), blocks.into_iter().filter_map(block).collect()))
    }
}

/// None of a link: what it leads to is told in words at the end.
fn block(block: Filled<'_>) -> Option<LetterBlock> {
    let all = |lines: Vec<String>| lines.iter().map(|line| whole(line)).collect();
    match block {
        Filled::Heading(words) => Some(LetterBlock::Heading { text: whole(&words) }),
        Filled::Paragraph(lines) => Some(LetterBlock::Paragraph { lines: all(lines) }),
        Filled::List(items) => Some(LetterBlock::List { items: all(items) }),
        Filled::Quote(text) => Some(LetterBlock::Quote { text: whole(&text) }),
        Filled::Link(..) => None,
    }
}
