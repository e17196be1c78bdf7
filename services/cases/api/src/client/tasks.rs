//! Tasks of cases.

use contract::client::Versioned;
use contract::{CaseId, CaseTaskId, Page, Problem};

use super::CasesClient;
use crate::case::Assign;
use crate::task::{ListTasks, MakeTask, TaskProgress, TaskView};

impl CasesClient {
    /// One page of tasks, the soonest due first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`, `validation-failed`.
    pub async fn tasks(&self, token: &str, which: &ListTasks) -> Result<Page<TaskView>, Problem> {
        self.0.get("/api/v1/tasks").bearer(token).query(which).send().await
    }

    /// One task.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn task(&self, token: &str, id: CaseTaskId) -> Result<Versioned<TaskView>, Problem> {
        self.0.get(&format!("/api/v1/tasks/{id}")).bearer(token).send_versioned().await
    }

    /// Makes a task for a case, once for each key.
    ///
    /// # Errors
    /// `not-found`, `validation-failed` with every field's fault.
    pub async fn make_task(&self, token: &str, case: CaseId, once: &str, task: &MakeTask) -> Result<TaskView, Problem> {
        self.0.post(&format!("/api/v1/cases/{case}/tasks")).bearer(token).once(once).json(task).send().await
    }

    /// Says how far a task that is still at `version` is.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed`.
    pub async fn progress_task(
        &self,
        token: &str,
        id: CaseTaskId,
        version: i64,
        once: &str,
        to: &TaskProgress,
    ) -> Result<TaskView, Problem> {
        let call = self.0.put(&format!("/api/v1/tasks/{id}/progress")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }

    /// Gives a task that is still at `version` to someone, or back to its team.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed` for someone who isn't there.
    pub async fn assign_task(
        &self,
        token: &str,
        id: CaseTaskId,
        version: i64,
        once: &str,
        to: &Assign,
    ) -> Result<TaskView, Problem> {
        let call = self.0.put(&format!("/api/v1/tasks/{id}/assignee")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }
}
