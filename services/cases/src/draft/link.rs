//! The way by which the link of a half-done report goes to its citizen.

use cases_api::draft::{DraftReporter, LinkBy};
use contract::text::{Email, Phone};
use contract::{Faults, Problem};

/// Where a link goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LinkTo {
    /// To an email address.
    Email(Email),
    /// To a mobile, as a text message.
    Mobile(Phone),
}

/// Where the link goes by this way; nowhere where none is named and no email address was given. `texts` is
/// whether text messages are sent.
///
/// # Errors
/// `validation-failed` where nothing can go by this way, at what hinders it.
pub(super) fn to(by: Option<LinkBy>, reporter: &DraftReporter, texts: bool) -> Result<Option<LinkTo>, Problem> {
    let mut faults = Faults::none();
    let to = match by {
        None if reporter.email.is_none() => return Ok(None),
        None | Some(LinkBy::Email) => {
            let email = reporter.email.as_deref().unwrap_or_default();
            faults.take("/reporter/email", Email::parse(email)).map(LinkTo::Email)
        }
        Some(LinkBy::Text) if !texts => {
            faults.add("/by", "no-texts", "No text messages are sent from here.");
            None
        }
        Some(LinkBy::Text) => {
            let phone = reporter.phone.as_deref().unwrap_or_default();
            let phone = faults.take("/reporter/phone", Phone::parse(phone));
            if phone.as_ref().is_some_and(|phone| !takes_texts(phone)) {
                faults.add("/reporter/phone", "not-a-mobile", "Enter the number of a mobile, like 07700 900 982.");
            }
            phone.map(LinkTo::Mobile)
        }
    };
    faults.finish(to.map(Some))
}

/// Whether a number can be that of a mobile: British ones begin so, others may be.
fn takes_texts(phone: &Phone) -> bool {
    phone.as_str().strip_prefix("+44").is_none_or(|national| national.starts_with('7') && !national.starts_with("70"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(by: Option<LinkBy>, email: &str, phone: &str, texts: bool) -> Result<String, String> {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let reporter = DraftReporter { email: given(email), phone: given(phone), ..DraftReporter::default() };
        match to(by, &reporter, texts) {
            Ok(None) => Ok(String::new()),
            Ok(Some(LinkTo::Email(email))) => Ok(email.into()),
            Ok(Some(LinkTo::Mobile(phone))) => Ok(phone.into()),
            Err(refused) => {
                Err(refused.errors.iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect())
            }
        }
    }

    #[test]
    fn a_link_goes_by_the_way_that_was_chosen_or_says_why_it_cant() {
        let (email, text) = (Some(LinkBy::Email), Some(LinkBy::Text));
        assert_eq!(judged(None, "", "07700 900982", true), Ok(String::new()));
        assert_eq!(judged(None, "ann@example.org", "", true), Ok("ann@example.org".into()));
        assert_eq!(judged(None, "ann@", "", true), Err("/reporter/email not-an-email".into()));
        assert_eq!(judged(email, "", "", true), Err("/reporter/email required".into()));
        assert_eq!(judged(text, "ann@example.org", "07700 900982", true), Ok("+447700900982".into()));
        assert_eq!(judged(text, "", "+33 6 12 34 56 78", true), Ok("+33612345678".into()));
        assert_eq!(judged(text, "", "01903 221000", true), Err("/reporter/phone not-a-mobile".into()));
        assert_eq!(judged(text, "", "070 1234 5678", true), Err("/reporter/phone not-a-mobile".into()));
        assert_eq!(judged(text, "", "", true), Err("/reporter/phone required".into()));
        assert_eq!(judged(text, "", "five", true), Err("/reporter/phone not-a-phone-number".into()));
        assert_eq!(judged(text, "", "07700 900982", false), Err("/by no-texts".into()));
    }
}
