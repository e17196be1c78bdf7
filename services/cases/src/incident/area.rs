//! Where an incident is, and whether something is there. Pure.

use cases_api::case::Position;
use cases_api::incident::{Area, Circle, FARTHEST, Likeness, MOST_POSTCODES};
use contract::Faults;
use contract::faults::Unfit;
use contract::text::{self, Postcode};

/// The earth's radius, in metres.
const EARTH: f64 = 6_371_000.0;
/// Where a council of the United Kingdom can be.
const LATITUDES: std::ops::RangeInclusive<f64> = 49.8..=60.95;
const LONGITUDES: std::ops::RangeInclusive<f64> = -8.75..=1.85;

/// Where something was reported: a position, a postcode, either or both.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Spot {
    pub at: Option<Position>,
    pub postcode: Option<String>,
}

/// The smallest box that holds a circle: what an index can look for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub south: f64,
    pub north: f64,
    pub west: f64,
    pub east: f64,
}

/// How far two positions are from each other, in metres.
pub(crate) fn metres(one: Position, other: Position) -> f64 {
    let (lat, lon) = ((other.lat - one.lat).to_radians(), (other.lon - one.lon).to_radians());
    let across = one.lat.to_radians().cos() * other.lat.to_radians().cos() * (lon / 2.0).sin().powi(2);
    let chord = (lat / 2.0).sin().powi(2) + across;
    2.0 * EARTH * chord.clamp(0.0, 1.0).sqrt().asin()
}

/// The box around a circle.
pub(crate) fn bounds(circle: &Circle) -> Bounds {
    // A little more than the circle, so that nothing on its edge is lost to rounding.
    let north_south = (f64::from(circle.metres) * 1.001 / EARTH).to_degrees();
    let widest = (circle.lat.abs() + north_south).min(89.0).to_radians();
    let east_west = north_south / widest.cos();
    Bounds {
        south: circle.lat - north_south,
        north: circle.lat + north_south,
        west: circle.lon - east_west,
        east: circle.lon + east_west,
    }
}

/// Whether an area is no part of the council but all of it.
pub(crate) fn is_everywhere(area: &Area) -> bool {
    area.circle.is_none() && area.postcodes.is_empty()
}

/// Why something is in an area; `None` where it isn't, or nobody can know. A position that is known decides where there
/// is a circle, unless the postcode is one of those that are meant.
pub(crate) fn covers(area: &Area, spot: &Spot) -> Option<Likeness> {
    if is_everywhere(area) {
        return Some(Likeness::Service);
    }
    let near = area.circle.as_ref().zip(spot.at).and_then(|(circle, at)| {
        let away = metres(circle.middle(), at);
        (away <= f64::from(circle.metres)).then(|| Likeness::Near { metres: rounded(away) })
    });
    let meant = |postcode: &String| area.postcodes.iter().any(|begins| begins_postcode(begins, postcode));
    near.or_else(|| spot.postcode.as_ref().filter(|postcode| meant(postcode)).map(|_| Likeness::Postcode))
}

/// Whole metres.
pub(crate) fn rounded(metres: f64) -> u32 {
    format!("{:.0}", metres.max(0.0)).parse().unwrap_or(u32::MAX)
}

/// Whether a postcode is one, or begins with one, in whole parts: `BN1` doesn't begin `BN11 1HS`.
fn begins_postcode(begins: &str, postcode: &str) -> bool {
    match postcode.strip_prefix(begins) {
        Some("") => true,
        Some(rest) => begins.contains(' ') || rest.starts_with(' '),
        None => false,
    }
}

/// What every postcode that begins so begins with, as it is written.
pub(crate) fn beginning(begins: &str) -> String {
    if begins.contains(' ') { begins.to_owned() } else { format!("{begins} ") }
}

/// Reads where an incident is.
pub(super) fn read(pointer: &str, asked: &Area, faults: &mut Faults) -> Option<Area> {
    let circle = asked.circle.map(|circle| read_circle(pointer, circle, faults));
    if asked.postcodes.len() > MOST_POSTCODES {
        faults.add(&format!("{pointer}/postcodes"), "too-many", "Give 20 postcodes at most.");
        return None;
    }
    let read = asked.postcodes.iter().enumerate();
    let read = read.map(|(at, typed)| faults.take(&format!("{pointer}/postcodes/{at}"), part_of_postcode(typed)));
    let mut postcodes = read.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>()?;
    postcodes.sort();
    postcodes.dedup();
    Some(Area { circle: circle.map_or(Some(None), |circle| circle.map(Some))?, postcodes })
}

fn read_circle(pointer: &str, circle: Circle, faults: &mut Faults) -> Option<Circle> {
    let places = [
        ("lat", LATITUDES.contains(&circle.lat), "Enter a latitude in the United Kingdom, like 50.8123."),
        ("lon", LONGITUDES.contains(&circle.lon), "Enter a longitude in the United Kingdom, like -0.3712."),
        ("metres", (1..=FARTHEST).contains(&circle.metres), "Enter a distance of 1 to 50,000 metres."),
    ];
    for (field, _, detail) in places.iter().filter(|(_, sound, _)| !sound) {
        faults.add(&format!("{pointer}/circle/{field}"), "out-of-range", *detail);
    }
    places.iter().all(|(_, sound, _)| *sound).then_some(circle)
}

/// A postcode, its district or its sector, in one notation.
fn part_of_postcode(typed: &str) -> Result<String, Unfit> {
    if let Ok(whole) = Postcode::parse(typed) {
        return Ok(whole.as_str().to_owned());
    }
    let wrong = || Unfit::new("not-a-postcode", "Enter a postcode or how it begins, like BN11 1HS, BN11 1 or BN11.");
    let typed = text::required(text::line(typed, 20)?)?.to_uppercase();
    let mut parts = typed.split_whitespace();
    let (outward, inward) = (parts.next().unwrap_or_default(), parts.next());
    let sector = inward.is_none_or(|inward| inward.len() == 1 && inward.chars().all(|c| c.is_ascii_digit()));
    // With any unit of it, a beginning that can be one makes a postcode.
    let made = Postcode::parse(&format!("{outward} {}AA", inward.unwrap_or("1")));
    match made {
        Ok(whole) if sector && parts.next().is_none() && whole.as_str().starts_with(&beginning(outward)) => {
            Ok(inward.map_or_else(|| outward.to_owned(), |inward| format!("{outward} {inward}")))
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const QUAY: Position = Position { lat: 50.8100, lon: -0.3700 };

    fn around(metres: u32) -> Area {
        Area { circle: Some(Circle { lat: QUAY.lat, lon: QUAY.lon, metres }), postcodes: Vec::new() }
    }

    fn at(lat: f64, lon: f64) -> Spot {
        Spot { at: Some(Position { lat, lon }), postcode: None }
    }

    #[test]
    fn a_minute_of_latitude_is_a_nautical_mile() {
        let away = metres(QUAY, Position { lat: QUAY.lat + 1.0 / 60.0, lon: QUAY.lon });
        assert!((away - 1853.0).abs() < 2.0, "{away}");
    }

    #[test]
    fn what_is_near_is_in_it_and_what_is_far_is_not() {
        assert!(matches!(covers(&around(200), &at(50.8110, -0.3700)), Some(Likeness::Near { metres: 105..=115 })));
        assert_eq!(covers(&around(100), &at(50.8110, -0.3700)), None);
        assert_eq!(covers(&Area::default(), &Spot::default()), Some(Likeness::Service));
    }

    #[test]
    fn postcodes_are_meant_in_whole_parts() {
        let area = |begins: &str| Area { circle: None, postcodes: vec![begins.to_owned()] };
        let spot = Spot { at: None, postcode: Some("BN11 1HS".to_owned()) };
        for begins in ["BN11", "BN11 1", "BN11 1HS"] {
            assert_eq!(covers(&area(begins), &spot), Some(Likeness::Postcode), "{begins}");
        }
        for begins in ["BN1", "BN11 2", "BN11 1HT"] {
            assert_eq!(covers(&area(begins), &spot), None, "{begins}");
        }
    }

    #[test]
    fn a_part_of_a_postcode_is_read_in_any_notation() {
        for (typed, kept) in [("bn11", "BN11"), (" bn11  1 ", "BN11 1"), ("BN111hs", "BN11 1HS"), ("gir", "GIR")] {
            assert_eq!(part_of_postcode(typed).unwrap(), kept);
        }
        for wrong in ["", "Worthing", "BN11 12", "BN11 1 1", "11", "B"] {
            assert!(part_of_postcode(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_fault_of_an_area_is_told() {
        let mut faults = Faults::none();
        let circle = Some(Circle { lat: 0.0, lon: f64::NAN, metres: 0 });
        let asked = Area { circle, postcodes: vec!["BN11".to_owned(), "x".to_owned()] };
        assert_eq!(read("/area", &asked, &mut faults), None);
        let problem = faults.finish::<()>(None).unwrap_err();
        let pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/area/circle/lat", "/area/circle/lon", "/area/circle/metres", "/area/postcodes/1"]);
    }

    proptest! {
        #[test]
        fn whatever_is_in_a_circle_is_in_its_box(
            lat in LATITUDES, lon in LONGITUDES, metres in 1..=FARTHEST, north in -0.6..0.6f64, east in -0.9..0.9f64
        ) {
            let circle = Circle { lat, lon, metres };
            let spot = Position { lat: lat + north, lon: lon + east };
            let inside = super::metres(circle.middle(), spot) <= f64::from(metres);
            let held = bounds(&circle);
            let boxed = (held.south..=held.north).contains(&spot.lat) && (held.west..=held.east).contains(&spot.lon);
            prop_assert!(!inside || boxed);
        }
    }
}
