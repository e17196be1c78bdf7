//! A council in which every operation finds something.

use cases_api::case::CaseOpened;
use journeys::{Answer, Raw, TestCouncil};
use reqwest::Method;
use serde_json::{Value, json};
use testkit::{Deployment, eventually};
use uuid::Uuid;

use crate::operations::{Operation, a_refuge, a_round, an_incident, next_month, renamed};

/// A council with one of each thing that has an id.
pub struct Peopled {
    pub council: TestCouncil,
    pub case: String,
    /// A second case.
    pub neighbour: CaseOpened,
    /// A third one, which is merged and taken out again.
    pub duplicate: String,
    pub contact: String,
    pub message: String,
    /// One to print, to whoever reported the second case.
    pub letter: String,
    pub article: String,
    pub file: String,
    pub promise: String,
    pub reply: String,
    pub transfer: String,
    pub draft: String,
    pub team: String,
    pub staff: String,
    pub filter: String,
    pub bulk: String,
    pub call: String,
    pub ringing: String,
    pub mark: String,
    /// Someone who is protected, and their protection.
    pub sheltered: String,
    pub refuge: String,
    pub service: String,
    pub service_version: String,
    pub effect: String,
    pub asked: String,
    pub task: String,
    pub closure: String,
    pub service_pause: String,
    pub change: String,
    pub proposal: String,
    pub import: String,
    /// A round that empties bins, and what moves one.
    pub round: String,
    pub shift: String,
    /// A file of addresses that waits for its mapping.
    pub addresses: String,
    pub incident: String,
    /// Another record of the contact’s.
    pub spare: String,
    pub merge: String,
    pub pair: String,
}

impl Peopled {
    pub async fn new(deployment: &Deployment) -> Self {
        let council = TestCouncil::add(deployment, contract::council::Tier::District).await.expect("a council");
        let opened: CaseOpened = council.report("peopled", Some("sian@mail.example")).await.expect("a case");
        let neighbour: CaseOpened = council.report("neighbour", None).await.expect("a second case");
        let read = async |path: String| {
            Raw::to(deployment, &council.code, Method::GET, &path).bearer(&council.administrator).send().await
        };
        let duplicate: CaseOpened = council.report("duplicate", None).await.expect("a third case");
        let case = opened.id.to_string();
        let contact = eventually("the reporter is linked", async || {
            let id = read(format!("/api/v1/cases/{case}")).await.json()["contact"]["id"].as_str()?.to_owned();
            Some(id)
        })
        .await
        .expect("a contact");
        let message = eventually("the message is sent", async || {
            let messages = read(format!("/api/v1/messages?about={case}&state=sent")).await.json();
            messages["items"][0]["id"].as_str().map(str::to_owned)
        })
        .await
        .expect("a message");
        let articles = read("/api/v1/articles?limit=1".to_owned()).await.json();
        let article = articles["items"][0]["id"].as_str().expect("a council begins with articles").to_owned();
        let letter = eventually("the letter is written", async || {
            let messages = read(format!("/api/v1/messages?about={}&state=to_print", neighbour.id)).await.json();
            messages["items"][0]["id"].as_str().map(str::to_owned)
        })
        .await
        .expect("a letter");
        let scan = Raw::to(deployment, &council.code, Method::POST, "/api/v1/files?name=letter.txt")
            .bearer(&council.administrator)
            .body("application/octet-stream", b"Dear council".to_vec());
        let file = scan.send().await.json()["id"].as_str().expect("a file").to_owned();
        let promise =
            made(deployment, &council, "/api/v1/promises", json!({"what": "Call back.", "name": "Ann"})).await;
        let thanks = json!({"title": "Thanks", "text": {"en": "Thank you, ((name))."}});
        let reply = made(deployment, &council, "/api/v1/replies", thanks).await;
        let transfer = passed_on(deployment, &council, &case).await;
        let draft = Raw::to(deployment, &council.code, Method::POST, "/api/v1/drafts")
            .bearer(&council.administrator)
            .json(&json!({"service": "missed-bin", "channel": "phone", "reporter": {"name": "Ann"}}));
        let draft = draft.send().await.json()["id"].as_str().expect("a draft").to_owned();
        let team = read("/api/v1/teams".to_owned()).await.json()["items"][0]["id"].as_str().expect("a team").to_owned();
        let staff = read("/api/v1/identity/staff".to_owned()).await.json()["items"][0]["id"].clone();
        let staff = staff.as_str().expect("an administrator").to_owned();
        let filters = json!({"name": "Mine", "filters": {"assignee": "me"}});
        let filter = made(deployment, &council, "/api/v1/saved-filters", filters).await;
        let release = json!({"deed": {"kind": "release"}, "matching": {}});
        let bulk = made(deployment, &council, "/api/v1/bulk-acts", release).await;
        eventually("the bulk act ends", async || {
            (read(format!("/api/v1/bulk-acts/{bulk}")).await.json()["state"] == "finished").then_some(())
        })
        .await
        .expect("an end");
        let start = json!({"channel": "phone", "contact_id": contact});
        let call = made(deployment, &council, "/api/v1/interactions", start).await;
        let mark = json!({"kind": "dog", "text": "Loose in the garden.", "review_on": next_month()});
        let mark = made(deployment, &council, &format!("/api/v1/contacts/{contact}/marks"), mark).await;
        let fled = json!({"name": "Olga Petrova", "email": "olga@mail.example"});
        let sheltered = made(deployment, &council, "/api/v1/contacts", fled).await;
        let refuge = made(deployment, &council, &format!("/api/v1/contacts/{sheltered}/refuge"), a_refuge()).await;
        let ringing = announced(deployment, &council).await;
        let service = read("/api/v1/catalogue".to_owned()).await.json()["items"][0]["id"].clone();
        let service = service.as_str().expect("a service").to_owned();
        let service_version = republished(deployment, &council, &service).await;
        let effect = warned(deployment, &council, &case).await;
        let asked = charged(deployment, &council, &case).await;
        let proposal = proposed(deployment, &council, &case).await;
        let ring = json!({"title": "Ring them", "checklist": ["Twice"]});
        let task = made(deployment, &council, &format!("/api/v1/cases/{case}/tasks"), ring).await;
        let closed = json!({"from": "2026-12-24", "to": "2026-12-24", "name": {"en": "Closed", "cy": "Ar gau"}});
        let closure = made(deployment, &council, "/api/v1/closures", closed).await;
        let storm = json!({"service": "fly-tipping", "why": {"en": "A storm.", "cy": "Storm."}});
        let service_pause = made(deployment, &council, "/api/v1/service-pauses", storm).await;
        let import = brought(deployment, &council, "/api/v1/imports?name=old.csv").await;
        let addresses = brought(deployment, &council, "/api/v1/address-files?name=addresses.csv").await;
        let round = made(deployment, &council, "/api/v1/rounds", a_round("Monday A")).await;
        let christmas =
            json!({"from": "2026-12-24", "to": "2026-12-24", "why": {"en": "Christmas", "cy": "y Nadolig"}});
        let shift = made(deployment, &council, "/api/v1/round-shifts", christmas).await;
        let declared = json!({"incident": an_incident()});
        let incident = made(deployment, &council, "/api/v1/incidents", declared).await;
        let change = read(format!("/api/v1/cases/{case}/changes")).await.json()["items"][0]["id"].clone();
        let (spare, merge, pair) = twice(deployment, &council).await;
        let change = change.as_str().expect("the reporter was linked, which is a change").to_owned();
        Self {
            council,
            case,
            neighbour,
            duplicate: duplicate.id.to_string(),
            contact,
            message,
            letter,
            article,
            file,
            promise,
            reply,
            transfer,
            draft,
            team,
            staff,
            filter,
            bulk,
            call,
            ringing,
            mark,
            sheltered,
            refuge,
            service,
            service_version,
            effect,
            asked,
            task,
            closure,
            service_pause,
            change,
            proposal,
            import,
            addresses,
            round,
            shift,
            incident,
            spare,
            merge,
            pair,
        }
    }

    /// The id that an operation's path names.
    pub fn id_for(&self, operation: &Operation) -> &str {
        let path = operation.path;
        if path.starts_with("/api/v1/cases/{id}/merge") {
            &self.duplicate
        } else if path.starts_with("/api/v1/cases/") {
            &self.case
        } else if path.starts_with("/api/v1/contacts/{id}/death") {
            &self.spare
        } else if path == "/api/v1/contacts/{id}/refuge" {
            &self.sheltered
        } else if path.starts_with("/api/v1/refuges/") {
            &self.refuge
        } else if path.starts_with("/api/v1/contacts/") {
            &self.contact
        } else if path.ends_with("/pick-up") {
            &self.ringing
        } else if path.starts_with("/api/v1/interactions/") {
            &self.call
        } else if path.starts_with("/api/v1/marks/") {
            &self.mark
        } else if path.starts_with("/api/v1/messages/") {
            &self.message
        } else if path.starts_with("/api/v1/letters/") {
            &self.letter
        } else if path.starts_with("/api/v1/articles/") {
            &self.article
        } else if path.starts_with("/api/v1/drafts/") {
            &self.draft
        } else if path.starts_with("/api/v1/files/") {
            &self.file
        } else if path.starts_with("/api/v1/promises/") {
            &self.promise
        } else if path.starts_with("/api/v1/replies/") {
            &self.reply
        } else if path.starts_with("/api/v1/transfers/") {
            &self.transfer
        } else if path.starts_with("/api/v1/saved-filters/") {
            &self.filter
        } else if path.starts_with("/api/v1/bulk-acts/") {
            &self.bulk
        } else if ["/api/v1/calendars/", "/api/v1/teams/"].iter().any(|of| path.starts_with(of)) {
            &self.team
        } else if path.starts_with("/api/v1/closures/") {
            &self.closure
        } else if path.starts_with("/api/v1/service-pauses/") {
            &self.service_pause
        } else if path.starts_with("/api/v1/catalogue/") {
            &self.service
        } else if path.starts_with("/api/v1/service-versions/") {
            &self.service_version
        } else if path == "/api/v1/case-effects/{id}/outcome" {
            &self.asked
        } else if path.starts_with("/api/v1/case-effects/") {
            &self.effect
        } else if path.starts_with("/api/v1/tasks/") {
            &self.task
        } else if path.starts_with("/api/v1/case-changes/") {
            &self.change
        } else if path.starts_with("/api/v1/proposals/") {
            &self.proposal
        } else if path.starts_with("/api/v1/imports/") {
            &self.import
        } else if path.starts_with("/api/v1/address-files/") {
            &self.addresses
        } else if path.starts_with("/api/v1/rounds/") {
            &self.round
        } else if path.starts_with("/api/v1/round-shifts/") {
            &self.shift
        } else if path.starts_with("/api/v1/incidents/") {
            &self.incident
        } else if path.starts_with("/api/v1/merges/") {
            &self.merge
        } else if path.starts_with("/api/v1/duplicates/") {
            &self.pair
        } else if path.starts_with("/api/v1/services/") {
            "missed-bin"
        } else {
            panic!("{} isn't known to the sweeps: add what its path names", path)
        }
    }

    /// The version at which the case is.
    pub async fn version(&self, deployment: &Deployment) -> String {
        let path = format!("/api/v1/cases/{}", self.case);
        let read = Raw::to(deployment, &self.council.code, Method::GET, &path).bearer(&self.council.administrator);
        read.send().await.header("etag").to_owned()
    }

    /// The address whose version an operation names: the thing's own, or the case's.
    pub fn versioned(&self, operation: &Operation) -> String {
        match operation.path {
            path if path.starts_with("/api/v1/cases/{id}/merge") => format!("/api/v1/cases/{}", self.duplicate),
            path if path.starts_with("/api/v1/calendars/") => format!("/api/v1/calendars/{}", self.team),
            path if path.starts_with("/api/v1/teams/") => format!("/api/v1/teams/{}", self.team),
            path if path.starts_with("/api/v1/promises/") => format!("/api/v1/promises/{}", self.promise),
            path if path.starts_with("/api/v1/letters/") => format!("/api/v1/letters/{}", self.letter),
            path if path.starts_with("/api/v1/tasks/") => format!("/api/v1/tasks/{}", self.task),
            path if path.starts_with("/api/v1/replies/") => format!("/api/v1/replies/{}", self.reply),
            path if path.starts_with("/api/v1/contacts/") => format!("/api/v1/contacts/{}", self.contact),
            path if path.starts_with("/api/v1/files/") => format!("/api/v1/files/{}", self.file),
            path if path.starts_with("/api/v1/interactions/") => format!("/api/v1/interactions/{}", self.call),
            path if path.starts_with("/api/v1/imports/") => format!("/api/v1/imports/{}", self.import),
            path if path.starts_with("/api/v1/address-files/") => format!("/api/v1/address-files/{}", self.addresses),
            path if path.starts_with("/api/v1/rounds/") => format!("/api/v1/rounds/{}", self.round),
            path if path.starts_with("/api/v1/incidents/") => format!("/api/v1/incidents/{}", self.incident),
            path if path.starts_with("/api/v1/articles/") => format!("/api/v1/articles/{}", self.article),
            path if ["/draft", "/publication", "/library"].iter().any(|end| path.ends_with(end)) => {
                format!("/api/v1/catalogue/{}/draft", self.service)
            }
            path if path.starts_with("/api/v1/catalogue/") || path.starts_with("/api/v1/service-versions/") => {
                format!("/api/v1/catalogue/{}", self.service)
            }
            _ => format!("/api/v1/cases/{}", self.case),
        }
    }

    /// Everything that this council's administrator sees of these things.
    pub async fn seen(&self, deployment: &Deployment) -> Vec<Answer> {
        let paths = [
            format!("/api/v1/cases/{}", self.case),
            format!("/api/v1/contacts/{}", self.contact),
            format!("/api/v1/promises/{}", self.promise),
            format!("/api/v1/tasks/{}", self.task),
            "/api/v1/messages".to_owned(),
            format!("/api/v1/letters/{}", self.letter),
            format!("/api/v1/articles/{}", self.article),
            format!("/api/v1/files/{}", self.file),
            format!("/api/v1/drafts/{}", self.draft),
            format!("/api/v1/bulk-acts/{}", self.bulk),
            format!("/api/v1/bulk-acts/{}/items", self.bulk),
            format!("/api/v1/imports/{}", self.import),
            format!("/api/v1/imports/{}/rows", self.import),
            format!("/api/v1/address-files/{}", self.addresses),
            format!("/api/v1/rounds/{}", self.round),
            format!("/api/v1/incidents/{}", self.incident),
            format!("/api/v1/interactions/{}", self.call),
            format!("/api/v1/contacts/{}/marks", self.contact),
            format!("/api/v1/contacts/{}/refuge", self.sheltered),
            "/api/v1/calendars".to_owned(),
            "/api/v1/team-records".to_owned(),
            "/api/v1/service-pauses".to_owned(),
            format!("/api/v1/catalogue/{}", self.service),
            format!("/api/v1/catalogue/{}/draft", self.service),
        ];
        let mut seen = Vec::new();
        for path in paths {
            let read = Raw::to(deployment, &self.council.code, Method::GET, &path).bearer(&self.council.administrator);
            seen.push(read.send().await);
        }
        seen
    }
}

/// The id of what a council's administrator makes by a POST.
async fn made(deployment: &Deployment, council: &TestCouncil, path: &str, body: Value) -> String {
    let request = Raw::to(deployment, &council.code, Method::POST, path).bearer(&council.administrator);
    let answer = request.json(&body).send().await.json();
    answer["id"].as_str().unwrap_or_else(|| panic!("{path} answered {answer}")).to_owned()
}

/// Another record of whoever reported first, once that has the name that the sweeps give it, two that were merged, and
/// two that were told apart.
async fn twice(deployment: &Deployment, council: &TestCouncil) -> (String, String, String) {
    let add = async |name: &str, email: &str| {
        let body = json!({"name": name, "email": email});
        made(deployment, council, "/api/v1/contacts", body).await
    };
    let spare = add("Ann Other", "sian@mail.example").await;
    let (one, other) = (add("Ann Kept", "kept@mail.example").await, add("Ann Merged", "merged@mail.example").await);
    let path = format!("/api/v1/contacts/{one}/merges");
    let request = Raw::to(deployment, &council.code, Method::POST, &path).bearer(&council.administrator);
    let merge = request.header("if-match", "\"1\"").json(&json!({"other": other, "other_version": 1})).send().await;
    let merge = merge.json()["id"].as_str().expect("a merge").to_owned();
    let apart = json!({"one": one, "other": spare});
    let pair = made(deployment, council, "/api/v1/duplicates/different", apart).await;
    (spare, merge, pair)
}

/// A file of old cases, or of addresses, that waits for its mapping.
async fn brought(deployment: &Deployment, council: &TestCouncil, path: &str) -> String {
    let file = b"Ref,Received,Service\nA1,03/04/2024,missed-bin\n".to_vec();
    let request = Raw::to(deployment, &council.code, Method::POST, path);
    let request = request.bearer(&council.administrator).body("application/octet-stream", file);
    request.send().await.json()["id"].as_str().expect("an import").to_owned()
}

/// The first version of a service of which a second is published, with a draft of a third.
async fn republished(deployment: &Deployment, council: &TestCouncil, service: &str) -> String {
    let path = format!("/api/v1/catalogue/{service}");
    let ask = |method, path: &str, version: i64, body: &Value| {
        let request = Raw::to(deployment, &council.code, method, path).bearer(&council.administrator);
        request.header("if-match", &format!("\"{version}\"")).json(body).send()
    };
    let draft = format!("{path}/draft");
    for (method, path, version, body) in [
        (Method::PUT, &draft, 0, renamed("Bins")),
        (Method::POST, &format!("{path}/publication"), 1, json!({})),
        (Method::PUT, &draft, 0, renamed("Rubbish")),
    ] {
        let answer = ask(method, path, version, &body).await;
        assert_eq!(answer.status, 200, "{path} answered {}", answer.text());
    }
    let read = Raw::to(deployment, &council.code, Method::GET, &path).bearer(&council.administrator).send().await;
    read.json()["versions"][1]["id"].as_str().expect("a first version").to_owned()
}

/// A move that someone else than the council's administrator proposed.
async fn proposed(deployment: &Deployment, council: &TestCouncil, case: &str) -> String {
    let id = Uuid::new_v4();
    let mut owner = testkit::connect(&deployment.database_url).await.expect("the database");
    let as_council = "select set_config('app.tenant_id', $1, false)";
    sqlx::query(as_council).bind(council.id.to_string()).execute(&mut owner).await.expect("a council");
    let someone = "insert into cases.staff (tenant_id, id, name, state, sees) values ($1, $2, 'Jo', 'active', 'all')";
    let someone = sqlx::query(someone).bind(council.id.uuid()).bind(id);
    someone.execute(&mut owner).await.expect("a colleague");
    let proposal =
        "insert into cases.case_proposal (tenant_id, id, case_id, from_step, verb, label, permission, proposed_by,
            proposed_at, state)
        values ($1, $2, $3, 'received', 'start', '{\"en\": \"Start\"}', 'cases.decide', $2, now(), 'open')";
    let case: Uuid = case.parse().expect("the id of a case");
    let proposal = sqlx::query(proposal).bind(council.id.uuid()).bind(id).bind(case);
    proposal.execute(&mut owner).await.expect("a proposal");
    id.to_string()
}

/// A warning about a case, as a timer leaves one.
async fn warned(deployment: &Deployment, council: &TestCouncil, case: &str) -> String {
    let warning = "insert into cases.case_effect (tenant_id, id, case_id, kind, title, made_at, state)
        values ($1, $2, $3, 'alarm', '{\"en\": \"Late\"}', now(), 'open')";
    has_effect(deployment, council, case, warning).await
}

/// An amount that is due for a case, as a move leaves one.
async fn charged(deployment: &Deployment, council: &TestCouncil, case: &str) -> String {
    let charge = "insert into cases.case_effect (tenant_id, id, case_id, kind, title, pence, made_at, state)
        values ($1, $2, $3, 'charge', '{\"en\": \"Fee\"}', 3500, now(), 'open')";
    has_effect(deployment, council, case, charge).await
}

async fn has_effect(deployment: &Deployment, council: &TestCouncil, case: &str, effect: &'static str) -> String {
    let id = Uuid::new_v4();
    let mut owner = testkit::connect(&deployment.database_url).await.expect("the database");
    let as_council = "select set_config('app.tenant_id', $1, false)";
    sqlx::query(as_council).bind(council.id.to_string()).execute(&mut owner).await.expect("a council");
    let case: Uuid = case.parse().expect("the id of a case");
    let effect = sqlx::query(effect).bind(council.id.uuid()).bind(id).bind(case);
    effect.execute(&mut owner).await.expect("an effect");
    id.to_string()
}

/// A call that rings a council's administrator, once contacts knows them.
async fn announced(deployment: &Deployment, council: &TestCouncil) -> String {
    let staff =
        Raw::to(deployment, &council.code, Method::GET, "/api/v1/identity/staff").bearer(&council.administrator);
    let to = staff.send().await.json()["items"][0]["email"].clone();
    let body = json!({"switchboard_call_id": "c-0", "withheld": true, "to": to});
    eventually("the call rings", async || {
        let request = Raw::to(deployment, &council.code, Method::POST, "/api/v1/calls").bearer(&council.administrator);
        request.json(&body).send().await.json()["id"].as_str().map(str::to_owned)
    })
    .await
    .expect("a call")
}

/// What a colleague passed to a council's administrator.
async fn passed_on(deployment: &Deployment, council: &TestCouncil, case: &str) -> String {
    let colleague = council.hire("colleague", identity_api::Role::Agent).await.expect("a colleague");
    let staff =
        Raw::to(deployment, &council.code, Method::GET, "/api/v1/identity/staff").bearer(&council.administrator);
    let staff = staff.send().await.json();
    let mut everyone = staff["items"].as_array().into_iter().flatten();
    let administrator = everyone.find(|one| one["role"] == "administrator").map(|one| one["id"].clone());
    let body = json!({"note": "Asks for you.", "staff": administrator, "case": case});
    eventually("the case is passed on", async || {
        let request = Raw::to(deployment, &council.code, Method::POST, "/api/v1/transfers").bearer(&colleague);
        request.json(&body).send().await.json()["id"].as_str().map(str::to_owned)
    })
    .await
    .expect("a transfer")
}
