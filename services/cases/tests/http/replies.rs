use cases_api::case::Happening;
use cases_api::reply::{ListReplies, ReplyActs, UseReply, WriteReply};
use cases_api::workflow::{Outcome, State};
use contract::{Bilingual, ProblemKind};

use crate::support::{House, caller, faults, key};

fn asks() -> WriteReply {
    WriteReply {
        title: "Ask for the number of the bin".into(),
        text: Bilingual::new("Dear ((name)), about ((reference)): which bin? ((agent))", "Annwyl ((name))"),
        acts: ReplyActs {
            to: Some(State::Waiting),
            take: true,
            note: Some("Asked by template.".into()),
            ..ReplyActs::default()
        },
        ..WriteReply::default()
    }
}

#[tokio::test]
async fn a_reply_is_kept_seen_by_its_team_changed_and_taken_away() -> anyhow::Result<()> {
    let house = House::open().await?;
    let teams = house.teams(0).await?.items;
    house.hire(0, caller(), "Jo Bloggs", vec![teams[0].team.id]).await?;
    let (cases, manager) = (house.cases(), house.team_lead(0));
    let kept = cases.add_reply(&manager, &key(), &asks()).await?;
    let other = WriteReply { title: "Áll done".into(), team: Some(teams[1].team.id), ..asks() };
    cases.add_reply(&manager, &key(), &other).await?;
    let titles = async |which: ListReplies| {
        let page = cases.replies(&manager, &which).await.unwrap();
        page.items.into_iter().map(|reply| reply.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(ListReplies::default()).await, ["Áll done", "Ask for the number of the bin"]);
    let mine = ListReplies { team: Some("mine".into()), ..ListReplies::default() };
    assert_eq!(titles(mine).await, ["Ask for the number of the bin"]);

    let edited = WriteReply { title: "Which bin?".into(), ..asks() };
    let now = cases.edit_reply(&manager, kept.id, 1, &key(), &edited).await?;
    assert_eq!((now.title.as_str(), now.version), ("Which bin?", 2));
    let late = cases.edit_reply(&manager, kept.id, 1, &key(), &edited).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    let agent = cases.add_reply(&house.agent(0, caller()), &key(), &asks()).await.unwrap_err();
    assert_eq!(agent.kind, ProblemKind::Forbidden);
    cases.remove_reply(&manager, kept.id).await?;
    assert_eq!(cases.read_reply(&manager, kept.id).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_reply_that_does_several_things_does_them_all_with_one_press() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, manager) = (house.cases(), house.team_lead(0));
    let opened = house.report(0).await?;
    let reply = cases.add_reply(&manager, &key(), &asks()).await?.id;
    let which = UseReply { reply };
    let changing = house.changing(0).await;
    let filled = cases.fill_reply(&manager, opened.id, &which).await?;
    drop(changing);
    assert_eq!(filled.text, format!("Dear Ann Example, about {}: which bin? Jo Bloggs", opened.reference));
    assert_eq!(house.count(0, "select count(*) from case_entry").await, 1, "a preview does nothing");
    // A case can't go back to where it began: nothing at all is done.
    let back = ReplyActs { to: Some(State::Received), ..asks().acts };
    let back = cases.add_reply(&manager, &key(), &WriteReply { acts: back, ..asks() }).await?.id;
    let refused = cases.use_reply(&manager, opened.id, 1, &key(), &UseReply { reply: back }).await.unwrap_err();
    assert_eq!(faults(&refused), [("/to", "not-offered")]);
    assert_eq!(house.count(0, "select count(*) from case_entry").await, 1, "all of it, or nothing");
    let once = key();
    cases.use_reply(&manager, opened.id, 1, &once, &which).await?;
    cases.use_reply(&manager, opened.id, 1, &once, &which).await?;
    let case = cases.read(&manager, opened.id).await?.body;
    assert_eq!((case.case.state, case.case.assignee.map(|one| one.name)), (State::Waiting, Some("Jo Bloggs".into())));
    let last = case.timeline.last().map(|entry| entry.what.clone());
    assert!(matches!(last, Some(Happening::Moved { to: State::Waiting, text: Some(text), .. }) if text == filled.text));
    assert_eq!(case.timeline.len(), 4, "opened, taken, noted, moved");
    assert_eq!(house.told(0, "case.updated").await.len(), 1, "the citizen hears once");
    Ok(())
}

#[tokio::test]
async fn a_reply_that_can_not_be_filled_or_finished_is_refused() -> anyhow::Result<()> {
    let house = House::open().await?;
    let wrong = WriteReply {
        title: String::new(),
        text: Bilingual::english("Ring ((phone))"),
        acts: ReplyActs { outcome: Some(Outcome::Completed), ..ReplyActs::default() },
        ..WriteReply::default()
    };
    let problem = house.cases().add_reply(&house.team_lead(0), &key(), &wrong).await.unwrap_err();
    let expected = [("/title", "required"), ("/text/en", "unknown-place"), ("/acts/outcome", "not-asked")];
    assert_eq!(faults(&problem), expected);
    Ok(())
}
