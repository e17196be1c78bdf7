use contacts_api::duplicate::Likeness;
use time::macros::date;

use super::*;

fn home(lines: &str) -> Home {
    let lines = (!lines.is_empty()).then(|| contract::text::fold(lines));
    Home { postcode: "BN11 1HS".to_owned(), lines }
}

fn ann() -> Traits {
    Traits {
        names: vec!["Ann Smith".to_owned()],
        born: Some(date!(1957 - 03 - 09)),
        emails: BTreeSet::from(["ann.smith@example.org".to_owned()]),
        phones: BTreeSet::from(["+441903737755".to_owned(), "+447700900982".to_owned()]),
        homes: BTreeSet::from([home("14 Mill Lane")]),
    }
}

fn called(name: &str) -> Traits {
    Traits { names: vec![name.to_owned()], ..Traits::default() }
}

fn likeness(one: &Traits, other: &Traits) -> BTreeSet<Likeness> {
    score(one, other, &unchosen()).parts.into_iter().map(|part| part.likeness).collect()
}

#[test]
fn names_are_compared_as_people_have_them() {
    for (one, other, expected) in [
        ("Siân Ó Súilleabháin", "sian o suilleabhain", Likeness::SameName),
        ("Mary O'Brien", "Mary OBrien", Likeness::SameName),
        ("Mrs Ann Smith", "Ann Smith", Likeness::SameName),
        ("Ann Margaret Smith", "Ann Smith", Likeness::SameName),
        ("Smith Ann", "Ann Smith", Likeness::SwappedName),
        ("Bob Hughes", "Robert Hughes", Likeness::ShortName),
        ("Hughes Bob", "Robert Hughes", Likeness::ShortName),
        ("Stephen Clark", "Stephen Clarke", Likeness::NearName),
        ("Mary Smith-Jones", "Mary Jones", Likeness::SameName),
        ("Mary Smith-Jones", "Mary Smith", Likeness::NearName),
        ("A. Smith", "Ann Smith", Likeness::Initial),
        ("Sukarno", "Ahmed Sukarno", Likeness::Initial),
        ("Peter Ann Smith", "Ann Smith", Likeness::MiddleName),
        ("Ann Smith", "Ann Jones", Likeness::OtherFamilyName),
        ("Joan Smith", "John Smith", Likeness::OtherFirstName),
        ("John Smith", "John Smith Jnr", Likeness::OtherFirstName),
        ("Ann Smith", "Bob Jones", Likeness::OtherName),
        ("李小龙", "李小龙", Likeness::SameName),
    ] {
        assert_eq!(name(&called(one), &called(other)), Some(expected), "{one} {other}");
        assert_eq!(name(&called(other), &called(one)), Some(expected), "{other} {one}");
    }
    assert_eq!(name(&called("…"), &called("Ann Smith")), None, "nothing is known of a name without letters");
    let married = Traits { names: vec!["Ann Jones".to_owned(), "Ann Smith".to_owned()], ..Traits::default() };
    assert_eq!(name(&married, &called("Ann Smith")), Some(Likeness::SameName), "a name that they had before");
}

#[test]
fn a_household_doesnt_make_one_person_of_two() {
    let rules = unchosen();
    let share = Traits { names: vec![], emails: BTreeSet::new(), ..ann() };
    for (who, other) in [
        (
            "her husband, who gives her email address as well",
            Traits { names: vec!["Bob Smith".to_owned()], born: None, ..ann() },
        ),
        ("her twin", Traits { names: vec!["Joan Smith".to_owned()], ..share.clone() }),
        (
            "her daughter of the same name",
            Traits {
                names: vec!["Ann Smith".to_owned()],
                born: Some(date!(1987 - 03 - 09)),
                phones: BTreeSet::from(["+441903737755".to_owned()]),
                ..share.clone()
            },
        ),
        ("a lodger", Traits { names: vec!["Carys Pugh".to_owned()], born: None, ..share }),
    ] {
        let found = score(&ann(), &other, &rules);
        assert!(found.points < rules.threshold, "{who}: {found:?}");
    }
}

#[test]
fn the_same_person_is_told_by_little() {
    let rules = unchosen();
    for other in [
        Traits { emails: ann().emails, ..called("Ann Smith") },
        Traits { emails: ann().emails, ..called("Smith Ann") },
        Traits { phones: ann().phones, ..called("Annie Smith") },
        Traits { homes: BTreeSet::from([home("14 Mill Lane, Worthing")]), ..called("Ann Smyth") },
        Traits { homes: BTreeSet::from([home("")]), ..called("Ann Smith") },
        Traits { born: ann().born, ..called("Annie Smith") },
        Traits { born: ann().born, emails: ann().emails, ..called("Ann Llewellyn") },
    ] {
        let found = score(&ann(), &other, &rules);
        assert!(found.points >= rules.threshold, "{other:?}: {found:?}");
        assert!(!keys(&ann()).is_disjoint(&keys(&other)), "{other:?} would not be compared");
    }
}

#[test]
fn each_part_says_what_it_counts_and_a_council_may_count_otherwise() {
    let other = Traits { born: Some(date!(1957 - 09 - 03)), ..ann() };
    assert_eq!(
        likeness(&ann(), &other),
        [Likeness::SameName, Likeness::SameEmail, Likeness::SameMobile, Likeness::SameAddress, Likeness::NearBirth]
            .into()
    );
    let mut rules = unchosen();
    let shipped = score(&ann(), &other, &rules);
    assert_eq!(shipped.points, shipped.parts.iter().map(|part| part.points).sum::<i16>());
    assert!(
        shipped.parts.windows(2).all(|two| two[0].points.abs() >= two[1].points.abs()),
        "what counts most is first"
    );
    rules.points.insert(Likeness::SameEmail, 0);
    assert_eq!(score(&ann(), &other, &rules).points, shipped.points - 40);
    rules.points.clear();
    assert_eq!(score(&ann(), &other, &rules), shipped, "what isn't chosen counts as it is shipped");
}

#[test]
fn other_houses_of_a_postcode_are_told_apart() {
    for (one, other, expected) in [
        ("14 Mill Lane", "14 mill lane, Worthing", Likeness::SameAddress),
        ("14 Mill Lane", "16 Mill Lane", Likeness::OtherHouse),
        ("Flat 2, 14 Mill Lane", "Flat 3, 14 Mill Lane", Likeness::OtherHouse),
        ("Rose Cottage", "Rose Cottage, Mill Lane", Likeness::SameAddress),
        ("Rose Cottage", "The Barn", Likeness::OtherHouse),
        ("14 Mill Lane", "", Likeness::SamePostcode),
    ] {
        let (one, other) = (home(one), home(other));
        assert_eq!(house(one.lines.as_deref(), other.lines.as_deref()), expected);
    }
}

proptest::proptest! {
    #[test]
    fn it_is_the_same_from_both_sides(one in "[A-Za-zé’ -]{0,24}", other in "[A-Za-zé’ -]{0,24}") {
        let (one, other) = (called(&one), called(&other));
        proptest::prop_assert_eq!(name(&one, &other), name(&other, &one));
    }
}
