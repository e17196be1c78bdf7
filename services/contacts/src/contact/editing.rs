//! People who are added by hand, and corrections to what is known of them.

use contacts_api::contact::{ContactAddress, EditContact, NewContact};
use contract::text::{self, Email, PersonName, Phone, Postcode};
use contract::{ContactId, Faults, Problem, ProblemKind};
use tenant_db::{DbError, TenantTx};
use time::{Date, OffsetDateTime};

use super::{Known, Person, recognise, store};
use crate::mark::death;
use crate::{day, search};

/// The most details that are ended at once.
const MOST_ENDED: usize = 20;

/// Someone to be added.
#[derive(Debug)]
pub(super) struct Added {
    person: Person,
    date_of_birth: Option<Date>,
}

/// Corrections.
#[derive(Debug)]
pub(super) struct Corrected {
    name: Option<PersonName>,
    email: Option<Email>,
    phone: Option<Phone>,
    address: Option<ContactAddress>,
    postcode: Option<Postcode>,
    pub date_of_birth: Option<Date>,
    pub no_longer: Vec<String>,
}

/// The details that both may give.
struct Details<'a> {
    email: Option<&'a str>,
    phone: Option<&'a str>,
    address: Option<&'a str>,
    postcode: Option<&'a str>,
    date_of_birth: Option<&'a str>,
}

struct Read {
    email: Option<Email>,
    phone: Option<Phone>,
    address: Option<ContactAddress>,
    postcode: Option<Postcode>,
    date_of_birth: Option<Date>,
}

impl Details<'_> {
    fn read(&self, now: OffsetDateTime, faults: &mut Faults) -> Option<Read> {
        let given = |text: Option<&'_ str>| text.filter(|text| !text.trim().is_empty()).map(str::to_owned);
        let email = faults.take("/email", given(self.email).as_deref().map(Email::parse).transpose());
        let phone = faults.take("/phone", given(self.phone).as_deref().map(Phone::parse).transpose());
        let postcode = faults.take("/postcode", given(self.postcode).as_deref().map(Postcode::parse).transpose());
        let lines = given(self.address).as_deref().map(|lines| text::line(lines, 300)).transpose();
        let lines = faults.take("/address", lines);
        let born = given(self.date_of_birth).as_deref().map(|day| day::birth(day, now)).transpose();
        let born = faults.take("/date_of_birth", born);
        if matches!((&lines, &postcode), (Some(Some(_)), Some(None))) {
            faults.add("/postcode", "required", "Give the postcode of the address.");
        }
        let (postcode, lines) = (postcode?, lines?);
        let address = lines.zip(postcode.as_ref());
        let address = address.map(|(lines, postcode)| ContactAddress { lines, postcode: postcode.as_str().to_owned() });
        Some(Read { email: email?, phone: phone?, address, postcode, date_of_birth: born? })
    }
}

impl Added {
    /// Reads what was asked for.
    ///
    /// # Errors
    /// `validation-failed` with every fault.
    pub fn read(asked: &NewContact, now: OffsetDateTime) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let name = faults.take("/name", PersonName::parse(&asked.name));
        let details = Details {
            email: asked.email.as_deref(),
            phone: asked.phone.as_deref(),
            address: asked.address.as_deref(),
            postcode: asked.postcode.as_deref(),
            date_of_birth: asked.date_of_birth.as_deref(),
        };
        let read = details.read(now, &mut faults);
        faults.finish(name.zip(read).map(|(name, read)| {
            let Read { email, phone, address, postcode, date_of_birth } = read;
            Self { person: Person { name, email, phone, address, postcode }, date_of_birth }
        }))
    }

    /// Adds them. They are a person of their own, whoever shares a detail with them.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn add(&self, tx: &TenantTx) -> Result<ContactId, DbError> {
        let keys = recognise::keys(&self.person);
        store::hold(tx, &keys, tx.now()).await?;
        let id = store::insert(tx, &self.person, 0, tx.now()).await?;
        store::claim(tx, &keys, id).await?;
        store::keep_details(tx, Known::itself(id), &self.person, tx.now()).await?;
        if let Some(born) = self.date_of_birth {
            store::set_birth(tx, id, born).await?;
        }
        search::keep(tx, &[id]).await?;
        tx.audit("contact.added", id, &["name", "details"]);
        Ok(id)
    }
}

impl Corrected {
    /// Reads what was asked for.
    ///
    /// # Errors
    /// `validation-failed` with every fault.
    pub fn read(asked: &EditContact, now: OffsetDateTime) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let name = faults.take("/name", asked.name.as_deref().map(PersonName::parse).transpose());
        let details = Details {
            email: asked.email.as_deref(),
            phone: asked.phone.as_deref(),
            address: asked.address.as_deref(),
            postcode: asked.postcode.as_deref(),
            date_of_birth: asked.date_of_birth.as_deref(),
        };
        let read = details.read(now, &mut faults);
        if asked.no_longer.len() > MOST_ENDED {
            faults.add("/no_longer", "too-many", format!("End at most {MOST_ENDED} details at once."));
        }
        let ended = asked.no_longer.iter().take(MOST_ENDED).enumerate();
        let ended: Vec<Option<String>> =
            ended.map(|(at, detail)| faults.take(&format!("/no_longer/{at}"), text::line(detail, 300))).collect();
        let no_longer = ended.into_iter().flatten().collect();
        faults.finish(name.zip(read).map(|(name, read)| {
            let Read { email, phone, address, postcode, date_of_birth } = read;
            Self { name, email, phone, address, postcode, date_of_birth, no_longer }
        }))
    }

    /// Corrects what is known of someone who is called `name` so far.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn apply(self, tx: &TenantTx, id: ContactId, name: &str) -> Result<(), Problem> {
        store::end_details(tx, id, &self.no_longer).await?;
        let name = match self.name {
            Some(name) => name,
            None => PersonName::parse(name).map_err(|_| ProblemKind::Internal)?,
        };
        let Self { email, phone, address, postcode, date_of_birth, .. } = self;
        let person = Person { name, email, phone, address, postcode };
        let keys = recognise::keys(&person);
        store::hold(tx, &keys, tx.now()).await?;
        store::claim(tx, &keys, id).await?;
        store::rename(tx, id, &person).await?;
        store::keep_details(tx, Known::itself(id), &person, tx.now()).await?;
        if let Some(born) = date_of_birth {
            store::set_birth(tx, id, born).await?;
        }
        search::keep(tx, &[id]).await?;
        death::tell_again(tx, &[id]).await?;
        tx.audit("contact.corrected", id, &["name", "details"]);
        Ok(())
    }
}
