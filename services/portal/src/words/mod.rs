//! The words of the pages, in English and Welsh, from `words/{en,cy}/*.ftl`.

pub mod dates;

use std::borrow::Cow;
use std::sync::LazyLock;

use contract::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

#[derive(RustEmbed)]
#[folder = "words/"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));
static WELSH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Cy));

/// The words of one language. A word that Welsh lacks is said in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

/// Something that can stand in a text: a text or a number, on which plurals depend.
pub trait Argument {
    /// The value as Fluent takes it.
    fn value(&self) -> FluentValue<'_>;
}

impl Argument for str {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self)
    }
}

impl Argument for String {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Argument for Cow<'_, str> {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_ref())
    }
}

impl Argument for usize {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

impl Argument for u32 {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

impl Argument for i64 {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    pub const fn language(self) -> Language {
        self.language
    }

    /// The text of `key`; `⟦key⟧` where no language has one, which a test looks for.
    pub fn get(self, key: &str) -> Cow<'static, str> {
        self.find(key, None).unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }

    /// The text of `key` with one value in it.
    pub fn with_one(self, key: &str, name: &str, value: impl Argument) -> Cow<'static, str> {
        self.with(key, &[(name, &value)])
    }

    /// The text of `key` with values in it.
    pub fn with(self, key: &str, values: &[(&str, &dyn Argument)]) -> Cow<'static, str> {
        self.try_with(key, values).unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }

    /// The text of `key` with values in it, or `None` where no language has that key.
    pub fn try_with(self, key: &str, values: &[(&str, &dyn Argument)]) -> Option<Cow<'static, str>> {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set((*name).to_owned(), value.value().into_owned());
        }
        self.find(key, Some(&arguments))
    }

    fn find(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
        let own = match self.language {
            Language::En => None,
            Language::Cy => say(&WELSH, key, arguments),
        };
        own.or_else(|| say(&ENGLISH, key, arguments))
    }
}

fn say(bundle: &'static Bundle, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut faults = Vec::new();
    let said = bundle.format_pattern(pattern, arguments, &mut faults).into_owned();
    if !faults.is_empty() {
        tracing::warn!(key, "a text lacks one of its values");
    }
    Some(Cow::Owned(said))
}

fn bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = match language {
        Language::En => langid!("en-GB"),
        Language::Cy => langid!("cy"),
    };
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (name, text) in files(language) {
        let resource = FluentResource::try_new(text).unwrap_or_else(|(sound, faults)| {
            tracing::error!(file = name, faults = faults.len(), "a file of words can't be read whole");
            sound
        });
        if bundle.add_resource(resource).is_err() {
            tracing::error!(file = name, "a key of this file of words is in another one too");
        }
    }
    bundle
}

fn files(language: Language) -> Vec<(String, String)> {
    let folder = format!("{}/", language.tag());
    let names = Files::iter().filter(|name| name.starts_with(&folder) && name.ends_with(".ftl"));
    names
        .filter_map(|name| {
            let file = Files::get(&name)?;
            Some((name.into_owned(), String::from_utf8_lossy(&file.data).into_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests;
