//! Which services a process mounts, and the contracts that are generated from them.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use events::{Bell, Subscriptions};
use runtime::{Config, Context, Deployment, Service};

/// Every service of the product, in the order in which they are mounted.
pub(crate) const ALL: [&str; 6] = ["tenancy", "identity", "contacts", "cases", "notifications", "portal"];

pub(crate) async fn run(config: Config, named: &[String]) -> anyhow::Result<()> {
    for name in named {
        if !ALL.contains(&name.as_str()) {
            bail!("there is no service {name}: {}", ALL.join(", "));
        }
    }
    let names: Vec<&'static str> =
        ALL.into_iter().filter(|name| named.is_empty() || named.iter().any(|one| one == name)).collect();
    let telemetry = runtime::init_telemetry(&config.telemetry.log)?;
    let redis = config.redis.url.expose();
    let bell = if redis.is_empty() { Bell::local() } else { Bell::start(redis) };
    runtime::serve(config, telemetry, Deployment { mounted: names, make, subscriptions: subscriptions(), bell }).await
}

fn make(name: &str, context: &Context) -> anyhow::Result<Arc<dyn Service>> {
    Ok(match name {
        "tenancy" => Arc::new(tenancy::Tenancy::new(context)),
        "identity" => Arc::new(identity::Identity::new(context)?),
        "contacts" => Arc::new(contacts::Contacts::new(context)?),
        "cases" => Arc::new(cases::Cases::new(context)?),
        "notifications" => Arc::new(notifications::Notifications::new(context)?),
        _ => Arc::new(portal::Portal::new(context)?),
    })
}

/// Who listens to what in the whole deployment, whatever this process mounts.
fn subscriptions() -> Subscriptions {
    let listeners = [
        (tenancy::Tenancy::NAME, tenancy::Tenancy::LISTENS),
        (identity::Identity::NAME, identity::Identity::LISTENS),
        (contacts::Contacts::NAME, contacts::Contacts::LISTENS),
        (cases::Cases::NAME, cases::Cases::LISTENS),
        (notifications::Notifications::NAME, notifications::Notifications::LISTENS),
    ];
    let pairs = listeners.into_iter().flat_map(|(service, events)| events.iter().map(move |event| (service, *event)));
    pairs.fold(Subscriptions::new(), |all, (service, event)| all.with_event(service, event))
}

/// Writes one OpenAPI document for each service and the permission table.
pub(crate) fn write_contracts(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    let lists = [
        ("tenancy", tenancy::routes()),
        ("identity", identity::routes()),
        ("contacts", contacts::routes()),
        ("cases", cases::routes()),
        ("notifications", notifications::routes()),
    ];
    let mut permissions = String::from("operation | permission | who | whose\n");
    for (name, routes) in &lists {
        let document = runtime::document(name, env!("CARGO_PKG_VERSION"), routes);
        let text = document.to_pretty_json().context("an OpenAPI document")?;
        std::fs::write(folder.join(format!("{name}.openapi.json")), text + "\n")?;
        for route in routes.list() {
            let Some(guard) = route.guard else { continue };
            let permission = guard.permission.unwrap_or("-");
            permissions +=
                &format!("{} {} | {permission} | {:?} | {:?}\n", route.method, route.path, guard.audience, guard.scope);
        }
    }
    std::fs::write(folder.join("operations.txt"), permissions)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
    use contract::SystemClock;
    use directory::Directory;

    use super::*;

    fn context() -> Context {
        let key = BASE64.encode([7; 32]);
        let secrets = ["SECRETS__IDENTITY_KEY", "SECRETS__PORTAL_KEY", "SECRETS__TRACKING_KEY"];
        let named = secrets.into_iter().chain(["SECRETS__INTERNAL", "DATABASE__ROLE_SECRET"]);
        let config = Config::load(None, named.map(|name| (format!("MOOTHALL_{name}"), key.clone()))).unwrap();
        let directory = Directory::with(directory::Snapshot::default());
        Context::new(config, directory, Arc::new(SystemClock), Bell::local(), ALL.len()).unwrap()
    }

    #[tokio::test]
    async fn every_service_handles_just_what_it_listens_to() {
        let (context, subscriptions) = (context(), subscriptions());
        let mut handled = 0;
        for name in ALL {
            let service = make(name, &context).unwrap();
            assert_eq!(service.name(), name);
            assert_eq!(subscriptions.differences(name, &service.consumers()), Vec::<String>::new());
            handled += service.consumers().len();
        }
        assert!(handled >= 9, "the consumers of every service, and not {handled}");
    }

    #[tokio::test]
    async fn a_planted_difference_is_noticed() {
        let service = make("contacts", &context()).unwrap();
        let found = |subscriptions: Subscriptions| subscriptions.differences("contacts", &service.consumers());
        assert_eq!(found(Subscriptions::new()).len(), service.consumers().len());
        assert_eq!(found(subscriptions().with_event("contacts", "case.forgotten")).len(), 1);
    }
}
