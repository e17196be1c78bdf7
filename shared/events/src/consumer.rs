use std::sync::Arc;

use contract::{Arrived, Envelope, Event};
use futures::FutureExt;
use futures::future::BoxFuture;
use tenant_db::TenantTx;

use crate::fault::Fault;

type Run = dyn for<'a> Fn(&'a TenantTx, Envelope) -> BoxFuture<'a, Result<(), Fault>> + Send + Sync;

/// What one service does about one event of another.
#[derive(Clone)]
pub struct Consumer {
    event: &'static str,
    run: Arc<Run>,
}

impl std::fmt::Debug for Consumer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Consumer").field(&self.event).finish()
    }
}

impl Consumer {
    /// The name of the event that it handles.
    pub fn event(&self) -> &'static str {
        self.event
    }

    fn new<E: Event>(
        run: impl for<'a> Fn(&'a TenantTx, Envelope) -> BoxFuture<'a, Result<(), Fault>> + Send + Sync + 'static,
    ) -> Self {
        Self { event: E::NAME, run: Arc::new(run) }
    }

    pub(crate) fn handle<'a>(&self, tx: &'a TenantTx, envelope: Envelope) -> BoxFuture<'a, Result<(), Fault>> {
        (self.run)(tx, envelope)
    }
}

/// An `async fn(&TenantTx, Arrived<E>) -> Result<(), impl Into<Fault>>`.
///
/// It exists to say that the future borrows the transaction; it is implemented for every such
/// function and never by hand.
pub trait Handler<'a, E: Event> {
    /// What the function gives.
    type Future: Future<Output = Result<(), Fault>> + Send + 'a;
    /// Calls it.
    fn call(&self, tx: &'a TenantTx, event: Arrived<E>) -> Self::Future;
}

impl<'a, E, F, Fut, Error> Handler<'a, E> for F
where
    E: Event,
    F: Fn(&'a TenantTx, Arrived<E>) -> Fut,
    Fut: Future<Output = Result<(), Error>> + Send + 'a,
    Error: Into<Fault>,
{
    type Future = futures::future::ErrInto<Fut, Fault>;
    fn call(&self, tx: &'a TenantTx, event: Arrived<E>) -> Self::Future {
        futures::TryFutureExt::err_into(self(tx, event))
    }
}

/// An `async fn(&S, &TenantTx, Arrived<E>) -> Result<(), impl Into<Fault>>`: as [`Handler`], with
/// something of the service's own.
pub trait HandlerWith<'a, S, E: Event> {
    /// What the function gives.
    type Future: Future<Output = Result<(), Fault>> + Send + 'a;
    /// Calls it.
    fn call(&self, own: &'a S, tx: &'a TenantTx, event: Arrived<E>) -> Self::Future;
}

impl<'a, S, E, F, Fut, Error> HandlerWith<'a, S, E> for F
where
    S: 'a,
    E: Event,
    F: Fn(&'a S, &'a TenantTx, Arrived<E>) -> Fut,
    Fut: Future<Output = Result<(), Error>> + Send + 'a,
    Error: Into<Fault>,
{
    type Future = futures::future::ErrInto<Fut, Fault>;
    fn call(&self, own: &'a S, tx: &'a TenantTx, event: Arrived<E>) -> Self::Future {
        futures::TryFutureExt::err_into(self(own, tx, event))
    }
}

/// Handles an event by an async function: `consume(link_reporter)`. What it writes is committed
/// with the fact that the event is done; when it fails, nothing is.
pub fn consume<E: Event, F>(handler: F) -> Consumer
where
    F: for<'a> Handler<'a, E> + Send + Sync + 'static,
{
    let handler = Arc::new(handler);
    Consumer::new::<E>(move |tx, envelope| handled(Arc::clone(&handler), tx, envelope))
}

/// As [`consume`], for a function that needs something of the service's own: its keys, its mail
/// templates.
pub fn consume_with<S, E: Event, F>(own: Arc<S>, handler: F) -> Consumer
where
    S: Send + Sync + 'static,
    F: for<'a> HandlerWith<'a, S, E> + Send + Sync + 'static,
{
    let both = Arc::new((own, handler));
    Consumer::new::<E>(move |tx, envelope| handled_with(Arc::clone(&both), tx, envelope))
}

fn handled<E: Event, F>(handler: Arc<F>, tx: &TenantTx, envelope: Envelope) -> BoxFuture<'_, Result<(), Fault>>
where
    F: for<'a> Handler<'a, E> + Send + Sync + 'static,
{
    async move { handler.call(tx, open::<E>(envelope)?).await }.boxed()
}

fn handled_with<S, E: Event, F>(
    both: Arc<(Arc<S>, F)>,
    tx: &TenantTx,
    envelope: Envelope,
) -> BoxFuture<'_, Result<(), Fault>>
where
    S: Send + Sync + 'static,
    F: for<'a> HandlerWith<'a, S, E> + Send + Sync + 'static,
{
    async move {
        let (own, handler) = both.as_ref();
        handler.call(own, tx, open::<E>(envelope)?).await
    }
    .boxed()
}

fn open<E: Event>(envelope: Envelope) -> Result<Arrived<E>, Fault> {
    // What serde says would quote the values.
    envelope.open().map_err(|_| Fault::hopeless(format!("it doesn't have the shape of {}", E::NAME)))
}
