//! A sample of a workflow, for the pages that show one.

use cases_api::workflow::{Guard, Outcome, OutcomeWords, State, Step, Transition, Workflow};
use contract::Bilingual;

/// A complaint in two stages, in short.
pub fn workflow() -> Workflow {
    let step = |id: &str, stage, en: &str, cy: &str| Step {
        id: id.to_owned(),
        stage,
        desk: Bilingual::new(en, cy),
        public: Bilingual::new(en, cy),
        actions: Vec::new(),
    };
    let other = Guard::DifferentPerson { step: "stage_1".to_owned(), because: None };
    Workflow {
        id: "sample".to_owned(),
        name: Some(Bilingual::new("Complaint in two stages", "Cwyn mewn dau gam")),
        steps: vec![
            step("received", State::Received, "Received", "Derbyniwyd"),
            step("stage_1", State::InProgress, "Stage 1: being investigated", "Cam 1: yn cael ei hymchwilio"),
            step("waiting", State::Waiting, "Waiting for the citizen", "Yn aros am y dinesydd"),
            step("answered", State::Done, "Answered at stage 1", "Atebwyd yng ngham 1"),
            step("stage_2", State::InProgress, "Stage 2: being investigated", "Cam 2: yn cael ei hymchwilio"),
            step("final", State::Done, "Final answer", "Ateb terfynol"),
        ],
        transitions: vec![
            leads("received", "stage_1", "acknowledge", ("Acknowledge", "Cydnabod"), Vec::new()),
            leads("stage_1", "waiting", "ask", ("Ask and wait", "Gofyn ac aros"), Vec::new()),
            leads("waiting", "stage_1", "resume", ("Carry on", "Parhau"), Vec::new()),
            leads("stage_1", "answered", "answer", ("Answer", "Ateb"), Vec::new()),
            leads("answered", "stage_2", "escalate", ("Take to stage 2", "Mynd i gam 2"), Vec::new()),
            leads("stage_2", "final", "answer", ("Answer at stage 2", "Ateb yng ngham 2"), vec![other]),
        ],
        outcomes: vec![OutcomeWords {
            id: "upheld".to_owned(),
            outcome: Outcome::Completed,
            label: Bilingual::new("Upheld", "Cadarnhawyd"),
            public: Bilingual::new("We agree with your complaint.", "Rydym yn cytuno â’ch cwyn."),
        }],
    }
}

fn leads(from: &str, to: &str, verb: &str, label: (&str, &str), guards: Vec<Guard>) -> Transition {
    Transition {
        from: from.to_owned(),
        to: to.to_owned(),
        verb: verb.to_owned(),
        label: Bilingual::new(label.0, label.1),
        needs_outcome: verb == "answer",
        ends_as: None,
        public: true,
        approval: None,
        guards,
        actions: Vec::new(),
    }
}
