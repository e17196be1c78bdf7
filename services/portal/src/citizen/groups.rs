//! Services that stand together in lists, as the council groups them.

use std::collections::BTreeMap;

use cases_api::catalogue::FoundService;

use crate::page::Page;

/// Services that stand together.
#[derive(Debug)]
pub struct Group<T> {
    /// The part of an address at which a page shows it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is in it.
    pub items: Vec<T>,
}

impl<T> Group<T> {
    /// The services by group, the group of the first first; what is in none comes last.
    pub fn all<'a>(
        page: &Page,
        found: impl IntoIterator<Item = &'a FoundService>,
        show: impl Fn(&'a FoundService) -> T,
    ) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut others = Vec::new();
        for one in found {
            let Some(group) = &one.service.group else {
                others.push(show(one));
                continue;
            };
            let place = *places.entry(group.en.as_str()).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(known) => known.items.push(show(one)),
                None => groups.push(Self {
                    id: format!("group-{}", place + 1),
                    name: page.say(group).to_owned(),
                    items: vec![show(one)],
                }),
            }
        }
        if !others.is_empty() {
            let name = page.w.get("group-others").into_owned();
            groups.push(Self { id: "group-others".to_owned(), name, items: others });
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use cases_api::catalogue::{Provider, ServiceSummary};
    use contract::{Bilingual, Language};

    use super::*;

    #[test]
    fn services_stand_in_the_order_of_their_groups_first() {
        let found = |slug: &str, group: Option<&str>| FoundService {
            service: ServiceSummary {
                id: None,
                slug: slug.to_owned(),
                lgsl: 1,
                lgil: None,
                group: group.map(Bilingual::english),
                name: Bilingual::english(slug),
                summary: Bilingual::english(""),
                provider: Provider::Own,
            },
            matched: String::new(),
        };
        let all = [found("a", Some("Bins")), found("b", None), found("c", Some("Roads")), found("d", Some("Bins"))];
        let groups = Group::all(&Page::sample(Language::En), &all, |one| one.service.slug.as_str());
        let shown: Vec<_> = groups.iter().map(|group| (group.name.as_str(), group.items.concat())).collect();
        assert_eq!(shown[..2], [("Bins", "ad".to_owned()), ("Roads", "c".to_owned())]);
        assert_eq!(shown[2].1, "b", "what is in none comes last");
    }
}
