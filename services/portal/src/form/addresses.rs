//! Addresses of the council's gazetteer under questions that ask for one: found by their postcode, chosen from a list, or typed by
//! hand where the list lacks them. Whatever is away, an address can be typed.

use contacts_api::address::{FindAddresses, FoundAddress};
use contract::text::Postcode;
use contract::{CouncilId, Problem};

use super::field::{Choice, Field, Shape};
use super::open::Form;
use super::typed::Typed;
use crate::visit::Rooms;
use crate::words::Words;

/// The most characters of a line of an address.
const LONGEST_LINE: usize = 100;
/// What is sent where the list lacks an address.
const NONE: &str = "none";
/// Under which part of a question's name a choice from its list is sent, and what was chosen.
pub(super) const CHOICE: &str = "choice";
pub(super) const KEPT: &str = "kept";

/// Who asks contacts, and for which council.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The services.
    pub rooms: &'a Rooms,
    /// Whoever asks.
    pub token: &'a str,
    /// Whose addresses.
    pub council: CouncilId,
}

impl Asking<'_> {
    async fn find(&self, which: &FindAddresses) -> Result<Vec<FoundAddress>, Problem> {
        Ok(self.rooms.contacts.find_addresses(self.token, which).await?.items)
    }
}

/// The question of these whose addresses were asked for by its button: `find:{name}`. Nothing else that is sent there is one.
pub fn sought<'t>(fields: &[Field], typed: &'t Typed) -> Option<&'t str> {
    let name = typed.get("do").strip_prefix("find:")?;
    let mut grown = fields.to_vec();
    grown.iter_mut().for_each(|field| field.keep(typed));
    all(&grown).iter().any(|field| field.shape == Shape::Address && field.name == name).then_some(name)
}

fn all(fields: &[Field]) -> Vec<&Field> {
    let within = |field: &'_ Field| matches!(field.shape, Shape::Group | Shape::Item);
    fields.iter().flat_map(|field| if within(field) { all(&field.within) } else { vec![field] }).collect()
}

fn each<'f>(fields: &'f mut [Field], found: &mut Vec<&'f mut Field>) {
    for field in fields {
        match field.shape {
            Shape::Group | Shape::Item => each(&mut field.within, found),
            Shape::Address => found.push(field),
            _ => {}
        }
    }
}

/// What was typed, with each address that was chosen from a list in the boxes of its question, also of a group's later things.
/// Where another postcode is looked for, what was chosen before counts no more.
pub async fn settled(asking: Asking<'_>, fields: &[Field], typed: &Typed) -> Typed {
    let mut pairs: Vec<(String, String)> =
        typed.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let mut grown = fields.to_vec();
    grown.iter_mut().for_each(|field| field.keep(typed));
    let sought = sought(fields, typed);
    for field in all(&grown).into_iter().filter(|field| field.shape == Shape::Address) {
        let choice = field.inner(CHOICE);
        if sought == Some(field.name.as_str()) {
            looked_for_again(field, typed, &mut pairs);
            continue;
        }
        let Some(uprn) = typed.given(&choice).filter(|uprn| *uprn != NONE) else { continue };
        let which = FindAddresses { uprn: Some(uprn.to_owned()), ..FindAddresses::default() };
        let found = asking.find(&which).await.ok().and_then(|found| found.into_iter().next());
        let Some(address) = found else { continue };
        let put = chosen(field, &address);
        pairs.retain(|(name, _)| *name != choice && !put.iter().any(|(other, _)| other == name));
        pairs.extend(put);
    }
    pairs.into_iter().collect()
}

/// What is typed where an address was chosen before the form was opened: it stands in the first question that asks for one.
pub async fn carried(asking: Asking<'_>, fields: &[Field], uprn: &str) -> Typed {
    let first = all(fields).into_iter().find(|field| field.shape == Shape::Address);
    let chosen = first.map(|field| (field.inner(CHOICE), uprn.to_owned()));
    settled(asking, fields, &chosen.into_iter().collect()).await
}

/// A question whose postcode is looked for: nothing is chosen from the list that was there, and what was chosen before goes
/// where its postcode isn't the one that was typed.
fn looked_for_again(field: &Field, typed: &Typed, pairs: &mut Vec<(String, String)>) {
    let kept = Kept::read(typed.get(&field.inner(KEPT)));
    let postcode = |text: &str| Postcode::parse(text).map_or_else(|_| text.to_owned(), String::from);
    let moved = kept.filter(|kept| postcode(kept.postcode) != postcode(typed.get(&field.inner("postcode"))));
    let mut gone = vec![field.inner(CHOICE)];
    if let Some(kept) = moved {
        gone.push(field.inner(KEPT));
        // What was typed by hand stays.
        if typed.get(&field.inner("line1")) == kept.line1 {
            gone.extend(["line1", "line2", "town"].map(|part| field.inner(part)));
        }
    }
    pairs.retain(|(name, _)| !gone.contains(name));
}

/// What stands in the boxes of a question once an address is chosen for it.
fn chosen(field: &Field, address: &FoundAddress) -> Vec<(String, String)> {
    let (line1, line2) = in_two(address.line_without_town());
    let (town, postcode) = (address.town.as_str(), address.postcode.as_str());
    let kept = Kept { uprn: &address.uprn, ward: &address.ward, postcode, town, line2, line1 };
    let parts = [("line1", line1), ("line2", line2), ("town", town), ("postcode", postcode)];
    let parts = parts.into_iter().map(|(part, value)| (field.inner(part), value.to_owned()));
    parts.chain([(field.inner(KEPT), kept.to_string())]).collect()
}

/// A line that is too long for its box is broken at the last comma that leaves as much as fits.
fn in_two(line: &str) -> (&str, &str) {
    if line.chars().count() <= LONGEST_LINE {
        return (line, "");
    }
    let fits = |(at, _): &(usize, &str)| line.get(..*at).is_some_and(|first| first.chars().count() <= LONGEST_LINE);
    let comma = line.match_indices(", ").filter(fits).last();
    comma.and_then(|(at, comma)| line.get(..at).zip(line.get(at + comma.len()..))).unwrap_or((line, ""))
}

/// The UPRN and the ward of what stands in the boxes of a question, for as long as that stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept<'a> {
    pub uprn: &'a str,
    pub ward: &'a str,
    pub postcode: &'a str,
    pub town: &'a str,
    pub line2: &'a str,
    pub line1: &'a str,
}

impl<'a> Kept<'a> {
    /// What a form sends of it.
    pub fn read(text: &'a str) -> Option<Self> {
        let mut parts = text.splitn(6, '|');
        let (uprn, ward, postcode) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { uprn, ward, postcode, town: parts.next()?, line2: parts.next()?, line1: parts.next()? })
    }
}

impl std::fmt::Display for Kept<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { uprn, ward, postcode, town, line2, line1 } = self;
        write!(f, "{uprn}|{}|{postcode}|{town}|{line2}|{line1}", ward.replace('|', " "))
    }
}

/// A form whose address questions find addresses, where the council has a gazetteer: with a list under each one of which a postcode
/// and no address is there, and under the one that was sought.
pub async fn offered(asking: Asking<'_>, mut form: Form, sought: Option<&str>, w: Words) -> Form {
    let asks = all(&form.fields).iter().any(|field| field.shape == Shape::Address);
    if !asks || !asking.rooms.has_addresses(asking.council, asking.token).await {
        return form;
    }
    let mut fields = Vec::new();
    each(&mut form.fields, &mut fields);
    let mut wrong = Vec::new();
    for field in fields {
        field.finds = true;
        let value = |part: &str| {
            let name = field.inner(part);
            field.within.iter().find(|inner| inner.name == name).map(|inner| inner.value.clone()).unwrap_or_default()
        };
        let asked = sought == Some(field.name.as_str());
        let (postcode, is_typed) = (value("postcode"), !value("line1").trim().is_empty());
        if !asked && (postcode.trim().is_empty() || is_typed) {
            continue;
        }
        match Postcode::parse(&postcode) {
            Err(why) if asked => wrong.push((field.inner("postcode"), why.code)),
            Err(_) => {}
            Ok(postcode) => {
                let which =
                    FindAddresses { postcode: Some(postcode.into()), limit: Some(200), ..FindAddresses::default() };
                let found = asking.find(&which).await.unwrap_or_default();
                field.list(&found, w);
            }
        }
    }
    for (name, code) in wrong {
        let key = if code == "required" { "fault-required-postcode" } else { "fault-not-a-postcode" };
        form = form.wrong(&name, w.get(key));
    }
    form
}

impl Field {
    fn list(&mut self, found: &[FoundAddress], w: Words) {
        self.searched = true;
        if found.is_empty() {
            return;
        }
        let head = Choice::new("", w.with_one("address-found", "count", found.len()));
        let listed = found.iter().map(|address| Choice::new(address.uprn.as_str(), address.line.as_str()));
        let none = Choice::new(NONE, w.get("address-not-listed"));
        self.choices = std::iter::once(head).chain(listed).chain([none]).collect();
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;
    use crate::form::standard;

    fn address(uprn: &str) -> FoundAddress {
        FoundAddress {
            uprn: uprn.to_owned(),
            line: "Flat 2, 14 Mill Lane, Worthing".to_owned(),
            town: "Worthing".to_owned(),
            postcode: "BN11 1HS".to_owned(),
            ward: "Central".to_owned(),
            latitude: None,
            longitude: None,
        }
    }

    #[test]
    fn another_postcode_that_is_looked_for_takes_the_place_of_what_was_chosen_and_garbage_is_no_question() {
        let field = standard::address("where", "Where", "/answers/where", Words::of(Language::En));
        let fields = [field.clone()];
        let looked = |postcode: &str| {
            let typed = chosen(&field, &address("7")).into_iter().filter(|(name, _)| name != "where-postcode");
            let sent = [("where-postcode", postcode), ("where-choice", "7"), ("do", "find:where")];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let typed: Typed = typed.chain(sent).collect();
            assert_eq!(sought(&fields, &typed), Some("where"));
            let mut pairs: Vec<_> = typed.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            looked_for_again(&field, &typed, &mut pairs);
            crate::form::answer::answer(&field, &pairs.into_iter().collect()).unwrap()
        };
        assert_eq!(looked("BN12 4PA"), serde_json::json!({ "postcode": "BN12 4PA" }));
        assert_eq!(looked("BN11 1HS")["uprn"], "7", "the same postcode changes nothing");
        for garbage in ["find:", "find:a\nb", "find:where#x", "find:where&page=2", "add:where"] {
            let typed: Typed = [("do".to_owned(), garbage.to_owned())].into_iter().collect();
            assert_eq!(sought(&fields, &typed), None, "{garbage:?}");
        }
    }

    #[test]
    fn a_long_address_is_broken_at_a_comma() {
        let (name, street) = (
            "Flat 12, The Old Corn Exchange and Granary Buildings, Upper Warehouse Yard",
            "142 Great Northern Promenade",
        );
        let long = format!("{name}, {street}, Broadwater");
        assert_eq!(in_two(&long), (name, "142 Great Northern Promenade, Broadwater"));
        assert_eq!(in_two("1 High Street, Broadwater"), ("1 High Street, Broadwater", ""));
        let one = "x".repeat(120);
        assert_eq!(in_two(&one), (one.as_str(), ""), "nothing is lost where there is no comma");
    }

    #[test]
    fn what_is_chosen_stands_in_the_boxes_and_its_uprn_until_a_hand_changes_them() {
        let field = standard::address("where", "Where", "/answers/where", Words::of(Language::En));
        let put: Typed = chosen(&field, &address("7")).into_iter().collect();
        let said = crate::form::answer::answer(&field, &put).unwrap();
        let expected = serde_json::json!({
            "line1": "Flat 2, 14 Mill Lane", "town": "Worthing", "postcode": "BN11 1HS", "uprn": "7", "ward": "Central",
        });
        assert_eq!(said, expected);
        for part in ["where-line2", "where-town"] {
            let by_hand = put.pairs().filter(|(name, _)| *name != part);
            let by_hand = by_hand.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let by_hand = by_hand.chain([(part.to_owned(), "Elsewhere".to_owned())]);
            assert!(crate::form::answer::answer(&field, &by_hand.collect()).unwrap().get("uprn").is_none(), "{part}");
        }
        let by_hand = put.pairs().map(|(name, value)| {
            (name.to_owned(), if name == "where-line1" { "The shed".to_owned() } else { value.to_owned() })
        });
        let said = crate::form::answer::answer(&field, &by_hand.collect()).unwrap();
        let expected = serde_json::json!({ "line1": "The shed", "town": "Worthing", "postcode": "BN11 1HS" });
        assert_eq!(said, expected);
    }
}
