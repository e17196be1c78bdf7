use std::time::Duration;

/// After so many tries a message has failed.
pub(super) const MOST_TRIES: i32 = 12;
const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(3600);

/// How long to wait after the try of this number, counted from 1; none after the last. Each wait is
/// twice the one before, up to an hour; `chance`, 0 to 1, takes off up to a quarter or adds it.
pub(super) fn wait(tries: i32, chance: f64) -> Option<Duration> {
    if tries >= MOST_TRIES {
        return None;
    }
    let doubled = FIRST.as_secs_f64() * 2_f64.powi(tries.max(1) - 1);
    Some(Duration::from_secs_f64(doubled.min(LONGEST.as_secs_f64()) * (0.75 + chance.clamp(0.0, 1.0) / 2.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_from_five_seconds_to_an_hour_and_end_with_the_twelfth_try() {
        let seconds: Vec<u64> = (1..12).filter_map(|tries| wait(tries, 0.5)).map(|wait| wait.as_secs()).collect();
        assert_eq!(seconds, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600]);
        assert_eq!(wait(12, 0.5), None);
    }

    #[test]
    fn chance_spreads_by_a_quarter_either_way() {
        assert_eq!(wait(1, 0.0), Some(Duration::from_millis(3_750)));
        assert_eq!(wait(1, 1.0), Some(Duration::from_millis(6_250)));
    }
}
