use cases_api::perm;
use cases_api::promise::MakePromise;
use cases_api::transfer::PassOn;
use contract::Permission as _;

use crate::support::{House, caller, colleague, key};

#[tokio::test]
async fn a_whole_case_has_what_was_promised_passed_on_and_known_before() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Sam Smith", vec![]).await?;
    let (cases, jo) = (house.cases(), house.agent(0, caller()));
    let (id, other) = (house.report(0).await?.id, house.report(0).await?.id);
    for (case, what) in [(id, "Ring her about the bin."), (other, "Another's matter.")] {
        let promise = MakePromise { what: what.into(), case: Some(case), ..MakePromise::default() };
        cases.promise(&jo, &key(), &promise).await?;
        let note = format!("Knows more. {what}");
        let passed = PassOn { note, staff: Some(colleague()), case: Some(case), ..PassOn::default() };
        cases.pass_on(&jo, &key(), &passed).await?;
    }
    let alias = format!(
        "insert into case_alias (tenant_id, reference, case_id) select tenant_id, 'W3R8QD5KMX', id from case_file where id = '{id}'"
    );
    house.change(0, &alias).await;
    house.change(0, "update case_file set reporter_address = '14 Mill Lane'").await;
    let exporter = house.alone.token(house.council(0).id, &[perm::ExportCases::NAME])?;
    let bundle = cases.bundle(&exporter, id).await?;
    let promised: Vec<_> = bundle.promises.iter().map(|promise| promise.what.as_str()).collect();
    let passed: Vec<_> = bundle.passed_on.iter().map(|passed| passed.note.as_str()).collect();
    assert_eq!((promised, passed), (vec!["Ring her about the bin."], vec!["Knows more. Ring her about the bin."]));
    assert_eq!(
        (bundle.reporter_address.as_deref(), bundle.known_as),
        (Some("14 Mill Lane"), vec!["W3R8QD5KMX".into()])
    );
    Ok(())
}
