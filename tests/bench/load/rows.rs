//! Batches of people and of cases, straight into the tables.

use contract::{Prefix, Reference};
use rand::RngExt;
use rand::rngs::StdRng;
use sqlx::postgres::PgConnection;
use uuid::Uuid;

use crate::words::Words;

/// How many rows one statement writes.
const BATCH: usize = 5_000;

/// The council that is filled.
pub struct Council {
    pub id: Uuid,
    pub prefix: Prefix,
}

/// Someone that was made.
pub struct Person {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    /// E.164.
    pub phone: String,
    pub address: String,
    pub postcode: String,
}

/// An id as the product makes them: ordered by time.
#[expect(clippy::disallowed_methods, reason = "rows that no transaction of the product makes")]
fn fresh() -> Uuid {
    Uuid::now_v7()
}

/// Makes people.
pub async fn people(
    db: &mut PgConnection,
    council: &Council,
    count: usize,
    chance: &mut StdRng,
) -> anyhow::Result<Vec<Person>> {
    let words = Words::new(chance);
    let people: Vec<Person> = (0..count).map(|number| person(&words, number, chance)).collect();
    for batch in people.chunks(BATCH) {
        write_people(db, council, batch).await?;
    }
    Ok(people)
}

fn person(words: &Words, number: usize, chance: &mut StdRng) -> Person {
    let (first, last) = words.name(chance);
    let letter = |chance: &mut StdRng| char::from(b"ABDEFGHJLNPQRSTUWXYZ"[chance.random_range(0..20)]);
    let (district, sector) = (chance.random_range(1..30), chance.random_range(1..10));
    let postcode = format!("ZA{district} {sector}{}{}", letter(chance), letter(chance));
    Person {
        id: fresh(),
        email: format!("{}.{number}@mail.example", contract::text::fold(&last).replace(' ', "")),
        name: format!("{first} {last}"),
        phone: format!("+447000{number:06}"),
        address: words.address(chance),
        postcode,
    }
}

async fn write_people(db: &mut PgConnection, council: &Council, people: &[Person]) -> anyhow::Result<()> {
    let column = |of: fn(&Person) -> String| people.iter().map(of).collect::<Vec<_>>();
    let ids: Vec<Uuid> = people.iter().map(|person| person.id).collect();
    sqlx::query(
        "with given as (
             select * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
                 as given(id, name, name_key, email, phone, address, postcode)
         ), who as (
             insert into contacts.contact (tenant_id, id, name, name_key, postcode, cases, first_seen_at, last_seen_at)
             select $1, id, name, name_key, postcode, 1, now(), now() from given
         )
         insert into contacts.detail (tenant_id, id, contact_id, kind, key, value, postcode, first_seen_at, last_seen_at)
         select $1, gen_random_uuid(), id, d.kind, d.key, d.value, d.postcode, now(), now()
         from given cross join lateral (values ('email', email, email, null), ('phone', phone, phone, null),
             ('address', lower(address || ' ' || postcode), address, postcode)) as d(kind, key, value, postcode)",
    )
    .bind(council.id)
    .bind(ids)
    .bind(column(|person| person.name.clone()))
    .bind(column(|person| contract::text::fold(&person.name)))
    .bind(column(|person| person.email.clone()))
    .bind(column(|person| person.phone.clone()))
    .bind(column(|person| person.address.clone()))
    .bind(column(|person| person.postcode.clone()))
    .execute(db)
    .await?;
    Ok(())
}

/// Makes cases, each of one of these people; their references.
pub async fn cases(
    db: &mut PgConnection,
    council: &Council,
    people: &[Person],
    count: usize,
    chance: &mut StdRng,
) -> anyhow::Result<Vec<Reference>> {
    let mut references: Vec<Reference> =
        (0..count + count / 100).map(|_| Reference::random(council.prefix, chance)).collect();
    references.sort_unstable();
    references.dedup();
    references.truncate(count);
    for batch in references.chunks(BATCH) {
        let whose: Vec<&Person> = batch.iter().map(|_| &people[chance.random_range(0..people.len())]).collect();
        write_cases(db, council, batch, &whose).await?;
    }
    Ok(references)
}

async fn write_cases(
    db: &mut PgConnection,
    council: &Council,
    references: &[Reference],
    people: &[&Person],
) -> anyhow::Result<()> {
    let column = |of: fn(&Person) -> String| people.iter().map(|person| of(person)).collect::<Vec<_>>();
    let ids: Vec<Uuid> = references.iter().map(|_| fresh()).collect();
    let whose: Vec<Uuid> = people.iter().map(|person| person.id).collect();
    sqlx::query(
        "with given as (
             select *, row_number() over () as number
             from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[])
                 as given(id, reference, contact_id, name, postcode, address)
         ), offered as (
             select s.id, s.team_id, v.id as version_id, v.definition -> 'name' as name,
                 row_number() over (order by s.id) - 1 as number, count(*) over () as many
             from cases.service s join cases.service_version v on v.tenant_id = $1 and v.id = s.published_id
             where s.tenant_id = $1
         ), opened as (
             insert into cases.case_file (tenant_id, id, origin_id, reference, service_id, service_name, team_id, state, outcome,
                 closed_at, reporter_name, reporter_postcode, reporter_address, place, answers, language, opened_at, due_at,
                 target, contact_id, contact_known, service_version_id)
             select $1, g.id, $1, g.reference, o.id, o.name, o.team_id,
                 case when g.number % 4 = 0 then 'received' else 'done' end, case when g.number % 4 <> 0 then 'completed' end,
                 case when g.number % 4 <> 0 then now() end, g.name, g.postcode, g.address,
                 split_part(g.address, ',', 1) || ', ' || g.postcode, '[]', 'en', now() - g.number * interval '5 minutes',
                 now() + g.number * interval '7 minutes', '{}', g.contact_id, true, o.version_id
             from given g join offered o on o.number = g.number % o.many
             returning id, service_name ->> 'en' as service
         )
         insert into contacts.contact_case (tenant_id, id, contact_id, reference, service, opened_at)
         select $1, g.id, g.contact_id, g.reference, o.service, now() from given g join opened o on o.id = g.id",
    )
    .bind(council.id)
    .bind(ids)
    .bind(references.iter().map(|reference| reference.compact().to_owned()).collect::<Vec<_>>())
    .bind(whose)
    .bind(column(|person| person.name.clone()))
    .bind(column(|person| person.postcode.clone()))
    .bind(column(|person| person.address.clone()))
    .execute(db)
    .await?;
    Ok(())
}
