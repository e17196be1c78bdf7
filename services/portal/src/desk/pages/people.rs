use actix_web::{HttpResponse, web};
use contract::text::{Email, PersonName};
use contract::{Faults, PageQuery, Problem, ProblemKind, TeamId};
use identity_api::{InviteStaff, Role, Sees, StaffMember, StaffState, perm};
use serde::Deserialize;

use super::done::Done;
use super::next_page;
use crate::desk::people::{People, Person, role_name, sees_name};
use crate::form::{Choice, Field, Form, ProtectedForm, Typed};
use crate::page::{self, Section};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// How many people a page shows.
const ROWS: u16 = 100;
const PATH: &str = "/desk/staff";
const INVITATIONS: &str = "/desk/staff/invitations";

/// Where the page begins.
#[derive(Deserialize)]
pub(super) struct From {
    cursor: Option<String>,
}

/// `GET /desk/staff`
pub(super) async fn show(desk: Desk, from: web::Query<From>) -> HttpResponse {
    let mut desk = desk.at(Section::People);
    desk.page = Done::told(desk.page);
    match shown(&desk, from.cursor.clone()).await {
        Ok(people) => {
            let invite = people
                .teams
                .map(|teams| Form::new(&desk.page, People::invite_fields(desk.page.w, teams)).to(INVITATIONS));
            page::ok(&People { people: people.rows, next: people.next, invite, page: desk.page })
        }
        Err(problem) if problem.kind == ProblemKind::BadCursor => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/staff/invitations`
pub(super) async fn invite(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::People);
    desk.page = desk.page.at_path(PATH);
    if !desk.may::<perm::InviteStaff>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    let sent = match read(&posted.typed) {
        Ok(asked) => desk.rooms.identity.invite(&desk.token, posted.once.as_str(), &asked).await,
        Err(problem) => Err(problem),
    };
    match sent {
        Ok(_) => page::see_other(&desk.page, &Done::Invited.at(PATH)),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => desk.refuse(&problem),
        Err(problem) => again(desk, &posted, &problem).await,
    }
}

/// Everyone on a page of the list, and the teams of an invitation for those who may send one.
struct Everyone {
    rows: Vec<Person>,
    next: Option<String>,
    teams: Option<Vec<Choice>>,
}

async fn shown(desk: &Desk, cursor: Option<String>) -> Result<Everyone, Problem> {
    let asked = PageQuery { limit: Some(ROWS), cursor };
    let staff = desk.rooms.identity.staff(&desk.token, &asked).await?;
    let teams = if desk.may::<perm::InviteStaff>() { Some(teams(desk).await?) } else { None };
    Ok(Everyone {
        rows: staff.items.iter().map(|member| person(member, desk.page.w)).collect(),
        next: next_page(PATH, &[], staff.next.as_deref()),
        teams,
    })
}

async fn teams(desk: &Desk) -> Result<Vec<Choice>, Problem> {
    let teams = desk.rooms.cases.teams(&desk.token).await?;
    let language = desk.page.language();
    let choice =
        |team: &cases_api::case::TeamOfCaller| Choice::new(team.team.id.to_string(), team.team.name.get(language));
    Ok(teams.items.iter().map(choice).collect())
}

fn person(member: &StaffMember, w: Words) -> Person {
    Person {
        name: member.name.clone(),
        email: member.email.clone(),
        role: role_name(member.role, w),
        sees: sees_name(member.role.sees(member.sees), w),
        invited: dates::short_day(dates::london_date(member.invited_at), w.language()),
        joined: member.state == StaffState::Active,
    }
}

/// What was typed, as identity takes it; without a role nothing can be asked, so what is wrong
/// beside it is found here.
fn read(typed: &Typed) -> Result<InviteStaff, Problem> {
    let [name, email] = ["name", "email"].map(|field| typed.get(field).to_owned());
    let teams = typed.all("teams").filter_map(|id| id.parse::<TeamId>().ok()).collect();
    let chosen = Role::ALL.into_iter().find(|role| role.name() == typed.get("role"));
    let Some(role) = chosen else {
        let mut faults = Faults::none();
        faults.take("/name", PersonName::parse(&name));
        faults.take("/email", Email::parse(&email));
        faults.add("/role", "required", "Choose a role.");
        return faults.finish(None);
    };
    let sees = Sees::ALL.into_iter().find(|sees| sees.name() == typed.get("sees")).unwrap_or_default();
    Ok(InviteStaff { name, email, role, teams, sees })
}

async fn again(desk: Desk, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let everyone = match shown(&desk, None).await {
        Ok(everyone) => everyone,
        Err(problem) => return desk.refuse(&problem),
    };
    let w = desk.page.w;
    let fields: Vec<Field> = People::invite_fields(w, everyone.teams.unwrap_or_default());
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).to(INVITATIONS);
    let form = match problem.kind {
        ProblemKind::Conflict => form.wrong("email", w.get("fault-staff-already")),
        _ => form.refused(problem, w),
    };
    let status = page::status_of(problem);
    let page = desk.page.failing(true);
    page::show(status, &People { people: everyone.rows, next: everyone.next, invite: Some(form), page })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn everything_wrong_is_said_at_once_when_no_role_is_chosen() {
        let problem = read(&typed(&[("name", ""), ("email", "nobody")])).unwrap_err();
        let pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/name", "/email", "/role"]);
    }

    #[test]
    fn every_ticked_team_is_sent() {
        let team = contract::uuid::Uuid::from_u128(7).to_string();
        let asked = read(&typed(&[("role", "agent"), ("teams", &team), ("teams", "x")])).unwrap();
        assert_eq!((asked.role, asked.teams.len()), (Role::Agent, 1));
    }
}
