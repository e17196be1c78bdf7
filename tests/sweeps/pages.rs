//! Every form of every page takes rubbish in any of its fields: the answer is a page, and no fault of ours.

use std::collections::BTreeMap;

use journeys::{Answer, Browser, pair};
use testkit::deployment;

use crate::peopled::Peopled;

/// What nobody means to type.
const RUBBISH: [&str; 8] = [
    "",
    "a\u{0}b",
    "a\r\nBcc: b@mail.example",
    "<script>alert(1)</script>",
    "-1",
    "99999999999999999999",
    "2026-02-30",
    "\u{202e}((nobody))",
];

/// A form as it stands on a page.
struct Form {
    action: String,
    /// Name and value, and whether it is shown.
    fields: Vec<(String, String, bool)>,
}

/// The value of an attribute of a tag, as it is meant.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?;
    Some(value.replace("&#38;", "&").replace("&amp;", "&"))
}

/// The forms of a page that send fields, and not files.
fn forms(path: &str, page: &Answer) -> Vec<Form> {
    let text = page.text();
    let read = |form: &str| {
        let (head, rest) = form.split_once('>')?;
        let (inside, _) = rest.split_once("</form>")?;
        (attribute(head, "method")? == "post" && attribute(head, "enctype").is_none()).then_some(())?;
        let tags = ["<input", "<textarea", "<select", "<button"].iter().flat_map(|kind| inside.split(kind).skip(1));
        let field = |tag: &str| {
            let tag = tag.split('>').next()?;
            let shown = attribute(tag, "type").is_none_or(|kind| kind != "hidden");
            Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default(), shown))
        };
        let here = path.split('?').next().unwrap_or_default();
        let action = match attribute(head, "action").unwrap_or_default() {
            none if none.is_empty() => path.to_owned(),
            query if query.starts_with('?') => format!("{here}{query}"),
            whole => whole,
        };
        Some(Form { action, fields: tags.filter_map(field).collect() })
    };
    text.split("<form").skip(1).filter_map(read).collect()
}

/// What is wrong with the answer to a form, if anything is.
fn fault(answer: &Answer) -> Option<String> {
    let page = answer.header("content-type").starts_with("text/html");
    let markup = answer.text().contains("<script>alert(1)");
    match answer.status {
        500.. => Some(format!("{}: {:.300}", answer.status, answer.text())),
        400.. if !page => Some(format!("{} without a page: {:.100}", answer.status, answer.text())),
        _ => markup.then(|| "what was typed became markup".to_owned()),
    }
}

/// The address of a page that may be looked at, with what its path names; nothing where it names what isn't here.
fn address(path: &str, peopled: &Peopled) -> Option<String> {
    let Some((folder, rest)) = path.split_once('{') else { return Some(path.to_owned()) };
    let id = match folder {
        "/services/" => "missed-bin",
        "/answers/" | "/articles/" | "/desk/articles/" => &peopled.article,
        "/desk/cases/" => &peopled.case,
        "/desk/contacts/" => &peopled.contact,
        "/desk/calls/" => &peopled.call,
        "/desk/drafts/" => &peopled.draft,
        "/desk/replies/" => &peopled.reply,
        "/desk/bulk/" => &peopled.bulk,
        _ => return None,
    };
    let (_, after) = rest.split_once('}')?;
    (!after.contains('{')).then(|| format!("{folder}{id}{after}"))
}

/// Every page with what it takes to show its forms.
fn addresses(peopled: &Peopled) -> Vec<String> {
    let routes = portal::routes();
    let pages = routes.list().iter().filter(|route| route.method == "GET");
    let mut found: Vec<String> = pages.filter_map(|route| address(route.path, peopled)).collect();
    found.extend([
        "/desk?team=all".to_owned(),
        format!("/desk/bulk/new?deed=note&case={}", peopled.case),
        format!("/desk/cases/{}/service?to=fly-tipping", peopled.case),
        format!("/desk/calls/{}?about=service:missed-bin", peopled.call),
        format!("/desk/pass?case={}", peopled.case),
        "/desk/drafts/new?service=missed-bin&channel=phone".to_owned(),
        "/desk/promises?whose=team".to_owned(),
    ]);
    found
}

#[tokio::test]
async fn no_form_takes_rubbish_for_a_fault_of_ours() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    let mut browser = Browser::of(&peopled.council);
    browser.sign_in(&peopled.council.email("administrator")).await.expect("the desk");
    let mut found: BTreeMap<String, Form> = BTreeMap::new();
    for path in addresses(&peopled) {
        let page = browser.get(&path).await;
        assert_eq!(fault(&page), None, "{path}");
        let forms = forms(&path, &page).into_iter().filter(|form| form.action != "/desk/sign-out");
        found.extend(forms.map(|form| {
            let names: Vec<_> = form.fields.iter().map(|(name, ..)| name.as_str()).collect();
            (format!("{} {names:?}", form.action), form)
        }));
    }
    assert!(found.len() > 40, "the forms of every page, and not {:?}", found.keys());
    for form in found.values() {
        let long = "x".repeat(30_000);
        for rubbish in RUBBISH.into_iter().chain([long.as_str()]) {
            for hidden_too in [false, true] {
                let typed = form.fields.iter().map(|(name, value, shown)| match name.as_str() {
                    "_once" => pair("_once", "a fresh one"),
                    own if own.starts_with('_') || !(*shown || hidden_too) => pair(own, value),
                    field => pair(field, rubbish),
                });
                let answer = browser.post(&form.action, &typed.collect::<Vec<_>>()).await;
                assert_eq!(fault(&answer), None, "{} with {rubbish:.30?}", form.action);
            }
        }
    }
}

#[test]
fn planted_faults_are_noticed() {
    let answer = |status, kind: &str, body: &str| {
        let mut headers = reqwest::header::HeaderMap::new();
        headers.insert("content-type", kind.parse().expect("a header"));
        Answer { status, headers, body: body.as_bytes().to_vec() }
    };
    assert!(fault(&answer(503, "text/html", "away")).is_some());
    assert!(fault(&answer(413, "text/plain", "too much")).is_some());
    assert!(fault(&answer(422, "text/html", "<p><script>alert(1)</script>")).is_some());
    assert!(fault(&answer(422, "text/html", "&lt;script>alert(1)")).is_none());
    let page = r#"<form action="/a?b&#38;c" method="post"><input type="hidden" name="_token" value="t"><textarea name="text"></textarea></form><form method="get"><input name="q"></form>"#;
    let found = forms("/here", &answer(200, "text/html", page));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].action.as_str(), found[0].fields.len()), ("/a?b&c", 2));
}
