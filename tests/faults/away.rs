//! A service is away while somebody at the desk sends what they typed.

use contract::council::Tier;
use identity_api::Role;
use journeys::{Browser, TestCouncil, form, missed_bin, pair};
use testkit::Deployment;

const NOTE: &str = "The gate was locked, says the crew.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_typed_stays_and_a_report_needs_no_contacts() {
    let groups: [&[&str]; 2] = [&["tenancy", "identity", "cases", "notifications", "portal"], &["contacts"]];
    let mut private = Deployment::private().split(&groups).start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    council.hire("asha", Role::Agent).await.unwrap();
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let new = form(&asha.get("/desk").await, "/desk/calls").unwrap();
    let begun = asha.post("/desk/calls", &new).await;
    let call = begun.header("location").to_owned();
    let panel = form(&asha.get(&call).await, "c-panel").unwrap();
    let panel: Vec<_> = panel.into_iter().filter(|(name, _)| name != "call-about").collect();

    private.process("contacts").unwrap().stop().await.unwrap();
    let report = serde_json::to_value(missed_bin("Siân Ellis", None)).unwrap();
    let said = |name: &str| report["answers"][name].as_str().unwrap_or_default().to_owned();
    let answers = [
        ("call-about", "service:missed-bin"),
        ("your-name", "Siân Ellis"),
        ("collection_address-line1", "14 Mill Lane"),
        ("collection_address-postcode", "BN11 1HS"),
        ("bin", &said("bin")),
        ("missed_on-day", "2"),
        ("missed_on-month", "1"),
        ("missed_on-year", "2026"),
        ("was_out", "yes"),
    ];
    let fields = [panel.clone(), answers.map(|(name, value)| pair(name, value)).to_vec()].concat();
    let made = asha.post(&format!("{call}/report"), &fields).await;
    let to = made.header("location").to_owned();
    assert!(made.status == 303 && to.starts_with("/desk/cases/") && to.contains("?call="), "{}", made.text());
    assert_eq!(asha.get(&to).await.status, 200);

    let fields = [panel, vec![pair("call-note", NOTE), pair("call-about", "service:missed-bin")]].concat();
    let away = asha.post(&format!("{call}/find"), &fields).await;
    assert!(away.status == 503 && away.text().contains(NOTE), "{}: {}", away.status, away.text());
    let again = form(&away, &format!("{call}/find")).unwrap();
    for kept in ["_once", "call-about", "call-channel"] {
        let sent = fields.iter().find(|(name, _)| name == kept);
        assert!(sent.is_some_and(|sent| again.contains(sent)), "{kept}: {again:?}");
    }
    private.process("contacts").unwrap().start().await.unwrap();
    let sent = [again, vec![pair("call-note", NOTE)]].concat();
    assert_eq!(asha.post(&format!("{call}/find"), &sent).await.header("location"), call);
    private.stop().await.unwrap();
}
