//! What others may know of contacts: people as a council knows them, what is to be minded with them,
//! every contact that they had with the council, its events, its permissions.
#![deny(missing_docs)]

pub mod access;
pub mod address;
pub mod bins;
pub mod caller;
mod client;
pub mod contact;
pub mod duplicate;
pub mod events;
pub mod interaction;
pub mod mark;
pub mod measure;
pub mod merge;
pub mod property;
pub mod refuge;
pub mod search;
pub mod timeline;
pub mod verification;

pub use access::LookEntry;
pub use client::ContactsClient;
pub use contact::{Contact, ContactAddress, ContactSummary, LinkedCase};
pub use events::ContactLinked;

contract::permissions! {
    /// See the people that the council knows; each look at one of them is kept in the access log.
    ReadContacts = "contacts.read", Staff, Council, reads;
    /// See people's details outside a call although the council verifies callers.
    ReadUnmasked = "contacts.read-unmasked", Staff, Council, reads;
    /// See which cases people have, whoever works on them.
    ReadPeoplesCases = "contacts.read-cases", Staff, Council, reads;
    /// Add people by hand and correct their details.
    WriteContacts = "contacts.write", Staff, Council, writes;
    /// Say that two records are one person's or two people's: merge them, undo that, see who may be meant twice.
    MergeContacts = "contacts.merge", Staff, Council, writes;
    /// Choose how it is scored who may be one person's two records.
    SetDuplicates = "duplicates.write", Staff, Council, writes;
    /// See calls, letters and other contacts that people had with the council.
    ReadInteractions = "interactions.read", Staff, Council, reads;
    /// Take calls and keep what comes by other channels.
    WorkInteractions = "interactions.work", Staff, Council, writes;
    /// Ring a member of staff about a call, as a switchboard does.
    AnnounceCalls = "calls.announce", Staff, Council, writes;
    /// Put caution marks on people and end them.
    WriteMarks = "marks.write", Staff, Council, writes;
    /// Protect people whom only named people may see, and say who that is.
    KeepRefuge = "refuge.keep", Staff, Council, writes;
    /// Choose the questions by which callers are verified.
    SetVerification = "verification.write", Staff, Council, writes;
    /// See how well people are served: first-contact resolution, calls.
    ReadMeasures = "measures.read", Staff, Council, reads;
    /// Choose how first-contact resolution is measured.
    SetMeasures = "measures.write", Staff, Council, writes;
    /// Find the council's addresses.
    FindAddresses = "addresses.read", Public, Council, reads;
    /// Bring in the council's addresses.
    WriteAddresses = "addresses.write", Staff, Council, writes;
    /// See when bins are emptied at an address.
    ReadBinDays = "bin-days.read", Public, Council, reads;
    /// Say which rounds empty bins on which days, and what moves them.
    SetRounds = "rounds.write", Staff, Council, writes;
    /// See who looked at whose record.
    ReadAccessLog = "access-log.read", Staff, Council, reads;
}

// Days on the wire: `2026-11-22`.
time::serde::format_description!(day, Date, "[year]-[month]-[day]");
