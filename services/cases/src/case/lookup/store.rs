//! The query of a case that is looked up.

use cases_api::case::CaseSummary;
use contract::{InteractionId, Reference, StaffId};
use tenant_db::{DbError, TenantTx, args};

use super::{MOST, Wanted};
use crate::caller::store::looking;
use crate::caller::{Looker, mask};
use crate::case::store::{seen_by, summary, summary_columns};

/// `$1` council, `$2` references, `$3` and `$4` from and to which references begin so, `$5` how many, `$6` who asks,
/// `$7` in which call, `$8` when, `$9` a reference of another system.
macro_rules! lookup {
    () => {
        concat!(
            "select ",
            summary_columns!(),
            ",",
            looking!("c.contact_id", "c.call_id", "$7", "$6", "$8"),
            " from (
                 select id from case_file where tenant_id = $1 and reference = any($2)
                 union
                 select case_id from case_alias where tenant_id = $1 and reference = any($2 || $9::text)
                 union
                 select begun.id from unnest($3::text[], $4::text[]) as range(first, last)
                 cross join lateral (
                     select c.id from case_file c
                     where c.tenant_id = $1 and c.reference >= range.first and c.reference <= range.last and",
            seen_by!("$6"),
            "
                     order by c.reference limit $5) begun
             ) hit
             join case_file c on c.tenant_id = $1 and c.id = hit.id
             join team t on t.tenant_id = $1 and t.id = c.team_id
             left join staff a on a.tenant_id = $1 and a.id = c.assignee_id
             where",
            seen_by!("$6")
        )
    };
}

/// The cases that one may have meant, of those that whoever asks may see, in no order. One round trip.
pub(super) async fn find(tx: &TenantTx, wanted: &Wanted, looker: Looker) -> Result<Vec<CaseSummary>, DbError> {
    let meant: Vec<&str> = wanted.meant.iter().map(Reference::compact).collect();
    let (least, greatest): (Vec<&str>, Vec<&str>) =
        wanted.beginnings.iter().map(|(least, greatest)| (least.as_str(), greatest.as_str())).unzip();
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let me = tx.actor().staff().map(StaffId::uuid);
    let call = looker.call.map(InteractionId::uuid);
    let asked = args![tx.tenant(), meant, least, greatest, most, me, call, tx.now(), wanted.elsewhere.clone()];
    tx.rows(lookup!(), asked, |row| Ok(mask::summary(looker.sight(row, 14)?, summary(row)?))).await
}

#[cfg(test)]
mod tests {
    use sqlx::{AssertSqlSafe, Row as _};
    use uuid::Uuid;

    use super::*;

    const CASES: &str = "
        with whose as (
            insert into team (tenant_id, id, key, name) select $1, md5('team')::uuid, 'team', '{}' returning id
        ), offered as (
            insert into service (tenant_id, id, slug, lgsl, rank, library, team_id)
            select $1, md5('service')::uuid, 'service', 1, 1, '{}', id from whose returning id, team_id
        )
        insert into case_file (tenant_id, id, origin_id, reference, service_id, service_name, team_id, state,
            reporter_name, reporter_postcode, answers, language, opened_at, due_at, target)
        select $1, md5('case' || n)::uuid, $1, 'R' || n, offered.id, '{}', offered.team_id, 'received',
            'Ann', 'BN11 1HS', '[]', 'en', now(), now(), '{}'
        from generate_series(1, 4000) n, offered";

    #[tokio::test]
    async fn references_are_looked_up_by_their_index() {
        let address = testkit::migrated_database("lookup_plans").await.unwrap();
        let url = migrations::role_url(&address, "moothall_cases", testkit::ROLE_SECRET).unwrap();
        let mut service = testkit::connect(&url).await.unwrap();
        let say = |sql: String| sqlx::raw_sql(AssertSqlSafe(sql));
        for council in [1, 2].map(Uuid::from_u128) {
            say(format!("begin; set local app.tenant_id = '{council}'")).execute(&mut service).await.unwrap();
            sqlx::query(CASES).bind(council).execute(&mut service).await.unwrap();
            say("commit".to_owned()).execute(&mut service).await.unwrap();
        }
        let mut owner = testkit::connect(&address).await.unwrap();
        say("analyze cases.case_file".to_owned()).execute(&mut owner).await.unwrap();
        let prepare = format!(
            "prepare find (uuid, text[], text[], text[], bigint, uuid, uuid, timestamptz, text) as {}",
            lookup!()
        );
        say(prepare).execute(&mut service).await.unwrap();
        let explain = format!(
            "explain execute find ('{}', '{{R17}}', '{{R1}}', '{{R2}}', 10, null, null, now(), 'OLD1')",
            Uuid::from_u128(2)
        );
        let lines = say(explain).fetch_all(&mut service).await.unwrap();
        let plan = lines.iter().map(|line| line.get::<String, _>(0)).collect::<Vec<_>>().join("\n");
        assert_eq!(plan.matches("using case_file_reference on").count(), 2, "{plan}");
        assert!(plan.contains("(reference >= range."), "{plan}");
        assert!(!plan.contains("Seq Scan on case_file"), "{plan}");
    }
}
