//! The repository's own files, as the sweeps read them.

use std::path::{Path, PathBuf};

/// A file with its path from the repository's root.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The lines of the product: what stands before the file's own tests.
    pub fn product_lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().take_while(|line| !line.trim_start().starts_with("#[cfg(test)]"))
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository").to_owned()
}

/// Every Rust file of the product: no tests, no test kit, nothing generated.
pub fn product() -> Vec<Source> {
    let mut found = Vec::new();
    for folder in ["services", "shared", "migrations"] {
        collect(&root().join(folder), &mut found);
    }
    assert!(found.len() > 50, "the sweep must see the product's files, and saw {}", found.len());
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            if !["tests", "testkit", "node_modules", "dist", "target"].contains(&name.as_str()) {
                collect(&path, found);
            }
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let shown = path.strip_prefix(root()).expect("inside").display().to_string();
            found.push(Source { path: shown, text: std::fs::read_to_string(&path).expect("UTF-8") });
        }
    }
}

/// Every file of the repository, the text of documents aside: what they say proves nothing.
pub fn everything() -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root(), &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let hidden = name.starts_with('.') && ![".ci", ".config", ".clippy.toml"].contains(&name);
        if path.is_dir() && !hidden && !["node_modules", "dist", "target"].contains(&name) {
            walk(&path, found);
        } else if path.is_file() && !hidden {
            let proves = !name.ends_with(".md");
            let text = if proves { std::fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
            let shown = path.strip_prefix(root()).expect("inside").display().to_string();
            found.push(Source { path: shown, text });
        }
    }
}
