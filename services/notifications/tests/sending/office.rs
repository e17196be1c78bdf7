//! The service with a mail server, and what tests do with both.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use cases_api::events::{CaseOpened, CaseOpenedPrivate};
use contract::{Bilingual, CaseId, Channel, CouncilId, Language, Permission as _, Prefix, Reference};
use notifications::Notifications;
use notifications_api::{ListMessages, MessageState, MessageSummary, NotificationsClient, perm};
use testkit::alone::{Alone, Make};
use testkit::eventually;
use testkit::mail::{Mail, MailClient, MailSink, TEXT_KEY, TEXT_TEMPLATE};
use time::macros::datetime;

pub const MAKE: Make = |_, context| Ok(Arc::new(Notifications::new(context)?) as Arc<dyn runtime::Service>);

pub struct Office {
    pub alone: Alone,
    sink: MailSink,
    folder: PathBuf,
    pub token: String,
}

impl Drop for Office {
    fn drop(&mut self) {
        // A folder that stays is only in the way.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Office {
    /// With the mail sink as its server and the default patience.
    pub async fn open() -> anyhow::Result<Self> {
        Self::with(None, &[]).await
    }

    /// With another mail server than the sink, or with other settings.
    pub async fn with(server: Option<SocketAddr>, settings: &[(&'static str, String)]) -> anyhow::Result<Self> {
        let any = "127.0.0.1:0".parse()?;
        let folder = testkit::test_folder().join(format!("mail-{}", uuid::Uuid::new_v4()));
        let sink = MailSink::start(any, any, &folder).await?;
        let port = server.unwrap_or(sink.smtp()).port().to_string();
        let mut all =
            vec![("MOOTHALL_MAIL__PORT", port), ("MOOTHALL_MAIL__SENDER", "no-reply@moothall.example".to_owned())];
        all.push(("MOOTHALL_SMS__URL", format!("http://{}", sink.http())));
        all.extend([("MOOTHALL_SMS__KEY", TEXT_KEY.to_owned()), ("MOOTHALL_SMS__TEMPLATE", TEXT_TEMPLATE.to_owned())]);
        all.extend_from_slice(settings);
        let alone = Alone::start(Notifications::NAME, MAKE, &["adur", "wealden"], &all).await?;
        let permissions = [
            perm::ReadMessages::NAME,
            perm::RetryMessages::NAME,
            perm::ReadLetters::NAME,
            perm::PostLetters::NAME,
            perm::ReadLetterAccessLog::NAME,
        ];
        let token = alone.token(alone.councils[0].id, &permissions)?;
        Ok(Self { alone, sink, folder, token })
    }

    pub fn council(&self) -> CouncilId {
        self.alone.councils[0].id
    }

    pub fn mail(&self) -> MailClient {
        self.sink.client()
    }

    pub fn client(&self) -> NotificationsClient {
        NotificationsClient::new(self.alone.client())
    }

    /// A report by someone with this address arrives, and is acknowledged.
    pub async fn opened(&self, council: CouncilId, email: Option<&str>, language: Language) -> anyhow::Result<CaseId> {
        self.reported(council, email, None, language).await
    }

    /// The same, of someone who gave a postal address.
    pub async fn reported(
        &self,
        council: CouncilId,
        email: Option<&str>,
        address: Option<&str>,
        language: Language,
    ) -> anyhow::Result<CaseId> {
        let (fact, mut private) = self.fact(language);
        (private.email, private.address) = (email.map(str::to_owned), address.map(str::to_owned));
        self.alone.arrives(council, 1, &fact, &private).await?;
        Ok(fact.case_id)
    }

    /// A report, as it is told.
    pub fn fact(&self, language: Language) -> (CaseOpened, CaseOpenedPrivate) {
        let fact = CaseOpened {
            case_id: CaseId::from(uuid::Uuid::new_v4()),
            reference: reference(),
            service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
            what_next: Bilingual::english("A crew will come back."),
            language,
            due_at: datetime!(2026-11-24 17:00 UTC),
            slug: "missed-bin".to_owned(),
            channel: Channel::Web,
            call: None,
            contact: None,
            split_from: None,
        };
        let private = CaseOpenedPrivate {
            name: "Siân O’Brien".to_owned(),
            email: Some("ann@example.org".to_owned()),
            phone: None,
            address: None,
            postcode: "BN11 1HS".to_owned(),
            follow_token: "tOken-1".to_owned(),
        };
        (fact, private)
    }

    pub async fn about(&self, about: CaseId) -> anyhow::Result<Vec<MessageSummary>> {
        let which = ListMessages { about: Some(about.uuid()), ..ListMessages::default() };
        Ok(self.client().list(&self.token, &which).await?.items)
    }

    /// The only message about a case, once it stands so.
    pub async fn once_in(&self, state: MessageState, about: CaseId) -> anyhow::Result<MessageSummary> {
        eventually("the message to be so far", async || -> anyhow::Result<MessageSummary> {
            let messages = self.about(about).await?;
            let found = messages.iter().find(|message| message.state == state).cloned();
            anyhow::ensure!(messages.len() == 1, "{messages:?}");
            found.ok_or_else(|| anyhow::anyhow!("{messages:?}"))
        })
        .await
    }

    pub async fn uncertain(&self) -> anyhow::Result<i64> {
        let mut owner = self.alone.owner(self.council()).await?;
        Ok(sqlx::query_scalar("select coalesce(sum(uncertain), 0) from message").fetch_one(&mut owner).await?)
    }
}

pub fn reference() -> Reference {
    Reference::random(Prefix::numbered(1), &mut rand::rng())
}

pub fn ids(mails: &[Mail]) -> HashSet<&str> {
    mails.iter().filter_map(|mail| mail.message_id.as_deref()).collect()
}
