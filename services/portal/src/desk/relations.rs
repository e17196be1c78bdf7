//! Cases that belong to a case.

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Status};
use crate::words::Words;

/// What another case can be, as the form sends it.
const KINDS: [&str; 3] = ["related", "parent", "child"];

/// The cases that belong to one, and what can be done about that.
pub struct Relations {
    /// What each group is to this case, with its cases.
    pub groups: Vec<Group>,
    /// That some parts aren't shown to whoever looks; empty where all are.
    pub unseen: String,
    /// That some parts are still open, for who closes the case; empty where none is.
    pub open: String,
    /// Unlinks one of them; `None` for who only looks, and where there are none.
    pub remove: Option<Form>,
    /// Links another case; `None` for who only looks.
    pub add: Option<Form>,
}

/// Cases that are the same to this one.
pub struct Group {
    /// What they are to it.
    pub title: String,
    /// How far they are; empty for what isn't its parts.
    pub so_far: String,
    /// They.
    pub cases: Vec<Related>,
}

/// A case that belongs to this one.
pub struct Related {
    /// Its page.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// Its id.
    pub id: String,
    /// The service's name.
    pub service: String,
    /// Where it stands.
    pub status: Status,
    /// By when it should be done; empty once it is.
    pub due: String,
}

impl Relations {
    /// The fields of a link: what the other case is, and its reference.
    pub fn fields(w: Words) -> Vec<Field> {
        let kinds = KINDS.map(|kind| Choice::new(kind, w.get(&format!("relation-choose-{kind}"))));
        let reference = Field::new(Shape::Line, "reference", w.get("relation-reference"));
        let reference = reference.hinted(w.get("relation-reference-hint"));
        vec![
            Field::choice(Shape::Select, "relation", w.get("relation-is"), kinds.into()).filled(KINDS[0]),
            Field { classes: "govuk-input--width-20", autocomplete: "off", wording: "relation", ..reference },
        ]
    }

    /// A sample of a case to which no other belongs yet.
    pub fn sample_none(page: &Page) -> Self {
        let none = String::new;
        Self { groups: Vec::new(), unseen: none(), open: none(), remove: None, ..Self::sample(page) }
    }

    /// A sample.
    pub fn sample(page: &Page) -> Self {
        let w = page.w;
        let related = |status, due: &str| Related {
            href: "/desk/cases/0199".to_owned(),
            reference: "C7X-9DK-W3HY".to_owned(),
            id: "0199".to_owned(),
            service: "Fly-tipping <b>".to_owned(),
            status,
            due: due.to_owned(),
        };
        let group =
            |key: &str, so_far: &str, cases| Group { title: w.get(key).into_owned(), so_far: so_far.to_owned(), cases };
        let parts = vec![related(Status::InProgress, "27 November 2026 at 5pm")];
        Self {
            groups: vec![group(
                "relation-child",
                &w.with("relation-parts", &[("done", &1_u32), ("all", &3_u32)]),
                parts,
            )],
            unseen: w.with_one("relation-unseen", "count", 1_u32).into_owned(),
            open: w.with_one("relation-open", "open", 2_u32).into_owned(),
            remove: Some(Form::new(page, Vec::new()).to("/desk/cases/0198/relations/remove")),
            add: Some(Form::new(page, Self::fields(w)).to("/desk/cases/0198/relations")),
        }
    }
}
