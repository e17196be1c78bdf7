//! The rule of which answers fit another form. Pure: two forms and answers in words.

use cases_api::case::Answered;
use cases_api::form::{Field, Form, Kind};
use contract::Bilingual;

/// What became of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Fitted {
    /// Answers to the new form's questions, in its order and its words.
    pub kept: Vec<Answered>,
    /// Answers to what it doesn't ask, in their old order.
    pub left: Vec<Answered>,
    /// Questions that must be answered and aren't.
    pub to_ask: Vec<Bilingual>,
}

/// Fits answers to another form. An answer fits a question of the same kind that has the same name
/// or the same label, if the question could be answered so. `placed` says whether the case has a
/// position, which is no answer in words.
pub(crate) fn fit(old: &Form, new: &Form, answers: &[Answered], placed: bool) -> Fitted {
    let mut left: Vec<&Answered> = answers.iter().collect();
    let mut fitted = Fitted::default();
    for field in &new.fields {
        let found = left.iter().position(|answered| fits(old, field, answered));
        match found.map(|at| left.remove(at)) {
            Some(answered) => fitted.kept.push(Answered { label: field.label.clone(), answer: said(field, answered) }),
            None if is_needed(field) && !(placed && field.kind == Kind::Position) => {
                fitted.to_ask.push(field.label.clone());
            }
            None => {}
        }
    }
    fitted.left = left.into_iter().cloned().collect();
    fitted
}

/// Whether it must be answered whatever else is.
fn is_needed(field: &Field) -> bool {
    field.required && field.when.is_none() && !matches!(field.kind, Kind::Declaration | Kind::Files)
}

fn fits(old: &Form, field: &Field, answered: &Answered) -> bool {
    let Some(asked) = old.fields.iter().find(|asked| asked.label == answered.label) else {
        // The old form has changed since: the label is all that is known of the question.
        return same(&field.label, &answered.label) && matches!(field.kind, Kind::Text | Kind::LongText);
    };
    let alike = asked.name == field.name || same(&asked.label, &field.label);
    let fits = alike && asked.kind == field.kind && asked.days == field.days && answerable(field, &answered.answer);
    fits || asked == field
}

/// Whether a question could be answered so.
fn answerable(field: &Field, answer: &Bilingual) -> bool {
    match field.kind {
        Kind::Text | Kind::LongText => answer.en.chars().count() <= field.most_characters(),
        Kind::Choice => choice(field, answer).is_some(),
        Kind::Number => answer.en.parse().is_ok_and(|number: i64| {
            field.min.is_none_or(|least| number >= least) && field.max.is_none_or(|most| number <= most)
        }),
        Kind::Date | Kind::Address | Kind::YesNo | Kind::Position | Kind::Email | Kind::Phone => true,
        // In words these can't be told from others, or they hold for the old form alone.
        Kind::Choices | Kind::Money | Kind::Group | Kind::Declaration | Kind::Calculated | Kind::Files => false,
    }
}

/// The answer in the new question's words.
fn said(field: &Field, answered: &Answered) -> Bilingual {
    choice(field, &answered.answer).unwrap_or(&answered.answer).clone()
}

fn choice<'a>(field: &'a Field, answer: &Bilingual) -> Option<&'a Bilingual> {
    field.choices.iter().map(|choice| &choice.label).find(|label| same(label, answer))
}

/// Whether two texts say the same in English, capitals aside.
fn same(one: &Bilingual, other: &Bilingual) -> bool {
    one.en.trim().to_lowercase() == other.en.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use cases_api::form::Choice;
    use proptest::prelude::*;

    use super::*;
    use crate::library::Library;

    fn field(name: &str, kind: Kind, label: &str) -> Field {
        Field { required: true, ..Field::new(name, kind, Bilingual::english(label)) }
    }

    fn choices(mut field: Field, labels: &[&str]) -> Field {
        let choice = |label: &&str| Choice::new(label.to_lowercase(), Bilingual::english(*label));
        field.choices = labels.iter().map(choice).collect();
        field
    }

    fn form(fields: &[Field]) -> Form {
        Form::of(fields.to_vec())
    }

    fn answered(label: &str, answer: &str) -> Answered {
        Answered { label: Bilingual::english(label), answer: Bilingual::english(answer) }
    }

    fn labels(questions: &[Bilingual]) -> Vec<&str> {
        questions.iter().map(|label| label.en.as_str()).collect()
    }

    #[test]
    fn an_answer_fits_by_name_or_by_label_and_takes_the_new_words() {
        let old = form(&[
            field("place", Kind::Text, "Where is it?"),
            field("details", Kind::LongText, "Tell us more"),
            field("bin", Kind::Text, "Which bin?"),
        ]);
        let new = form(&[
            field("more", Kind::LongText, "tell us MORE"),
            field("place", Kind::Text, "Where is the lamp?"),
            field("number", Kind::Text, "Number on the column"),
        ]);
        let said =
            [answered("Where is it?", "Mill Lane"), answered("Tell us more", "Dark"), answered("Which bin?", "Blue")];
        let fitted = fit(&old, &new, &said, false);
        assert_eq!(fitted.kept, [answered("tell us MORE", "Dark"), answered("Where is the lamp?", "Mill Lane")]);
        assert_eq!(fitted.left, [answered("Which bin?", "Blue")]);
        assert_eq!(labels(&fitted.to_ask), ["Number on the column"]);
    }

    #[test]
    fn an_answer_of_another_kind_or_that_is_too_long_does_not_fit() {
        let old = form(&[field("when", Kind::Date, "When?"), field("what", Kind::LongText, "What?")]);
        let short = Field { max_length: Some(5), ..field("what", Kind::LongText, "What?") };
        let new = form(&[field("when", Kind::Text, "When?"), short]);
        let said = [answered("When?", "2026-11-20"), answered("What?", "Six chars")];
        let fitted = fit(&old, &new, &said, false);
        assert!(fitted.kept.is_empty());
        assert_eq!(fitted.left, said);
        assert_eq!(labels(&fitted.to_ask), ["When?", "What?"]);
    }

    #[test]
    fn a_choice_fits_where_the_new_question_offers_it() {
        let old = form(&[choices(field("bin", Kind::Choice, "Bin"), &["Recycling", "Garden"])]);
        let new = form(&[choices(field("bin", Kind::Choice, "Which bin?"), &["recycling", "Food"])]);
        let kept = fit(&old, &new, &[answered("Bin", "Recycling")], false);
        assert_eq!(kept.kept, [answered("Which bin?", "recycling")]);
        let left = fit(&old, &new, &[answered("Bin", "Garden")], false);
        assert_eq!((left.kept.len(), left.left.len(), labels(&left.to_ask)), (0, 1, vec!["Which bin?"]));
    }

    #[test]
    fn a_position_that_the_case_has_is_not_asked_again() {
        let new = form(&[field("position", Kind::Position, "Where on the map?")]);
        assert!(fit(&Form::default(), &new, &[], true).to_ask.is_empty());
        assert_eq!(fit(&Form::default(), &new, &[], false).to_ask.len(), 1);
    }

    #[test]
    fn an_answer_to_a_question_that_is_no_longer_there_fits_text_of_the_same_label() {
        let new = form(&[field("note", Kind::LongText, "Anything else?"), field("when", Kind::Date, "When?")]);
        let said = [answered("Anything else?", "Loud"), answered("When?", "2026-11-20")];
        let fitted = fit(&Form::default(), &new, &said, false);
        assert_eq!(fitted.kept, [said[0].clone()]);
        assert_eq!(fitted.left, [said[1].clone()]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_doubled_between_any_two_services(from in 0_usize..500, to in 0_usize..500) {
            let library = Library::shipped().unwrap();
            let all: Vec<_> = library.services_for(contract::council::Tier::Unitary).collect();
            let (old, new) = (&all[from % all.len()].form, &all[to % all.len()].form);
            let worded = old.fields.iter().filter(|field| field.kind != Kind::Position);
            let said: Vec<_> = worded
                .map(|field| Answered {
                    label: field.label.clone(),
                    answer: field.choices.first().map_or_else(|| Bilingual::english("x"), |choice| choice.label.clone()),
                })
                .collect();
            let fitted = fit(old, new, &said, false);
            prop_assert_eq!(fitted.kept.len() + fitted.left.len(), said.len());
            let required = new.fields.iter().filter(|field| field.required).count();
            prop_assert!(fitted.to_ask.len() <= required && fitted.kept.len() <= new.fields.len());
            if std::ptr::eq(old, new) {
                prop_assert!(fitted.left.is_empty());
            }
        }
    }
}
