//! The council's addresses: the files that bring them, what their columns hold, how far each is.

mod columns;
mod list;
mod one;
mod sample;

use contacts_api::address::{AddressFault, AddressFileState};

pub use columns::AddressColumns;
pub use list::{AddressFiles, FileRow};
pub use one::OneAddressFile;

use crate::words::Words;

/// The address of the list.
pub const PATH: &str = "/desk/addresses";

/// How far a file is, in a word or two, with the ending of its style.
pub fn state(state: AddressFileState, w: Words) -> (&'static str, String) {
    let style = match state {
        AddressFileState::Mapping | AddressFileState::Read => "today",
        AddressFileState::Arriving | AddressFileState::Reading => "in_progress",
        AddressFileState::Current => "done",
        AddressFileState::Failed => "overdue",
        AddressFileState::Replaced | AddressFileState::Discarded => "received",
    };
    (style, w.get(&format!("addresses-state-{}", state.name())).into_owned())
}

/// What is wrong with a row, in words.
pub fn fault(fault: &AddressFault, w: Words) -> String {
    let said = ["addresses-fault", "import-fault", "fault"]
        .iter()
        .find_map(|key| w.try_with(&format!("{key}-{}", fault.code), &[]));
    said.map_or_else(|| fault.detail.clone(), std::borrow::Cow::into_owned)
}
