//! Which role may do what. Pure: names in, names out.

use contract::{Audience, Permission, PermissionRow};
use identity_api::{Role, Sees};

/// Every permission of the product, service by service.
const ALL: [&[PermissionRow]; 5] = [
    tenancy_api::perm::ALL,
    identity_api::perm::ALL,
    contacts_api::perm::ALL,
    cases_api::perm::ALL,
    notifications_api::perm::ALL,
];

const WORKING: &[&str] = &[
    identity_api::perm::SignOut::NAME,
    cases_api::perm::ReadDirectory::NAME,
    cases_api::perm::UseDesk::NAME,
    contacts_api::perm::ReadContacts::NAME,
    contacts_api::perm::ReadPeoplesCases::NAME,
    contacts_api::perm::WriteContacts::NAME,
    contacts_api::perm::ReadInteractions::NAME,
    contacts_api::perm::WorkInteractions::NAME,
    cases_api::perm::ReadCases::NAME,
    cases_api::perm::ReadPost::NAME,
    cases_api::perm::WorkCases::NAME,
    cases_api::perm::ReadPromises::NAME,
    cases_api::perm::MakePromises::NAME,
    cases_api::perm::ArrangeWork::NAME,
    cases_api::perm::ReadReplies::NAME,
    notifications_api::perm::ReadMessages::NAME,
];
/// What a caseworker has beside: they look at people from their cases, not in calls, hand whole cases to
/// whoever may ask for them, and print letters, which show people whole.
const CASEWORK: &[&str] = &[
    contacts_api::perm::ReadUnmasked::NAME,
    contacts_api::perm::MergeContacts::NAME,
    cases_api::perm::ExportCases::NAME,
    cases_api::perm::SettleEffects::NAME,
    cases_api::perm::RunIncidents::NAME,
    notifications_api::perm::ReadLetters::NAME,
    notifications_api::perm::PostLetters::NAME,
];
/// What lets its holder look at the work and change nothing.
const LOOKING: &[&str] = &[
    identity_api::perm::SignOut::NAME,
    cases_api::perm::ReadDirectory::NAME,
    cases_api::perm::UseDesk::NAME,
    contacts_api::perm::ReadContacts::NAME,
    contacts_api::perm::ReadPeoplesCases::NAME,
    contacts_api::perm::ReadInteractions::NAME,
    cases_api::perm::ReadCases::NAME,
    cases_api::perm::ReadPost::NAME,
    cases_api::perm::ReadPromises::NAME,
    notifications_api::perm::ReadMessages::NAME,
];
/// What a councillor's office does beside what anyone may: follow what it reported.
const REPORTING: &[&str] =
    &[identity_api::perm::SignOut::NAME, cases_api::perm::UseDesk::NAME, cases_api::perm::ReadCases::NAME];
const MANAGING: &[&str] = &[
    identity_api::perm::ReadStaff::NAME,
    contacts_api::perm::ReadAccessLog::NAME,
    cases_api::perm::ReadCaseAccessLog::NAME,
    notifications_api::perm::ReadLetterAccessLog::NAME,
    contacts_api::perm::WriteMarks::NAME,
    contacts_api::perm::KeepRefuge::NAME,
    notifications_api::perm::RetryMessages::NAME,
    cases_api::perm::WriteArticles::NAME,
    cases_api::perm::WriteReplies::NAME,
    contacts_api::perm::ReadMeasures::NAME,
    cases_api::perm::ReadWorkload::NAME,
    cases_api::perm::DecideCases::NAME,
    cases_api::perm::ReadCalendars::NAME,
    cases_api::perm::PauseServices::NAME,
];
const ADMINISTERING: &[&str] = &[
    identity_api::perm::InviteStaff::NAME,
    contacts_api::perm::SetVerification::NAME,
    contacts_api::perm::AnnounceCalls::NAME,
    contacts_api::perm::SetMeasures::NAME,
    contacts_api::perm::SetDuplicates::NAME,
    contacts_api::perm::WriteAddresses::NAME,
    contacts_api::perm::SetRounds::NAME,
    cases_api::perm::SetDesk::NAME,
    cases_api::perm::SetCalendars::NAME,
    cases_api::perm::ReadCatalogue::NAME,
    cases_api::perm::WriteCatalogue::NAME,
    cases_api::perm::SetTeams::NAME,
    cases_api::perm::EraseHistory::NAME,
    cases_api::perm::ImportCases::NAME,
];

/// What tells of everyone's cases without asking whose they are: only who sees every case carries it.
const OF_EVERY_CASE: &[&str] = &[
    cases_api::perm::ReadPost::NAME,
    cases_api::perm::ImportCases::NAME,
    contacts_api::perm::ReadPeoplesCases::NAME,
    notifications_api::perm::ReadMessages::NAME,
    notifications_api::perm::RetryMessages::NAME,
    notifications_api::perm::ReadLetters::NAME,
    notifications_api::perm::PostLetters::NAME,
];

/// The names of the permissions that someone of this role carries who sees these cases.
pub fn carried(role: Role, sees: Sees) -> Vec<&'static str> {
    let mut named = permissions(role);
    named.retain(|name| role.sees(sees) == Sees::All || !OF_EVERY_CASE.contains(name));
    named
}

/// The names of the permissions that a role carries, beside those that anyone has.
pub fn permissions(role: Role) -> Vec<&'static str> {
    match role {
        Role::Agent => WORKING.to_vec(),
        Role::Caseworker => [WORKING, CASEWORK].concat(),
        Role::Manager => [WORKING, CASEWORK, MANAGING].concat(),
        Role::Administrator => [WORKING, CASEWORK, MANAGING, ADMINISTERING].concat(),
        Role::ReadOnly => LOOKING.to_vec(),
        Role::Councillor => REPORTING.to_vec(),
    }
}

/// The names of the permissions of a platform operator: all that are for operators.
pub fn operator_permissions() -> Vec<&'static str> {
    held_by(Audience::Operator).collect()
}

/// The role with this name.
pub(crate) fn named(name: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.name() == name)
}

fn held_by(audience: Audience) -> impl Iterator<Item = &'static str> {
    ALL.into_iter().flatten().filter(move |row| row.audience == audience).map(|row| row.name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn staff_permissions() -> BTreeSet<&'static str> {
        held_by(Audience::Staff).collect()
    }

    #[test]
    fn every_permission_of_a_role_exists_and_is_for_staff() {
        for role in Role::ALL {
            let named = permissions(role);
            let unique: BTreeSet<_> = named.iter().copied().collect();
            assert_eq!(unique.len(), named.len(), "{role:?} names one twice");
            assert!(unique.is_subset(&staff_permissions()), "{role:?}");
        }
    }

    #[test]
    fn every_permission_for_staff_is_in_a_role() {
        let given: BTreeSet<_> = Role::ALL.into_iter().flat_map(permissions).collect();
        assert_eq!(given, staff_permissions());
    }

    #[test]
    fn permission_names_are_unique() {
        let names: Vec<_> = ALL.into_iter().flatten().map(|row| row.name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn only_an_administrator_invites() {
        let inviting = |role: &Role| permissions(*role).contains(&identity_api::perm::InviteStaff::NAME);
        assert_eq!(Role::ALL.into_iter().filter(inviting).collect::<Vec<_>>(), [Role::Administrator]);
    }

    #[test]
    fn who_only_looks_changes_nothing_but_what_is_their_own() {
        let writes = |name: &&str| ALL.into_iter().flatten().any(|row| row.name == *name && row.writes);
        for role in [Role::ReadOnly, Role::Councillor] {
            let named = permissions(role);
            let own = [identity_api::perm::SignOut::NAME, cases_api::perm::UseDesk::NAME];
            assert_eq!(named.into_iter().filter(writes).collect::<Vec<_>>(), own);
        }
    }

    #[test]
    fn operators_hold_nothing_of_a_councils() {
        let operators: BTreeSet<_> = operator_permissions().into_iter().collect();
        assert!(operators.is_disjoint(&staff_permissions()));
        assert!(operators.contains(tenancy_api::perm::AddCouncil::NAME));
    }

    #[test]
    fn who_sees_a_part_of_the_cases_carries_nothing_that_tells_of_them_all() {
        for role in Role::ALL {
            let part = carried(role, Sees::Teams);
            assert!(OF_EVERY_CASE.iter().all(|name| !part.contains(name)), "{role:?}");
            let all = carried(role, Sees::All);
            assert_eq!(all == permissions(role), role != Role::Councillor || all == part, "{role:?}");
        }
        assert!(carried(Role::ReadOnly, Sees::All).contains(&cases_api::perm::ReadPost::NAME));
        assert!(!permissions(Role::Councillor).contains(&cases_api::perm::ReadPost::NAME));
    }

    #[test]
    fn roles_are_known_by_name() {
        assert!(Role::ALL.into_iter().all(|role| named(role.name()) == Some(role)));
        assert_eq!(named("owner"), None);
    }
}
