//! The files that the product ships, built into the program.

use super::load::Files;

macro_rules! service {
    ($slug:literal) => {
        (concat!("services/", $slug, ".json"), include_str!(concat!("../../library/services/", $slug, ".json")))
    };
}

/// The starter library. The order of the services is that of a council's top tasks.
pub(super) const FILES: Files = Files {
    fields: include_str!("../../library/fields.json"),
    teams: include_str!("../../library/teams.json"),
    workflows: &[("workflows/simple-request.json", include_str!("../../library/workflows/simple-request.json"))],
    services: &[
        service!("missed-bin"),
        service!("pothole"),
        service!("fly-tipping"),
        service!("street-light"),
        service!("bulky-waste"),
        service!("noise"),
        service!("new-bin"),
        service!("dog-fouling"),
        service!("blocked-drain"),
        service!("abandoned-vehicle"),
        service!("pavement"),
        service!("litter"),
        service!("park-problem"),
        service!("complaint"),
        service!("litter-bin"),
        service!("graffiti"),
        service!("road-obstruction"),
        service!("traffic-lights"),
        service!("pests"),
        service!("dead-animal"),
        service!("needles"),
        service!("allotment"),
        service!("hall-hire"),
        service!("street-furniture"),
        service!("cemetery"),
        service!("noticeboard"),
        service!("public-footpath"),
    ],
};
