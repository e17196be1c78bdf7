//! Makes the stylesheet and the scripts when they are missing or older than what they are made of.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

const SOURCES: [&str; 3] = ["src", "build.mjs", "package-lock.json"];

fn main() -> Result<(), Box<dyn Error>> {
    let assets = Path::new("assets");
    for source in SOURCES {
        println!("cargo::rerun-if-changed=assets/{source}");
    }
    println!("cargo::rerun-if-changed=assets/dist/manifest.json");
    println!("cargo::rerun-if-changed=words");
    println!("cargo::rerun-if-changed=templates");

    let made = newest(&assets.join("dist/manifest.json"));
    let sources = SOURCES.iter().filter_map(|source| newest(&assets.join(source))).max();
    if made.is_some() && made >= sources {
        return Ok(());
    }
    if !assets.join("node_modules/govuk-frontend").exists() {
        run(assets, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    }
    run(assets, "node", &["build.mjs"])
}

/// When the file, or the newest file of the folder, was last changed.
fn newest(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).ok()?;
        return entries.flatten().filter_map(|entry| newest(&entry.path())).max();
    }
    path.metadata().and_then(|about| about.modified()).ok()
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let status = Command::new(program).args(arguments).current_dir(folder).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{program} {}` failed: {status}", arguments.join(" ")).into()),
        Err(cause) => Err(format!("`{program}` can't be started ({cause}); the pages need Node 20 or later").into()),
    }
}
