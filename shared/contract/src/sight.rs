//! How much of a person a member of staff sees where a council verifies callers, and what they see of the
//! rest. Pure: what is known of a look in, text out. ADR-0018.

/// How much of a person is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Everything.
    Whole,
    /// Initials and ends.
    Masked,
}

/// What is known of a look at a person before it is decided what it shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Looking {
    /// Whether the council verifies callers.
    pub on: bool,
    /// Whether the look names a call, whosever it is.
    pub in_call: bool,
    /// Whether this person was verified in that call, and it is a call of the looker's own that goes on or
    /// ended just now.
    pub verified: bool,
    /// Whether the looker has this person in a call just now in which they aren't verified, named or not.
    pub calling: bool,
    /// Whether it is made from a case of this person's.
    pub from_their_case: bool,
    /// Whether the looker holds the permission to see people outside calls.
    pub trusted: bool,
}

impl Looking {
    /// The rule. Who names a call sees whole whom that call verified, and nobody else. Who leaves it out
    /// sees none the more of a caller who isn't verified. Outside calls a case or the permission decides.
    #[must_use]
    pub fn sight(self) -> Sight {
        let Self { on, in_call, verified, calling, from_their_case, trusted } = self;
        let whole = match (on, in_call) {
            (false, _) => true,
            (true, true) => verified,
            (true, false) => trusted || from_their_case && !calling,
        };
        if whole { Sight::Whole } else { Sight::Masked }
    }
}

impl Sight {
    /// Whether details are hidden.
    #[must_use]
    pub fn is_masked(self) -> bool {
        self == Self::Masked
    }

    /// A name, or its initials.
    #[must_use]
    pub fn name(self, name: String) -> String {
        self.or(name, |name| initials(&name))
    }

    /// A postcode, or its first half.
    #[must_use]
    pub fn postcode(self, postcode: String) -> String {
        self.or(postcode, |postcode| postcode.split(' ').next().unwrap_or_default().to_owned())
    }

    /// An email address, or its first letter and its domain.
    #[must_use]
    pub fn email(self, email: String) -> String {
        self.or(email, |email| hidden_email(&email))
    }

    /// A telephone number, or its last three digits.
    #[must_use]
    pub fn phone(self, phone: String) -> String {
        self.or(phone, |phone| hidden_phone(&phone))
    }

    /// What can't be shown in part: all of it, or nothing.
    #[must_use]
    pub fn all<T: Default>(self, thing: T) -> T {
        if self.is_masked() { T::default() } else { thing }
    }

    fn or(self, text: String, hide: impl FnOnce(String) -> String) -> String {
        if self.is_masked() { hide(text) } else { text }
    }
}

fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|part| part.chars().find(|c| c.is_alphanumeric()));
    letters.map(|letter| format!("{}.", letter.to_uppercase())).collect::<Vec<_>>().join(" ")
}

fn hidden_email(email: &str) -> String {
    let first: String = email.chars().take(1).collect();
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    format!("{first}•••@{domain}")
}

fn hidden_phone(phone: &str) -> String {
    let kept = phone.chars().count().saturating_sub(3);
    format!("•••{}", phone.chars().skip(kept).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_verified_caller_is_seen_whole_in_a_call() {
        let on = Looking { on: true, ..Looking::default() };
        let call = Looking { in_call: true, ..on };
        for (looking, expected, why) in [
            (Looking::default(), Sight::Whole, "the council doesn't verify"),
            (on, Sight::Masked, "neither call nor case nor trust"),
            (Looking { trusted: true, ..on }, Sight::Whole, "outside a call"),
            (Looking { from_their_case: true, ..on }, Sight::Whole, "from their case"),
            (Looking { verified: true, ..call }, Sight::Whole, "verified"),
            (Looking { verified: true, calling: true, ..call }, Sight::Whole, "verified in this call, not in another"),
            (call, Sight::Masked, "not verified, or not the looker's own call"),
            (Looking { trusted: true, ..call }, Sight::Masked, "trust is no verification"),
            (Looking { from_their_case: true, ..call }, Sight::Masked, "nor is a case"),
            (Looking { from_their_case: true, calling: true, ..on }, Sight::Masked, "the call was left out"),
            (Looking { trusted: true, calling: true, ..on }, Sight::Whole, "who may see people without a call"),
        ] {
            assert_eq!(looking.sight(), expected, "{why}");
        }
    }

    #[test]
    fn what_is_masked_keeps_what_an_agent_needs_to_ask_for() {
        let masked = Sight::Masked;
        assert_eq!(masked.name("siân  o’brien".into()), "S. O.");
        assert_eq!(masked.email("jo.bloggs@example.org".into()), "j•••@example.org");
        assert_eq!(masked.email("öz@example.org".into()), "ö•••@example.org");
        assert_eq!(masked.phone("+441903737755".into()), "•••755");
        assert_eq!(masked.postcode("BN11 1HS".into()), "BN11");
        assert_eq!(masked.all(Some("1 High Street")), None);
        assert_eq!(Sight::Whole.name("siân  o’brien".into()), "siân  o’brien");
        assert_eq!(Sight::Whole.all(Some(1)), Some(1));
    }
}
