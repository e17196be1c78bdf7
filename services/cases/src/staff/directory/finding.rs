//! The rule of finding colleagues. Pure: everyone in, those who are meant out.

use cases_api::directory::{Colleague, StaffDirectory, TeamEntry};
use contract::text::fold;

/// How many people an answer holds: everyone of any council that there is, to choose from.
const MOST: usize = 1000;

/// The people and teams that fit every word: by the beginnings of words in a name, a team, a service,
/// what someone does; by the digits of an extension.
pub(super) fn find(people: Vec<Colleague>, teams: Vec<TeamEntry>, question: &str) -> StaffDirectory {
    let asked = fold(question);
    let words: Vec<&str> = asked.split(' ').filter(|word| !word.is_empty()).collect();
    let about = |team: &TeamEntry| {
        let names = std::iter::once(&team.team.name).chain(&team.services);
        names.flat_map(|name| [Some(name.en.as_str()), name.cy.as_deref()]).flatten().map(fold).collect::<Vec<_>>()
    };
    let known: Vec<_> = teams.iter().map(|team| (team.team.id, about(team))).collect();
    let mut people: Vec<Colleague> = people
        .into_iter()
        .filter(|person| {
            let theirs = known.iter().filter(|(id, _)| person.teams.iter().any(|team| team.id == *id));
            let mut said: Vec<String> = theirs.flat_map(|(_, said)| said.clone()).collect();
            said.extend([Some(&person.name), person.does.as_ref()].into_iter().flatten().map(|text| fold(text)));
            let extension = person.extension.as_deref().unwrap_or_default().replace(' ', "");
            words.iter().all(|word| begins(&said, word) || (!extension.is_empty() && extension.starts_with(word)))
        })
        .collect();
    let more = people.len() > MOST;
    people.truncate(MOST);
    let teams = teams.into_iter().zip(known).filter(|(_, (_, said))| words.iter().all(|word| begins(said, word)));
    StaffDirectory { people, teams: teams.map(|(team, _)| team).collect(), more }
}

/// Whether some word of these texts begins so.
fn begins(texts: &[String], start: &str) -> bool {
    texts.iter().any(|text| text.split(' ').any(|word| word.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use cases_api::case::TeamSummary;
    use cases_api::directory::Presence;
    use contract::Bilingual;
    use uuid::Uuid;

    use super::*;

    fn team(id: u128, name: &str, service: &str) -> TeamEntry {
        let team = TeamSummary { id: Uuid::from_u128(id).into(), name: Bilingual::new(name, "Tîm") };
        TeamEntry { team, services: vec![Bilingual::english(service)], members: 1, present: 0 }
    }

    fn person(name: &str, team: &TeamEntry, extension: &str, does: &str) -> Colleague {
        Colleague {
            id: Uuid::from_u128(1).into(),
            name: name.into(),
            me: false,
            presence: Presence::In,
            until: None,
            extension: Some(extension.into()),
            does: Some(does.into()),
            skills: Vec::new(),
            teams: vec![team.team.clone()],
        }
    }

    fn found(question: &str) -> Vec<String> {
        let (waste, roads) = (team(1, "Waste", "Report a missed bin"), team(2, "Highways", "Report a pothole"));
        let people = vec![
            person("Siân Ellis", &waste, "4 021", "Bulky waste rounds"),
            person("Tom Rees", &roads, "4100", "Winter gritting"),
        ];
        let found = find(people, vec![waste, roads], question);
        let teams = found.teams.into_iter().map(|team| team.team.name.en);
        found.people.into_iter().map(|person| person.name).chain(teams).collect()
    }

    #[test]
    fn colleagues_are_found_by_name_team_service_doing_and_extension() {
        assert_eq!(found("sian"), ["Siân Ellis"]);
        assert_eq!(found("ELL si"), ["Siân Ellis"]);
        assert_eq!(found("high"), ["Tom Rees", "Highways"]);
        assert_eq!(found("pothole"), ["Tom Rees", "Highways"]);
        assert_eq!(found("grit"), ["Tom Rees"]);
        assert_eq!(found("402"), ["Siân Ellis"]);
        assert_eq!(found("tom bin"), Vec::<String>::new());
        assert_eq!(found(" ").len(), 4);
    }
}
