//! Caution marks whose day has passed are put before those who may end them.

use contacts_api::mark::{AddMark, DueMark, MarkKind, ReviewMark};
use contract::{Clock as _, PageQuery, ProblemKind, SystemClock};
use time::Duration;
use time::macros::format_description;

use crate::support::{Desk, once};

/// The day so many days from now.
pub fn day(days: i64) -> String {
    let at = SystemClock.now() + Duration::days(days);
    at.date().format(format_description!("[year]-[month]-[day]")).expect("a day")
}

fn dog() -> AddMark {
    AddMark { kind: MarkKind::Dog, text: "Loose in the garden.".to_owned(), review_on: day(30) }
}

impl Desk {
    /// The marks that are due, a page of one at a time.
    async fn due(&self, token: &str) -> anyhow::Result<Vec<DueMark>> {
        let (mut due, mut cursor) = (Vec::new(), None);
        loop {
            let page = self.client().due_marks(token, &PageQuery { limit: Some(1), cursor }).await?;
            due.extend(page.items);
            match page.next {
                Some(next) => cursor = Some(next),
                None => return Ok(due),
            }
        }
    }
}

#[tokio::test]
async fn a_mark_whose_day_has_passed_is_put_before_managers_until_it_is_ended_or_holds_on() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, manager) = (desk.client(), desk.manager.clone());
    let ann = desk.knows_ann().await?;
    let mut marks = Vec::new();
    for _ in 0..3 {
        marks.push(client.add_mark(&manager, ann, &once(), &dog()).await?.id);
    }
    assert!(desk.due(&manager).await?.is_empty(), "their day is still to come");
    desk.change("update mark set review_on = current_date - 2").await?;

    let due = desk.due(&manager).await?;
    let mut found: Vec<_> = due.iter().map(|due| due.mark.id).collect();
    found.sort();
    let mut all = marks.clone();
    all.sort();
    assert_eq!(found, all, "each is told once, page by page");
    assert!(due.iter().all(|due| due.contact == ann && due.name == "Ann Smith" && due.mark.past_review));

    client.end_mark(&manager, marks[0]).await?;
    let (key, to) = (once(), ReviewMark { review_on: day(60) });
    let held = client.review_mark(&manager, marks[1], &key, &to).await?;
    assert_eq!(client.review_mark(&manager, marks[1], &key, &to).await?, held, "sent again, it is done once");
    assert_eq!((held.kind, held.text.as_str(), held.past_review), (MarkKind::Dog, "Loose in the garden.", false));
    let left: Vec<_> = desk.due(&manager).await?.into_iter().map(|due| due.mark.id).collect();
    assert_eq!(left, [marks[2]]);
    assert_eq!(client.marks(&manager, ann).await?.items.len(), 2, "the one that holds on, and the one that is due");
    Ok(())
}

#[tokio::test]
async fn only_who_may_write_marks_looks_at_them_again_and_only_to_a_day_that_can_be() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let ann = desk.knows_ann().await?;
    let mark = client.add_mark(&desk.manager, ann, &once(), &dog()).await?.id;
    desk.change("update mark set review_on = current_date - 2").await?;

    let to = |days| ReviewMark { review_on: day(days) };
    for wrong in [to(-3), to(800), ReviewMark { review_on: "2027-02-30".to_owned() }] {
        let refused = client.review_mark(&desk.manager, mark, &once(), &wrong).await.unwrap_err();
        assert_eq!(refused.errors[0].pointer, "/review_on");
    }
    let agent = client.review_mark(&desk.agent, mark, &once(), &to(9)).await.unwrap_err();
    assert_eq!(agent.kind, ProblemKind::Forbidden);
    let neighbour = desk.neighbour()?;
    let elsewhere = client.review_mark(&neighbour, mark, &once(), &to(9)).await.unwrap_err();
    assert_eq!(elsewhere.kind, ProblemKind::NotFound);
    assert!(desk.due(&neighbour).await?.is_empty());
    assert_eq!(desk.due(&desk.manager).await?.len(), 1, "nothing of that changed it");
    client.end_mark(&desk.manager, mark).await?;
    let ended = client.review_mark(&desk.manager, mark, &once(), &to(9)).await.unwrap_err();
    assert_eq!(ended.kind, ProblemKind::NotFound);
    Ok(())
}
