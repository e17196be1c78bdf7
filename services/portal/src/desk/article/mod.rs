//! The council's knowledge articles at the desk: found, read, written.

mod edit;
mod list;
mod read;

use cases_api::article::ArticleState;

pub use edit::Edit;
pub use list::{Articles, Row, said};
pub use read::{Answered, Read};

use crate::words::Words;

/// A state in a word, for a tag or a choice.
pub fn state_name(state: ArticleState, w: Words) -> String {
    w.get(&format!("article-state-{}", state.name())).into_owned()
}

/// The style of a state's tag.
pub const fn state_style(state: ArticleState) -> &'static str {
    match state {
        ArticleState::Draft => "in_progress",
        ArticleState::Published => "done",
        ArticleState::Withdrawn => "waiting",
    }
}
