use actix_web::test::TestRequest;

use super::*;

fn page(path: &str, kept: Option<&str>) -> Page {
    let mut request = TestRequest::get().uri(path);
    if let Some(tag) = kept {
        request = request.cookie(Cookie::new(LANGUAGE_COOKIE, tag.to_owned()));
    }
    Page::of(&request.to_http_request(), Arc::new(sample_council()), &Guard::new(b"a secret of the tests"))
}

#[test]
fn the_language_asked_for_wins_and_is_remembered() {
    let asked = page("/services?q=bin&lang=cy", Some("en"));
    assert_eq!(asked.language(), Language::Cy);
    assert!(asked.cookies.iter().any(|cookie| cookie.name() == LANGUAGE_COOKIE && cookie.value() == "cy"));
    assert_eq!(page("/", Some("cy")).language(), Language::Cy);
    assert_eq!(page("/?lang=fr", None).language(), Language::En);
}

#[test]
fn the_other_language_is_the_same_page() {
    let shown = page("/services?q=bin&lang=cy", None);
    let hrefs: Vec<_> = shown.languages.iter().map(|link| (link.href.as_str(), link.current)).collect();
    assert_eq!(hrefs, [("/services?q=bin&lang=en", false), ("/services?q=bin&lang=cy", true)]);
    assert_eq!(page("/", None).languages[1].href, "/?lang=cy");
}

#[test]
fn a_language_that_the_council_does_not_offer_is_not_taken() {
    let council = Council { languages: vec![Language::En], ..sample_council() };
    let request = TestRequest::get().uri("/?lang=cy").to_http_request();
    let shown = Page::of(&request, Arc::new(council), &Guard::new(b"a secret of the tests"));
    assert_eq!(shown.language(), Language::En);
    assert!(shown.languages.is_empty());
}

#[test]
fn cookies_are_seen_by_this_host_alone() {
    for cookie in &page("/?lang=cy", None).cookies {
        let text = cookie.to_string();
        assert!(cookie.name().starts_with("__Host-"), "{text}");
        for needed in ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"] {
            assert!(text.contains(needed), "{text}");
        }
        assert!(!text.contains("Domain"), "{text}");
    }
}

#[test]
fn a_council_always_has_a_mark() {
    assert_eq!(initial("Cyngor Sir Bryn Du"), 'C');
    assert_eq!(initial("  élan"), 'É');
    assert_eq!(initial("123"), 'M');
}

#[test]
fn no_link_of_a_page_leads_to_another_host() {
    for address in ["//evil.example/x", "/\\evil.example", "///evil.example"] {
        assert!(plain_path(address, "").starts_with("/evil.example"), "{address}");
    }
}
