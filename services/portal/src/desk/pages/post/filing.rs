//! A letter is filed: with its case, with whoever wrote it, and as an interaction of theirs.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use cases_api::file::FileAway;
use contacts_api::contact::NewContact;
use contacts_api::search::SearchContacts;
use contract::{ContactId, Faults, FileId, Problem};

use super::{Inbox, letter, path, view};
use crate::desk::pages::call::caller;
use crate::desk::post::Post;
use crate::form::{Choice, Form, OnceKey, ProtectedForm, Typed};
use crate::page;
use crate::visit::Desk;
use crate::words::dates;

/// The choice of someone whom the council doesn't know.
const NEW: &str = "new";
/// How many people a name may mean.
const MOST_PEOPLE: usize = 8;

/// How filing went.
pub(super) enum Filed {
    /// It is filed.
    Done,
    /// Whom the name means must be said first.
    Ask(Vec<Choice>),
}

/// Files a letter. Everything in it is done once for the form's key, however often it is sent; someone
/// new is added only when nothing else stands in the way.
pub(super) async fn file(desk: &Desk, id: FileId, posted: &ProtectedForm) -> Result<Filed, Problem> {
    let typed = &posted.typed;
    let mut away = away(typed)?;
    let version = typed.get("version").parse().unwrap_or_default();
    away.contact = match person(desk, typed).await? {
        Person::Nobody => None,
        Person::Known(id) => Some(id),
        Person::New(new) => {
            let judged = FileAway { judge_only: true, ..away.clone() };
            desk.rooms.cases.file_away(&desk.token, id, version, OnceKey::fresh().as_str(), &judged).await?;
            let once = format!("{}-person", posted.once.as_str());
            Some(desk.rooms.contacts.add(&desk.token, &once, &new).await.map_err(at_person)?.id)
        }
        Person::Ask(people) => return Ok(Filed::Ask(people)),
    };
    let filed = desk.rooms.cases.file_away(&desk.token, id, version, posted.once.as_str(), &away).await?;
    letter::keep(desk, &filed, posted.once.as_str()).await?;
    Ok(Filed::Done)
}

enum Person {
    Nobody,
    Known(ContactId),
    New(NewContact),
    Ask(Vec<Choice>),
}

/// Whom the form names: someone who was chosen, someone new, or whoever the name may mean.
async fn person(desk: &Desk, typed: &Typed) -> Result<Person, Problem> {
    let Some(name) = typed.given("person") else { return Ok(Person::Nobody) };
    match typed.given("contact") {
        Some(NEW) => Ok(Person::New(NewContact {
            name: name.trim().to_owned(),
            email: None,
            phone: None,
            address: None,
            postcode: None,
            date_of_birth: None,
        })),
        Some(chosen) => match chosen.parse() {
            Ok(id) => Ok(Person::Known(id)),
            Err(_) => Ok(Person::Ask(meant(desk, name).await?)),
        },
        None => Ok(Person::Ask(meant(desk, name).await?)),
    }
}

fn at_person(mut problem: Problem) -> Problem {
    for fault in &mut problem.errors {
        "/person".clone_into(&mut fault.pointer);
    }
    problem
}

/// Everyone whom a name may mean, what is to be minded before the name, and someone new.
async fn meant(desk: &Desk, name: &str) -> Result<Vec<Choice>, Problem> {
    let which = SearchContacts { q: name.to_owned(), call: None };
    let found = desk.rooms.contacts.search(&desk.token, &which).await.map_err(at_person)?;
    let people = found.items.into_iter().take(MOST_PEOPLE).map(|person| {
        let hint = [person.address, person.postcode].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let marks = person.marks.iter().map(|kind| caller::kind(*kind, desk.page.w));
        let text = marks.chain([person.name]).collect::<Vec<_>>().join(" · ");
        Choice { hint, ..Choice::new(person.id.to_string(), text) }
    });
    let new = Choice::new(NEW, desk.page.w.get("post-whom-new"));
    Ok(people.chain([new]).collect())
}

fn away(typed: &Typed) -> Result<FileAway, Problem> {
    let mut faults = Faults::none();
    let letter = typed.get("letter").parse().ok();
    if letter.is_none() {
        faults.add("/letter", "required", "Choose what kind of post it is.");
    }
    let received_on = typed.date("received_on");
    if received_on.is_none() {
        faults.add("/received_on", "required", "Enter the day on which it came.");
    }
    faults.finish(letter.zip(received_on).map(|(letter, received_on)| FileAway {
        reference: typed.given("reference").map(str::to_owned),
        contact: None,
        letter,
        received_on,
        note: typed.given("note").map(str::to_owned),
        judge_only: false,
    }))
}

/// The letter with its form as it was sent: with what is wrong, or with the people to choose from.
pub(super) async fn again(
    desk: Desk,
    id: FileId,
    posted: &ProtectedForm,
    people: Vec<Choice>,
    problem: Option<&Problem>,
) -> HttpResponse {
    let people = match posted.typed.given("person") {
        Some(name) if people.is_empty() => meant(&desk, name).await.unwrap_or_default(),
        _ => people,
    };
    let inbox = match Inbox::of(&desk, Some(id)).await {
        Ok(inbox) => inbox,
        Err(problem) => return desk.refuse(&problem),
    };
    let today = dates::london_date(desk.now()).to_string();
    let fields = Post::fields(desk.page.w, &today, people);
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).to(path(id));
    let form = match problem {
        Some(problem) => form.refused(problem, desk.page.w),
        None => form.wrong("contact", desk.page.w.get("post-whom-choose")),
    };
    let status = problem.and_then(|problem| StatusCode::from_u16(problem.kind.status()).ok());
    let mut post = view(desk, inbox);
    post.page.failed = true;
    if let Some(item) = &mut post.item {
        item.form = form;
    }
    page::show(status.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY), &post)
}
