//! A whole case on one page, and as one ZIP that is made while it is sent.

use std::io::{self, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template as _;
use bytes::Bytes;
use cases_api::bundle::CaseBundle;
use cases_api::file::FileSummary;
use cases_api::promise::{PromiseState, PromiseView};
use cases_api::transfer::TransferView;
use contract::{CaseId, Problem};
use futures::{StreamExt as _, stream};
use notifications_api::{ListMessages, MessageSummary};
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use super::shown::{self, Looker};
use super::{AtCase, Known, case_path, history, story};
use crate::desk::bundle::{Beside, Bundle, BundleFile, Contents, Filed};
use crate::desk::case::Row;
use crate::desk::files::FileRow;
use crate::page::{self, Page};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// How many of a case's messages are in its bundle.
const MESSAGES: u16 = 200;
/// How many pieces of the archive wait for whoever takes them.
const WAITING: usize = 4;

/// `GET /desk/cases/{id}/bundle`
pub(in crate::desk::pages) async fn show(at: AtCase) -> HttpResponse {
    let AtCase { desk, id, .. } = at;
    match everything(&desk, id).await {
        Ok((bundle, messages)) => {
            let (page, contents) = contents(desk, &bundle, messages);
            let case_href = page.onward(case_path(id));
            let zip_href = format!("{}/bundle.zip", case_path(id));
            page::ok(&Bundle { page, contents, case_href, zip_href })
        }
        Err(problem) => desk.refuse(&problem),
    }
}

async fn everything(desk: &Desk, id: CaseId) -> Result<(CaseBundle, Option<Vec<MessageSummary>>), Problem> {
    let about = ListMessages { about: Some(id.uuid()), limit: Some(MESSAGES), ..ListMessages::default() };
    let bundle = desk.rooms.cases.bundle(&desk.token, id);
    let messages = desk.rooms.notifications.list(&desk.token, &about);
    let (bundle, messages) = futures::join!(bundle, messages);
    Ok((bundle?, messages.ok().map(|found| found.items)))
}

fn contents(desk: Desk, bundle: &CaseBundle, messages: Option<Vec<MessageSummary>>) -> (Page, Contents) {
    let (w, language) = (desk.page.w, desk.page.language());
    let looker = Looker { works: false, settles: false, ..Looker::of(&desk) };
    let made = dates::moment(looker.now, language);
    let made = w.with("bundle-made", &[("when", &made), ("who", &desk.me.name)]).into_owned();
    let received = dates::moment(bundle.case.case.opened_at, language);
    let files = bundle.files.iter().enumerate().map(|(at, file)| filed(at, file, w)).collect();
    let known = Known {
        case: bundle.case.clone(),
        messages,
        files: None,
        colleagues: Vec::new(),
        teams: Vec::new(),
        marks: None,
        incident: None,
        back: String::new(),
    };
    let case = shown::view(desk.page, &looker, &known);
    let reader = history::Reader { w, workflow: &bundle.case.workflow };
    let beside = Beside {
        files,
        changes: bundle.changes.iter().map(|change| history::shown(change, reader)).collect(),
        worked_on_by: bundle.worked_on_by.clone(),
        received,
        made,
        address: bundle.reporter_address.clone().unwrap_or_default(),
        known_as: bundle.known_as.join(", "),
        promises: bundle.promises.iter().map(|promise| promised(promise, w)).collect(),
        passed_on: bundle.passed_on.iter().map(|passed| passed_on(passed, w)).collect(),
    };
    Contents::of(case, beside)
}

/// What was promised, by whom and by when, and how it ended.
fn promised(promise: &PromiseView, w: Words) -> Row {
    let language = w.language();
    let due = w.with_one("promise-due", "due", dates::moment(promise.due_at, language)).into_owned();
    let state = match promise.state {
        PromiseState::Open => None,
        PromiseState::Kept => Some(w.get("promise-keep").into_owned()),
        PromiseState::Broken => Some(w.get("promise-close").into_owned()),
    };
    let lines = [Some(promise.what.clone()), promise.made_by.clone(), Some(due), state, promise.ending.clone()];
    Row::new(dates::moment(promise.made_at, language), lines.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

/// By whom to whom, with which note, and what became of it.
fn passed_on(passed: &TransferView, w: Words) -> Row {
    let language = w.language();
    let team = passed.team.as_ref().map(|team| team.name.get(language).to_owned());
    let to = passed.staff.as_ref().map(|staff| staff.name.clone()).or(team).unwrap_or_default();
    let state = w.get(&format!("transfer-{}", passed.state.name())).into_owned();
    let lines =
        [Some(format!("{} → {to}", passed.from.name)), Some(passed.note.clone()), Some(state), passed.reason.clone()];
    Row::new(dates::moment(passed.made_at, language), lines.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

fn filed(at: usize, file: &FileSummary, w: Words) -> Filed {
    let row = FileRow::of(file, w);
    Filed { name: numbered(at, file), about: row.about, sha256: file.sha256.clone(), note: row.note }
}

/// `01 Letter.pdf`: no two files of a bundle have the same name.
fn numbered(at: usize, file: &FileSummary) -> String {
    format!("{:02} {}", at + 1, file.name)
}

/// `GET /desk/cases/{id}/bundle.zip`
pub(in crate::desk::pages) async fn download(at: AtCase) -> HttpResponse {
    let AtCase { desk, id, .. } = at;
    let (bundle, messages) = match everything(&desk, id).await {
        Ok(everything) => everything,
        Err(problem) => return desk.refuse(&problem),
    };
    let name = format!("attachment; filename=\"{}.zip\"", bundle.case.case.reference);
    let (rooms, token, w) = (desk.rooms.clone(), desk.token.clone(), desk.page.w);
    let story = story::csv(&bundle.case, w);
    let (page, contents) = contents(desk, &bundle, messages);
    let Ok(html) = (BundleFile { page, contents }).render() else {
        return HttpResponse::InternalServerError().finish();
    };
    let (sender, receiver) = mpsc::channel(WAITING);
    actix_web::rt::spawn(async move {
        let archive = Archive::to(sender.clone());
        let read = async |file: &FileSummary| rooms.cases.file_content(&token, file.id).await;
        if let Err(cause) = pack(archive, &html, &story, &bundle.files, read).await {
            tracing::warn!(%cause, "a bundle breaks off");
            // Nobody waits for it any more if this can't be sent.
            let _ = sender.send(Err(cause)).await;
        }
    });
    let pieces = stream::unfold(receiver, |mut pieces| async move { pieces.recv().await.map(|piece| (piece, pieces)) });
    HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .streaming(pieces)
}

/// Packs a case: its page, its story, its files in order, and a list of sums that `sha256sum -c` reads.
async fn pack(
    mut archive: Archive,
    html: &str,
    story: &str,
    files: &[FileSummary],
    read: impl AsyncFn(&FileSummary) -> Result<contract::client::Response, Problem>,
) -> io::Result<()> {
    let mut sums = String::new();
    for (name, text) in [("case.html", html), ("story.csv", story)] {
        archive.begin(name)?;
        archive.add(text.as_bytes()).await?;
        sums.push_str(&format!("{}  {name}\n", hex(&Sha256::digest(text))));
    }
    for (at, file) in files.iter().enumerate() {
        let name = format!("files/{}", numbered(at, file));
        archive.begin(&name)?;
        let mut pieces = read(file).await.map_err(io::Error::other)?.bytes_stream();
        let mut sum = Sha256::new();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(io::Error::other)?;
            sum.update(&piece);
            archive.add(&piece).await?;
        }
        let sum = hex(&sum.finalize());
        if sum != file.sha256 {
            return Err(io::Error::other("a file's bytes aren't those that came"));
        }
        sums.push_str(&format!("{sum}  {name}\n"));
    }
    archive.begin("manifest.sha256")?;
    archive.add(sums.as_bytes()).await?;
    archive.finish().await
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What was packed and not yet sent.
#[derive(Clone, Default)]
struct Packed(Arc<Mutex<Vec<u8>>>);

impl io::Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A ZIP that is sent while it is made: no more of it is held than was packed last.
struct Archive {
    zip: ZipWriter<StreamWriter<Packed>>,
    packed: Packed,
    sender: mpsc::Sender<io::Result<Bytes>>,
}

impl Archive {
    fn to(sender: mpsc::Sender<io::Result<Bytes>>) -> Self {
        let packed = Packed::default();
        Self { zip: ZipWriter::new_stream(packed.clone()), packed, sender }
    }

    fn begin(&mut self, name: &str) -> io::Result<()> {
        self.zip.start_file(name, SimpleFileOptions::default()).map_err(io::Error::other)
    }

    async fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.zip.write_all(bytes)?;
        self.send().await
    }

    async fn finish(self) -> io::Result<()> {
        let Self { zip, packed, sender } = self;
        zip.finish().map_err(io::Error::other)?;
        send(&packed, &sender).await
    }

    async fn send(&self) -> io::Result<()> {
        send(&self.packed, &self.sender).await
    }
}

async fn send(packed: &Packed, sender: &mpsc::Sender<io::Result<Bytes>>) -> io::Result<()> {
    let bytes = std::mem::take(&mut *packed.0.lock().unwrap_or_else(PoisonError::into_inner));
    if bytes.is_empty() {
        return Ok(());
    }
    sender.send(Ok(Bytes::from(bytes))).await.map_err(|_| io::Error::other("nobody takes it any more"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn what_was_packed_comes_out_and_its_sums_hold() {
        let (sender, mut receiver) = mpsc::channel(100);
        let nothing = async |_: &FileSummary| Err(Problem::not_found());
        pack(Archive::to(sender), "<p>", "a,b", &[], nothing).await.unwrap();
        let mut bytes = Vec::new();
        while let Some(piece) = receiver.recv().await {
            bytes.extend_from_slice(&piece.unwrap());
        }
        let mut zip = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
        let names: Vec<_> = zip.file_names().map(str::to_owned).collect();
        assert_eq!(names, ["case.html", "story.csv", "manifest.sha256"]);
        let sums = io::read_to_string(zip.by_name("manifest.sha256").unwrap()).unwrap();
        assert!(sums.contains(&format!("{}  story.csv\n", hex(&Sha256::digest("a,b")))));
    }
}
