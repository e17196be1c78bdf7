use cases_api::lookup::{FoundBy, FoundCase, LookUpCases};
use contract::{Problem, ProblemKind};
use identity_api::Sees;

use crate::support::{House, caller, key, missed_bin};

async fn find(house: &House, at: usize, q: &str) -> Result<Vec<FoundCase>, Problem> {
    let which = LookUpCases { q: q.to_owned(), call: None };
    Ok(house.cases().find(&house.worker(at), &which).await?.items)
}

/// The reference with another letter in a place.
fn slipped(reference: &str, at: usize) -> String {
    let other = if &reference[at..=at] == "7" { "8" } else { "7" };
    format!("{}{other}{}", &reference[..at], &reference[at + 1..])
}

#[tokio::test]
async fn a_case_is_found_however_its_reference_is_written() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (meant, _other) = (house.report(0).await?, house.report(0).await?);
    let whole = meant.reference.to_string();
    let compact = meant.reference.compact().to_owned();
    for typed in
        [&whole, &compact, &whole.to_lowercase().replace('-', " "), &format!(" {whole}. "), &compact[3..].to_owned()]
    {
        let found = find(&house, 0, typed).await?;
        assert_eq!((found[0].case.id, found[0].by), (meant.id, FoundBy::Reference), "{typed}");
    }
    for typed in [&compact[..9], &compact[..7], &compact[3..9]] {
        let found = find(&house, 0, typed).await?;
        assert_eq!((found[0].case.id, found[0].by), (meant.id, FoundBy::Beginning), "{typed}");
    }
    Ok(())
}

#[tokio::test]
async fn one_slip_is_seen_through() -> anyhow::Result<()> {
    let house = House::open().await?;
    let meant = house.report(0).await?;
    let compact = meant.reference.compact().to_owned();
    let mut typed: Vec<String> = (0..compact.len()).map(|at| slipped(&compact, at)).collect();
    typed.push(format!("{}O{}", &compact[..5], &compact[6..]));
    typed.push(format!("{}{}", &compact[..4], &compact[5..]));
    typed.push(format!("{}Y{}", &compact[..6], &compact[6..]));
    typed.push(slipped(&compact[3..], 2));
    for typed in typed {
        let found = find(&house, 0, &typed).await?;
        assert!(found.iter().any(|found| found.case.id == meant.id && found.by == FoundBy::Slip), "{typed} {compact}");
        assert!(found.len() <= 10);
    }
    Ok(())
}

#[tokio::test]
async fn a_case_that_came_from_another_council_is_found_by_its_earlier_reference() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (case, elsewhere) = (house.report(0).await?, house.report(1).await?);
    let alias = format!(
        "insert into case_alias (tenant_id, reference, case_id) values ('{}', '{}', '{}') returning 1::bigint",
        house.council(0).id,
        elsewhere.reference.compact(),
        case.id
    );
    house.count(0, &alias).await;
    let found = find(&house, 0, &elsewhere.reference.to_string()).await?;
    assert_eq!((found.len(), found[0].case.id, found[0].by), (1, case.id, FoundBy::EarlierReference));
    Ok(())
}

#[tokio::test]
async fn another_council_finds_nothing_and_nonsense_is_refused() -> anyhow::Result<()> {
    let house = House::open().await?;
    let case = house.report(0).await?;
    assert!(find(&house, 1, &case.reference.to_string()).await?.is_empty());
    for nothing in ["Mill Lane", "c7x", "01903 737755", "ann@example.org", "Siân", "' or 1=1 --"] {
        assert!(find(&house, 0, nothing).await?.is_empty(), "{nothing}");
    }
    for wrong in ["", " ", "a\u{0}b", "7".repeat(201).as_str()] {
        assert_eq!(find(&house, 0, wrong).await.unwrap_err().kind, ProblemKind::ValidationFailed, "{wrong}");
    }
    Ok(())
}

#[tokio::test]
async fn who_sees_a_part_of_the_cases_finds_no_others() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire_to_see(0, caller(), "Cllr Rees", vec![], Sees::Own).await?;
    let others = house.report(0).await?.reference.to_string();
    let own = house.cases().open(&house.worker(0), &key(), &missed_bin()).await?.reference.to_string();
    for (typed, expected) in [(&own, 1), (&others, 0), (&own[..6].to_owned(), 1), (&others[..6].to_owned(), 0)] {
        assert_eq!(find(&house, 0, typed).await?.len(), expected, "{typed}");
    }
    Ok(())
}
