//! What is kept of messages, and for how long.

use contract::Language;
use notifications_api::MessageState;
use testkit::eventually;

use crate::office::{MAKE, Office};

/// The texts that stand in the table, by template, oldest first.
async fn texts(office: &Office) -> anyhow::Result<Vec<(String, bool)>> {
    let mut owner = office.alone.owner(office.council()).await?;
    let sql = "select template, body <> '' and html <> '' and subject <> '' from message order by created_at, id";
    Ok(sqlx::query_as(sql).fetch_all(&mut owner).await?)
}

#[tokio::test]
async fn old_texts_go_and_sent_invitations_soon_and_that_they_were_sent_stays() -> anyhow::Result<()> {
    let office = Office::open().await?;
    for address in ["old@example.org", "invited@example.org", "new@example.org"] {
        let case = office.opened(office.council(), Some(address), Language::En).await?;
        office.once_in(MessageState::Sent, case).await?;
    }
    let mut owner = office.alone.owner(office.council()).await?;
    for (address, days, template) in
        [("old", 366, "case-opened"), ("invited", 9, "staff-invited"), ("new", 9, "case-opened")]
    {
        let age = "update message set created_at = created_at - make_interval(days => $2), template = $3
            where recipient = $1";
        let recipient = format!("{address}@example.org");
        sqlx::query(age).bind(recipient).bind(days).bind(template).execute(&mut owner).await?;
    }
    // A process looks when it begins.
    let _second = office.alone.another(MAKE).await?;
    let kept = |template: &str, text| (template.to_owned(), text);
    let expected = [kept("case-opened", false), kept("staff-invited", false), kept("case-opened", true)];
    eventually("the texts go", async || -> anyhow::Result<()> {
        let mut found = texts(&office).await?;
        found.sort();
        let mut expected = expected.clone();
        expected.sort();
        anyhow::ensure!(found == expected, "{found:?}");
        Ok(())
    })
    .await
}
