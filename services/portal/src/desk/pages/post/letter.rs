use cases_api::file::FileSummary;
use contacts_api::interaction::{CaseLink, EndInteraction, LinkCase, Outcome, StartInteraction};
use contract::{Channel, Problem};
use jiff::civil::Date;
use time::{Duration, OffsetDateTime};

use crate::visit::Desk;

/// How long ago an interaction may have begun, for contacts to keep it with its day.
const LAST: Duration = Duration::days(364);

/// Keeps a filed letter as an interaction of whoever wrote it, on the day on which it came. Nothing
/// is kept of a letter that is from nobody and about no case.
///
/// # Errors
/// As contacts refuses; sent again with the same key, what was done isn't done twice.
pub(super) async fn keep(desk: &Desk, filed: &FileSummary, once: &str) -> Result<(), Problem> {
    if filed.contact.is_none() && filed.case.is_none() {
        return Ok(());
    }
    let (contacts, token) = (&desk.rooms.contacts, desk.token.as_str());
    let came = filed.received_on.as_deref().and_then(|day| noon(day, desk.now()));
    let start =
        StartInteraction { contact_id: filed.contact, started_at: came, ..StartInteraction::by(Channel::Letter) };
    let kept = contacts.start(token, &format!("{once}-letter"), &start).await?;
    let id = kept.summary.id;
    if kept.summary.ended_at.is_some() {
        return Ok(());
    }
    if let Some(case) = &filed.case {
        let link = LinkCase { case_id: case.id, reference: case.reference.to_string(), how: CaseLink::Discussed };
        contacts.link_case(token, id, &link).await?;
    }
    let note = filed.note.clone().unwrap_or_else(|| filed.name.clone());
    let end = EndInteraction { note: Some(note), ended_at: came, ..EndInteraction::with(Outcome::Other) };
    contacts.end(token, id, &format!("{once}-ended"), &end).await?;
    Ok(())
}

/// Noon of a day of the last year that isn't ahead; none for another.
fn noon(day: &str, now: OffsetDateTime) -> Option<OffsetDateTime> {
    let noon = day.parse::<Date>().ok()?.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    let noon = OffsetDateTime::from_unix_timestamp(noon.timestamp().as_second()).ok()?;
    (noon < now && now - noon < LAST).then_some(noon)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::noon;

    #[test]
    fn a_letter_has_the_noon_of_its_day_within_the_last_year() {
        let now = datetime!(2026-11-24 15:00 UTC);
        assert_eq!(noon("2026-11-23", now), Some(datetime!(2026-11-23 12:00 UTC)));
        assert_eq!((noon("2024-11-23", now), noon("2026-11-25", now), noon("x", now)), (None, None, None));
    }
}
