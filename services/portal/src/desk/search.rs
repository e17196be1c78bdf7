//! What the desk's search box finds: people, cases, and the call that a number starts.

use askama::Template;
use contract::Language;

use crate::page::{Page, Section, Status, View};
use crate::words::Words;

/// `GET /desk/search`.
#[derive(Template)]
#[template(path = "desk/search.html")]
pub struct Search {
    /// The page.
    pub page: Page,
    /// What was typed; empty where nothing was.
    pub query: String,
    /// What was found.
    pub found: Found,
    /// Cases found by what was written in them, the newest first.
    pub written: Vec<Case>,
}

/// `GET /desk/search/results`: what stands below the box while someone types.
#[derive(Template)]
#[template(path = "desk/search_results.html")]
pub struct Results {
    /// The page.
    pub page: Page,
    /// What was found.
    pub found: Found,
}

/// What was found.
#[derive(Default)]
pub struct Found {
    /// People, the likeliest first.
    pub people: Vec<Person>,
    /// Cases, the surest first.
    pub cases: Vec<Case>,
    /// The call that the number which was typed starts.
    pub call: Option<Call>,
    /// Whether a part couldn't be searched just now.
    pub partly: bool,
}

/// A person who was found: no more than tells them from another.
pub struct Person {
    /// Their page.
    pub href: String,
    /// What is to be minded with them, in words, the worst first: it is read before their name.
    pub marks: Vec<String>,
    /// Their name.
    pub name: String,
    /// Where they live, with the postcode; empty where it isn't known.
    pub address: String,
    /// How many cases they reported.
    pub cases: i64,
    /// What of them was typed.
    pub by: String,
}

/// A case that was found.
pub struct Case {
    /// Its page.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// Where it is about; empty where that isn't known.
    pub place: String,
    /// Where it stands.
    pub status: Status,
    /// What is to be known of how it was found; empty where its reference was typed.
    pub by: String,
}

/// A call to be started.
pub struct Call {
    /// Where it is started.
    pub href: String,
    /// The number, as it is dialled from here.
    pub number: String,
}

impl View for Search {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Results {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Found {
    /// Whether there is nothing to go to.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.cases.is_empty() && self.call.is_none()
    }

    /// How many there are to go to.
    pub fn count(&self) -> usize {
        self.people.len() + self.cases.len() + usize::from(self.call.is_some())
    }
}

impl Search {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::None).at_path("/desk/search?q=01632+960001");
        Self { query: "01632 960001".to_owned(), found: sample(&page), written: vec![written(page.w)], page }
    }

    /// A sample that found nothing.
    pub fn sample_empty(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::None).at_path("/desk/search?q=xyz");
        Self { page, query: "xyz".to_owned(), found: Found { partly: true, ..Found::default() }, written: Vec::new() }
    }

    /// A sample before anything was typed.
    pub fn sample_blank(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::None).at_path("/desk/search");
        Self { page, query: String::new(), found: Found::default(), written: Vec::new() }
    }
}

fn written(w: Words) -> Case {
    Case {
        href: "/desk/cases/0199".to_owned(),
        reference: "C7X-5KM-8TPJ".to_owned(),
        service: "Fly-tipping".to_owned(),
        place: "Mill Lane".to_owned(),
        status: Status::Done,
        by: [w.get("find-in-note"), w.get("find-in-history")].join(", "),
    }
}

fn sample(page: &Page) -> Found {
    let w = page.w;
    let person = |name: &str, address: &str, cases| Person {
        href: "/desk/contacts/0198".to_owned(),
        marks: if cases > 1 { vec![w.get("call-mark-dog").into_owned()] } else { Vec::new() },
        name: name.to_owned(),
        address: address.to_owned(),
        cases,
        by: w.get("find-by-phone").into_owned(),
    };
    let case = Case {
        href: "/desk/cases/0198".to_owned(),
        reference: "C7X-4KM-9TPH".to_owned(),
        service: "Bin not emptied".to_owned(),
        place: "14 Mill Lane, LD1 5AB".to_owned(),
        status: Status::Waiting,
        by: w.get("find-by-slip").into_owned(),
    };
    let call = Call { href: "/desk/pop?number=01632960001".to_owned(), number: "01632 960001".to_owned() };
    Found {
        people: vec![person("Siân O’Brien", "14 Mill Lane, LD1 5AB", 2), person("Rhys O’Brien", "LD1 5AB", 1)],
        cases: vec![case],
        call: Some(call),
        partly: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_while_typing_is_a_list_of_options_with_ids_of_their_own() {
        for language in Language::ALL {
            let page = Page::sample_desk(language, Section::None);
            let found = sample(&page);
            assert_eq!((found.count(), found.is_empty()), (4, false));
            let html = Results { found, page }.render().unwrap();
            assert!(!html.contains("<html") && !html.contains('⟦'), "{html}");
            assert_eq!(html.matches("role=\"option\"").count(), 4);
            let (mark, name) = (html.find("c-mark").unwrap(), html.find("Siân").unwrap());
            assert!(mark < name, "what is to be minded is read before anything of them: {html}");
            for number in 1..=4 {
                assert_eq!(html.matches(&format!("id=\"find-{number}\"")).count(), 1, "{html}");
            }
        }
    }
}
