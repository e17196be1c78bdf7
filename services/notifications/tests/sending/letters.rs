//! Who gave no email address is written a letter, which staff print, post and mark, once.

use cases_api::events::{CaseUpdated, CaseUpdatedPrivate};
use cases_api::workflow::{Outcome, State};
use contract::look::ListLooks;
use contract::{Bilingual, CaseId, Language, Permission as _, ProblemKind};
use notifications_api::letter::{LetterSummary, ListLetters, PostLetters, PrintedLetter};
use notifications_api::{MessageState, perm};
use testkit::eventually;

use crate::office::{MAKE, Office, reference};

const HOME: Option<&str> = Some("14 Mill Lane, Worthing");

async fn waiting(office: &Office) -> anyhow::Result<Vec<LetterSummary>> {
    Ok(office.client().letters(&office.token, &ListLetters::default()).await?.items)
}

/// A case of someone at home ends, as a fact that may be told twice.
async fn finished(office: &Office, case: CaseId) -> anyhow::Result<()> {
    let done = CaseUpdated {
        case_id: case,
        reference: reference(),
        service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
        language: Language::En,
        state: State::Done,
        state_words: Bilingual::new("Done", "Wedi’i wneud"),
        outcome: Some(Outcome::Completed),
        outcome_words: Some(Bilingual::new("We emptied it.", "Gwagiwyd ef.")),
        moved: true,
        rerouted: None,
    };
    let private = CaseUpdatedPrivate {
        name: "Siân O’Brien".to_owned(),
        email: None,
        address: HOME.map(str::to_owned),
        postcode: Some("BN11 1HS".to_owned()),
        text: None,
        follow_token: "t".to_owned(),
    };
    office.alone.arrives(office.council(), 2, &done, &private).await?;
    Ok(())
}

#[tokio::test]
async fn a_caller_without_email_is_written_letters_that_are_printed_and_posted_once() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let _second = office.alone.another(MAKE).await?;
    let case = office.reported(office.council(), None, HOME, Language::Cy).await?;
    let first = office.once_in(MessageState::ToPrint, case).await?;
    assert_eq!((first.to.as_str(), first.attempts), ("Siân O’Brien, 14 Mill Lane, Worthing, BN11 1HS", 0));
    finished(&office, case).await?;
    let letters = eventually("both letters wait, the oldest first", async || -> anyhow::Result<Vec<LetterSummary>> {
        let letters = waiting(&office).await?;
        anyhow::ensure!(letters.len() == 2 && letters[0].id == first.id, "{letters:?}");
        Ok(letters)
    })
    .await?;
    assert_eq!((letters[0].language, letters[1].language), (Language::Cy, Language::En));
    let read = office.client().letter(&office.token, letters[0].id).await?;
    let letter = read.body.letter.clone().expect("its text");
    assert!(letter.subject.starts_with("Mae eich cais wedi ein cyrraedd"), "{letter:?}");
    assert_eq!(letter.to.last().map(String::as_str), Some("BN11 1HS"));

    let (id, version) = (first.id, read.body.version);
    office.client().post_letter(&office.token, id, version, "one").await?;
    office.client().post_letter(&office.token, id, version, "one").await?;
    let late = office.client().post_letter(&office.token, id, version, "two").await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    let again = office.client().post_letter(&office.token, id, version + 1, "three").await.unwrap_err();
    assert_eq!(again.kind, ProblemKind::Conflict);
    let posted = office.client().letter(&office.token, id).await?.body;
    assert!(posted.posted_at.is_some() && posted.posted_by.is_some(), "{posted:?}");
    assert_eq!(waiting(&office).await?.len(), 1);
    office.client().unpost_letter(&office.token, id, version + 1, "four").await?;
    let back = office.client().letter(&office.token, id).await?.body;
    assert_eq!((back.posted_at, back.posted_by, back.letter), (None, None, Some(letter)));
    assert!(office.mail().all().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn several_are_marked_together_and_what_someone_marked_meanwhile_is_left() -> anyhow::Result<()> {
    let office = Office::open().await?;
    for _ in 0..3 {
        office.reported(office.council(), None, HOME, Language::En).await?;
    }
    let letters = eventually("three letters wait", async || -> anyhow::Result<Vec<LetterSummary>> {
        let letters = waiting(&office).await?;
        anyhow::ensure!(letters.len() == 3, "{letters:?}");
        Ok(letters)
    })
    .await?;
    let shown: Vec<_> = letters.iter().map(|one| PrintedLetter { id: one.id, version: one.version }).collect();
    office.client().post_letter(&office.token, shown[1].id, shown[1].version, "meanwhile").await?;
    let all = PostLetters { letters: shown };
    let posted = office.client().post_letters(&office.token, "all", &all).await?;
    assert_eq!((posted.posted, posted.left), (2, 1));
    assert_eq!(office.client().post_letters(&office.token, "all", &all).await?, posted);
    assert!(waiting(&office).await?.is_empty());
    let none = PostLetters { letters: vec![] };
    let refused = office.client().post_letters(&office.token, "none", &none).await.unwrap_err();
    assert_eq!(refused.errors.first().map(|fault| fault.pointer.as_str()), Some("/letters"));
    Ok(())
}

#[tokio::test]
async fn another_council_neither_opens_nor_marks_a_letter() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let case = office.reported(office.council(), None, HOME, Language::En).await?;
    let letter = office.once_in(MessageState::ToPrint, case).await?;
    let theirs = office.alone.councils[1].id;
    let stranger = office.alone.token(theirs, &[perm::ReadLetters::NAME, perm::PostLetters::NAME])?;
    let client = office.client();
    assert_eq!(client.letter(&stranger, letter.id).await.unwrap_err().kind, ProblemKind::NotFound);
    assert_eq!(client.post_letter(&stranger, letter.id, 1, "k").await.unwrap_err().kind, ProblemKind::NotFound);
    let all = PostLetters { letters: vec![PrintedLetter { id: letter.id, version: 1 }] };
    assert_eq!(client.post_letters(&stranger, "a", &all).await?.posted, 0);
    assert!(client.letters(&stranger, &ListLetters::default()).await?.items.is_empty());
    let agent = office.alone.token(office.council(), &[perm::ReadMessages::NAME])?;
    assert_eq!(client.letter(&agent, letter.id).await.unwrap_err().kind, ProblemKind::Forbidden);
    let reader = office.alone.token(office.council(), &[perm::ReadLetters::NAME])?;
    assert_eq!(client.post_letter(&reader, letter.id, 1, "r").await.unwrap_err().kind, ProblemKind::Forbidden);
    assert!(client.letter(&reader, letter.id).await?.body.posted_at.is_none());
    let looks = eventually("the look to be kept", async || {
        let looks = client.access_log(&office.token, &ListLooks::default()).await.ok()?.items;
        Some(looks).filter(|looks| !looks.is_empty())
    })
    .await?;
    let looks: Vec<_> = looks.iter().map(|look| (look.screen.as_str(), look.case)).collect();
    assert_eq!(looks, [("letter", Some(case))], "who read it is kept, and nobody else did");
    Ok(())
}
