//! People who are added by hand, and corrections to what is known of them.

use contacts_api::contact::{EditContact, NewContact};
use contract::{LookReason, ProblemKind};

use crate::support::{Desk, once};

fn places(problem: contract::Problem) -> Vec<String> {
    problem.errors.into_iter().map(|fault| fault.pointer).collect()
}

#[tokio::test]
async fn a_person_is_added_by_hand_and_recognised_afterwards() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let ann = desk.knows_ann().await?;
    let known = desk.client().read(&desk.agent, ann, LookReason::default()).await?;
    assert_eq!(
        (known.name.as_str(), known.emails[0].as_str(), known.phones[0].as_str()),
        ("Ann Smith", "ann@example.org", "+441903737755")
    );
    assert_eq!((known.addresses[0].postcode.as_str(), known.cases.len(), known.version), ("BN11 1HS", 0, 1));
    let case = desk.case_opened(contract::Channel::Web, None).await?;
    let told = desk.told("contact.linked", case.uuid()).await?;
    assert_eq!((told["contact_id"].as_str(), told["known"].as_bool()), (Some(ann.to_string().as_str()), Some(true)));
    let name_alone = NewContact { name: "Cy Jones".into(), ..NewContact::default() };
    desk.knows(name_alone).await?;
    let wrong = NewContact {
        name: " ".into(),
        email: Some("nowhere".into()),
        phone: Some("12".into()),
        address: Some("1 High Street".into()),
        postcode: None,
        date_of_birth: Some("2999-01-01".into()),
    };
    let wrong = desk.client().add(&desk.agent, &once(), &wrong).await.unwrap_err();
    assert_eq!(places(wrong), ["/name", "/email", "/phone", "/date_of_birth", "/postcode"]);
    Ok(())
}

#[tokio::test]
async fn a_correction_is_made_once_and_what_is_no_longer_theirs_recognises_nobody() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, agent) = (desk.client(), &desk.agent);
    let ann = desk.knows_ann().await?;
    let edit = EditContact {
        name: Some("Ann Jones".into()),
        email: Some("ann.jones@example.org".into()),
        no_longer: vec!["ann@example.org".into(), "+441903737755".into()],
        ..EditContact::default()
    };
    assert_eq!(client.edit(agent, ann, 1, &edit).await?.version, 2);
    assert_eq!(client.edit(agent, ann, 1, &edit).await.unwrap_err().kind, ProblemKind::PreconditionFailed);
    let known = client.read(agent, ann, LookReason::default()).await?;
    assert_eq!(
        (known.name.as_str(), known.emails, known.phones.len()),
        ("Ann Jones", vec!["ann.jones@example.org".to_owned()], 0)
    );
    assert_eq!((known.addresses.len(), known.date_of_birth.is_some()), (1, true), "what wasn't named stays");
    assert!(client.callers(agent, "01903 737755").await?.people.is_empty());
    let whose = async |name: &str, email: &str, postcode: &str| -> anyhow::Result<bool> {
        let case = desk.case_opened_by(name, email, postcode).await?;
        let told = desk.told("contact.linked", case.uuid()).await?;
        Ok(told["contact_id"].as_str() == Some(ann.to_string().as_str()))
    };
    assert!(!whose("Ann Smith", "ann@example.org", "BN14 8QX").await?, "the email address isn't hers any more");
    let moved = EditContact { no_longer: vec!["14 Mill Lane, Worthing".into()], ..EditContact::default() };
    assert_eq!(client.edit(agent, ann, 2, &moved).await?.version, 3);
    assert!(!whose("Ann Smith", "smith@example.org", "BN11 1HS").await?, "nor is the home, by her former name");
    assert!(!whose("Ann Jones", "jones@example.org", "BN11 1HS").await?, "nor by her name");
    assert!(whose("Ann Jones", "ann.jones@example.org", "BN14 8QX").await?, "her own email address is still hers");
    let wrong = EditContact { no_longer: vec![String::from("x\0"); 21], ..EditContact::default() };
    let version = client.read(agent, ann, LookReason::default()).await?.version;
    assert_eq!(places(client.edit(agent, ann, version, &wrong).await.unwrap_err()).len(), 21);
    let other = client.edit(&desk.neighbour()?, ann, 2, &EditContact::default()).await.unwrap_err();
    assert_eq!(other.kind, ProblemKind::NotFound);
    Ok(())
}
