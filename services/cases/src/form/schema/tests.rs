use contract::lang::Bilingual;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::form::properties::{any_answers, any_form};
use crate::form::{Asking, check, flaws};
use crate::library::Library;

fn valid(schema: &Value, answers: &Value) -> bool {
    jsonschema::draft202012::new(schema).expect("a schema of 2020-12").is_valid(answers)
}

#[test]
fn every_form_of_the_library_is_a_schema_and_comes_back() {
    for entry in Library::shipped().unwrap().services() {
        let schema = write(&entry.form);
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{}", entry.slug);
        assert_eq!(read(&schema).unwrap(), entry.form);
    }
}

#[test]
fn a_schema_that_says_one_thing_and_a_layout_that_says_another_are_no_form() {
    let label = Bilingual::new("Bins", "Biniau");
    let form = Form::of(vec![Field { required: true, max: Some(4), ..Field::new("bins", Kind::Number, label) }]);
    let place = |change: fn(&mut Value)| {
        let mut document = write(&form);
        change(&mut document);
        read(&document).map_err(|fault| fault.pointer)
    };
    assert_eq!(place(|document| document["properties"]["bins"]["maximum"] = json!(6)).unwrap().fields[0].max, Some(6));
    assert!(!place(|document| drop(document.as_object_mut().unwrap().remove("required"))).unwrap().fields[0].required);
    assert_eq!(
        place(|document| document["properties"]["bins"]["type"] = json!("string")),
        Err("/properties/bins/type".into())
    );
    assert_eq!(place(|document| document["properties"]["more"] = json!({})), Err("/properties/more".into()));
    assert_eq!(
        place(|document| document["x-layout"]["fields"][0]["kind"] = json!("text")),
        Err("/properties/bins/maximum".into())
    );
    assert_eq!(place(|document| document["x-layout"]["fields"][0]["name"] = json!("x")), Err("/properties".into()));
    assert_eq!(place(|document| document["x-layout"]["fields"][0]["colour"] = json!("x")), Err("/x-layout".into()));
    assert_eq!(place(|document| drop(document.as_object_mut().unwrap().remove("x-layout"))), Err(String::new()));
}

proptest! {
    #[test]
    fn any_form_comes_back_exactly(form in any_form()) {
        let schema = write(&form);
        prop_assert!(jsonschema::draft202012::meta::is_valid(&schema));
        prop_assert_eq!(&read(&schema).unwrap(), &form);
        prop_assert_eq!(write(&read(&schema).unwrap()), schema);
    }

    /// What our rule accepts is valid; what isn't valid our rule refuses.
    #[test]
    fn the_schema_agrees_with_the_rule(form in any_form(), sent in any_answers(), spoilt in any::<prop::sample::Index>()) {
        prop_assert!(flaws(&form).is_empty());
        let asking = Asking::of_staff(date(2026, 3, 27));
        let schema = write(&form);
        if let Ok(accepted) = check(&form, &sent, &asking) {
            let mut kept = serde_json::to_value(&accepted).unwrap();
            prop_assert!(valid(&schema, &kept), "{} {}", schema, kept);
            let names: Vec<_> = kept.as_object().unwrap().keys().cloned().collect();
            if !names.is_empty() {
                let name = &names[spoilt.index(names.len())];
                for wrong in [None, Some(json!({"odd": 1})), Some(json!(["odd"])), Some(json!(-5_000_000))] {
                    match wrong {
                        Some(wrong) => kept[name] = wrong,
                        None => drop(kept.as_object_mut().unwrap().remove(name)),
                    }
                    let answers = serde_json::from_value(kept.clone()).unwrap();
                    prop_assert!(valid(&schema, &kept) || check(&form, &answers, &asking).is_err(), "{} {}", schema, kept);
                }
            }
        }
    }
}
