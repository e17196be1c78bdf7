//! Who follows what the council knows already is told once, with a link by which they stop.

use cases_api::events::{FollowerTold, FollowerToldPrivate, FollowerToldWhy};
use contract::{Bilingual, Language};
use notifications_api::{ListMessages, MessageState};
use testkit::eventually;
use testkit::mail::{Fault, FaultRule};

use crate::office::{MAKE, Office, ids};

fn told(why: FollowerToldWhy, language: Language, text: Option<&str>) -> (FollowerTold, FollowerToldPrivate) {
    let what = Bilingual::new("Fallen tree at the pier", "Coeden wedi cwympo wrth y pier");
    let fact = FollowerTold { follower_id: uuid::Uuid::new_v4().into(), what, language, why };
    let private = FollowerToldPrivate {
        email: "eve@example.org".to_owned(),
        text: text.map(str::to_owned),
        stop_token: "st0p".to_owned(),
        confirm_token: (why == FollowerToldWhy::Asked).then(|| "c0nfirm".to_owned()),
    };
    (fact, private)
}

#[tokio::test]
async fn a_follower_reads_what_is_new_in_their_language_and_how_they_stop() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let facts = [
        (FollowerToldWhy::Began, Language::En, Some("A crew is on its way."), "You will be told: Fallen tree"),
        (FollowerToldWhy::Update, Language::Cy, Some("Mae’r ffordd ar agor."), "Newyddion: Coeden"),
        (FollowerToldWhy::Over, Language::En, None, "Over: Fallen tree"),
    ];
    for (why, language, text, subject) in facts {
        let (fact, private) = told(why, language, text);
        office.alone.arrives(office.council(), 1, &fact, &private).await?;
        let mail = office.mail().wait_for("eve@example.org", subject).await?;
        let read = mail.text.clone().unwrap_or_default();
        assert!(read.contains(text.unwrap_or("This is the last email about it.")), "{read}");
        let stop = match (why, language) {
            (FollowerToldWhy::Over, _) => None,
            (_, Language::En) => Some("http://adur.localhost:8080/stop/st0p"),
            (_, Language::Cy) => Some("http://adur.localhost:8080/stop/st0p?lang=cy"),
        };
        assert_eq!(mail.link("/stop/"), stop);
        assert!(
            mail.unsubscribe
                .as_deref()
                .unwrap_or_default()
                .starts_with("<http://adur.localhost:8080/stop/one-click/st0p")
        );
    }
    Ok(())
}

#[tokio::test]
async fn who_is_to_confirm_reads_how_and_nothing_else() -> anyhow::Result<()> {
    let office = Office::open().await?;
    for (language, subject, link) in [
        (Language::En, "Confirm your email address: Fallen tree", "http://adur.localhost:8080/be-told/confirm/c0nfirm"),
        (
            Language::Cy,
            "Cadarnhewch eich cyfeiriad e-bost: Coeden",
            "http://adur.localhost:8080/be-told/confirm/c0nfirm?lang=cy",
        ),
    ] {
        let (fact, private) = told(FollowerToldWhy::Asked, language, None);
        office.alone.arrives(office.council(), 1, &fact, &private).await?;
        let mail = office.mail().wait_for("eve@example.org", subject).await?;
        assert_eq!((mail.link("/be-told/confirm/"), mail.link("/stop/")), (Some(link), None));
        assert_eq!(mail.unsubscribe, None, "there is nothing yet to end");
    }
    Ok(())
}

#[tokio::test]
async fn a_follower_is_told_once_though_the_connection_breaks_and_two_processes_send() -> anyhow::Result<()> {
    let seconds = [("MOOTHALL_MAIL__TIMEOUT", "3".to_owned()), ("MOOTHALL_MAIL__LEASE", "4".to_owned())];
    let office = Office::with(None, &seconds).await?;
    office.mail().add_fault(&FaultRule::always(Fault::Drop { kept: false }).to("eve@example.org").times(1)).await?;
    let (fact, private) = told(FollowerToldWhy::Update, Language::En, Some("A lorry comes at 7."));
    office.alone.arrives(office.council(), 1, &fact, &private).await?;
    let _second = office.alone.another(MAKE).await?;
    let about = ListMessages { about: Some(fact.follower_id.uuid()), ..ListMessages::default() };
    eventually("the message to be sent", async || -> anyhow::Result<()> {
        let messages = office.client().list(&office.token, &about).await?.items;
        anyhow::ensure!(messages.len() == 1 && messages[0].state == MessageState::Sent, "{messages:?}");
        Ok(())
    })
    .await?;
    // What was handled is delivered once more.
    let mut owner = office.alone.owner(office.council()).await?;
    let again =
        "update inbox set done_at = null, next_at = now(), private = $1::text::jsonb where name = 'follower.told'";
    sqlx::query(again).bind(serde_json::to_string(&private)?).execute(&mut owner).await?;
    eventually("it to be handled again", async || -> anyhow::Result<()> {
        let open = "select count(*) from inbox where name = 'follower.told' and done_at is null";
        let open: i64 = sqlx::query_scalar(open).fetch_one(&mut owner).await?;
        anyhow::ensure!(open == 0, "{open}");
        Ok(())
    })
    .await?;
    let mails = office.mail().to("eve@example.org").await?;
    assert_eq!((mails.len(), ids(&mails).len()), (1, 1), "{mails:?}");
    Ok(())
}
