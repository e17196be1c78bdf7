use cases_api::avoidable::{AvoidableDays, AvoidableReason, ListAvoidable, MissingMessage};
use cases_api::case::{Assign, SendUpdate};
use cases_api::perm;
use contacts_api::events::InteractionEnded;
use contacts_api::interaction::{Avoidable, Direction, Outcome};
use contract::{CaseId, Channel, Clock as _, InteractionId, NothingPrivate, Permission as _, ProblemKind, SystemClock};
use uuid::Uuid;

use crate::support::{House, caller, key};

impl House {
    /// A token of whoever runs the desk.
    fn board(&self, at: usize) -> String {
        self.alone.token(self.council(at).id, &[perm::ReadWorkload::NAME]).unwrap()
    }

    /// Someone called about cases, and that is over.
    async fn called(&self, outcome: Outcome, avoidable: Option<Avoidable>, cases: Vec<CaseId>) -> anyhow::Result<()> {
        let (started_at, ended_at) = (SystemClock.now(), SystemClock.now());
        let fact = InteractionEnded {
            interaction_id: InteractionId::from(Uuid::new_v4()),
            channel: Channel::Phone,
            direction: Direction::In,
            contact_id: None,
            staff_id: Some(caller()),
            outcome,
            matter: None,
            article: None,
            avoidable,
            cases,
            started_at,
            ended_at,
        };
        let council = self.council(0).id;
        let id = self.alone.arrives(council, 1, &fact, &NothingPrivate {}).await?;
        self.handled(council, id.uuid()).await
    }
}

#[tokio::test]
async fn a_chaser_tells_which_message_would_have_avoided_it() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (board, worker) = (house.board(0), house.worker(0));
    let overdue = house.report(0).await?.id;
    let told = house.report(0).await?.id;
    let late = "with late as (update case_file set opened_at = now() - interval '20 days', due_at = now() - interval '9 days' returning 1) select count(*) from late";
    house.count(0, late).await;
    house.cases().update(&worker, told, &key(), &SendUpdate::saying("We come on Friday.")).await?;
    house.called(Outcome::Chased, None, vec![overdue]).await?;
    house.called(Outcome::Chased, None, vec![told]).await?;
    house.called(Outcome::Answered, Some(Avoidable::UnclearMessage), vec![]).await?;
    house.called(Outcome::Answered, None, vec![overdue]).await?;

    let figure = house.cases().avoidable(&board, &AvoidableDays::default()).await?;
    assert_eq!(figure.total, 3);
    let by_message: Vec<_> = figure.messages.iter().map(|part| (part.message, part.contacts)).collect();
    assert_eq!(by_message, [(None, 2), (Some(MissingMessage::TargetMissed), 1)]);
    let by_reason: Vec<_> = figure.reasons.iter().map(|part| (part.reason, part.contacts)).collect();
    assert_eq!(by_reason, [(AvoidableReason::Chased, 2), (AvoidableReason::UnclearMessage, 1)]);

    let which = ListAvoidable { message: Some(MissingMessage::TargetMissed), ..ListAvoidable::default() };
    let behind = house.cases().avoidable_contacts(&board, &which).await?.items;
    assert_eq!(
        behind.iter().filter_map(|contact| contact.case.as_ref()).map(|case| case.id).collect::<Vec<_>>(),
        [overdue]
    );
    assert!(house.cases().avoidable_contacts(&house.board(1), &which).await?.items.is_empty());
    let mine = house.cases().avoidable(&worker, &AvoidableDays::default()).await.unwrap_err();
    assert_eq!(mine.kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn the_board_counts_what_each_team_and_person_has_to_do() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Worker", vec![]).await?;
    let (first, _) = (house.report(0).await?.id, house.report(0).await?.id);
    house.cases().assign(&house.worker(0), first, 1, &key(), &Assign { to: Some(caller()) }).await?;
    let late = "with late as (update case_file set due_at = now() - interval '1 hour' where assignee_id is not null returning 1) select count(*) from late";
    house.count(0, late).await;
    let load = house.cases().workload(&house.board(0)).await?;
    let waste: Vec<_> = load.teams.iter().filter(|team| team.load.open > 0).collect();
    assert_eq!(waste.len(), 1);
    assert_eq!((waste[0].load.open, waste[0].load.overdue, waste[0].nobody), (2, 1, 1));
    assert_eq!(load.people.len(), 1);
    assert_eq!((load.people[0].person.name.as_str(), load.people[0].load.overdue), ("Jo Worker", 1));
    assert!(house.cases().workload(&house.board(1)).await?.people.is_empty());
    Ok(())
}
