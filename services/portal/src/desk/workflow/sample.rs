//! Samples of the editor.

use contract::Language;

use super::{EditWorkflow, Flaw, Open, Part};
use crate::desk::pages::workflow_fields as fields;
use crate::desk::services::{Part as ServicePart, sample as services};
use crate::form::Form;
use crate::page::{Page, Section};
use crate::picture;

impl EditWorkflow {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Services);
        let (w, flow) = (page.w, picture::sample::workflow());
        let part = |name: &str, hint: &str, notes: &[&str]| Part {
            name: name.to_owned(),
            hint: hint.to_owned(),
            notes: notes.iter().map(|note| (*note).to_owned()).collect(),
            href: "/desk/services/complaint/workflow?part=step-1#part".to_owned(),
        };
        let form = |fields| Some(Form::new(&page, fields).to("/desk/services/complaint/workflow"));
        Self {
            frame: services::frame(&page, ServicePart::Workflow),
            name: "Complaint in two stages".to_owned(),
            drafted: true,
            version: 3,
            picture: picture::draw(&flow, language, None, &w.get("flow-title")),
            flaws: vec![Flaw {
                place: "Stage 2: being investigated".to_owned(),
                href: "?part=step-4#part".to_owned(),
                text: w.get("flow-flaw-unreachable").into_owned(),
            }],
            steps: vec![part("Stage 1: being investigated", "In progress", &[])],
            moves: vec![part("Answer", "Stage 1 → Answered", &["Someone else than who did “Stage 1”"])],
            open: None,
            choose: form(fields::choosing(w, std::slice::from_ref(&flow), language)),
            whole: form(fields::text(w, "{}")),
            judging: "/desk/services/complaint/workflow/judging".to_owned(),
            page,
        }
    }

    /// A sample with a move that is being changed.
    pub fn sample_move(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let (w, flow) = (sample.page.w, picture::sample::workflow());
        let form = Form::new(&sample.page, fields::of_move(w, &flow, flow.transitions.last(), &[], language));
        sample.open = Some(Open {
            title: w.get("flow-change-move").into_owned(),
            part: "move-5".to_owned(),
            form: form.to("/desk/services/complaint/workflow"),
            removable: true,
        });
        sample
    }
}
