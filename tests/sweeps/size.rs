//! Files and functions stay small enough to be read at a sitting. The numbers are ADR-0005's.

use crate::source::{Source, product};

const MOST_LINES: usize = 500;
const MOST_FUNCTION_LINES: usize = 70;

fn findings(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let lines: Vec<&str> = source.product_lines().collect();
        if lines.len() > MOST_LINES {
            found.push(format!("{}: {} lines, more than {MOST_LINES}", source.path, lines.len()));
        }
        for (name, length) in functions(&lines) {
            if length > MOST_FUNCTION_LINES {
                found.push(format!("{}: fn {name} has {length} lines, more than {MOST_FUNCTION_LINES}", source.path));
            }
        }
    }
    found
}

/// Each function's name and length, by the indentation that rustfmt gives: it ends at the first
/// `}` as far in as its beginning.
fn functions(lines: &[&str]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some((before, after)) = line.split_once("fn ") else { continue };
        let declares = before
            .trim_start()
            .split(' ')
            .all(|word| ["", "pub", "async", "const"].contains(&word) || word.starts_with("pub("));
        if !declares || line.trim_start().starts_with("//") {
            continue;
        }
        let name: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let close = format!("{}}}", " ".repeat(indent));
        if let Some(length) = lines[at..].iter().position(|line| *line == close) {
            found.push((name, length + 1));
        }
    }
    found
}

#[test]
fn every_file_and_function_fits() {
    let found = findings(&product());
    assert!(found.is_empty(), "split these by what they are about:\n{}", found.join("\n"));
}

#[test]
fn half_of_the_files_are_short() {
    let mut lengths: Vec<usize> = product().iter().map(|source| source.product_lines().count()).collect();
    lengths.sort_unstable();
    let at = |share: usize| lengths[lengths.len() * share / 100];
    assert!(at(50) <= 100, "the median file has {} lines", at(50));
    assert!(at(95) <= 350, "one file in twenty has more than {} lines", at(95));
}

#[test]
fn a_planted_long_file_and_a_planted_long_function_are_caught() {
    let long_function = format!("fn planted() {{\n{}}}\n", "    step();\n".repeat(80));
    let long_file = "const A: u8 = 1;\n".repeat(600);
    let found = findings(&[Source::new("a.rs", &long_function), Source::new("b.rs", &long_file)]);
    assert_eq!(found.len(), 2, "{found:?}");
}
