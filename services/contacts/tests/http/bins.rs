//! Bin days: rounds are said, a file says which addresses they serve, Christmas moves them, and anyone may ask.

use std::time::Duration;

use contacts_api::address::{AddAddressFile, AddressFile, AddressFileState, FileHolds, MapAddressFile};
use contacts_api::bins::{BinDays, FindBinDays, NewShift, Season, SetRound, Weekday};
use contract::{Bilingual, PageQuery, Problem, ProblemKind, RoundId};
use testkit::within;

use crate::support::{Desk, once};

const ADDRESSES: &str = "UPRN,BUILDING_NUMBER,THOROUGHFARE,POST_TOWN,POSTCODE\n\
    1,1,MILL LANE,WORTHING,BN11 1HS\n2,2,MILL LANE,WORTHING,BN11 1HS\n3,3,MILL LANE,WORTHING,BN11 1HS\n";

async fn read(desk: &Desk, holds: FileHolds, bytes: &str) -> anyhow::Result<AddressFile> {
    let asked = AddAddressFile { name: "a.csv".to_owned(), holds };
    let file = desk.client().add_address_file(&desk.manager, &asked, bytes.as_bytes().to_vec().into()).await?;
    let columns = MapAddressFile { columns: file.columns.clone() };
    desk.client().map_address_file(&desk.manager, file.id, file.version, &once(), &columns).await?;
    let now = async || desk.client().address_file(&desk.manager, file.id).await.ok();
    let is_read = async || now().await.filter(|file| file.state == AddressFileState::Read);
    within(Duration::from_secs(120), "the file to be read", is_read).await
}

async fn taken(desk: &Desk, holds: FileHolds, bytes: &str) -> anyhow::Result<AddressFile> {
    let file = read(desk, holds, bytes).await?;
    Ok(desk.client().take_address_file(&desk.manager, file.id, file.version, &once()).await?)
}

fn mondays(name: &str, collects: &str) -> SetRound {
    SetRound {
        name: name.to_owned(),
        collects: vec![Bilingual::new(collects, "Sbwriel")],
        weekdays: vec![Weekday::Monday],
        every_weeks: 1,
        anchor: "2026-01-05".to_owned(),
        season: None,
    }
}

async fn added(desk: &Desk, round: &SetRound) -> Result<RoundId, Problem> {
    Ok(desk.client().add_round(&desk.manager, &once(), round).await?.id)
}

async fn days(desk: &Desk, uprn: &str) -> anyhow::Result<BinDays> {
    let which = FindBinDays { uprn: uprn.to_owned(), days: Some(40) };
    Ok(desk.client().bin_days(&desk.alone.visitor(desk.council())?, &which).await?)
}

/// A council whose house at 1 Mill Lane has its rubbish collected each Monday.
async fn collecting() -> anyhow::Result<(Desk, RoundId)> {
    let desk = Desk::open().await?;
    taken(&desk, FileHolds::Addresses, ADDRESSES).await?;
    let round = added(&desk, &mondays("Monday A", "Rubbish")).await?;
    taken(&desk, FileHolds::Rounds, "UPRN,Refuse round\n1,MONDAY a\n").await?;
    Ok((desk, round))
}

fn codes(problem: &Problem) -> Vec<(&str, &str)> {
    problem.errors.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect()
}

#[tokio::test]
async fn a_file_says_which_rounds_serve_an_address_and_every_bad_row_of_it_is_named() -> anyhow::Result<()> {
    let (desk, rubbish) = collecting().await?;
    let garden = added(&desk, &mondays("Garden 7", "Garden waste")).await?;
    let file =
        "uprn,Refuse round,Garden round\n1,Monday A,\n1,,garden 7\n2,Monday A,Garden 7\n9,Monday A,\n3,Tuesday,\n3,,\n";
    let file = read(&desk, FileHolds::Rounds, file).await?;
    assert_eq!((file.good, file.bad, file.gone), (3, 3, 0));
    let faults = desk.client().address_faults(&desk.manager, file.id, &PageQuery::default()).await?.items;
    let named: Vec<_> =
        faults.iter().map(|one| (one.line, one.column.as_deref(), one.code.as_str(), one.found.as_str())).collect();
    let expected = [
        (5, Some("uprn"), "unknown-uprn", "9"),
        (6, Some("Refuse round"), "unknown-round", "Tuesday"),
        (7, Some("Refuse round"), "required", ""),
    ];
    assert_eq!(named, expected);
    assert!(!days(&desk, "2").await?.served, "nothing changes before it is taken");
    desk.client().take_address_file(&desk.manager, file.id, file.version, &once()).await?;
    let mut serving: Vec<_> = days(&desk, "1").await?.collections.into_iter().map(|one| one.round).collect();
    serving.sort_unstable();
    serving.dedup();
    assert_eq!(serving, [rubbish, garden], "each line of an address counts");
    let later = read(&desk, FileHolds::Rounds, "uprn,Refuse round\n1,Monday A\n").await?;
    assert_eq!(later.gone, 1, "the file has 2 Mill Lane no more");
    let slip = read(&desk, FileHolds::Rounds, "uprn,Refuse round\n1,Monday A\n2,Tuesday\n").await?;
    assert_eq!((slip.gone, slip.stays), (0, 1), "a row that can’t be taken takes no round from anyone");
    desk.client().take_address_file(&desk.manager, slip.id, slip.version, &once()).await?;
    assert!(days(&desk, "2").await?.served);
    let rounds = desk.client().rounds(&desk.manager).await?;
    let served: Vec<_> = rounds.rounds.iter().map(|round| (round.round.name.as_str(), round.addresses)).collect();
    assert_eq!((served, rounds.kept), (vec![("Garden 7", 1), ("Monday A", 2)], true));
    Ok(())
}

#[tokio::test]
async fn christmas_moves_a_collection_and_taking_it_back_puts_it_on_its_day() -> anyhow::Result<()> {
    let (desk, round) = collecting().await?;
    let before = days(&desk, "1").await?;
    let usual = before.collections[1].usual;
    let mut shift = NewShift {
        from: usual.to_string(),
        to: usual.to_string(),
        days: Some(1),
        rounds: Vec::new(),
        why: Bilingual::new("Christmas", "y Nadolig"),
    };
    let preview = desk.client().preview_shift(&desk.manager, &shift).await?;
    assert_eq!((preview.moved.len(), preview.moved[0].usual, preview.moved[0].date), (1, usual, usual.next_day()));
    assert_eq!(days(&desk, "1").await?, before, "a preview changes nothing");
    let later = desk.client().add_shift(&desk.manager, &once(), &shift).await?;
    let moved = days(&desk, "1").await?;
    let one = &moved.collections[1];
    assert_eq!((one.usual, one.date, one.why.clone()), (usual, usual.next_day(), Some(shift.why.clone())));
    assert!(moved.changed_at > before.changed_at);

    (shift.days, shift.rounds) = (None, vec![round]);
    let missed = desk.client().add_shift(&desk.manager, &once(), &shift).await?;
    assert_eq!(days(&desk, "1").await?.collections[1].date, None, "what is said of one round goes before");
    for id in [missed.id, later.id] {
        desk.client().take_shift_back(&desk.manager, id, &once()).await?;
    }
    let after = days(&desk, "1").await?;
    assert_eq!(after.collections, before.collections);
    assert!(after.changed_at > moved.changed_at, "calendars learn of it");
    let again = desk.client().take_shift_back(&desk.manager, later.id, &once()).await.unwrap_err();
    assert_eq!(again.kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_round_is_changed_from_the_version_that_was_looked_at_and_has_a_name_of_its_own() -> anyhow::Result<()> {
    let (desk, round) = collecting().await?;
    added(&desk, &mondays("Other", "Food")).await?;
    let twice = added(&desk, &mondays(" monday  A", "Food")).await.unwrap_err();
    assert_eq!(codes(&twice), [("/name", "duplicate")]);
    let season = Some(Season { from: "03-01".to_owned(), to: "11-30".to_owned() });
    let changed = SetRound { season, every_weeks: 2, ..mondays("Monday B", "Rubbish") };
    let now = desk.client().set_round(&desk.manager, round, 1, &once(), &changed).await?;
    assert_eq!((now.version, now.round, now.addresses), (2, changed.clone(), 1));
    let stale = desk.client().set_round(&desk.manager, round, 1, &once(), &changed).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let taken = SetRound { name: "OTHER".to_owned(), ..changed };
    let taken = desk.client().set_round(&desk.manager, round, 2, &once(), &taken).await.unwrap_err();
    assert_eq!(codes(&taken), [("/name", "duplicate")]);
    let wrong = SetRound {
        name: String::new(),
        collects: Vec::new(),
        weekdays: Vec::new(),
        every_weeks: 3,
        anchor: "soon".to_owned(),
        season: Some(Season { from: "02-30".to_owned(), to: "11-30".to_owned() }),
    };
    let wrong = added(&desk, &wrong).await.unwrap_err();
    let pointers: Vec<_> = wrong.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(pointers, ["/name", "/collects", "/weekdays", "/every_weeks", "/anchor", "/season/from"]);
    Ok(())
}

#[tokio::test]
async fn anyone_may_ask_and_a_neighbour_sees_and_changes_nothing() -> anyhow::Result<()> {
    let (desk, round) = collecting().await?;
    let unserved = days(&desk, "2").await?;
    assert_eq!(
        (unserved.kept, unserved.served, unserved.address.unwrap().line.as_str()),
        (true, false, "2 Mill Lane, Worthing")
    );
    let nowhere = days(&desk, "77").await?;
    assert_eq!((nowhere.kept, nowhere.served, nowhere.address), (true, false, None));
    let which = FindBinDays { uprn: "x".to_owned(), days: Some(401) };
    let wrong = desk.client().bin_days(&desk.alone.visitor(desk.council())?, &which).await.unwrap_err();
    assert_eq!(codes(&wrong), [("/days", "out-of-range"), ("/uprn", "not-a-uprn")]);

    let neighbour = desk.neighbour()?;
    let theirs = FindBinDays { uprn: "1".to_owned(), days: None };
    let theirs = desk.client().bin_days(&neighbour, &theirs).await?;
    assert_eq!((theirs.kept, theirs.address, theirs.collections.len()), (false, None, 0));
    let missing = desk.client().round(&neighbour, round).await.unwrap_err();
    assert_eq!(missing.kind, ProblemKind::NotFound);
    let forbidden = desk.client().rounds(&desk.agent).await.unwrap_err();
    assert_eq!(forbidden.kind, ProblemKind::Forbidden);
    Ok(())
}
