//! Files that a citizen adds to their own half-done report: whoever holds the report's ticket may add, and
//! nobody sees them but its citizen until the report is sent.

pub(crate) mod http;
pub(crate) mod store;

use cases_api::file::Media;
use cases_api::form::{Accepts, Field, Form, Kind};
use contract::faults::Unfit;

/// The share of a council's room that reports which nobody has sent yet may take: one part in so many.
const SHARE: u64 = 4;

/// The question of a form that takes files.
fn question<'a>(form: &'a Form, name: &str) -> Option<&'a Field> {
    form.field(name).filter(|field| field.kind == Kind::Files)
}

/// Whether a question takes what a file is.
fn taken(field: &Field, media: Media) -> Result<(), Unfit> {
    match (field.accepts, media) {
        (_, Media::Jpeg | Media::Png | Media::Heic) | (Accepts::Documents, Media::Pdf) => Ok(()),
        (Accepts::Photos, _) => Err(Unfit::new("not-a-photo", "Send a photo: JPEG, PNG or HEIC.")),
        (Accepts::Documents, _) => Err(Unfit::new("not-a-document", "Send a PDF, or a photo: JPEG, PNG or HEIC.")),
    }
}

#[cfg(test)]
mod tests {
    use contract::Bilingual;

    use super::*;

    #[test]
    fn a_question_takes_what_it_asks_for() {
        let photos = Field::new("photos", Kind::Files, Bilingual::english("Photos"));
        let papers = Field { accepts: Accepts::Documents, ..photos.clone() };
        assert!(taken(&photos, Media::Heic).is_ok() && taken(&papers, Media::Pdf).is_ok());
        assert_eq!(taken(&photos, Media::Pdf).unwrap_err().code, "not-a-photo");
        assert_eq!(taken(&papers, Media::Text).unwrap_err().code, "not-a-document");
    }
}
