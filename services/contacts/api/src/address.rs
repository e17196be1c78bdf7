//! The council's addresses: the files that bring them.

use contract::AddressFileId;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

/// The most bytes of a file.
pub const MOST_BYTES: u64 = 300 * 1024 * 1024;
/// The most columns of a file.
pub const MOST_COLUMNS: usize = 150;
/// The most faults of a file that are kept; the others are counted.
pub const MOST_FAULTS: i64 = 50_000;

contract::named! {
    /// What a column of a file of addresses may hold.
    AddressField {
        /// The unique property reference number; every row has one.
        Uprn = "uprn",
        /// The whole address in a line.
        Address = "address",
        /// An organisation's name.
        Organisation = "organisation",
        /// A flat or another part of a building.
        SubBuilding = "sub_building",
        /// A building's name.
        Building = "building",
        /// A building's number.
        Number = "number",
        /// The letter after it.
        NumberSuffix = "number_suffix",
        /// The last number, of a building that has several.
        NumberEnd = "number_end",
        /// The letter after that.
        NumberEndSuffix = "number_end_suffix",
        /// A smaller street that is entered from the street.
        DependentStreet = "dependent_street",
        /// The street.
        Street = "street",
        /// The part of a town, or the village.
        Locality = "locality",
        /// The town.
        Town = "town",
        /// The postcode.
        Postcode = "postcode",
        /// The ward, by name or code.
        Ward = "ward",
        /// Metres east on the British National Grid.
        Easting = "easting",
        /// Metres north on the British National Grid.
        Northing = "northing",
        /// Degrees north, WGS84.
        Latitude = "latitude",
        /// Degrees east, WGS84.
        Longitude = "longitude",
        /// The name of a round that serves the address.
        Round = "round",
        /// The name of another one.
        Round2 = "round_2",
        /// The name of a third.
        Round3 = "round_3",
        /// The name of a fourth.
        Round4 = "round_4",
    }
}

contract::named! {
    /// What a file brings.
    FileHolds {
        /// The council's addresses.
        Addresses = "addresses",
        /// Which rounds serve them.
        Rounds = "rounds",
    }
}

impl FileHolds {
    /// What a file brings that doesn't say it.
    fn usual() -> Self {
        Self::Addresses
    }
}

impl AddressField {
    /// The names of rounds that a row may have.
    pub const ROUNDS: [Self; 4] = [Self::Round, Self::Round2, Self::Round3, Self::Round4];

    /// What a column may hold of a file that brings this.
    pub fn of(holds: FileHolds) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| match holds {
            FileHolds::Addresses => !Self::ROUNDS.contains(field),
            FileHolds::Rounds => *field == Self::Uprn || Self::ROUNDS.contains(field),
        })
    }
}

contract::named! {
    /// How far a file of addresses is.
    AddressFileState {
        /// It is being sent.
        Arriving = "arriving",
        /// It is to be said what its columns hold.
        Mapping = "mapping",
        /// Its rows are read.
        Reading = "reading",
        /// All were read. Nothing has changed yet.
        Read = "read",
        /// Its addresses are the council's.
        Current = "current",
        /// A later file has taken its place.
        Replaced = "replaced",
        /// It was given up.
        Discarded = "discarded",
        /// It can't be read.
        Failed = "failed",
    }
}

/// A file of addresses, as it is sent: its bytes are the body.
#[derive(Debug, Clone, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AddAddressFile {
    /// What the file is called, 1 to 200 characters.
    pub name: String,
    /// What it brings; addresses when absent.
    #[serde(default = "FileHolds::usual")]
    #[param(inline, required = false)]
    pub holds: FileHolds,
}

/// What the columns of a file hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MapAddressFile {
    /// Of each column in turn, an [`AddressField`]; nothing where it is left out.
    pub columns: Vec<Option<String>>,
}

/// A file of addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddressFile {
    /// The file.
    pub id: AddressFileId,
    /// Its name.
    pub name: String,
    /// What it brings.
    pub holds: FileHolds,
    /// Who brought it.
    pub by: Option<String>,
    /// How far it is.
    pub state: AddressFileState,
    /// Its headers.
    pub headers: Vec<String>,
    /// Its first rows.
    pub sample: Vec<Vec<String>>,
    /// What its columns hold: first a guess, or what was said of the last file with these headers.
    pub columns: Vec<Option<String>>,
    /// How many bytes it has.
    pub bytes: i64,
    /// How many of them were read.
    pub bytes_read: i64,
    /// How many addresses were read, or rows of a file of rounds.
    pub good: i64,
    /// How many rows have something wrong.
    pub bad: i64,
    /// How many addresses the council has that aren't in it: they are marked as gone when it is taken. Of a file of rounds, how many
    /// are served that are in it no more.
    pub gone: i64,
    /// How many addresses stay as they are, as the file's row of them can't be taken.
    pub stays: i64,
    /// Why it can't be read: a code such as `open-quote`.
    pub fault: Option<String>,
    /// When it came.
    #[serde(with = "time::serde::rfc3339")]
    pub begun_at: OffsetDateTime,
    /// When its addresses became the council's.
    #[serde(with = "time::serde::rfc3339::option")]
    pub taken_at: Option<OffsetDateTime>,
    /// Its version: mapping, taking and giving up are asked of the one that was looked at.
    pub version: i64,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddressFault {
    /// The line on which the row begins.
    pub line: i64,
    /// The column's header; none of what is about the whole row.
    pub column: Option<String>,
    /// A code such as `not-a-postcode`.
    pub code: String,
    /// What is wrong, in a sentence.
    pub detail: String,
    /// What stands there.
    pub found: String,
}

/// By what addresses are looked up: one of these.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FindAddresses {
    /// A postcode, however it is spaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// What someone types: beginnings of words and numbers, or a postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A UPRN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uprn: Option<String>,
    /// How many at most, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
}

/// Addresses that were found, in the order of their streets and numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FoundAddresses {
    /// The addresses.
    pub items: Vec<FoundAddress>,
    /// Whether there are more.
    pub more: bool,
    /// Whether the council has brought addresses in at all.
    pub kept: bool,
}

/// An address of the council's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FoundAddress {
    /// Its unique property reference number.
    pub uprn: String,
    /// The address in a line, without its postcode.
    pub line: String,
    /// The town, where the file says it by itself.
    pub town: String,
    /// The postcode; empty where it has none.
    pub postcode: String,
    /// The ward, by name or code; empty where the file doesn't say it.
    pub ward: String,
    /// Degrees north, WGS84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS84.
    pub longitude: Option<f64>,
}

impl FoundAddress {
    /// The line without the town at its end.
    pub fn line_without_town(&self) -> &str {
        let town = Some(self.town.as_str()).filter(|town| !town.is_empty());
        let cut = town.and_then(|town| self.line.strip_suffix(town)?.strip_suffix(", "));
        cut.unwrap_or(&self.line)
    }
}
