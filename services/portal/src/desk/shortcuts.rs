//! Every keyboard shortcut of the desk, in one list. What a page really has stands in its markup, as
//! `data-keys`; a test holds the two together.

use askama::Template;
use contract::Language;

use crate::page::{Page, Section, View};
use crate::words::Words;

/// The shortcuts by where they work: the key of the part's title, then keys and the key of what they do.
const ALL: [(&str, &[(&str, &str)]); 5] = [
    (
        "shortcuts-everywhere",
        &[
            ("g q", "keys-queue"),
            ("g p", "keys-post"),
            ("g m", "promises-title"),
            ("g d", "directory-title"),
            ("/", "keys-search"),
            ("c", "keys-call"),
            ("z", "keys-undo"),
            ("r", "keys-changes"),
            ("h", "keys-answer"),
            ("g c", "keys-calls"),
            ("?", "keys-list"),
        ],
    ),
    ("shortcuts-queue", &[("j", "keys-next"), ("k", "keys-previous"), ("x", "keys-tick"), ("a", "keys-assign")]),
    ("shortcuts-post", &[("i", "keys-index")]),
    (
        "shortcuts-case",
        &[
            ("a", "keys-assign"),
            ("t", "keys-give"),
            ("m", "keys-team"),
            ("w", "keys-watch"),
            ("n", "keys-note"),
            ("u", "keys-update"),
            ("p", "pass-title"),
            ("e", "reply-choose"),
            ("v", "reroute-title"),
        ],
    ),
    (
        "shortcuts-call",
        &[
            ("w", "keys-who"),
            ("v", "keys-verify"),
            ("b", "keys-about"),
            ("o", "keys-open-case"),
            ("n", "keys-note"),
            ("p", "pass-title"),
        ],
    ),
];

/// `GET /desk/shortcuts`: the list for those whose browser shows no dialog.
#[derive(Template)]
#[template(path = "desk/shortcuts.html")]
pub struct Shortcuts {
    /// The page.
    pub page: Page,
    /// The shortcuts by where they work.
    pub parts: Vec<Part>,
}

/// Where shortcuts work.
pub struct Part {
    /// Its title.
    pub title: String,
    /// What works there.
    pub shortcuts: Vec<Shortcut>,
}

/// A shortcut.
pub struct Shortcut {
    /// A key, or two that are pressed one after the other, with a space between.
    pub keys: &'static str,
    /// What it does.
    pub label: String,
}

impl View for Shortcuts {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Shortcuts {
    /// The page.
    pub fn new(page: Page) -> Self {
        let parts = parts(page.w);
        Self { page, parts }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        Self::new(Page::sample_desk(language, Section::None))
    }
}

fn parts(w: Words) -> Vec<Part> {
    let part = |(title, shortcuts): (&str, &[(&'static str, &str)])| Part {
        title: w.get(title).into_owned(),
        shortcuts: shortcuts.iter().map(|(keys, label)| Shortcut { keys, label: w.get(label).into_owned() }).collect(),
    };
    ALL.into_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Keys and words of every `data-keys` in the templates of a folder.
    fn marked(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                marked(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for after in text.split("data-keys=\"").skip(1) {
                let (keys, rest) = after.split_once('"').unwrap();
                let label = rest.split_once("w.get(\"").unwrap().1.split_once('"').unwrap().0;
                found.push((keys.to_owned(), label.to_owned()));
            }
        }
    }

    #[test]
    fn every_shortcut_of_a_page_is_in_the_list() {
        let mut found = Vec::new();
        marked(Path::new("templates"), &mut found);
        assert!(!found.is_empty());
        for (keys, label) in found {
            let listed = ALL.iter().flat_map(|(_, part)| part.iter()).any(|known| *known == (&keys[..], &label[..]));
            assert!(listed, "{keys} ({label}) isn't listed");
        }
    }
}
