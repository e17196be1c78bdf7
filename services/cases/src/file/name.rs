//! Names of files, made safe.

use cases_api::file::Media;
use contract::faults::Unfit;

/// The most characters of a name.
const MOST: usize = 120;

/// What someone called a file, as it may be kept and shown: no folders, nothing that can't be seen
/// or that turns the direction of reading, and the ending of what it is.
///
/// # Errors
/// `name-mismatch` when its ending says that it is something else.
pub(crate) fn safe(called: &str, media: Media) -> Result<String, Unfit> {
    let last = called.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().map(|c| if unsafe_in_a_name(c) { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.trim_matches(['.', ' ']);
    let usual = media.endings().first().copied().unwrap_or("bin");
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => (stem, ending.to_ascii_lowercase()),
        _ => (plain, usual.to_owned()),
    };
    if !media.endings().contains(&ending.as_str()) {
        return Err(Unfit::new("name-mismatch", "The name’s ending doesn’t fit what is in the file."));
    }
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(MOST - ending.len() - 1).collect();
    Ok(if stem.is_empty() { format!("file.{ending}") } else { format!("{stem}.{ending}") })
}

/// Whether what follows the last full stop is the ending of a file and not the end of a sentence.
fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn unsafe_in_a_name(c: char) -> bool {
    let turns = matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    c.is_control() || turns || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// `Content-Disposition` with the name for every browser, old ones included (RFC 6266).
pub(super) fn disposition(name: &str, inline: bool) -> String {
    let how = if inline { "inline" } else { "attachment" };
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%' | ';') || c == ' ' { c } else { '_' })
        .collect();
    let whole = name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    });
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_kept_without_what_could_harm() {
        let safe = |called, media| safe(called, media).unwrap();
        assert_eq!(safe("Scan 001.PDF", Media::Pdf), "Scan 001.pdf");
        assert_eq!(safe("C:\\Users\\ann\\letter.jpeg", Media::Jpeg), "letter.jpeg");
        assert_eq!(safe("../../etc/passwd", Media::Text), "passwd.txt");
        assert_eq!(safe("fdp.\u{202E}letter", Media::Pdf), "fdp. letter.pdf");
        assert_eq!(safe("", Media::Png), "file.png");
        assert_eq!(safe("Llythyr Siân.tif", Media::Tiff), "Llythyr Siân.tif");
        assert_eq!(safe("Re: Mrs. Hughes", Media::Pdf), "Re Mrs. Hughes.pdf");
    }

    #[test]
    fn an_ending_that_says_something_else_is_refused() {
        for (called, media) in [("letter.pdf", Media::Png), ("page.html", Media::Text), ("run.exe", Media::Pdf)] {
            assert_eq!(safe(called, media).unwrap_err().code, "name-mismatch", "{called}");
        }
    }

    #[test]
    fn the_name_travels_in_one_header() {
        let header = disposition("Siân \"1\".pdf", true);
        assert_eq!(header, "inline; filename=\"Si_n _1_.pdf\"; filename*=UTF-8''Si%C3%A2n%20%221%22.pdf");
    }

    proptest! {
        #[test]
        fn whatever_it_is_called_a_kept_name_is_short_and_visible(called in ".{0,400}") {
            if let Ok(name) = safe(&called, Media::Pdf) {
                prop_assert!(name.chars().count() <= MOST && name.ends_with(".pdf"));
                let unsafe_left = name.chars().any(unsafe_in_a_name) || name.contains(['/', '\\']);
                prop_assert!(!unsafe_left);
                prop_assert!(disposition(&name, false).is_ascii());
            }
        }
    }
}
