//! The council's staff, and how to invite someone.

use askama::Template;
use contract::Language;
use identity_api::{Role, Sees};

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
    /// The next page; `None` on the last.
    pub next: Option<String>,
    /// Invites someone; `None` for those who may not.
    pub invite: Option<Form>,
}

/// A member of staff.
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their email address.
    pub email: String,
    /// What they may do, in a word.
    pub role: String,
    /// Which cases they see, in few words.
    pub sees: String,
    /// When they were invited, in little room.
    pub invited: String,
    /// Whether they have accepted their invitation.
    pub joined: bool,
}

impl View for People {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A role in a word.
pub fn role_name(role: Role, w: Words) -> String {
    w.get(&format!("role-{}", role.name())).into_owned()
}

/// Which cases someone sees, in few words.
pub fn sees_name(sees: Sees, w: Words) -> String {
    w.get(&format!("sees-{}", sees.name())).into_owned()
}

impl People {
    /// The fields of an invitation: `teams` by their ids.
    pub fn invite_fields(w: Words, teams: Vec<Choice>) -> Vec<Field> {
        let roles = Role::ALL.map(|role| Choice {
            hint: w.get(&format!("role-{}-hint", role.name())).into_owned(),
            ..Choice::new(role.name(), role_name(role, w))
        });
        let (mut name, mut email) = (standard::name(w), standard::email(w));
        (name.wording, email.wording) = ("their-name", "their-email");
        (name.autocomplete, email.autocomplete) = ("off", "off");
        let role = Field::choice(Shape::Radios, "role", w.get("staff-role"), roles.to_vec());
        let mut fields = vec![name, email, Field { wording: "role", classes: "govuk-radios--small", ..role }];
        if !teams.is_empty() {
            let teams = Field::choice(Shape::Checkboxes, "teams", w.get("staff-teams"), teams);
            let teams = teams.hinted(w.get("staff-teams-hint"));
            fields.push(Field { classes: "govuk-checkboxes--small", ..teams });
        }
        let choices = [Sees::All, Sees::Teams].map(|sees| Choice::new(sees.name(), sees_name(sees, w)));
        let sees = Field::choice(Shape::Radios, "sees", w.get("staff-sees"), choices.to_vec()).filled(Sees::All.name());
        fields.push(Field { classes: "govuk-radios--small", ..sees.hinted(w.get("staff-sees-hint")) });
        fields
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::People);
        let w = page.w;
        let person = |name: &str, role, joined| Person {
            name: name.to_owned(),
            email: format!("{}@bryndu.example", name.to_lowercase().replace(' ', ".")),
            role: role_name(role, w),
            sees: sees_name(role.sees(Sees::All), w),
            invited: "24 Nov 2026".to_owned(),
            joined,
        };
        let people = vec![
            person("Priya Shah", Role::Administrator, true),
            person("Tomos Rees", Role::Caseworker, true),
            person("Jo Bell", Role::Agent, false),
        ];
        let teams = vec![Choice::new("1", "Waste"), Choice::new("2", "Highways")];
        let invite = Form::new(&page, Self::invite_fields(w, teams)).to("/desk/staff/invitations");
        Self { people, next: None, invite: Some(invite), page }
    }

    /// A sample whose invitation was sent empty.
    pub fn sample_refused(language: Language) -> Self {
        let mut people = Self::sample(language);
        let w = people.page.w;
        let form = Form::new(&people.page, Self::invite_fields(w, vec![Choice::new("1", "Waste")]));
        people.invite = Some(form.wrong("name", w.get("fault-required-their-name")));
        people.page.failed = true;
        people
    }
}
