use cases_api::workflow::{Outcome, OutcomeWords, Step, Transition};
use contract::Bilingual;
use proptest::prelude::*;

use super::lines::{BOX_HEIGHT, BOX_WIDTH};
use super::*;

fn words(text: &str) -> Bilingual {
    Bilingual::new(text, format!("{text} (cy)"))
}

fn flow(steps: usize, ways: &[(usize, usize)]) -> Workflow {
    let stage = |index: usize| if index == 0 { State::Received } else { State::InProgress };
    let step = |index: usize| Step {
        id: format!("s{index}"),
        stage: stage(index),
        desk: words(&format!("Step {index} with <words> & more")),
        public: words("Step"),
        actions: Vec::new(),
    };
    let way = |(index, (from, to)): (usize, &(usize, usize))| Transition {
        from: format!("s{from}"),
        to: format!("s{to}"),
        verb: format!("v{index}"),
        label: words("Go"),
        needs_outcome: false,
        ends_as: None,
        public: false,
        approval: None,
        guards: Vec::new(),
        actions: Vec::new(),
    };
    let outcome =
        OutcomeWords { id: "done".into(), outcome: Outcome::Completed, label: words("Done"), public: words("Done.") };
    Workflow {
        id: "any".into(),
        name: None,
        steps: (0..steps).map(step).collect(),
        transitions: ways.iter().enumerate().map(way).collect(),
        outcomes: vec![outcome],
    }
}

#[test]
fn a_chain_runs_downwards_and_a_way_back_beside_it() {
    let workflow = flow(3, &[(0, 1), (1, 2), (2, 0)]);
    let order = layers::order(&workflow);
    assert_eq!(order, [0, 1, 2]);
    let lines = lines::lines(&workflow, &order);
    let ends: Vec<_> = lines.lines.iter().map(|line| line.points.len()).collect();
    assert_eq!(ends.len(), 3);
    assert_eq!(ends[2], 5, "the way back runs along a lane");
}

#[test]
fn the_picture_speaks_the_readers_language_and_escapes_its_words() {
    let picture = draw(&flow(2, &[(0, 1)]), Language::Cy, Some("s1"), "Llif <gwaith>");
    assert!(picture.svg.contains("<title>Llif &lt;gwaith&gt;</title>") && !picture.svg.contains("<words>"));
    assert_eq!(picture.svg.matches("m-flow__step--here").count(), 1);
    assert_eq!(picture.steps[0].moves[0].to, "Step 1 with <words> & more (cy)");
    assert!(picture.steps[1].here && !picture.steps[0].here);
}

proptest! {
    #[test]
    fn every_step_has_its_own_place_and_every_move_its_number(
        steps in 1..12_usize,
        ways in proptest::collection::vec((0..12_usize, 0..12_usize), 0..30),
    ) {
        let ways: Vec<_> = ways.into_iter().filter(|(from, to)| *from < steps && *to < steps).collect();
        let workflow = flow(steps, &ways);
        let order = layers::order(&workflow);
        let lines = lines::lines(&workflow, &order);
        let boxes: Vec<_> = (0..order.len()).map(|row| lines.corner(row)).collect();
        for (index, (x, y)) in boxes.iter().enumerate() {
            prop_assert!(x + BOX_WIDTH <= lines.width && y + BOX_HEIGHT <= lines.height);
            for (other_x, other_y) in &boxes[index + 1..] {
                let apart = x + BOX_WIDTH <= *other_x || other_x + BOX_WIDTH <= *x || y.abs_diff(*other_y) >= BOX_HEIGHT;
                prop_assert!(apart);
            }
        }
        for line in &lines.lines {
            prop_assert!(line.points.iter().all(|(x, y)| *x <= lines.width && *y <= lines.height));
        }
        let mut numbers: Vec<_> = lines.lines.iter().flat_map(|line| line.numbers.clone()).collect();
        numbers.sort_unstable();
        prop_assert_eq!(numbers, (1..=ways.len()).collect::<Vec<_>>());
        let picture = draw(&workflow, Language::En, None, "Any");
        prop_assert_eq!(picture.steps.len(), steps);
        prop_assert_eq!(picture.steps.iter().map(|step| step.moves.len()).sum::<usize>(), ways.len());
        prop_assert_eq!(picture, draw(&workflow, Language::En, None, "Any"));
    }
}
