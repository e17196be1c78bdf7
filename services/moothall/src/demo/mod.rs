//! Six demonstration councils, made as operators, staff and citizens make them: by the APIs, with
//! invitations read from the development mail sink. Loading them again changes nothing.

mod councils;
mod desk;
mod mailbox;
mod people;
mod story;

use anyhow::Context as _;
use contract::ProblemKind;
use contract::client::Client;
use identity_api::{AcceptInvitation, IdentityClient, InviteStaff, Role, Sees, Session, SignIn};
use runtime::Config;
use tenancy_api::{AddCouncil, TenancyClient};

use crate::login;
use councils::PASSWORD;

/// The operator whom `make run` creates.
const OPERATOR: &str = "operator@moothall.example";

pub(crate) async fn load(config: &Config, mail: &str) -> anyhow::Result<()> {
    let password = std::env::var("MOOTHALL_OPERATOR_PASSWORD").context("MOOTHALL_OPERATOR_PASSWORD")?;
    let operators = format!("http://{}:{}", config.public.operators_host, config.listen.public.port());
    let token = login::sign_in(&operators, OPERATOR, &password).await?;
    let tenancy = TenancyClient::new(login::client(&operators)?, token);
    let mailbox = mailbox::Mailbox::at(mail);
    for council in councils::all() {
        add(&tenancy, &council).await?;
        let host = Host::of(config, &council)?;
        if host.staff(&mailbox, &council).await? {
            story::tell(&host, &council).await?;
        }
    }
    println!("{}", councils::guide(config, mail, OPERATOR, &password));
    Ok(())
}

/// Adds a council that isn't there yet.
async fn add(tenancy: &TenancyClient, council: &AddCouncil) -> anyhow::Result<()> {
    match tenancy.add(council).await {
        Ok(_) => Ok(()),
        Err(problem) if problem.kind == ProblemKind::Conflict => Ok(()),
        Err(problem) => Err(login::told(problem)),
    }
}

/// A council's own host.
pub(crate) struct Host {
    pub(crate) client: Client,
    identity: IdentityClient,
}

impl Host {
    fn of(config: &Config, council: &AddCouncil) -> anyhow::Result<Self> {
        let host = format!("http://{}.{}:{}", council.code, config.public.domain, config.listen.public.port());
        let client = login::client(&host)?;
        Ok(Self { identity: IdentityClient::new(client.clone()), client })
    }

    /// Makes the council's staff, and says whether they are new: then there is no story yet.
    async fn staff(&self, mailbox: &mailbox::Mailbox, council: &AddCouncil) -> anyhow::Result<bool> {
        let administrator = &council.administrator.email;
        if self.sign_in(administrator).await.is_ok() {
            return Ok(false);
        }
        self.accept(&mailbox.invitation(administrator).await?).await?;
        let token = self.token(administrator).await?;
        let teams = cases_api::CasesClient::new(self.client.clone()).teams(&token).await.map_err(login::told)?;
        let teams: Vec<_> = teams.items.iter().map(|team| team.team.id).collect();
        let staff = [("Priya Nair", Role::Caseworker), ("Tom Ellis", Role::Agent), ("Megan Howells", Role::Manager)];
        for (name, role) in staff {
            let email = councils::staff_email(role, &council.code);
            let invite = InviteStaff {
                name: name.to_owned(),
                email: email.clone(),
                role,
                teams: teams.clone(),
                sees: Sees::All,
            };
            let once = format!("demo-{email}");
            self.identity.invite(&token, &once, &invite).await.map_err(login::told)?;
            self.accept(&mailbox.invitation(&email).await?).await?;
        }
        Ok(true)
    }

    async fn accept(&self, token: &str) -> anyhow::Result<()> {
        let accept = AcceptInvitation { token: token.to_owned(), password: PASSWORD.to_owned() };
        self.client
            .post("/api/v1/identity/invitations/accept")
            .json(&accept)
            .send::<Session>()
            .await
            .map_err(login::told)?;
        Ok(())
    }

    async fn sign_in(&self, email: &str) -> Result<Session, contract::Problem> {
        let asked = SignIn { email: email.to_owned(), password: PASSWORD.to_owned() };
        self.client.post("/api/v1/identity/sessions").json(&asked).send().await
    }

    /// An access token of a member of staff.
    pub(crate) async fn token(&self, email: &str) -> anyhow::Result<String> {
        let session = self.sign_in(email).await.map_err(login::told)?;
        let asked = identity_api::ExchangeSession::attended(session.session);
        let token: identity_api::AccessToken =
            self.client.post("/api/v1/identity/tokens").json(&asked).send().await.map_err(login::told)?;
        Ok(token.access_token)
    }

    /// Who an account is.
    pub(crate) async fn staff_id(&self, email: &str) -> anyhow::Result<contract::StaffId> {
        Ok(self.sign_in(email).await.map_err(login::told)?.staff_id)
    }
}
