use time::macros::datetime;
use uuid::Uuid;

use super::*;

fn asked(name: &str, email: &str, teams: usize) -> InviteStaff {
    let teams = (0..teams).map(|id| TeamId::from(Uuid::from_u128(id as u128 / 2))).collect();
    InviteStaff { name: name.into(), email: email.into(), role: Role::Agent, teams, sees: Sees::All }
}

#[test]
fn every_fault_is_told_at_once() {
    let problem = parse(&asked(" ", "nobody", 300)).unwrap_err();
    let places: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(places, ["/name", "/email", "/teams"]);
}

#[test]
fn who_sees_the_cases_of_their_teams_is_in_one_and_a_councillors_office_sees_its_own() {
    let limited = InviteStaff { sees: Sees::Teams, ..asked("Ann", "ann@adur.gov.uk", 0) };
    let problem = parse(&limited).unwrap_err();
    assert_eq!((problem.errors[0].pointer.as_str(), problem.errors[0].code.as_str()), ("/teams", "required"));
    let councillor = InviteStaff { role: Role::Councillor, ..asked("Ann", "ann@adur.gov.uk", 0) };
    assert_eq!(parse(&councillor).unwrap().sees, Sees::Own);
}

#[test]
fn a_team_named_twice_is_one_team() {
    assert_eq!(parse(&asked("Siân Ó", "sian@adur.gov.uk", 4)).unwrap().teams.len(), 2);
}

#[test]
fn an_invitation_ends_to_the_second() {
    let end = datetime!(2026-11-30 09:00 UTC);
    let sent = Sent {
        id: Uuid::nil().into(),
        staff_id: Uuid::nil().into(),
        name: String::new(),
        email: String::new(),
        role: Role::Agent,
        over: false,
        expires_at: end,
    };
    assert!(sent.clone().open_at(end - Duration::seconds(1)).is_ok());
    assert_eq!(sent.clone().open_at(end).unwrap_err().kind, ProblemKind::Gone);
    assert!(Sent { over: true, ..sent }.open_at(end - LIFE).is_err());
}
