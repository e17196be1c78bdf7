//! What shows in the window of an envelope.

use crate::template::one_line;

/// How many lines the part of an address between the name and the postcode has at most.
const MOST: usize = 4;

/// Name, address and postcode, a line each; an address of many parts has several of them in a line.
pub(super) fn lines(name: &str, address: &str, postcode: &str) -> Vec<String> {
    let parts = address.split([',', '\n']).map(one_line).filter(|part| !part.is_empty());
    let between = few(parts.collect());
    let whole = [vec![one_line(name)], between, vec![one_line(postcode)]].concat();
    whole.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Joins the two neighbours that are the shortest together until there are few.
fn few(mut parts: Vec<String>) -> Vec<String> {
    while parts.len() > MOST {
        let pairs =
            parts.iter().zip(parts.iter().skip(1)).map(|(one, next)| one.chars().count() + next.chars().count());
        let Some((at, _)) = pairs.enumerate().min_by_key(|(_, long)| *long) else { break };
        let next = parts.remove(at + 1);
        if let Some(one) = parts.get_mut(at) {
            *one = format!("{one}, {next}");
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_a_line_and_the_postcode_is_the_last() {
        assert_eq!(
            lines("Ann Jones", "14 Mill Lane, Worthing", "BN11 1HS"),
            ["Ann Jones", "14 Mill Lane", "Worthing", "BN11 1HS"]
        );
        assert_eq!(lines("Ann\r\nJones", " 1 High Street ,, ", ""), ["Ann  Jones", "1 High Street"]);
    }

    #[test]
    fn an_address_of_many_parts_keeps_all_of_them_in_few_lines() {
        let found = lines("Ann", "Flat 2, The Old Mill, 14 Mill Lane, Lower Village, Near Town, Powys", "LD1 5AA");
        assert_eq!(
            found,
            ["Ann", "Flat 2, The Old Mill", "14 Mill Lane", "Lower Village", "Near Town, Powys", "LD1 5AA"]
        );
    }
}
