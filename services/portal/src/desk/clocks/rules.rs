//! The clocks of a service, as an administrator changes them in its draft.

use askama::Template;
use cases_api::clock::{AlarmAt, AlarmTo, ClockRule, Days, FirstDay, Holidays, LastDay, MAIN, Starts, WhenTold};
use cases_api::target::Target;
use contract::Bilingual;

use crate::desk::explain::amount;
use crate::desk::services::Frame;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::Words;

/// How many alarms and pauses of a clock have room in its form.
pub const ALARMS: usize = 4;
pub const PAUSES: usize = 3;
/// The most characters of a name, and of a sentence.
const MOST_NAME: usize = 80;
const MOST: usize = 300;

/// `GET` and `POST /desk/services/{slug}/clocks`.
#[derive(Template)]
#[template(path = "desk/clocks/rules.html")]
pub struct Rules {
    /// The page.
    pub page: Page,
    /// What the pages about one service have in common.
    pub frame: Frame,
    /// Whether someone has begun a draft.
    pub drafted: bool,
    /// The clocks.
    pub clocks: Vec<Rule>,
    /// What must be put right before the draft can be published.
    pub flaws: Vec<String>,
    /// Adds a clock of a law, or one of the council's own.
    pub add: Form,
    /// The version of the draft.
    pub version: i64,
}

/// A clock in the list.
pub struct Rule {
    /// What it is called.
    pub name: String,
    /// How long it runs, and from when.
    pub length: String,
    /// What follows.
    pub consequence: String,
    /// Whether it gives the day that citizens are told.
    pub main: bool,
    /// Where it is changed.
    pub href: String,
    /// Takes it away; `None` for the main clock.
    pub remove: Option<Form>,
}

/// `GET` and `POST /desk/services/{slug}/clocks/{clock}`.
#[derive(Template)]
#[template(path = "desk/clocks/rule.html")]
pub struct EditRule {
    /// The page.
    pub page: Page,
    /// The list of clocks.
    pub back: String,
    /// The service's name.
    pub service: String,
    /// What the clock is called.
    pub name: String,
    /// The form.
    pub form: Form,
    /// The version of the draft.
    pub version: i64,
}

impl View for Rules {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for EditRule {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// What a clock may start and stop by, each by its key and in words.
pub struct Around {
    /// Steps and stages of the workflow.
    pub places: Vec<Choice>,
    /// Questions that are answered with a day.
    pub days: Vec<Choice>,
}

/// How long a clock runs, in words.
pub fn length(rule: &ClockRule, w: Words) -> String {
    amount(rule.length, rule.length.count(), w)
}

/// What follows from a clock, in words.
pub fn consequence(rule: &ClockRule, w: Words) -> String {
    let alarms = w.with_one("rule-alarms", "count", rule.alarms.len()).into_owned();
    match &rule.effect {
        Some(effect) => format!("{alarms} {}", w.with_one("clock-effect", "effect", effect.get(w.language()))),
        None => alarms,
    }
}

/// The fields of a clock at a place of the definition's list, filled with what it is.
pub fn fields(rule: &ClockRule, place: usize, around: &Around, page: &Page) -> Vec<Field> {
    let build = Build { at: format!("/clocks/{place}"), page, w: page.w };
    let mut fields = build.words("name", "rule-name", &rule.name, MOST_NAME);
    fields.push(build.number("count", "rule-count", "length", rule.length.count()));
    fields.push(build.radios("unit", "rule-unit", "length/unit", &UNITS, unit(rule.length)));
    fields.push(build.radios("days", "rule-days", "days", &["council", "law"], days(rule.days)));
    fields.push(build.radios("holidays", "rule-holidays", "holidays", &["own", "any_uk"], holidays(&rule.holidays)));
    fields.push(build.radios(
        "first_day",
        "rule-first-day",
        "first_day",
        &["after", "same"],
        first_day(rule.first_day),
    ));
    fields.push(build.radios(
        "last_day",
        "rule-last-day",
        "last_day",
        &["next_working_day", "as_it_falls"],
        last_day(rule.last_day),
    ));
    fields.push(build.select("starts", "rule-starts", "starts", starts_choices(around, page.w), starts(&rule.starts)));
    fields.push(build.stops(rule, around));
    if rule.id != MAIN {
        fields.push(build.radios("when_told", "rule-when-told", "when_told", &WHEN_TOLD, when_told(rule.when_told)));
    }
    for number in 0..PAUSES {
        let pause = rule.pauses.get(number);
        let at = format!("pauses/{number}");
        let reason = pause.map(|pause| pause.reason.clone()).unwrap_or_default();
        let label = page.w.with_one("rule-pause", "number", number + 1).into_owned();
        fields.extend(build.labelled_words(&format!("pause-{}", number + 1), &label, &format!("{at}/reason"), &reason));
        let by_staff = Choice::new("", page.w.get("rule-pause-staff"));
        let choices = std::iter::once(by_staff).chain(around.places.iter().cloned()).collect();
        let during = pause.and_then(|pause| pause.during.first()).cloned().unwrap_or_default();
        let name = format!("pause-{}-during", number + 1);
        fields.push(build.select_at(&name, "rule-pause-during", &format!("{at}/during"), choices, &during).optional());
    }
    fields.push(build.radios(
        "in_emergency",
        "rule-emergency",
        "in_emergency",
        &["yes", "no"],
        if rule.in_emergency { "yes" } else { "no" },
    ));
    let extension = rule.extension;
    fields.push(build.number(
        "times",
        "rule-times",
        "extension/times",
        extension.map_or(0, |rule| u16::from(rule.times)),
    ));
    fields.push(build.number("most", "rule-most", "extension", extension.map_or(0, |rule| rule.most)));
    for number in 0..ALARMS {
        fields.extend(build.alarm(rule, number));
    }
    fields.extend(
        build
            .words("effect", "rule-effect", &rule.effect.clone().unwrap_or_default(), MOST)
            .into_iter()
            .map(Field::optional),
    );
    fields
}

/// The units of a length.
pub const UNITS: [&str; 4] = ["working_days", "calendar_days", "months", "hours"];

/// What may become of a clock when citizens are told something.
const WHEN_TOLD: [&str; 3] = ["nothing", "stops", "starts_again"];

const fn when_told(when_told: WhenTold) -> &'static str {
    match when_told {
        WhenTold::Nothing => WHEN_TOLD[0],
        WhenTold::Stops => WHEN_TOLD[1],
        WhenTold::StartsAgain => WHEN_TOLD[2],
    }
}

fn unit(length: Target) -> &'static str {
    match length {
        Target::WorkingDays(_) => UNITS[0],
        Target::CalendarDays(_) => UNITS[1],
        Target::Months(_) => UNITS[2],
        Target::Hours(_) => UNITS[3],
    }
}

const fn days(days: Days) -> &'static str {
    match days {
        Days::Council => "council",
        Days::Law => "law",
    }
}

const fn holidays(holidays: &Holidays) -> &'static str {
    match holidays {
        Holidays::AnyUk => "any_uk",
        Holidays::Own | Holidays::Of(_) => "own",
    }
}

const fn first_day(day: FirstDay) -> &'static str {
    match day {
        FirstDay::After => "after",
        FirstDay::Same => "same",
    }
}

const fn last_day(day: LastDay) -> &'static str {
    match day {
        LastDay::NextWorkingDay => "next_working_day",
        LastDay::AsItFalls => "as_it_falls",
    }
}

/// What starts a clock, as its field has it.
fn starts(starts: &Starts) -> String {
    match starts {
        Starts::Receipt => String::new(),
        Starts::Entering(place) => format!("entering:{place}"),
        Starts::Field(field) => format!("field:{field}"),
    }
}

fn starts_choices(around: &Around, w: Words) -> Vec<Choice> {
    let receipt = Choice::new("", w.get("rule-starts-receipt"));
    let places = around.places.iter().map(|place| {
        Choice::new(format!("entering:{}", place.value), w.with_one("rule-starts-entering", "step", &place.text))
    });
    let days = around
        .days
        .iter()
        .map(|day| Choice::new(format!("field:{}", day.value), w.with_one("rule-starts-field", "question", &day.text)));
    std::iter::once(receipt).chain(places).chain(days).collect()
}

/// Fields at the places of one clock.
struct Build<'p> {
    at: String,
    page: &'p Page,
    w: Words,
}

impl Build<'_> {
    fn words(&self, name: &str, key: &str, text: &Bilingual, most: usize) -> Vec<Field> {
        let label = self.w.get(key).into_owned();
        let mut fields = self.labelled_words(name, &label, name, text);
        fields.iter_mut().for_each(|field| field.most = most);
        fields
    }

    fn labelled_words(&self, name: &str, label: &str, at: &str, text: &Bilingual) -> Vec<Field> {
        let line = |language: &str, value: &str| {
            let label = self.w.with(&format!("rule-in-{language}"), &[("what", &label)]).into_owned();
            let field = Field::new(Shape::Line, format!("{name}-{language}"), label).filled(value);
            Field { most: MOST, autocomplete: "off", ..field.at(format!("{}/{at}/{language}", self.at)) }
        };
        let welsh = self.page.council.languages.contains(&contract::Language::Cy);
        let cy = welsh.then(|| line("cy", text.cy.as_deref().unwrap_or_default()));
        std::iter::once(line("en", &text.en)).chain(cy).collect()
    }

    fn number(&self, name: &str, key: &str, at: &str, value: u16) -> Field {
        let value = if value == 0 { String::new() } else { value.to_string() };
        let field = Field::new(Shape::Line, name, self.w.get(key)).filled(value).at(format!("{}/{at}", self.at));
        Field { classes: "govuk-input--width-3", autocomplete: "off", ..field }
    }

    fn radios(&self, name: &str, key: &str, at: &str, values: &[&str], chosen: &str) -> Field {
        let choices =
            values.iter().map(|value| Choice::new(*value, self.w.get(&format!("{key}-{value}").replace('_', "-"))));
        let field = Field::choice(Shape::Radios, name, self.w.get(key), choices.collect()).filled(chosen);
        Field { classes: "govuk-radios--small", ..field.at(format!("{}/{at}", self.at)) }
    }

    fn select(&self, name: &str, key: &str, at: &str, choices: Vec<Choice>, chosen: String) -> Field {
        Field::choice(Shape::Select, name, self.w.get(key), choices)
            .filled(chosen)
            .at(format!("{}/{at}", self.at))
            .optional()
    }

    fn select_at(&self, name: &str, key: &str, at: &str, choices: Vec<Choice>, chosen: &str) -> Field {
        Field::choice(Shape::Select, name, self.w.get(key), choices).filled(chosen).at(format!("{}/{at}", self.at))
    }

    fn stops(&self, rule: &ClockRule, around: &Around) -> Field {
        let mut field = Field::choice(Shape::Checkboxes, "stops", self.w.get("rule-stops"), around.places.clone());
        field.values.clone_from(&rule.stops);
        let field = field.hinted(self.w.get("rule-stops-hint")).at(format!("{}/stops", self.at)).optional();
        Field { classes: "govuk-checkboxes--small", ..field }
    }

    fn alarm(&self, rule: &ClockRule, number: usize) -> [Field; 3] {
        let alarm = rule.alarms.get(number);
        let (count, when) = match alarm.map(|alarm| alarm.when) {
            Some(AlarmAt::Before(count)) => (count.to_string(), "before"),
            Some(AlarmAt::After(count)) => (count.to_string(), "after"),
            None => (String::new(), "before"),
        };
        let to = match alarm.map(|alarm| alarm.to) {
            Some(AlarmTo::Manager) => "manager",
            Some(AlarmTo::Chain) => "chain",
            Some(AlarmTo::Assignee) | None => "assignee",
        };
        let (name, at) = (format!("alarm-{}", number + 1), format!("alarms/{number}"));
        let choices = |key: &str, values: &[&str]| -> Vec<Choice> {
            values.iter().map(|value| Choice::new(*value, self.w.get(&format!("{key}-{value}")))).collect()
        };
        let label = self.w.with_one("rule-alarm", "number", number + 1);
        let count =
            Field::new(Shape::Line, format!("{name}-count"), label).filled(count).at(format!("{}/{at}/when", self.at));
        [
            Field { classes: "govuk-input--width-3", autocomplete: "off", ..count.optional() },
            self.select_at(
                &format!("{name}-when"),
                "rule-alarm-when",
                &format!("{at}/side"),
                choices("rule-alarm", &["before", "after"]),
                when,
            ),
            self.select_at(
                &format!("{name}-to"),
                "rule-alarm-to",
                &format!("{at}/to"),
                choices("rule-alarm-to", &["assignee", "manager", "chain"]),
                to,
            ),
        ]
    }
}
