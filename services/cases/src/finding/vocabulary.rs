//! The catalogue's words: how much each tells, and which of them a strange word may stand for.

use std::collections::HashMap;

use strsim::osa_distance;

use super::words::radicals;

/// The place of a word in the vocabulary.
pub(super) type WordId = usize;

/// How surely a word stands for one that it begins, mutates or misspells.
const BEGINNING: f64 = 0.8;
const MUTATED: f64 = 0.85;
const ONE_LETTER_OFF: f64 = 0.75;
const TWO_LETTERS_OFF: f64 = 0.6;

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<String>,
    ids: HashMap<String, WordId>,
    by_radical: HashMap<String, Vec<WordId>>,
    telling: Vec<f64>,
    strange: f64,
}

impl Vocabulary {
    /// Adds a word, or finds it again.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.words.len();
        self.words.push(word.to_owned());
        self.ids.insert(word.to_owned(), id);
        for form in radicals(word) {
            self.by_radical.entry(form).or_default().push(id);
        }
        id
    }

    /// Weighs each word by how few services have it.
    pub(super) fn weigh<I: Iterator<Item = WordId>>(&mut self, services: impl Iterator<Item = I>) {
        let mut holders = vec![0.0_f64; self.words.len()];
        let mut count = 0.0;
        for words in services {
            count += 1.0;
            for word in words {
                if let Some(held) = holders.get_mut(word) {
                    *held += 1.0;
                }
            }
        }
        self.telling = holders.iter().map(|held| (1.0 + count / held.max(1.0)).ln()).collect();
        self.strange = (1.0 + count).ln();
    }

    /// How much a word tells, above 0.
    pub(super) fn tells(&self, word: WordId) -> f64 {
        self.telling.get(word).copied().unwrap_or(self.strange)
    }

    /// How much a word of the question tells: as much as the likeliest of its meanings, or, for a
    /// word without one, as much as the rarest word.
    pub(super) fn telling(&self, meanings: &[(WordId, f64)]) -> f64 {
        let likeliest = meanings.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        likeliest.map_or(self.strange, |(word, _)| self.tells(*word))
    }

    /// The word itself.
    pub(super) fn exact(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The two words that a strange one is made of.
    pub(super) fn halves(&self, word: &str) -> Option<[WordId; 2]> {
        let cuts = word.char_indices().map(|(at, _)| word.split_at(at));
        let mut long_enough = cuts.filter(|(first, second)| first.len() >= 3 && second.len() >= 3);
        long_enough.find_map(|(first, second)| Some([self.exact(first)?, self.exact(second)?]))
    }

    /// The words that `word` may stand for: itself; else those that it begins or mutates, and
    /// those that it may be a misspelling of.
    pub(super) fn meanings(&self, word: &str) -> Vec<(WordId, f64)> {
        if let Some(id) = self.exact(word) {
            return vec![(id, 1.0)];
        }
        let mut meanings: Vec<(WordId, f64)> = self.mutations(word).map(|id| (id, MUTATED)).collect();
        let letters = word.chars().count();
        for (id, known) in self.words.iter().enumerate() {
            let sure = likeness(word, letters, known);
            if sure > 0.0 {
                meanings.push((id, sure));
            }
        }
        meanings
    }

    fn mutations(&self, word: &str) -> impl Iterator<Item = WordId> {
        let shared: Vec<_> =
            radicals(word).iter().filter_map(|form| self.by_radical.get(form)).flatten().copied().collect();
        shared.into_iter()
    }
}

/// How surely `word` stands for `known`, by their letters; 0 for not at all.
fn likeness(word: &str, letters: usize, known: &str) -> f64 {
    if letters >= 3 && known.starts_with(word) {
        return BEGINNING;
    }
    let length = known.chars().count();
    let tolerated = match letters.min(length) {
        0..=3 => return 0.0,
        4..=7 => 1,
        _ => 2,
    };
    if letters.abs_diff(length) > tolerated {
        return 0.0;
    }
    match osa_distance(word, known) {
        1 => ONE_LETTER_OFF,
        2 if tolerated == 2 => TWO_LETTERS_OFF,
        _ => 0.0,
    }
}
