use std::sync::Arc;

use cases_api::events::{CaseOpened, CaseOpenedPrivate, CaseUpdated, CaseUpdatedPrivate};
use cases_api::workflow::{Outcome, State};
use contract::council::{Colours, ContactDetails, Council, CouncilState, Division, Tier};
use contract::{Arrived, Bilingual, Channel, CouncilId, Language, Prefix, Reference};
use directory::{Councils, Directory, Snapshot, Trust};
use identity_api::{Role, Sees, StaffInvited, StaffInvitedPrivate};
use runtime::Config;
use time::macros::datetime;
use uuid::Uuid;

use super::*;

const PAYLOADS: &[&str] = &[
    "Ann\r\nBcc: evil@x.example",
    "Ann\nSubject: hello",
    "Ann\r\n\r\n<html>",
    "<script>alert(1)</script>",
    "<a href=https://evil.example>win</a>",
    "\"><img src=x onerror=alert(1)>",
    "<!-- --><style>*{display:none}</style>",
    "https://evil.example/login",
    "www.evil.example",
    "javascript:alert(1)",
    "ann@evil.example",
    "((phone))",
    "((has_phone??x))",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "[click](((link)))",
    "# Heading",
    "* item",
    "> quote",
    "&lt;b&gt; &amp;",
    "\u{202E}gnp.exe\u{2028}x\u{0}",
    "' or 1=1 --",
    "=?utf-8?q?=0D=0ABcc:_evil?=",
    "李 Ó Súilleabháin",
];

fn council() -> Council {
    Council {
        id: CouncilId::from(Uuid::from_u128(1)),
        code: "adur".into(),
        name: Bilingual::new("Adur District Council", "Cyngor Dosbarth Adur"),
        tier: Tier::District,
        parent: None,
        slug: "adur".into(),
        prefix: Prefix::numbered(1),
        hosts: vec!["adur.localhost".into()],
        colours: Colours { brand: "#00703c".into(), accent: "#00703c".into() },
        contact: ContactDetails {
            phone: "01273 263000".into(),
            email: "help@adur.example".into(),
            ..Default::default()
        },
        languages: vec![Language::En, Language::Cy],
        division: Division::EnglandAndWales,
        state: CouncilState::Active,
        clock_offset: 0,
    }
}

fn writer() -> Writer {
    let councils = Councils { councils: vec![Arc::new(council())] };
    let config = Config::load(None, std::iter::empty()).unwrap();
    Writer::new(Arc::new(config), Directory::with(Snapshot::new(councils, Trust::default()))).unwrap()
}

fn reference() -> Reference {
    Reference::random(Prefix::numbered(1), &mut rand::rng())
}

fn arrived<E: contract::Event>(fact: E, private: E::Private) -> Arrived<E> {
    Arrived { id: Uuid::from_u128(9).into(), at: datetime!(2026-11-22 09:00 UTC), fact, private }
}

fn opened(name: &str, service: &str, language: Language) -> Draft {
    opened_from(name, service, language, None)
}

fn opened_from(name: &str, service: &str, language: Language, split_from: Option<Reference>) -> Draft {
    let fact = CaseOpened {
        case_id: Uuid::from_u128(2).into(),
        reference: reference(),
        service: Bilingual::english(service),
        what_next: Bilingual::english("We will look at it."),
        language,
        due_at: datetime!(2026-11-24 17:00 UTC),
        slug: "missed-bin".to_owned(),
        channel: Channel::Web,
        call: None,
        contact: None,
        split_from,
    };
    let private = CaseOpenedPrivate {
        name: name.into(),
        email: Some("ann@example.org".into()),
        phone: None,
        address: None,
        postcode: "BN11 1HS".into(),
        follow_token: "abc-_9".into(),
    };
    writer().case_opened(council().id, &arrived(fact, private)).unwrap().unwrap()
}

fn updated(name: &str, text: Option<&str>, state: State, moved: bool, language: Language) -> Draft {
    let ended = state == State::Done;
    let fact = CaseUpdated {
        case_id: Uuid::from_u128(2).into(),
        reference: reference(),
        service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
        language,
        state,
        state_words: Bilingual::new("Being dealt with", "Yn cael sylw"),
        outcome: ended.then_some(Outcome::Completed),
        outcome_words: ended
            .then(|| Bilingual::new("We have done what was needed.", "Rydym wedi gwneud yr hyn oedd ei angen.")),
        moved,
        rerouted: None,
    };
    let private = CaseUpdatedPrivate {
        name: name.into(),
        email: Some("ann@example.org".into()),
        address: None,
        postcode: None,
        text: text.map(str::to_owned),
        follow_token: "abc".into(),
    };
    writer().case_updated(council().id, &arrived(fact, private)).unwrap().unwrap()
}

fn invited(name: &str) -> Draft {
    let fact = StaffInvited {
        staff_id: Uuid::from_u128(3).into(),
        role: Role::Caseworker,
        teams: vec![],
        sees: Sees::All,
        expires_at: datetime!(2026-11-29 09:32 UTC),
    };
    let private = StaffInvitedPrivate { name: name.into(), email: "cy@adur.example".into(), token: "tok".into() };
    writer().staff_invited(council().id, &arrived(fact, private)).unwrap()
}

/// Everything between `<` and `>`.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap()).collect()
}

/// What a mail program would make a link of: words with a scheme, a mailbox or a dotted name.
fn links(text: &str) -> Vec<&str> {
    let dotted = |word: &str| {
        word.split('.')
            .zip(word.split('.').skip(1))
            .any(|(a, b)| a.ends_with(char::is_alphanumeric) && b.starts_with(char::is_alphabetic))
    };
    text.split_whitespace().filter(|word| word.contains("://") || word.contains("@e") || dotted(word)).collect()
}

#[test]
fn a_report_is_acknowledged_with_everything_that_its_reporter_needs() {
    let draft = opened("Siân", "Missed bin", Language::En);
    let text = &draft.written.text;
    for needed in ["Dear Siân,", "Missed bin", "5pm on Tuesday 24 November 2026", "We will look at it.", "01273 263000"]
    {
        assert!(text.contains(needed), "{needed} in {text}");
    }
    assert!(text.contains("\nhttp://adur.localhost:8080/follow/abc-_9\n"));
    assert!(draft.written.html.contains("href=\"http://adur.localhost:8080/follow/abc-_9\""));
    assert_eq!((draft.sender.as_str(), draft.host.as_str()), ("Adur District Council", "adur.localhost"));
    assert_eq!(draft.reply_to.unwrap().as_str(), "help@adur.example");
}

#[test]
fn who_told_of_two_things_at_once_is_thanked_for_no_second_report() {
    let first = reference();
    for (language, said) in
        [(Language::En, "You told us about two things"), (Language::Cy, "Dywedoch wrthym am ddau beth")]
    {
        let text = opened_from("Siân", "Missed bin", language, Some(first)).written.text;
        assert!(text.contains(said) && text.contains(&first.to_string()), "{text}");
        assert!(!text.contains("Thank you") && !text.contains("Diolch"), "{text}");
    }
}

#[test]
fn in_welsh_everything_of_ours_is_welsh_and_the_page_too() {
    let draft = opened("Siân", "Missed bin", Language::Cy);
    assert!(
        draft.written.text.contains("Annwyl Siân,") && draft.written.text.contains("5pm ddydd Mawrth 24 Tachwedd 2026")
    );
    assert!(draft.written.text.contains("/follow/abc-_9?lang=cy") && draft.written.html.contains("lang=\"cy\""));
    assert_eq!(draft.sender, "Cyngor Dosbarth Adur");
}

#[test]
fn a_move_says_where_the_case_stands_and_what_was_written() {
    let done = updated("Ann", Some("We came at 9.\n\nAll clean."), State::Done, true, Language::En).written;
    assert!(
        done.text.contains("We have done what was needed.") && done.text.contains("  We came at 9.\n\n  All clean.")
    );
    assert!(!done.text.contains("We need to hear from you"));
    let waiting = updated("Ann", None, State::Waiting, true, Language::En).written;
    assert!(waiting.text.contains("We need to hear from you") && !waiting.html.contains("<blockquote"));
    let message = updated("Ann", Some("Which bin?"), State::InProgress, false, Language::Cy);
    assert_eq!(message.key, Key::CaseMessage);
    assert!(message.written.subject.starts_with("Neges am eich cais") && message.written.text.contains("  Which bin?"));
}

#[test]
fn an_invitation_leads_to_the_desk() {
    let draft = invited("Cy");
    assert!(draft.written.text.contains("http://adur.localhost:8080/desk/invitation/tok"));
    assert!(
        draft.written.text.contains("caseworker") && draft.written.text.contains("9:32am on Sunday 29 November 2026")
    );
}

#[test]
fn nothing_that_anyone_types_adds_a_header_a_tag_or_a_link() {
    for payload in PAYLOADS {
        for language in Language::ALL {
            for (harmless, harmful) in [
                (opened("Ann", "Bin", language), opened(payload, "Bin", language)),
                (opened("Ann", "Bin", language), opened("Ann", payload, language)),
                (
                    updated("Ann", Some("x"), State::Done, true, language),
                    updated(payload, Some("x"), State::Done, true, language),
                ),
                (invited("Ann"), invited(payload)),
            ] {
                assert!(!harmful.written.subject.contains(char::is_control), "{payload}");
                assert_eq!(tags(&harmless.written.html), tags(&harmful.written.html), "{payload}");
                assert_eq!(links(&harmless.written.text), links(&harmful.written.text), "{payload}");
            }
        }
        let line = payload.replace(['\r', '\n', '\u{2028}'], " ");
        let (harmless, harmful) = (Some("x"), Some(line.as_str()));
        let harmless = updated("Ann", harmless, State::Done, true, Language::En).written;
        assert_eq!(
            tags(&harmless.html),
            tags(&updated("Ann", harmful, State::Done, true, Language::En).written.html),
            "{payload}"
        );
    }
}

#[test]
fn a_secret_that_isnt_one_makes_no_link() {
    for secret in ["", "a/b", "a b", "a?x=1", "a\"b", "é"] {
        assert!(writer().link(&council(), "/follow", secret, Language::En).is_err(), "{secret}");
    }
}

/// Someone without an email address, at this address.
fn at_home(address: Option<&str>, language: Language) -> Option<Draft> {
    let Arrived { fact, mut private, .. } = moved(State::Waiting, language);
    (private.email, private.address) = (None, address.map(str::to_owned));
    private.postcode = Some("BN11 1HS".into());
    writer().case_updated(council().id, &arrived(fact, private)).unwrap()
}

fn moved(state: State, language: Language) -> Arrived<CaseUpdated> {
    let fact = CaseUpdated {
        case_id: Uuid::from_u128(2).into(),
        reference: reference(),
        service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
        language,
        state,
        state_words: Bilingual::new("Waiting for you", "Yn aros amdanoch chi"),
        outcome: None,
        outcome_words: None,
        moved: true,
        rerouted: None,
    };
    let old = serde_json::json!({"name": "Siân", "email": null, "text": "See www.adur.example", "follow_token": "abc"});
    arrived(fact, serde_json::from_value(old).unwrap())
}

#[test]
fn who_has_no_email_address_is_written_a_letter_that_says_how_to_answer() {
    for (language, expected) in [
        (
            Language::En,
            ["Adur District Council", "22 November 2026", "How to answer is at the end", "Phone 01273 263000."],
        ),
        (
            Language::Cy,
            ["Cyngor Dosbarth Adur", "22 Tachwedd 2026", "Mae sut i ateb ar ddiwedd", "Ffoniwch 01273 263000."],
        ),
    ] {
        let draft = at_home(Some("1 High Street, Worthing"), language).unwrap();
        let Recipient::Post(letter) = draft.to else { panic!("{:?}", draft.to) };
        assert_eq!(letter.to, ["Siân", "1 High Street", "Worthing", "BN11 1HS"]);
        assert_eq!((letter.council.as_str(), letter.dated.value.as_str()), (expected[0], expected[1]));
        let said = serde_json::to_string(&letter.blocks).unwrap();
        for words in [expected[2], expected[3], "adur.localhost:8080/follow", "See www.adur.example"] {
            assert!(said.contains(words), "{words} in {said}");
        }
        assert!(
            said.contains(&letter.reference.value) && !said.contains("/follow/abc"),
            "no secret goes by post: {said}"
        );
        assert!(draft.written.html.is_empty() && draft.written.text.is_empty());
    }
}

#[test]
fn what_an_older_version_told_has_no_address_and_makes_no_letter() {
    let Arrived { fact, private, .. } = moved(State::Waiting, Language::En);
    assert_eq!((private.address.as_deref(), private.postcode.as_deref()), (None, None));
    assert!(writer().case_updated(council().id, &arrived(fact, private)).unwrap().is_none());
    assert!(at_home(None, Language::En).is_none() && at_home(Some("  "), Language::En).is_none());
}
