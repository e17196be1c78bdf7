use cases_api::import::{
    BadFile, CaseImport, ImportChoice, ImportChoices, ImportCount, ImportField, ImportMapping, ImportRow,
    ImportRowState, ImportState, RowCount, RowFault, UnknownWord,
};
use cases_api::workflow::State;
use contract::{Bilingual, Language};
use time::macros::datetime;
use uuid::Uuid;

use super::{Columns, Import, Imports, Row, UndoImport};
use crate::form::Form;
use crate::page::{Page, Section};

fn import(state: ImportState, rows: &[(ImportRowState, i64)]) -> CaseImport {
    let columns = ["old_reference", "service", "received", "name"].map(|held| Some(held.to_owned()));
    CaseImport {
        id: Uuid::from_u128(1).into(),
        name: "old <cases>.csv".to_owned(),
        by: Some("Ada Bell".to_owned()),
        state,
        headers: ["Case Ref", "Type", "Date received", "Customer", "Colour"].map(str::to_owned).to_vec(),
        mapping: ImportMapping { columns: [columns.to_vec(), vec![None]].concat(), ..ImportMapping::default() },
        sample: vec![["FS-1001", "Bins & bags", "03/04/2024", "Ann Example", ""].map(str::to_owned).to_vec()],
        total: rows.iter().map(|(_, count)| count).sum(),
        rows: rows.iter().map(|(state, count)| RowCount { state: *state, count: *count }).collect(),
        cases: vec![
            ImportCount { service: "missed-bin".to_owned(), stage: State::Received, count: 12 },
            ImportCount { service: "missed-bin".to_owned(), stage: State::Done, count: 1204 },
        ],
        citizens: 873,
        files: 31,
        bad_files: vec![BadFile {
            name: "../<b>.exe".to_owned(),
            code: "bad-path".to_owned(),
            detail: "The file’s name leads out of the archive.".to_owned(),
        }],
        begun_at: datetime!(2026-11-20 10:30 UTC),
        imported_at: None,
        undone_at: None,
        version: 2,
    }
}

fn row(state: ImportRowState, fault: (&str, &str, &str)) -> ImportRow {
    let (column, code, found) = fault;
    let detail = "This isn’t a day. Write it as 27/03/2024.".to_owned();
    let column = Some(column.to_owned()).filter(|column| !column.is_empty());
    let fault = RowFault { column, code: code.to_owned(), detail, found: found.to_owned() };
    ImportRow { place: 4, line: 5, cells: Vec::new(), state, faults: vec![fault], case: None, reference: None }
}

fn page(language: Language) -> Page {
    Page::sample_desk(language, Section::Settings)
}

impl Imports {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let states = [ImportState::Mapping, ImportState::Importing, ImportState::Imported, ImportState::Discarded];
        let rows = states.map(|state| Row::of(&page, &import(state, &[(ImportRowState::Good, 1216)])));
        let form = Form::new(&page, Self::fields(page.w)).to(super::PATH);
        Self { form, rows: rows.into(), next: None, page }
    }

    /// A sample whose file can't be read.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let w = sample.page.w;
        let form = sample.form.wrong("file", w.get("fault-a-workbook"));
        Self { form, rows: Vec::new(), page: sample.page.failing(true), ..sample }
    }
}

impl Columns {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let import = import(ImportState::Judged, &[(ImportRowState::Bad, 14), (ImportRowState::Good, 1202)]);
        let choice = |value: &str, name: &str| ImportChoice { value: value.to_owned(), name: Bilingual::english(name) };
        let word = |field, word: &str| UnknownWord { field, word: word.to_owned(), rows: 14 };
        let choices = ImportChoices {
            services: vec![choice("missed-bin", "Bin not emptied")],
            questions: vec![choice("bin", "Which <bin>?")],
            teams: vec![choice("waste", "Waste")],
            staff: vec![choice("Ada Bell", "Ada Bell")],
            words: vec![
                word(ImportField::Service, "Bins & bags"),
                word(ImportField::Status, "Parked"),
                word(ImportField::Outcome, "N/A"),
                word(ImportField::Channel, "Fax"),
            ],
        };
        let form = Form::new(&page, Self::fields(&page, &import, &choices));
        Self::of(page, &import, &choices, form)
    }

    /// A sample in which two columns hold the same.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let w = sample.page.w;
        let form = sample.form.wrong("column-4", w.get("fault-twice-import-column"));
        Self { form, page: sample.page.failing(true), ..sample }
    }
}

impl Import {
    /// A sample that was judged, with bad rows.
    pub fn sample(language: Language) -> Self {
        let import = import(ImportState::Judged, &[(ImportRowState::Bad, 2), (ImportRowState::Good, 1216)]);
        let bad = [
            row(ImportRowState::Bad, ("Date received", "impossible-date", "04/23/2024")),
            row(ImportRowState::Bad, ("", "too-many-cells", "<b>")),
        ];
        Self::of(page(language), &import, &bad, &[], Some("/desk/imports/1?cursor=x".to_owned()))
    }

    /// A sample that is under way.
    pub fn sample_working(language: Language) -> Self {
        let rows = [(ImportRowState::Imported, 500), (ImportRowState::Good, 716)];
        Self::of(page(language), &import(ImportState::Importing, &rows), &[], &[], None)
    }

    /// A sample that was taken back but for a case.
    pub fn sample_undone(language: Language) -> Self {
        let rows = [(ImportRowState::Removed, 1215), (ImportRowState::Kept, 1)];
        let kept = [row(ImportRowState::Kept, ("", "worked-on", ""))];
        Self::of(page(language), &import(ImportState::Undone, &rows), &[], &kept, None)
    }
}

impl UndoImport {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        Self::of(page(language), &import(ImportState::Imported, &[(ImportRowState::Imported, 1216)]))
    }
}
