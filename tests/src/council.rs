//! A council of a test's own, made as operators and administrators make them.

use std::collections::BTreeMap;

use anyhow::Context as _;
use cases_api::CasesClient;
use cases_api::case::{CaseOpened, NewReporter, OpenCase};
use contract::council::{ContactDetails, Division, Tier};
use contract::{Bilingual, CouncilId, TeamId};
use identity_api::{AcceptInvitation, AccessToken, ExchangeSession, InviteStaff, Role, Sees, Session, SignIn};
use serde_json::{Value, json};
use tenancy_api::{AddCouncil, CouncilSummary, FirstAdministrator, TenancyClient};
use testkit::{Deployment, eventually};
use uuid::Uuid;

/// The password of everyone who works for a test's council.
pub const PASSWORD: &str = "orchard kettle lantern";

/// A council that is served, with its administrator and whoever was hired.
pub struct TestCouncil {
    pub deployment: Deployment,
    pub id: CouncilId,
    pub code: String,
    pub administrator: String,
}

/// An operator's access token.
pub async fn operator_token(deployment: &Deployment) -> anyhow::Result<String> {
    let asked = SignIn { email: deployment.operator_email.clone(), password: deployment.operator_password.clone() };
    let session: Value = deployment.client("ops").post("/admin/v1/sessions").json(&asked).send().await?;
    Ok(session["access_token"].as_str().context("a token")?.to_owned())
}

impl TestCouncil {
    /// A new council of this tier, ready to be reported to.
    pub async fn add(deployment: &Deployment, tier: Tier) -> anyhow::Result<Self> {
        Self::add_below(deployment, tier, None).await
    }

    /// A new council within another.
    pub async fn add_below(deployment: &Deployment, tier: Tier, parent: Option<&str>) -> anyhow::Result<Self> {
        let code = format!("t{}", &Uuid::new_v4().simple().to_string()[..12]);
        let tenancy = TenancyClient::new(deployment.client("ops"), operator_token(deployment).await?);
        let added: CouncilSummary = tenancy.add(&request(&code, tier, parent)).await?;
        let mut council = Self { deployment: deployment.clone(), id: added.id, code, administrator: String::new() };
        let email = council.email("administrator");
        council.administrator = council.welcome(&email).await?;
        eventually("the starter catalogue", async || !council.teams().await.unwrap_or_default().is_empty()).await?;
        Ok(council)
    }

    /// An address at this council.
    pub fn email(&self, who: &str) -> String {
        format!("{who}@{}.example", self.code)
    }

    /// Its own host's API.
    pub fn client(&self) -> contract::client::Client {
        self.deployment.client(&self.code)
    }

    /// Invites someone, accepts for them, and gives their access token.
    pub async fn hire(&self, who: &str, role: Role) -> anyhow::Result<String> {
        let teams = self.teams().await?;
        self.hire_to_see(who, role, teams, Sees::All).await
    }

    /// The same, of someone who works in these teams and may see a part of the cases.
    pub async fn hire_to_see(&self, who: &str, role: Role, teams: Vec<TeamId>, sees: Sees) -> anyhow::Result<String> {
        let email = self.email(who);
        let invite = InviteStaff { name: who.to_owned(), email: email.clone(), role, teams, sees };
        let call = self.client().post("/api/v1/identity/invitations").bearer(&self.administrator);
        call.json(&invite).send::<Value>().await?;
        self.welcome(&email).await
    }

    /// Reads the invitation's email, sets a password, signs in.
    pub async fn welcome(&self, email: &str) -> anyhow::Result<String> {
        let token = self.invitation(email).await?;
        let accept = AcceptInvitation { token, password: PASSWORD.to_owned() };
        let session: Session = self.client().post("/api/v1/identity/invitations/accept").json(&accept).send().await?;
        self.exchange(&session.session).await
    }

    /// The secret of the newest invitation in someone's mail.
    pub async fn invitation(&self, email: &str) -> anyhow::Result<String> {
        eventually("an invitation by email", async || {
            let mails = self.deployment.mail().to(email).await.ok()?;
            let text = mails.last()?.text.clone()?;
            let (_, rest) = text.split_once("/desk/invitation/")?;
            rest.split_whitespace().next().map(str::to_owned)
        })
        .await
    }

    /// The cookie of a session at the desk of someone who was hired.
    pub async fn desk_cookie(&self, who: &str) -> anyhow::Result<String> {
        let asked = SignIn { email: self.email(who), password: PASSWORD.to_owned() };
        let session: Session = self.client().post("/api/v1/identity/sessions").json(&asked).send().await?;
        Ok(format!("__Host-desk={}", session.session))
    }

    /// The access token of a session.
    pub async fn exchange(&self, session: &str) -> anyhow::Result<String> {
        let asked = ExchangeSession::attended(session);
        let token: AccessToken = self.client().post("/api/v1/identity/tokens").json(&asked).send().await?;
        Ok(token.access_token)
    }

    /// Every team.
    pub async fn teams(&self) -> anyhow::Result<Vec<TeamId>> {
        let teams = CasesClient::new(self.client()).teams(&self.administrator).await?;
        Ok(teams.items.into_iter().map(|team| team.team.id).collect())
    }

    /// A report of a missed bin by a citizen who gives this email address.
    pub async fn report(&self, once: &str, email: Option<&str>) -> anyhow::Result<CaseOpened> {
        let call = self.client().post("/api/v1/cases").once(once);
        Ok(call.json(&missed_bin("Siân Ellis", email)).send().await?)
    }
}

/// A sound report of a missed bin.
pub fn missed_bin(name: &str, email: Option<&str>) -> OpenCase {
    let answers = BTreeMap::from([
        ("collection_address", json!({"line1": "14 Mill Lane", "postcode": "BN11 1HS"})),
        ("bin", json!("rubbish")),
        ("missed_on", json!("2026-01-02")),
        ("was_out", json!(true)),
    ]);
    OpenCase {
        service: "missed-bin".to_owned(),
        language: contract::Language::En,
        reporter: NewReporter { name: name.to_owned(), email: email.map(str::to_owned), ..NewReporter::default() },
        answers: answers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        channel: contract::Channel::Web,
        call: None,
        contact: None,
    }
}

fn request(code: &str, tier: Tier, parent: Option<&str>) -> AddCouncil {
    AddCouncil {
        code: code.to_owned(),
        name: Bilingual::new(format!("Council of {code}"), format!("Cyngor {code}")),
        tier,
        parent: parent.map(str::to_owned),
        slug: None,
        hosts: Vec::new(),
        colours: None,
        contact: ContactDetails::default(),
        languages: vec![contract::Language::En, contract::Language::Cy],
        division: Division::EnglandAndWales,
        administrator: FirstAdministrator {
            name: "Ada Administrator".to_owned(),
            email: format!("administrator@{code}.example"),
        },
    }
}
