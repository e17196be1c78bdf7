//! The council's staff, and how to invite someone.

use askama::Template;
use contract::Language;

use crate::form::{Choice, Field, Form, Shape, standard};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET` and `POST /desk/staff`.
#[derive(Template)]
#[template(path = "desk/people.html")]
pub struct People {
    /// The page.
    pub page: Page,
    /// Everyone, by name.
    pub people: Vec<Person>,
    /// Invites someone.
    pub invite: Form,
}

/// A member of staff.
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their email address.
    pub email: String,
    /// What they may do, in a word.
    pub role: String,
    /// Their teams, by name.
    pub teams: String,
    /// Whether they have accepted their invitation.
    pub joined: bool,
}

impl View for People {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl People {
    /// The fields of an invitation: `teams` by their ids.
    pub fn invite_fields(w: Words, teams: Vec<Choice>) -> Vec<Field> {
        let role = |value: &str, key: &str, hint: &str| Choice { hint: w.get(hint).into_owned(), ..Choice::new(value, w.get(key)) };
        let roles = vec![role("agent", "role-agent", "role-agent-hint"), role("administrator", "role-administrator", "role-administrator-hint")];
        let (mut name, mut email) = (standard::name(w), standard::email(w));
        (name.autocomplete, email.autocomplete) = ("off", "off");
        vec![
            name,
            email,
            Field::choice(Shape::Radios, "role", w.get("staff-role"), roles),
            Field::choice(Shape::Checkboxes, "teams", w.get("staff-teams"), teams),
        ]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::People);
        let w = page.w;
        let person = |name: &str, role: &str, teams: &str, joined| Person {
            name: name.to_owned(),
            email: format!("{}@bryndu.example", name.to_lowercase().replace(' ', ".")),
            role: role.to_owned(),
            teams: teams.to_owned(),
            joined,
        };
        let (agent, administrator) = (w.get("role-agent"), w.get("role-administrator"));
        let people = vec![
            person("Priya Shah", &administrator, "Waste", true),
            person("Tomos Rees", &agent, "Waste, Highways", true),
            person("Jo Bell", &agent, "Highways", false),
        ];
        let teams = vec![Choice::new("1", "Waste"), Choice::new("2", "Highways")];
        Self { people, invite: Form::new(&page, Self::invite_fields(w, teams)), page }
    }

    /// A sample whose invitation was sent empty.
    pub fn sample_refused(language: Language) -> Self {
        let mut people = Self::sample(language);
        let w = people.page.w;
        people.invite = Form::new(&people.page, Self::invite_fields(w, vec![Choice::new("1", "Waste")])).wrong("name", w.get("fault-required-name"));
        people.page.failed = true;
        people
    }
}
