use contract::{ArticleId, CaseId};

/// What a call is about, as the panel's address and its form name it: `service:missed-bin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Topic {
    /// A service, by its part of an address.
    Service(String),
    /// An answer.
    Article(ArticleId),
    /// A case that the caller asks about.
    Case(CaseId),
    /// A case that was opened in this call.
    Made(CaseId),
}

impl Topic {
    /// The topic of a name; `None` for one that can't be.
    pub(super) fn named(name: &str) -> Option<Self> {
        let (kind, what) = name.split_once(':')?;
        match kind {
            "service" => is_slug(what).then(|| Self::Service(what.to_owned())),
            "article" => what.parse().ok().map(Self::Article),
            "case" => what.parse().ok().map(Self::Case),
            "made" => what.parse().ok().map(Self::Made),
            _ => None,
        }
    }

    /// Its name.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Service(slug) => format!("service:{slug}"),
            Self::Article(id) => format!("article:{id}"),
            Self::Case(id) => format!("case:{id}"),
            Self::Made(id) => format!("made:{id}"),
        }
    }
}

/// Whether it can be a service's part of an address.
fn is_slug(text: &str) -> bool {
    (1..=100).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_known_again_by_its_name_and_nothing_else_is_one() {
        let id = "01980000-0000-7000-8000-000000000001";
        for name in ["service:missed-bin", &format!("case:{id}"), &format!("article:{id}"), &format!("made:{id}")] {
            assert_eq!(Topic::named(name).map(|topic| topic.name()).as_deref(), Some(name));
        }
        for odd in ["", "service:", "service:../x", "case:7", "queue:1", "missed-bin", "case:\0"] {
            assert_eq!(Topic::named(odd), None, "{odd}");
        }
    }
}
