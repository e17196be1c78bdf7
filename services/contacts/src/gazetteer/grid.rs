//! The British National Grid in degrees: Airy's ellipsoid, then the Ordnance Survey's published seven-parameter shift. Pure.
//! It is right to 5 metres over Great Britain (ADR-0030).

/// Airy 1830 and WGS84: half-axes in metres.
const AIRY: [f64; 2] = [6_377_563.396, 6_356_256.909];
const WGS84: [f64; 2] = [6_378_137.0, 6_356_752.314_245];
/// The grid's scale on its central meridian, its true origin in degrees, and that origin's place on it in metres.
const SCALE: f64 = 0.999_601_271_7;
const ORIGIN: [f64; 2] = [49.0, -2.0];
const FALSE: [f64; 2] = [400_000.0, -100_000.0];
/// The shift from OSGB36: metres, seconds of arc, parts in a million.
const MOVED: [f64; 3] = [446.448, -125.157, 542.060];
const TURNED: [f64; 3] = [0.150_2, 0.247_0, 0.842_1];
const GROWN: f64 = -20.489_4;
/// How often latitudes are brought nearer at most.
const ROUNDS: usize = 20;

/// Degrees north and east, WGS84, of metres east and north on the grid.
pub(super) fn degrees(easting: f64, northing: f64) -> (f64, f64) {
    let (north, east) = on_airy(easting, northing);
    on_wgs84(shifted(space(north, east)))
}

/// Radians north and east on Airy's ellipsoid.
fn on_airy(easting: f64, northing: f64) -> (f64, f64) {
    let [a, b] = AIRY;
    let origin = ORIGIN.map(f64::to_radians);
    let [east0, north0] = FALSE;
    let n = (a - b) / (a + b);
    let mut north = (northing - north0) / (a * SCALE) + origin[0];
    for _ in 0..ROUNDS {
        let left = northing - north0 - meridian(n, north, origin[0]);
        if left.abs() < 0.000_01 {
            break;
        }
        north += left / (a * SCALE);
    }
    let squared = 1.0 - (b / a).powi(2);
    let flat = 1.0 - squared * north.sin().powi(2);
    let (nu, rho) = (a * SCALE / flat.sqrt(), a * SCALE * (1.0 - squared) / flat.powf(1.5));
    let eta = nu / rho - 1.0;
    let (t, sec) = (north.tan(), 1.0 / north.cos());
    let (t2, t4, t6) = (t.powi(2), t.powi(4), t.powi(6));
    let east = easting - east0;
    let seven = t / (2.0 * rho * nu);
    let eight = t / (24.0 * rho * nu.powi(3)) * (5.0 + 3.0 * t2 + eta - 9.0 * t2 * eta);
    let nine = t / (720.0 * rho * nu.powi(5)) * (61.0 + 90.0 * t2 + 45.0 * t4);
    let ten = sec / nu;
    let eleven = sec / (6.0 * nu.powi(3)) * (nu / rho + 2.0 * t2);
    let twelve = sec / (120.0 * nu.powi(5)) * (5.0 + 28.0 * t2 + 24.0 * t4);
    let last = sec / (5040.0 * nu.powi(7)) * (61.0 + 662.0 * t2 + 1320.0 * t4 + 720.0 * t6);
    (
        north - seven * east.powi(2) + eight * east.powi(4) - nine * east.powi(6),
        origin[1] + ten * east - eleven * east.powi(3) + twelve * east.powi(5) - last * east.powi(7),
    )
}

/// Metres along the meridian from the origin.
fn meridian(n: f64, north: f64, origin: f64) -> f64 {
    let (less, more) = (north - origin, north + origin);
    let (n2, n3) = (n.powi(2), n.powi(3));
    AIRY[1]
        * SCALE
        * ((1.0 + n + 1.25 * n2 + 1.25 * n3) * less - (3.0 * n + 3.0 * n2 + 2.625 * n3) * less.sin() * more.cos()
            + (1.875 * n2 + 1.875 * n3) * (2.0 * less).sin() * (2.0 * more).cos()
            - 35.0 / 24.0 * n3 * (3.0 * less).sin() * (3.0 * more).cos())
}

fn space(north: f64, east: f64) -> [f64; 3] {
    let [a, b] = AIRY;
    let squared = 1.0 - (b / a).powi(2);
    let nu = a / (1.0 - squared * north.sin().powi(2)).sqrt();
    [nu * north.cos() * east.cos(), nu * north.cos() * east.sin(), (1.0 - squared) * nu * north.sin()]
}

fn shifted([x, y, z]: [f64; 3]) -> [f64; 3] {
    let [rx, ry, rz] = TURNED.map(|seconds| (seconds / 3600.0).to_radians());
    let grown = 1.0 + GROWN / 1_000_000.0;
    [
        MOVED[0] + x * grown - y * rz + z * ry,
        MOVED[1] + x * rz + y * grown - z * rx,
        MOVED[2] - x * ry + y * rx + z * grown,
    ]
}

fn on_wgs84([x, y, z]: [f64; 3]) -> (f64, f64) {
    let [a, b] = WGS84;
    let squared = 1.0 - (b / a).powi(2);
    let flat = x.hypot(y);
    let mut north = z.atan2(flat * (1.0 - squared));
    for _ in 0..ROUNDS {
        let nu = a / (1.0 - squared * north.sin().powi(2)).sqrt();
        let nearer = (z + squared * nu * north.sin()).atan2(flat);
        if (nearer - north).abs() < 1e-12 {
            break;
        }
        north = nearer;
    }
    (north.to_degrees(), y.atan2(x).to_degrees())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Metres between two places, near enough.
    fn apart((north, east): (f64, f64), (north2, east2): (f64, f64)) -> f64 {
        let metres = 111_320.0;
        ((north - north2) * metres).hypot((east - east2) * metres * north.to_radians().cos())
    }

    /// Places whose positions on the grid and in degrees were published side by side, from Scilly to Norfolk.
    #[test]
    fn published_places_are_met_within_five_metres() {
        for (on_grid, in_degrees) in [
            ((651_409.792, 313_177.448), (52.658_007_833, 1.716_073_972)),
            ((530_624.974, 178_388.464), (51.489_365_65, -0.119_925_57)),
            ((91_492.146, 11_318.804), (49.922_263_94, -6.299_777_52)),
        ] {
            let far = apart(degrees(on_grid.0, on_grid.1), in_degrees);
            assert!(far < 5.0, "{on_grid:?}: {far} m");
        }
    }

    proptest! {
        /// A metre on the ground stays about a metre, so no place is torn from its neighbour.
        #[test]
        fn neighbours_stay_neighbours(easting in 80_000.0..660_000.0, northing in 5_000.0..1_220_000.0) {
            let far = apart(degrees(easting, northing), degrees(easting + 100.0, northing));
            prop_assert!((far - 100.0).abs() < 1.0, "{far}");
        }
    }
}
