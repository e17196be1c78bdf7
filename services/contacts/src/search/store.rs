//! Every query of the search.

use std::collections::BTreeSet;

use contacts_api::mark::MarkKind;
use contacts_api::search::FoundContact;
use contract::{ContactId, InteractionId, Looking, StaffId};
use tenant_db::{Args, DbError, Row, TenantTx, args};
use uuid::Uuid;

use super::token::{self, Known, Token};
use super::typed::{Range, Word};
use super::{RULES, spelling};
use crate::access::store::verified_in;
use crate::interaction::store::stored;
use crate::mask;

/// The people whose tokens were made by older rules, or by none; locked, and no one else's.
pub(super) async fn behind(tx: &TenantTx, most: i64) -> Result<Vec<ContactId>, DbError> {
    tx.rows(
        "select id from contact where tenant_id = $1 and search_rules < $2
         order by search_rules, id limit $3 for no key update skip locked",
        args![tx.tenant(), RULES, most],
        |row| row.id(0),
    )
    .await
}

/// What is known of these people.
pub(super) async fn known(tx: &TenantTx, people: &[ContactId]) -> Result<Vec<Known>, DbError> {
    tx.rows(
        "select c.id, array(select c.name where c.merged_into is null union all
                            select m.name from contact m where m.tenant_id = $1 and m.stays_as = c.id),
             case when c.merged_into is null then c.postcode end,
             (select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'key', d.key, 'value', d.value, 'postcode', d.postcode)), '[]')
              from detail d where d.tenant_id = $1 and d.contact_id = c.id and d.ended_at is null)
         from contact c where c.tenant_id = $1 and c.id = any($2)",
        args![tx.tenant(), uuids(people)],
        |row| Ok(Known { id: row.id(0)?, names: row.get(1)?, postcode: row.get(2)?, details: row.json(3)? }),
    )
    .await
}

/// Keeps by which spellings these words are found, those that nobody had before.
pub(super) async fn learn(tx: &TenantTx, words: &BTreeSet<&str>) -> Result<(), DbError> {
    let words: Vec<&str> = words.iter().copied().collect();
    let unknown: Vec<String> = tx
        .rows(
            "select given.word from unnest($2::text[]) as given(word)
             where not exists (select from search_spelling s
                               where s.tenant_id = $1 and s.variant = given.word and s.token = given.word)",
            args![tx.tenant(), words],
            |row| row.get(0),
        )
        .await?;
    let (mut variants, mut tokens) = (Vec::new(), Vec::new());
    for word in unknown {
        for variant in spelling::variants(&word) {
            variants.push(variant);
            tokens.push(word.clone());
        }
    }
    if variants.is_empty() {
        return Ok(());
    }
    tx.run(
        "insert into search_spelling (tenant_id, variant, token)
         select $1, given.variant, given.token from unnest($2::text[], $3::text[]) as given(variant, token)
         order by given.variant, given.token on conflict do nothing",
        args![tx.tenant(), variants, tokens],
    )
    .await?;
    Ok(())
}

/// Makes the tokens of these people these and no others.
pub(super) async fn keep(tx: &TenantTx, people: &[(ContactId, BTreeSet<Token>)]) -> Result<(), DbError> {
    let (mut whose, mut texts, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
    for (id, tokens) in people {
        for token in tokens {
            whose.push(id.uuid());
            texts.push(token.text.as_str());
            kinds.push(token::number(token.kind));
        }
    }
    let people: Vec<Uuid> = people.iter().map(|(id, _)| id.uuid()).collect();
    tx.run(
        "with given as (
             select * from unnest($2::uuid[], $3::text[], $4::smallint[]) as given(contact_id, token, kind)
         ), gone as (
             delete from search_token t
             where t.tenant_id = $1 and t.contact_id = any($5) and not exists (
                 select from given g where g.contact_id = t.contact_id and g.token = t.token and g.kind = t.kind)
         ), done as (
             update contact set search_rules = $6 where tenant_id = $1 and id = any($5) and search_rules <> $6
         )
         insert into search_token (tenant_id, token, kind, contact_id)
         select $1, token, kind, contact_id from given on conflict do nothing",
        args![tx.tenant(), whose, texts, kinds, people, RULES],
    )
    .await?;
    Ok(())
}

/// The people of a table of words, 60 at most: the rarest word leads, in the order of its tokens, and
/// of whom it leads to those are kept who have every other word too. The price of a word tells the whole
/// word from its beginning and from one near it, and within each a name from an address.
macro_rules! people_of {
    ($words:literal) => {
        concat!(
            "select led.contact_id, m.kinds, m.price, m.near from (
                 select led.contact_id from (
                     select w.n from ", $words, " w cross join lateral (
                         select count(*) as seen from (
                             select from search_token t
                             where t.tenant_id = $1 and t.token >= w.first and t.token <= w.last limit 1000) few) s
                     group by w.n order by sum(s.seen), w.n limit 1
                 ) lead
                 join ", $words, " w on w.n = lead.n
                 cross join lateral (
                     select t.contact_id from search_token t
                     where t.tenant_id = $1 and t.token >= w.first and t.token <= w.last
                     order by t.token, t.kind, t.contact_id limit 5000) led
                 where not exists (
                     select from generate_series(0, $8 - 1) as other(n)
                     where other.n <> lead.n and not exists (
                         select from ", $words, " w cross join lateral (
                             select from search_token t
                             where t.tenant_id = $1 and t.contact_id = led.contact_id
                               and t.token >= w.first and t.token <= w.last limit 1) t
                         where w.n = other.n))
                 limit 60
             ) led
             cross join lateral (
                 select array_agg(b.kind) as kinds, sum(b.price) as price, bool_or(b.near) as near from (
                     select distinct on (w.n) t.kind, t.kind + w.price + 8 * (t.token <> w.first)::int as price, w.price > 0 as near
                     from ", $words, " w join search_token t
                       on t.tenant_id = $1 and t.contact_id = led.contact_id and t.token >= w.first and t.token <= w.last
                     order by w.n, price) b) m"
        )
    };
}

/// `$1` council; `$2` to `$4` number, first and last token of each range of the words; `$5` to `$7` likewise
/// where their spellings are; `$8` how many words; `$9` how many people; `$10` to `$12` in which call, who, when.
/// Words near those that were typed are
/// looked for only when these find too few.
macro_rules! search {
    () => {
        concat!(
            "with typed as materialized (
                 select n, first, last, 0 as price from unnest($2::smallint[], $3::text[], $4::text[]) as w(n, first, last)
             ), plain as materialized (", people_of!("typed"), "
             ), near as materialized (
                 select n, first, last, price from typed where (select count(*) from plain) < $9
                 union all
                 select w.n, s.token, s.token, 16 from unnest($5::smallint[], $6::text[], $7::text[]) as w(n, first, last)
                 cross join lateral (
                     select distinct token from (
                         select token from search_spelling s
                         where s.tenant_id = $1 and s.variant >= w.first and s.variant <= w.last
                         order by s.variant, s.token limit 50) few) s
                 where (select count(*) from plain) < $9
             ), loose as materialized (", people_of!("near"), "
             ), best as (
                 select distinct on (contact_id) contact_id, kinds, price, near from (
                     select * from plain union all select * from loose) either
                 order by contact_id, price
             )
             select c.id, c.name, c.postcode, c.cases, best.kinds, best.near, address.value,
                 (select array_agg(distinct m.kind) from mark m
                  where m.tenant_id = $1 and m.contact_id = best.contact_id and m.ended_at is null),
                 coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false),",
             verified_in!("$10", "c.id", "$11", "$12"), "
             from (select * from best order by price limit $9) best
             join contact c on c.tenant_id = $1 and c.id = best.contact_id
             left join lateral (
                 select d.value from detail d where d.tenant_id = $1 and d.contact_id = best.contact_id and d.kind = 'address' and d.ended_at is null
                 order by d.last_seen_at desc, d.id desc limit 1) address on true
             order by best.price, c.last_seen_at desc, c.id"
        )
    };
}

/// The people who have all of these words, the likeliest first, each as they may be seen in this call or
/// outside calls, where who is `trusted` sees them whole. One round trip.
pub(super) async fn find(
    tx: &TenantTx,
    words: &[Word],
    call: Option<InteractionId>,
    trusted: bool,
) -> Result<Vec<FoundContact>, DbError> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let outside = Looking { in_call: call.is_some(), trusted, ..Looking::default() };
    tx.rows(search!(), arguments(tx, words, call), |row| found(row, outside)).await
}

/// The most people that are offered.
const MOST: i64 = 10;

fn arguments(tx: &TenantTx, words: &[Word], call: Option<InteractionId>) -> Args {
    let typed = columns(words, |word| &word.ranges);
    let near = columns(words, |word| &word.near);
    let count = i64::try_from(words.len()).unwrap_or(i64::MAX);
    let (call, me) = (call.map(InteractionId::uuid), tx.actor().staff().map(StaffId::uuid));
    args![tx.tenant(), typed.0, typed.1, typed.2, near.0, near.1, near.2, count, MOST, call, me, tx.now()]
}

type Columns<'a> = (Vec<i16>, Vec<&'a str>, Vec<&'a str>);

fn columns(words: &[Word], ranges: impl Fn(&Word) -> &Vec<Range>) -> Columns<'_> {
    let mut columns: Columns<'_> = Default::default();
    for (number, word) in (0_i16..).zip(words) {
        for Range { first, last } in ranges(word) {
            columns.0.push(number);
            columns.1.push(first);
            columns.2.push(last);
        }
    }
    columns
}

fn found(row: Row<'_>, looking: Looking) -> Result<FoundContact, DbError> {
    let kinds: Vec<i16> = row.get(4)?;
    let by: BTreeSet<_> = kinds.into_iter().map(token::kind).collect();
    let sight = Looking { on: row.get(8)?, verified: row.get(9)?, ..looking }.sight();
    let address: Option<&str> = row.get(6)?;
    let kinds: Option<Vec<String>> = row.get(7)?;
    let marks = kinds.unwrap_or_default().into_iter().map(|kind| stored(&kind, MarkKind::named));
    let mut marks = marks.collect::<Result<Vec<_>, _>>()?;
    marks.sort();
    let found = FoundContact {
        marks,
        id: row.id(0)?,
        name: row.get(1)?,
        postcode: row.get(2)?,
        address: address.map(|lines| lines.split(',').next().unwrap_or_default().to_owned()),
        cases: row.get(3)?,
        by: by.into_iter().collect(),
        near: row.get(5)?,
    };
    Ok(mask::found(sight, found))
}

fn uuids(people: &[ContactId]) -> Vec<Uuid> {
    people.iter().map(|id| id.uuid()).collect()
}

#[cfg(test)]
mod tests {
    use sqlx::{AssertSqlSafe, Row as _};

    use super::*;

    const PEOPLE: &str = "
        with who as (
            insert into contact (tenant_id, id, name, name_key, cases, first_seen_at, last_seen_at)
            select $1, md5('contact' || n)::uuid, 'Member ' || n, 'member ' || n, 1, now(), now()
            from generate_series(1, 4000) n returning id
        ), spelt as (
            insert into search_spelling (tenant_id, variant, token)
            select $1, 'word' || n, 'token' || n from generate_series(1, 4000) n returning token
        )
        insert into search_token (tenant_id, token, kind, contact_id)
        select $1, md5(n || 'token' || t), 0, md5('contact' || n)::uuid
        from generate_series(1, 4000) n, generate_series(1, 8) t";

    /// The plan of the search in the second of two councils.
    async fn plan() -> String {
        let address = testkit::migrated_database("search_plans").await.unwrap();
        let url = migrations::role_url(&address, "moothall_contacts", testkit::ROLE_SECRET).unwrap();
        let mut service = testkit::connect(&url).await.unwrap();
        let say = |sql: String| sqlx::raw_sql(AssertSqlSafe(sql));
        for council in [1, 2].map(Uuid::from_u128) {
            say(format!("begin; set local app.tenant_id = '{council}'")).execute(&mut service).await.unwrap();
            sqlx::query(PEOPLE).bind(council).execute(&mut service).await.unwrap();
            say("commit".to_owned()).execute(&mut service).await.unwrap();
        }
        let mut owner = testkit::connect(&address).await.unwrap();
        let analyze = "analyze contacts.contact; analyze contacts.search_token; analyze contacts.search_spelling";
        say(analyze.to_owned()).execute(&mut owner).await.unwrap();
        let types =
            "uuid, smallint[], text[], text[], smallint[], text[], text[], bigint, bigint, uuid, uuid, timestamptz";
        say(format!("prepare find ({types}) as {}", search!())).execute(&mut service).await.unwrap();
        let explain = format!(
            "explain execute find ('{}', '{{0}}', '{{a}}', '{{b}}', '{{0}}', '{{a}}', '{{a}}', 1, 10, null, null, now())",
            Uuid::from_u128(2)
        );
        let lines = say(explain).fetch_all(&mut service).await.unwrap();
        lines.iter().map(|line| line.get::<String, _>(0)).collect::<Vec<_>>().join("\n")
    }

    #[tokio::test]
    async fn every_word_is_looked_up_by_range_in_an_index_that_begins_with_the_council() {
        let plan = plan().await;
        assert!(!plan.contains("Seq Scan"), "{plan}");
        for (index, condition) in [
            ("search_token_pkey", "((tenant_id = $1) AND (token >= "),
            ("search_token_contact", "((tenant_id = $1) AND (contact_id = "),
            ("search_spelling_pkey", "((tenant_id = $1) AND (variant >= "),
            ("contact_pkey", "((tenant_id = $1) AND (id = "),
            ("mark_contact", "((tenant_id = $1) AND (contact_id = "),
        ] {
            let scans: Vec<&str> = plan.split(&format!("using {index} on")).skip(1).collect();
            assert!(!scans.is_empty(), "{index} isn't used: {plan}");
            for scan in scans {
                let condition_of = scan.lines().nth(1).unwrap_or_default();
                assert!(condition_of.contains(condition), "{index}: {condition_of} in {plan}");
            }
        }
    }
}
