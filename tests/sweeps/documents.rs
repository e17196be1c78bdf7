//! What the documents name is there: files where a path stands, and in them what is said to be in them.

use std::collections::BTreeSet;

use crate::source::{Source, everything, root};

/// The documents that lead through the code.
const DOCUMENTS: [&str; 5] = [
    "README.md",
    "docs/architecture.md",
    "docs/security/README.md",
    "docs/guides/adding-an-endpoint.md",
    "docs/guides/adding-an-event.md",
];

/// What a document may name though it isn't kept in the repository: what is made there.
const MADE: [&str; 3] = [".dev", "target", "node_modules"];

/// A word in backticks with what stands right before it and after it.
struct Named<'a> {
    word: &'a str,
    after: &'a str,
}

fn named(text: &str) -> Vec<Named<'_>> {
    let prose = text.split("\n\n").filter(|part| !part.lines().all(|line| line.starts_with("    ")));
    let mut found = Vec::new();
    for part in prose {
        let mut rest = part;
        while let Some((word, after)) = rest.split_once('`').and_then(|(_, open)| open.split_once('`')) {
            found.push(Named { word, after });
            rest = after;
        }
    }
    found
}

fn is_path(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/*".contains(c);
    word.contains('/') && !word.starts_with('/') && word.chars().all(plain)
}

fn is_name(word: &str) -> bool {
    let begins = word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    begins && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':' || c == '!')
}

/// The last part of a name that may be spelt with its owner: `close` of `TenantTx::close`.
fn bare(name: &str) -> &str {
    name.trim_end_matches('!').rsplit("::").next().unwrap_or(name)
}

/// Whether the text has this word whole.
fn has_word(text: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(inside) && !text[at + word.len()..].starts_with(inside))
}

/// The files that a path may mean: itself, what ends so, or what lies in that folder.
fn meant<'a>(path: &str, files: &'a [Source]) -> Vec<&'a Source> {
    let (whole, tail) = (path.trim_end_matches('/'), format!("/{}", path.trim_end_matches('/')));
    let parts: Vec<&str> = whole.split('*').collect();
    let fits = |file: &&Source| match parts.as_slice() {
        [before, after] => file.path.starts_with(before) && file.path.contains(after),
        _ => {
            let shown = format!("/{}", file.path);
            shown.ends_with(&tail) || shown.contains(&format!("{tail}/"))
        }
    };
    files.iter().filter(fits).collect()
}

/// The path that a name is said to be in: "`name` in `path`" or "`name` (`path`)".
fn place<'a>(named: &Named<'a>) -> Option<&'a str> {
    let after = named.after.trim_start();
    let open = after.strip_prefix("in").or_else(|| after.strip_prefix('(')).map(str::trim_start)?;
    let (word, _) = open.strip_prefix('`')?.split_once('`')?;
    (is_path(word) || word.ends_with(".rs") || word.ends_with(".js")).then_some(word)
}

/// What a document names and isn't there.
fn missing(document: &Source, files: &[Source]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for named in named(&document.text) {
        let word = named.word;
        if is_path(word) || (word.ends_with(".rs") && is_name(word.trim_end_matches(".rs"))) {
            let made = MADE.iter().any(|place| word.split('/').any(|part| part == *place));
            if !made && meant(word, files).is_empty() {
                found.insert(format!("{}: there is no {word}", document.path));
            }
        } else if is_name(word) {
            let within = place(&named).map_or_else(|| files.iter().collect(), |path| meant(path, files));
            if !within.iter().any(|file| has_word(&file.text, bare(word))) {
                let place = place(&named).unwrap_or("any file");
                found.insert(format!("{}: `{word}` isn't in {place}", document.path));
            }
        }
    }
    found.into_iter().collect()
}

#[test]
fn what_the_documents_name_is_there() {
    let files = everything();
    assert!(files.len() > 500, "the sweep must see the repository's files, and saw {}", files.len());
    let documents =
        DOCUMENTS.map(|path| Source::new(path, &std::fs::read_to_string(root().join(path)).expect("a document")));
    let walks = &documents[1];
    assert!(named(&walks.text).iter().filter(|named| place(named).is_some()).count() > 50, "the walks name places");
    let found: Vec<String> = documents.iter().flat_map(|document| missing(document, &files)).collect();
    assert!(found.is_empty(), "say in the document what is so now:\n{}", found.join("\n"));
}

#[test]
fn planted_names_are_caught() {
    let files =
        [Source::new("shared/a/src/pool.rs", "fn repair() {}"), Source::new("shared/a/src/tx.rs", "fn close() {}")];
    let wrong = |text: &str| missing(&Source::new("planted.md", text), &files);
    assert_eq!(wrong("`repair` in `shared/a/src/pool.rs`, then `Tx::close` (`a/src/tx.rs`) and `close`"), [""; 0]);
    assert_eq!(wrong("`close` in\n`shared/a/src/pool.rs`").len(), 1, "a name that moved");
    assert_eq!(wrong("`pair`").len(), 1, "a part of a name");
    assert_eq!(wrong("`shared/a/src/gone.rs`").len(), 1, "a file that went");
    assert_eq!(wrong("`shared/b/`").len(), 1, "a folder that went");
}
