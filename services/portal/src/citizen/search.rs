//! What a search found.

use askama::Template;
use contract::Language;

use super::groups::Group;
use crate::page::{Page, View};

/// `GET /services?q=`.
#[derive(Template)]
#[template(path = "citizen/search.html")]
pub struct Search {
    /// The page.
    pub page: Page,
    /// What was typed; empty for the list of every service.
    pub query: String,
    /// What the council has written down, best first.
    pub written: Vec<Answer>,
    /// The services, best first; none where they stand in groups.
    pub answers: Vec<Answer>,
    /// Every service in its group; none for a search.
    pub groups: Vec<Group<Answer>>,
}

/// A service or a written answer that was found.
pub struct Answer {
    /// Its page here.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub summary: String,
    /// Who provides it, in a few words, where it is another council.
    pub provider: Option<String>,
}

impl View for Search {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Search {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let (query, bin, bin_summary, road, road_summary, other) = match language {
            Language::En => (
                "bin not emptied",
                "Bin not emptied",
                "Tell us that a bin or box was missed on its day.",
                "Potholes",
                "Report a hole in a road.",
                "Mid Vale County Council",
            ),
            Language::Cy => (
                "bin heb ei wagio",
                "Bin heb ei wagio",
                "Dywedwch wrthym fod bin wedi’i fethu.",
                "Tyllau yn y ffordd",
                "Rhowch wybod am dwll mewn ffordd.",
                "Cyngor Sir Dyffryn Canol",
            ),
        };
        let answer = |slug: &str, name: &str, summary: &str, provider: Option<&str>| Answer {
            href: format!("/services/{slug}"),
            name: name.to_owned(),
            summary: summary.to_owned(),
            provider: provider.map(str::to_owned),
        };
        let page = Page::sample(language);
        let by_other = page.w.with_one("provided-by", "council", other).into_owned();
        let by_district = page.w.get("provided-by-district").into_owned();
        Self {
            page,
            groups: Vec::new(),
            query: query.to_owned(),
            written: vec![Answer { href: "/answers/0198".to_owned(), ..answer("", road, road_summary, None) }],
            answers: vec![
                answer("missed-bin", bin, bin_summary, None),
                answer("potholes", road, road_summary, Some(&by_other)),
                answer("parking", road, road_summary, Some(&by_district)),
            ],
        }
    }

    /// A sample of every service by group.
    pub fn sample_all(language: Language) -> Self {
        let sample = Self::sample(language);
        let name = match language {
            Language::En => "Bins & recycling",
            Language::Cy => "Biniau & ailgylchu",
        };
        let group = Group { id: "group-1".to_owned(), name: name.to_owned(), items: sample.answers };
        Self { query: String::new(), written: Vec::new(), answers: Vec::new(), groups: vec![group], ..sample }
    }

    /// A sample in which nothing was found.
    pub fn sample_empty(language: Language) -> Self {
        Self { query: "zzz".to_owned(), written: Vec::new(), answers: Vec::new(), ..Self::sample(language) }
    }
}
