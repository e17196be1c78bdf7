use cases_api::catalogue::definition::{Definition, Messages as Told};

use super::{Of, bilingual, typed_in_both};
use crate::desk::services::Part;
use crate::form::{Choice, Field, Shape, Typed};

/// What the citizen is told.
pub(in super::super) struct Messages;

impl Of for Messages {
    const PART: Part = Part::Messages;

    fn fields(w: crate::words::Words, definition: &Definition, _: Vec<Choice>) -> Vec<Field> {
        let Told { received, completed } = &definition.messages;
        let text = |name, text| bilingual(w, Shape::Paragraphs, name, 600, Some(text));
        [text("received", received), text("completed", completed)].concat()
    }

    fn write(typed: &Typed, definition: &mut Definition) {
        definition.messages.received = typed_in_both(typed, "received");
        definition.messages.completed = typed_in_both(typed, "completed");
    }
}
