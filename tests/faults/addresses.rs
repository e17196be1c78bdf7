//! A file of addresses goes on where a killed process left it: no row is left out, and none comes twice.

use std::fmt::Write as _;
use std::time::Duration;

use contacts_api::ContactsClient;
use contacts_api::address::{AddAddressFile, AddressFile, AddressFileState, FileHolds, MapAddressFile};
use contract::AddressFileId;
use contract::council::Tier;
use journeys::TestCouncil;
use testkit::{Deployment, within};

const ROWS: i64 = 60_000;
const KILLS: i64 = 2;

fn addresses() -> Vec<u8> {
    let mut text = "UPRN,BUILDING_NUMBER,THOROUGHFARE,POST_TOWN,POSTCODE\n".to_owned();
    for row in 1..=ROWS {
        writeln!(text, "{},{},STREET OF NUMBER {},WORTHING,BN11 1HS", 100_000_000 + row, row % 99 + 1, row / 99)
            .unwrap();
    }
    text.into_bytes()
}

async fn until(council: &TestCouncil, id: AddressFileId, so_far: impl Fn(&AddressFile) -> bool) -> AddressFile {
    let contacts = ContactsClient::new(council.client());
    within(Duration::from_secs(240), "the file to come so far", async || {
        contacts.address_file(&council.administrator, id).await.ok().filter(|file| so_far(file))
    })
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_leaves_no_address_out_and_brings_none_twice() {
    let mut private = Deployment::private().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let (contacts, token) = (ContactsClient::new(council.client()), council.administrator.as_str());
    let asked = AddAddressFile { name: "addresses.csv".to_owned(), holds: FileHolds::Addresses };
    let file = contacts.add_address_file(token, &asked, addresses().into()).await.unwrap();
    let columns = MapAddressFile { columns: file.columns.clone() };
    contacts.map_address_file(token, file.id, file.version, "map", &columns).await.unwrap();
    for kill in 1..=KILLS {
        let reached = kill * file.bytes / (KILLS + 2);
        let before = until(&council, file.id, |file| file.bytes_read >= reached).await;
        assert_eq!(before.state, AddressFileState::Reading, "it is killed in the midst of it");
        private.restart().await.unwrap();
    }
    let read = until(&council, file.id, |file| file.state == AddressFileState::Read).await;
    assert_eq!((read.good, read.bad), (ROWS, 0));

    let mut owner = testkit::connect(&private.database_url).await.unwrap();
    let scope = "select set_config('app.tenant_id', $1, false)";
    sqlx::query(scope).bind(council.id.to_string()).execute(&mut owner).await.unwrap();
    let kept: i64 = sqlx::query_scalar("select count(*) from contacts.address").fetch_one(&mut owner).await.unwrap();
    assert_eq!(kept, ROWS);
    private.stop().await.unwrap();
}
