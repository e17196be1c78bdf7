//! A database of one's own on the instance of the test run.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgConnection};

/// What the role passwords of the test instance are derived from.
pub const ROLE_SECRET: &str = "the role secret of test instances";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The owner's address of a database that isn't there yet.
pub fn new_database() -> String {
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let (base, _) = instance()
        .rsplit_once('/')
        .map(|(base, rest)| (base.to_owned(), rest.to_owned()))
        .unwrap();
    format!("{base}/test_migrations_{}_{number}", std::process::id())
}

pub async fn connect(url: &str) -> PgConnection {
    let options: PgConnectOptions = url.parse().unwrap();
    options.connect().await.unwrap()
}

fn instance() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let place = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .unwrap()
        .join("test-services");
    let up = Command::new(root.join("deploy/local/services"))
        .arg("up")
        .arg(place)
        .arg("--throwaway")
        .output()
        .unwrap();
    assert!(up.status.success(), "{}", String::from_utf8_lossy(&up.stderr));
    let env = String::from_utf8(up.stdout).unwrap();
    env.lines()
        .find_map(|line| line.strip_prefix("DATABASE_URL="))
        .unwrap()
        .to_owned()
}
