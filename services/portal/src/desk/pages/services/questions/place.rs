//! Which question a page is about: opened by its number, written by its name. Numbers change when somebody else moves
//! or removes one; what was typed for a question never lands on another.

use cases_api::catalogue::editing::ServiceDraft;

/// In an address, where a new question is added.
pub(super) const NEW: &str = "new";

/// Where a question that was sent stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is added at the end.
    New,
    /// Here.
    At(usize),
    /// Nowhere: somebody has removed it.
    Gone,
}

impl Place {
    /// The question of an address; none for one that there isn't, `Some(None)` for a new one.
    pub(super) fn numbered(number: &str, draft: &ServiceDraft) -> Option<Option<usize>> {
        match number {
            NEW => Some(None),
            number => number.parse().ok().filter(|at| *at < draft.definition.form.fields.len()).map(Some),
        }
    }

    /// Where the question of a name stands; none for an address that was never a question's.
    pub(super) fn of(number: &str, name: &str, draft: &ServiceDraft) -> Option<Self> {
        if number == NEW {
            return Some(Self::New);
        }
        number.parse::<usize>().ok()?;
        let at = draft.definition.form.fields.iter().position(|field| field.name == name);
        Some(at.map_or(Self::Gone, Self::At))
    }

    /// Where it is written; none for one that is added, or added again.
    pub(super) fn at(self) -> Option<usize> {
        match self {
            Self::At(at) => Some(at),
            Self::New | Self::Gone => None,
        }
    }
}
