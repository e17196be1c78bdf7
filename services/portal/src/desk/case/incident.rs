//! The incident to which a case belongs.

/// The incident of a case, and what can be done about that.
#[derive(Default)]
pub struct OfCase {
    /// Its page and what it is called.
    pub joined: Option<(String, String)>,
    /// Declares one from the case; empty for who may not.
    pub declare_href: String,
}

impl OfCase {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.joined.is_none() && self.declare_href.is_empty()
    }

    /// A sample of a case that belongs to one.
    pub fn sample_joined() -> Self {
        let joined = Some(("/desk/incidents/0198".to_owned(), "Fallen tree at the pier <b>".to_owned()));
        Self { joined, declare_href: String::new() }
    }

    /// A sample of a case that belongs to none.
    pub fn sample_free() -> Self {
        Self { joined: None, declare_href: "/desk/incidents/new?case=0198".to_owned() }
    }
}
