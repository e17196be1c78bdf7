//! Text messages reach the service for them once, whatever it does.

use cases_api::events::{DraftHandedOver, DraftHandedOverPrivate};
use contract::{Bilingual, DraftId, Language};
use notifications_api::{ListMessages, MessageState, MessageSummary};
use testkit::eventually;
use testkit::mail::{Fault, FaultRule, TEXT_KEY};
use time::macros::datetime;

use crate::office::{Office, reference};

/// A half-done report is handed over to a mobile.
async fn handed_over(office: &Office, mobile: &str, language: Language) -> anyhow::Result<DraftId> {
    let fact = DraftHandedOver {
        draft_id: uuid::Uuid::new_v4().into(),
        reference: reference(),
        service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
        language,
        expires_at: datetime!(2026-12-04 09:00 UTC),
    };
    let private = DraftHandedOverPrivate {
        name: String::new(),
        email: String::new(),
        mobile: Some(mobile.to_owned()),
        token: "tOken-1".to_owned(),
    };
    office.alone.arrives(office.council(), 1, &fact, &private).await?;
    Ok(fact.draft_id)
}

/// The only message about a draft, once it stands so.
async fn once_in(office: &Office, state: MessageState, draft: DraftId) -> anyhow::Result<MessageSummary> {
    eventually("the text to be so far", async || -> anyhow::Result<MessageSummary> {
        let which = ListMessages { about: Some(draft.uuid()), ..ListMessages::default() };
        let messages = office.client().list(&office.token, &which).await?.items;
        let found = messages.iter().find(|message| message.state == state).cloned();
        anyhow::ensure!(messages.len() == 1, "{messages:?}");
        found.ok_or_else(|| anyhow::anyhow!("{messages:?}"))
    })
    .await
}

#[tokio::test]
async fn a_link_arrives_once_in_the_readers_language() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let draft = handed_over(&office, "+447700900982", Language::Cy).await?;
    let sent = once_in(&office, MessageState::Sent, draft).await?;
    assert_eq!((sent.template.as_str(), sent.to.as_str(), sent.attempts), ("draft-texted", "+447700900982", 1));
    let texts = office.mail().to("+447700900982").await?;
    let [text] = texts.as_slice() else { panic!("{texts:?}") };
    assert_eq!(text.link("/continue/"), Some("http://adur.localhost:8080/continue/tOken-1?lang=cy"));
    assert!(text.text.as_deref().unwrap_or_default().contains("gorffennwch eich cais “Bin heb ei gasglu”"));
    assert_eq!((text.message_id.as_deref(), text.html.as_ref()), (Some(sent.id.to_string().as_str()), None));
    Ok(())
}

#[tokio::test]
async fn what_is_deferred_goes_again_and_what_is_refused_fails_in_the_services_words() -> anyhow::Result<()> {
    let office = Office::open().await?;
    office.mail().add_fault(&FaultRule::always(Fault::Defer).to("+447700900001").times(1)).await?;
    office.mail().add_fault(&FaultRule::always(Fault::Reject).to("+447700900002").times(1)).await?;
    let slow = handed_over(&office, "+447700900001", Language::En).await?;
    let gone = handed_over(&office, "+447700900002", Language::En).await?;
    let failed = once_in(&office, MessageState::Failed, gone).await?;
    let why = "The text service refused it: 400 BadRequestError: Cannot send to this recipient";
    assert_eq!(failed.fault.as_deref(), Some(why));
    assert_eq!(once_in(&office, MessageState::Sent, slow).await?.attempts, 2);
    assert_eq!((office.mail().to("+447700900001").await?.len(), office.uncertain().await?), (1, 0));
    office.client().retry(&office.token, failed.id).await?;
    once_in(&office, MessageState::Sent, gone).await?;
    assert_eq!(office.mail().to("+447700900002").await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn what_may_have_arrived_is_asked_after_and_goes_no_second_time() -> anyhow::Result<()> {
    let seconds = [("MOOTHALL_MAIL__TIMEOUT", "3".to_owned()), ("MOOTHALL_MAIL__LEASE", "4".to_owned())];
    let office = Office::with(None, &seconds).await?;
    let faults = [
        ("+447700900003", Fault::Drop { kept: true }),
        ("+447700900004", Fault::Drop { kept: false }),
        ("+447700900005", Fault::Hang { milliseconds: 3_500 }),
    ];
    let mut drafts = Vec::new();
    for (mobile, fault) in faults {
        office.mail().add_fault(&FaultRule::always(fault).to(mobile).times(1)).await?;
        drafts.push(handed_over(&office, mobile, Language::En).await?);
    }
    for ((mobile, _), draft) in faults.into_iter().zip(drafts) {
        let sent = once_in(&office, MessageState::Sent, draft).await?;
        assert_eq!((office.mail().to(mobile).await?.len(), sent.attempts), (1, 2), "{mobile}");
    }
    assert_eq!(office.uncertain().await?, 3);
    Ok(())
}

#[tokio::test]
async fn a_wrong_key_waits_to_be_put_right() -> anyhow::Result<()> {
    let wrong = TEXT_KEY.replace("92d6c3e4f581", "92d6c3e4f582");
    let office = Office::with(None, &[("MOOTHALL_SMS__KEY", wrong)]).await?;
    let draft = handed_over(&office, "+447700900982", Language::En).await?;
    eventually("a try to fail", async || -> anyhow::Result<()> {
        let message = once_in(&office, MessageState::Queued, draft).await?;
        let fault = message.fault.unwrap_or_default();
        anyhow::ensure!(fault.starts_with("The text service doesn't let us in: 403 AuthError"), "{fault}");
        Ok(())
    })
    .await?;
    assert!(office.mail().all().await?.is_empty());
    Ok(())
}
