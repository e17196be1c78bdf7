//! Our components against govuk-frontend's own fixtures: the same elements, attributes and text.
//!
//! A fixture is compared when it uses only the options that our component has; every other option
//! is one that no page needs.

use std::fmt::Write as _;

use askama::Template;
use scraper::{ElementRef, Html};
use serde_json::Value;

/// The options that our components know, by component. A fixture with another one is passed over.
const OPTIONS: [(&str, &[&str], usize); 18] = [
    ("button", &["text", "classes", "name", "value", "preventDoubleClick"], 20),
    (
        "input",
        &[
            "id",
            "name",
            "label.text",
            "label.classes",
            "label.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "value",
            "type",
            "classes",
            "autocomplete",
            "inputmode",
            "spellcheck",
        ],
        14,
    ),
    (
        "textarea",
        &[
            "id",
            "name",
            "label.text",
            "label.classes",
            "label.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "value",
            "rows",
            "classes",
            "autocomplete",
            "spellcheck",
        ],
        8,
    ),
    (
        "select",
        &[
            "id",
            "name",
            "label.text",
            "label.classes",
            "label.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "value",
            "classes",
            "items.value",
            "items.text",
            "items.selected",
        ],
        1,
    ),
    (
        "radios",
        &[
            "name",
            "idPrefix",
            "fieldset.legend.text",
            "fieldset.legend.classes",
            "fieldset.legend.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "value",
            "classes",
            "items.value",
            "items.text",
            "items.hint.text",
            "items.checked",
        ],
        8,
    ),
    (
        "checkboxes",
        &[
            "name",
            "idPrefix",
            "fieldset.legend.text",
            "fieldset.legend.classes",
            "fieldset.legend.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "values",
            "classes",
            "items.value",
            "items.text",
            "items.hint.text",
        ],
        4,
    ),
    ("error-summary", &["titleText", "errorList.text", "errorList.href", "descriptionText"], 4),
    ("error-message", &["text", "id", "visuallyHiddenText"], 4),
    ("hint", &["text", "id", "classes"], 3),
    ("tag", &["text", "classes"], 8),
    ("inset-text", &["text"], 2),
    ("warning-text", &["text", "iconFallbackText"], 2),
    ("back-link", &["text", "href"], 1),
    ("panel", &["titleText", "text"], 1),
    ("details", &["summaryText", "text"], 1),
    ("notification-banner", &["text", "titleText", "type"], 3),
    (
        "date-input",
        &[
            "id",
            "fieldset.legend.text",
            "fieldset.legend.classes",
            "fieldset.legend.isPageHeading",
            "hint.text",
            "errorMessage.text",
        ],
        2,
    ),
    ("breadcrumbs", &["items.text", "items.href"], 4),
];

struct Item {
    value: String,
    text: String,
    hint: String,
    href: String,
    part: &'static str,
    name: &'static str,
    label: &'static str,
    width: u8,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "../tests/pages/component.html")]
struct Component<'a> {
    component: &'a str,
    text: String,
    title: String,
    classes: String,
    name: String,
    value: String,
    once: bool,
    id: String,
    label: String,
    label_classes: String,
    heading: bool,
    hint: String,
    error: String,
    kind: String,
    autocomplete: String,
    inputmode: String,
    spellcheck: String,
    rows: String,
    items: Vec<Item>,
    values: Vec<String>,
    prefix: String,
    href: String,
}

fn string(options: &Value, pointer: &str) -> String {
    match options.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(flag)) => flag.to_string(),
        _ => String::new(),
    }
}

fn or(text: String, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text }
}

fn items(component: &str, options: &Value) -> Vec<Item> {
    let blank = || Item {
        value: String::new(),
        text: String::new(),
        hint: String::new(),
        href: String::new(),
        part: "",
        name: "",
        label: "",
        width: 2,
        wrong: false,
    };
    if component == "date-input" {
        let wrong = options.get("errorMessage").is_some();
        let part = |(part, label, width)| Item { part, name: part, label, width, wrong, ..blank() };
        return [("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4)].map(part).into();
    }
    let list = ["items", "errorList"].iter().find_map(|key| options.get(key)).and_then(Value::as_array);
    let item = |item: &Value| Item {
        value: string(item, "/value"),
        text: string(item, "/text"),
        hint: string(item, "/hint/text"),
        href: string(item, "/href"),
        ..blank()
    };
    list.into_iter().flatten().map(item).collect()
}

/// Which item is chosen: by the value of the whole, or by a mark of its own.
fn chosen(options: &Value) -> String {
    let marked = options.get("items").and_then(Value::as_array).into_iter().flatten().find(|item| {
        item.get("checked") == Some(&Value::Bool(true)) || item.get("selected") == Some(&Value::Bool(true))
    });
    or(string(options, "/value"), &marked.map(|item| string(item, "/value")).unwrap_or_default())
}

fn ours(component: &str, options: &Value) -> String {
    let legend = options.pointer("/fieldset/legend");
    let label = legend.or_else(|| options.get("label")).cloned().unwrap_or_default();
    let hidden = options.get("visuallyHiddenText").map(|_| string(options, "/visuallyHiddenText"));
    let prefix = match component {
        "warning-text" => or(string(options, "/iconFallbackText"), "Warning"),
        _ => hidden.unwrap_or_else(|| "Error".to_owned()),
    };
    let id = match component {
        "radios" | "checkboxes" => or(string(options, "/idPrefix"), &string(options, "/name")),
        "hint" | "error-message" => string(options, "/id"),
        _ => or(string(options, "/id"), &string(options, "/name")),
    };
    let title = or(
        string(options, "/titleText"),
        match (component, string(options, "/type").as_str()) {
            ("notification-banner", "success") => "Success",
            ("notification-banner", _) => "Important",
            _ => "",
        },
    );
    let view = Component {
        component,
        text: or(string(options, "/text"), if component == "back-link" { "Back" } else { "" }),
        title: or(title, &string(options, "/summaryText")),
        classes: string(options, "/classes"),
        name: string(options, "/name"),
        value: chosen(options),
        once: options.get("preventDoubleClick") == Some(&Value::Bool(true)),
        id,
        label: string(&label, "/text"),
        label_classes: string(&label, "/classes"),
        heading: label.get("isPageHeading") == Some(&Value::Bool(true)),
        hint: or(string(options, "/hint/text"), &string(options, "/descriptionText")),
        error: string(options, "/errorMessage/text"),
        kind: or(string(options, "/type"), "text"),
        autocomplete: string(options, "/autocomplete"),
        inputmode: string(options, "/inputmode"),
        spellcheck: string(options, "/spellcheck"),
        rows: or(string(options, "/rows"), "5"),
        items: items(component, options),
        values: options
            .get("values")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect(),
        prefix,
        href: or(string(options, "/href"), "#"),
    };
    view.render().unwrap()
}

/// Every option that a fixture uses, as `a.b`, lists passed through.
fn used(options: &Value, at: &str, found: &mut Vec<String>) {
    match options {
        Value::Object(map) => {
            for (key, value) in map {
                used(value, &if at.is_empty() { key.clone() } else { format!("{at}.{key}") }, found);
            }
        }
        Value::Array(list) if list.iter().any(Value::is_object) => list.iter().for_each(|item| used(item, at, found)),
        Value::Bool(false) => found.push(format!("{at}=false")),
        _ => found.push(at.to_owned()),
    }
}

/// HTML in one form: elements with sorted attributes, text with single spaces.
fn normal(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let mut text = String::new();
    write_children(fragment.root_element(), &mut text);
    text
}

fn write_children(parent: ElementRef<'_>, out: &mut String) {
    for child in parent.children() {
        if let Some(element) = ElementRef::wrap(child) {
            let mut attributes: Vec<String> =
                element.value().attrs().map(|(key, value)| format!("{key}={:?}", sorted(key, value))).collect();
            attributes.sort();
            let _ = writeln!(out, "<{} {}>", element.value().name(), attributes.join(" "));
            write_children(element, out);
            let _ = writeln!(out, "</{}>", element.value().name());
        } else if let Some(text) = child.value().as_text() {
            let words: Vec<_> = text.split_whitespace().collect();
            if !words.is_empty() {
                let _ = writeln!(out, "{}", words.join(" "));
            }
        }
    }
}

fn sorted(key: &str, value: &str) -> String {
    let mut parts: Vec<_> = value.split_whitespace().collect();
    if key == "class" {
        parts.sort_unstable();
    }
    parts.join(" ")
}

#[test]
fn components_are_govuk_frontends_own() {
    let mut told = String::new();
    for (component, options, least) in OPTIONS {
        let path = format!(
            "{}/assets/node_modules/govuk-frontend/dist/govuk/components/{component}/fixtures.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let text =
            std::fs::read_to_string(&path).expect("run `make assets` first: the fixtures come with govuk-frontend");
        let fixtures: Value = serde_json::from_str(&text).unwrap();
        let mut compared = 0;
        for fixture in fixtures["fixtures"].as_array().unwrap() {
            let mut wanted = Vec::new();
            used(&fixture["options"], "", &mut wanted);
            let grouped = !matches!(component, "radios" | "checkboxes") || fixture["options"].get("fieldset").is_some();
            let filled =
                all_valued(&fixture["options"]) && (component != "panel" || fixture["options"].get("text").is_some());
            if grouped && filled && wanted.iter().all(|option| options.contains(&option.as_str())) {
                compared += 1;
                let theirs = normal(fixture["html"].as_str().unwrap());
                let mine = normal(&ours(component, &fixture["options"]));
                if theirs != mine {
                    let _ = writeln!(told, "== {component}: {}\n-- theirs\n{theirs}\n-- ours\n{mine}", fixture["name"]);
                }
            }
        }
        if compared < least {
            let _ = writeln!(told, "{component}: only {compared} fixtures compared, {least} expected");
        }
    }
    assert!(told.is_empty(), "{told}");
}

/// Whether every answer to choose has a value: one without is what our lists don't do.
fn all_valued(options: &Value) -> bool {
    let items = options.get("items").and_then(Value::as_array);
    let needs = options.get("fieldset").is_some() || options.get("label").is_some();
    !needs || items.is_none_or(|items| items.iter().all(|item| item.get("value").is_some_and(Value::is_string)))
}
