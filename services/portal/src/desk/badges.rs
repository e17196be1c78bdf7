//! What waits for someone, beside the desk's menu.

use askama::Template;

use crate::words::Words;

/// How much was passed to someone and how many promises are overdue. A script looks again while the page is open.
#[derive(Template, Debug, Clone, PartialEq, Eq)]
#[template(path = "desk/badges.html")]
pub struct Badges {
    /// The words.
    pub w: Words,
    /// How much was passed to them.
    pub passed: u32,
    /// How many promises are overdue.
    pub overdue: u32,
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn what_does_not_wait_is_not_shown() {
        let shown = |passed, overdue| Badges { w: Words::of(Language::En), passed, overdue }.render().unwrap();
        assert_eq!(shown(0, 0).trim(), "");
        assert_eq!([shown(2, 0), shown(0, 1), shown(2, 1)].map(|html| html.matches("d-badge\"").count()), [1, 0, 1]);
        assert_eq!(shown(2, 1).matches("d-badge--late").count(), 1);
    }
}
