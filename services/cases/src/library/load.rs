//! Reads the library's files and puts shared questions and teams in their places.

use std::collections::BTreeMap;

use cases_api::catalogue::definition::{Audience, Messages, SaidAs, Shown, every_channel, everyone};
use cases_api::clock::{ClockRule, Clocks};
use cases_api::form::{Field, Form, Layout};
use cases_api::routing::Routing;
use cases_api::target::Target;
use cases_api::task::TaskTemplate;
use cases_api::workflow::Workflow;
use contract::Channel;
use contract::council::Tier;
use contract::lang::Bilingual;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::article::ArticleFile;
use super::codes::Codes;
use super::entry::{Entry, Group, Team};
use super::{Library, soundness};
use crate::clock::presets::{self, Preset};

/// Why a library can't be used.
#[derive(Debug, thiserror::Error)]
pub enum LibraryFault {
    /// A file isn't what it should be.
    #[error("{file} can't be read: {cause}")]
    Unreadable {
        /// Which file.
        file: String,
        /// What is wrong with it.
        cause: serde_json::Error,
    },
    /// A file refers to something that isn't there.
    #[error("{file} refers to `{missing}`, which the library doesn't have")]
    Missing {
        /// Which file.
        file: String,
        /// What it refers to.
        missing: String,
    },
    /// The library doesn't hang together.
    #[error("the library is unsound: {}", .0.join("; "))]
    Unsound(Vec<String>),
}

/// The text of a library's files.
pub(super) struct Files {
    /// The codes of the national lists.
    pub codes: &'static str,
    /// Questions that several forms ask.
    pub fields: &'static str,
    /// The teams.
    pub teams: &'static str,
    /// The groups in which services stand together.
    pub groups: &'static str,
    /// The workflows, with the names of their files.
    pub workflows: &'static [(&'static str, &'static str)],
    /// The services, with the names of their files, in the order of top tasks.
    pub services: &'static [(&'static str, &'static str)],
    /// The articles, with the names of their files.
    pub articles: &'static [(&'static str, &'static str)],
}

/// The layout of a service's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceFile {
    slug: String,
    lgsl: u32,
    lgil: u16,
    tiers: Vec<Tier>,
    team: String,
    group: String,
    /// How long it may take, where that is all; else the shipped clocks that it has, by key.
    #[serde(default)]
    target: Option<Target>,
    #[serde(default)]
    clocks: Vec<String>,
    workflow: String,
    name: Bilingual,
    summary: Bilingual,
    guidance: Vec<Bilingual>,
    #[serde(default)]
    urgent: Option<Bilingual>,
    said_as: SaidAs,
    #[serde(default = "everyone")]
    audience: Audience,
    #[serde(default = "every_channel")]
    channels: Vec<Channel>,
    form: Vec<Question>,
    #[serde(default)]
    layout: Layout,
    #[serde(default)]
    routing: Routing,
    #[serde(default)]
    tasks: Vec<TaskTemplate>,
    #[serde(default)]
    shows: Shown,
    messages: Messages,
    #[serde(default)]
    call_script: Vec<Bilingual>,
}

/// A question of a form: its own, or the name of a shared one, with the title of the page that it begins.
#[derive(Deserialize)]
#[serde(untagged)]
enum Question {
    Shared(String),
    Begins { shared: String, page: Bilingual },
    Own(Box<Field>),
}

/// A library from the text of its files.
pub(super) fn library(files: &Files) -> Result<Library, LibraryFault> {
    let parts = Parts {
        fields: parse::<Vec<Field>>("fields.json", files.fields)?,
        teams: parse::<Vec<Team>>("teams.json", files.teams)?,
        groups: parse::<Vec<Group>>("groups.json", files.groups)?,
        workflows: files.workflows.iter().map(workflow).collect::<Result<_, _>>()?,
        clocks: presets::shipped()
            .map_err(|cause| LibraryFault::Unreadable { file: "clocks.json".to_owned(), cause })?,
    };
    let entries = files.services.iter().map(|(file, text)| parts.entry(file, parse(file, text)?));
    let entries = entries.collect::<Result<Vec<_>, _>>()?;
    let articles = files.articles.iter().map(|(file, text)| Ok(parse::<ArticleFile>(file, text)?.into()));
    let articles = articles.collect::<Result<Vec<_>, LibraryFault>>()?;
    let library = Library { entries, articles, workflows: parts.workflows };
    let codes = parse::<Codes>("codes.json", files.codes)?;
    let teams: Vec<&str> = parts.teams.iter().map(|team| team.key.as_str()).collect();
    let flaws = soundness::flaws(&library, &codes, &teams);
    if flaws.is_empty() { Ok(library) } else { Err(LibraryFault::Unsound(flaws)) }
}

fn workflow((file, text): &(&'static str, &'static str)) -> Result<(String, Workflow), LibraryFault> {
    let workflow = parse::<Workflow>(file, text)?;
    Ok((workflow.id.clone(), workflow))
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, LibraryFault> {
    serde_json::from_str(text).map_err(|cause| LibraryFault::Unreadable { file: file.to_owned(), cause })
}

/// What services refer to by name.
struct Parts {
    fields: Vec<Field>,
    teams: Vec<Team>,
    groups: Vec<Group>,
    workflows: BTreeMap<String, Workflow>,
    clocks: BTreeMap<String, Preset>,
}

impl Parts {
    fn entry(&self, file: &str, from: ServiceFile) -> Result<Entry, LibraryFault> {
        let missing = |what: &str| LibraryFault::Missing { file: file.to_owned(), missing: what.to_owned() };
        let team = self.teams.iter().find(|team| team.key == from.team).ok_or_else(|| missing(&from.team))?;
        let group = self.groups.iter().find(|group| group.key == from.group).ok_or_else(|| missing(&from.group))?;
        if !self.workflows.contains_key(&from.workflow) {
            return Err(missing(&from.workflow));
        }
        let ask = |question| match question {
            Question::Own(field) => Ok(*field),
            Question::Shared(name) => self.shared(&name).ok_or_else(|| missing(&name)),
            Question::Begins { shared, page } => match self.shared(&shared) {
                Some(field) => Ok(Field { page: Some(page), ..field }),
                None => Err(missing(&shared)),
            },
        };
        let clocks = self.clocks(file, from.target, &from.clocks)?;
        let fields = from.form.into_iter().map(ask).collect::<Result<_, _>>()?;
        Ok(Entry {
            slug: from.slug,
            lgsl: from.lgsl,
            lgil: Some(from.lgil),
            tiers: from.tiers,
            team: team.clone(),
            group: Some(group.name.clone()),
            clocks,
            workflow: from.workflow,
            name: from.name,
            summary: from.summary,
            guidance: from.guidance,
            urgent: from.urgent,
            said_as: from.said_as,
            audience: from.audience,
            channels: from.channels,
            form: Form { fields, layout: from.layout },
            routing: from.routing,
            tasks: from.tasks,
            shows: from.shows,
            messages: from.messages,
            call_script: from.call_script,
        })
    }

    fn clocks(&self, file: &str, target: Option<Target>, keys: &[String]) -> Result<Clocks, LibraryFault> {
        let preset = |key: &String| {
            let missing = || LibraryFault::Missing { file: file.to_owned(), missing: key.clone() };
            self.clocks.get(key).map(|preset| preset.clock.clone()).ok_or_else(missing)
        };
        let plain = target.map(ClockRule::of_target).into_iter().map(Ok);
        Ok(plain.chain(keys.iter().map(preset)).collect::<Result<Vec<_>, _>>()?.into())
    }

    fn shared(&self, name: &str) -> Option<Field> {
        self.fields.iter().find(|field| field.name == name).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::shipped::FILES;

    #[test]
    fn a_broken_file_is_named() {
        let broken = Files { services: &[("x.json", "{")], ..FILES };
        assert!(matches!(library(&broken), Err(LibraryFault::Unreadable { file, .. }) if file == "x.json"));
    }

    #[test]
    fn a_reference_to_nothing_is_named() {
        let without_teams = Files { teams: "[]", ..FILES };
        assert!(matches!(library(&without_teams), Err(LibraryFault::Missing { missing, .. }) if missing == "waste"));
        let without_fields = Files { fields: "[]", ..FILES };
        assert!(matches!(library(&without_fields), Err(LibraryFault::Missing { missing, .. }) if missing == "details"));
        let without_workflows = Files { workflows: &[], ..FILES };
        assert!(
            matches!(library(&without_workflows), Err(LibraryFault::Missing { missing, .. }) if missing == "simple-request")
        );
    }

    #[test]
    fn a_library_that_does_not_hang_together_is_refused() {
        const TWICE: [(&str, &str); 2] = [FILES.services[0], FILES.services[0]];
        let twice = Files { services: &TWICE, ..FILES };
        assert!(matches!(library(&twice), Err(LibraryFault::Unsound(_))));
    }
}
