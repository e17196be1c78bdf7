//! The deployment that a test run shares: started before the tests, kept up while they run.

use std::path::PathBuf;

use clap::Parser;

/// Keeps the deployment of a test run.
#[derive(Parser)]
enum Verb {
    /// Start it, where it is not up; before a test run
    Prepare,
    /// Keep it up until nobody has used it for two minutes
    Supervise {
        /// Where its things lie
        folder: PathBuf,
    },
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Verb::parse() {
        Verb::Prepare => testkit::deployment::prepare().await,
        Verb::Supervise { folder } => testkit::deployment::supervise(&folder).await,
    }
}
