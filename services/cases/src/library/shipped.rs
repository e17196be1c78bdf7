//! The files that the product ships, built into the program.

use super::load::Files;

macro_rules! service {
    ($slug:literal) => {
        (concat!("services/", $slug, ".json"), include_str!(concat!("../../library/services/", $slug, ".json")))
    };
}

macro_rules! workflow {
    ($id:literal) => {
        (concat!("workflows/", $id, ".json"), include_str!(concat!("../../library/workflows/", $id, ".json")))
    };
}

macro_rules! article {
    ($key:literal) => {
        (concat!("articles/", $key, ".json"), include_str!(concat!("../../library/articles/", $key, ".json")))
    };
}

/// The starter library. The order of the services is that of a council's top tasks.
pub(super) const FILES: Files = Files {
    codes: include_str!("../../library/codes.json"),
    fields: include_str!("../../library/fields.json"),
    teams: include_str!("../../library/teams.json"),
    groups: include_str!("../../library/groups.json"),
    workflows: &[
        workflow!("simple-request"),
        workflow!("inspection"),
        workflow!("application"),
        workflow!("complaint-two-stages"),
        workflow!("subject-access"),
        workflow!("freedom-of-information"),
        workflow!("parking-challenge"),
        workflow!("housing-repair"),
    ],
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
        service!("garden-waste"),
        service!("council-tax-move"),
        service!("parking-penalty"),
        service!("blue-badge"),
        service!("housing-repair"),
        service!("freedom-of-information"),
        service!("planning-breach"),
        service!("assisted-collection"),
        service!("grit-bin"),
        service!("dropped-kerb"),
        service!("parking-permit"),
        service!("food-complaint"),
        service!("burial"),
        service!("death-registration"),
        service!("subject-access"),
        service!("school-admission-appeal"),
        service!("premises-licence"),
        service!("protected-tree"),
        service!("clinical-waste"),
    ],
    articles: &[
        article!("bin-not-collected-what-now"),
        article!("batteries-and-electricals"),
        article!("council-tax-single-person"),
        article!("council-tax-cannot-pay"),
        article!("council-tax-band"),
        article!("who-mends-which-road"),
        article!("blue-badge"),
        article!("parking-fine"),
        article!("register-to-vote"),
        article!("noisy-neighbours"),
        article!("comment-on-planning"),
        article!("found-a-dog"),
        article!("which-council-does-what"),
        article!("come-to-a-meeting"),
        article!("freedom-of-information"),
        article!("complain-further"),
        article!("urgent-and-not-ours"),
        article!("get-an-allotment"),
        article!("checking-who-is-calling"),
    ],
};
