//! What a person typed, as it came, in its order.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

/// The fields of a posted form. Values are trimmed of nothing and checked for nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Reads an `application/x-www-form-urlencoded` body; `None` when it isn't one.
    pub fn parse(body: &[u8]) -> Option<Self> {
        serde_urlencoded::from_bytes(body).ok().map(Self)
    }

    /// The first value of a field, empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The first value of a field, `None` when there is none or nothing but white space.
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.trim().is_empty())
    }

    /// Every value of a field: the ticked boxes.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// A date typed as `{name}-day`, `{name}-month` and `{name}-year`: `2026-11-30`, or what was
    /// typed joined by hyphens where it isn't a date; `None` when all three are empty.
    pub fn date(&self, name: &str) -> Option<String> {
        let [day, month, year] =
            ["day", "month", "year"].map(|part| self.get(&format!("{name}-{part}")).trim().to_owned());
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        Some(format!("{year:0>4}-{month:0>2}-{day:0>2}"))
    }

    /// Everything as it came.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The fields of the page itself, without the hidden ones that protect it and without
    /// passwords: what may be shown again.
    pub fn shown(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = |name: &str| name.starts_with('_') || name.contains("password");
        self.0.iter().filter(move |(name, _)| !own(name)).map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What may be shown again, as a form's body: to be carried in one hidden field.
    pub fn carried(&self) -> String {
        serde_urlencoded::to_string(self.shown().collect::<Vec<_>>()).unwrap_or_default()
    }

    /// The values as a type of the handler's.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        let body = serde_urlencoded::to_string(&self.0).ok()?;
        serde_urlencoded::from_str(&body).ok()
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Self)
    }
}

impl FromIterator<(String, String)> for Typed {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}
