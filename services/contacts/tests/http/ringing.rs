//! Whom a number belongs to, caution marks, and a switchboard that rings an agent.

use cases_api::events::StaffReachable;
use contacts_api::caller::AnnounceCall;
use contacts_api::contact::NewContact;
use contacts_api::interaction::{InteractionState, ListInteractions};
use contacts_api::mark::{AddMark, MarkKind, Marked};
use contacts_api::property::FindProperties;
use contract::{Clock as _, ContactId, MarkId, NothingPrivate, ProblemKind, SystemClock};
use testkit::eventually;
use time::Duration;
use uuid::Uuid;

use crate::support::{Desk, ann, once};

fn rings(to: &str, switchboard: &str) -> AnnounceCall {
    AnnounceCall {
        switchboard_call_id: switchboard.to_owned(),
        number: Some("01903 737755".to_owned()),
        withheld: false,
        to: to.to_owned(),
    }
}

fn in_days(days: i64) -> String {
    (SystemClock.now() + Duration::days(days)).date().to_string()
}

#[tokio::test]
async fn a_number_is_nobodys_or_ones_or_several() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let callers = async |number: &str| desk.client().callers(&desk.agent, number).await;
    let nobody = callers("01903 737755").await?;
    assert_eq!((nobody.number.as_deref(), nobody.withheld, nobody.people.len()), (Some("+441903737755"), false, 0));
    let ann = desk.knows(ann()).await?;
    let one = callers("+44 1903 737755").await?.people;
    assert_eq!(one.iter().map(|caller| (caller.id, caller.name.as_str())).collect::<Vec<_>>(), [(ann, "Ann Smith")]);
    let bob = NewContact { name: "Bob Smith".into(), email: None, ..crate::support::ann() };
    let bob = desk.knows(bob).await?;
    let several: Vec<_> = callers("01903737755").await?.people.into_iter().map(|caller| caller.id).collect();
    assert_eq!(several, [bob, ann], "who gave it last comes first");
    assert!(callers("").await?.withheld);
    let unread = callers("reception").await?;
    assert_eq!((unread.number, unread.withheld, unread.people.len()), (None, false, 0));
    assert!(desk.client().callers(&desk.neighbour()?, "01903 737755").await?.people.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_caution_mark_is_seen_before_anything_else() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent, manager) = (desk.client(), &desk.agent, &desk.manager);
    let ann = desk.knows_ann().await?;
    let bob = desk.knows(NewContact { name: "Bob Ward".into(), ..NewContact::default() }).await?;
    let add = |kind, text: &str| AddMark { kind, text: text.to_owned(), review_on: in_days(90) };
    let dog = client.add_mark(manager, ann, &once(), &add(MarkKind::Dog, "Large dog, loose in the garden.")).await?;
    client.add_mark(manager, ann, &once(), &add(MarkKind::Violence, "Threatened a surveyor.")).await?;
    let signs = add(MarkKind::Adjustment, "Signs: book an interpreter.");
    client.end_mark(manager, client.add_mark(manager, bob, &once(), &signs).await?.id).await?;
    let refused = client.add_mark(agent, ann, &once(), &add(MarkKind::Dog, "x")).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden);
    let kinds = async || -> anyhow::Result<Vec<_>> {
        Ok(client.marks(agent, ann).await?.items.into_iter().map(|mark| mark.kind).collect())
    };
    assert_eq!(kinds().await?, [MarkKind::Violence, MarkKind::Dog]);
    assert_eq!(client.callers(agent, "01903 737755").await?.people[0].marks.len(), 2);
    let wrong = AddMark { kind: MarkKind::Other, text: " ".into(), review_on: in_days(-1) };
    let wrong = client.add_mark(manager, ann, &once(), &wrong).await.unwrap_err();
    assert_eq!(wrong.errors.iter().map(|fault| fault.pointer.as_str()).collect::<Vec<_>>(), ["/text", "/review_on"]);
    let several = client.marks_of(agent, &[bob, ann, ContactId::from(Uuid::new_v4())]).await?.items;
    assert_eq!(several, [Marked { contact: ann, kinds: vec![MarkKind::Violence, MarkKind::Dog] }]);
    assert!(client.marks_of(agent, &[]).await?.items.is_empty());
    let crowd: Vec<_> = (0..101).map(|_| ContactId::from(Uuid::new_v4())).collect();
    let refused = client.marks_of(agent, &crowd).await.unwrap_err();
    assert_eq!(refused.errors[0].pointer, "/of");
    client.end_mark(manager, dog.id).await?;
    client.end_mark(manager, dog.id).await?;
    assert_eq!(kinds().await?, [MarkKind::Violence]);
    let never = client.end_mark(manager, MarkId::from(Uuid::new_v4())).await.unwrap_err();
    assert_eq!(never.kind, ProblemKind::NotFound);
    let mut owner = desk.alone.owner(desk.council()).await?;
    sqlx::query("update mark set review_on = '2020-01-01'").execute(&mut owner).await?;
    assert!(client.marks(agent, ann).await?.items[0].past_review);
    Ok(())
}

#[tokio::test]
async fn a_switchboard_rings_an_agent_once_and_the_agent_picks_up() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent, switchboard) = (desk.client(), &desk.agent, &desk.manager);
    desk.invited("Tom Ellis", "Tom@adur.example").await?;
    let first = rings("tom@ADUR.example", "c-1");
    let announced = eventually("Tom to be known", async || client.announce(switchboard, &first).await).await?;
    assert_eq!(announced.panel, format!("/desk/calls/{}", announced.id));
    assert_eq!(client.announce(switchboard, &rings("tom@adur.example", "c-1")).await?, announced);
    let ringing = ListInteractions { ringing: Some("mine".into()), ..ListInteractions::default() };
    let calls = client.interactions(agent, &ringing).await?.items;
    let shape: Vec<_> = calls.iter().map(|call| (call.id, call.state, call.number.as_deref())).collect();
    assert_eq!(shape, [(announced.id, InteractionState::Ringing, Some("+441903737755"))]);
    assert_eq!(calls[0].staff.as_ref().map(|staff| staff.name.as_str()), Some("Tom Ellis"));
    let picked = client.pick_up(agent, announced.id, &once()).await?;
    assert_eq!(picked.summary.state, InteractionState::Open);
    assert!(client.interactions(agent, &ringing).await?.items.is_empty());
    assert_eq!(client.pick_up(agent, announced.id, &once()).await.unwrap_err().kind, ProblemKind::Conflict);
    let reachable = StaffReachable { staff_id: Uuid::from_u128(1).into(), extension: Some("4 01".into()) };
    desk.alone.arrives(desk.council(), 1, &reachable, &NothingPrivate {}).await?;
    let withheld = AnnounceCall { number: None, withheld: true, ..rings("401", "c-2") };
    let second =
        eventually("the extension to be known", async || client.announce(switchboard, &withheld).await).await?;
    assert_ne!(second.id, announced.id);
    assert!(client.interaction(agent, second.id).await?.summary.withheld);
    let wrong = client.announce(switchboard, &rings("nobody@adur.example", "c-3")).await.unwrap_err();
    assert_eq!(wrong.errors[0].pointer, "/to");
    let refused = client.announce(agent, &rings("401", "c-4")).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn a_property_is_what_people_gave_as_their_address() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let ann = desk.knows(ann()).await?;
    let bob = NewContact {
        name: "Bob Smith".into(),
        address: Some("14, MILL lane, Worthing".into()),
        ..crate::support::ann()
    };
    let bob = desk.knows(bob).await?;
    let elsewhere =
        NewContact { name: "Cy Jones".into(), address: Some("20 Mill Lane, Worthing".into()), ..crate::support::ann() };
    desk.knows(elsewhere).await?;
    let mark = AddMark { kind: MarkKind::TwoStaff, text: "Go by two.".into(), review_on: in_days(30) };
    desk.client().add_mark(&desk.manager, bob, &once(), &mark).await?;
    let find = |address: Option<&str>| FindProperties {
        postcode: "bn11 1hs".into(),
        address: address.map(str::to_owned),
        ..FindProperties::default()
    };
    let found = desk.client().properties(&desk.agent, &find(Some("14 mill"))).await?.items;
    assert_eq!(found.len(), 1);
    let mut people: Vec<_> = found[0].people.iter().map(|person| person.id).collect();
    people.sort();
    let mut expected = [ann, bob];
    expected.sort();
    assert_eq!(people, expected);
    assert_eq!(found[0].marks[0].kind, MarkKind::TwoStaff);
    assert_eq!(desk.client().properties(&desk.agent, &find(None)).await?.items.len(), 2);
    let wrong = FindProperties { postcode: "nowhere".into(), ..FindProperties::default() };
    let wrong = desk.client().properties(&desk.agent, &wrong).await.unwrap_err();
    assert_eq!(wrong.errors[0].pointer, "/postcode");
    assert!(desk.client().properties(&desk.neighbour()?, &find(None)).await?.items.is_empty());
    Ok(())
}
