//! The SVG itself.

use std::fmt::Write as _;

use cases_api::workflow::Workflow;
use contract::Language;

use super::lines::{BOX_HEIGHT, BOX_WIDTH, Line, Lines, Side};

/// The most characters of a line in a box, and the most lines.
const ACROSS: usize = 24;
const DOWN: usize = 3;
const LINE_HEIGHT: usize = 15;
const ARROW: usize = 4;

/// The picture as SVG. Its style sheet is the page's.
pub(super) fn svg(
    workflow: &Workflow,
    language: Language,
    order: &[usize],
    lines: &Lines,
    here: Option<&str>,
    title: &str,
) -> String {
    let (width, height) = (lines.width, lines.height);
    let title = escaped(title);
    let mut svg = format!(
        "<svg class=\"m-flow\" viewBox=\"0 0 {width} {height}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"><title>{title}</title>"
    );
    for line in &lines.lines {
        svg.push_str(&path(line));
    }
    for (row, index) in order.iter().enumerate() {
        let Some(step) = workflow.steps.get(*index) else { continue };
        let is_here = here == Some(step.id.as_str());
        svg.push_str(&boxed(step.desk.get(language), step.stage.name(), is_here, lines.corner(row)));
    }
    for line in &lines.lines {
        svg.push_str(&badge(line));
    }
    svg.push_str("</svg>");
    svg
}

fn path(line: &Line) -> String {
    let mut drawn = String::new();
    for (index, (x, y)) in line.points.iter().enumerate() {
        let _ = write!(drawn, "{}{x} {y}", if index == 0 { "M" } else { "L" });
    }
    let Some((x, y)) = line.points.last().copied() else { return String::new() };
    let (left, right, above) = (x.saturating_sub(ARROW), x + ARROW, y.saturating_sub(2 * ARROW));
    format!(
        "<path class=\"m-flow__line\" d=\"{drawn}\"/><path class=\"m-flow__arrow\" d=\"M{left} {above}L{right} {above}L{x} {y}Z\"/>"
    )
}

fn badge(line: &Line) -> String {
    let numbers: Vec<String> = line.numbers.iter().map(ToString::to_string).collect();
    let text = numbers.join(" ");
    let Some((start_x, start_y)) = line.points.first().copied() else { return String::new() };
    let width = 8 + text.len() * 6;
    let (x, y) = match line.leaves {
        Side::Left => (start_x.saturating_sub(2 + width / 2), start_y),
        Side::Right => (start_x + 2 + width / 2, start_y),
        Side::Below => (start_x, start_y + 12),
    };
    let (left, top) = (x.saturating_sub(width / 2), y.saturating_sub(7));
    format!(
        "<rect class=\"m-flow__badge\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"14\" rx=\"7\"/><text class=\"m-flow__number\" x=\"{x}\" y=\"{}\">{text}</text>",
        y + 4
    )
}

fn boxed(name: &str, stage: &str, here: bool, (x, y): (usize, usize)) -> String {
    let here = if here { " m-flow__step--here" } else { "" };
    let lines = wrapped(name);
    let middle = x + BOX_WIDTH / 2;
    let first = y + BOX_HEIGHT / 2 + 4 - (lines.len().saturating_sub(1)) * LINE_HEIGHT / 2;
    let mut drawn = format!(
        "<g class=\"m-flow__step m-flow__step--{stage}{here}\"><rect x=\"{x}\" y=\"{y}\" width=\"{BOX_WIDTH}\" height=\"{BOX_HEIGHT}\" rx=\"4\"/><text>"
    );
    for (index, line) in lines.iter().enumerate() {
        let _ = write!(drawn, "<tspan x=\"{middle}\" y=\"{}\">{}</tspan>", first + index * LINE_HEIGHT, escaped(line));
    }
    drawn.push_str("</text></g>");
    drawn
}

/// A name in lines that fit a box; what is too long ends in an ellipsis, and stands whole in the table.
fn wrapped(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in name.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= ACROSS {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    for line in &mut lines {
        if line.chars().count() > ACROSS {
            *line = line.chars().take(ACROSS - 1).chain(['…']).collect();
        }
    }
    if lines.len() > DOWN {
        lines.truncate(DOWN);
        if let Some(last) = lines.last_mut() {
            *last = last.chars().take(ACROSS - 2).chain([' ', '…']).collect();
        }
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
