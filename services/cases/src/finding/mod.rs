//! Finding a service in a citizen's own words, misspelt or in Welsh.
//!
//! Every service is known by its name, by what citizens call it, and, weighing less, by its
//! summary. Rare words tell more than common ones. A word that nobody knows is taken for one that
//! it begins, that differs by a letter or two, or that it is a Welsh mutation of.

mod vocabulary;
mod words;

use std::collections::BTreeMap;

use contract::Bilingual;

use crate::library::Entry;
use vocabulary::{Vocabulary, WordId};

/// The most letters of a question that are read, and the most words.
const MOST_LETTERS: usize = 200;
const MOST_WORDS: usize = 16;

/// What a word of a summary weighs beside one of a name.
const SUMMARY_WEIGHT: f64 = 0.5;

/// The least score of a hit that knows no word of the question for certain.
const LEAST_SCORE: f64 = 0.25;

/// The least score of a hit as a share of the best one's.
const LEAST_SHARE: f64 = 0.4;

/// What can be found: a service, or an answer that the council has written down.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// By what it is told apart: a service's slug, an article's id.
    pub key: &'a str,
    /// What it is called.
    pub name: &'a Bilingual,
    /// What it is for, in a sentence.
    pub summary: &'a Bilingual,
    /// What citizens call it, in English and in Welsh.
    pub said_as: [&'a [String]; 2],
}

/// Services, or other subjects, made ready to be found. It is read-only: make it once.
#[derive(Debug)]
pub struct Finder {
    services: Vec<Findable>,
    vocabulary: Vocabulary,
}

/// A service that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// Its slug, or another subject's key.
    pub slug: &'a str,
    /// How well it fits, above 0, at most 1; 0 where nothing was asked.
    pub score: f64,
    /// The catalogue's phrase that came nearest; empty where nothing was asked.
    pub phrase: &'a str,
}

#[derive(Debug)]
struct Findable {
    slug: String,
    phrases: Vec<Phrase>,
    weights: BTreeMap<WordId, f64>,
}

#[derive(Debug)]
struct Phrase {
    text: String,
    words: Vec<WordId>,
}

/// A word of the question: how much it tells, and the words that it may stand for, each with how
/// surely (at most 1).
struct Asked {
    telling: f64,
    meanings: Vec<(WordId, f64)>,
}

impl Finder {
    /// Makes services ready, the top tasks first.
    pub fn new<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        Self::of(entries.into_iter().map(|entry| Subject {
            key: &entry.slug,
            name: &entry.name,
            summary: &entry.summary,
            said_as: [&entry.said_as.en, &entry.said_as.cy],
        }))
    }

    /// Makes subjects ready; equals are found in their order.
    pub fn of<'a>(subjects: impl IntoIterator<Item = Subject<'a>>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let services: Vec<_> = subjects.into_iter().map(|subject| Findable::new(subject, &mut vocabulary)).collect();
        vocabulary.weigh(services.iter().map(|service| service.weights.keys().copied()));
        Self { services, vocabulary }
    }

    /// The services that fit a question, the best first, equals in the order of top tasks. A
    /// question that says nothing gives them all, in that order.
    pub fn find(&self, question: &str) -> Vec<Hit<'_>> {
        self.find_among(question, |_| true)
    }

    /// As [`Finder::find`], among those alone that whoever asks may be shown, by their keys: what they
    /// may not see hides nothing from them.
    pub fn find_among(&self, question: &str, shown: impl Fn(&str) -> bool) -> Vec<Hit<'_>> {
        let among = self.services.iter().filter(|service| shown(&service.slug));
        let short: String = question.chars().take(MOST_LETTERS).collect();
        let asked = self.understand(&words::of(&short));
        if asked.is_empty() {
            return among.map(|service| Hit { slug: &service.slug, score: 0.0, phrase: "" }).collect();
        }
        let mut hits: Vec<_> = among.filter_map(|service| service.hit(&asked, &self.vocabulary)).collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        let least = hits.first().map_or(0.0, |best| best.score * LEAST_SHARE);
        hits.retain(|hit| hit.score >= least);
        hits
    }

    /// What the words may stand for; two that are one word in the catalogue (`pot hole`) are read
    /// as that, and one that is two there (`bedbugs`) as those.
    fn understand(&self, words: &[String]) -> Vec<Asked> {
        let mut asked = Vec::new();
        let mut rest = words;
        while let [first, tail @ ..] = rest {
            let joined = tail.first().and_then(|second| self.vocabulary.exact(&format!("{first}{second}")));
            rest = if joined.is_some() { tail.get(1..).unwrap_or_default() } else { tail };
            match joined {
                Some(whole) => asked.push(self.asked(vec![(whole, 1.0)])),
                None => asked.extend(self.understand_one(first)),
            }
        }
        asked.truncate(MOST_WORDS);
        asked
    }

    fn understand_one(&self, word: &str) -> Vec<Asked> {
        let meanings = self.vocabulary.meanings(word);
        match self.vocabulary.halves(word) {
            Some(halves) if meanings.is_empty() => halves.map(|half| self.asked(vec![(half, 1.0)])).into(),
            _ => vec![self.asked(meanings)],
        }
    }

    fn asked(&self, meanings: Vec<(WordId, f64)>) -> Asked {
        Asked { telling: self.vocabulary.telling(&meanings), meanings }
    }
}

impl Findable {
    fn new(subject: Subject<'_>, vocabulary: &mut Vocabulary) -> Self {
        let names = [&subject.name.en].into_iter().chain(&subject.name.cy);
        let said = subject.said_as.into_iter().flatten();
        let phrases: Vec<_> = names.chain(said).map(|text| Phrase::new(text, vocabulary)).collect();
        let summary = [&subject.summary.en].into_iter().chain(&subject.summary.cy);
        let lesser: Vec<_> = summary.flat_map(|text| Phrase::new(text, vocabulary).words).collect();
        let mut weights: BTreeMap<_, _> = lesser.into_iter().map(|word| (word, SUMMARY_WEIGHT)).collect();
        weights.extend(phrases.iter().flat_map(|phrase| &phrase.words).map(|word| (*word, 1.0)));
        Self { slug: subject.key.to_owned(), phrases, weights }
    }

    /// How well the service fits: mostly how much of the question it knows, and then how near one
    /// phrase comes to the whole of it.
    fn hit(&self, asked: &[Asked], vocabulary: &Vocabulary) -> Option<Hit<'_>> {
        let whole: f64 = asked.iter().map(|word| word.telling).sum();
        let known: f64 = asked.iter().map(|word| word.telling * self.knows(word)).sum();
        let nearness = |phrase| nearness(phrase, asked, whole, vocabulary);
        let best = self.phrases.iter().map(|phrase| (nearness(phrase), phrase));
        let (near, phrase) = best.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        let score = 0.6 * known / whole + 0.4 * near;
        let certain = asked.iter().any(|word| self.knows(word) >= 1.0);
        (certain || score >= LEAST_SCORE).then_some(Hit { slug: &self.slug, score, phrase: &phrase.text })
    }

    fn knows(&self, word: &Asked) -> f64 {
        let weigh = |(id, sure): &(WordId, f64)| self.weights.get(id).map_or(0.0, |weight| weight * sure);
        word.meanings.iter().map(weigh).fold(0.0, f64::max)
    }
}

impl Phrase {
    fn new(text: &str, vocabulary: &mut Vocabulary) -> Self {
        let mut words: Vec<_> = words::of(text).iter().map(|word| vocabulary.add(word)).collect();
        words.sort_unstable();
        words.dedup();
        Self { text: text.to_owned(), words }
    }
}

/// The share of question and phrase together that they have in common, by what each word tells.
fn nearness(phrase: &Phrase, asked: &[Asked], whole: f64, vocabulary: &Vocabulary) -> f64 {
    let in_phrase = |word: &Asked| {
        let sure = word.meanings.iter().filter(|(id, _)| phrase.words.contains(id)).map(|(_, sure)| *sure);
        word.telling * sure.fold(0.0, f64::max)
    };
    let common: f64 = asked.iter().map(in_phrase).sum();
    let all: f64 = phrase.words.iter().map(|word| vocabulary.tells(*word)).sum::<f64>() + whole;
    if common > 0.0 { (common / (all - common)).min(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests;
