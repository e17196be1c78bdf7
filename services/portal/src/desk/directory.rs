//! Colleagues and teams: where they work, what on, and whether they are in.

use askama::Template;
use cases_api::directory::Presence;
use contract::Language;

use crate::form::{Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/directory`.
#[derive(Template)]
#[template(path = "desk/transfer/directory.html")]
pub struct Directory {
    /// The page.
    pub page: Page,
    /// What was looked for.
    pub words: String,
    /// People by name.
    pub people: Vec<Person>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// Teams by name.
    pub teams: Vec<Team>,
    /// Says how colleagues find whoever is signed in.
    pub profile: Option<Form>,
}

/// A colleague.
pub struct Person {
    /// Name.
    pub name: String,
    /// Whether they are in, as a style's ending.
    pub presence: &'static str,
    /// Whether they are in, in words.
    pub status: String,
    /// Telephone extension; empty for none.
    pub extension: String,
    /// What they do; empty where they don't say.
    pub does: String,
    /// Their teams.
    pub teams: String,
}

/// A team.
pub struct Team {
    /// Name.
    pub name: String,
    /// How many of it are in.
    pub present: String,
    /// The services that it deals with.
    pub services: Vec<String>,
}

impl View for Directory {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// Whether someone is in, in a word.
pub fn presence_name(presence: Presence, w: Words) -> String {
    w.get(&format!("presence-{}", presence.name())).into_owned()
}

/// The ending of the style of a presence.
pub const fn presence_style(presence: Presence) -> &'static str {
    match presence {
        Presence::In => "done",
        Presence::Meeting => "in_progress",
        Presence::Away => "received",
    }
}

impl Directory {
    /// The fields of how colleagues find someone.
    pub fn profile_fields(w: Words) -> Vec<Field> {
        let extension = Field::new(Shape::Line, "extension", w.get("directory-extension")).optional();
        let does = Field::new(Shape::Line, "does", w.get("directory-does")).hinted(w.get("directory-does-hint"));
        let skills =
            Field::new(Shape::Line, "skills", w.get("directory-skills")).hinted(w.get("directory-skills-hint"));
        let does = Field { most: 200, ..does.optional() };
        vec![Field { classes: "govuk-input--width-10", ..extension }, does, skills.optional()]
    }

    /// The field of until when someone is away or in a meeting.
    pub fn until_field(w: Words) -> Field {
        Field {
            classes: "govuk-input--width-5",
            ..Field::new(Shape::Line, "until", w.get("presence-until")).optional()
        }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Directory);
        let w = page.w;
        let person = |name: &str, presence, extension: &str| Person {
            name: name.to_owned(),
            presence: presence_style(presence),
            status: presence_name(presence, w),
            extension: extension.to_owned(),
            does: "Bulky waste <by the gate>".to_owned(),
            teams: "Waste".to_owned(),
        };
        let people = vec![
            person("Priya Shah", Presence::In, "4 021"),
            person("Tomos Rees", Presence::Meeting, ""),
            person("Jo Bell", Presence::Away, "4100"),
        ];
        let services = vec!["Report a missed bin collection".to_owned()];
        let present = w.with("directory-present", &[("present", &2_u32), ("members", &3_u32)]).into_owned();
        let profile = Form::new(&page, Self::profile_fields(w)).to("/desk/directory/profile");
        let teams = vec![Team { name: "Waste".to_owned(), present, services }];
        Self { words: String::new(), people, more: true, teams, profile: Some(profile), page }
    }
}
