//! The council's own file of addresses: it is looked at, read a part at a time, and takes the place of the one before.

use std::fmt::Write as _;
use std::time::Duration;

use contacts_api::address::{AddAddressFile, AddressFile, AddressFileState, FileHolds, FindAddresses, MapAddressFile};
use contract::{AddressFileId, PageQuery, Problem, ProblemKind};
use testkit::within;

use crate::support::{Desk, once};

/// How long a slow machine may need.
const LONG: Duration = Duration::from_secs(120);
const HEADERS: &str =
    "UPRN,SUB_BUILDING_NAME,BUILDING_NUMBER,THOROUGHFARE,POST_TOWN,POSTCODE,X_COORDINATE,Y_COORDINATE,RPC\n";

async fn brought(desk: &Desk, name: &str, bytes: Vec<u8>) -> Result<AddressFile, Problem> {
    let asked = AddAddressFile { name: name.to_owned(), holds: FileHolds::Addresses };
    desk.client().add_address_file(&desk.manager, &asked, bytes.into()).await
}

async fn until(desk: &Desk, id: AddressFileId, state: AddressFileState) -> anyhow::Result<AddressFile> {
    let now = async || desk.client().address_file(&desk.manager, id).await.ok();
    within(LONG, "the file to come so far", async || now().await.filter(|file| file.state == state)).await
}

/// A file that is mapped as it is guessed, and read.
async fn read(desk: &Desk, bytes: Vec<u8>) -> anyhow::Result<AddressFile> {
    let file = brought(desk, "addresses.csv", bytes).await?;
    let columns = MapAddressFile { columns: file.columns.clone() };
    desk.client().map_address_file(&desk.manager, file.id, file.version, &once(), &columns).await?;
    until(desk, file.id, AddressFileState::Read).await
}

/// The same, taken into use.
async fn taken(desk: &Desk, bytes: Vec<u8>) -> anyhow::Result<AddressFile> {
    let file = read(desk, bytes).await?;
    Ok(desk.client().take_address_file(&desk.manager, file.id, file.version, &once()).await?)
}

fn rows(rows: &[&str]) -> Vec<u8> {
    format!("{HEADERS}{}\n", rows.join("\n")).into_bytes()
}

/// What the council has: each UPRN with its address, a star where it is gone.
async fn gazetteer(desk: &Desk) -> anyhow::Result<Vec<String>> {
    let mut owner = desk.alone.owner(desk.council()).await?;
    let sql = "select a.uprn || ' ' || a.line || case when a.gone_at is null then '' else ' *' end
         from address a join address_file f on f.tenant_id = a.tenant_id and f.id = a.file_id and f.state = 'current'
         order by a.uprn";
    Ok(sqlx::query_scalar(sql).fetch_all(&mut owner).await?)
}

async fn number(desk: &Desk, sql: &'static str) -> anyhow::Result<i64> {
    let mut owner = desk.alone.owner(desk.council()).await?;
    Ok(sqlx::query_scalar(sql).fetch_one(&mut owner).await?)
}

#[tokio::test]
async fn a_file_is_guessed_read_and_every_bad_row_of_it_is_named() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let file = rows(&[
        "00010001,,14,MILL LANE,WORTHING,BN11 1HS,514900,102600,1",
        "10002,FLAT 2,16,MILL LANE,WORTHING,bn111hs,,,1",
        "10002,FLAT 2,16,MILL LANE,WORTHING,BN11 1HS,,,1",
        "none,,18,MILL LANE,WORTHING,BN11,514900,,1",
        "10003,,20,MILL LANE,WORTHING,BN11 1HS,,,1,more",
    ]);
    let file = read(&desk, [&b"\xEF\xBB\xBF"[..], &file].concat()).await?;
    assert_eq!((file.good, file.bad, file.gone), (2, 3, 0));
    assert_eq!(file.sample[0][3], "MILL LANE");
    let faults = desk.client().address_faults(&desk.manager, file.id, &PageQuery::default()).await?.items;
    let named: Vec<_> =
        faults.iter().map(|one| (one.line, one.column.as_deref(), one.code.as_str(), one.found.as_str())).collect();
    assert_eq!(
        named,
        [
            (4, Some("UPRN"), "twice-in-file", "10002"),
            (5, Some("UPRN"), "not-a-uprn", "none"),
            (5, Some("POSTCODE"), "not-a-postcode", "BN11"),
            (5, Some("Y_COORDINATE"), "half-a-position", ""),
            (6, None, "too-many-cells", ""),
        ]
    );
    assert_eq!(gazetteer(&desk).await?, Vec::<String>::new(), "nothing changes before it is taken");
    desk.client().take_address_file(&desk.manager, file.id, file.version, &once()).await?;
    assert_eq!(gazetteer(&desk).await?, ["10001 14 Mill Lane, Worthing", "10002 Flat 2, 16 Mill Lane, Worthing"]);
    assert_eq!(number(&desk, "select count(*) from address_piece").await?, 0, "the file's bytes aren't kept");
    let far = "select count(*) from address where latitude between 50.8 and 50.82 and longitude between -0.4 and -0.36";
    assert_eq!(number(&desk, far).await?, 1);
    Ok(())
}

#[tokio::test]
async fn a_new_file_takes_the_place_of_the_one_before_and_what_is_in_it_no_more_is_gone() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    taken(&desk, rows(&["1,,1,MILL LANE,WORTHING,BN11 1HS,,,", "2,,2,MILL LANE,WORTHING,BN11 1HS,,,"])).await?;
    let second = rows(&["2,,2A,MILL LANE,WORTHING,BN11 1HS,,,", "3,,3,MILL LANE,WORTHING,BN11 1HS,,,"]);
    let second = read(&desk, second).await?;
    assert_eq!((second.good, second.gone), (2, 1));
    assert_eq!(gazetteer(&desk).await?, ["1 1 Mill Lane, Worthing", "2 2 Mill Lane, Worthing"]);
    let late = read(&desk, rows(&["3,,3,MILL LANE,WORTHING,BN11 1HS,,,"])).await?;
    desk.client().take_address_file(&desk.manager, second.id, second.version, &once()).await?;
    let expected = ["1 1 Mill Lane, Worthing *", "2 2A Mill Lane, Worthing", "3 3 Mill Lane, Worthing"];
    assert_eq!(gazetteer(&desk).await?, expected);

    let again = desk.client().take_address_file(&desk.manager, late.id, late.version, &once()).await?;
    assert_eq!(again.state, AddressFileState::Reading, "what it was compared with isn't current any more");
    let late = until(&desk, late.id, AddressFileState::Read).await?;
    desk.client().take_address_file(&desk.manager, late.id, late.version, &once()).await?;
    let expected = ["1 1 Mill Lane, Worthing *", "2 2A Mill Lane, Worthing *", "3 3 Mill Lane, Worthing"];
    assert_eq!(gazetteer(&desk).await?, expected);
    within(LONG, "what was replaced to be cleared away", async || {
        let left = "select count(*) from address a join address_file f on f.id = a.file_id where f.state <> 'current'";
        number(&desk, left).await.ok().filter(|left| *left == 0)
    })
    .await?;
    Ok(())
}

#[tokio::test]
async fn an_address_whose_row_cant_be_taken_stays_as_it_is_and_is_found() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let mill = |uprn: u8| format!("{uprn},,{uprn},MILL LANE,WORTHING,BN11 1HS,,,");
    let first = [mill(1), mill(3), "2,,2,WELL LANE,WORTHING,BN11 1HT,,,".to_owned()];
    taken(&desk, rows(&first.each_ref().map(String::as_str))).await?;
    let second = read(&desk, rows(&[&mill(1), "2,,2,WELL LANE,WORTHING,BN11,,,"])).await?;
    assert_eq!((second.good, second.bad, second.gone, second.stays), (1, 1, 1, 1));
    desk.client().take_address_file(&desk.manager, second.id, second.version, &once()).await?;
    let expected = ["1 1 Mill Lane, Worthing", "2 2 Well Lane, Worthing", "3 3 Mill Lane, Worthing *"];
    assert_eq!(gazetteer(&desk).await?, expected);
    assert_eq!(found(&desk, &desk.manager, by_text("well lane")).await?, ["2 2 Well Lane, Worthing"]);

    let third = read(&desk, rows(&[&mill(1)])).await?;
    assert_eq!((third.gone, third.stays), (1, 0), "what stayed is gone once a file says nothing of it");
    Ok(())
}

#[tokio::test]
async fn a_file_that_fails_or_is_given_up_changes_nothing() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    taken(&desk, rows(&["1,,1,MILL LANE,WORTHING,BN11 1HS,,,"])).await?;
    let mut broken = rows(&["2,,2,MILL LANE,WORTHING,BN11 1HS,,,"]);
    for row in 0..20_000 {
        broken.extend_from_slice(format!("{},,1,MILL LANE,WORTHING,BN11 1HS,,,\n", 100 + row).as_bytes());
    }
    broken.extend_from_slice(b"3,,\"open,MILL LANE\n");
    let file = brought(&desk, "broken.csv", broken).await?;
    let columns = MapAddressFile { columns: file.columns.clone() };
    desk.client().map_address_file(&desk.manager, file.id, file.version, &once(), &columns).await?;
    let failed = until(&desk, file.id, AddressFileState::Failed).await?;
    assert_eq!(failed.fault.as_deref(), Some("open-quote"));
    let none = read(&desk, rows(&["x,,2,MILL LANE,WORTHING,BN11 1HS,,,"])).await?;
    let past = desk.client().take_address_file(&desk.manager, none.id, none.version, &once()).await.unwrap_err();
    assert_eq!((past.kind, none.gone), (ProblemKind::Conflict, 1));
    let left = desk.client().discard_address_file(&desk.manager, none.id, &once()).await?;
    assert_eq!(left.state, AddressFileState::Discarded);
    assert_eq!(gazetteer(&desk).await?, ["1 1 Mill Lane, Worthing"]);

    let codes = async |bytes: &[u8]| brought(&desk, "x.csv", bytes.to_vec()).await.unwrap_err().errors[0].code.clone();
    assert_eq!(codes(b"PK\x03\x04....").await, "a-workbook");
    assert_eq!(codes(b"\xFF\xFEU\x00").await, "utf-16");
    assert_eq!(codes(b"UPRN,A\n").await, "no-rows");
    assert_eq!(codes(b"").await, "empty");
    assert_eq!(number(&desk, "select count(*) from address_file where state in ('arriving', 'mapping')").await?, 0);
    Ok(())
}

#[tokio::test]
async fn what_columns_hold_is_remembered_checked_and_read_in_the_letters_of_the_file() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let windows = b"Key;Where;Code\n7;T\xFD Gwyn, Caf\xE9 Row;SA1 1AA\n".to_vec();
    let file = brought(&desk, "welsh.csv", windows.clone()).await?;
    assert_eq!((file.columns.clone(), file.sample[0][1].as_str()), (vec![None, None, None], "Tý Gwyn, Café Row"));
    let said = |columns: &[&str]| MapAddressFile {
        columns: columns.iter().map(|column| Some((*column).to_owned()).filter(|column| !column.is_empty())).collect(),
    };
    let map = async |columns: &MapAddressFile| {
        desk.client().map_address_file(&desk.manager, file.id, file.version, &once(), columns).await
    };
    let wrong = map(&said(&["uprn", "uprn", "latitude"])).await.unwrap_err();
    let codes: Vec<_> = wrong.errors.iter().map(|fault| fault.code.as_str()).collect();
    assert_eq!(codes, ["twice", "needs-address", "needs-postcode", "needs-both"]);
    map(&said(&["uprn", "address", "postcode"])).await?;
    let read = until(&desk, file.id, AddressFileState::Read).await?;
    let stale = desk.client().take_address_file(&desk.manager, file.id, 1, &once()).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    desk.client().take_address_file(&desk.manager, file.id, read.version, &once()).await?;
    assert_eq!(gazetteer(&desk).await?, ["7 Tý Gwyn, Café Row"]);
    let next = brought(&desk, "welsh-2.csv", windows).await?;
    assert_eq!(next.columns, said(&["uprn", "address", "postcode"]).columns, "the next file with these headers");
    Ok(())
}

#[tokio::test]
async fn two_processes_read_a_file_of_many_parts_once() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let another = desk.another().await?;
    let mut file = HEADERS.to_owned();
    for row in 1..=20_000 {
        writeln!(file, "{row},,{},\"LONG MEADOW STREET, THE UPPER\nEND\",WORTHING,BN11 1HS,,,1", row % 400)?;
    }
    let file = taken(&desk, file.into_bytes()).await?;
    assert_eq!((file.good, file.bad), (20_000, 0));
    assert_eq!(number(&desk, "select count(*) from address").await?, 20_000);
    assert!(number(&desk, "select count(*) from address_word").await? < 20, "words are a street's, not a house's");
    drop(another);
    Ok(())
}

#[tokio::test]
async fn a_council_has_its_own_addresses_and_only_who_may_brings_them() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let file = brought(&desk, "ours.csv", rows(&["1,,1,MILL LANE,WORTHING,BN11 1HS,,,"])).await?;
    let neighbour = desk.neighbour()?;
    let theirs = desk.client().address_file(&neighbour, file.id).await.unwrap_err();
    assert_eq!(theirs.kind, ProblemKind::NotFound);
    assert!(desk.client().address_files(&neighbour, &PageQuery::default()).await?.items.is_empty());
    let forbidden = desk.client().address_file(&desk.agent, file.id).await.unwrap_err();
    assert_eq!(forbidden.kind, ProblemKind::Forbidden);
    Ok(())
}

async fn found(desk: &Desk, token: &str, which: FindAddresses) -> Result<Vec<String>, Problem> {
    let found = desk.client().find_addresses(token, &which).await?;
    Ok(found.items.into_iter().map(|address| format!("{} {}", address.uprn, address.line)).collect())
}

fn by_postcode(postcode: &str) -> FindAddresses {
    FindAddresses { postcode: Some(postcode.to_owned()), ..FindAddresses::default() }
}

fn by_text(text: &str) -> FindAddresses {
    FindAddresses { text: Some(text.to_owned()), ..FindAddresses::default() }
}

#[tokio::test]
async fn anyone_finds_addresses_by_postcode_by_typing_and_by_uprn_in_the_order_of_their_numbers() -> anyhow::Result<()>
{
    let desk = Desk::open().await?;
    taken(&desk, rows(&["9,,9,MILL LANE,WORTHING,BN11 1HS,,,", "8,,8,MILL LANE,WORTHING,BN11 1HS,,,"])).await?;
    let file = rows(&[
        "1,,10,MILL LANE,WORTHING,BN11 1HS,514900,102600,",
        "2,,2,MILL LANE,WORTHING,BN11 1HS,,,",
        "3,FLAT 1,2,MILL LANE,WORTHING,BN11 1HS,,,",
        "4,,2,MILLFIELD ROAD,LANCING,BN15 1AA,,,",
        "9,,9,MILL LANE,WORTHING,BN11 1HS,,,",
    ]);
    taken(&desk, file).await?;
    let anyone = desk.alone.visitor(desk.council())?;
    let lane = [
        "2 2 Mill Lane, Worthing",
        "3 Flat 1, 2 Mill Lane, Worthing",
        "9 9 Mill Lane, Worthing",
        "1 10 Mill Lane, Worthing",
    ];
    assert_eq!(found(&desk, &anyone, by_postcode("bn111hs")).await?, lane, "what is gone isn't found");
    assert_eq!(found(&desk, &anyone, by_text("BN11 1HS")).await?, lane);
    assert_eq!(found(&desk, &anyone, by_text("2 mil")).await?, [lane[0], lane[1], "4 2 Millfield Road, Lancing"]);
    assert_eq!(found(&desk, &anyone, by_text("mill wor 10")).await?, [lane[3]]);
    assert_eq!(found(&desk, &anyone, by_text("10 mill lane bn111hs")).await?, [lane[3]]);
    assert_eq!(found(&desk, &anyone, by_text("mill lane bn15 1aa")).await?, Vec::<String>::new());
    assert_eq!(found(&desk, &anyone, by_text("mill nowhere")).await?, Vec::<String>::new());
    let one = FindAddresses { uprn: Some("0001".to_owned()), ..FindAddresses::default() };
    let one = desk.client().find_addresses(&anyone, &one).await?;
    assert_eq!(
        (one.items[0].town.as_str(), one.items[0].line_without_town(), one.more),
        ("Worthing", "10 Mill Lane", false)
    );
    assert!(one.items[0].latitude.is_some_and(|north| (50.8..50.83).contains(&north)));
    let first = FindAddresses { limit: Some(1), ..by_postcode("BN11 1HS") };
    assert!(desk.client().find_addresses(&anyone, &first).await?.more);
    let wrong = found(&desk, &anyone, by_text("2 m")).await.unwrap_err();
    assert_eq!((wrong.errors[0].pointer.as_str(), wrong.errors[0].code.as_str()), ("/text", "too-short"));
    let neighbour = desk.client().find_addresses(&desk.neighbour()?, &by_postcode("BN11 1HS")).await?;
    assert!(neighbour.items.is_empty() && !neighbour.kept);
    Ok(())
}

/// What is looked up is reached by an index, under the policy that parts the councils.
#[tokio::test]
async fn postcodes_and_words_are_looked_up_in_their_indexes() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let file = taken(&desk, rows(&["1,,10,MILL LANE,WORTHING,BN11 1HS,,,"])).await?;
    let mut owner = desk.alone.owner(desk.council()).await?;
    let many = "insert into address_word (tenant_id, file_id, word, place)
         select $1, $2, 'w' || n, 'p' || n from generate_series(1, 20000) n";
    sqlx::query(many).bind(desk.council().uuid()).bind(file.id.uuid()).execute(&mut owner).await?;
    for sql in ["analyze address_word", "set enable_seqscan = off"] {
        sqlx::query(sql).execute(&mut owner).await?;
    }
    for (sql, index, condition) in [
        (
            "explain select uprn from address where tenant_id = $1 and file_id = $2 and postcode = 'BN11 1HS'
             and gone_at is null order by sort, uprn limit 50",
            "address_postcode",
            "postcode = 'BN11 1HS'",
        ),
        (
            "explain select distinct place from address_word where tenant_id = $1 and file_id = $2
             and word >= 'mill' and word < 'milm'",
            "address_word",
            "word >= 'mill'",
        ),
    ] {
        let asked = sqlx::query_scalar(sql).bind(desk.council().uuid()).bind(file.id.uuid());
        let plan: Vec<String> = asked.fetch_all(&mut owner).await?;
        let plan = plan.join("\n");
        let reached = plan.lines().any(|line| line.contains("Index Cond") && line.contains(condition));
        assert!(plan.contains(index) && reached, "{plan}");
    }
    Ok(())
}
