//! In which order the steps stand: from the first on, each below every step that leads to it.

use cases_api::workflow::Workflow;

/// The steps by their place in the workflow, in the order of the picture's rows: by the longest way that leads to
/// each, moves back left aside. One stands in a row, so that its words can be read on a narrow screen.
pub(super) fn order(workflow: &Workflow) -> Vec<usize> {
    let onward = forward(workflow);
    let layers = layers(workflow.steps.len(), &onward);
    let mut order: Vec<usize> = (0..layers.len()).collect();
    order.sort_by_key(|step| (layers.get(*step).copied(), *step));
    order
}

/// The moves that lead forward, as pairs of steps: what would close a ring leads back.
fn forward(workflow: &Workflow) -> Vec<(usize, usize)> {
    let at = |id: &str| workflow.steps.iter().position(|step| step.id == id);
    let ends = |by: &cases_api::workflow::Transition| Some((at(&by.from)?, at(&by.to)?));
    let pairs: Vec<(usize, usize)> = workflow.transitions.iter().filter_map(ends).collect();
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (from, to) in pairs {
        if from != to && !kept.contains(&(from, to)) && !leads(&kept, to, from) {
            kept.push((from, to));
        }
    }
    kept
}

/// Whether a way leads from one step to another.
fn leads(pairs: &[(usize, usize)], from: usize, to: usize) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(at) = seen.get(next).copied() {
        if at == to {
            return true;
        }
        for (_, onward) in pairs.iter().filter(|(start, _)| *start == at) {
            if !seen.contains(onward) {
                seen.push(*onward);
            }
        }
        next += 1;
    }
    false
}

/// The longest way from a first step to each.
fn layers(steps: usize, onward: &[(usize, usize)]) -> Vec<usize> {
    let mut layers = vec![0; steps];
    for _ in 0..steps {
        for (from, to) in onward {
            let below = layers.get(*from).copied().unwrap_or_default() + 1;
            if let Some(layer) = layers.get_mut(*to) {
                *layer = below.max(*layer);
            }
        }
    }
    layers
}
