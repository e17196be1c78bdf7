//! Others hear of each message about a case: that it was written, and what became of it; never its words.

use contract::Language;
use notifications_api::MessageState;
use notifications_api::events::MessageStands;
use serde_json::Value;
use testkit::eventually;
use testkit::mail::{Fault, FaultRule};

use crate::office::Office;

impl Office {
    /// What was told of messages, in their order, once it is this much.
    async fn told_of_messages(&self, count: usize) -> anyhow::Result<Vec<Value>> {
        eventually("it to be told", async || -> anyhow::Result<Vec<Value>> {
            let mut owner = self.alone.owner(self.council()).await?;
            let sql = "select jsonb_build_array(version, payload, private) from outbox where name = $1 order by aggregate_id, version";
            let told: Vec<Value> = sqlx::query_scalar(sql)
                .bind(<MessageStands as contract::Event>::NAME)
                .fetch_all(&mut owner)
                .await?;
            anyhow::ensure!(told.len() == count, "{told:?}");
            Ok(told)
        })
        .await
    }
}

fn states(told: &[Value]) -> Vec<&str> {
    told.iter().filter_map(|one| one[1]["state"].as_str()).collect()
}

#[tokio::test]
async fn an_email_is_told_when_it_is_written_and_when_it_is_sent() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let case = office.opened(office.council(), Some("ann@example.org"), Language::En).await?;
    let message = office.once_in(MessageState::Sent, case).await?;
    let told = office.told_of_messages(2).await?;
    assert_eq!(states(&told), ["queued", "sent"]);
    for one in &told {
        assert_eq!(one[0], one[1]["turn"], "each is told under its turn");
        assert_eq!(one[1]["message_id"], message.id.to_string());
        assert_eq!(one[1]["case_id"], case.to_string());
        assert_eq!((&one[1]["channel"], &one[1]["template"]), (&"email".into(), &"case-opened".into()));
        assert!(!one.to_string().contains("ann@example.org"), "to whom stays here: {one}");
    }
    Ok(())
}

#[tokio::test]
async fn a_letter_is_told_at_each_turn_of_its_way() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let home = Some("14 Mill Lane, Worthing");
    let case = office.reported(office.council(), None, home, Language::En).await?;
    let letter = office.once_in(MessageState::ToPrint, case).await?;
    office.client().post_letter(&office.token, letter.id, 1, "posted").await?;
    office.client().unpost_letter(&office.token, letter.id, 2, "back").await?;
    office.hears_of_death(1, true, &[case]).await?;
    let told = office.told_of_messages(4).await?;
    assert_eq!(states(&told), ["to_print", "posted", "to_print", "stopped"]);
    assert!(told.iter().all(|one| one[1]["channel"] == "letter"));
    Ok(())
}

#[tokio::test]
async fn one_that_failed_and_goes_again_is_told_both_times() -> anyhow::Result<()> {
    let office = Office::open().await?;
    office.mail().set_faults(&[FaultRule::always(Fault::Reject)]).await?;
    let case = office.opened(office.council(), Some("ann@example.org"), Language::En).await?;
    let failed = office.once_in(MessageState::Failed, case).await?;
    office.mail().set_faults(&[]).await?;
    office.client().retry(&office.token, failed.id).await?;
    let told = office.told_of_messages(4).await?;
    assert_eq!(states(&told), ["queued", "failed", "queued", "sent"]);
    Ok(())
}
