//! The front page: the search and what people ask for most.

use askama::Template;
use contract::Language;

use crate::page::{Page, View};

/// `GET /`.
#[derive(Template)]
#[template(path = "citizen/home.html")]
pub struct Home {
    /// The page.
    pub page: Page,
    /// What people ask for most, most asked first.
    pub top: Vec<Tile>,
    /// The groups of everything else, each with where it is listed.
    pub groups: Vec<Subject>,
    /// Whether bin days can be looked up.
    pub bins: bool,
}

/// A group of services.
pub struct Subject {
    /// Where it is listed.
    pub href: String,
    /// Its name.
    pub name: String,
}

/// A way to a service.
pub struct Tile {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What it is for, in a sentence.
    pub summary: String,
}

impl Tile {
    /// The tile of the service at `/services/{slug}`.
    pub fn of(slug: &str, name: impl Into<String>, summary: impl Into<String>) -> Self {
        Self { href: format!("/services/{slug}"), name: name.into(), summary: summary.into() }
    }
}

impl View for Home {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Home {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let top = match language {
            Language::En => vec![
                Tile::of("missed-bin", "Bin not emptied", "Tell us that a bin or box was missed on its day."),
                Tile::of("fly-tipping", "Fly-tipping", "Report rubbish dumped on a road, path or other public land."),
                Tile::of("potholes", "Potholes and roads", "Report a hole or other damage in a road."),
                Tile::of("bulky-waste", "Large items collected", "Ask us to take away furniture or a fridge."),
                Tile::of(
                    "street-lighting",
                    "Street light not working",
                    "Report a light that is out, on all day or damaged.",
                ),
                Tile::of("complaints", "Make a complaint", "Tell us when we got something wrong."),
            ],
            Language::Cy => vec![
                Tile::of(
                    "missed-bin",
                    "Bin heb ei wagio",
                    "Dywedwch wrthym fod bin neu flwch wedi’i fethu ar ei ddiwrnod.",
                ),
                Tile::of(
                    "fly-tipping",
                    "Tipio anghyfreithlon",
                    "Rhowch wybod am sbwriel wedi’i adael ar dir cyhoeddus.",
                ),
                Tile::of("potholes", "Tyllau yn y ffordd", "Rhowch wybod am dwll neu ddifrod arall mewn ffordd."),
                Tile::of("bulky-waste", "Casglu eitemau mawr", "Gofynnwch i ni fynd â dodrefn neu oergell."),
                Tile::of(
                    "street-lighting",
                    "Golau stryd ddim yn gweithio",
                    "Rhowch wybod am olau sydd wedi diffodd neu wedi’i ddifrodi.",
                ),
                Tile::of("complaints", "Gwneud cwyn", "Dywedwch wrthym pan fyddwn ni wedi gwneud rhywbeth o’i le."),
            ],
        };
        let groups = match language {
            Language::En => ["Bins and recycling", "Roads, pavements & lights"],
            Language::Cy => ["Biniau ac ailgylchu", "Ffyrdd, palmentydd & goleuadau"],
        };
        let groups = groups.map(|name| Subject { href: "/services#group-1".to_owned(), name: name.to_owned() }).into();
        Self { page: Page::sample(language).at_path("/"), top, groups, bins: true }
    }
}
