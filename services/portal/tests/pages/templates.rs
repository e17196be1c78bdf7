//! Every page, with every sample, in every language.

use contract::Language;
use portal::samples;
use scraper::{Html, Selector};

fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn each(mut check: impl FnMut(&str, Language, &str, &Html)) {
    for language in Language::ALL {
        for sample in samples::all(language) {
            let html = sample.html.unwrap_or_else(|fault| panic!("{}: {fault}", sample.name));
            check(&sample.name, language, &html, &Html::parse_document(&html));
        }
    }
}

#[test]
fn every_page_has_its_language_its_title_and_one_heading() {
    each(|name, language, html, page| {
        assert_eq!(page.root_element().attr("lang"), Some(language.tag()), "{name}");
        assert_eq!(select(page, "h1").len(), 1, "{name}: headings of the first level");
        let title: String = select(page, "head > title").iter().flat_map(|title| title.text()).collect();
        let council = if language == Language::En { "Bryn Du County Council" } else { "Cyngor Sir Bryn Du" };
        assert!(title.ends_with(&format!(" – {council}")) && title.len() > council.len() + 5, "{name}: {title}");
        let failed = !select(page, ".govuk-error-summary").is_empty();
        let prefix = if language == Language::En { "Error: " } else { "Gwall: " };
        assert_eq!(title.starts_with(prefix), failed, "{name}: {title}");
        assert!(!html.contains('⟦'), "{name} has an unresolved word in {language}");
    });
}

#[test]
fn every_page_can_be_entered_and_read_without_a_mouse() {
    each(|name, _, _, page| {
        assert_eq!(select(page, "a.govuk-skip-link[href='#main-content']").len(), 1, "{name}");
        assert_eq!(select(page, "main#main-content").len(), 1, "{name}");
        assert_eq!(
            select(page, "nav[aria-label] a[hreflang], nav[aria-label] button[lang][form]").len(),
            1,
            "{name}: the other language"
        );
        for control in select(page, "input:not([type=hidden]), textarea, select") {
            let id = control.attr("id").unwrap_or_else(|| panic!("{name}: a control has no id"));
            let labels = select(page, &format!("label[for='{id}']"));
            assert_eq!(labels.len(), 1, "{name}: labels of {id}");
        }
    });
}

#[test]
fn nothing_is_inline_and_every_id_is_its_own() {
    each(|name, _, html, page| {
        assert!(select(page, "[style], style, script:not([src])").is_empty(), "{name}");
        let inline =
            select(page, "*").iter().any(|element| element.value().attrs().any(|(key, _)| key.starts_with("on")));
        assert!(!inline, "{name} has a handler in its markup");
        let mut ids: Vec<_> =
            select(page, "[id]").iter().filter_map(|element| element.attr("id").map(str::to_owned)).collect();
        ids.sort();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}: {ids:?}");
        assert!(html.len() < 40_000, "{name} has {} bytes", html.len());
    });
}

#[test]
fn every_post_is_protected_and_every_error_leads_to_its_field() {
    each(|name, _, _, page| {
        for form in select(page, "form[method=post]") {
            let token = Selector::parse("input[name=_token]").unwrap();
            assert_eq!(form.select(&token).count(), 1, "{name}: {:?}", form.attr("action"));
        }
        for link in select(page, ".govuk-error-summary a") {
            let href = link.attr("href").unwrap();
            let Some(target) = href.strip_prefix('#') else {
                assert!(
                    href.starts_with('/') && name.contains("check"),
                    "{name}: {href}, and only what is checked has its field on another page"
                );
                continue;
            };
            assert_eq!(select(page, &format!("[id='{target}']")).len(), 1, "{name}: {target}");
        }
        for described in select(page, "[aria-describedby]") {
            for id in described.attr("aria-describedby").unwrap().split(' ') {
                assert_eq!(select(page, &format!("[id='{id}']")).len(), 1, "{name}: {id}");
            }
        }
    });
}

#[test]
fn enter_in_a_text_field_decides_nothing_of_the_call() {
    each(|name, _, _, page| {
        if let Some(first) = select(page, "form#call:not([data-ended]) button").first() {
            assert_eq!((first.attr("formaction"), first.attr("name")), (None, None), "{name}");
        }
    });
}

#[test]
fn what_people_write_never_becomes_markup() {
    each(|name, _, html, _| assert!(!html.contains("<by the gate>"), "{name}"));
}
