//! Every bad row of an import as a table that spreadsheets open.

use std::io;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use bytes::Bytes;
use cases_api::import::{ImportRow, ImportRowState, ListImportRows};
use contract::{ImportId, Problem};
use futures::stream;

use crate::desk::imports::BadRow;
use crate::desk::pages::case::quoted;
use crate::page::Section;
use crate::visit::Desk;
use crate::words::Words;

/// How many rows are asked for at a time.
const TOGETHER: u16 = 200;

/// `GET /desk/imports/{id}/bad-rows.csv`: as they come, a page of rows at a time.
pub(super) async fn download(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    let import = match desk.rooms.cases.import(&desk.token, id).await {
        Ok(import) => import,
        Err(problem) => return desk.refuse(&problem),
    };
    let left = import.count(ImportRowState::Bad) == 0;
    let state = Some(if left { ImportRowState::Left } else { ImportRowState::Bad });
    let which = ListImportRows { state, limit: Some(TOGETHER), cursor: None };
    let (rooms, token, w) = (desk.rooms.clone(), desk.token, desk.page.w);
    let pieces = stream::try_unfold((Some(which), titles(w)), move |(which, text)| {
        let (rooms, token) = (rooms.clone(), token.clone());
        async move {
            let Some(which) = which else { return Ok(None) };
            let found = rooms.cases.import_rows(&token, id, &which).await.map_err(io::Error::other)?;
            let text = found.items.iter().fold(text, |text, row| text + &lines(row, w));
            let next = found.next.map(|cursor| ListImportRows { cursor: Some(cursor), ..which });
            Ok::<_, io::Error>(Some((Bytes::from(text), (next, String::new()))))
        }
    });
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"bad-rows.csv\""))
        .streaming(pieces)
}

/// The first line. The mark at its beginning tells spreadsheets that it is UTF-8.
fn titles(w: Words) -> String {
    let titles = ["import-line", "import-column", "import-reason", "import-found"].map(|key| quoted(&w.get(key)));
    format!("\u{FEFF}{}\r\n", titles.join(","))
}

fn lines(row: &ImportRow, w: Words) -> String {
    let row = BadRow::of(row, w);
    let line = |(column, why, found): &(String, String, String)| {
        let cells = [&row.line.to_string(), column, why, found].map(|cell| quoted(cell));
        format!("{}\r\n", cells.join(","))
    };
    row.faults.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn each_fault_is_a_line_and_no_cell_is_a_formula() {
        let fault = |found: &str| cases_api::import::RowFault {
            column: Some("Name".to_owned()),
            code: "no-such-code".to_owned(),
            detail: "It is \"wrong\".".to_owned(),
            found: found.to_owned(),
        };
        let row = ImportRow {
            place: 1,
            line: 2,
            cells: Vec::new(),
            state: ImportRowState::Bad,
            faults: vec![fault("=1+1"), fault("a,b")],
            case: None,
            reference: None,
        };
        let expected =
            "\"2\",\"Name\",\"It is \"\"wrong\"\".\",\"'=1+1\"\r\n\"2\",\"Name\",\"It is \"\"wrong\"\".\",\"a,b\"\r\n";
        assert_eq!(lines(&row, Words::of(Language::En)), expected);
    }
}
