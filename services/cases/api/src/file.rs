//! Files: scanned letters, photographs, documents, each in the inbox of the post, of a person, of a
//! case.

use std::fmt;
use std::str::FromStr;

use contract::{CaseId, ContactId, FileId, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

macro_rules! kinds {
    ($(#[$doc:meta])* $type:ident { $($(#[$item_doc:meta])* $item:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $type { $($(#[$item_doc])* $item,)* }

        impl $type {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$item,)*];
            /// The name on the wire and in the database.
            pub const fn name(self) -> &'static str { match self { $(Self::$item => $name,)* } }
        }

        impl FromStr for $type {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($name => Ok(Self::$item),)* _ => Err("unknown") }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.name()) }
        }
    };
}

kinds! {
    /// What a file is, by its content.
    Media {
        /// A document in PDF.
        Pdf = "pdf",
        /// A photograph in JPEG.
        Jpeg = "jpeg",
        /// A picture in PNG.
        Png = "png",
        /// A scan in TIFF.
        Tiff = "tiff",
        /// A photograph in HEIC.
        Heic = "heic",
        /// Plain text in UTF-8.
        Text = "text",
    }
}

impl Media {
    /// The media type under which it is given.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The endings that a name of such a file may have, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Tiff => &["tif", "tiff"],
            Self::Heic => &["heic", "heif"],
            Self::Text => &["txt", "text", "csv", "log", "md", "eml"],
        }
    }

    /// Whether browsers can show it beside a form.
    pub const fn shows(self) -> bool {
        matches!(self, Self::Pdf | Self::Jpeg | Self::Png | Self::Text)
    }

    /// Whether it is a picture that browsers show.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

kinds! {
    /// What kind of post a file is.
    Letter {
        /// A letter.
        Letter = "letter",
        /// A form that was filled in.
        Form = "form",
        /// A photograph.
        Photograph = "photograph",
        /// A certificate or another proof.
        Certificate = "certificate",
        /// A petition.
        Petition = "petition",
        /// A complaint.
        Complaint = "complaint",
        /// About a payment.
        Payment = "payment",
        /// Anything else.
        Other = "other",
    }
}

/// What is to be kept; the body is its bytes, at most 15 MB. It is kept in the inbox of the post
/// unless a case or a person is named.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AddFile {
    /// Its name, with or without an ending.
    pub name: String,
    /// The case that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// The person whom it came from or is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
}

/// A file, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FileSummary {
    /// Whether its name and note are hidden: it is of a caller who isn't verified.
    #[serde(default)]
    pub masked: bool,
    /// The file.
    pub id: FileId,
    /// Its name, with the ending of what it is.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// How many bytes it has.
    pub size: i64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// When it was added.
    #[serde(with = "time::serde::rfc3339")]
    pub added_at: OffsetDateTime,
    /// By whom, by name.
    pub added_by: Option<String>,
    /// The case that it belongs to.
    pub case: Option<CaseOfFile>,
    /// The person whom it came from or is about.
    pub contact: Option<ContactId>,
    /// What kind of post it is, once it was filed.
    pub letter: Option<Letter>,
    /// The day on which it reached the council, such as `2026-11-22`.
    pub received_on: Option<String>,
    /// What was noted about it.
    pub note: Option<String>,
    /// Whether it waits in the inbox of the post.
    pub waits: bool,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// The case that a file belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseOfFile {
    /// The case.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// Who reported it, once contacts has recognised or made them.
    pub contact: Option<ContactId>,
}

/// Which files, the oldest first: those of a person or, without one, those that wait in the inbox of
/// the post.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListFiles {
    /// Only those of this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Where a file belongs. It leaves the inbox of the post; a file can be filed again, elsewhere.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileAway {
    /// The reference of the case, however spaced; none where it belongs to no case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The person; where none is named, whoever reported the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// What kind of post it is.
    pub letter: Letter,
    /// The day on which it reached the council, such as `2026-11-22`; today or earlier.
    pub received_on: String,
    /// What to know about it, at most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether this is only judged: the answer is the file as it is, and nothing is filed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub judge_only: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_one_name_everywhere() {
        for media in Media::ALL {
            assert_eq!(serde_json::to_value(media).unwrap(), media.name());
            assert_eq!(media.name().parse(), Ok(*media));
        }
        for letter in Letter::ALL {
            assert_eq!(serde_json::to_value(letter).unwrap(), letter.name());
            assert_eq!(letter.name().parse(), Ok(*letter));
        }
    }
}
