//! What a column of a file of addresses holds, guessed from its header. Pure.

use contacts_api::address::{AddressField as Field, FileHolds};

/// What headers say, as they are compared: AddressBase's own names and those that councils use.
const SAID: [(Field, &[&str]); 19] = [
    (Field::Uprn, &["uprn"]),
    (
        Field::Address,
        &[
            "address",
            "fulladdress",
            "singlelineaddress",
            "addressline",
            "addresstext",
            "geographicaddress",
            "postaladdress",
        ],
    ),
    (Field::Organisation, &["organisationname", "organisation", "laorganisation", "company"]),
    (Field::SubBuilding, &["subbuildingname", "subbuilding", "saotext", "flat", "flatname"]),
    (Field::Building, &["buildingname", "building", "paotext", "housename", "property", "propertyname"]),
    (Field::Number, &["buildingnumber", "number", "housenumber", "paostartnumber", "propertynumber"]),
    (Field::NumberSuffix, &["paostartsuffix", "numbersuffix", "buildingnumbersuffix"]),
    (Field::NumberEnd, &["paoendnumber", "numberend"]),
    (Field::NumberEndSuffix, &["paoendsuffix", "numberendsuffix"]),
    (Field::DependentStreet, &["dependentthoroughfare", "dependentthoroughfarename", "dependentstreet"]),
    (
        Field::Street,
        &["thoroughfare", "street", "streetname", "streetdescription", "streetdescriptor", "road", "thoroughfarename"],
    ),
    (Field::Locality, &["dependentlocality", "locality", "localityname", "village"]),
    (Field::Town, &["posttown", "town", "townname", "city"]),
    (Field::Postcode, &["postcode", "postcodelocator", "postalcode"]),
    (Field::Ward, &["ward", "wardname", "wardcode"]),
    (Field::Easting, &["xcoordinate", "easting", "eastings", "x"]),
    (Field::Northing, &["ycoordinate", "northing", "northings", "y"]),
    (Field::Latitude, &["latitude", "lat"]),
    (Field::Longitude, &["longitude", "lon", "long", "lng"]),
];

/// A guess at what each column holds; none holds what another one holds already.
pub(super) fn columns(holds: FileHolds, headers: &[String]) -> Vec<Option<String>> {
    let mut taken: Vec<Field> = Vec::new();
    let guessed = headers.iter().map(|header| {
        let bare: String = header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let field = match holds {
            FileHolds::Addresses => said(&bare, &taken),
            FileHolds::Rounds if bare == "uprn" && !taken.contains(&Field::Uprn) => Some(Field::Uprn),
            FileHolds::Rounds => Some(&bare)
                .filter(|bare| bare.contains("round"))
                .and_then(|_| Field::ROUNDS.into_iter().find(|field| !taken.contains(field))),
        }?;
        taken.push(field);
        Some(field.name().to_owned())
    });
    guessed.collect()
}

fn said(bare: &str, taken: &[Field]) -> Option<Field> {
    SAID.iter().find(|(field, said)| said.contains(&bare) && !taken.contains(field)).map(|(field, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headers_of_addressbase_are_understood_and_the_first_of_two_alike() {
        let headers = ["UPRN", "SUB_BUILDING_NAME", "BUILDING_NUMBER", "THOROUGHFARE", "POST_TOWN", "POSTCODE"];
        let headers = [&headers[..], &["X_COORDINATE", "Y_COORDINATE", "POSTCODE_LOCATOR", "RPC"]].concat();
        let headers: Vec<_> = headers.into_iter().map(str::to_owned).collect();
        let guessed = columns(FileHolds::Addresses, &headers);
        let guessed: Vec<_> = guessed.iter().map(|column| column.as_deref().unwrap_or("-")).collect();
        let expected =
            ["uprn", "sub_building", "number", "street", "town", "postcode", "easting", "northing", "-", "-"];
        assert_eq!(guessed, expected);
    }

    #[test]
    fn each_column_of_a_file_of_rounds_that_is_named_so_is_one_as_far_as_there_is_room() {
        let headers = ["uprn", "Refuse round", "Recycling round", "Crew", "Garden round", "Round 4", "Round 5"];
        let guessed = columns(FileHolds::Rounds, &headers.map(str::to_owned));
        let guessed: Vec<_> = guessed.iter().map(|column| column.as_deref().unwrap_or("-")).collect();
        assert_eq!(guessed, ["uprn", "round", "round_2", "-", "round_3", "round_4", "-"]);
    }

    #[test]
    fn every_field_is_said_somehow_and_no_word_says_two() {
        assert!(SAID.into_iter().map(|(field, _)| field).eq(Field::of(FileHolds::Addresses)));
        let mut words: Vec<_> = SAID.iter().flat_map(|(_, said)| said.iter()).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
