//! Every operation with every id of another council answers, byte for byte, as for an id that
//! never was, and changes nothing. A control shows first that the same request works at home.

use journeys::{Answer, Raw};
use reqwest::Method;
use testkit::deployment;
use uuid::Uuid;

use crate::operations::{Operation, all};
use crate::peopled::Peopled;

/// What differs between two answers, beside the request's own id.
pub fn difference(one: &Answer, other: &Answer) -> Option<String> {
    let headers = |answer: &Answer| -> Vec<(String, String)> {
        let own = ["x-request-id", "date", "ratelimit"];
        let mut all: Vec<_> = answer
            .headers
            .iter()
            .filter(|(name, _)| !own.contains(&name.as_str()))
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        all.sort();
        all
    };
    if (one.status, &one.body) != (other.status, &other.body) {
        return Some(format!("{} {} / {} {}", one.status, one.text(), other.status, other.text()));
    }
    (headers(one) != headers(other)).then(|| format!("{:?} / {:?}", headers(one), headers(other)))
}

fn with_ids() -> Vec<Operation> {
    let found: Vec<_> =
        all().into_iter().filter(|operation| operation.is_of_councils() && operation.has_parameter()).collect();
    assert!(found.len() >= 7, "{found:?}");
    found.into_iter().filter(|operation| !operation.path.starts_with("/api/v1/services/")).collect()
}

#[tokio::test]
async fn anothers_id_is_answered_like_an_id_that_never_was() {
    let deployment = deployment().await.expect("a deployment");
    let (ours, theirs) = (Peopled::new(deployment).await, Peopled::new(deployment).await);
    let before = theirs.seen(deployment).await;
    for operation in with_ids() {
        let ask = async |id: &str| {
            let request =
                operation.sound(deployment, &ours.council.code, id, "\"1\"").bearer(&ours.council.administrator);
            request.send().await
        };
        let foreign = ask(theirs.id_for(&operation)).await;
        let never = ask(&Uuid::new_v4().to_string()).await;
        assert_eq!(foreign.status, 404, "{} {}", operation.method, operation.path);
        assert_eq!(difference(&foreign, &never), None, "{} {}", operation.method, operation.path);
    }
    for (before, after) in before.iter().zip(theirs.seen(deployment).await) {
        assert_eq!(before.json(), after.json(), "refused, and done all the same");
    }
}

#[tokio::test]
async fn the_same_requests_work_at_home() {
    let deployment = deployment().await.expect("a deployment");
    let ours = Peopled::new(deployment).await;
    for operation in with_ids() {
        let read = Raw::to(deployment, &ours.council.code, Method::GET, &ours.versioned(&operation));
        let first = operation.path.starts_with("/api/v1/saved-filters/") || operation.path.ends_with("/outcome");
        let version = match first {
            true => "\"1\"".to_owned(),
            false => read.bearer(&ours.council.administrator).send().await.header("etag").to_owned(),
        };
        let request = operation.sound(deployment, &ours.council.code, ours.id_for(&operation), &version);
        let request = match operation.path {
            path if path.ends_with("/team") => request.json(&serde_json::json!({"to": ours.team})),
            path if path.starts_with("/api/v1/cases/{id}/replies") => {
                request.json(&serde_json::json!({"reply": ours.reply}))
            }
            "/api/v1/incidents/{id}/cases" => request.json(&serde_json::json!({"cases": [ours.neighbour.id]})),
            path if path.ends_with("/merges") && operation.method == Method::POST => {
                request.json(&serde_json::json!({"other": ours.spare, "other_version": 1}))
            }
            path if path.ends_with("/relations") => {
                request.json(&serde_json::json!({"relation": "related", "reference": ours.neighbour.reference}))
            }
            path if path.ends_with("/merge") || path.ends_with("/merge/preview") => {
                request.json(&serde_json::json!({"into": ours.neighbour.reference}))
            }
            path if path.ends_with("/relations/removal") || path.ends_with("/cases/removal") => {
                request.json(&serde_json::json!({"case": ours.neighbour.id}))
            }
            path if path.ends_with("/archive") => {
                request.body("application/zip", [&b"PK\x05\x06"[..], &[0; 18]].concat())
            }
            _ => request,
        };
        let answer = request.bearer(&ours.council.administrator).send().await;
        // A message that was sent can't be sent again, a file that was filed or a draft that was
        // sent not thrown away, a kept promise not
        // closed, who is protected not protected again, what was taken over not given back, a plain target neither stopped nor extended, an import that is
        // being judged neither run nor taken back and one that runs not thrown away, an incident that is over not told of:
        // each is there, and says so.
        let clocks = ["/clock-pauses", "/clock-resumptions", "/clock-extensions"];
        let over = [
            &["/retry", "/close", "/decline", "/run", "/take", "/undo", "/discard", "/updates", "/refuge"][..],
            &clocks,
        ]
        .concat();
        let over = operation.method == Method::DELETE || over.iter().any(|end| operation.path.ends_with(end));
        let expected = match over {
            true => 409,
            // What someone else proposed is theirs to take back.
            false if operation.path.ends_with("/withdrawal") => 403,
            // Nothing was typed yet, so nothing can be typed over.
            false if operation.path.ends_with("/draft") => 412,
            // Whose work goes nowhere isn't closed.
            false if operation.path.ends_with("/closure") => 422,
            // The library hasn't changed, so there is nothing of it to take.
            false if operation.path.ends_with("/library") => 422,
            false => 200,
        };
        // Rows are judged meanwhile, and each step of an import is a version of it.
        let turns = ["/api/v1/imports/", "/api/v1/address-files/"];
        let went_on = answer.status == 412 && turns.iter().any(|path| operation.path.starts_with(path));
        assert!(
            answer.status == expected || answer.status / 100 == 2 || went_on,
            "{} {}: {}",
            operation.method,
            operation.path,
            answer.text()
        );
    }
}

#[tokio::test]
async fn lists_hold_ones_own_alone() {
    let deployment = deployment().await.expect("a deployment");
    let (ours, theirs) = (Peopled::new(deployment).await, Peopled::new(deployment).await);
    let lists =
        all().into_iter().filter(|one| one.is_of_councils() && one.method == Method::GET && !one.has_parameter());
    let lists: Vec<String> = lists.map(|one| one.soundly_asked()).collect();
    assert!(lists.len() > 20, "every list of every service, and not {lists:?}");
    for list in &lists {
        let answer =
            Raw::to(deployment, &ours.council.code, Method::GET, list).bearer(&ours.council.administrator).send().await;
        assert_eq!(answer.status, 200, "{list}: {}", answer.text());
        let things = [
            &theirs.case,
            &theirs.asked,
            &theirs.contact,
            &theirs.message,
            &theirs.letter,
            &theirs.file,
            &theirs.promise,
            &theirs.transfer,
        ];
        let own = [&theirs.filter, &theirs.bulk, &theirs.reply, &theirs.call, &theirs.council.code];
        for foreign in things.into_iter().chain(own) {
            assert!(!answer.text().contains(foreign.as_str()), "{list} holds {foreign}");
        }
    }
}

#[tokio::test]
async fn an_unknown_or_forged_host_is_told_nothing() {
    let deployment = deployment().await.expect("a deployment");
    let ours = Peopled::new(deployment).await.council;
    let known = deployment.host(&ours.code);
    let port = deployment.public.port();
    let strangers = [
        "nowhere.localhost".to_owned(),
        "127.0.0.1".to_owned(),
        "localhost".to_owned(),
        format!("{}.localhost.:{port}", ours.code),
        format!("x.{}.localhost", ours.code),
        format!("{}.localhost.evil.example", ours.code),
        "xn--80ak6aa92e.localhost".to_owned(),
    ];
    let mut bodies = Vec::new();
    for stranger in &strangers {
        let answer = Raw::with_host(deployment, stranger, Method::GET, "/").send().await;
        assert_eq!(answer.status, 421, "{stranger}: {}", answer.text());
        assert!(!answer.headers.contains_key("set-cookie"), "{stranger}");
        bodies.push(answer.body);
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "every stranger gets the same answer");
    for (name, value) in [
        ("x-forwarded-host", "evil.example"),
        ("forwarded", "host=evil.example"),
        ("x-tenant-id", "other"),
        ("x-original-url", "/admin/v1/councils"),
    ] {
        let answer =
            Raw::with_host(deployment, &known, Method::GET, "/api/v1/services").header(name, value).send().await;
        assert_eq!(answer.status, 200, "{name} is ignored");
    }
    let shouted = Raw::with_host(deployment, &known.to_uppercase(), Method::GET, "/api/v1/services").send().await;
    assert_eq!(shouted.status, 200, "a host's case doesn't matter");
}

#[test]
fn a_planted_difference_is_noticed() {
    let answer = |status, body: &str| Answer {
        status,
        headers: reqwest::header::HeaderMap::new(),
        body: body.as_bytes().to_vec(),
    };
    assert!(difference(&answer(404, "no"), &answer(404, "none")).is_some());
    assert!(difference(&answer(404, "no"), &answer(403, "no")).is_some());
    let mut named = answer(404, "no");
    named.headers.insert("etag", "\"7\"".parse().expect("a header"));
    assert!(difference(&answer(404, "no"), &named).is_some());
    assert!(difference(&answer(404, "no"), &answer(404, "no")).is_none());
}
