use cases_api::case::ListCases;
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::{CatalogueEntry, OfferMany, OfferedOne};
use contract::{Bilingual, ProblemKind, ServiceId};

use super::tasks::changes;
use crate::support::{House, faults, key};

impl House {
    async fn entries(&self) -> Vec<CatalogueEntry> {
        self.cases().catalogue(&self.cataloguer(0)).await.unwrap().items
    }

    /// The addresses of the services that citizens find, the district's own.
    async fn found(&self) -> Vec<String> {
        let found = self.cases().services(&self.citizen(0), "").await.unwrap().items;
        found.into_iter().filter(|one| one.service.id.is_some()).map(|one| one.service.slug).collect()
    }

    async fn offer_many(&self, services: Vec<ServiceId>, offered: bool) -> Vec<OfferedOne> {
        let asked = OfferMany { services, offered };
        self.cases().offer_many(&self.cataloguer(0), &key(), &asked).await.unwrap().items
    }
}

#[tokio::test]
async fn a_council_goes_live_with_one_service_and_switches_on_another() -> anyhow::Result<()> {
    let house = House::open().await?;
    let all = house.entries().await;
    let id = |slug: &str| all.iter().find(|entry| entry.slug == slug).unwrap().id;
    let open = house.report(0).await?;
    let rest: Vec<_> = all.iter().map(|entry| entry.id).filter(|one| *one != id("fly-tipping")).collect();

    let asked = OfferMany { services: rest.clone(), offered: false };
    let seen = house.cases().preview_offering(&house.cataloguer(0), &asked).await?.items;
    let bins = seen.iter().find(|one| one.id == id("missed-bin")).unwrap();
    assert_eq!((bins.changes, bins.open_cases), (true, 1), "what becomes of open cases is seen before");
    assert!(house.found().await.len() > 20, "looking at it changes nothing");

    house.offer_many(rest, false).await;
    assert_eq!(house.found().await, ["fly-tipping"]);
    let late = house.report(0).await.err().unwrap();
    assert_eq!(faults(&late), [("/service", "unknown-value")], "{late:?}");
    let case = house.cases().read(&house.worker(0), open.id).await?.body.case;
    assert_eq!(case.service.en, "Report a missed bin collection", "its cases go on");

    let offered = house.offer_many(vec![id("missed-bin"), id("fly-tipping")], true).await;
    assert_eq!(offered.iter().filter(|one| one.changes).count(), 1, "the other was offered already");
    assert_eq!(house.found().await.len(), 2);
    house.report(0).await?;
    Ok(())
}

#[tokio::test]
async fn many_are_offered_together_or_none_is() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, token) = (house.cases(), house.cataloguer(0));
    let bins = house.entries().await.into_iter().find(|entry| entry.slug == "missed-bin").unwrap();
    let stranger: ServiceId = contract::uuid::Uuid::nil().into();
    let asked = |services| OfferMany { services, offered: false };
    let wrong = cases.offer_many(&token, &key(), &asked(vec![bins.id, stranger])).await.unwrap_err();
    assert_eq!(faults(&wrong), [("/services/1", "unknown-value")]);
    let none = cases.offer_many(&token, &key(), &asked(Vec::new())).await.unwrap_err();
    assert_eq!(faults(&none), [("/services", "nothing")]);
    let worker = cases.offer_many(&house.worker(0), &key(), &asked(vec![bins.id])).await.unwrap_err();
    assert_eq!(worker.kind, ProblemKind::Forbidden);
    assert!(house.found().await.contains(&"missed-bin".to_owned()));
    Ok(())
}

#[tokio::test]
async fn services_stand_in_groups_and_are_known_by_their_national_numbers() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let group = async || {
        let found = cases.services(&citizen, "").await.unwrap().items;
        let bins = found.into_iter().find(|one| one.service.slug == "missed-bin").unwrap();
        bins.service.group.map(|group| group.en)
    };
    assert_eq!(group().await.as_deref(), Some("Bins and recycling"), "as the library has it");
    changes(&house, |definition: &mut Definition| definition.group = Some(Bilingual::new("Rubbish", "Sbwriel")))
        .await?;
    assert_eq!(group().await.as_deref(), Some("Rubbish"));

    let lgsl = cases.service(&citizen, "missed-bin").await?.service.lgsl;
    let of_code = cases.services_of_code(&citizen, lgsl).await?.items;
    assert!(of_code.iter().any(|one| one.service.slug == "missed-bin"));
    assert!(of_code.iter().all(|one| one.service.lgsl == lgsl));
    assert!(cases.services_of_code(&citizen, 9_998).await?.items.is_empty());
    Ok(())
}

#[tokio::test]
async fn the_cases_of_one_service_are_listed_alone() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    house.report(0).await?;
    let entries = house.entries().await;
    let listed = async |slug: &str| {
        let service = entries.iter().find(|entry| entry.slug == slug).map(|entry| entry.id);
        cases.list(&worker, &ListCases { service, ..ListCases::default() }).await.unwrap().items.len()
    };
    assert_eq!((listed("missed-bin").await, listed("fly-tipping").await), (1, 0));
    Ok(())
}
