//! What a file is, by what is in it.

use cases_api::file::Media;
use contract::faults::Unfit;

/// How far into a PDF its first line may stand, and how near the end its last.
const PDF_HEAD: usize = 1024;
const PDF_TAIL: usize = 4096;
/// What says that a PDF is locked with a password.
const LOCKED: &[u8] = b"/Encrypt";

/// Reads a file piece by piece and says at the end whether it may be kept.
pub(crate) struct Judge {
    media: Media,
    /// The last bytes that were read: what is looked for may lie across two pieces.
    tail: Vec<u8>,
    locked: bool,
    sound: bool,
}

impl Judge {
    /// Begins with the first piece, which isn't read yet.
    ///
    /// # Errors
    /// `not-taken` for anything but PDF, JPEG, PNG, TIFF, HEIC and plain text.
    pub fn begin(first: &[u8]) -> Result<Self, Unfit> {
        let media = of(first).ok_or_else(not_taken)?;
        Ok(Self { media, tail: Vec::new(), locked: false, sound: true })
    }

    /// What it is.
    pub fn media(&self) -> Media {
        self.media
    }

    /// Reads the next piece.
    pub fn read(&mut self, piece: &[u8]) {
        let mut seen = std::mem::take(&mut self.tail);
        seen.extend_from_slice(piece);
        let rest = match self.media {
            Media::Pdf => {
                self.locked |= names_a_lock(&seen);
                seen.len().saturating_sub(PDF_TAIL)
            }
            Media::Text => self.read_text(&seen),
            Media::Jpeg | Media::Png | Media::Tiff | Media::Heic => seen.len().saturating_sub(PDF_TAIL),
        };
        self.tail = seen.split_off(rest);
    }

    /// How many bytes are done with: all but a character that goes on in the next piece.
    fn read_text(&mut self, seen: &[u8]) -> usize {
        let (text, done) = match std::str::from_utf8(seen) {
            Ok(text) => (text, seen.len()),
            Err(fault) => {
                self.sound &= fault.error_len().is_none();
                let done = fault.valid_up_to();
                (std::str::from_utf8(seen.get(..done).unwrap_or_default()).unwrap_or_default(), done)
            }
        };
        self.sound &= !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'));
        done
    }

    /// What it is, once everything was read.
    ///
    /// # Errors
    /// `locked` for a PDF that needs a password, `broken` for a file that breaks off, `not-taken`
    /// for text that isn't text all through.
    pub fn finish(self) -> Result<Media, Unfit> {
        if self.locked {
            return Err(Unfit::new("locked", "The file is locked with a password. Send it without one."));
        }
        let whole = match self.media {
            Media::Pdf => holds(&self.tail, b"%%EOF"),
            Media::Jpeg => holds(&self.tail, &[0xFF, 0xD9]),
            Media::Png => holds(&self.tail, b"IEND"),
            Media::Tiff | Media::Heic => true,
            Media::Text => self.tail.is_empty() && self.sound,
        };
        match (whole, self.media) {
            (true, media) => Ok(media),
            (false, Media::Text) => Err(not_taken()),
            (false, _) => Err(Unfit::new("broken", "The file breaks off. Scan or save it again.")),
        }
    }
}

fn not_taken() -> Unfit {
    Unfit::new("not-taken", "Send a PDF, a picture (JPEG, PNG, TIFF, HEIC) or plain text.")
}

/// What the first bytes say.
fn of(first: &[u8]) -> Option<Media> {
    let head = first.get(..PDF_HEAD.min(first.len())).unwrap_or_default();
    let brand = first.get(4..12).unwrap_or_default();
    let heic = [b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypheis", b"ftypmif1", b"ftypmsf1"];
    if first.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Some(Media::Jpeg)
    } else if first.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Media::Png)
    } else if first.starts_with(b"II*\0") || first.starts_with(b"MM\0*") {
        Some(Media::Tiff)
    } else if heic.iter().any(|known| brand == known.as_slice()) {
        Some(Media::Heic)
    } else if holds(head, b"%PDF-") {
        Some(Media::Pdf)
    } else {
        begins_as_text(head).then_some(Media::Text)
    }
}

/// Whether nothing in the first bytes says that it is no text. An empty file says nothing at all.
fn begins_as_text(head: &[u8]) -> bool {
    let known = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(fault) => fault.error_len().is_none(),
    };
    known && !head.is_empty() && !head.contains(&0)
}

/// Whether a PDF's trailer names its lock: the word, and then what it refers to.
fn names_a_lock(seen: &[u8]) -> bool {
    let after = |at: usize| seen.get(at + LOCKED.len()).copied();
    seen.windows(LOCKED.len())
        .enumerate()
        .any(|(at, word)| word == LOCKED && after(at).is_some_and(|next| next.is_ascii_whitespace() || next == b'<'))
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn judged(bytes: &[u8], piece: usize) -> Result<Media, &'static str> {
        let mut pieces = bytes.chunks(piece);
        let first = pieces.next().unwrap_or_default();
        let mut judge = Judge::begin(first).map_err(|why| why.code)?;
        judge.read(first);
        pieces.for_each(|piece| judge.read(piece));
        judge.finish().map_err(|why| why.code)
    }

    fn pdf(trailer: &str) -> Vec<u8> {
        format!("%PDF-1.7\n{}\ntrailer << /Root 1 0 R {trailer} >>\n%%EOF\n", "0 ".repeat(4000)).into_bytes()
    }

    #[test]
    fn content_says_what_it_is_and_not_the_name() {
        assert_eq!(judged(&pdf(""), 2000), Ok(Media::Pdf));
        assert_eq!(judged(b"\xFF\xD8\xFF\xE0 picture \xFF\xD9", 8), Ok(Media::Jpeg));
        assert_eq!(judged(b"\x89PNG\r\n\x1a\n....IEND....", 64), Ok(Media::Png));
        assert_eq!(judged(b"II*\0 scan", 64), Ok(Media::Tiff));
        assert_eq!(judged(b"\0\0\0\x18ftypheic....", 64), Ok(Media::Heic));
        assert_eq!(judged("Annwyl Gyngor, tŷ\r\n".as_bytes(), 64), Ok(Media::Text));
    }

    #[test]
    fn what_else_comes_is_refused() {
        for bytes in [&b""[..], b"MZ\x90\0", b"PK\x03\x04\0", b"\xD0\xCF\x11\xE0\xA1", b"GIF89a\x01\0", b"a\0b"] {
            assert_eq!(judged(bytes, 64), Err("not-taken"), "{bytes:?}");
        }
        let mut later = "x".repeat(5000).into_bytes();
        later.extend(b"\x00\x01");
        assert_eq!(judged(&later, 64), Err("not-taken"));
    }

    #[test]
    fn a_locked_or_broken_file_is_refused_wherever_the_pieces_part() {
        let locked = pdf("/Encrypt 9 0 R");
        assert!((1500..1600).all(|piece| judged(&locked, piece) == Err("locked")));
        assert_eq!(judged(&pdf("/EncryptMetadata false"), 2000), Ok(Media::Pdf));
        assert_eq!(judged(b"%PDF-1.7\n1 0 obj", 64), Err("broken"));
        assert_eq!(judged(b"\xFF\xD8\xFF\xE0 half", 64), Err("broken"));
    }

    proptest! {
        #[test]
        fn how_the_bytes_are_parted_changes_nothing(text in ".{1,300}", piece in 8..64usize) {
            let whole = judged(text.as_bytes(), 4096);
            let first = text.as_bytes();
            prop_assume!(of(&first[..piece.min(first.len())]) == of(first));
            prop_assert_eq!(judged(first, piece), whole);
        }
    }
}
