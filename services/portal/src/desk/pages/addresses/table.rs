//! Everything that is wrong with a file of addresses as a table that spreadsheets open.

use std::io;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use bytes::Bytes;
use contacts_api::address::AddressFault;
use contract::{AddressFileId, PageQuery, Problem};
use futures::stream;

use crate::desk::addresses::fault;
use crate::desk::pages::case::quoted;
use crate::page::Section;
use crate::visit::Desk;
use crate::words::Words;

/// How many faults are asked for at a time.
const TOGETHER: u16 = 200;

/// `GET /desk/addresses/{id}/bad-rows.csv`: as they come, a page of faults at a time.
pub(super) async fn download(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Addresses);
    let Ok(id) = id.parse::<AddressFileId>() else { return desk.refuse(&Problem::not_found()) };
    if let Err(problem) = desk.rooms.contacts.address_file(&desk.token, id).await {
        return desk.refuse(&problem);
    }
    let which = PageQuery { limit: Some(TOGETHER), cursor: None };
    let (rooms, token, w) = (desk.rooms.clone(), desk.token, desk.page.w);
    let pieces = stream::try_unfold((Some(which), titles(w)), move |(which, text)| {
        let (rooms, token) = (rooms.clone(), token.clone());
        async move {
            let Some(which) = which else { return Ok(None) };
            let found = rooms.contacts.address_faults(&token, id, &which).await.map_err(io::Error::other)?;
            let text = found.items.iter().fold(text, |text, one| text + &line(one, w));
            let next = found.next.map(|cursor| PageQuery { limit: Some(TOGETHER), cursor: Some(cursor) });
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

fn line(one: &AddressFault, w: Words) -> String {
    let column = one.column.clone().unwrap_or_else(|| w.get("import-whole-row").into_owned());
    let cells = [&one.line.to_string(), &column, &fault(one, w), &one.found].map(|cell| quoted(cell));
    format!("{}\r\n", cells.join(","))
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn each_fault_is_a_line_and_no_cell_is_a_formula() {
        let (code, detail) = ("not-a-postcode".to_owned(), "Wrong.".to_owned());
        let one = AddressFault { line: 3, column: Some("=A".to_owned()), code, detail, found: "=1+1".to_owned() };
        let expected = "\"3\",\"'=A\",\"This isn’t a postcode\",\"'=1+1\"\r\n";
        assert_eq!(line(&one, Words::of(Language::En)), expected);
    }
}
