//! The committed contracts are what the code says today.

use crate::source::root;

#[test]
fn the_committed_contracts_are_current() {
    for (name, routes) in services() {
        let document = runtime::document(name, env!("CARGO_PKG_VERSION"), &routes);
        let fresh = document.to_pretty_json().expect("JSON") + "\n";
        let path = root().join(format!("docs/contracts/{name}.openapi.json"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &fresh).expect("the contract is written");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == fresh, "{} isn't current: make contracts, and read the difference", path.display());
    }
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_it_does() {
    let mut seen = std::collections::BTreeSet::new();
    for (name, routes) in services() {
        let document = serde_json::to_value(runtime::document(name, "0", &routes)).expect("JSON");
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("operations") {
                let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
                assert!(seen.insert(id.clone()), "{method} {path}: {id} is taken");
                assert!(operation["summary"].as_str().is_some_and(|summary| summary.len() > 5), "{method} {path}");
            }
        }
    }
    assert!(seen.len() >= 20, "{seen:?}");
}

/// Each service's routes.
pub fn services() -> Vec<(&'static str, runtime::Routes)> {
    vec![
        ("tenancy", tenancy::routes()),
        ("identity", identity::routes()),
        ("contacts", contacts::routes()),
        ("cases", cases::routes()),
        ("notifications", notifications::routes()),
    ]
}
