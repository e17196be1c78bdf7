//! How the moves run: one line for all that lead from one step to another. A line to the next row runs straight
//! down; back upwards they run on the left, past other steps on the right, each in a lane of its own.

use std::collections::BTreeMap;

use cases_api::workflow::Workflow;

/// The measures of the picture, in its own units.
pub(super) const BOX_WIDTH: usize = 168;
pub(super) const BOX_HEIGHT: usize = 50;
const ROW: usize = 88;
const TOP: usize = 26;
const LANE: usize = 8;
const GAP: usize = 22;
const EDGE: usize = 4;

/// A line between two steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The numbers of its moves.
    pub numbers: Vec<usize>,
    /// Its points.
    pub points: Vec<(usize, usize)>,
    /// On which side of its first step it leaves.
    pub leaves: Side,
}

/// A side of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Right,
    Below,
}

/// The lines, and how large the picture is with their lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lines {
    pub lines: Vec<Line>,
    pub width: usize,
    pub height: usize,
    left: usize,
}

impl Lines {
    /// The corner of the box in a row.
    pub fn corner(&self, row: usize) -> (usize, usize) {
        (self.left, TOP + row * ROW)
    }
}

/// All moves from one row to another.
struct Run {
    from: usize,
    to: usize,
    numbers: Vec<usize>,
}

impl Run {
    fn side(&self) -> Side {
        match self.to {
            to if to == self.from + 1 => Side::Below,
            to if to <= self.from => Side::Left,
            _ => Side::Right,
        }
    }
}

/// All lines of a workflow whose steps stand in this order.
pub(super) fn lines(workflow: &Workflow, order: &[usize]) -> Lines {
    let runs = runs(workflow, order);
    let lanes = |side: Side| runs.iter().filter(|run| run.side() == side).count().saturating_sub(1) * LANE;
    let (left, right) = (EDGE + GAP + lanes(Side::Left), EDGE + GAP + lanes(Side::Right));
    let (width, height) = (left + BOX_WIDTH + right, TOP + order.len() * ROW);
    let mut lines = Lines { lines: Vec::new(), width, height, left };
    let (mut leaving, mut entering) = (Places::default(), Places::default());
    for run in &runs {
        leaving.expect((run.from, run.side()));
        entering.expect((run.to, Side::Below));
    }
    let (mut lefts, mut rights) = (0, 0);
    for run in &runs {
        let (start, end) = (lines.corner(run.from), lines.corner(run.to));
        let enter = entering.next((run.to, Side::Below));
        let x = enter.along(end.0, BOX_WIDTH);
        let points = match run.side() {
            Side::Below => vec![(x, start.1 + BOX_HEIGHT), (x, end.1)],
            side => {
                let y = leaving.next((run.from, side)).along(start.1, BOX_HEIGHT);
                let (edge, lane, depth) = match side {
                    Side::Left => (left, left.saturating_sub(GAP + lane(&mut lefts)), enter.total - enter.place),
                    _ => (left + BOX_WIDTH, left + BOX_WIDTH + GAP + lane(&mut rights), enter.place),
                };
                let above = end.1.saturating_sub(10 + (depth * 3).min(15));
                vec![(edge, y), (lane, y), (lane, above), (x, above), (x, end.1)]
            }
        };
        lines.lines.push(Line { numbers: run.numbers.clone(), points, leaves: run.side() });
    }
    lines
}

/// How far the next lane is from the first.
fn lane(taken: &mut usize) -> usize {
    *taken += 1;
    (*taken - 1) * LANE
}

/// One run for all moves that lead from one step to another.
fn runs(workflow: &Workflow, order: &[usize]) -> Vec<Run> {
    let row = |id: &str| {
        let step = workflow.steps.iter().position(|step| step.id == id)?;
        order.iter().position(|other| *other == step)
    };
    let mut runs: Vec<Run> = Vec::new();
    for (index, by) in workflow.transitions.iter().enumerate() {
        let Some((from, to)) = row(&by.from).zip(row(&by.to)) else { continue };
        match runs.iter_mut().find(|run| (run.from, run.to) == (from, to)) {
            Some(run) => run.numbers.push(index + 1),
            None => runs.push(Run { from, to, numbers: vec![index + 1] }),
        }
    }
    runs
}

/// The places at which lines leave or enter, by row and side.
#[derive(Default)]
struct Places {
    expected: BTreeMap<(usize, Side), usize>,
    taken: BTreeMap<(usize, Side), usize>,
}

impl Places {
    fn expect(&mut self, at: (usize, Side)) {
        *self.expected.entry(at).or_default() += 1;
    }

    fn next(&mut self, at: (usize, Side)) -> Place {
        let taken = self.taken.entry(at).or_default();
        *taken += 1;
        Place { place: *taken, total: self.expected.get(&at).copied().unwrap_or_default() }
    }
}

/// One of several places along a side.
#[derive(Clone, Copy)]
struct Place {
    place: usize,
    total: usize,
}

impl Place {
    fn along(self, from: usize, length: usize) -> usize {
        from + length * self.place / (self.total + 1)
    }
}
