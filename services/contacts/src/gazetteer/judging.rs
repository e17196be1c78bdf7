//! A row of a file of addresses: an address, or everything that is wrong with it. Pure.

use contacts_api::address::AddressField as Field;
use contract::text::{self, Postcode, Uprn};

use super::sheet::Row;
use super::{Fault, File, grid};

/// The most characters of a part of an address, of a whole one, and of what a fault shows.
const MOST_PART: usize = 120;
const MOST_LINE: usize = 300;
const MOST_SHOWN: usize = 100;
/// Digits of a number are brought to this length, so that 2 comes before 10.
const DIGITS: usize = 6;
/// Words that are small within a name.
const SMALL: [&str; 9] = ["of", "the", "and", "on", "in", "by", "y", "yr", "at"];

/// An address.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Address {
    /// The line of the file on which it stands.
    pub at: i64,
    pub uprn: String,
    /// The whole without its postcode.
    pub line: String,
    pub street: String,
    pub locality: String,
    pub town: String,
    /// Empty where it has none.
    pub postcode: String,
    pub ward: String,
    /// Metres east and north.
    pub on_grid: Option<(f64, f64)>,
    /// Degrees north and east.
    pub position: Option<(f64, f64)>,
    pub place: String,
    pub sort: String,
    pub folded: String,
    /// By which words its place is found.
    pub words: Vec<String>,
}

/// A row as it is judged.
struct Judged<'a> {
    file: &'a File,
    row: &'a Row,
    faults: Vec<Fault>,
}

impl Judged<'_> {
    fn cell(&self, field: Field) -> &str {
        self.file.column(field).and_then(|at| self.row.cells.get(at)).map(String::as_str).unwrap_or_default()
    }

    fn wrong(&mut self, field: Option<Field>, code: &'static str) {
        let header = field.and_then(|field| self.file.column(field)).and_then(|at| self.file.headers.get(at)).cloned();
        let found = field.map(|field| self.cell(field).chars().take(MOST_SHOWN).collect()).unwrap_or_default();
        self.faults.push(Fault { line: self.row.line, header, code, found });
    }

    fn text(&mut self, field: Field, most: usize) -> String {
        match text::line(self.cell(field), most) {
            Ok(text) => named(&text),
            Err(why) => {
                self.wrong(Some(field), why.code);
                String::new()
            }
        }
    }

    fn number(&mut self, field: Field) -> Option<f64> {
        let cell = self.cell(field);
        if cell.is_empty() {
            return None;
        }
        let number = cell.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            self.wrong(Some(field), "not-a-number");
        }
        number
    }

    /// Two numbers within bounds; none where neither stands there.
    fn pair(&mut self, fields: [Field; 2], least: [f64; 2], most: [f64; 2]) -> Option<(f64, f64)> {
        let before = self.faults.len();
        let [one, other] = fields.map(|field| self.number(field));
        match (one, other) {
            (Some(one), Some(other)) => {
                let within = (least[0]..=most[0]).contains(&one) && (least[1]..=most[1]).contains(&other);
                if !within {
                    self.wrong(Some(fields[0]), "outside-britain");
                }
                Some((one, other)).filter(|_| within)
            }
            (None, None) => None,
            (one, _) if self.faults.len() == before => {
                self.wrong(Some(fields[usize::from(one.is_some())]), "half-a-position");
                None
            }
            _ => None,
        }
    }
}

/// Reads a row.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn judge(file: &File, row: &Row) -> Result<Address, Vec<Fault>> {
    let mut judged = Judged { file, row, faults: Vec::new() };
    if row.cells.iter().skip(file.headers.len()).any(|cell| !cell.is_empty()) {
        judged.wrong(None, "too-many-cells");
    }
    let uprn = match Uprn::parse(judged.cell(Field::Uprn)) {
        Ok(uprn) => String::from(uprn),
        Err(why) => {
            judged.wrong(Some(Field::Uprn), why.code);
            String::new()
        }
    };
    let postcode = postcode(&mut judged);
    let names = [Field::Organisation, Field::SubBuilding, Field::Building].map(|field| judged.text(field, MOST_PART));
    let [street, locality, town] =
        [Field::Street, Field::Locality, Field::Town].map(|field| judged.text(field, MOST_PART));
    let smaller = judged.text(Field::DependentStreet, MOST_PART);
    let number = number(&mut judged);
    let whole = judged.text(Field::Address, MOST_LINE);
    let ward = judged.text(Field::Ward, MOST_PART);
    let on_grid = judged.pair([Field::Easting, Field::Northing], [0.0, 0.0], [700_000.0, 1_300_000.0]);
    let position = judged.pair([Field::Latitude, Field::Longitude], [49.0, -9.0], [61.5, 2.5]);
    let line = if whole.is_empty() {
        together(&names, &number, [&smaller, &street, &locality, &town])
    } else {
        without(&whole, &postcode)
    };
    if line.is_empty() && judged.faults.is_empty() {
        let missing = if file.column(Field::Address).is_some() { Field::Address } else { Field::Street };
        judged.wrong(Some(missing), "required");
    }
    if !judged.faults.is_empty() {
        return Err(judged.faults);
    }
    let position = position.or_else(|| on_grid.map(|(easting, northing)| grid::degrees(easting, northing)));
    let key = [smaller.as_str(), &street, &locality, &town].join(" ");
    let place = words(if street.is_empty() && smaller.is_empty() { &line } else { &key }).join(" ");
    let sort = match names.as_slice() {
        [_, sub, building] if whole.is_empty() => {
            sorted(&format!("{} {sub}", if number.is_empty() { building } else { &number }))
        }
        _ => sorted(&line),
    };
    let mut found_by = words(&format!("{place} {}", names.join(" ")));
    found_by.sort_unstable();
    found_by.dedup();
    let folded = folded(&format!("{line} {postcode}"));
    Ok(Address {
        at: row.line,
        uprn,
        line,
        street,
        locality,
        town,
        postcode,
        ward,
        on_grid,
        position,
        place,
        sort,
        folded,
        words: found_by,
    })
}

fn postcode(judged: &mut Judged<'_>) -> String {
    if judged.cell(Field::Postcode).is_empty() {
        return String::new();
    }
    match Postcode::parse(judged.cell(Field::Postcode)) {
        Ok(postcode) => postcode.into(),
        Err(why) => {
            judged.wrong(Some(Field::Postcode), why.code);
            String::new()
        }
    }
}

/// A building's number with its letter, or its first and last, each with its own: "14A", "2A-4".
fn number(judged: &mut Judged<'_>) -> String {
    let fields = [Field::Number, Field::NumberSuffix, Field::NumberEnd, Field::NumberEndSuffix];
    let [first, letter, last, its_letter] = fields.map(|field| judged.text(field, MOST_PART));
    let (first, last) = (format!("{first}{}", letter.to_uppercase()), format!("{last}{}", its_letter.to_uppercase()));
    match (first.is_empty(), last.is_empty() || first == last) {
        (true, _) => last,
        (false, true) => first,
        (false, false) => format!("{first}-{last}"),
    }
}

/// Capitals alone are written as a person would; what has small letters stays as it is.
fn named(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let words = text.split_whitespace().enumerate().map(|(at, word)| {
        let small = word.to_lowercase();
        if at > 0 && SMALL.contains(&small.as_str()) {
            return small;
        }
        match word.chars().any(|c| c.is_ascii_digit()) {
            true => word.to_owned(),
            false => small.split('-').enumerate().map(hyphened).collect::<Vec<_>>().join("-"),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A part of a word in small letters, with its capital.
fn hyphened((at, part): (usize, &str)) -> String {
    let mut letters = part.chars();
    match letters.next() {
        Some(first) if at == 0 || !SMALL.contains(&part) => first.to_uppercase().chain(letters).collect(),
        _ => part.to_owned(),
    }
}

/// The parts of an address in a line: a number stands before its street.
fn together(names: &[String; 3], number: &str, places: [&str; 4]) -> String {
    let [organisation, sub_building, building] = names.each_ref().map(String::as_str);
    let is_number = building.chars().next().is_some_and(|c| c.is_ascii_digit());
    let (building, number) = if number.is_empty() && is_number { ("", building) } else { (building, number) };
    let places: Vec<&str> = places.into_iter().filter(|place| !place.is_empty()).collect();
    let (first, others) = places.split_first().unwrap_or((&"", &[]));
    let street = [number, first].join(" ");
    let parts = [organisation, sub_building, building, street.trim()].into_iter().chain(others.iter().copied());
    let mut said: Vec<&str> = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        if said.last().is_none_or(|last| *last != part) {
            said.push(part);
        }
    }
    said.join(", ")
}

/// A whole address without the postcode at its end.
fn without(whole: &str, postcode: &str) -> String {
    let end = whole.len().saturating_sub(postcode.len());
    let cut = match whole.split_at_checked(end) {
        Some((before, last)) if !postcode.is_empty() && last.eq_ignore_ascii_case(postcode) => before,
        _ => whole,
    };
    cut.trim_end_matches([' ', ',']).to_owned()
}

/// A text as it is compared: "St John’s" is one with "st johns".
pub(super) fn folded(text: &str) -> String {
    text::fold(&text.replace(['\'', '’', '`'], ""))
}

/// The words of a text as they are compared, without numbers.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    folded.split(' ').filter(|word| word.starts_with(char::is_alphabetic)).map(str::to_owned).collect()
}

/// A text as it is sorted: its numbers by their size.
fn sorted(text: &str) -> String {
    let words = text::fold(text);
    let words = words.split(' ').map(|word| {
        let digits: usize = word.chars().take_while(char::is_ascii_digit).count();
        format!("{}{word}", "0".repeat(if digits == 0 { 0 } else { DIGITS.saturating_sub(digits) }))
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use contacts_api::address::{AddressFileState, FileHolds};
    use contract::AddressFileId;
    use uuid::Uuid;

    use super::super::sheet::How;
    use super::*;

    type Named = (Option<String>, &'static str, String);

    fn read(row: &[(Field, &str)]) -> Result<Address, Vec<Named>> {
        let file = File {
            id: AddressFileId::from(Uuid::nil()),
            holds: FileHolds::Addresses,
            state: AddressFileState::Reading,
            headers: row.iter().map(|(field, _)| field.name().to_uppercase()).collect(),
            columns: row.iter().map(|(field, _)| Some(field.name().to_owned())).collect(),
            how: How { separator: b',', windows: false },
            bytes: 0,
            position: 0,
            line: 1,
            good: 0,
            bad: 0,
            gone: 0,
            stays: 0,
            carried: String::new(),
            compared_with: None,
            version: 1,
        };
        let cells = row.iter().map(|(_, cell)| (*cell).to_owned()).collect();
        let row = Row { line: 7, cells, end: 0, next_line: 8 };
        judge(&file, &row)
            .map_err(|faults| faults.into_iter().map(|fault| (fault.header, fault.code, fault.found)).collect())
    }

    #[test]
    fn parts_in_capitals_are_one_address_as_a_person_writes_it() {
        let flat = [
            (Field::Uprn, "000199356"),
            (Field::SubBuilding, "FLAT 2"),
            (Field::Number, "14"),
            (Field::Street, "ST JOHN'S ROAD"),
            (Field::Locality, "GORING-BY-SEA"),
            (Field::Town, "WORTHING"),
            (Field::Postcode, "bn111hs"),
            (Field::Easting, "514900"),
            (Field::Northing, "102600"),
        ];
        let read = read(&flat).unwrap();
        assert_eq!((read.uprn.as_str(), read.postcode.as_str()), ("199356", "BN11 1HS"));
        assert_eq!(read.line, "Flat 2, 14 St John's Road, Goring-by-Sea, Worthing");
        assert_eq!(read.place, "st johns road goring by sea worthing");
        assert_eq!(read.sort, "000014 flat 000002");
        assert!(read.words.contains(&"flat".to_owned()) && !read.words.contains(&"14".to_owned()));
        let (north, east) = read.position.unwrap();
        assert!((50.7..50.9).contains(&north) && (-0.5..-0.2).contains(&east), "{north} {east}");
    }

    #[test]
    fn numbers_have_their_letters_and_their_last_and_a_smaller_street_stands_before_the_street() {
        let line = |fields: &[(Field, &str)]| read(&[&[(Field::Uprn, "1")], fields].concat()).unwrap();
        let street = (Field::Street, "HIGH STREET");
        assert_eq!(line(&[(Field::Number, "14"), (Field::NumberSuffix, "a"), street]).line, "14A High Street");
        let range = [(Field::Number, "2"), (Field::NumberEnd, "4"), (Field::NumberEndSuffix, "B"), street];
        assert_eq!(line(&range).line, "2-4B High Street");
        assert_eq!(line(&[(Field::Number, "2"), (Field::NumberEnd, "2"), street]).line, "2 High Street");
        let mews = line(&[(Field::Number, "3"), (Field::DependentStreet, "KING'S MEWS"), street]);
        assert_eq!((mews.line.as_str(), mews.place.as_str()), ("3 King's Mews, High Street", "kings mews high street"));
        assert_eq!(mews.folded, "3 kings mews high street");
    }

    #[test]
    fn a_whole_address_loses_its_postcode_and_keeps_its_small_letters() {
        let whole = [
            (Field::Uprn, "1"),
            (Field::Address, "Tŷ Gwyn, 3 Heol y Bont, Abertawe, SA1 1AA"),
            (Field::Postcode, "SA1 1AA"),
        ];
        let read = read(&whole).unwrap();
        assert_eq!(read.line, "Tŷ Gwyn, 3 Heol y Bont, Abertawe");
        assert_eq!(read.folded, "ty gwyn 3 heol y bont abertawe sa1 1aa");
        assert_eq!(read.position, None);
    }

    #[test]
    fn everything_that_is_wrong_is_named_with_what_stands_there() {
        let wrong = [
            (Field::Uprn, "12x"),
            (Field::Postcode, "BN1"),
            (Field::Street, "HIGH STREET"),
            (Field::Easting, "9000000"),
            (Field::Northing, "1"),
            (Field::Latitude, "50.1"),
            (Field::Longitude, ""),
        ];
        let faults = read(&wrong).unwrap_err();
        let named: Vec<_> =
            faults.iter().map(|(header, code, found)| (header.as_deref(), *code, found.as_str())).collect();
        assert_eq!(
            named,
            [
                (Some("UPRN"), "not-a-uprn", "12x"),
                (Some("POSTCODE"), "not-a-postcode", "BN1"),
                (Some("EASTING"), "outside-britain", "9000000"),
                (Some("LONGITUDE"), "half-a-position", ""),
            ]
        );
        assert_eq!(read(&[(Field::Uprn, "1"), (Field::Street, "")]).unwrap_err()[0].1, "required");
    }
}
