//! Which role may do what: the committed table, and every operation tried by every role.

use contract::Audience;
use identity_api::Role;
use testkit::deployment;
use uuid::Uuid;

use crate::operations::all;
use crate::peopled::Peopled;
use crate::source::root;

/// The table as text: one line for each permission of staff, one column for each role.
fn table() -> String {
    let mut text = format!("{:<22}", "permission");
    for role in Role::ALL {
        text += &format!(" {:<13}", role.name());
    }
    text += " seeing-a-part";
    let lists = [identity_api::perm::ALL, contacts_api::perm::ALL, cases_api::perm::ALL, notifications_api::perm::ALL];
    for row in lists.into_iter().flatten().filter(|row| row.audience == Audience::Staff) {
        text = format!("{}\n{:<22}", text.trim_end(), row.name);
        for role in Role::ALL {
            let held = identity::role::permissions(role).contains(&row.name);
            text += &format!(" {:<13}", if held { "yes" } else { "-" });
        }
        let part = identity::role::carried(Role::Administrator, identity_api::Sees::Teams).contains(&row.name);
        text += if part { " yes" } else { " -" };
    }
    text.trim_end().to_owned() + "\n"
}

#[test]
fn the_committed_table_of_permissions_is_current() {
    let path = root().join("docs/contracts/permissions.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, table()).expect("the table is written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        committed,
        table(),
        "a policy changed: read it, then BLESS=1 cargo test -p journeys the_committed_table"
    );
}

#[tokio::test]
async fn every_role_opens_what_the_table_says_and_no_more() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    for role in Role::ALL {
        let token = peopled.council.hire(&format!("one-{}", role.name()), role).await.expect("someone is hired");
        let held = identity::role::permissions(role);
        let mut forbidden = 0;
        // Signing out ends the token that the others are tried with.
        let operations = all()
            .into_iter()
            .filter(|operation| operation.audience == Audience::Staff && operation.method != reqwest::Method::DELETE);
        for operation in operations {
            let permission = operation.permission.expect("staff operations name one");
            let request = operation.sound(deployment, &peopled.council.code, &Uuid::new_v4().to_string(), "\"1\"");
            let answer = request.bearer(&token).send().await;
            let refused = answer.status == 403;
            assert_eq!(
                refused,
                !held.contains(&permission),
                "{} {} by {}: {}",
                operation.method,
                operation.path,
                role.name(),
                answer.status
            );
            assert!(
                answer.status < 500 && answer.status != 401,
                "{} {}: {}",
                operation.method,
                operation.path,
                answer.text()
            );
            forbidden += usize::from(refused);
        }
        assert_eq!(forbidden == 0, role == Role::Administrator, "{role:?} was refused {forbidden} times");
    }
}

#[tokio::test]
async fn staff_are_no_operators_and_operators_are_no_staff() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    let operator = journeys::operator_token(deployment).await.expect("an operator");
    for operation in all() {
        let (token, wrong) = match operation.audience {
            Audience::Operator => (&peopled.council.administrator, [401, 403]),
            Audience::Staff => (&operator, [401, 403]),
            _ => continue,
        };
        let request = operation.sound(deployment, &peopled.council.code, &Uuid::new_v4().to_string(), "\"1\"");
        let answer = request.bearer(token).send().await;
        assert!(wrong.contains(&answer.status), "{} {}: {}", operation.method, operation.path, answer.status);
    }
}
