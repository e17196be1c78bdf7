//! Records that may be one person's: the list, two of them side by side, and how likeness is scored.

mod compared;
mod list;
mod rules;

pub use compared::{Compare, Side};
pub use list::{Duplicates, Pair, Person};
pub use rules::ScoreRules;

use contacts_api::duplicate::ScorePart;

use crate::words::Words;

/// Why two records may be one person's, each reason with its points.
pub fn reasons(parts: &[ScorePart], w: Words) -> Vec<String> {
    let say = |part: &ScorePart| {
        let points = format!("{}{}", if part.points < 0 { "−" } else { "+" }, part.points.unsigned_abs());
        format!("{} ({points})", w.get(&format!("likeness-{}", part.likeness.name())))
    };
    parts.iter().map(say).collect()
}
