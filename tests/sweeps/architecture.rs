//! Who may depend on whom, and where SQL may stand.

use std::collections::BTreeMap;

use crate::source::{Source, product, root};

const SERVICES: [&str; 6] = ["tenancy", "identity", "contacts", "cases", "notifications", "portal"];
const SHARED: [&str; 7] = ["contract", "tenant-db", "directory", "auth", "events", "runtime", "testkit"];
const NOT_IN_A_CONTRACT: [&str; 8] =
    ["actix-web", "sea-orm", "sqlx", "redis", "tenant-db", "runtime", "auth", "events"];
const BANNED: [&str; 4] = ["openssl", "openssl-sys", "native-tls", "chrono"];

type Edges = BTreeMap<String, Vec<String>>;

/// What each crate of the workspace depends on, tests aside.
fn edges() -> Edges {
    let out = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo metadata runs");
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).expect("cargo metadata answers JSON");
    let name = |value: &serde_json::Value| value["name"].as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .map(|package| {
            let needed = package["dependencies"].as_array().expect("dependencies").iter();
            (name(package), needed.filter(|one| one["kind"].is_null()).map(name).collect())
        })
        .collect()
}

fn wrong_edges(edges: &Edges) -> Vec<String> {
    let mut found = Vec::new();
    for (from, needs) in edges {
        for to in needs {
            let service = |name: &str| SERVICES.contains(&name);
            let because = if service(from) && service(to) {
                "a service never imports another service"
            } else if SHARED.contains(&from.as_str()) && (service(to) || to.ends_with("-api")) {
                "shared infrastructure depends on no service"
            } else if from.ends_with("-api") && NOT_IN_A_CONTRACT.contains(&to.as_str()) {
                "a contract has no web framework, database or Redis"
            } else if from.ends_with("-api") && service(to) {
                "a contract doesn't know its implementation"
            } else if from == "portal" && ["tenant-db", "sqlx", "sea-orm"].contains(&to.as_str()) {
                "the portal has no database"
            } else if from == "contract" && NOT_IN_A_CONTRACT.contains(&to.as_str()) {
                "the contract is plain data"
            } else {
                continue;
            };
            found.push(format!("{from} -> {to}: {because}"));
        }
    }
    found
}

/// Files that hold SQL and aren't a place for it.
fn stray_sql(sources: &[Source]) -> Vec<String> {
    let verbs = ["\"select ", "\"insert into ", "\"update ", "\"delete from ", "\"with ", "SELECT ", "INSERT INTO "];
    let home = |source: &Source| {
        ["store.rs", "row.rs"].contains(&source.file_name())
            || source.path.contains("/store/")
            || ["shared/tenant-db/", "shared/events/", "migrations/"].iter().any(|place| source.path.starts_with(place))
    };
    let strays = sources.iter().filter(|source| !home(source));
    strays
        .flat_map(|source| {
            let lines = source.product_lines().filter(|line| !line.trim_start().starts_with("//"));
            let hits = lines.filter(move |line| verbs.iter().any(|verb| line.contains(verb)));
            hits.map(|line| format!("{}: {}", source.path, line.trim()))
        })
        .collect()
}

/// Names that say nothing about what is in them.
fn drawers(sources: &[Source]) -> Vec<String> {
    let vague = ["util", "utils", "helper", "helpers", "common", "misc", "manager"];
    let named = |path: &str| path.split('/').any(|part| vague.contains(&part.trim_end_matches(".rs")));
    sources.iter().filter(|source| named(&source.path)).map(|source| source.path.clone()).collect()
}

/// Crates that must not be built, of a list of `name version` lines.
fn banned_crates(tree: &str) -> Vec<String> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).filter(|name| BANNED.contains(&name.as_str())).collect()
}

#[test]
fn crates_depend_only_on_what_they_may() {
    let edges = edges();
    assert!(edges.len() >= 19, "the sweep must see the workspace's crates, and saw {}", edges.len());
    let found = wrong_edges(&edges);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn sql_stands_in_stores_alone() {
    let found = stray_sql(&product());
    assert!(found.is_empty(), "move these into a store.rs:\n{}", found.join("\n"));
}

#[test]
fn nothing_is_called_a_drawer() {
    let found = drawers(&product());
    assert!(found.is_empty(), "name these by what they hold:\n{}", found.join("\n"));
}

#[test]
fn banned_crates_are_absent() {
    let out = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--workspace", "--offline", "--prefix", "none", "--edges", "normal,build"])
        .current_dir(root())
        .output()
        .expect("cargo tree runs");
    let tree = String::from_utf8(out.stdout).expect("UTF-8");
    assert!(tree.lines().count() > 300, "the sweep must see what is built");
    assert_eq!(banned_crates(&tree), Vec::<String>::new());
}

#[test]
fn planted_defects_are_caught() {
    let edge = |from: &str, to: &str| Edges::from([(from.to_owned(), vec![to.to_owned()])]);
    for (from, to) in [
        ("cases", "contacts"),
        ("runtime", "cases-api"),
        ("cases-api", "sea-orm"),
        ("portal", "sqlx"),
        ("contract", "actix-web"),
    ] {
        assert_eq!(wrong_edges(&edge(from, to)).len(), 1, "{from} -> {to}");
    }
    let sql = Source::new("services/cases/src/case/http.rs", "tx.run(\"select 1 from x\", args![])");
    assert_eq!(stray_sql(&[sql]).len(), 1);
    assert_eq!(drawers(&[Source::new("services/cases/src/utils.rs", "")]).len(), 1);
    assert_eq!(banned_crates("serde v1.0.0\nopenssl v0.10.0\n").len(), 1);
}
