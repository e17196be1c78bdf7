//! Every operation of the product, derived from the lists that mount them, with what it takes to
//! call each one soundly. An operation that isn't known here fails the sweeps: add it.

use cases_api::case::CaseOpened;
use contract::Audience;
use journeys::{Answer, Raw, TestCouncil, missed_bin};
use reqwest::Method;
use runtime::Exposure;
use serde_json::{Value, json};
use testkit::{Deployment, eventually};
use uuid::Uuid;

/// An operation as the route lists give it.
#[derive(Debug, Clone)]
pub struct Operation {
    pub method: Method,
    pub path: &'static str,
    pub permission: Option<&'static str>,
    pub audience: Audience,
    /// Whether it is a list that is read page by page.
    pub paged: bool,
    /// What its query takes, as it is described.
    pub query: Vec<QueryParameter>,
}

/// A part of a query.
#[derive(Debug, Clone)]
pub struct QueryParameter {
    pub name: String,
    pub required: bool,
}

/// Every guarded operation of every service.
pub fn all() -> Vec<Operation> {
    let lists = crate::contracts::services();
    let operations: Vec<_> = lists
        .iter()
        .flat_map(|(_, routes)| routes.list())
        .map(|route| {
            let guard = route.guard.expect("a service has no unguarded route");
            let method = Method::from_bytes(route.method.as_str().as_bytes()).expect("a method");
            let written = serde_json::to_value(&route.operation).expect("JSON");
            let query = query(&written);
            let paged = query.iter().any(|parameter| parameter.name == "cursor");
            Operation { method, path: route.path, permission: guard.permission, audience: guard.audience, paged, query }
        })
        .collect();
    assert!(operations.len() > 25, "the sweeps must see the operations, and saw {}", operations.len());
    operations
}

/// What a described operation takes in its query.
fn query(written: &Value) -> Vec<QueryParameter> {
    let parameters = written["parameters"].as_array().into_iter().flatten().filter(|one| one["in"] == "query");
    let read = |one: &Value| {
        Some(QueryParameter { name: one["name"].as_str()?.to_owned(), required: one["required"] == true })
    };
    parameters.filter_map(read).collect()
}

impl Operation {
    /// The path with this in the place of its parameter.
    pub fn at(&self, value: &str) -> String {
        match (self.path.find('{'), self.path.find('}')) {
            (Some(from), Some(to)) => format!("{}{value}{}", &self.path[..from], &self.path[to + 1..]),
            _ => self.path.to_owned(),
        }
    }

    pub fn has_parameter(&self) -> bool {
        self.path.contains('{')
    }

    /// The path with a sound value for each part of the query that the operation can't do without, and words
    /// that find someone where it looks for words.
    pub fn soundly_asked(&self) -> String {
        let one_of = |name: &str| name == "q" || (name == "contact" && self.path == "/api/v1/drafts");
        let needed = self.query.iter().filter(|parameter| parameter.required || one_of(&parameter.name));
        let pairs: Vec<_> = needed.map(|one| format!("{}={}", one.name, sound_in_a_query(&one.name))).collect();
        if pairs.is_empty() { self.path.to_owned() } else { format!("{}?{}", self.path, pairs.join("&")) }
    }

    pub fn is_of_councils(&self) -> bool {
        Exposure::of(self.path) == Exposure::Api
    }

    /// A request to where the operation belongs, without a token and without a body.
    pub fn request(&self, deployment: &Deployment, slug: &str, value: &str) -> Raw {
        self.asking(deployment, slug, &self.at(value))
    }

    /// As [`Operation::request`], to the operation's path with a query.
    pub fn asking(&self, deployment: &Deployment, slug: &str, path: &str) -> Raw {
        let method = self.method.clone();
        match Exposure::of(self.path) {
            Exposure::Internal => Raw::inside(deployment, method, path),
            Exposure::Operators => Raw::to(deployment, "ops", method, path),
            _ => Raw::to(deployment, slug, method, path),
        }
    }

    /// As [`Operation::request`], with a sound body and version.
    pub fn sound(&self, deployment: &Deployment, slug: &str, value: &str, version: &str) -> Raw {
        let request = self.request(deployment, slug, value).header("if-match", version);
        match self.body() {
            Value::Null => request,
            body => request.json(&body),
        }
    }

    /// A body that the operation accepts, or null where it takes none.
    pub fn body(&self) -> Value {
        match (self.method.as_str(), self.path) {
            ("GET" | "DELETE", _) | ("POST", "/api/v1/messages/{id}/retry" | "/api/v1/transfers/{id}/accept") => {
                Value::Null
            }
            ("POST", "/api/v1/interactions/{id}/pick-up" | "/api/v1/marks/{id}/end") => Value::Null,
            ("POST", "/api/v1/case-effects/{id}/completion") => Value::Null,
            ("POST", "/api/v1/cases/{id}/tasks") => json!({"title": "Ring them", "days": 2, "checklist": ["Twice"]}),
            ("PUT", "/api/v1/tasks/{id}/progress") => json!({"ticked": [0], "state": "done"}),
            ("PUT", "/api/v1/tasks/{id}/assignee") => json!({"to": null}),
            ("POST", "/api/v1/contacts") => json!({
                "name": "Ann Other", "email": "ann@other.example", "phone": "01903 737756", "address": "2 High Street",
                "postcode": "BN11 1HS", "date_of_birth": "1957-03-09",
            }),
            ("PATCH", "/api/v1/contacts/{id}") => json!({"name": "Ann Other", "no_longer": ["1 Low Street"]}),
            ("POST", "/api/v1/contacts/{id}/marks") => {
                json!({"kind": "dog", "text": "Loose in the garden.", "review_on": next_month()})
            }
            ("POST", "/api/v1/calls") => {
                json!({"switchboard_call_id": "c-1", "number": "01903 737755", "to": "nobody@nowhere.example"})
            }
            ("POST", "/api/v1/interactions") => json!({"channel": "phone", "number": "01903 737755"}),
            ("PUT", "/api/v1/interactions/{id}/contact") => json!({"contact_id": null}),
            ("PUT", "/api/v1/interactions/{id}/draft") => json!({"text": "Bin", "version": 7}),
            ("POST", "/api/v1/interactions/{id}/cases") => {
                json!({"case_id": Uuid::from_u128(1), "reference": a_reference(), "how": "discussed"})
            }
            ("POST", "/api/v1/interactions/{id}/verification") => json!({"not_possible": true}),
            ("POST", "/api/v1/interactions/{id}/end") => {
                json!({"outcome": "answered", "matter": "missed-bin", "note": "On Thursday."})
            }
            ("PUT", "/api/v1/verification-rules") => json!({
                "on": false, "needed": 1, "attempts": 1,
                "questions": [{"key": "postcode", "text": {"en": "Where?", "cy": "Ble?"}, "checks": "postcode"}],
            }),
            ("POST", "/api/v1/cases") => serde_json::to_value(missed_bin("Ann Other", None)).unwrap(),
            ("POST", "/api/v1/articles") | ("PUT", "/api/v1/articles/{id}") => json!({
                "title": {"en": "When?"}, "summary": {"en": "Soon."}, "body": {"en": "Very soon."},
                "state": "published", "public": true, "owner": null, "review_on": "2027-05-31",
            }),
            ("PUT", "/api/v1/catalogue/{id}/draft") => a_definition(),
            ("POST", "/api/v1/catalogue") => {
                json!({"name": {"en": format!("Borrow a ladder {}", Uuid::new_v4().simple())}, "team": Uuid::from_u128(1)})
            }
            ("PUT", "/api/v1/catalogue/{id}/library") => json!({"part": "/name", "take": false}),
            ("POST", "/api/v1/cases/{id}/version/preview") | ("PUT", "/api/v1/cases/{id}/version") => json!({}),
            ("PUT", "/api/v1/catalogue/{id}/state") => json!({"offered": true}),
            ("POST", "/api/v1/catalogue/{id}/publication" | "/api/v1/service-versions/{id}/restoration") => {
                json!({"note": "Plainer words."})
            }
            ("POST", "/api/v1/service-pauses/{id}/end") => Value::Null,
            ("PUT", "/api/v1/calendars/{id}") => json!({"days": ["monday"], "opens": "09:00", "closes": "17:00"}),
            ("POST", "/api/v1/closures") => json!({"from": "2026-12-29", "to": "2026-12-31", "name": {"en": "Closed"}}),
            ("POST", "/api/v1/service-pauses") => json!({"service": "missed-bin", "why": {"en": "A storm."}}),
            ("POST", "/api/v1/cases/{id}/clock-pauses") => json!({"clock": "main", "reason": "fee"}),
            ("POST", "/api/v1/cases/{id}/clock-resumptions") => json!({"clock": "main"}),
            ("POST", "/api/v1/cases/{id}/clock-extensions") => json!({"clock": "main", "by": 1, "reason": "Many."}),
            ("PUT", "/api/v1/desk-settings") => json!({"reopen_days": 10, "answer_minutes": 15}),
            ("POST", "/api/v1/articles/{id}/said") => json!({"answered": true}),
            ("PUT", "/api/v1/measures/settings") => json!({"days": 7, "target": 80}),
            ("POST", "/api/v1/cases/{id}/notes" | "/api/v1/cases/{id}/updates") => json!({"text": "Seen."}),
            ("POST", "/api/v1/cases/{id}/transitions") => json!({"to": "in_progress"}),
            ("POST", "/api/v1/files") => Value::Null,
            ("PUT", "/api/v1/files/{id}/filing") => json!({"letter": "letter", "received_on": "2026-01-19"}),
            ("POST", "/api/v1/cases/{id}/service/preview") => json!({"to": "fly-tipping"}),
            ("POST" | "PUT", "/api/v1/replies" | "/api/v1/replies/{id}") => {
                json!({"title": "Thanks", "text": {"en": "Thank you, ((name))."}})
            }
            ("POST", "/api/v1/cases/{id}/replies" | "/api/v1/cases/{id}/replies/preview") => {
                json!({"reply": Uuid::from_u128(1)})
            }
            ("POST", "/api/v1/directory/seen") => Value::Null,
            ("PUT", "/api/v1/directory/presence") => json!({"presence": "meeting"}),
            ("PUT", "/api/v1/directory/profile") => json!({"extension": "4021", "does": "Bulky waste"}),
            ("PUT", "/api/v1/cases/{id}/service") => json!({"to": "fly-tipping"}),
            ("PUT", "/api/v1/cases/{id}/assignee") => json!({"to": null}),
            ("POST", "/api/v1/promises") => json!({"what": "Call back.", "name": "Ann Other"}),
            ("POST", "/api/v1/promises/{id}/keep") => json!({}),
            ("POST", "/api/v1/promises/{id}/renew") => json!({"due": {"office_minutes": 60}}),
            ("POST", "/api/v1/promises/{id}/close") => json!({"text": "Moved away."}),
            ("POST", "/api/v1/transfers") => {
                json!({"note": "Asks for you.", "name": "Ann", "staff": Uuid::from_u128(1), "call": Uuid::from_u128(2)})
            }
            ("POST", "/api/v1/transfers/{id}/decline") => json!({"text": "Not ours."}),
            ("PUT", "/api/v1/cases/{id}/team") => json!({"to": Uuid::nil()}),
            ("PUT", "/api/v1/cases/{id}/watch" | "/api/v1/cases/{id}/presence") => json!({"seen": 1}),
            ("POST", "/api/v1/saved-filters") | ("PUT", "/api/v1/saved-filters/{id}") => {
                json!({"name": "Waiting", "filters": {"state": "waiting", "team": "mine"}})
            }
            ("POST", "/api/v1/bulk-acts") => json!({"deed": {"kind": "release"}, "matching": {}}),
            ("POST", "/api/v1/bulk-acts/{id}/cancellation" | "/api/v1/bulk-acts/{id}/undo") => Value::Null,
            ("POST", "/api/v1/tracking") => json!({"reference": "C7X-4KM-9TPH", "postcode": "BN11 1HS"}),
            ("POST", "/api/v1/tracking/replies") => json!({"token": "x".repeat(43), "text": "Thank you."}),
            ("POST", "/api/v1/drafts") => {
                json!({"service": "missed-bin", "channel": "phone", "reporter": {"name": "Ann"}})
            }
            ("POST", "/api/v1/drafts/{id}/taking-back") => Value::Null,
            ("POST", "/api/v1/drafts/{id}/sending") => {
                let whole = serde_json::to_value(missed_bin("Ann Other", None)).unwrap();
                json!({"reporter": whole["reporter"], "answers": whole["answers"]})
            }
            ("POST", "/api/v1/continuations") => json!({"token": "x".repeat(48), "postcode": "BN11 1HS"}),
            ("POST", "/api/v1/forms/judging") => json!({"type": "object"}),
            ("POST", "/api/v1/continuations/files") => Value::Null,
            ("POST", "/api/v1/continuations/files/removing") => {
                json!({"key": "x".repeat(48), "file": Uuid::nil()})
            }
            ("POST", "/api/v1/continuations/beginning") => json!({"service": "missed-bin"}),
            ("POST", "/api/v1/continuations/keeping") => {
                json!({"key": "x".repeat(48), "email": "ann@mail.example"})
            }
            ("POST", "/api/v1/continuations/door") => json!({"token": "x".repeat(48)}),
            ("POST", "/api/v1/continuations/reading") => json!({"key": "x".repeat(48)}),
            ("POST", "/api/v1/continuations/saving" | "/api/v1/continuations/sending") => {
                json!({"key": "x".repeat(48), "version": 1, "form": "f"})
            }
            ("POST", "/api/v1/tracking/reopenings") => json!({"token": "x".repeat(43), "reason": "It is back."}),
            ("POST", "/api/v1/tracking/ratings") => json!({"token": "x".repeat(43), "rating": 4, "words": "Quick."}),
            ("POST", "/api/v1/identity/sessions" | "/admin/v1/sessions") => {
                json!({"email": "nobody@nowhere.example", "password": "not a password"})
            }
            ("POST", "/api/v1/identity/tokens") => json!({"session": "x".repeat(43)}),
            ("POST", "/api/v1/identity/invitations/lookup") => json!({"token": "x".repeat(43)}),
            ("POST", "/api/v1/identity/invitations/accept") => {
                json!({"token": "x".repeat(43), "password": "a new long password"})
            }
            ("POST", "/api/v1/identity/invitations") => {
                json!({"name": "Ann", "email": format!("{}@new.example", Uuid::new_v4().simple()), "role": "agent"})
            }
            ("POST", "/admin/v1/councils") => {
                json!({"code": "x", "name": {"en": ""}, "tier": "parish", "administrator": {"name": "", "email": ""}})
            }
            ("PATCH", "/admin/v1/councils/{code}") => json!({}),
            (method, path) => panic!("{method} {path} isn't known to the sweeps: add a sound body"),
        }
    }
}

/// What a parameter holds that an operation can't do without.
pub fn sound_in_a_query(name: &str) -> &'static str {
    match name {
        "name" => "letter.txt",
        "q" => "Ellis",
        "postcode" => "BN11%201HS",
        "number" => "01903%20737755",
        _ => "01890000-0000-7000-8000-000000000000",
    }
}

/// A council with one of each thing that has an id.
pub struct Peopled {
    pub council: TestCouncil,
    pub case: String,
    pub contact: String,
    pub message: String,
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
    pub service: String,
    pub service_version: String,
    pub effect: String,
    pub task: String,
    pub closure: String,
    pub service_pause: String,
}

impl Peopled {
    pub async fn new(deployment: &Deployment) -> Self {
        let council = TestCouncil::add(deployment, contract::council::Tier::District).await.expect("a council");
        let opened: CaseOpened = council.report("peopled", Some("sian@mail.example")).await.expect("a case");
        let read = async |path: String| {
            Raw::to(deployment, &council.code, Method::GET, &path).bearer(&council.administrator).send().await
        };
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
        let letter = Raw::to(deployment, &council.code, Method::POST, "/api/v1/files?name=letter.txt")
            .bearer(&council.administrator)
            .body("application/octet-stream", b"Dear council".to_vec());
        let file = letter.send().await.json()["id"].as_str().expect("a file").to_owned();
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
        let ringing = announced(deployment, &council).await;
        let service = read("/api/v1/catalogue".to_owned()).await.json()["items"][0]["id"].clone();
        let service = service.as_str().expect("a service").to_owned();
        let service_version = republished(deployment, &council, &service).await;
        let effect = warned(deployment, &council, &case).await;
        let ring = json!({"title": "Ring them", "checklist": ["Twice"]});
        let task = made(deployment, &council, &format!("/api/v1/cases/{case}/tasks"), ring).await;
        let closed = json!({"from": "2026-12-24", "to": "2026-12-24", "name": {"en": "Closed", "cy": "Ar gau"}});
        let closure = made(deployment, &council, "/api/v1/closures", closed).await;
        let storm = json!({"service": "fly-tipping", "why": {"en": "A storm.", "cy": "Storm."}});
        let service_pause = made(deployment, &council, "/api/v1/service-pauses", storm).await;
        Self {
            council,
            case,
            contact,
            message,
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
            service,
            service_version,
            effect,
            task,
            closure,
            service_pause,
        }
    }

    /// The id that an operation's path names.
    pub fn id_for(&self, operation: &Operation) -> &str {
        let path = operation.path;
        if path.starts_with("/api/v1/cases/") {
            &self.case
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
        } else if path.starts_with("/api/v1/calendars/") {
            &self.team
        } else if path.starts_with("/api/v1/closures/") {
            &self.closure
        } else if path.starts_with("/api/v1/service-pauses/") {
            &self.service_pause
        } else if path.starts_with("/api/v1/catalogue/") {
            &self.service
        } else if path.starts_with("/api/v1/service-versions/") {
            &self.service_version
        } else if path.starts_with("/api/v1/case-effects/") {
            &self.effect
        } else if path.starts_with("/api/v1/tasks/") {
            &self.task
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
            path if path.starts_with("/api/v1/calendars/") => format!("/api/v1/calendars/{}", self.team),
            path if path.starts_with("/api/v1/promises/") => format!("/api/v1/promises/{}", self.promise),
            path if path.starts_with("/api/v1/tasks/") => format!("/api/v1/tasks/{}", self.task),
            path if path.starts_with("/api/v1/replies/") => format!("/api/v1/replies/{}", self.reply),
            path if path.starts_with("/api/v1/contacts/") => format!("/api/v1/contacts/{}", self.contact),
            path if path.starts_with("/api/v1/files/") => format!("/api/v1/files/{}", self.file),
            path if path.starts_with("/api/v1/interactions/") => format!("/api/v1/interactions/{}", self.call),
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
            format!("/api/v1/articles/{}", self.article),
            format!("/api/v1/files/{}", self.file),
            format!("/api/v1/drafts/{}", self.draft),
            format!("/api/v1/bulk-acts/{}", self.bulk),
            format!("/api/v1/bulk-acts/{}/items", self.bulk),
            format!("/api/v1/interactions/{}", self.call),
            format!("/api/v1/contacts/{}/marks", self.contact),
            "/api/v1/calendars".to_owned(),
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

/// What a service may say.
fn a_definition() -> Value {
    let library = cases::library::Library::shipped().expect("the library");
    let entry = library.service("missed-bin").expect("a service");
    let mut workflow = serde_json::to_value(library.workflow(&entry.workflow)).expect("JSON");
    workflow["transitions"][0]["actions"] = json!([{"do": "task", "title": {"en": "Ring them", "cy": "Ffonio"}}]);
    json!({
        "name": {"en": "Missed bin", "cy": "Bin heb ei wagio"}, "guidance": [],
        "summary": {"en": "A bin that wasn’t emptied.", "cy": "Bin na chafodd ei wagio."},
        "said_as": {"en": ["missed bin"], "cy": []}, "form": entry.form, "clocks": entry.clocks,
        "workflow": workflow, "messages": entry.messages,
    })
}

fn renamed(name: &str) -> Value {
    let mut definition = a_definition();
    definition["name"]["en"] = name.into();
    definition
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

/// A warning about a case, as a timer leaves one.
async fn warned(deployment: &Deployment, council: &TestCouncil, case: &str) -> String {
    let id = Uuid::now_v7();
    let mut owner = testkit::connect(&deployment.database_url).await.expect("the database");
    let as_council = "select set_config('app.tenant_id', $1, false)";
    sqlx::query(as_council).bind(council.id.to_string()).execute(&mut owner).await.expect("a council");
    let warning = "insert into cases.case_effect (tenant_id, id, case_id, kind, title, made_at, state)
        values ($1, $2, $3, 'alarm', '{\"en\": \"Late\"}', now(), 'open')";
    let case: Uuid = case.parse().expect("the id of a case");
    let warning = sqlx::query(warning).bind(council.id.uuid()).bind(id).bind(case);
    warning.execute(&mut owner).await.expect("a warning");
    id.to_string()
}

/// A day on which a mark may be looked at again.
fn next_month() -> String {
    (contract::Clock::now(&contract::SystemClock) + time::Duration::days(30)).date().to_string()
}

/// A reference that could be.
fn a_reference() -> String {
    contract::Reference::random(contract::Prefix::numbered(1), &mut rand::rng()).to_string()
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
