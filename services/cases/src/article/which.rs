//! Which articles a list shows. Pure.

use cases_api::article::{ArticleState, ListArticles};
use contract::{Faults, Problem, StaffId};
use jiff::civil::Date;

/// What is asked of a list, by somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Which {
    pub state: ArticleState,
    /// Only those that everyone may read.
    pub public: bool,
    /// Only those of this owner.
    pub owner: Option<StaffId>,
    /// Only those whose review was due on this day at the latest.
    pub due: Option<Date>,
}

impl Which {
    /// Reads what was asked. A visitor sees what is published for everyone.
    ///
    /// # Errors
    /// `validation-failed` for an owner that can't be one.
    pub fn read(asked: &ListArticles, staff: Option<StaffId>, today: Date) -> Result<Self, Problem> {
        let due = asked.due.unwrap_or_default().then_some(today);
        let Some(me) = staff else {
            return Ok(Self { state: ArticleState::Published, public: true, owner: None, due });
        };
        let mut faults = Faults::none();
        let owner = match asked.owner.as_deref() {
            None => Some(None),
            Some("me") => Some(Some(me)),
            Some(_) => {
                faults.add("/owner", "unknown-value", "The owner must be `me`.");
                None
            }
        };
        let state = asked.state.unwrap_or(ArticleState::Published);
        faults.finish(owner.map(|owner| Self { state, public: false, owner, due }))
    }

    /// Whether an article of a state, for everyone or not, is one of these.
    pub fn shows(&self, state: ArticleState, public: bool) -> bool {
        self.state == state && (public || !self.public)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_visitor_sees_what_is_published_for_everyone_whatever_they_ask_for() {
        let asked =
            ListArticles { state: Some(ArticleState::Draft), owner: Some("me".to_owned()), ..ListArticles::default() };
        let which = Which::read(&asked, None, date(2026, 11, 23)).unwrap();
        assert_eq!((which.state, which.public, which.owner), (ArticleState::Published, true, None));
        assert!(which.shows(ArticleState::Published, true) && !which.shows(ArticleState::Published, false));
    }

    #[test]
    fn staff_choose() {
        let me = StaffId::from(contract::uuid::Uuid::from_u128(7));
        let asked = |owner: &str| ListArticles {
            owner: Some(owner.to_owned()),
            due: Some(true),
            state: Some(ArticleState::Draft),
            ..ListArticles::default()
        };
        let which = Which::read(&asked("me"), Some(me), date(2026, 11, 23)).unwrap();
        assert_eq!((which.owner, which.due), (Some(me), Some(date(2026, 11, 23))));
        assert!(which.shows(ArticleState::Draft, false) && !which.shows(ArticleState::Published, true));
        assert_eq!(Which::read(&asked("you"), Some(me), date(2026, 11, 23)).unwrap_err().errors[0].pointer, "/owner");
    }
}
