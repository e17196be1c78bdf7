//! The picture of a workflow: its steps from the first to the last, and the moves between them, as an SVG that is
//! readable on a narrow screen. Pure: a workflow in, markup out. Whoever can't see it has the same in a table.

mod layers;
mod lines;
mod markup;
pub mod sample;
#[cfg(test)]
mod tests;

use cases_api::workflow::{State, Workflow};
use contract::Language;

/// A workflow drawn, and the same in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The SVG.
    pub svg: String,
    /// Every step with the moves that lead on from it, in the order of the picture.
    pub steps: Vec<StepRow>,
}

/// A step in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// What staff call it.
    pub name: String,
    /// At which stage it is.
    pub stage: State,
    /// Whether the case stands here.
    pub here: bool,
    /// The moves that lead on from it.
    pub moves: Vec<MoveRow>,
}

/// A move in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveRow {
    /// Its number in the picture.
    pub number: usize,
    /// What its button says.
    pub label: String,
    /// The step to which it leads, as staff call it.
    pub to: String,
}

/// Draws a workflow, with the step marked at which a case stands.
pub fn draw(workflow: &Workflow, language: Language, here: Option<&str>, title: &str) -> Picture {
    let order = layers::order(workflow);
    let lines = lines::lines(workflow, &order);
    let svg = markup::svg(workflow, language, &order, &lines, here, title);
    let name = |id: &str| workflow.step(id).map_or(id, |step| step.desk.get(language)).to_owned();
    let rows = order.iter().filter_map(|index| workflow.steps.get(*index)).map(|step| {
        let moves = workflow.transitions.iter().enumerate().filter(|(_, by)| by.from == step.id);
        StepRow {
            name: step.desk.get(language).to_owned(),
            stage: step.stage,
            here: here == Some(step.id.as_str()),
            moves: moves
                .map(|(index, by)| MoveRow {
                    number: index + 1,
                    label: by.label.get(language).to_owned(),
                    to: name(&by.to),
                })
                .collect(),
        }
    });
    Picture { steps: rows.collect(), svg }
}
