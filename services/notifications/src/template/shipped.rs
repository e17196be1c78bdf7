use contract::Language;

use super::{Template, TemplateFault};

macro_rules! shipped {
    ($($(#[$doc:meta])* $key:ident = $name:literal;)*) => {
        /// The messages that the product has words for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Key { $($(#[$doc])* $key,)* }

        impl Key {
            /// Every one.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$key,)*];

            /// The name in the database and on screens.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$key => $name,)* }
            }

            const fn source(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$key, Language::En) => include_str!(concat!("../../templates/en/", $name, ".txt")),
                        (Self::$key, Language::Cy) => include_str!(concat!("../../templates/cy/", $name, ".txt")),
                    )*
                }
            }
        }
    };
}

shipped! {
    /// Someone is invited to work for a council.
    StaffInvited = "staff-invited";
    /// A report was received.
    CaseOpened = "case-opened";
    /// Someone wrote to the citizen.
    CaseMessage = "case-message";
    /// A case moved to another state.
    CaseMoved = "case-moved";
    /// A case was moved to the right service.
    CaseRerouted = "case-rerouted";
    /// A half-done report waits for its citizen.
    DraftHandedOver = "draft-handed-over";
    /// The same, as a text message.
    DraftTexted = "draft-texted";
    /// Someone is to confirm that they want to follow something.
    FollowerAsked = "follower-asked";
    /// Someone follows an incident, or a report that isn't theirs.
    FollowerBegan = "follower-began";
    /// There is news of what they follow.
    FollowerUpdate = "follower-update";
    /// What they follow is over.
    FollowerOver = "follower-over";
    /// How to answer: the end of every letter.
    LetterEnd = "letter-end";
}

/// Every shipped template, parsed.
#[derive(Debug)]
pub(crate) struct Templates(Vec<(Key, Language, Template)>);

impl Templates {
    /// Parses them all.
    ///
    /// # Errors
    /// The first that can't be used.
    pub(crate) fn shipped() -> Result<Self, TemplateFault> {
        let every = Key::ALL.iter().flat_map(|key| Language::ALL.map(|language| (*key, language)));
        let parsed = every.map(|(key, language)| Ok((key, language, Template::parse(key.source(language))?)));
        parsed.collect::<Result<_, _>>().map(Self)
    }

    /// The template of a message in a language.
    ///
    /// # Errors
    /// `Missing`, never as long as `shipped` makes them all.
    pub(crate) fn get(&self, key: Key, language: Language) -> Result<&Template, TemplateFault> {
        let found = self.0.iter().find(|(its, spoken, _)| (*its, *spoken) == (key, language));
        found.map(|(_, _, template)| template).ok_or_else(|| TemplateFault::Missing(key.name().to_owned()))
    }
}
