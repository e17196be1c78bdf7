//! Every query of the citizen's own view: public steps alone.

use cases_api::case::ToldBy;
use cases_api::follow::Feedback;
use cases_api::settings::DeskSettings;
use contract::text::Postcode;
use contract::{CaseId, Reference};
use tenant_db::{DbError, Row, TenantTx, args};

use super::{Followed, StoredStep};
use crate::case::clocks::store::promised;
use crate::case::store::{happening, language, outcome, reference, state};
use crate::case::version::store::goes_by;
use crate::emergency::store::stands_still;

macro_rules! followed_columns {
    () => {
        concat!(
            "c.id, c.follow_generation, c.reference, c.service_name, c.state, c.outcome, c.opened_at, ",
            promised!(),
            ", c.language,
            c.reporter_email is not null, v.definition -> 'workflow', v.definition -> 'messages', c.closed_at, f.rating, f.words,
            d.reopen_days, c.step, c.outcome_id, c.target, ",
            stands_still!("c.service_id"),
            ", t.name, (select g.into_id from case_merge g where g.tenant_id = $1 and g.case_id = c.id),
            c.answers, nullif(btrim(c.reporter_address), '') is not null, to_jsonb(array(select f.name from file f
             where f.tenant_id = $1 and f.case_id = c.id and f.question is not null and f.arrived_at is not null
             order by f.arrived_at, f.id)),
             jsonb_path_query_array(v.definition, '$.form.fields[*] ? (@.calculation.unit == \"money\").label') from case_file c",
            goes_by!(),
            " join team t on t.tenant_id = $1 and t.id = c.team_id
         left join case_feedback f on f.tenant_id = $1 and f.case_id = c.id
         left join desk_settings d on d.tenant_id = $1
         where c.tenant_id = $1 "
        )
    };
}

/// The case of a link that is still the case's own.
pub(crate) async fn by_link(tx: &TenantTx, id: CaseId, generation: i32) -> Result<Option<Followed>, DbError> {
    tx.row(
        concat!("select ", followed_columns!(), "and c.id = $2 and c.follow_generation = $3"),
        args![tx.tenant(), id.uuid(), generation],
        followed,
    )
    .await
}

/// The case into which another is merged.
pub(super) async fn by_id(tx: &TenantTx, id: CaseId) -> Result<Option<Followed>, DbError> {
    tx.row(concat!("select ", followed_columns!(), "and c.id = $2"), args![tx.tenant(), id.uuid()], followed).await
}

/// The case of a reference, or of one under which it was known before, if it has this postcode.
pub(crate) async fn by_reference(
    tx: &TenantTx,
    wanted: &Reference,
    postcode: &Postcode,
) -> Result<Option<Followed>, DbError> {
    tx.row(
        concat!(
            "select ",
            followed_columns!(),
            "and c.reporter_postcode = $3 and c.id = coalesce(
                (select id from case_file where tenant_id = $1 and reference = $2),
                (select case_id from case_alias where tenant_id = $1 and reference = $2))"
        ),
        args![tx.tenant(), wanted.compact(), postcode.as_str()],
        followed,
    )
    .await
}

/// The case of a reference of another system, if it has this postcode.
pub(super) async fn by_key(tx: &TenantTx, key: &str, postcode: &Postcode) -> Result<Option<Followed>, DbError> {
    tx.row(
        concat!(
            "select ",
            followed_columns!(),
            "and c.reporter_postcode = $3
             and c.id = (select case_id from case_alias where tenant_id = $1 and reference = $2)"
        ),
        args![tx.tenant(), key, postcode.as_str()],
        followed,
    )
    .await
}

/// The public steps of a case, the oldest first.
pub(crate) async fn steps(tx: &TenantTx, id: CaseId) -> Result<Vec<StoredStep>, DbError> {
    tx.rows(
        "select at, kind, text, from_state, to_state, outcome, to_name, from_step, to_step, outcome_id
         from case_entry where tenant_id = $1 and case_id = $2 and public
         order by at, id",
        args![tx.tenant(), id.uuid()],
        |row| Ok(StoredStep { at: row.get(0)?, what: happening(row, 1)? }),
    )
    .await
}

/// Keeps what a citizen thought; `false` when they said the same before.
pub(super) async fn keep_feedback(tx: &TenantTx, case: CaseId, said: &Feedback) -> Result<bool, DbError> {
    let kept = tx
        .run(
            "insert into case_feedback as f (tenant_id, case_id, rating, words, given_at) values ($1, $2, $3, $4, $5)
             on conflict (tenant_id, case_id) do update set rating = $3, words = $4, given_at = $5
             where (f.rating, f.words) is distinct from ($3, $4)",
            args![tx.tenant(), case.uuid(), i16::from(said.rating), said.words.as_deref(), tx.now()],
        )
        .await?;
    Ok(kept == 1)
}

fn followed(row: Row<'_>) -> Result<Followed, DbError> {
    let email = row.get(9)?;
    Ok(Followed {
        id: row.id(0)?,
        generation: row.get(1)?,
        reference: reference(row, 2)?,
        service: row.json(3)?,
        team: row.json(20)?,
        state: state(row, 4)?,
        outcome: outcome(row, 5)?,
        opened_at: row.get(6)?,
        due_at: row.get(7)?,
        language: language(row, 8)?,
        email,
        told_by: ToldBy::having(email, row.get(23)?),
        answers: row.json(22)?,
        prices: row.json(25)?,
        files: row.json(24)?,
        target: row.json(18)?,
        still: row.json(19)?,
        workflow: row.json(10)?,
        messages: row.json(11)?,
        step: row.get(16)?,
        outcome_id: row.get(17)?,
        closed_at: row.get(12)?,
        reopen_days: row.get::<Option<i16>>(15)?.unwrap_or(DeskSettings::default().reopen_days),
        feedback: match row.get::<Option<i16>>(13)? {
            Some(rating) => Some(Feedback { rating: u8::try_from(rating).unwrap_or_default(), words: row.get(14)? }),
            None => None,
        },
        merged_into: row.id_or_null(21)?,
    })
}
