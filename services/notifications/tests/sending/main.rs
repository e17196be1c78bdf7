//! Messages reach the mail server once, whatever it does.

mod died;
mod fence;
mod followers;
mod keeping;
mod letters;
mod office;
mod telling;
mod texts;

use cases_api::events::{CaseUpdated, CaseUpdatedPrivate};
use cases_api::workflow::State;
use contract::{Bilingual, Language, Permission as _, ProblemKind};
use identity_api::{Role, Sees, StaffInvited, StaffInvitedPrivate};
use notifications_api::{ListMessages, MessageState, perm};
use office::{MAKE, Office, ids, reference};
use testkit::eventually;
use testkit::mail::{Fault, FaultRule, Mail};
use time::macros::datetime;

#[tokio::test]
async fn each_fact_makes_one_message_in_the_readers_language() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let case = office.opened(office.council(), Some("ann@example.org"), Language::Cy).await?;
    let mail = office.mail().wait_for("ann@example.org", "Mae eich cais").await?;
    assert!(mail.text.as_deref().unwrap_or_default().contains("Annwyl Siân O’Brien,"));
    assert_eq!(mail.link("/follow/"), Some("http://adur.localhost:8080/follow/tOken-1?lang=cy"));
    assert_eq!(mail.from, "no-reply@moothall.example");
    let kept = office.once_in(MessageState::Sent, case).await?;
    assert_eq!(mail.message_id.as_deref(), Some(format!("{}@adur.localhost", kept.id).as_str()));
    assert_eq!((kept.template.as_str(), kept.attempts, kept.fault), ("case-opened", 1, None));

    let moved = CaseUpdated {
        case_id: case,
        reference: reference(),
        service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
        language: Language::En,
        state: State::Waiting,
        state_words: Bilingual::new("Waiting for you", "Yn aros amdanoch chi"),
        outcome: None,
        outcome_words: None,
        moved: true,
        rerouted: None,
    };
    let private = CaseUpdatedPrivate {
        name: "Siân".to_owned(),
        email: Some("ann@example.org".to_owned()),
        address: None,
        postcode: None,
        text: Some("Which bin?".to_owned()),
        follow_token: "t".to_owned(),
    };
    office.alone.arrives(office.council(), 2, &moved, &private).await?;
    let mail = office.mail().wait_for("ann@example.org", "Waiting for you").await?;
    assert!(mail.text.unwrap_or_default().contains("  Which bin?"));

    let invited = StaffInvited {
        staff_id: uuid::Uuid::new_v4().into(),
        role: Role::Agent,
        teams: vec![],
        sees: Sees::All,
        expires_at: datetime!(2026-11-29 09:00 UTC),
    };
    let private =
        StaffInvitedPrivate { name: "Cy".to_owned(), email: "cy@adur.example".to_owned(), token: "inv".to_owned() };
    office.alone.arrives(office.council(), 1, &invited, &private).await?;
    let mail = office.mail().wait_for("cy@adur.example", "desk of adur council").await?;
    assert_eq!(mail.link("invitation"), Some("http://adur.localhost:8080/desk/invitation/inv"));
    Ok(())
}

#[tokio::test]
async fn without_an_address_there_is_no_message_and_other_councils_see_none() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let silent = office.opened(office.council(), None, Language::En).await?;
    let other = office.alone.councils[1].id;
    office.opened(other, Some("will@example.org"), Language::En).await?;
    office.mail().wait_for("will@example.org", "We have your request").await?;
    let all = office.client().list(&office.token, &ListMessages::default()).await?;
    assert!(all.items.is_empty() && office.about(silent).await?.is_empty(), "{all:?}");
    Ok(())
}

#[tokio::test]
async fn what_the_server_defers_is_tried_again_and_what_it_rejects_fails_until_retried() -> anyhow::Result<()> {
    let office = Office::open().await?;
    office.mail().add_fault(&FaultRule::always(Fault::Defer).to("slow@example.org").times(1)).await?;
    office.mail().add_fault(&FaultRule::always(Fault::Reject).to("gone@example.org").times(1)).await?;
    let slow = office.opened(office.council(), Some("slow@example.org"), Language::En).await?;
    let gone = office.opened(office.council(), Some("gone@example.org"), Language::En).await?;
    let failed = office.once_in(MessageState::Failed, gone).await?;
    assert_eq!(failed.fault.as_deref(), Some("The mail server refused it: 550 5.1.1 No such mailbox"));
    let sent = office.once_in(MessageState::Sent, slow).await?;
    assert_eq!((sent.attempts, office.mail().to("slow@example.org").await?.len()), (2, 1));

    let again = office.client().retry(&office.token, sent.id).await.unwrap_err();
    assert_eq!(again.kind, ProblemKind::Conflict);
    let stranger = office.alone.token(office.alone.councils[1].id, &[perm::RetryMessages::NAME])?;
    assert_eq!(office.client().retry(&stranger, failed.id).await.unwrap_err().kind, ProblemKind::NotFound);
    office.client().retry(&office.token, failed.id).await?;
    office.once_in(MessageState::Sent, gone).await?;
    assert_eq!(office.mail().to("gone@example.org").await?.len(), 1);
    assert_eq!(office.uncertain().await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_server_that_cant_be_reached_is_tried_again() -> anyhow::Result<()> {
    let office = Office::open().await?;
    office.mail().set_faults(&[FaultRule::always(Fault::RefuseConnections)]).await?;
    let case = office.opened(office.council(), Some("ann@example.org"), Language::En).await?;
    eventually("a try to fail", async || -> anyhow::Result<()> {
        let messages = office.about(case).await?;
        let fault = messages.first().and_then(|message| message.fault.as_deref());
        anyhow::ensure!(fault == Some("The mail server can't be reached."), "{fault:?}");
        Ok(())
    })
    .await?;
    office.mail().set_faults(&[]).await?;
    office.once_in(MessageState::Sent, case).await?;
    assert_eq!((office.mail().to("ann@example.org").await?.len(), office.uncertain().await?), (1, 0));
    Ok(())
}

#[tokio::test]
async fn an_answer_that_never_comes_sends_again_under_the_same_id_and_is_counted() -> anyhow::Result<()> {
    let seconds = [("MOOTHALL_MAIL__TIMEOUT", "3".to_owned()), ("MOOTHALL_MAIL__LEASE", "4".to_owned())];
    let office = Office::with(None, &seconds).await?;
    let faults = [
        ("cut@example.org", Fault::Drop { kept: true }, 2),
        ("lost@example.org", Fault::Drop { kept: false }, 1),
        ("hung@example.org", Fault::Hang { milliseconds: 3_500 }, 2),
    ];
    let mut cases = Vec::new();
    for (address, fault, _) in faults {
        office.mail().add_fault(&FaultRule::always(fault).to(address).times(1)).await?;
        cases.push(office.opened(office.council(), Some(address), Language::En).await?);
    }
    for ((address, _, kept), case) in faults.into_iter().zip(cases) {
        let sent = office.once_in(MessageState::Sent, case).await?;
        let mails = office.mail().to(address).await?;
        assert_eq!((mails.len(), ids(&mails).len(), sent.attempts), (kept, 1, 2), "{address}");
    }
    assert_eq!(office.uncertain().await?, 3);
    Ok(())
}

#[tokio::test]
async fn two_processes_send_each_message_once_and_a_busy_council_holds_up_nobody() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (busy, quiet) = (office.council(), office.alone.councils[1].id);
    office.mail().set_faults(&[FaultRule::always(Fault::RefuseConnections)]).await?;
    for number in 0..40 {
        office.opened(busy, Some(&format!("r{number}@busy.example")), Language::En).await?;
    }
    office.opened(quiet, Some("one@quiet.example"), Language::En).await?;
    eventually("every message to be written", async || -> anyhow::Result<()> {
        let mut owner = office.alone.owner(busy).await?;
        let count: i64 =
            sqlx::query_scalar("select count(*) from message where attempts > 0").fetch_one(&mut owner).await?;
        anyhow::ensure!(count == 40, "{count}");
        Ok(())
    })
    .await?;
    let _second = office.alone.another(MAKE).await?;
    office.mail().set_faults(&[]).await?;
    for council in [busy, quiet] {
        let mut owner = office.alone.owner(council).await?;
        sqlx::query("update message set due_at = now() where state = 'queued'").execute(&mut owner).await?;
    }
    let mails = eventually("every message to arrive", async || -> anyhow::Result<Vec<Mail>> {
        let mails = office.mail().all().await?;
        anyhow::ensure!(mails.len() >= 41, "{}", mails.len());
        Ok(mails)
    })
    .await?;
    assert_eq!((mails.len(), ids(&mails).len()), (41, 41));
    let place = mails.iter().position(|mail| mail.to == "one@quiet.example");
    assert!(place.is_some_and(|place| place < 20), "{place:?}");
    eventually("all to be noted", async || -> anyhow::Result<()> {
        let page = office
            .client()
            .list(
                &office.token,
                &ListMessages { state: Some(MessageState::Sent), limit: Some(100), ..Default::default() },
            )
            .await?;
        anyhow::ensure!(
            page.items.len() == 40 && page.items.is_sorted_by(|a, b| a.id.uuid() > b.id.uuid()),
            "{}",
            page.items.len()
        );
        Ok(())
    })
    .await?;
    assert_eq!((office.mail().all().await?.len(), office.uncertain().await?), (41, 0));
    Ok(())
}
