use std::sync::Arc;

use cases::Cases;
use cases_api::case::{CaseOpened, OpenCase, Teams};
use cases_api::events::{CaseOpened as Opened, CaseUpdated, DraftHandedOver, FollowerTold};
use cases_api::{CasesClient, perm};
use contract::council::{Council, Tier};
use contract::{CouncilId, Event as _, Permission as _, Problem, StaffId, TeamId};
use events::Subscriptions;
use identity_api::{Role, Sees, StaffInvited, StaffInvitedPrivate, StaffJoined, StaffJoinedPrivate};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, PgConnection, Row as _};
use tenancy_api::{CouncilProvisioned, FirstAdministratorPrivate};
use testkit::alone::Alone;
use testkit::eventually;
use time::OffsetDateTime;
use uuid::Uuid;

/// A running service with two councils, each with its starter catalogue.
pub struct House {
    pub alone: Alone,
}

/// The member of staff whom tokens of `Alone` stand for.
pub fn caller() -> StaffId {
    Uuid::from_u128(1).into()
}

/// Another member of staff.
pub fn colleague() -> StaffId {
    Uuid::from_u128(50).into()
}

fn make(_: &str, context: &runtime::Context) -> anyhow::Result<Arc<dyn runtime::Service>> {
    Ok(Arc::new(Cases::new(context)?))
}

impl House {
    pub async fn open() -> anyhow::Result<Self> {
        Self::with(&[]).await
    }

    /// With other settings than usual.
    pub async fn with(settings: &[(&str, String)]) -> anyhow::Result<Self> {
        let key = ("MOOTHALL_SECRETS__TRACKING_KEY", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE".to_owned());
        let settings = [&[key][..], settings].concat();
        let hears = Subscriptions::new()
            .with_event("notifications", Opened::NAME)
            .with_event("notifications", CaseUpdated::NAME)
            .with_event("notifications", FollowerTold::NAME)
            .with_event("notifications", DraftHandedOver::NAME);
        let alone = Alone::start_heard(Cases::NAME, make, &["adur", "surrey"], &settings, hears).await?;
        let house = Self { alone };
        for at in [0, 1] {
            house.provision(at).await?;
            house.know(at, &[caller(), colleague()]).await?;
        }
        Ok(house)
    }

    /// Another process of the service over the same database.
    pub async fn another(&self) -> anyhow::Result<Alone> {
        self.alone.another(make).await
    }

    /// Tells that a council was added, and waits for its catalogue.
    pub async fn provision(&self, at: usize) -> anyhow::Result<()> {
        let council = self.council(at);
        let fact = CouncilProvisioned {
            council_id: council.id,
            code: council.code.clone(),
            tier: Tier::District,
            languages: council.languages.clone(),
        };
        let (administrator_name, administrator_email) = ("Ada".to_owned(), "ada@adur.example".to_owned());
        let private = FirstAdministratorPrivate { administrator_name, administrator_email };
        let id = self.alone.arrives(council.id, 1, &fact, &private).await?;
        self.handled(council.id, id.uuid()).await
    }

    /// Those whom tokens stand for may see every case, whether or not a test hires them.
    async fn know(&self, at: usize, staff: &[StaffId]) -> anyhow::Result<()> {
        let mut owner = self.alone.owner(self.council(at).id).await?;
        for id in staff {
            sqlx::query(
                "insert into staff (tenant_id, id, name, state, sees) values ($1, $2, 'Someone', 'invited', 'all')",
            )
            .bind(self.council(at).id.uuid())
            .bind(id.uuid())
            .execute(&mut owner)
            .await?;
        }
        Ok(())
    }

    /// Someone works for a council, in these teams.
    pub async fn hire(&self, at: usize, staff_id: StaffId, name: &str, teams: Vec<TeamId>) -> anyhow::Result<()> {
        self.hire_to_see(at, staff_id, name, teams, Sees::All).await
    }

    /// The same, of someone who sees a part of the cases.
    pub async fn hire_to_see(
        &self,
        at: usize,
        staff_id: StaffId,
        name: &str,
        teams: Vec<TeamId>,
        sees: Sees,
    ) -> anyhow::Result<()> {
        self.invites(at, staff_id, teams.clone(), sees).await?;
        self.joins(at, StaffJoined { staff_id, sees: Some(sees), teams: Some(teams), role: None }, name).await
    }

    /// Someone who was invited comes.
    pub async fn joins(&self, at: usize, fact: StaffJoined, name: &str) -> anyhow::Result<()> {
        let council = self.council(at).id;
        let id = self.alone.arrives(council, 2, &fact, &StaffJoinedPrivate { name: name.to_owned() }).await?;
        self.handled(council, id.uuid()).await
    }

    /// Someone is invited, once or again; they come later or never.
    pub async fn invites(&self, at: usize, staff_id: StaffId, teams: Vec<TeamId>, sees: Sees) -> anyhow::Result<()> {
        let (role, expires_at, council) = (Role::Caseworker, OffsetDateTime::UNIX_EPOCH, self.council(at).id);
        let fact = StaffInvited { staff_id, role, teams, sees, expires_at };
        let private = StaffInvitedPrivate { name: "Jo".into(), email: "jo@adur.example".into(), token: "t".into() };
        let id = self.alone.arrives(council, 1, &fact, &private).await?;
        self.handled(council, id.uuid()).await
    }

    /// Waits until an event that arrived was handled.
    pub async fn handled(&self, council: CouncilId, event: Uuid) -> anyhow::Result<()> {
        let mut owner = self.alone.owner(council).await?;
        let fault: Option<String> = eventually("the event to be handled", async || {
            let handled =
                sqlx::query("select fault from inbox where id = $1 and (done_at is not null or fault is not null)");
            let row = handled.bind(event).fetch_one(&mut owner).await?;
            anyhow::Ok(row.get(0))
        })
        .await?;
        anyhow::ensure!(fault.is_none(), "{fault:?}");
        Ok(())
    }

    pub fn council(&self, at: usize) -> &Council {
        &self.alone.councils[at]
    }

    pub fn cases(&self) -> CasesClient {
        CasesClient::new(self.alone.client())
    }

    /// A caseworker's token.
    pub fn worker(&self, at: usize) -> String {
        let held = [perm::ReadCases::NAME, perm::ReadPost::NAME, perm::WorkCases::NAME, perm::ArrangeWork::NAME];
        self.alone.token(self.council(at).id, &held).unwrap()
    }

    /// The token with which a program works off what is asked of its system.
    pub fn program(&self, at: usize) -> String {
        let held = [perm::ReadCases::NAME, perm::SettleEffects::NAME];
        self.alone.token(self.council(at).id, &held).unwrap()
    }

    /// The token of a member of staff who answers calls and works cases.
    pub fn agent(&self, at: usize, staff: StaffId) -> String {
        let held = [perm::ReadCases::NAME, perm::WorkCases::NAME, perm::ReadPromises::NAME, perm::MakePromises::NAME];
        self.alone.token_of(staff, self.council(at).id, &held).unwrap()
    }

    /// The token of someone who writes replies and uses them.
    pub fn team_lead(&self, at: usize) -> String {
        let held = [perm::ReadCases::NAME, perm::WorkCases::NAME, perm::ReadReplies::NAME, perm::WriteReplies::NAME];
        self.alone.token(self.council(at).id, &held).unwrap()
    }

    /// The token of someone who sees who looked at what.
    pub fn overseer(&self, at: usize) -> String {
        self.alone.token(self.council(at).id, &[perm::ReadCaseAccessLog::NAME]).unwrap()
    }

    /// Changes something of a council's, as its owner.
    pub async fn change(&self, at: usize, sql: &str) {
        let mut owner = self.alone.owner(self.council(at).id).await.unwrap();
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut owner).await.unwrap();
    }

    /// Somebody changes a council's cases and doesn't come to an end, until this is dropped.
    pub async fn changing(&self, at: usize) -> PgConnection {
        let mut owner = self.alone.owner(self.council(at).id).await.unwrap();
        sqlx::raw_sql("begin; select id from case_file for update").execute(&mut owner).await.unwrap();
        owner
    }

    /// A colleague's token.
    pub fn colleague(&self, at: usize) -> String {
        let held = [perm::ReadCases::NAME, perm::WorkCases::NAME, perm::ArrangeWork::NAME];
        self.alone.token_of(colleague(), self.council(at).id, &held).unwrap()
    }

    /// The token of someone who looks after the catalogue.
    pub fn cataloguer(&self, at: usize) -> String {
        let held =
            [perm::ReadCatalogue::NAME, perm::WriteCatalogue::NAME, perm::ReadCases::NAME, perm::WorkCases::NAME];
        self.alone.token(self.council(at).id, &held).unwrap()
    }

    /// A citizen's token.
    pub fn citizen(&self, at: usize) -> String {
        self.alone.visitor(self.council(at).id).unwrap()
    }

    /// Reports a missed bin.
    pub async fn report(&self, at: usize) -> Result<CaseOpened, Problem> {
        self.cases().open(&self.citizen(at), &key(), &missed_bin()).await
    }

    pub async fn teams(&self, at: usize) -> Result<Teams, Problem> {
        self.cases().teams(&self.worker(at)).await
    }

    /// The first column of the only row of a query, as the council's owner sees it.
    pub async fn count(&self, at: usize, sql: &str) -> i64 {
        let mut owner = self.alone.owner(self.council(at).id).await.unwrap();
        let row = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_one(&mut owner).await.unwrap();
        row.get(0)
    }

    /// What a council's service told, by name: public and private part, as notifications has it.
    pub async fn told(&self, at: usize, name: &str) -> Vec<(Value, Value)> {
        let mut owner = self.alone.owner(self.council(at).id).await.unwrap();
        let waits = "select count(*) from outbox where delivered_at is null";
        eventually("all to be told", async || self.count(at, waits).await == 0).await.unwrap();
        let told = sqlx::query("select payload, private from notifications.inbox where name = $1 order by version, id");
        let rows = told.bind(name).fetch_all(&mut owner).await.unwrap();
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    }
}

/// A key that nobody used before.
pub fn key() -> String {
    Uuid::new_v4().to_string()
}

/// A sound report.
pub fn missed_bin() -> OpenCase {
    asked(json!({
        "service": "missed-bin",
        "reporter": { "name": "Ann Example", "email": "ann@example.org" },
        "answers": {
            "collection_address": { "line1": "1 High Street", "town": "Worthing", "postcode": "bn111hs" },
            "bin": "recycling", "missed_on": "2026-01-19", "was_out": true,
        },
    }))
}

pub fn asked(json: Value) -> OpenCase {
    serde_json::from_value(json).unwrap()
}

/// The pointers of a refusal's faults with their codes, in order.
pub fn faults(problem: &Problem) -> Vec<(&str, &str)> {
    problem.errors.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect()
}
