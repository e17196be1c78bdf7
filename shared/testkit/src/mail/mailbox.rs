//! The messages: a file each, and in memory as they are shown.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Context;
use time::OffsetDateTime;

use super::message::{Mail, file_for};

/// A folder of messages, read once and then kept in step.
#[derive(Debug)]
pub(super) struct Mailbox {
    folder: PathBuf,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    mails: Vec<Mail>,
    last_id: u32,
}

impl Mailbox {
    pub(super) fn open(folder: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("make {}", folder.display()))?;
        let mut mails = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if let Some(id) = id_of(&path) {
                mails.extend(read(id, &path)?);
            }
        }
        mails.sort_by_key(|mail| mail.id);
        let last_id = mails.last().map_or(0, |mail| mail.id);
        Ok(Self { folder: folder.to_owned(), kept: Mutex::new(Kept { mails, last_id }) })
    }

    /// Keeps a message for each recipient; on disk before this answers.
    pub(super) fn keep(&self, recipients: &[String], message: &[u8]) -> anyhow::Result<()> {
        let mut kept = self.kept();
        for recipient in recipients {
            let id = kept.last_id + 1;
            let path = self.path(id);
            let mut file = fs::File::create(&path).with_context(|| format!("make {}", path.display()))?;
            file.write_all(&file_for(recipient, message))?;
            kept.last_id = id;
            let mail = read(id, &path)?.context("not a message")?;
            kept.mails.push(mail);
        }
        Ok(())
    }

    /// Every message that `wanted` picks, oldest first.
    pub(super) fn list(&self, wanted: impl Fn(&Mail) -> bool) -> Vec<Mail> {
        self.kept().mails.iter().filter(|mail| wanted(mail)).cloned().collect()
    }

    pub(super) fn find(&self, id: u32) -> Option<Mail> {
        self.kept().mails.iter().find(|mail| mail.id == id).cloned()
    }

    /// The bytes of a kept message, the line with its recipient first.
    pub(super) fn source(&self, id: u32) -> Option<Vec<u8>> {
        fs::read(self.path(id)).ok()
    }

    pub(super) fn clear(&self) -> anyhow::Result<()> {
        let mut kept = self.kept();
        for mail in std::mem::take(&mut kept.mails) {
            fs::remove_file(self.path(mail.id))?;
        }
        Ok(())
    }

    fn path(&self, id: u32) -> PathBuf {
        self.folder.join(format!("{id:06}.eml"))
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn id_of(path: &Path) -> Option<u32> {
    (path.extension()? == "eml").then(|| path.file_stem()?.to_str()?.parse().ok())?
}

/// The file's own time is when the message was accepted.
fn read(id: u32, path: &Path) -> anyhow::Result<Option<Mail>> {
    let received_at = OffsetDateTime::from(fs::metadata(path)?.modified()?);
    Ok(Mail::read(id, &fs::read(path)?, received_at))
}
