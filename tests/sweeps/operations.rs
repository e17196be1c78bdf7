//! Every operation of the product, derived from the lists that mount them, with what it takes to
//! call each one soundly. An operation that isn't known here fails the sweeps: add it.

use contract::Audience;
use journeys::{Raw, missed_bin};
use reqwest::Method;
use runtime::Exposure;
use serde_json::{Value, json};
use testkit::Deployment;
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

/// A round of this name.
pub fn a_round(name: &str) -> Value {
    json!({
        "name": name, "collects": [{"en": "Rubbish", "cy": "Sbwriel"}], "weekdays": ["monday"], "every_weeks": 2,
        "anchor": "2026-11-30",
    })
}

/// Someone who fled is protected.
pub fn a_refuge() -> Value {
    json!({"scope": "identity", "reason": "She fled.", "named": [], "review_on": next_month()})
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
        let one_of = |name: &str| {
            name == "q"
                || [("contact", "/api/v1/drafts"), ("postcode", "/api/v1/addresses")].contains(&(name, self.path))
        };
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
            (
                "POST",
                "/api/v1/interactions/{id}/pick-up" | "/api/v1/marks/{id}/end" | "/api/v1/proposals/{id}/withdrawal",
            ) => Value::Null,
            ("POST", "/api/v1/letters/{id}/posting" | "/api/v1/letters/{id}/posting/removal") => Value::Null,
            ("POST", "/api/v1/letter-postings") => json!({"letters": [{"id": Uuid::from_u128(1), "version": 1}]}),
            ("POST", "/api/v1/cases/{id}/relations") => {
                json!({"relation": "related", "reference": a_reference()})
            }
            ("POST", "/api/v1/cases/{id}/merge" | "/api/v1/cases/{id}/merge/preview") => json!({"into": a_reference()}),
            ("POST", "/api/v1/cases/{id}/splits") => json!({"service": "missed-bin", "answers": [0]}),
            ("POST", "/api/v1/cases/{id}/merge/removal") => Value::Null,
            ("POST", "/api/v1/following/reading") => json!({"report": Uuid::from_u128(1)}),
            ("POST", "/api/v1/following") => {
                json!({"report": Uuid::from_u128(1), "email": "ann@other.example", "language": "en"})
            }
            ("POST", "/api/v1/following/confirming" | "/api/v1/following/stopping") => json!({"token": "x".repeat(48)}),
            ("POST", "/api/v1/incident-suggestions/dismissals") => json!({"cases": [Uuid::from_u128(1)]}),
            ("POST", "/api/v1/incidents") => json!({"incident": an_incident()}),
            ("PUT", "/api/v1/incidents/{id}") => an_incident(),
            ("POST", "/api/v1/incidents/{id}/cases") => json!({"cases": [Uuid::from_u128(1)]}),
            ("POST", "/api/v1/incidents/{id}/cases/removal") => json!({"case": Uuid::from_u128(1)}),
            ("POST", "/api/v1/incidents/{id}/updates") => {
                json!({"text": {"en": "A crew is there.", "cy": "Mae criw yno."}})
            }
            ("POST", "/api/v1/incidents/{id}/end") => json!({}),
            ("POST", "/api/v1/cases/{id}/relations/removal") => json!({"case": Uuid::from_u128(1)}),
            ("POST", "/api/v1/proposals/{id}/decision") => json!({"approve": false, "reason": "Too much."}),
            ("POST", "/api/v1/cases/{id}/tasks") => json!({"title": "Ring them", "days": 2, "checklist": ["Twice"]}),
            ("PUT", "/api/v1/tasks/{id}/progress") => json!({"ticked": [0], "state": "done"}),
            ("PUT", "/api/v1/tasks/{id}/assignee") => json!({"to": null}),
            ("POST", "/api/v1/case-effects/{id}/outcome") => json!({"outcome": "done", "words": "By card."}),
            ("POST", "/api/v1/case-effects/{id}/completion" | "/api/v1/case-changes/{id}/erasure") => Value::Null,
            ("POST", "/api/v1/contacts") => json!({
                "name": "Ann Other", "email": "ann@other.example", "phone": "01903 737756", "address": "2 High Street",
                "postcode": "BN11 1HS", "date_of_birth": "1957-03-09",
            }),
            ("PATCH", "/api/v1/contacts/{id}") => json!({"name": "Ann Other", "no_longer": ["1 Low Street"]}),
            ("POST", "/api/v1/duplicates/different") => json!({"one": Uuid::from_u128(1), "other": Uuid::from_u128(2)}),
            ("POST", "/api/v1/duplicates/{id}/reopen" | "/api/v1/merges/{id}/undo") => Value::Null,
            ("PUT", "/api/v1/duplicates/rules") => json!({"threshold": 50, "points": {"same_name": 30}}),
            ("POST", "/api/v1/contacts/{id}/merges") => json!({"other": Uuid::from_u128(1), "other_version": 1}),
            ("POST", "/api/v1/contacts/{id}/marks") => {
                json!({"kind": "dog", "text": "Loose in the garden.", "review_on": next_month()})
            }
            ("POST", "/api/v1/contacts/{id}/death") => {
                json!({"told_by": "The registrar", "died_on": "2026-11-02", "evidence": "Tell Us Once."})
            }
            ("POST", "/api/v1/contacts/{id}/death/removal") => json!({"reason": "It was another person."}),
            ("POST", "/api/v1/marks/{id}/reviews" | "/api/v1/refuges/{id}/reviews") => {
                json!({"review_on": next_month()})
            }
            ("POST", "/api/v1/contacts/{id}/refuge") => a_refuge(),
            ("PUT", "/api/v1/refuges/{id}/named") => json!({"named": []}),
            ("POST", "/api/v1/refuges/{id}/end") => json!({"reason": "She moved on."}),
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
            ("PUT", "/api/v1/catalogue/{id}/draft") | ("POST", "/api/v1/definitions/judging") => a_definition(),
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
            ("POST", "/api/v1/offerings" | "/api/v1/offerings/preview") => {
                json!({"services": [Uuid::from_u128(1)], "offered": true})
            }
            ("PUT", "/api/v1/calendars/{id}") => json!({"days": ["monday"], "opens": "09:00", "closes": "17:00"}),
            ("POST", "/api/v1/teams") => {
                let name = format!("Team {}", Uuid::new_v4().simple());
                json!({"name": {"en": name, "cy": name}})
            }
            ("PUT", "/api/v1/teams/{id}") => json!({"name": {"en": "Bins and more", "cy": "Biniau a mwy"}}),
            ("POST", "/api/v1/teams/{id}/closure") => json!({}),
            ("POST", "/api/v1/closures") => json!({"from": "2026-12-29", "to": "2026-12-31", "name": {"en": "Closed"}}),
            ("POST", "/api/v1/service-pauses") => json!({"service": "missed-bin", "why": {"en": "A storm."}}),
            ("POST", "/api/v1/cases/{id}/clock-pauses") => json!({"clock": "main", "reason": "fee"}),
            ("POST", "/api/v1/cases/{id}/clock-resumptions") => json!({"clock": "main"}),
            ("POST", "/api/v1/cases/{id}/clock-extensions") => json!({"clock": "main", "by": 1, "reason": "Many."}),
            ("PUT", "/api/v1/desk-settings") => json!({"reopen_days": 10, "answer_minutes": 15}),
            ("POST", "/api/v1/articles/{id}/said") => json!({"answered": true}),
            ("PUT", "/api/v1/measures/settings") => json!({"days": 7, "target": 80}),
            ("POST", "/api/v1/cases/{id}/notes" | "/api/v1/cases/{id}/updates") => json!({"text": "Seen."}),
            ("PUT", "/api/v1/cases/{id}/answers") => {
                json!({"answers": missed_bin("Ann Other", None).answers, "why": "She read the wrong lid."})
            }
            ("POST", "/api/v1/cases/{id}/transitions") => json!({"to": "in_progress"}),
            ("POST", "/api/v1/files" | "/api/v1/imports" | "/api/v1/address-files") => Value::Null,
            ("POST", "/api/v1/rounds") => a_round(&format!("Round {}", Uuid::new_v4().simple())),
            ("PUT", "/api/v1/rounds/{id}") => a_round(&format!("Round {}", Uuid::new_v4().simple())),
            ("POST", "/api/v1/round-shifts" | "/api/v1/round-shifts/preview") => {
                json!({"from": "2026-12-25", "to": "2026-12-25", "days": 1, "why": {"en": "Christmas", "cy": "y Nadolig"}})
            }
            ("POST", "/api/v1/address-files/{id}/take" | "/api/v1/address-files/{id}/discard") => Value::Null,
            ("PUT", "/api/v1/address-files/{id}/mapping") => json!({"columns": ["uprn", "postcode", "street"]}),
            ("POST", "/api/v1/imports/{id}/archive" | "/api/v1/imports/{id}/discard") => Value::Null,
            ("PUT", "/api/v1/imports/{id}/mapping") => json!({"columns": ["old_reference", "received", "service"]}),
            ("POST", "/api/v1/imports/{id}/run") => json!({"leave_bad_rows": true}),
            ("POST", "/api/v1/imports/{id}/undo") => json!({"worked_on_too": false}),
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
        "uprn" => "1",
        _ => "01890000-0000-7000-8000-000000000000",
    }
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

pub fn renamed(name: &str) -> Value {
    let mut definition = a_definition();
    definition["name"]["en"] = name.into();
    definition
}

/// A day on which a mark may be looked at again.
pub fn next_month() -> String {
    (contract::Clock::now(&contract::SystemClock) + time::Duration::days(30)).date().to_string()
}

/// An incident that concerns everyone who asks for a service.
pub fn an_incident() -> Value {
    json!({
        "title": {"en": "Fallen tree", "cy": "Coeden wedi cwympo"},
        "told": {"en": "A crew is on its way.", "cy": "Mae criw ar ei ffordd."},
        "services": ["missed-bin"],
    })
}

/// A reference that could be.
fn a_reference() -> String {
    contract::Reference::random(contract::Prefix::numbered(1), &mut rand::rng()).to_string()
}
