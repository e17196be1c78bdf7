//! The counters that every process shares through Redis. They may be gone at any moment: then
//! those of the process count alone.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, FromRedisValue, RedisError};

use super::{Counter, REMEMBERED};

/// A sign-in waits no longer than this for Redis.
const PATIENCE: Duration = Duration::from_millis(150);
/// After it failed, it isn't asked for so long.
const LEFT_ALONE: Duration = Duration::from_secs(2);

/// Each key is a hash: `n`, attempts; `until`, milliseconds since 1970. ARGV: seconds to remember,
/// then free attempts, first and longest wait in milliseconds of each key. Gives the longest wait.
const COUNT: &str = "
local clock = redis.call('time')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local longest = 0
for _, key in ipairs(KEYS) do
  local left = (tonumber(redis.call('hget', key, 'until')) or 0) - now
  if left > longest then longest = left end
end
if longest > 0 then return longest end
for i, key in ipairs(KEYS) do
  local free, first, most = tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 1])
  local over = redis.call('hincrby', key, 'n', 1) - free
  if over >= 0 then
    local wait = math.min(first * 2 ^ math.min(over, 30), most)
    redis.call('hset', key, 'until', string.format('%.0f', now + wait))
  end
  redis.call('expire', key, ARGV[1])
end
return 0";

pub(super) struct Everywhere {
    connection: ConnectionManager,
    failed_at: Mutex<Option<Instant>>,
}

impl Everywhere {
    /// Counters in the Redis at this address, connected to when they are first needed; none when
    /// there is no such address.
    pub(super) fn at(url: &str) -> Option<Self> {
        if url.is_empty() {
            return None;
        }
        let config = ConnectionManagerConfig::new()
            .set_number_of_retries(0)
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE));
        let opened = Client::open(url).and_then(|client| ConnectionManager::new_lazy_with_config(client, config));
        match opened {
            Ok(connection) => Some(Self { connection, failed_at: Mutex::new(None) }),
            Err(_) => {
                tracing::error!("the address of Redis can't be read: sign-ins are counted in this process alone");
                None
            }
        }
    }

    /// Counts an attempt on every counter, or says how long to wait.
    pub(super) async fn count(&self, counters: &[&Counter]) -> Duration {
        let mut script = redis::cmd("EVAL");
        script.arg(COUNT).arg(counters.len());
        for counter in counters {
            script.arg(&counter.key);
        }
        script.arg(REMEMBERED.as_secs());
        for counter in counters {
            let budget = counter.budget;
            script.arg(budget.free).arg(milliseconds(budget.first)).arg(milliseconds(budget.longest));
        }
        let wait = self.ask(async |mut connection| script.query_async::<u64>(&mut connection).await).await;
        Duration::from_millis(wait.unwrap_or_default())
    }

    /// Takes an attempt back that was let through, and the wait that it began.
    pub(super) async fn withdraw(&self, counters: &[Counter]) {
        let mut pipeline = redis::pipe();
        for counter in counters {
            pipeline.hincr(&counter.key, "n", -1).ignore();
            pipeline.hdel(&counter.key, "until").ignore();
            pipeline.expire(&counter.key, i64::try_from(REMEMBERED.as_secs()).unwrap_or(i64::MAX)).ignore();
        }
        self.ask(async |mut connection| pipeline.query_async::<()>(&mut connection).await).await;
    }

    /// Forgets `own` and takes one attempt back from `shared`.
    pub(super) async fn forgive(&self, own: &[Counter], shared: &[Counter]) {
        let mut pipeline = redis::pipe();
        for counter in own {
            pipeline.del(&counter.key).ignore();
        }
        for counter in shared {
            pipeline.hincr(&counter.key, "n", -1).ignore();
            pipeline.expire(&counter.key, i64::try_from(REMEMBERED.as_secs()).unwrap_or(i64::MAX)).ignore();
        }
        self.ask(async |mut connection| pipeline.query_async::<()>(&mut connection).await).await;
    }

    async fn ask<T: FromRedisValue>(
        &self,
        question: impl AsyncFnOnce(ConnectionManager) -> Result<T, RedisError>,
    ) -> Option<T> {
        if self.failed_at().is_some_and(|at| at.elapsed() < LEFT_ALONE) {
            return None;
        }
        match tokio::time::timeout(PATIENCE, question(self.connection.clone())).await {
            Ok(Ok(answer)) => Some(answer),
            failed => {
                let error = failed.ok().and_then(Result::err).map(|error| error.kind());
                tracing::warn!(?error, "Redis is away: sign-ins are counted in this process alone");
                *self.failed_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
                None
            }
        }
    }

    fn failed_at(&self) -> Option<Instant> {
        *self.failed_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
