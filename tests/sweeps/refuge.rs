//! What hides people who are protected stands on each table in which something of people or their cases is, read from the
//! live catalogue; and no answer of the whole product holds a word of theirs for who isn't named.

use cases_api::case::CaseOpened;
use contract::council::Tier;
use identity_api::Role;
use journeys::{Answer, Raw, TestCouncil, missed_bin};
use reqwest::Method;
use serde_json::{Value, json};
use testkit::{Deployment, ROLE_SECRET, connect, deployment, eventually, new_database};

use crate::operations::{a_refuge, all, next_month};

/// Tables that name a person or a case and that no answer to staff is made of. Shrink only.
const INNER: [&str; 13] = [
    // What protects, and what it is told by.
    "contacts.refuge",
    "cases.refuge",
    "cases.refuge_case",
    "notifications.refuge",
    "notifications.refuge_case",
    // Where merged records' things are, and whether someone has died or is in a call: ids alone, joined with what they are of.
    "cases.contact_merge",
    "cases.contact_moved",
    "cases.contact_died",
    "cases.caller",
    "notifications.death_case",
    // By what reporters are recognised: joined with the person.
    "contacts.recognition",
    // What an import took back and what was told.
    "contacts.case_taken_back",
    "contacts.merge_turn",
];

const UNGUARDED: &str = "
    select distinct n.nspname || '.' || c.relname
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname in ('contacts', 'cases', 'notifications')
        and (a.attname in ('contact_id', 'case_id', 'interaction_id', 'subject_id') or c.relname in ('contact', 'case_file', 'message', 'contact_merge', 'duplicate_pair', 'file_piece'))
        and not n.nspname || '.' || c.relname = any($1)
        and not exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
            and p.policyname = 'refuge' and p.permissive = 'RESTRICTIVE' and p.cmd = 'SELECT'
            and p.roles = array[('moothall_' || n.nspname)::name])
    order by 1";

#[tokio::test]
async fn no_table_of_people_or_their_cases_is_without_what_hides_the_protected() {
    let url = new_database("refuge").expect("an instance");
    migrations::run(&url, ROLE_SECRET).await.expect("migrations");
    let mut owner = connect(&url).await.expect("the owner");
    let unguarded = async |owner: &mut sqlx::PgConnection| -> Vec<String> {
        sqlx::query_scalar(UNGUARDED).bind(&INNER[..]).fetch_all(owner).await.expect("the catalogue")
    };
    assert_eq!(unguarded(&mut owner).await, Vec::<String>::new(), "each needs the policy `refuge`");
    for planted in ["create table cases.planted (case_id uuid)", "drop policy refuge on contacts.detail"] {
        sqlx::raw_sql(planted).execute(&mut owner).await.expect(planted);
    }
    assert_eq!(unguarded(&mut owner).await, ["cases.planted", "contacts.detail"], "planted gaps are named");
}

/// What of someone who is protected must be in no answer.
const CANARIES: [&str; 5] = ["Quillfeather", "zephyrina@", "Wisteria", "1903555", "Kingfisher"];
/// By what they are looked for.
const WORDS: [&str; 6] =
    ["Quillfeather", "zephyrina@canary.example", "Wisteria", "Kingfisher", "01903%20555123", "BN11%201HS"];

/// A council that knows someone of whom there is something in every service.
struct Sheltered {
    council: TestCouncil,
    deployment: &'static Deployment,
    /// Who is named.
    keeper: String,
    case: String,
    reference: String,
    contact: String,
    /// Everything of theirs that an address can name.
    ids: Vec<String>,
}

impl Sheltered {
    async fn new() -> Self {
        let deployment = deployment().await.expect("a deployment");
        let council = TestCouncil::add(deployment, Tier::District).await.expect("a council");
        let keeper = council.hire("keeper", Role::Manager).await.expect("a keeper");
        let report = missed_bin("Zephyrina Quillfeather", Some("zephyrina@canary.example"));
        let mut report = serde_json::to_value(report).expect("JSON");
        report["reporter"]["phone"] = "01903 555123".into();
        report["answers"]["collection_address"] = json!({"line1": "77 Wisteria Bothy", "postcode": "BN11 1HS"});
        let opened: CaseOpened =
            council.client().post("/api/v1/cases").once("fled").json(&report).send().await.expect("a case");
        let case = opened.id.to_string();
        let mut sheltered = Self {
            council,
            deployment,
            keeper,
            reference: opened.reference.to_string(),
            contact: String::new(),
            ids: vec![case.clone()],
            case,
        };
        sheltered.contact = eventually("the reporter is linked", async || {
            let case = sheltered.get(&sheltered.keeper, &format!("/api/v1/cases/{}", sheltered.case)).await;
            case.json()["contact"]["id"].as_str().map(str::to_owned)
        })
        .await
        .expect("a contact");
        sheltered.ids.push(sheltered.contact.clone());
        sheltered.fill().await;
        sheltered
    }

    /// Something of theirs in every service.
    async fn fill(&mut self) {
        let (case, contact) = (self.case.clone(), self.contact.clone());
        self.make(&format!("/api/v1/cases/{case}/notes"), json!({"text": "Kingfisher noted."})).await;
        self.make(&format!("/api/v1/cases/{case}/updates"), json!({"text": "Kingfisher written."})).await;
        for (path, body) in [
            (format!("/api/v1/cases/{case}/tasks"), json!({"title": "Kingfisher task"})),
            (
                "/api/v1/promises".to_owned(),
                json!({"what": "Kingfisher promise", "name": "Zephyrina Quillfeather", "contact": contact}),
            ),
            (
                "/api/v1/drafts".to_owned(),
                json!({"service": "missed-bin", "channel": "phone", "contact": contact,
                    "reporter": {"name": "Zephyrina Quillfeather", "phone": "01903 555123"}}),
            ),
            ("/api/v1/interactions".to_owned(), json!({"channel": "phone", "contact_id": contact})),
            (
                format!("/api/v1/contacts/{contact}/marks"),
                json!({"kind": "vulnerable", "text": "Kingfisher mark.", "review_on": next_month()}),
            ),
        ] {
            let made = self.make(&path, body).await;
            self.ids.extend(made["id"].as_str().map(str::to_owned));
        }
        let messages = format!("/api/v1/messages?about={case}");
        let message = eventually("a message to be written", async || {
            let messages = self.get(&self.keeper, &messages).await.json();
            messages["items"][0]["id"].as_str().map(str::to_owned)
        })
        .await;
        self.ids.push(message.expect("a message"));
    }

    async fn make(&self, path: &str, body: Value) -> Value {
        let request = Raw::to(self.deployment, &self.council.code, Method::POST, path).bearer(&self.keeper);
        let answer = request.json(&body).send().await;
        assert_eq!(answer.status / 100, 2, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).unwrap_or_default()
    }

    async fn get(&self, token: &str, path: &str) -> Answer {
        Raw::to(self.deployment, &self.council.code, Method::GET, path).bearer(token).send().await
    }

    /// Every address of the API that tells something, asked for all that could lead to them.
    fn addresses(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        let operations = all().into_iter().filter(|one| one.is_of_councils() && one.method == Method::GET);
        for operation in operations {
            let paths = match operation.has_parameter() {
                true => self.ids.iter().map(|id| operation.at(id)).collect(),
                false => vec![operation.soundly_asked()],
            };
            for path in paths {
                for parameter in &operation.query {
                    let whole = path.split('?').next().unwrap_or_default();
                    let values: Vec<&str> = match parameter.name.as_str() {
                        "q" => WORDS.iter().copied().chain([self.reference.as_str()]).collect(),
                        "contact" | "of" => vec![&self.contact],
                        "case" | "about" => vec![&self.case],
                        "number" => vec!["01903%20555123"],
                        _ => vec![],
                    };
                    addresses.extend(values.iter().map(|value| format!("{whole}?{}={value}", parameter.name)));
                }
                addresses.push(path);
            }
        }
        addresses
    }

    /// What someone is told anywhere that is about the sheltered, by the address that tells it.
    async fn told(&self, token: &str) -> Vec<(String, String)> {
        let mut told = Vec::new();
        let secret = [self.case.as_str(), &self.contact, &self.reference];
        for address in self.addresses() {
            let answer = self.get(token, &address).await;
            assert!(answer.status < 500, "{address}: {}", answer.text());
            let text = answer.text();
            // The number that was asked for is told back, whoever's it is.
            let asked = if address.contains("?number=") { address.replace("%20", "") } else { String::new() };
            let found = CANARIES.into_iter().chain(secret);
            let found = found.filter(|canary| text.contains(canary) && !asked.contains(canary));
            told.extend(found.map(|canary| (address.clone(), canary.to_owned())));
        }
        told
    }
}

#[tokio::test]
async fn no_answer_to_who_isnt_named_holds_a_word_of_the_sheltered() {
    let sheltered = Sheltered::new().await;
    let administrator = sheltered.council.administrator.clone();
    let all_of_it = |told: &[(String, String)]| -> Vec<&str> {
        CANARIES.into_iter().filter(|canary| told.iter().all(|(_, found)| found != canary)).collect()
    };
    let before = sheltered.told(&administrator).await;
    assert_eq!(all_of_it(&before), Vec::<&str>::new(), "before, an administrator is told all of it");

    let protect = format!("/api/v1/contacts/{}/refuge", sheltered.contact);
    sheltered.make(&protect, a_refuge()).await;
    let messages = format!("/api/v1/messages?about={}", sheltered.case);
    eventually("cases and notifications to know", async || {
        let case = sheltered.get(&administrator, &format!("/api/v1/cases/{}", sheltered.case)).await;
        let messages = sheltered.get(&administrator, &messages).await.json();
        (case.status == 404 && messages["items"].as_array().is_some_and(Vec::is_empty)).then_some(())
    })
    .await
    .expect("that both heard of it");

    assert_eq!(sheltered.told(&administrator).await, Vec::new());
    let named = sheltered.told(&sheltered.keeper).await;
    assert_eq!(all_of_it(&named), Vec::<&str>::new(), "who is named is told all of it");
}
