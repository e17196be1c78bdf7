use cases_api::catalogue::Provider;
use contract::ProblemKind;
use contract::council::Tier;

use crate::support::House;

#[tokio::test]
async fn a_service_is_found_in_ones_own_words_here_or_elsewhere() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let found = cases.services(&citizen, "bin not emptied").await?.items;
    assert_eq!(found[0].service.slug, "missed-bin");
    assert_eq!(found[0].service.provider, Provider::Own);
    assert!(found[0].service.id.is_some());
    let found = cases.services(&citizen, "pot hole").await?.items;
    assert_eq!(found[0].service.slug, "pothole");
    assert!(matches!(found[0].service.provider, Provider::Other { tier: Tier::County, .. }));
    let all = cases.services(&citizen, "").await?.items;
    let own: Vec<bool> = all.iter().map(|found| found.service.provider == Provider::Own).collect();
    assert!(own[0] && own.is_sorted_by(|a, b| a >= b), "the council's own come first");
    Ok(())
}

#[tokio::test]
async fn a_page_has_its_form_and_one_of_another_council_has_none() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    let own = cases.service(&citizen, "missed-bin").await?;
    assert!(own.form.requires_address());
    assert_eq!(own.team.en, "Waste and recycling");
    let other = cases.service(&citizen, "pothole").await?;
    assert!(other.form.fields.is_empty());
    for never in ["magic", "Missed-Bin", "a%00b", "%F0%9F%97%91"] {
        assert_eq!(cases.service(&citizen, never).await.unwrap_err().kind, ProblemKind::NotFound, "{never}");
    }
    Ok(())
}

#[tokio::test]
async fn a_council_that_is_told_of_twice_has_one_catalogue_and_keeps_its_changes() -> anyhow::Result<()> {
    let house = House::open().await?;
    let count = "select count(*) from service";
    let (services, teams) = (house.count(0, count).await, house.teams(0).await?.items.len());
    let renamed = "with renamed as (
             update service_version v set definition = jsonb_set(definition, '{name,en}', '\"Bins\"')
             from service s where s.tenant_id = v.tenant_id and s.published_id = v.id and s.slug = 'missed-bin'
         )
         update service set version = version + 1 where slug = 'missed-bin' returning 1::bigint";
    house.count(0, renamed).await;
    house.provision(0).await?;
    assert_eq!((house.count(0, count).await, house.teams(0).await?.items.len()), (services, teams));
    let citizen = house.citizen(0);
    assert_eq!(house.cases().services(&citizen, "bin not emptied").await?.items[0].service.name.en, "Bins");
    assert_ne!(house.cases().services(&house.citizen(1), "bin not emptied").await?.items[0].service.name.en, "Bins");
    Ok(())
}
