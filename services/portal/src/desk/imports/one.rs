use askama::Template;
use cases_api::import::{CaseImport, ImportRow, ImportRowState, ImportState};

use super::{PATH, bad_file, fault, state};
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Status, View};
use crate::words::{Words, dates};

/// `GET /desk/imports/{id}`
#[derive(Template)]
#[template(path = "desk/imports/one.html")]
pub struct Import {
    /// The page.
    pub page: Page,
    /// What the file is called.
    pub name: String,
    /// Who brought it and when, in words.
    pub brought: String,
    /// How far it is, as a style's ending.
    pub style: &'static str,
    /// The same in words.
    pub state: String,
    /// What that means, in a sentence.
    pub standing: String,
    /// How many rows had their turn, of how many, while rows have their turn.
    pub progress: Option<(i64, i64)>,
    /// The version that is looked at.
    pub version: i64,
    /// Numbers.
    pub facts: Vec<Fact>,
    /// The cases that there are or would be.
    pub cases: Vec<Cases>,
    /// The rows with something wrong.
    pub bad: Vec<BadRow>,
    /// The next page of them; `None` on the last.
    pub next: Option<String>,
    /// All of them as a table; empty for none.
    pub download: String,
    /// Where the columns are mapped; empty once that is past.
    pub columns: String,
    /// Takes the archive of their files; `None` once that is past.
    pub files: Option<Form>,
    /// The files that weren't taken, each with why.
    pub bad_files: Vec<(String, String)>,
    /// Whether it is rows that went wrong while others became cases.
    pub again: bool,
    /// Lets rows become cases; `None` where none can.
    pub run: Option<Form>,
    /// Gives it up.
    pub discard: Option<Form>,
    /// Where it is taken back; empty where that can't be.
    pub undo: String,
    /// The cases that were kept when it was taken back.
    pub kept: Vec<KeptRow>,
}

/// A number with its name.
pub struct Fact {
    /// What is counted.
    pub key: String,
    /// How many.
    pub value: i64,
}

/// How many cases of a service stand where.
pub struct Cases {
    /// The service.
    pub service: String,
    /// Where they stand, as a style's ending.
    pub style: &'static str,
    /// The same in words.
    pub stage: String,
    /// How many.
    pub count: i64,
}

/// A row with something wrong.
pub struct BadRow {
    /// The line on which it begins.
    pub line: i32,
    /// Each column, what is wrong, and what stands there.
    pub faults: Vec<(String, String, String)>,
}

/// A case that was kept.
pub struct KeptRow {
    /// Its page; empty of a case that whoever looks doesn't see.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// Why.
    pub why: String,
}

impl View for Import {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl BadRow {
    /// A row with everything that is wrong with it.
    pub fn of(row: &ImportRow, w: Words) -> Self {
        let whole = || w.get("import-whole-row").into_owned();
        let said = |one| fault(one, w);
        Self {
            line: row.line,
            faults: row
                .faults
                .iter()
                .map(|one| (one.column.clone().unwrap_or_else(whole), said(one), one.found.clone()))
                .collect(),
        }
    }
}

impl KeptRow {
    /// A case that was kept, and why.
    pub fn of(row: &ImportRow, page: &Page) -> Self {
        let seen = row.case.zip(row.reference);
        Self {
            href: seen.map(|(case, _)| page.onward(format!("/desk/cases/{case}"))).unwrap_or_default(),
            reference: seen.map(|(_, reference)| reference.to_string()).unwrap_or_default(),
            why: row.faults.iter().map(|one| fault(one, page.w)).collect::<Vec<_>>().join(" "),
        }
    }
}

impl Import {
    /// What is asked before rows become cases: whether bad ones are left out, where there are any.
    pub fn run_fields(bad: i64, w: Words) -> Vec<Field> {
        if bad == 0 {
            return Vec::new();
        }
        let choice = Choice::new("yes", w.with_one("import-leave-bad", "count", bad));
        let field = Field::choice(Shape::Tick, "leave", w.get("import-leave"), vec![choice]);
        vec![Field { wording: "import-leave", ..field }]
    }

    /// The archive's own place in the form that sends it.
    pub fn archive_field(w: Words) -> Field {
        let field = Field::new(Shape::Files, "file", w.get("import-files-label")).hinted(w.get("import-files-hint"));
        Field { wording: "import-files", ..field }
    }

    /// The page of an import, with a page of its bad rows and of the cases that were kept.
    pub fn of(page: Page, import: &CaseImport, bad: &[ImportRow], kept: &[ImportRow], next: Option<String>) -> Self {
        let (w, path) = (page.w, format!("{PATH}/{}", import.id));
        let count = |state| import.count(state);
        let (good, wrong) = (count(ImportRowState::Good), count(ImportRowState::Bad));
        let is = |states: &[ImportState]| states.contains(&import.state);
        let (style, state) = state(import.state, w);
        let judged = is(&[ImportState::Judged]);
        let again = is(&[ImportState::Imported]) && wrong > 0;
        let run = judged && good > 0 || again;
        let form = |fields, verb: &str| Form::new(&page, fields).to(format!("{path}/{verb}"));
        let may_give_up = is(&[ImportState::Mapping, ImportState::Judging, ImportState::Judged]);
        let has_cases = count(ImportRowState::Imported) + count(ImportRowState::Kept) > 0;
        let may_undo = is(&[ImportState::Imported, ImportState::Undone]) && has_cases;
        Self {
            name: import.name.clone(),
            version: import.version,
            brought: brought(import, &page),
            style,
            state,
            standing: standing(import, w),
            progress: progress(import),
            facts: facts(import, w),
            cases: import.cases.iter().map(|one| cases(&one.service, one.stage.name(), one.count, w)).collect(),
            bad: bad.iter().map(|row| BadRow::of(row, w)).collect(),
            next,
            download: if bad.is_empty() { String::new() } else { format!("{path}/bad-rows.csv") },
            columns: match is(&[ImportState::Mapping, ImportState::Judged]) {
                true => page.onward(format!("{path}/columns")),
                false => String::new(),
            },
            files: judged.then(|| form(vec![Self::archive_field(w)], "files")),
            bad_files: import.bad_files.iter().map(|file| (file.name.clone(), bad_file(file, w))).collect(),
            again,
            run: run.then(|| form(Self::run_fields(wrong, w), "run")),
            discard: may_give_up.then(|| form(Vec::new(), "discard")),
            undo: if may_undo { page.onward(format!("{path}/undo")) } else { String::new() },
            kept: kept.iter().map(|row| KeptRow::of(row, &page)).collect(),
            page,
        }
    }

    /// Whether rows have their turn.
    pub fn is_working(&self) -> bool {
        self.progress.is_some()
    }
}

fn brought(import: &CaseImport, page: &Page) -> String {
    let when = dates::short_moment(import.begun_at, page.language());
    match &import.by {
        Some(by) => page.w.with("import-brought-by", &[("when", &when.as_str()), ("name", &by.as_str())]).into_owned(),
        None => page.w.with_one("import-brought", "when", when.as_str()).into_owned(),
    }
}

fn standing(import: &CaseImport, w: Words) -> String {
    let key = match import.state {
        ImportState::Judged if import.count(ImportRowState::Good) == 0 => "import-standing-none-good".to_owned(),
        ImportState::Judged if import.count(ImportRowState::Bad) == 0 => "import-standing-all-good".to_owned(),
        ImportState::Imported if import.count(ImportRowState::Bad) > 0 => "import-standing-some-bad".to_owned(),
        ImportState::Undone if import.count(ImportRowState::Kept) > 0 => "import-standing-some-kept".to_owned(),
        state => format!("import-standing-{}", state.name()),
    };
    w.get(&key).into_owned()
}

/// How many rows had their turn, while they have it.
fn progress(import: &CaseImport) -> Option<(i64, i64)> {
    let (waits, total) = match import.state {
        ImportState::Judging => (import.count(ImportRowState::Waiting), import.total),
        ImportState::Importing => {
            let waits = import.count(ImportRowState::Good);
            (waits, waits + import.count(ImportRowState::Imported))
        }
        ImportState::Undoing => {
            let left = import.count(ImportRowState::Left) + import.count(ImportRowState::Bad);
            (import.count(ImportRowState::Imported), import.total - left)
        }
        _ => return None,
    };
    Some((total - waits, total))
}

fn facts(import: &CaseImport, w: Words) -> Vec<Fact> {
    let fact = |key: &str, value| Fact { key: w.get(key).into_owned(), value };
    let mut facts = vec![fact("import-rows", import.total)];
    let counted = [
        (ImportRowState::Good, "import-rows-good"),
        (ImportRowState::Bad, "import-rows-bad"),
        (ImportRowState::Imported, "import-rows-imported"),
        (ImportRowState::Left, "import-rows-left"),
        (ImportRowState::Removed, "import-rows-removed"),
        (ImportRowState::Kept, "import-rows-kept"),
    ];
    if import.state == ImportState::Discarded {
        return facts;
    }
    facts.extend(counted.iter().map(|(state, key)| fact(key, import.count(*state))).filter(|fact| fact.value > 0));
    if import.state == ImportState::Judged {
        facts.extend(Some(fact("import-files", import.files)).filter(|fact| fact.value > 0));
        let open = |is_open: bool| {
            let cases = import.cases.iter().filter(|one| (one.stage.name() != "done") == is_open);
            cases.map(|one| one.count).sum::<i64>()
        };
        facts.extend([
            fact("import-open", open(true)),
            fact("import-closed", open(false)),
            fact("import-citizens", import.citizens),
        ]);
    }
    facts
}

/// How many cases of a service are at a stage.
pub fn cases(service: &str, stage: &'static str, count: i64, w: Words) -> Cases {
    let said = Status::named(stage).map(|status| status.tag(w)).unwrap_or_default();
    Cases { service: service.to_owned(), style: stage, stage: said.into_owned(), count }
}
