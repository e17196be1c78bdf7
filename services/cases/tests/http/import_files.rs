//! Files that come with old cases, in an archive.

use std::io::{Cursor, Write as _};

use cases_api::CasesClient;
use cases_api::file::ListFiles;
use cases_api::import::{CaseImport, ImportRowState, ImportState, RunImport, UndoImport};
use contract::{PageQuery, Problem, ProblemKind};

use crate::importing::{administrator, called, found, rows, until};
use crate::support::{House, caller, faults, key};

/// A ZIP archive of these files.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The same archive, in which a file of this name is said to be locked with a password.
fn locked(mut archive: Vec<u8>, name: &str) -> Vec<u8> {
    for (signature, flags, called) in [(b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)] {
        let heads: Vec<usize> =
            archive.windows(4).enumerate().filter(|(_, four)| four == signature).map(|(at, _)| at).collect();
        for at in heads {
            if archive[at + called..].starts_with(name.as_bytes()) {
                archive[at + flags] |= 1;
            }
        }
    }
    archive
}

const WITH_FILES: &[u8] = b"Ref,Received,Service,Papers\n\
    PAP-1,01/02/2025,missed-bin,old/letter.txt; photo.png\n\
    PAP-2,01/02/2025,missed-bin,letter.txt\n\
    PAP-3,01/02/2025,missed-bin,gone.pdf\n\
    PAP-4,01/02/2025,missed-bin,tool.exe\n";
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n....IEND....";

async fn with_files(house: &House) -> anyhow::Result<CaseImport> {
    let (cases, admin) = (house.cases(), administrator(house, 0));
    let import = cases.add_import(&admin, &called("papers.csv"), WITH_FILES.to_vec().into()).await?;
    let mut mapping = import.mapping.clone();
    mapping.columns[3] = Some("files".to_owned());
    let archive = zipped(&[
        ("old/letter.txt", b"Dear council"),
        ("old/photo.png", PICTURE),
        ("tool.exe", b"MZ\x90\0"),
        ("../../etc/passwd.txt", b"out"),
        ("/etc/hosts.txt", b"out"),
        ("C:\\windows.txt", b"out"),
        ("bomb.txt", &vec![b'a'; 40 * 1024 * 1024]),
        ("spare.txt", b"nobody names this"),
        ("secret.txt", b"locked"),
    ]);
    let archive = locked(archive, "secret.txt");
    assert!(archive.len() < 100_000, "the bomb is small on the way");
    let came = cases.add_import_archive(&admin, import.id, archive.into()).await?;
    let bad: Vec<_> = came.bad_files.iter().map(|file| (file.name.as_str(), file.code.as_str())).collect();
    let expected = [
        ("../../etc/passwd.txt", "bad-path"),
        ("/etc/hosts.txt", "bad-path"),
        ("C:\\windows.txt", "bad-path"),
        ("bomb.txt", "too-large"),
        ("secret.txt", "locked"),
        ("tool.exe", "not-taken"),
    ];
    assert_eq!((came.files, bad), (3, expected.to_vec()));
    cases.map_import(&admin, import.id, came.version, &key(), &mapping).await?;
    until(house, import.id, ImportState::Judged).await
}

#[tokio::test]
async fn files_of_an_archive_come_with_the_cases_of_the_rows_that_name_them_and_go_with_them() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let import = with_files(&house).await?;
    let bad = rows(&house, import.id, ImportRowState::Bad).await?;
    let codes: Vec<_> = bad.iter().map(|row| (row.line, row.faults[0].code.as_str())).collect();
    assert_eq!(codes, [(3, "file-twice"), (4, "no-such-file"), (5, "file-not-taken")]);
    assert!(import.bad_files.iter().any(|file| (file.name.as_str(), file.code.as_str()) == ("spare.txt", "not-named")));
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    assert_eq!(house.count(0, "select count(*) from file where filed_at is not null").await, 0);
    cases.run_import(&admin, import.id, import.version, &key(), &RunImport { leave_bad_rows: true }).await?;
    let import = until(&house, import.id, ImportState::Imported).await?;
    let case = found(&house, "PAP-1").await?[0].case.id;
    let files = cases.files_of_case(&house.worker(0), case, &PageQuery::default()).await?.items;
    let mut names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["letter.txt", "photo.png"]);
    for file in &files {
        let opened = cases.file_content(&house.worker(0), file.id).await?.bytes().await?;
        let expected: &[u8] = if file.name == "photo.png" { PICTURE } else { b"Dear council" };
        assert_eq!(opened, expected, "{} opens as it was packed", file.name);
    }
    assert_eq!(house.count(0, "select count(*) from file").await, 2, "what no case took is gone");
    assert_eq!(house.count(0, "select count(*) from case_import_file").await, 0);
    cases.undo_import(&admin, import.id, import.version, &key(), &UndoImport::default()).await?;
    until(&house, import.id, ImportState::Undone).await?;
    let left =
        "select (select count(*) from file) + (select count(*) from file_piece) + (select count(*) from case_file)";
    assert_eq!(house.count(0, left).await, 0);
    Ok(())
}

#[tokio::test]
async fn what_is_no_archive_is_refused_and_files_that_wait_are_nobodys_post() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let import = with_files(&house).await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    assert!(cases.files(&house.worker(0), &ListFiles::default()).await?.items.is_empty());
    let endless = [&b"PK\x05\x06"[..], &[0xFF; 18]].concat();
    for (bytes, code) in
        [(&b"no archive"[..], "not-an-archive"), (b"", "not-an-archive"), (&endless, "too-many-in-archive")]
    {
        let refused = cases.add_import_archive(&admin, import.id, bytes.to_vec().into()).await.unwrap_err();
        assert_eq!(faults(&refused), [("/file", code)]);
    }
    let still = cases.import(&admin, import.id).await?;
    assert_eq!((still.state, still.files), (ImportState::Judged, 3), "what came before is still there");
    let another =
        cases.add_import_archive(&admin, import.id, zipped(&[("gone.pdf", b"%PDF-1.7 %%EOF")]).into()).await?;
    assert_eq!(
        (another.state, another.files),
        (ImportState::Judging, 1),
        "another archive takes the place of the first"
    );
    let judged = until(&house, import.id, ImportState::Judged).await?;
    assert_eq!((judged.count(ImportRowState::Good), judged.count(ImportRowState::Bad)), (1, 3));
    assert_eq!(house.count(0, "select count(*) from file").await, 1);
    cases.discard_import(&admin, import.id).await?;
    assert_eq!(house.count(0, "select count(*) from file").await, 0);
    let late = cases.add_import_archive(&admin, import.id, zipped(&[("a.txt", b"a")]).into()).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::Conflict);
    Ok(())
}

#[tokio::test]
async fn of_two_archives_at_once_one_comes_whole_and_the_other_is_told_to_wait() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let second = house.another().await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let import = cases.add_import(&admin, &called("papers.csv"), WITH_FILES.to_vec().into()).await?;
    let archive = |name: &str| {
        let names: Vec<_> = (0..120).map(|n| format!("{name}-{n}.txt")).collect();
        let files: Vec<_> = names.iter().map(|name| (name.as_str(), &b"Dear council"[..])).collect();
        zipped(&files)
    };
    let elsewhere = CasesClient::new(second.client());
    let (one, other) = tokio::join!(
        cases.add_import_archive(&admin, import.id, archive("one").into()),
        elsewhere.add_import_archive(&admin, import.id, archive("other").into()),
    );
    let refused: Vec<_> = [&one, &other].into_iter().filter_map(|came| came.as_ref().err()).collect();
    let says_so = |why: &Problem| why.detail.as_deref().is_some_and(|detail| detail.contains("Wait"));
    assert!(refused.iter().all(|why| why.kind == ProblemKind::Conflict && says_so(why)), "{refused:?}");
    assert!(refused.len() < 2, "one comes");
    let whole = "select count(*) from (select split_part(name, '-', 1) from case_import_file group by 1) archives";
    assert_eq!(house.count(0, whole).await, 1, "nothing of the other is among it");
    assert_eq!(cases.import(&admin, import.id).await?.files, 120);
    assert_eq!(house.count(0, "select count(*) from file").await, 120);
    Ok(())
}

#[tokio::test]
async fn while_an_archive_comes_nothing_else_is_done_and_one_that_was_cut_off_holds_nobody_up_for_long()
-> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let import = with_files(&house).await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let cut_off =
        "update case_import set unpacking = gen_random_uuid(), unpacking_until = now() + interval '2 minutes'";
    house.change(0, cut_off).await;
    let another = || zipped(&[("gone.pdf", b"%PDF-1.7 %%EOF")]);
    let run = RunImport { leave_bad_rows: true };
    for refused in [
        cases.add_import_archive(&admin, import.id, another().into()).await,
        cases.map_import(&admin, import.id, import.version, &key(), &import.mapping).await,
        cases.run_import(&admin, import.id, import.version, &key(), &run).await,
        cases.discard_import(&admin, import.id).await,
    ] {
        assert_eq!(refused.unwrap_err().kind, ProblemKind::Conflict);
    }
    assert_eq!(cases.import(&admin, import.id).await?.files, 3, "what had come is there");
    house.change(0, "update case_import set unpacking_until = now() - interval '1 second'").await;
    assert_eq!(cases.add_import_archive(&admin, import.id, another().into()).await?.files, 1);
    Ok(())
}

#[tokio::test]
async fn of_two_who_map_or_run_an_import_at_once_one_is_told_that_it_has_changed() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Bell", vec![]).await?;
    let import = with_files(&house).await?;
    let (cases, admin) = (house.cases(), administrator(&house, 0));
    let run = RunImport { leave_bad_rows: true };
    let (one, other) = (key(), key());
    let (one, other) = tokio::join!(
        cases.run_import(&admin, import.id, import.version, &one, &run),
        cases.run_import(&admin, import.id, import.version, &other, &run),
    );
    let refused: Vec<_> = [one.err(), other.err()].into_iter().flatten().map(|why| why.kind).collect();
    assert!(matches!(refused[..], [ProblemKind::Conflict | ProblemKind::PreconditionFailed]), "{refused:?}");
    until(&house, import.id, ImportState::Imported).await?;
    assert_eq!(house.count(0, "select count(*) from case_file").await, 1);
    Ok(())
}
