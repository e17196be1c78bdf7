//! Invented names and streets: some that are common in life, the rest made of syllables.

use rand::RngExt;
use rand::rngs::StdRng;

const FIRST: [&str; 40] = [
    "James",
    "Mary",
    "Siân",
    "John",
    "Peter",
    "Ann",
    "Robert",
    "David",
    "Emma",
    "Olivia",
    "Gareth",
    "Rhys",
    "Helen",
    "Paul",
    "Mohammed",
    "Aisha",
    "Priya",
    "Tomasz",
    "Zoë",
    "Alan",
    "Catherine",
    "Stephen",
    "Margaret",
    "Susan",
    "Michael",
    "Sarah",
    "Daniel",
    "Laura",
    "Andrew",
    "Karen",
    "Mark",
    "Julie",
    "Thomas",
    "Jean",
    "George",
    "Patricia",
    "Owen",
    "Megan",
    "Ivy",
    "Noah",
];
const LAST: [&str; 40] = [
    "Smith", "Jones", "Williams", "Taylor", "Brown", "Davies", "Evans", "Thomas", "Wilson", "Johnson", "Roberts",
    "Robinson", "Thompson", "Wright", "Walker", "White", "Edwards", "Hughes", "Green", "Hall", "Lewis", "Harris",
    "Clarke", "Patel", "Jackson", "Wood", "Turner", "Martin", "Cooper", "Hill", "Ward", "Morris", "Moore", "Clark",
    "Baker", "Khan", "King", "Morgan", "O'Brien", "McDonald",
];
const STREET: [&str; 20] = [
    "High", "Station", "Church", "Mill", "Chapel", "Park", "Victoria", "Green", "Manor", "Castle", "Bridge", "School",
    "North", "South", "West", "Queens", "Kings", "New", "London", "Orchard",
];
const KIND: [&str; 8] = ["Road", "Street", "Lane", "Avenue", "Close", "Drive", "Way", "Gardens"];
const TOWN: [&str; 12] = [
    "Wenbury",
    "Alderbury",
    "Oakley",
    "Hartsmere",
    "Milford",
    "Stoke",
    "Brook",
    "Thornham",
    "Easton",
    "Weston",
    "Norbury",
    "Kirkby",
];
const SYLLABLE: [&str; 24] = [
    "ban", "cor", "del", "far", "gil", "har", "jen", "kel", "lin", "mor", "nor", "pen", "quil", "ros", "sed", "tol",
    "ver", "wes", "yar", "bry", "cad", "dun", "fen", "gwy",
];
const ENDING: [&str; 14] =
    ["ton", "ley", "man", "son", "well", "ford", "by", "worth", "ham", "field", "er", "wood", "dale", "more"];

/// Vocabularies as large as those of a big council.
pub struct Words {
    first: Vec<String>,
    last: Vec<String>,
    street: Vec<String>,
}

impl Words {
    /// The same every time for the same chance.
    pub fn new(chance: &mut StdRng) -> Self {
        let mut made = |known: &[&str], size: usize| {
            let mut words: Vec<String> = known.iter().map(|word| (*word).to_owned()).collect();
            words.extend((known.len()..size).map(|_| invented(chance)));
            words
        };
        Self { first: made(&FIRST, 600), last: made(&LAST, 9_000), street: made(&STREET, 3_000) }
    }

    /// A name; one in twenty people bears the commonest surname.
    pub fn name(&self, chance: &mut StdRng) -> (String, String) {
        (common(&self.first, 2, chance), common(&self.last, 3, chance))
    }

    /// An address in one line, without its postcode.
    pub fn address(&self, chance: &mut StdRng) -> String {
        let (street, number) = (common(&self.street, 2, chance), chance.random_range(1..200));
        format!("{number} {street} {}, {}", common(&KIND, 1, chance), common(&TOWN, 2, chance))
    }
}

/// One of the words; the higher the power, the likelier one of the first.
fn common<T: ToString>(words: &[T], power: i32, chance: &mut StdRng) -> String {
    let at = chance.random::<f64>().powi(power) * words.len() as f64;
    words.get(at as usize).map(ToString::to_string).unwrap_or_default()
}

fn invented(chance: &mut StdRng) -> String {
    let mut word: String =
        (0..chance.random_range(1..3)).map(|_| SYLLABLE[chance.random_range(0..SYLLABLE.len())]).collect();
    word.push_str(ENDING[chance.random_range(0..ENDING.len())]);
    word[..1].to_uppercase() + &word[1..]
}
