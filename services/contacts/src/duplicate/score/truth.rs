//! A town of people with hidden truth, some of whom stand in the books twice, and how well the score finds them.
//! `make bench-duplicates` prints it for 60,000 people; `DUPLICATES_PEOPLE` says for how many.

use std::collections::{BTreeMap, BTreeSet};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use time::{Date, Duration, Month};

use super::{Home, Traits, keys, score, unchosen};
use crate::duplicate::MOST_OF_A_KEY;

const FAMILIES: &str = "Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright \
    Walker White Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood Turner Martin Cooper Hill Ward \
    Morris Moore Clark Lee King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett \
    Young Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards Khan \
    Marshall Anderson Simpson Ellis Adams Singh Begum Wilkinson Foster Chapman Powell Webb Rogers Gray Mason Ali Hunt \
    Hussain Campbell Matthews Owen Palmer Holmes Mills Barnes Knight Lloyd Butler Russell Barker Fisher Stevens \
    Jenkins Murray Dixon Harvey Pugh Rees Llewellyn Prosser Gwynne O’Brien O’Neill McDonald MacLeod Fitzgerald \
    Nowak Kowalski García Müller Ó-Súilleabháin Prydderch Sørensen Ahmed Chowdhury Okafor Adeyemi Nguyen Wong";
const GIVEN: &str = include_str!("given.txt");
const STREETS: [&str; 12] = [
    "High Street",
    "Station Road",
    "Mill Lane",
    "Church Street",
    "Chapel Street",
    "The Avenue",
    "Ffordd y Môr",
    "Stryd Fawr",
    "Park Road",
    "Victoria Road",
    "Green Lane",
    "Kingsway",
];

/// Of these the rarer family names are made, as of places.
const ROOTS: &str =
    "Ash Black Brad Brough Copp Darn Eccle Fair Green Hart Hather Lang Marl Nether Oak Pem Rad Stan Thorn Wal";
const ENDS: &str = "bourne bury by cliffe combe dale field ford ham hurst ley stone ton well wick worth";

/// A record, and whose it is in truth.
struct Record {
    person: usize,
    known: Traits,
}

/// Someone as they are.
#[derive(Clone)]
struct Person {
    given: String,
    middle: Option<String>,
    family: String,
    born: Date,
    email: Option<String>,
    mobile: Option<String>,
    landline: Option<String>,
    lines: String,
    postcode: String,
}

struct Town {
    chance: StdRng,
    families: Vec<&'static str>,
    given: Vec<Vec<&'static str>>,
    people: Vec<Person>,
    homes: usize,
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Town {
    fn of(people: usize) -> Self {
        let families = FAMILIES.split_whitespace().collect();
        let given = GIVEN.lines().map(|line| line.split_whitespace().collect()).collect();
        let mut town = Self {
            chance: StdRng::seed_from_u64(number("DUPLICATES_SEED", 5)),
            families,
            given,
            people: Vec::new(),
            homes: 0,
        };
        while town.people.len() < people {
            town.household();
        }
        town
    }

    fn one_in(&mut self, n: u32) -> bool {
        self.chance.random_range(0..n) == 0
    }

    /// Some are had by many, most by few.
    fn rank(&mut self, of: usize) -> usize {
        let (one, other) = (self.chance.random_range(0..of), self.chance.random_range(0..of));
        one.min(other)
    }

    fn name(&mut self) -> String {
        let at = self.rank(self.given.len());
        capital(self.given[(at * 37) % self.given.len()][0])
    }

    fn family(&mut self) -> String {
        if self.one_in(2) {
            let parts = [ROOTS, ENDS].map(|of| of.split_whitespace().collect::<Vec<_>>());
            return parts.iter().map(|of| of[self.chance.random_range(0..of.len())]).collect();
        }
        let at = self.rank(self.families.len());
        let family = self.families[at].replace('-', " ");
        if self.one_in(25) {
            let at = self.rank(self.families.len());
            return format!("{family}-{}", self.families[at]);
        }
        family
    }

    fn day(&mut self, from: i32, to: i32) -> Date {
        let first = Date::from_calendar_date(from, Month::January, 1).unwrap();
        first + Duration::days(self.chance.random_range(0..i64::from(to - from) * 365))
    }

    fn digits(&mut self, beginning: &str, count: u32) -> String {
        let number = self.chance.random_range(0..10u64.pow(count));
        format!("{beginning}{number:0width$}", width = count as usize)
    }

    /// People under one roof: partners, children (some of them twins), a father and a son of one name, lodgers.
    fn household(&mut self) {
        let home = self.homes;
        self.homes += 1;
        // A postcode has some fifteen houses.
        let code = home / 15;
        let letter = |n: usize| char::from(b'A' + u8::try_from(n % 20).unwrap());
        let postcode = format!("BN{} {}{}{}", code % 90, code / 90 % 10, letter(code / 900), letter(code / 18_000));
        let street = STREETS[code % STREETS.len()];
        let lines = format!("{} {street}", home % 15 * 2 + 1);
        let landline = (!self.one_in(3)).then(|| self.digits("+441903", 6));
        let family = self.family();
        let size = self.chance.random_range(1..=5usize);
        let mut shared_email = None;
        let begins = self.people.len();
        for nth in 0..size {
            let child = nth >= 2;
            let family = if self.one_in(8) { self.family() } else { family.clone() };
            let born = if child { self.day(1985, 2008) } else { self.day(1935, 1984) };
            let twin = child && self.one_in(12);
            let before = self.people.last().filter(|_| nth >= 3).map(|person| person.born);
            let born = before.filter(|_| twin).unwrap_or(born);
            let junior = child && self.one_in(150);
            let mut given = self.name();
            while self.people[begins..].iter().any(|person| person.given == given) {
                given = self.name();
            }
            let fathers = self.people.get(begins).map(|person| person.given.clone());
            let given = fathers.filter(|_| junior).unwrap_or(given);
            let middle = (!self.one_in(3)).then(|| self.name());
            let own = self.email(&given, &family);
            let email = match (nth, self.one_in(12)) {
                (1, true) => shared_email.clone(),
                _ => (!self.one_in(5)).then_some(own),
            };
            shared_email = shared_email.or_else(|| email.clone());
            let mobile = (!self.one_in(5)).then(|| self.digits("+4477", 8));
            let landline = landline.clone();
            let (lines, postcode) = (lines.clone(), postcode.clone());
            self.people.push(Person { given, middle, family, born, email, mobile, landline, lines, postcode });
        }
    }

    fn email(&mut self, given: &str, family: &str) -> String {
        let family = contract::text::fold(family).replace(' ', "");
        let number = self.chance.random_range(1..999);
        let domain = ["gmail.example", "outlook.example", "btinternet.example"][self.rank(3)];
        format!("{}.{family}{number}@{domain}", contract::text::fold(given))
    }

    /// What a person says of themselves at one time. Who comes a second time says it otherwise.
    fn record(&mut self, person: usize, again: bool) -> Record {
        let mut said = self.people[person].clone();
        if again {
            self.changed(&mut said);
        }
        let middle = said.middle.clone().filter(|_| self.one_in(4)).map(|name| format!(" {name}")).unwrap_or_default();
        let mut name = format!("{}{middle} {}", said.given, said.family);
        if again {
            name = self.written(name, &said);
        }
        let mut known = Traits { names: vec![name], ..Traits::default() };
        known.born = Some(said.born).filter(|_| self.one_in(3));
        known.emails.extend(said.email.filter(|_| !self.one_in(6)));
        let phone = if self.one_in(3) { said.landline.or(said.mobile) } else { said.mobile.or(said.landline) };
        known.phones.extend(phone.filter(|_| !self.one_in(6)));
        let whole = !self.one_in(4);
        let lines = Some(contract::text::fold(&said.lines)).filter(|_| whole);
        known.homes.extend(Some(Home { postcode: said.postcode, lines }).filter(|_| !self.one_in(30)));
        Record { person, known }
    }

    /// Life went on: they moved, married, have another number or address.
    fn changed(&mut self, said: &mut Person) {
        if self.one_in(12) {
            said.mobile = Some(self.digits("+4478", 8));
        }
        if self.one_in(12) {
            let (given, family) = (said.given.clone(), said.family.clone());
            said.email = Some(self.email(&given, &family));
        } else if self.one_in(12) {
            said.email = said.email.take().map(|email| email.replacen('.', "", 1));
        }
        if self.one_in(14) {
            let elsewhere = self.chance.random_range(0..self.people.len());
            let Person { lines, postcode, landline, .. } = self.people[elsewhere].clone();
            (said.lines, said.postcode, said.landline) = (lines, postcode, landline);
        }
        if self.one_in(30) {
            said.family = self.family();
        }
        if self.one_in(25) {
            said.born = said.born.replace_day(said.born.day() % 28 + 1).unwrap();
        }
    }

    /// A name as it is written down by someone else.
    fn written(&mut self, name: String, said: &Person) -> String {
        let folded = said.given.to_lowercase();
        let line = self.given.iter().find(|line| line[0] == folded).cloned().unwrap_or_default();
        match self.chance.random_range(0..24) {
            0 | 1 if line.len() > 1 => {
                format!("{} {}", capital(line[self.chance.random_range(1..line.len())]), said.family)
            }
            2 | 3 => format!("{} {}", said.family, said.given),
            4 => format!("{}. {}", said.given.chars().next().unwrap_or_default(), said.family),
            5 | 6 => self.slip(&name),
            7 | 8 => contract::text::fold(&name),
            9 | 10 => format!("Mrs {name}"),
            11 => said.middle.as_ref().map_or(name.clone(), |middle| format!("{middle} {}", said.family)),
            _ => name,
        }
    }

    /// One letter goes missing, is doubled, or changes places with the next.
    fn slip(&mut self, name: &str) -> String {
        let mut letters: Vec<char> = name.chars().collect();
        let at = self.chance.random_range(1..letters.len() - 1);
        match self.chance.random_range(0..3) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            _ => letters.swap(at, at - 1),
        }
        letters.into_iter().collect()
    }
}

/// What was found of what there is.
#[derive(Debug, Default)]
struct Found {
    right: usize,
    wrong: usize,
    missed: usize,
    compared: usize,
}

impl Found {
    fn share(part: usize, other: usize) -> f64 {
        f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from((part + other).max(1)).unwrap())
    }

    fn precision(&self) -> f64 {
        Self::share(self.right, self.wrong)
    }

    fn recall(&self) -> f64 {
        Self::share(self.right, self.missed)
    }
}

fn find(records: &[Record], show: usize) -> Found {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        for key in keys(&record.known) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for held in by_key.values().filter(|held| held.len() <= MOST_OF_A_KEY) {
        for (nth, one) in held.iter().enumerate() {
            pairs.extend(held[nth + 1..].iter().map(|other| (*one, *other)));
        }
    }
    let rules = unchosen();
    let mut found = Found { compared: pairs.len(), ..Found::default() };
    let mut seen = BTreeSet::new();
    let mut shown = 0;
    for (one, other) in pairs {
        let (one, other) = (&records[one], &records[other]);
        let result = score(&one.known, &other.known, &rules);
        let suggested = result.points >= rules.threshold;
        match (suggested, one.person == other.person) {
            (true, true) => {
                seen.insert(one.person);
                found.right += 1;
            }
            (true, false) => {
                found.wrong += 1;
                if shown < show {
                    shown += 1;
                    println!("WRONG {} {:?}\n  {:?}\n  {:?}", result.points, result.parts, one.known, other.known);
                }
            }
            _ => {}
        }
    }
    let mut twice: BTreeMap<usize, Vec<&Record>> = BTreeMap::new();
    records.iter().for_each(|record| twice.entry(record.person).or_default().push(record));
    let mut shown = 0;
    for held in twice.values().filter(|held| held.len() == 2) {
        if !seen.contains(&held[0].person) {
            found.missed += 1;
            if shown < show {
                shown += 1;
                let result = score(&held[0].known, &held[1].known, &rules);
                println!("MISSED {} {:?}\n  {:?}\n  {:?}", result.points, result.parts, held[0].known, held[1].known);
            }
        }
    }
    found
}

fn number<N: std::str::FromStr>(name: &str, otherwise: N) -> N {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn in_a_town_with_hidden_truth_what_is_suggested_is_right_and_little_is_missed() {
    let mut town = Town::of(number("DUPLICATES_PEOPLE", 6_000));
    let mut records = Vec::new();
    for person in 0..town.people.len() {
        records.push(town.record(person, false));
        if town.one_in(8) {
            records.push(town.record(person, true));
        }
    }
    let found = find(&records, number("DUPLICATES_SHOW", 0));
    let Found { right, wrong, missed, compared } = found;
    println!("{} records, {} people, {} pairs compared", records.len(), town.people.len(), compared);
    println!("suggested {} pairs: {right} right, {wrong} wrong; {missed} of {} missed", right + wrong, right + missed);
    println!("precision {:.4}, recall {:.4}", found.precision(), found.recall());
    assert!(found.precision() >= 0.98, "{found:?}");
    assert!(found.recall() >= 0.90, "{found:?}");
}
