//! An archive, unpacked a piece at a time by a thread that may wait. Nothing in it is believed: neither how large a file says
//! that it is nor where it says that it belongs.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use bytes::Bytes;
use contract::faults::Unfit;
use futures::SinkExt as _;
use futures::channel::mpsc::Sender;
use futures::executor::block_on;
use zip::ZipArchive;

use crate::file::PIECE;

/// The most files of an archive, and the most bytes of the list of them.
const MOST_FILES: usize = 10_000;
const MOST_LIST: u32 = 4 * 1024 * 1024;
/// The most characters of a name.
const MOST_NAME: usize = 300;
/// The most bytes of all files together, unpacked.
const MOST_UNPACKED: u64 = 2 * 1024 * 1024 * 1024;
/// Where the list of files ends: how long that is, and how far from the end of the archive it may stand.
const END: usize = 22;
const END_REACH: i64 = END as i64 + 65_535;

/// What comes out of an archive.
pub(super) enum Unpacked {
    /// A file begins.
    Begins(String),
    /// A piece of it.
    Piece(Bytes),
    /// It is whole.
    Ends,
    /// A file isn't taken, whether or not it has begun.
    Refused(String, Unfit),
}

/// An archive whose list of files was read.
pub(in crate::import) type Opened = ZipArchive<File>;

/// Reads the list of an archive.
///
/// # Errors
/// For what is no archive, or one with too many files in it.
pub(super) fn open(mut file: File) -> Result<Opened, Unfit> {
    is_listable(&mut file)?;
    let archive = ZipArchive::new(file).map_err(|_| not_an_archive())?;
    if archive.len() > MOST_FILES {
        return Err(too_many());
    }
    Ok(archive)
}

/// Unpacks an archive, for as long as somebody takes what comes out.
///
/// # Errors
/// For one with too much in it.
pub(super) fn unpack(mut archive: Opened, most: u64, mut sender: Sender<Unpacked>) -> Result<(), Unfit> {
    let mut all = 0;
    let mut tell = |unpacked| block_on(sender.send(unpacked)).is_ok();
    for at in 0..archive.len() {
        let name = archive.name_for_index(at).unwrap_or_default().to_owned();
        if name.ends_with('/') || is_of_the_system(&name) {
            continue;
        }
        let goes_on = match place(&name) {
            Err(why) => tell(Unpacked::Refused(shown(&name), why)),
            Ok(name) => one(&mut archive, at, name, (most, &mut all), &mut tell)?,
        };
        if !goes_on {
            break;
        }
    }
    Ok(())
}

/// Unpacks a file; `false` where nobody takes it any more.
fn one(
    archive: &mut Opened,
    at: usize,
    name: String,
    (most, all): (u64, &mut u64),
    tell: &mut impl FnMut(Unpacked) -> bool,
) -> Result<bool, Unfit> {
    let mut entry = match archive.by_index(at) {
        Ok(entry) if entry.is_symlink() => {
            return Ok(tell(Unpacked::Refused(name, Unfit::new("not-taken", "This is a link and no file."))));
        }
        Ok(entry) => entry,
        Err(_) => {
            let why = "The file is locked with a password, or packed in a way that can’t be read.";
            return Ok(tell(Unpacked::Refused(name, Unfit::new("locked", why))));
        }
    };
    if !tell(Unpacked::Begins(name.clone())) {
        return Ok(false);
    }
    let mut size = 0;
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        let read = (&mut entry).take(PIECE as u64).read_to_end(&mut piece);
        size += piece.len() as u64;
        *all += piece.len() as u64;
        if *all > MOST_UNPACKED {
            return Err(Unfit::new("too-large-within", "The files of the archive are more than 2 GB together."));
        }
        let refused = match read {
            Err(_) => Some(Unfit::new("broken", "The file breaks off.")),
            Ok(_) if size > most => Some(Unfit::new("too-large", "The file is too large.")),
            Ok(_) => None,
        };
        if let Some(why) = refused {
            return Ok(tell(Unpacked::Refused(name, why)));
        }
        if piece.is_empty() {
            return Ok(tell(Unpacked::Ends));
        }
        if !tell(Unpacked::Piece(piece.into())) {
            return Ok(false);
        }
    }
}

/// Where a file belongs within its archive.
fn place(name: &str) -> Result<String, Unfit> {
    let plain = name.replace('\\', "/");
    let leaves =
        plain.starts_with('/') || plain.chars().nth(1) == Some(':') || plain.split('/').any(|part| part == "..");
    if leaves || plain.chars().any(char::is_control) {
        return Err(Unfit::new("bad-path", "The file’s name leads out of the archive."));
    }
    if plain.chars().count() > MOST_NAME {
        return Err(Unfit::new("too-long", "The file’s name is too long."));
    }
    Ok(plain.trim_start_matches("./").to_owned())
}

fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST_NAME).collect()
}

/// What systems put into archives for themselves.
fn is_of_the_system(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/") || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Whether the list of files is short enough to be read at all.
fn is_listable(file: &mut File) -> Result<(), Unfit> {
    let broken = |_: io::Error| not_an_archive();
    let length = file.seek(SeekFrom::End(0)).map_err(broken)?;
    let reach = i64::try_from(length).unwrap_or(i64::MAX).min(END_REACH);
    file.seek(SeekFrom::End(-reach)).map_err(broken)?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail).map_err(broken)?;
    let ends = tail.windows(END).filter(|end| end.starts_with(b"PK\x05\x06"));
    let lists = ends.map(|end| (half(end, 10), half(end, 12) | (half(end, 14) << 16)));
    let lists: Vec<(u32, u32)> = lists.collect();
    if lists.is_empty() {
        return Err(not_an_archive());
    }
    // A list that says more than it can hold is one of the long form.
    match lists.iter().all(|(files, bytes)| *files < 0xFFFF && *bytes <= MOST_LIST) {
        true => Ok(()),
        false => Err(too_many()),
    }
}

fn half(bytes: &[u8], at: usize) -> u32 {
    let byte = |at: usize| u32::from(bytes.get(at).copied().unwrap_or_default());
    byte(at) | (byte(at + 1) << 8)
}

fn not_an_archive() -> Unfit {
    Unfit::new("not-an-archive", "This is no ZIP archive.")
}

fn too_many() -> Unfit {
    Unfit::new("too-many-in-archive", "The archive has more than 10,000 files.")
}
