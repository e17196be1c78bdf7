//! What a case's story says of its clocks.

use cases_api::clock::ClockRule;
use cases_api::target::Target;
use contract::{Bilingual, Language};
use jiff::civil::Date;
use time::OffsetDateTime;

use crate::clock::Due;
use crate::reply::day;

pub(super) fn paused(name: &Bilingual, why: &Bilingual, note: Option<&str>, language: Language) -> String {
    let (name, why) = (name.get(language), why.get(language));
    let said = match language {
        Language::En => format!("The clock “{name}” was stopped: {why}."),
        Language::Cy => format!("Ataliwyd y cloc “{name}”: {why}."),
    };
    note.map_or_else(|| said.clone(), |note| format!("{said}\n{note}"))
}

pub(super) fn resumed(name: &Bilingual, language: Language) -> String {
    let name = name.get(language);
    match language {
        Language::En => format!("The clock “{name}” runs again."),
        Language::Cy => format!("Mae’r cloc “{name}” yn rhedeg eto."),
    }
}

/// What the citizen is told when a clock is given more time: the new day, and why.
pub(super) fn extended(rule: &ClockRule, by: u16, on: Date, reason: &str, language: Language) -> String {
    let (name, on) = (rule.name.get(language), day(on, language));
    let by = amount(rule.length, by, language);
    match language {
        Language::En => {
            format!("We need more time for “{name}”: {by} more. The new day is {on}.\n\nThe reason: {reason}")
        }
        Language::Cy => {
            format!(
                "Mae angen mwy o amser arnom ar gyfer “{name}”: {by} arall. Y diwrnod newydd yw {on}.\n\nY rheswm: {reason}"
            )
        }
    }
}

fn amount(unit: Target, count: u16, language: Language) -> String {
    let one = count == 1;
    let unit = match (unit, language, one) {
        (Target::WorkingDays(_), Language::En, true) => "working day",
        (Target::WorkingDays(_), Language::En, false) => "working days",
        (Target::CalendarDays(_), Language::En, true) => "day",
        (Target::CalendarDays(_), Language::En, false) => "days",
        (Target::Months(_), Language::En, true) => "month",
        (Target::Months(_), Language::En, false) => "months",
        (Target::Hours(_), Language::En, true) => "hour",
        (Target::Hours(_), Language::En, false) => "hours",
        (Target::WorkingDays(_), Language::Cy, _) => "diwrnod gwaith",
        (Target::CalendarDays(_), Language::Cy, _) => "diwrnod",
        (Target::Months(_), Language::Cy, _) => "mis",
        (Target::Hours(_), Language::Cy, _) => "awr",
    };
    format!("{count} {unit}")
}

pub(super) fn recounted(name: &Bilingual, on: Date, because: &str, language: Language) -> String {
    let (name, on) = (name.get(language), day(on, language));
    match (language, because) {
        (Language::En, "pause") => {
            format!("The clock “{name}” now ends on {on}: the service was stopped, or runs again.")
        }
        (Language::En, "team") => format!("The clock “{name}” now ends on {on}: another team has the case."),
        (Language::En, _) => format!("The clock “{name}” now ends on {on}: the council’s calendar was changed."),
        (Language::Cy, "pause") => {
            format!("Mae’r cloc “{name}” bellach yn dod i ben ar {on}: ataliwyd y gwasanaeth, neu mae’n rhedeg eto.")
        }
        (Language::Cy, "team") => {
            format!("Mae’r cloc “{name}” bellach yn dod i ben ar {on}: tîm arall sydd â’r achos.")
        }
        (Language::Cy, _) => format!("Mae’r cloc “{name}” bellach yn dod i ben ar {on}: newidiwyd calendr y cyngor."),
    }
}

pub(super) fn alarm(name: &Bilingual, due: &Due, now: OffsetDateTime, language: Language) -> String {
    let (name, on) = (name.get(language), day(due.on, language));
    match (language, due.at <= now) {
        (Language::En, false) => format!("Alarm: the clock “{name}” ends on {on}."),
        (Language::En, true) => format!("Alarm: the clock “{name}” ended on {on}."),
        (Language::Cy, false) => format!("Larwm: mae’r cloc “{name}” yn dod i ben ar {on}."),
        (Language::Cy, true) => format!("Larwm: daeth y cloc “{name}” i ben ar {on}."),
    }
}

pub(super) fn ended(name: &Bilingual, effect: &Bilingual, language: Language) -> String {
    let (name, effect) = (name.get(language), effect.get(language));
    match language {
        Language::En => format!("The clock “{name}” has ended. {effect}."),
        Language::Cy => format!("Mae’r cloc “{name}” wedi dod i ben. {effect}."),
    }
}

/// The same, with whom it was put before.
pub(in crate::case) fn with_name(text: &str, name: Option<&str>, language: Language) -> String {
    match (name, language) {
        (None, _) => text.to_owned(),
        (Some(name), Language::En) => format!("{text}\nPut before {name}."),
        (Some(name), Language::Cy) => format!("{text}\nRhoddwyd gerbron {name}."),
    }
}
