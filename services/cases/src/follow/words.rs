//! What the citizen's page calls the steps of a case.

use cases_api::case::Happening;
use cases_api::merging::Joint;
use cases_api::workflow::{State, Workflow};
use contract::Bilingual;

/// Where a case stands, to the citizen.
pub(crate) fn step(workflow: &Workflow, step: Option<&str>, state: State) -> Bilingual {
    let words = workflow.standing(step, state).map(|step| step.public.clone());
    words.unwrap_or_else(|| Bilingual::english(state.name().replace('_', " ")))
}

/// What a step is called, to the citizen.
pub(super) fn happening(what: &Happening) -> Bilingual {
    match what {
        Happening::Opened => Bilingual::new("We received your request", "Cawsom eich cais"),
        Happening::Reply { .. } => Bilingual::new("Your reply", "Eich ateb"),
        Happening::Begun { .. } => Bilingual::new("You began your request with us", "Dechreuoch eich cais gyda ni"),
        Happening::Reopened { .. } => Bilingual::new("You asked us to look again", "Gofynnoch i ni edrych eto"),
        Happening::Rated { rating, .. } => {
            Bilingual::new(format!("You gave us {rating} out of 5"), format!("Rhoesoch {rating} allan o 5 i ni"))
        }
        Happening::Joined { joint: Joint::Into, .. } => Bilingual::new(
            "We deal with your request together with another one",
            "Rydym yn delio â’ch cais gydag un arall",
        ),
        Happening::Joined { joint: Joint::SplitFrom, reference } => Bilingual::new(
            format!("We made this request of a part of your request {reference}"),
            format!("Gwnaethom y cais hwn o ran o’ch cais {reference}"),
        ),
        Happening::Joined { joint: Joint::SplitOff, reference } => Bilingual::new(
            format!("A part of your request goes on under the reference {reference}"),
            format!("Mae rhan o’ch cais yn mynd yn ei blaen dan y cyfeirnod {reference}"),
        ),
        Happening::Joined { joint: Joint::Out, .. } => Bilingual::new(
            "We deal with your request on its own again",
            "Rydym yn delio â’ch cais ar ei ben ei hun eto",
        ),
        Happening::Message { .. }
        | Happening::Moved { .. }
        | Happening::Note { .. }
        | Happening::File { .. }
        | Happening::Queued { .. }
        | Happening::Asked { .. }
        | Happening::Settled { .. }
        | Happening::Task { .. }
        | Happening::Routed { .. }
        | Happening::Proposed { .. }
        | Happening::Related { .. }
        | Happening::Unrelated { .. }
        | Happening::Joined { .. }
        | Happening::JoinedIncident { .. }
        | Happening::LeftIncident { .. }
        | Happening::Approved { .. }
        | Happening::Withdrawn { .. }
        | Happening::Lapsed { .. }
        | Happening::Refused { .. }
        | Happening::Assigned { .. } => Bilingual::new("Update from the council", "Diweddariad gan y cyngor"),
    }
}
