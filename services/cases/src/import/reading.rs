//! A row of another system, read by the mapping of its columns and by the council's own names. Pure: what is known comes in as
//! values, and every fault of a row is told.

use std::collections::HashMap;

use cases_api::case::Answered;
use cases_api::import::{ANSWER, ImportField, ImportMapping, RowFault};
use cases_api::workflow::{Outcome, State, Workflow};
use contract::faults::Unfit;
use contract::text::{self, Email, PersonName, Phone, Postcode};
use contract::{Bilingual, Channel, StaffId, TeamId};
use jiff::civil::{Date, Time};
use sha2::{Digest as _, Sha256};
use time::{Duration, OffsetDateTime};

use super::day::Moment;
use super::guess::bare;
use super::{answers, day, notes};
use crate::catalogue::Offered;
use crate::clock::Almanac;

/// When something counts as received, and as ended, of which the day alone is known.
const MORNING: Time = Time::constant(9, 0, 0, 0);
const EVENING: Time = Time::constant(17, 0, 0, 0);
/// The most characters of a reference, a name or a place, of an address, and of what was written.
const MOST_LINE: usize = 200;
const MOST_ADDRESS: usize = 500;
const MOST_TEXT: usize = 20_000;
/// The most characters of what stands in a cell that a fault shows.
const MOST_SHOWN: usize = 200;

/// What rows are read by.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub services: &'a [Offered],
    pub teams: &'a [(TeamId, String, Bilingual)],
    pub staff: &'a [(StaffId, String)],
    /// What came in the archive, by name: a file, or why there is none.
    pub files: &'a HashMap<String, Option<RowFault>>,
    pub almanac: &'a Almanac,
    pub now: OffsetDateTime,
}

/// A case of another system.
#[derive(Debug)]
pub(super) struct Legacy<'a> {
    /// Its reference, as it is compared and as it is written.
    pub key: String,
    pub reference: String,
    pub service: &'a Offered,
    pub stage: State,
    pub step: Option<String>,
    pub outcome: Option<(Outcome, String)>,
    pub received: OffsetDateTime,
    pub closed: Option<OffsetDateTime>,
    pub due: Option<Date>,
    pub channel: Channel,
    pub name: Option<PersonName>,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub address: Option<String>,
    pub postcode: Option<Postcode>,
    pub place: Option<String>,
    pub answers: Vec<Answered>,
    pub notes: Vec<(OffsetDateTime, String)>,
    pub team: Option<TeamId>,
    pub assignee: Option<StaffId>,
    /// Its files, by their names in the archive.
    pub files: Vec<String>,
}

impl Legacy<'_> {
    /// Who it is about, as a digest that tells people apart; none where nobody is named.
    pub fn person(&self) -> Option<String> {
        let name = self.name.as_ref()?.as_str().to_lowercase();
        let known = [self.email.as_ref().map(Email::as_str), self.phone.as_ref().map(Phone::as_str)];
        let postcode = || self.postcode.as_ref().map_or("", Postcode::as_str);
        let by = known.into_iter().flatten().next().map_or_else(|| format!("{name} {}", postcode()), str::to_lowercase);
        Some(Sha256::digest(by).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// A row with the mapping of its columns.
struct Row<'r> {
    headers: &'r [String],
    cells: &'r [String],
    mapping: &'r ImportMapping,
    faults: Vec<RowFault>,
}

impl<'r> Row<'r> {
    /// The columns that hold this, with what stands in them.
    fn holding(&self, what: &str) -> Option<(usize, &'r str)> {
        let at = self.mapping.columns.iter().position(|column| column.as_deref() == Some(what))?;
        let cell = self.cells.get(at).map(String::as_str).unwrap_or_default();
        text::required(cell.to_owned()).is_ok().then_some((at, cell.trim()))
    }

    fn fault(&mut self, what: &str, why: Unfit) {
        let at = self.mapping.columns.iter().position(|column| column.as_deref() == Some(what));
        let found = at.and_then(|at| self.cells.get(at)).map(String::as_str).unwrap_or_default();
        let column = at.and_then(|at| self.headers.get(at)).cloned();
        let found = found.chars().take(MOST_SHOWN).collect();
        self.faults.push(RowFault { column, code: why.code.to_owned(), detail: why.detail, found });
    }

    fn text(&mut self, field: ImportField, most: usize) -> Option<String> {
        let (_, cell) = self.holding(field.name())?;
        let cell = text::paragraphs(cell, most);
        self.took(field.name(), cell)
    }

    fn line(&mut self, field: ImportField, most: usize) -> Option<String> {
        let (_, cell) = self.holding(field.name())?;
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = text::line(&cell, most);
        self.took(field.name(), line)
    }

    fn parsed<T>(&mut self, field: ImportField, parse: impl Fn(&str) -> Result<T, Unfit>) -> Option<T> {
        let (_, cell) = self.holding(field.name())?;
        let parsed = parse(cell);
        self.took(field.name(), parsed)
    }

    fn took<T>(&mut self, what: &str, parsed: Result<T, Unfit>) -> Option<T> {
        parsed.map_err(|why| self.fault(what, why)).ok()
    }

    /// What a cell's word stands for; nothing where it is said to stand for nothing.
    fn word(&self, field: ImportField) -> Option<String> {
        let (_, cell) = self.holding(field.name())?;
        let said = self.mapping.values.get(field.name());
        let said = said.and_then(|words| words.iter().find(|(word, _)| bare(word) == bare(cell)));
        let word = said.map_or(cell, |(_, word)| word.as_str()).trim().to_owned();
        (!word.is_empty()).then_some(word)
    }

    fn is_timed(&self, field: ImportField) -> bool {
        let moment = self.holding(field.name()).and_then(|(_, cell)| day::read(cell).ok());
        moment.is_some_and(|moment| moment.time.is_some())
    }

    fn moment(&mut self, field: ImportField, known: &Known<'_>, usual: Time) -> Option<OffsetDateTime> {
        let moment = self.parsed(field, day::read)?;
        let at = instant(known.almanac, moment, usual);
        let at = self.took(field.name(), at)?;
        // Of a day without a time it is enough that it has begun.
        let begins = moment.time.is_none() && known.almanac.day(known.now).is_ok_and(|today| moment.day <= today);
        if at > known.now && !begins {
            self.fault(field.name(), Unfit::new("in-the-future", "This day is yet to come."));
            return None;
        }
        Some(at.min(known.now))
    }
}

/// The moment of a day in London, at the usual time where none is given.
fn instant(almanac: &Almanac, moment: Moment, usual: Time) -> Result<OffsetDateTime, Unfit> {
    let beyond = || Unfit::new("impossible-date", "This day can't be told.");
    let clock = moment.day.to_datetime(moment.time.unwrap_or(usual));
    match moment.offset {
        None => almanac.instant(clock).map_err(|_| beyond()),
        Some(minutes) => {
            let utc = clock.to_zoned(jiff::tz::TimeZone::UTC).map_err(|_| beyond())?;
            let at = OffsetDateTime::from_unix_timestamp(utc.timestamp().as_second()).map_err(|_| beyond())?;
            Ok(at - Duration::minutes(minutes.into()))
        }
    }
}

/// Reads a row.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn read<'a>(
    known: &Known<'a>,
    (headers, mapping): (&[String], &ImportMapping),
    cells: &[String],
) -> Result<Legacy<'a>, Vec<RowFault>> {
    let mut row = Row { headers, cells, mapping, faults: Vec::new() };
    if cells.len() > headers.len() {
        let found = cells.get(headers.len()..).unwrap_or_default().join(" ").chars().take(MOST_SHOWN).collect();
        let detail = format!("The row has {} cells and the file has {} headers.", cells.len(), headers.len());
        row.faults.push(RowFault { column: None, code: "too-many-cells".to_owned(), detail, found });
    }
    let reference = reference(&mut row);
    let service = service(&mut row, known);
    let received = row.moment(ImportField::Received, known, MORNING);
    if received.is_none() && row.holding(ImportField::Received.name()).is_none() {
        row.fault(
            ImportField::Received.name(),
            Unfit::new("required", "Every case needs the day on which it was received."),
        );
    }
    let closed = row.moment(ImportField::Closed, known, EVENING);
    let (received, closed) = in_order(&mut row, known, received, closed);
    let stands = service.and_then(|service| stands(&mut row, &service.definition.workflow, closed));
    let due = row.parsed(ImportField::Due, day::read).map(|moment| moment.day);
    let channel = row.word(ImportField::Channel).map(|word| channel(&mut row, &word));
    let name = row.parsed(ImportField::Name, PersonName::parse);
    let email = row.parsed(ImportField::Email, Email::parse);
    let phone = row.parsed(ImportField::Phone, Phone::parse);
    let postcode = row.parsed(ImportField::Postcode, Postcode::parse);
    let address = row.text(ImportField::Address, MOST_ADDRESS);
    let place = row.line(ImportField::Place, MOST_LINE);
    let answers = service.map(|service| answered(&mut row, service)).unwrap_or_default();
    let notes = received.map(|received| noted(&mut row, known, received)).unwrap_or_default();
    let team = row.word(ImportField::Team).and_then(|word| team(&mut row, known, &word));
    let assignee = row.word(ImportField::Assignee).and_then(|word| assignee(&mut row, known, &word));
    let files = files(&mut row, known);
    let whole = reference.zip(service).zip(received).zip(stands).filter(|_| row.faults.is_empty());
    let Some(((((key, reference), service), received), (stage, step, outcome))) = whole else {
        return Err(row.faults);
    };
    let address = address.map(|lines| lines.lines().map(str::trim).collect::<Vec<_>>().join(", "));
    let channel = channel.flatten().unwrap_or_default();
    Ok(Legacy {
        key,
        reference,
        service,
        stage,
        step,
        outcome,
        received,
        closed: closed.filter(|_| stage == State::Done),
        due,
        channel,
        name,
        email,
        phone,
        address,
        postcode,
        place,
        answers,
        notes,
        team,
        assignee,
        files,
    })
}

/// When it was received and when it ended, where the first comes before the second. Of a day without a time the day counts: it is
/// as early, or as late, as it must have been.
fn in_order(
    row: &mut Row<'_>,
    known: &Known<'_>,
    received: Option<OffsetDateTime>,
    closed: Option<OffsetDateTime>,
) -> (Option<OffsetDateTime>, Option<OffsetDateTime>) {
    let Some((began, ended)) = received.zip(closed).filter(|(began, ended)| ended < began) else {
        return (received, closed);
    };
    let one_day = known.almanac.day(began).ok() == known.almanac.day(ended).ok();
    match (row.is_timed(ImportField::Received), row.is_timed(ImportField::Closed)) {
        (false, _) if one_day => (closed, closed),
        (true, false) if one_day => (received, received),
        _ => {
            row.fault(ImportField::Closed.name(), Unfit::new("before-receipt", "It ended before it was received."));
            (received, closed)
        }
    }
}

fn reference(row: &mut Row<'_>) -> Option<(String, String)> {
    let field = ImportField::OldReference;
    let Some(written) = row.line(field, 60) else {
        if row.holding(field.name()).is_none() {
            row.fault(field.name(), Unfit::new("required", "Every case needs the reference that it had."));
        }
        return None;
    };
    let key = key(&written);
    if key.is_empty() {
        row.fault(field.name(), Unfit::new("required", "Use at least one letter or number."));
        return None;
    }
    Some((key, written))
}

/// A reference of another system as it is compared: capitals and digits alone.
pub(crate) fn key(written: &str) -> String {
    written.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn service<'a>(row: &mut Row<'_>, known: &Known<'a>) -> Option<&'a Offered> {
    let field = ImportField::Service;
    let Some(word) = row.word(field).or_else(|| row.mapping.service.clone()) else {
        row.fault(field.name(), Unfit::new("required", "Every case needs a service."));
        return None;
    };
    let meant = bare(&word);
    let found = known.services.iter().find(|service| {
        let Bilingual { en, cy } = &service.definition.name;
        bare(&service.slug) == meant || bare(en) == meant || cy.as_deref().is_some_and(|cy| bare(cy) == meant)
    });
    if found.is_none() {
        row.fault(
            field.name(),
            Unfit::new("no-such-service", "The council has no service of this name. Say which one it stands for."),
        );
    }
    found
}

type Stands = (State, Option<String>, Option<(Outcome, String)>);

/// Where a case stands, and how it ended.
fn stands(row: &mut Row<'_>, workflow: &Workflow, closed: Option<OffsetDateTime>) -> Option<Stands> {
    let field = ImportField::Status;
    let (stage, step) = match row.word(field) {
        None if closed.is_some() => (State::Done, None),
        None => (State::Received, None),
        Some(word) => match status(workflow, &word) {
            Some(found) => found,
            None => {
                let why = "No step of the service is called this. Say which one it stands for.";
                row.fault(field.name(), Unfit::new("no-such-status", why));
                return None;
            }
        },
    };
    let step = workflow.standing(step.as_deref(), stage).map(|step| step.id.clone());
    if stage != State::Done {
        if closed.is_some() {
            row.fault(
                ImportField::Closed.name(),
                Unfit::new("not-ended", "It has a day on which it ended, and its status says that it is open."),
            );
        }
        return Some((stage, step, None));
    }
    if closed.is_none() {
        if row.holding(ImportField::Closed.name()).is_none() {
            row.fault(
                ImportField::Closed.name(),
                Unfit::new("required", "A case that has ended needs the day on which it did."),
            );
        }
        return None;
    }
    let outcome = outcome(row, workflow)?;
    Some((stage, step, Some(outcome)))
}

fn status(workflow: &Workflow, word: &str) -> Option<(State, Option<String>)> {
    let meant = bare(word);
    let called = |name: &Bilingual| bare(&name.en) == meant || name.cy.as_deref().is_some_and(|cy| bare(cy) == meant);
    let step = workflow.steps.iter().find(|step| bare(&step.id) == meant || called(&step.desk) || called(&step.public));
    if let Some(step) = step {
        return Some((step.stage, Some(step.id.clone())));
    }
    let stage = match meant.as_str() {
        "received" | "new" | "open" | "logged" | "submitted" | "registered" => State::Received,
        "inprogress" | "assigned" | "allocated" | "active" | "started" | "investigating" => State::InProgress,
        "waiting" | "pending" | "onhold" | "suspended" => State::Waiting,
        "done" | "closed" | "complete" | "completed" | "resolved" | "finished" => State::Done,
        _ => return None,
    };
    Some((stage, None))
}

fn outcome(row: &mut Row<'_>, workflow: &Workflow) -> Option<(Outcome, String)> {
    let word = row.word(ImportField::Outcome);
    let found = match &word {
        None => workflow.outcome(Outcome::Completed.name()).or_else(|| workflow.outcomes.first()),
        Some(word) => {
            let meant = bare(word);
            let called =
                |name: &Bilingual| bare(&name.en) == meant || name.cy.as_deref().is_some_and(|cy| bare(cy) == meant);
            let named = workflow.outcomes.iter().find(|one| bare(&one.id) == meant || called(&one.label));
            named.or_else(|| workflow.outcomes.iter().find(|one| bare(one.outcome.name()) == meant))
        }
    };
    if found.is_none() {
        let why = "No outcome of the service is called this. Say which one it stands for.";
        row.fault(ImportField::Outcome.name(), Unfit::new("no-such-outcome", why));
    }
    found.map(|words| (words.outcome, words.id.clone()))
}

fn channel(row: &mut Row<'_>, word: &str) -> Option<Channel> {
    let found = match bare(word).as_str() {
        "telephone" | "call" | "phone" => Some(Channel::Phone),
        "facetoface" | "inperson" | "counter" | "reception" => Some(Channel::Desk),
        "online" | "website" | "web" | "selfservice" => Some(Channel::Web),
        "post" => Some(Channel::Letter),
        other => Channel::named(other),
    };
    if found.is_none() {
        row.fault(
            ImportField::Channel.name(),
            Unfit::new("no-such-channel", "Nothing comes in by a way of this name."),
        );
    }
    found
}

fn team(row: &mut Row<'_>, known: &Known<'_>, word: &str) -> Option<TeamId> {
    let meant = bare(word);
    let called = |name: &Bilingual| bare(&name.en) == meant || name.cy.as_deref().is_some_and(|cy| bare(cy) == meant);
    let found = known.teams.iter().find(|(_, key, name)| bare(key) == meant || called(name)).map(|(id, _, _)| *id);
    if found.is_none() {
        row.fault(ImportField::Team.name(), Unfit::new("no-such-team", "The council has no team of this name."));
    }
    found
}

fn assignee(row: &mut Row<'_>, known: &Known<'_>, word: &str) -> Option<StaffId> {
    let meant = bare(word);
    let mut found = known.staff.iter().filter(|(_, name)| bare(name) == meant).map(|(id, _)| *id);
    let (first, second) = (found.next(), found.next());
    if first.is_none() || second.is_some() {
        let why =
            if second.is_some() { "Several people are called this." } else { "Nobody who works here is called this." };
        row.fault(ImportField::Assignee.name(), Unfit::new("no-such-person", why));
    }
    first
}

/// The answers that columns hold, and what was said.
fn answered(row: &mut Row<'_>, service: &Offered) -> Vec<Answered> {
    let mut given = Vec::new();
    for column in row.mapping.columns.iter().flatten() {
        let Some(question) = column.strip_prefix(ANSWER) else { continue };
        let Some((_, cell)) = row.holding(column) else { continue };
        let answer = answers::read(&service.definition.form, question, cell);
        given.extend(row.took(column, answer));
    }
    if let Some(said) = row.text(ImportField::Description, MOST_TEXT) {
        given.push(Answered {
            label: Bilingual::new("What was said", "Yr hyn a ddywedwyd"),
            answer: Bilingual::english(said),
        });
    }
    given
}

/// The files that a row names, parted by semicolons: by their whole names in the archive, or the last part of one alone.
fn files(row: &mut Row<'_>, known: &Known<'_>) -> Vec<String> {
    let field = ImportField::Files;
    let Some((_, cell)) = row.holding(field.name()) else { return Vec::new() };
    let mut files = Vec::new();
    for name in cell.split(';').map(str::trim).filter(|name| !name.is_empty()) {
        let plain = name.replace('\\', "/");
        let last = |whole: &str| whole.rsplit('/').next() == Some(plain.as_str());
        let exact = known.files.get_key_value(plain.as_str());
        let mut alike = known.files.iter().filter(|(whole, _)| exact.is_none() && last(whole));
        let found = exact.or_else(|| alike.next().filter(|_| alike.next().is_none()));
        let why = match found {
            Some((whole, None)) => {
                files.push(whole.clone());
                continue;
            }
            Some((_, Some(why))) => ("file-not-taken", format!("{name}: {}", why.detail)),
            None => ("no-such-file", format!("The archive has no file called {name}, or more than one.")),
        };
        row.fault(field.name(), Unfit::new(why.0, why.1));
    }
    files
}

fn noted(row: &mut Row<'_>, known: &Known<'_>, received: OffsetDateTime) -> Vec<(OffsetDateTime, String)> {
    let Some(cell) = row.text(ImportField::Notes, MOST_TEXT) else { return Vec::new() };
    let at = |moment: Option<Moment>| {
        let at = moment.and_then(|moment| instant(known.almanac, moment, MORNING).ok());
        at.unwrap_or(received).clamp(received, known.now.max(received))
    };
    notes::read(&cell).into_iter().map(|note| (at(note.at), note.text)).collect()
}
