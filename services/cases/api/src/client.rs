//! The typed client of cases.

mod catalogue;
mod clocks;
mod directory;
mod drafts;
mod effects;
mod files;
mod history;
mod imports;
mod incidents;
mod known;
mod merging;
mod promises;
mod proposals;
mod queues;
mod relations;
mod replies;
mod rerouting;
mod settings;
mod splitting;
mod tasks;
mod teams;

use contract::client::{Client, Versioned};
use contract::{ArticleId, CaseEffectId, CaseId, InteractionId, LookReason, Page, Problem};

use crate::article::{Article, ArticleSummary, ArticleVersion, ListArticles, SayOfArticle, WriteArticle};
use crate::avoidable::{AvoidableContact, AvoidableContacts, AvoidableDays, ListAvoidable, Workload};
use crate::case::{
    AddNote, Assign, CaseOpened, CaseSummary, CaseVersion, CaseView, ListCases, MoveCase, OfContact, OpenCase,
    SendUpdate, Teams,
};
use crate::catalogue::{FoundService, ServiceDetail};
use crate::follow::{FindCase, FollowedCase, Rate, Reopen, Reply};
use crate::lookup::{FoundByContent, FoundCase, LookUpCases};

/// Cases' API. Each call names the token of whoever makes it.
#[derive(Debug, Clone)]
pub struct CasesClient(Client);

impl CasesClient {
    /// A client of cases at this base.
    pub fn new(http: Client) -> Self {
        Self(http)
    }

    /// The council's services, or those that `words` finds, the best first.
    ///
    /// # Errors
    /// `unavailable`.
    pub async fn services(&self, token: &str, words: &str) -> Result<Page<FoundService>, Problem> {
        self.0.get("/api/v1/services").bearer(token).query(&[("q", words)]).send().await
    }

    /// The services with a number in the Local Government Services List.
    ///
    /// # Errors
    /// `unavailable`.
    pub async fn services_of_code(&self, token: &str, lgsl: u32) -> Result<Page<FoundService>, Problem> {
        self.0.get("/api/v1/services").bearer(token).query(&[("lgsl", lgsl)]).send().await
    }

    /// One service with its form.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn service(&self, token: &str, slug: &str) -> Result<ServiceDetail, Problem> {
        self.0.get(&format!("/api/v1/services/{slug}")).bearer(token).send().await
    }

    /// Opens a case, once for each key.
    ///
    /// # Errors
    /// `validation-failed` with every field's fault; `idempotency-mismatch`.
    pub async fn open(&self, token: &str, once: &str, case: &OpenCase) -> Result<CaseOpened, Problem> {
        self.0.post("/api/v1/cases").bearer(token).once(once).json(case).send().await
    }

    /// One page of cases by due time.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn list(&self, token: &str, which: &ListCases) -> Result<Page<CaseSummary>, Problem> {
        self.0.get("/api/v1/cases").bearer(token).query(which).send().await
    }

    /// Cases by a reference as someone typed it, the surest first; at most ten.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn find(&self, token: &str, which: &LookUpCases) -> Result<Page<FoundCase>, Problem> {
        self.0.get("/api/v1/cases/find").bearer(token).query(which).send().await
    }

    /// Cases in which every word stands somewhere, the newest first; at most twenty.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn search(&self, token: &str, which: &LookUpCases) -> Result<Page<FoundByContent>, Problem> {
        self.0.get("/api/v1/cases/search").bearer(token).query(which).send().await
    }

    /// What a person reported: cases that go on first, then those that are done; at most nine.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn of_contact(&self, token: &str, which: &OfContact) -> Result<Page<CaseSummary>, Problem> {
        self.0.get("/api/v1/cases/of-contact").bearer(token).query(which).send().await
    }

    /// One case with its story.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn read(&self, token: &str, id: CaseId) -> Result<Versioned<CaseView>, Problem> {
        self.0.get(&format!("/api/v1/cases/{id}")).bearer(token).send_versioned().await
    }

    /// One case with its story, read during a call.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn read_during(
        &self,
        token: &str,
        id: CaseId,
        call: InteractionId,
    ) -> Result<Versioned<CaseView>, Problem> {
        let call = LookReason::call(call);
        self.0.get(&format!("/api/v1/cases/{id}")).bearer(token).query(&call).send_versioned().await
    }

    /// Says that a task of a case was done, or its warning seen, once for each key.
    ///
    /// # Errors
    /// `not-found`; `conflict` where it isn't open.
    pub async fn complete_effect(&self, token: &str, id: CaseEffectId, once: &str) -> Result<(), Problem> {
        self.0.post(&format!("/api/v1/case-effects/{id}/completion")).bearer(token).once(once).done().await
    }

    /// Moves a case that is still at `version` along its workflow, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed` when the move isn't offered.
    pub async fn transition(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        to: &MoveCase,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.post(&format!("/api/v1/cases/{id}/transitions")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }

    /// Adds an internal note, once for each key.
    ///
    /// # Errors
    /// `validation-failed`, `not-found`.
    pub async fn note(&self, token: &str, id: CaseId, once: &str, note: &AddNote) -> Result<CaseVersion, Problem> {
        self.0.post(&format!("/api/v1/cases/{id}/notes")).bearer(token).once(once).json(note).send().await
    }

    /// Writes to the citizen, once for each key.
    ///
    /// # Errors
    /// `validation-failed`, `not-found`.
    pub async fn update(
        &self,
        token: &str,
        id: CaseId,
        once: &str,
        update: &SendUpdate,
    ) -> Result<CaseVersion, Problem> {
        self.0.post(&format!("/api/v1/cases/{id}/updates")).bearer(token).once(once).json(update).send().await
    }

    /// Gives a case that is still at `version` to someone, or back to the queue.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed` for someone who isn't the council's staff.
    pub async fn assign(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        assign: &Assign,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.put(&format!("/api/v1/cases/{id}/assignee")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(assign).send().await
    }

    /// The council's teams.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn teams(&self, token: &str) -> Result<Teams, Problem> {
        self.0.get("/api/v1/teams").bearer(token).send().await
    }

    /// The council's articles: those that words find, the best first, or a page by day of review.
    ///
    /// # Errors
    /// `bad-cursor`.
    pub async fn articles(&self, token: &str, which: &ListArticles) -> Result<Page<ArticleSummary>, Problem> {
        self.0.get("/api/v1/articles").bearer(token).query(which).send().await
    }

    /// One article.
    ///
    /// # Errors
    /// `not-found`, also for a visitor to one that isn't public.
    pub async fn article(&self, token: &str, id: ArticleId) -> Result<Versioned<Article>, Problem> {
        self.0.get(&format!("/api/v1/articles/{id}")).bearer(token).send_versioned().await
    }

    /// Says whether an article answered one's question, once for each key.
    ///
    /// # Errors
    /// `not-found`, `rate-limited`.
    pub async fn say_of_article(
        &self,
        token: &str,
        once: &str,
        id: ArticleId,
        said: &SayOfArticle,
    ) -> Result<(), Problem> {
        self.0.post(&format!("/api/v1/articles/{id}/said")).bearer(token).once(once).json(said).done().await
    }

    /// Writes a new article, once for each key.
    ///
    /// # Errors
    /// `validation-failed` with every field's fault.
    pub async fn add_article(&self, token: &str, once: &str, new: &WriteArticle) -> Result<ArticleVersion, Problem> {
        self.0.post("/api/v1/articles").bearer(token).once(once).json(new).send().await
    }

    /// Writes an article that is still at `version` anew, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed` with every field's fault.
    pub async fn edit_article(
        &self,
        token: &str,
        id: ArticleId,
        version: i64,
        once: &str,
        to: &WriteArticle,
    ) -> Result<ArticleVersion, Problem> {
        let call = self.0.put(&format!("/api/v1/articles/{id}")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }

    /// Who has how much to do.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn workload(&self, token: &str) -> Result<Workload, Problem> {
        self.0.get("/api/v1/workload").bearer(token).send().await
    }

    /// How many contacts of people needn't have been, and which messages would have avoided them.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn avoidable(&self, token: &str, days: &AvoidableDays) -> Result<AvoidableContacts, Problem> {
        self.0.get("/api/v1/avoidable-contacts/figure").bearer(token).query(days).send().await
    }

    /// One page of the contacts behind that figure, the newest first.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`, `bad-cursor`.
    pub async fn avoidable_contacts(
        &self,
        token: &str,
        which: &ListAvoidable,
    ) -> Result<Page<AvoidableContact>, Problem> {
        self.0.get("/api/v1/avoidable-contacts").bearer(token).query(which).send().await
    }

    /// Finds one's own case.
    ///
    /// # Errors
    /// `not-found` whatever doesn't match, `rate-limited`.
    pub async fn follow(&self, token: &str, which: &FindCase) -> Result<FollowedCase, Problem> {
        self.0.post("/api/v1/tracking").bearer(token).json(which).send().await
    }

    /// Replies to the council, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` when the case is done.
    pub async fn reply(&self, token: &str, once: &str, reply: &Reply) -> Result<FollowedCase, Problem> {
        self.0.post("/api/v1/tracking/replies").bearer(token).once(once).json(reply).send().await
    }

    /// Has one's own case opened again, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` when it can't be opened again.
    pub async fn reopen(&self, token: &str, once: &str, why: &Reopen) -> Result<FollowedCase, Problem> {
        self.0.post("/api/v1/tracking/reopenings").bearer(token).once(once).json(why).send().await
    }

    /// Says how well one's own case was done, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `conflict` while it isn't done.
    pub async fn rate(&self, token: &str, once: &str, said: &Rate) -> Result<FollowedCase, Problem> {
        self.0.post("/api/v1/tracking/ratings").bearer(token).once(once).json(said).send().await
    }
}
