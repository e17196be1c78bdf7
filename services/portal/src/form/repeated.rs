//! A group: the same questions for each of several things, as many as were added.

use cases_api::form::Field as Asked;

use super::field::{Field, Shape};
use super::standard;
use super::typed::Typed;
use crate::words::Words;

/// How a group makes the fields of its things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    asked: Asked,
    w: Words,
}

impl Repeated {
    /// The fields of a group with as many things as must be there, one at least.
    pub fn field(asked: &Asked, label: &str, pointer: &str, w: Words) -> Field {
        let repeated = Self { asked: asked.clone(), w };
        let mut field = Field::new(Shape::Group, &asked.name, label).at(pointer);
        field.repeated = Some(Box::new(repeated));
        field.grow(1);
        field
    }

    fn item(&self, group: &Field, at: usize) -> Field {
        let legend = self.w.with("group-item", &[("label", &group.label), ("number", &(at + 1))]);
        let name = format!("{}-{at}", group.name);
        let pointer = format!("{}/{at}", group.pointer);
        let within = self.asked.fields.iter().map(|inner| {
            standard::question_at(
                inner,
                &format!("{name}-{}", inner.name),
                &format!("{pointer}/{}", inner.name),
                self.w,
            )
        });
        Field { within: within.collect(), ..Field::new(Shape::Item, &name, legend).at(pointer) }
    }

    /// The questions of each thing.
    pub fn asked(&self) -> &[Asked] {
        &self.asked.fields
    }
}

impl Field {
    /// A group with so many things; what the form asks for at least is always there.
    pub fn grow(&mut self, count: usize) {
        let Some(repeated) = self.repeated.take() else { return };
        let (least, most) = (repeated.asked.least_items(), repeated.asked.most_items());
        let count = count.max(least).min(most);
        self.within = (0..count).map(|at| repeated.item(self, at)).collect();
        self.repeated = Some(repeated);
    }

    /// How many things of a group were typed.
    pub(super) fn typed_items(&self, typed: &Typed) -> usize {
        let told = typed.get(&self.inner("items")).parse::<usize>().ok();
        told.unwrap_or_else(|| {
            let prefix = format!("{}-", self.name);
            let number = |name: &str| name.strip_prefix(&prefix)?.split('-').next()?.parse::<usize>().ok();
            typed.shown().filter_map(|(name, _)| number(name)).max().map_or(1, |last| last + 1)
        })
    }

    /// Whether another thing can be added to a group.
    pub fn has_room(&self) -> bool {
        self.repeated.as_ref().is_some_and(|repeated| self.within.len() < repeated.asked.most_items())
    }

    /// Whether a thing can be taken out of a group.
    pub fn can_shrink(&self) -> bool {
        let least = self.repeated.as_ref().map_or(0, |repeated| repeated.asked.least_items());
        self.within.len() > least
    }
}

/// What is typed once a thing was added to a group or taken out of it, if the button that was pressed says so:
/// `add:{group}` or `remove:{group}:{number}`.
pub fn changed(fields: &[Field], typed: &Typed) -> Option<Typed> {
    let mut parts = typed.get("do").split(':');
    let (act, name) = (parts.next()?, parts.next()?);
    let group = fields.iter().find(|field| field.shape == Shape::Group && field.name == name)?;
    let mut items = super::answer::items(group, typed);
    match act {
        "add" => items.push(serde_json::json!({})),
        "remove" => {
            let at = parts.next()?.parse::<usize>().ok()?;
            if at >= items.len() {
                return None;
            }
            items.remove(at);
        }
        _ => return None,
    }
    let prefix = format!("{name}-");
    let others = typed.pairs().filter(|(field, _)| !field.starts_with(&prefix) && *field != "do");
    let others: Vec<_> = others.map(|(field, value)| (field.to_owned(), value.to_owned())).collect();
    Some(others.into_iter().chain(super::answer::typed_items(group, &items)).collect())
}
