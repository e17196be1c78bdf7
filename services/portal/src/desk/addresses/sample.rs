use contacts_api::address::{AddressFault, AddressFile, AddressFileState as State, FileHolds};
use contract::Language;
use time::macros::datetime;
use uuid::Uuid;

use super::{AddressColumns, AddressFiles, FileRow, OneAddressFile};
use crate::form::Form;
use crate::page::{Page, Section};

fn file(state: State) -> AddressFile {
    AddressFile {
        id: Uuid::from_u128(1).into(),
        name: "addresses <november>.csv".to_owned(),
        by: Some("Ada Bell".to_owned()),
        holds: FileHolds::Addresses,
        state,
        headers: ["UPRN", "BUILDING_NUMBER", "THOROUGHFARE", "POSTCODE", "RPC"].map(str::to_owned).to_vec(),
        sample: vec![["100062410143", "14", "HIGH STREET", "BN11 1HS", "1"].map(str::to_owned).to_vec()],
        columns: ["uprn", "number", "street", "postcode", ""].map(|held| Some(held.to_owned())).to_vec(),
        bytes: 240_000_000,
        bytes_read: 86_000_000,
        good: 58_231,
        bad: 2,
        gone: 14,
        stays: 2,
        fault: (state == State::Failed).then(|| "open-quote".to_owned()),
        begun_at: datetime!(2026-11-20 10:30 UTC),
        taken_at: None,
        version: 2,
    }
}

fn fault(column: Option<&str>, code: &str, found: &str) -> AddressFault {
    let (code, found) = (code.to_owned(), found.to_owned());
    AddressFault { line: 12, column: column.map(str::to_owned), code, detail: "Wrong.".to_owned(), found }
}

fn page(language: Language) -> Page {
    Page::sample_desk(language, Section::Addresses)
}

impl AddressFiles {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let rows = State::ALL.iter().map(|state| FileRow::of(&page, &file(*state))).collect();
        let form = Form::new(&page, Self::fields(page.w)).to(super::PATH);
        Self { form, rows, next: None, page }
    }

    /// A sample whose file can't be read.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let w = sample.page.w;
        let form = sample.form.wrong("file", w.get("fault-a-workbook"));
        Self { form, rows: Vec::new(), page: sample.page.failing(true), ..sample }
    }
}

impl AddressColumns {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let file = file(State::Mapping);
        let form = Form::new(&page, Self::fields(page.w, &file));
        Self::of(page, &file, form)
    }

    /// A sample in which two columns hold the same.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let w = sample.page.w;
        let form = sample.form.wrong("column-4", w.get("fault-twice-import-column"));
        Self { form, page: sample.page.failing(true), ..sample }
    }
}

impl OneAddressFile {
    /// A sample that was read, with bad rows.
    pub fn sample(language: Language) -> Self {
        let faults = [
            fault(Some("POSTCODE"), "not-a-postcode", "BN11"),
            fault(Some("UPRN"), "twice-in-file", "100062410143"),
            fault(None, "too-many-cells", ""),
        ];
        Self::of(page(language), &file(State::Read), &faults, Some("/desk/addresses/1?cursor=x".to_owned()))
    }

    /// A sample that is read.
    pub fn sample_working(language: Language) -> Self {
        Self::of(page(language), &file(State::Reading), &[], None)
    }

    /// A sample that can't be read.
    pub fn sample_failed(language: Language) -> Self {
        Self::of(page(language), &file(State::Failed), &[], None)
    }
}
