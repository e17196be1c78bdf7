use contract::Language;

use super::{Item, Post, Refused};
use crate::desk::files::FileRow;
use crate::form::{Choice, Form};
use crate::page::{Page, Section};

impl Post {
    /// A sample with two letters that wait.
    pub fn sample(language: Language) -> Self {
        Self::with(Page::sample_desk(language, Section::Post), Vec::new())
    }

    /// A sample in which a name means several people, and a file wasn't taken.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Post).failing(true);
        let w = page.w;
        let people = vec![
            Choice { hint: "LD1 5AA".to_owned(), ..Choice::new("0198-1", "Siân O’Brien") },
            Choice::new("new", w.get("post-whom-new")),
        ];
        let mut post = Self::with(page, people);
        post.refused = vec![Refused { name: "letter.docx".to_owned(), why: w.get("fault-not-taken").into_owned() }];
        if let Some(item) = &mut post.item {
            let form = std::mem::replace(&mut item.form, Form::new(&post.page, Vec::new()));
            item.form = form.wrong("contact", w.get("post-whom-choose"));
        }
        post
    }

    /// A sample of an empty inbox.
    pub fn sample_empty(language: Language) -> Self {
        let post = Self::sample(language);
        Self { item: None, waiting: Vec::new(), ..post }
    }

    /// A sample for someone who changes nothing.
    pub fn sample_read_only(language: Language) -> Self {
        Self { works: false, ..Self::sample(language) }
    }

    fn with(page: Page, people: Vec<Choice>) -> Self {
        let form = Form::new(&page, Self::fields(page.w, "2026-11-24", people)).to("/desk/post/0198");
        let item = Item {
            file: FileRow::sample("Scan 001.jpg"),
            form,
            discard: "/desk/post/0198/discard".to_owned(),
            version: 1,
        };
        Self {
            works: true,
            upload: Form::new(&page, Vec::new()).to("/desk/post"),
            refused: Vec::new(),
            item: Some(item),
            waiting: vec![FileRow::sample("Scan 002.pdf")],
            more: false,
            page,
        }
    }
}
