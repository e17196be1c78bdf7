//! A process: some services, three listeners, the movers of events, and an orderly end.

use std::sync::Arc;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpResponse, HttpServer, Resource, ResponseError as _, middleware, web};
use anyhow::Context as _;
use auth::{Gate, InternalSecret, Refused, Verifier};
use contract::council::CouncilState;
use contract::{Problem, ProblemKind, SystemClock};
use directory::{Directory, Keep, Poller, Sources};
use events::{Bell, Subscriptions};

use crate::config::Config;
use crate::edge::{Edge, Listener, pass};
use crate::limits::Limits;
use crate::published::Published;
use crate::retention;
use crate::routes::{Exposure, Route};
use crate::service::{Context, Service};
use crate::telemetry::Telemetry;

/// What is to be served: how the services are made, and who listens to what in the whole
/// deployment, mounted here or not.
pub struct Deployment {
    /// The services that this process mounts.
    pub mounted: Vec<&'static str>,
    /// Makes one of them.
    pub make: fn(&str, &Context) -> anyhow::Result<Arc<dyn Service>>,
    /// Who listens to which event.
    pub subscriptions: Subscriptions,
    /// How processes tell each other that there is work.
    pub bell: Bell,
}

#[derive(Clone)]
struct Mounted {
    service: Arc<dyn Service>,
    gate: Gate,
    /// Its OpenAPI document, written once; none for the portal, which has pages alone.
    document: Option<Published>,
}

/// Serves until SIGTERM or SIGINT, then finishes what is in flight.
///
/// # Errors
/// When a listener can't be opened or the configuration doesn't hold.
pub async fn serve(config: Config, telemetry: Telemetry, deployment: Deployment) -> anyhow::Result<()> {
    let keep = Keep::at(&config.directory.keep);
    let directory = Directory::with(keep.load());
    let services = deployment.mounted.len();
    let context = Context::new(config, directory.clone(), Arc::new(SystemClock), deployment.bell, services)?;
    let made = deployment.mounted.iter().map(|name| mount(&context, (deployment.make)(name, &context)?));
    let mounted = made.collect::<anyhow::Result<Vec<_>>>()?;
    let servers = [
        listen(&context, &mounted, Listener::Public)?,
        listen(&context, &mounted, Listener::Internal)?,
        listen_ops(&context, &telemetry)?,
    ];
    let handles: Vec<ServerHandle> = servers.iter().map(actix_web::dev::Server::handle).collect();
    for server in servers {
        tokio::spawn(server);
    }
    let sources = Sources {
        tenancy: context.client("tenancy"),
        identity: context.client("identity"),
        secret: context.config.secrets.internal.expose().to_owned(),
    };
    let rung = context.bell.clone();
    tokio::spawn(Poller::new(directory, sources, keep).run(async move || rung.rung("directory").await));
    let background = background(&context, &mounted, deployment.subscriptions)?;
    tracing::info!(public = %context.config.listen.public, "serving");
    stop_signal().await?;
    tracing::info!("ending");
    context.ending.cancel();
    futures::future::join_all(handles.iter().map(|handle| handle.stop(true))).await;
    let patience = std::time::Duration::from_secs(25);
    let _ = tokio::time::timeout(patience, futures::future::join_all(background)).await;
    keep_looks(&mounted).await;
    telemetry.end();
    Ok(())
}

fn mount(context: &Context, service: Arc<dyn Service>) -> anyhow::Result<Mounted> {
    if service.name() == "portal" {
        let gate = context.gate_without_database();
        return Ok(Mounted { service, gate, document: None });
    }
    let gate = context.gate(service.name())?;
    let document = Some(Published::of(service.name(), &service.routes())?);
    Ok(Mounted { service, gate, document })
}

fn listen(context: &Context, mounted: &[Mounted], listener: Listener) -> anyhow::Result<actix_web::dev::Server> {
    let config = &context.config;
    let address = if listener == Listener::Public { config.listen.public } else { config.listen.internal };
    let edge = Edge {
        listener,
        directory: context.directory.clone(),
        operators_host: config.public.operators_host.as_str().into(),
        https: config.public.scheme == "https",
        duration: opentelemetry::global::meter("moothall")
            .f64_histogram("http.server.request.duration")
            .with_unit("s")
            .build(),
        clock: Arc::clone(&context.clock),
        verifier: Verifier::new(context.directory.clone()),
        proxies: config.listen.proxies.clone(),
        limits: Arc::new(Limits::new(&config.limits)),
    };
    let secret = InternalSecret(config.secrets.internal.expose().to_owned());
    let mounted = mounted.to_vec();
    let server = HttpServer::new(move || {
        let app = App::new()
            .app_data(web::Data::new(edge.clone()))
            .app_data(web::Data::new(secret.clone()))
            .wrap(middleware::Compress::default())
            .wrap(middleware::from_fn(pass))
            .configure(|app| resources(app, &mounted, listener));
        match mounted.iter().find_map(|one| one.service.missing_page().map(|page| (page, one))) {
            Some((page, one)) if listener == Listener::Public => {
                let portal = one.service.attach(web::resource("{path:.*}").app_data(web::Data::new(one.gate.clone())));
                app.service(
                    web::resource(["/api/{path:.*}", "/admin/{path:.*}"]).default_service(web::to(nothing_here)),
                )
                .service(portal.route(page.method(actix_web::http::Method::GET)).default_service(web::to(nothing_here)))
            }
            _ => app.default_service(web::to(nothing_here)),
        }
    });
    let server = server
        .workers(config.listen.workers)
        .client_request_timeout(std::time::Duration::from_secs(15))
        .shutdown_timeout(20)
        .disable_signals()
        .bind(address)
        .with_context(|| format!("can't listen on {address}"))?;
    Ok(server.run())
}

fn listen_ops(context: &Context, telemetry: &Telemetry) -> anyhow::Result<actix_web::dev::Server> {
    let address = context.config.listen.ops;
    let (context, registry) = (context.clone(), telemetry.registry.clone());
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::new(context.clone()))
            .app_data(web::Data::new(registry.clone()))
            .configure(crate::ops::mount)
    });
    let server =
        server.workers(1).disable_signals().bind(address).with_context(|| format!("can't listen on {address}"))?;
    Ok(server.run())
}

/// One resource for each path, with its methods; another method is answered 405 with `Allow`.
fn resources(app: &mut web::ServiceConfig, mounted: &[Mounted], listener: Listener) {
    for Mounted { service, gate, document } in mounted {
        if let Some(document) = document {
            app.service(document.resource(service.name()));
        }
        let mut paths: Vec<(&'static str, Vec<Route>)> = Vec::new();
        for route in service.routes().0.into_iter().filter(|route| is_on(route.path, listener)) {
            match paths.iter_mut().find(|(path, _)| *path == route.path) {
                Some((_, routes)) => routes.push(route),
                None => paths.push((route.path, vec![route])),
            }
        }
        for (path, routes) in paths {
            let resource = service.attach(web::resource(path).app_data(web::Data::new(gate.clone())));
            app.service(methods(with_page(resource, path, &routes, service.as_ref()), routes));
        }
    }
}

/// An address that only takes what a form sends is no page: who goes there (back from signing in, or
/// by hand) gets the page that says so, not a problem for programs.
fn with_page(resource: Resource, path: &str, routes: &[Route], service: &dyn Service) -> Resource {
    let get = actix_web::http::Method::GET;
    let shown = Exposure::of(path) != Exposure::Page || routes.iter().any(|route| route.method == get);
    match service.missing_page() {
        Some(page) if !shown => resource.route(page.method(get)),
        _ => resource,
    }
}

fn is_on(path: &str, listener: Listener) -> bool {
    match Exposure::of(path) {
        Exposure::Api => true,
        Exposure::Internal => listener == Listener::Internal,
        Exposure::Operators | Exposure::Page => listener == Listener::Public,
    }
}

fn methods(mut resource: Resource, routes: Vec<Route>) -> Resource {
    let mut allowed: Vec<String> = routes.iter().map(|route| route.method.to_string()).collect();
    allowed.dedup();
    let allow = allowed.join(", ");
    for route in routes {
        resource = resource.route(route.handler);
    }
    resource.default_service(web::to(move || {
        let allow = allow.clone();
        async move {
            let mut answer = Refused(ProblemKind::MethodNotAllowed.into()).error_response();
            if let Ok(value) = actix_web::http::header::HeaderValue::try_from(allow) {
                answer.headers_mut().insert(actix_web::http::header::ALLOW, value);
            }
            answer
        }
    }))
}

async fn nothing_here() -> HttpResponse {
    Refused(Problem::not_found()).error_response()
}

/// The relay, the inboxes and the watches of the mounted services.
fn background(
    context: &Context,
    mounted: &[Mounted],
    subscriptions: Subscriptions,
) -> anyhow::Result<Vec<tokio::task::JoinHandle<()>>> {
    let mut tasks = Vec::new();
    let subscriptions = Arc::new(subscriptions);
    for Mounted { service, gate, .. } in mounted {
        let Some(pools) = &gate.pools else { continue };
        let relay = events::Relay::new(
            service.name(),
            context.pool("relay")?,
            Arc::clone(&subscriptions),
            context.bell.clone(),
        );
        tasks.push(tokio::spawn(relay.run(context.ending.clone())));
        let (directory, clock) = (context.directory.clone(), Arc::clone(&context.clock));
        // A suspended council's events wait until it is resumed.
        let time_of = move |council| {
            let known = directory.snapshot().council(council).cloned();
            known.filter(|known| known.state == CouncilState::Active).map(|known| known.time(clock.now()))
        };
        let inbox = events::Inbox::new(
            service.name(),
            context.pool("relay")?,
            Arc::clone(&pools.service),
            service.consumers(),
            context.bell.clone(),
            time_of,
        );
        tasks.push(tokio::spawn(inbox.run(context.ending.clone())));
        let forgetting = retention::watch(context.clone(), service.name());
        for watch in service.watches().into_iter().chain([forgetting]) {
            tasks.push(tokio::spawn(watch.run(context.bell.clone(), context.ending.clone())));
        }
    }
    Ok(tasks)
}

/// What staff looked at until the end is kept before the end.
async fn keep_looks(mounted: &[Mounted]) {
    let pools = mounted.iter().filter_map(|one| one.gate.pools.as_ref());
    let flushing = pools.map(|pools| pools.access.flush(std::time::Duration::from_secs(5)));
    if futures::future::join_all(flushing).await.contains(&false) {
        tracing::error!("some looks at records couldn't be kept");
    }
}

async fn stop_signal() -> anyhow::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => {}
        asked = tokio::signal::ctrl_c() => asked?,
    }
    Ok(())
}
