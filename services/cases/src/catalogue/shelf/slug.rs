//! A service's part of an address, from its name. Pure.

/// The most letters of it, before a number.
const MOST: usize = 60;

/// The first address of a name that isn't taken: small letters and digits, joined by `-`.
pub(super) fn of(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        let c = c.to_ascii_lowercase();
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\'' | '’' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(MOST);
    let slug = slug.trim_end_matches('-');
    let slug = if slug.is_empty() { "service" } else { slug }.to_owned();
    let numbered = (2_u32..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(numbered).find(|slug| !taken(slug)).unwrap_or(slug)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_made_of_the_name() {
        let free = |_: &str| false;
        assert_eq!(of("Join the garden waste scheme", free), "join-the-garden-waste-scheme");
        assert_eq!(of("  Mayor’s fund: apply!  ", free), "mayors-fund-apply");
        assert_eq!(of("“…”", free), "service");
        assert_eq!(of("Bins", |slug| slug == "bins" || slug == "bins-2"), "bins-3");
    }

    proptest! {
        #[test]
        fn any_name_makes_an_address(name in ".{0,200}") {
            let slug = of(&name, |_| false);
            prop_assert!((1..=MOST).contains(&slug.len()));
            prop_assert!(slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        }
    }
}
