//! A whole case is taken out of the product, for an ombudsman or a court.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use cases_api::CasesClient;
use cases_api::file::{AddFile, FileAway, Letter};
use contract::CaseId;
use contract::council::Tier;
use identity_api::Role;
use journeys::{Answer, Raw, TestCouncil};
use reqwest::Method;
use sha2::{Digest as _, Sha256};
use testkit::deployment;

/// A text file whose words nobody else uses.
fn text(words: &str) -> Vec<u8> {
    format!("{words}\n").repeat(400).into_bytes()
}

fn called(name: &str, case: Option<CaseId>) -> AddFile {
    AddFile { name: name.to_owned(), case, contact: None }
}

async fn download(council: &TestCouncil, path: &str) -> Answer {
    let cookie = council.desk_cookie("administrator").await.unwrap();
    let request = Raw::to(&council.deployment, &council.code, Method::GET, path);
    request.header("cookie", &cookie).send().await
}

/// The files of an archive: name and bytes, in its own order.
fn unpacked(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let read = |at| {
        let mut entry = archive.by_index(at).unwrap();
        assert!(entry.enclosed_name().is_some(), "{} leaves its folder", entry.name());
        let (name, mut bytes) = (entry.name().to_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    (0..count).map(read).collect()
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The names under which the case's files are kept, in their order.
const KEPT: [&str; 5] = ["statement.txt", "statement.txt", "passwd.txt", "Llythyr Siân.txt", "log.txt"];

/// What is given for a case: two of one name, one that would climb out of its folder, one with a Welsh
/// name, one of several pieces.
fn given() -> [(&'static str, Vec<u8>); 5] {
    let long: Vec<u8> = (0..900_000_u32).map(|at| b'a' + u8::try_from(at % 23).unwrap()).collect();
    [
        ("statement.txt", text("The first statement.")),
        ("statement.txt", text("The second statement.")),
        ("../../etc/passwd", text("Nothing of the system.")),
        ("Llythyr Siân.txt", text("Annwyl gyngor.")),
        ("log.txt", long),
    ]
}

/// What isn't the case's: thrown away, filed elsewhere in the end, another case's.
async fn strewn(council: &TestCouncil, case: CaseId) {
    let (cases, admin) = (CasesClient::new(council.client()), &council.administrator);
    let second = council.report("second", None).await.unwrap();
    let thrown = cases.add_file(admin, &called("thrown.txt", None), text("Thrown away.").into()).await.unwrap();
    cases.discard_file(admin, thrown.id).await.unwrap();
    let moved = cases.add_file(admin, &called("moved.txt", Some(case)), text("Filed wrongly.").into()).await.unwrap();
    let away = FileAway {
        reference: Some(second.reference.to_string()),
        contact: None,
        letter: Letter::Letter,
        received_on: "2026-01-19".to_owned(),
        note: None,
        judge_only: false,
    };
    cases.file_away(admin, moved.id, moved.version, "moved", &away).await.unwrap();
    cases.add_file(admin, &called("second.txt", Some(second.id)), text("Of the second.").into()).await.unwrap();
}

#[tokio::test]
async fn a_whole_case_comes_with_every_file_of_its_own_and_no_other() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let (cases, admin) = (CasesClient::new(council.client()), &council.administrator);
    let case = council.report("first", None).await.unwrap();
    let given = given();
    for (name, bytes) in &given {
        cases.add_file(admin, &called(name, Some(case.id)), bytes.clone().into()).await.unwrap();
    }
    strewn(&council, case.id).await;

    let path = format!("/desk/cases/{}/bundle", case.id);
    let archive = download(&council, &format!("{path}.zip")).await;
    assert_eq!((archive.status, archive.header("content-type")), (200, "application/zip"));
    assert!(archive.header("content-disposition").contains(&format!("\"{}.zip\"", case.reference)));
    let files = unpacked(archive.body);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let numbered: Vec<_> = KEPT.iter().enumerate().map(|(at, name)| format!("files/{:02} {name}", at + 1)).collect();
    let own = numbered.iter().map(String::as_str);
    let expected: Vec<_> = ["case.html", "story.csv"].into_iter().chain(own).chain(["manifest.sha256"]).collect();
    assert_eq!(names, expected);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "no two have one name");
    for ((_, bytes), (name, wanted)) in files[2..].iter().zip(&given) {
        assert!(bytes == wanted, "{name} isn't whole");
    }

    // The list of sums holds for each; the page among the files lists each, and so does the one to be printed.
    let manifest = String::from_utf8(files.last().unwrap().1.clone()).unwrap();
    let sums: Vec<_> = files[..files.len() - 1].iter().map(|(name, bytes)| format!("{}  {name}", sum(bytes))).collect();
    assert_eq!(manifest.lines().collect::<Vec<_>>(), sums);
    let index = String::from_utf8(files[0].1.clone()).unwrap();
    let printed = download(&council, &path).await;
    assert_eq!(printed.status, 200);
    for page in [&index, &printed.text()] {
        for ((at, name), (_, bytes)) in KEPT.iter().enumerate().zip(&given) {
            assert!(page.contains(&format!("{:02} {name}", at + 1)) && page.contains(&sum(bytes)), "{name}");
        }
        for never in ["thrown.txt", "moved.txt", "second.txt"] {
            assert!((0..100).all(|at| !page.contains(&format!("{at:02} {never}"))), "{never} is listed");
        }
        assert!(page.contains("Siân Ellis") && page.contains("14 Mill Lane"), "who reported it, and where");
    }
}

#[tokio::test]
async fn nobody_takes_out_another_councils_case_or_one_that_they_only_read() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let other = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let (own, theirs) = (council.report("own", None).await.unwrap(), other.report("theirs", None).await.unwrap());
    let file = called("theirs.txt", Some(theirs.id));
    let others = CasesClient::new(other.client());
    others.add_file(&other.administrator, &file, text("Another council's.").into()).await.unwrap();
    for ending in ["bundle", "bundle.zip"] {
        let page = download(&council, &format!("/desk/cases/{}/{ending}", theirs.id)).await;
        assert_eq!((page.status, page.text().contains("theirs.txt")), (404, false), "{ending}");
    }
    let cases = CasesClient::new(council.client());
    let bundle = cases.bundle(&council.administrator, own.id).await.unwrap();
    assert!(bundle.files.is_empty());
    let reader = council.hire("rhian", Role::ReadOnly).await.unwrap();
    assert!(cases.bundle(&reader, own.id).await.is_err());
}
