//! The rule of who is in. Pure: what was said, what was seen, and the time.

use cases_api::directory::{Presence, SayPresence, SayProfile};
use cases_api::routing::MOST_NAME;
use contract::faults::Unfit;
use contract::{Faults, Problem, text};
use time::{Duration, OffsetDateTime};

use crate::clock::{Calendar, ClockFault};
use crate::promise::when::clock;

/// Who used the desk within so long is in.
const RECENT: Duration = Duration::minutes(15);

/// What is known of someone's presence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known {
    pub said: Option<Presence>,
    pub until: Option<OffsetDateTime>,
    pub seen_at: Option<OffsetDateTime>,
}

impl Known {
    /// Whether they are in now, and until when they said so. What was said holds until its time; after
    /// that, and where nothing was said, recent use of the desk says it.
    pub(super) fn at(self, now: OffsetDateTime) -> (Presence, Option<OffsetDateTime>) {
        let holds = self.until.is_none_or(|until| until > now);
        match self.said.filter(|_| holds) {
            Some(said) => (said, self.until),
            None if self.seen_at.is_some_and(|seen| now - seen <= RECENT) => (Presence::In, None),
            None => (Presence::Away, None),
        }
    }
}

/// Until when someone said something: a time of today that is still to come.
///
/// # Errors
/// `validation-failed` for a time that can't be one; `internal` beyond the calendar.
pub(super) fn until(
    asked: &SayPresence,
    now: OffsetDateTime,
    calendar: &Calendar<'_>,
) -> Result<Result<Option<OffsetDateTime>, Problem>, ClockFault> {
    let mut faults = Faults::none();
    let typed = asked.until.as_deref().filter(|typed| text::required((*typed).to_owned()).is_ok());
    let Some(typed) = typed else { return Ok(Ok(None)) };
    if asked.presence.is_none() {
        faults.add("/until", "not-asked", "Say first whether you are in.");
    }
    let time = faults.take("/until", clock(typed));
    let at = time.map(|time| calendar.moment(calendar.day(now)?, Some(time))).transpose()?;
    if at.is_some_and(|at| at <= now) {
        faults.add("/until", "date-in-past", "This time has passed.");
    }
    Ok(faults.finish(at.map(Some)))
}

/// An extension and what someone does, each empty or sound.
///
/// # Errors
/// `validation-failed` with every field's fault.
pub(super) fn profile(asked: &SayProfile) -> Result<Profile, Problem> {
    let mut faults = Faults::none();
    let seen = |typed: &&str| text::required((*typed).to_owned()).is_ok();
    let extension = asked.extension.as_deref().filter(seen).map(|typed| faults.take("/extension", extension(typed)));
    let does = asked.does.as_deref().filter(seen).map(|typed| faults.take("/does", text::line(typed, 200)));
    let whole = |part: Option<Option<String>>| part.map_or(Some(None), |part| part.map(Some));
    if asked.skills.len() > MOST_SKILLS {
        faults.add("/skills", "too-many", "At most 20 skills are kept.");
    }
    let skills = asked.skills.iter().filter(|typed| text::required((*typed).clone()).is_ok());
    let skills: Option<Vec<_>> = skills.map(|typed| faults.take("/skills", text::line(typed, MOST_NAME))).collect();
    // Routing asks for them whatever their letters.
    let skills = skills.map(|all| all.into_iter().map(|skill| skill.to_lowercase()).collect());
    let known = whole(extension).zip(whole(does)).zip(skills);
    faults.finish(known.map(|((extension, does), skills)| (extension, does, skills)))
}

/// An extension, what someone does, and their skills.
type Profile = (Option<String>, Option<String>, Vec<String>);

/// The most skills of one person.
const MOST_SKILLS: usize = 20;

fn extension(typed: &str) -> Result<String, Unfit> {
    let typed = text::line(typed, 20)?;
    let sound = typed.chars().all(|c| c.is_ascii_digit() || c == ' ');
    if sound { Ok(typed) } else { Err(Unfit::new("not-an-extension", "Use digits and spaces only.")) }
}

#[cfg(test)]
mod tests {
    use contract::council::Division;
    use time::macros::datetime;

    use super::*;
    use crate::clock::Almanac;

    const NOW: OffsetDateTime = datetime!(2026-11-20 12:00 UTC);

    #[test]
    fn what_was_said_holds_until_its_time_and_then_the_desk_says_it() {
        let said = |said, until| Known { said: Some(said), until, seen_at: Some(NOW - Duration::minutes(5)) };
        let later = Some(NOW + Duration::hours(1));
        assert_eq!(said(Presence::Away, None).at(NOW), (Presence::Away, None));
        assert_eq!(said(Presence::Meeting, later).at(NOW), (Presence::Meeting, later));
        assert_eq!(said(Presence::Meeting, Some(NOW)).at(NOW), (Presence::In, None));
        let seen = |minutes| Known { seen_at: Some(NOW - Duration::minutes(minutes)), ..Known::default() };
        assert_eq!(seen(15).at(NOW).0, Presence::In);
        assert_eq!(seen(16).at(NOW).0, Presence::Away);
        assert_eq!(Known::default().at(NOW).0, Presence::Away);
    }

    #[test]
    fn a_time_until_when_is_one_of_today_that_is_still_to_come() {
        let almanac = Almanac::shipped().unwrap();
        let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
        let read = |presence, typed: &str| {
            let asked = SayPresence { presence, until: Some(typed.to_owned()) };
            until(&asked, NOW, &calendar).unwrap().map_err(|problem| problem.errors[0].code.clone())
        };
        let meeting = Some(Presence::Meeting);
        assert_eq!(read(meeting, "15:30"), Ok(Some(datetime!(2026-11-20 15:30 UTC))));
        assert_eq!(read(meeting, " "), Ok(None));
        assert_eq!(read(meeting, "11:59"), Err("date-in-past".into()));
        assert_eq!(read(meeting, "late"), Err("not-a-time".into()));
        assert_eq!(read(None, "15:30"), Err("not-asked".into()));
    }

    #[test]
    fn a_profile_is_read_with_every_fault() {
        let asked = |extension: &str, does: &str| SayProfile {
            extension: Some(extension.into()),
            does: Some(does.into()),
            skills: vec![" Asbestos".into(), " ".into()],
        };
        assert_eq!(profile(&asked(" 4 021 ", "")), Ok((Some("4 021".into()), None, vec!["asbestos".into()])));
        let problem = profile(&asked("x", "a\u{0}")).unwrap_err();
        assert_eq!(
            problem.errors.iter().map(|fault| fault.pointer.as_str()).collect::<Vec<_>>(),
            ["/extension", "/does"]
        );
    }
}
