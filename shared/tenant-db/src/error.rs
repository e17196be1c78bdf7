use contract::faults::Unfit;
use contract::{FieldFault, Problem, ProblemKind};

/// Why a statement or a transaction failed.
///
/// Its text never holds a value of a row: only SQLSTATE codes and names of constraints.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique, foreign key or check constraint refused the write.
    #[error("constraint {0}")]
    Constraint(String),
    /// A lock wasn't had in time, or PostgreSQL asks to try again (40001, 40P01, 55P03).
    #[error("busy: {0}")]
    Busy(String),
    /// No connection could be had in time.
    #[error("the database can't be reached")]
    Unavailable,
    /// The statement ran too long and was stopped (57014).
    #[error("the statement took too long")]
    TooLong,
    /// Text that PostgreSQL has no letters for, such as NUL (22021, 22P05).
    #[error("text that can't be stored")]
    Text,
    /// The statement or the code that reads its rows is wrong.
    #[error("{0}")]
    Bug(String),
}

impl DbError {
    /// Whether it is this constraint's refusal.
    pub fn is_constraint(&self, name: &str) -> bool {
        matches!(self, Self::Constraint(constraint) if constraint == name)
    }

    /// Turns the refusal of one named constraint into a problem of the caller's own.
    pub fn on_constraint(self, name: &str, problem: impl FnOnce() -> Problem) -> Problem {
        if self.is_constraint(name) { problem() } else { self.into() }
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(refusal) => from_sqlstate(refusal.as_ref()),
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed => {
                Self::Unavailable
            }
            sqlx::Error::ColumnDecode { index, .. } => Self::Bug(format!("column {index} has another type")),
            other => Self::Bug(std::mem::discriminant(&other).type_name()),
        }
    }
}

trait TypeName {
    fn type_name(&self) -> String;
}

impl TypeName for std::mem::Discriminant<sqlx::Error> {
    fn type_name(&self) -> String {
        format!("driver error {self:?}")
    }
}

fn from_sqlstate(refusal: &dyn sqlx::error::DatabaseError) -> DbError {
    let code = refusal.code().unwrap_or_default().into_owned();
    match code.as_str() {
        "23505" | "23503" | "23514" | "23502" | "23P01" => {
            DbError::Constraint(refusal.constraint().unwrap_or(&code).to_owned())
        }
        "40001" | "40P01" | "55P03" => DbError::Busy(code),
        "57014" => DbError::TooLong,
        "22021" | "22P05" => DbError::Text,
        "53300" | "57P01" | "57P02" | "57P03" | "53100" | "53200" => DbError::Unavailable,
        _ => {
            let table = refusal.table().unwrap_or("-");
            DbError::Bug(format!("SQLSTATE {code} on {table}"))
        }
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Busy(_) => Problem::from(ProblemKind::Conflict).retry_in(1),
            DbError::Unavailable => Problem::unavailable(2),
            DbError::TooLong => ProblemKind::Timeout.into(),
            DbError::Constraint(name) => {
                tracing::error!(constraint = %name, "a constraint refused a write that the code thought sound");
                ProblemKind::Conflict.into()
            }
            DbError::Text => {
                let why = Unfit::new("control-character", "Use letters, numbers and ordinary punctuation only.");
                Problem::validation(vec![FieldFault::at("", why)])
            }
            DbError::Bug(why) => {
                tracing::error!(%why, "a statement failed");
                ProblemKind::Internal.into()
            }
        }
    }
}
