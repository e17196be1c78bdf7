use std::borrow::Cow;

use contract::Problem;
use tenant_db::DbError;

/// Why a consumer couldn't handle an event. Its text is kept with the event and logged, so it never
/// holds a value from it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct Fault {
    text: Cow<'static, str>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It may work another time.
    Failed,
    /// It has nothing to do with the event: a lock, a database that is away.
    Passing,
    /// It never will work.
    Hopeless,
}

impl Fault {
    /// It may work another time: the event is tried again, a bounded number of times.
    pub fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), kind: Kind::Failed }
    }

    /// It never will work as things stand: the event is parked at once.
    pub fn hopeless(text: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), kind: Kind::Hopeless }
    }

    /// Trouble that passes: the event is tried again however often it takes.
    pub fn passing(text: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), kind: Kind::Passing }
    }

    pub(crate) fn is_hopeless(&self) -> bool {
        self.kind == Kind::Hopeless
    }

    pub(crate) fn is_passing(&self) -> bool {
        self.kind == Kind::Passing
    }
}

impl From<DbError> for Fault {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Busy(_) | DbError::Unavailable | DbError::TooLong => Self::passing(error.to_string()),
            DbError::Constraint(_) | DbError::Text | DbError::Bug(_) => Self::new(error.to_string()),
        }
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        let places: Vec<&str> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        Self::new(format!("{} {}", problem.kind.slug(), places.join(" ")).trim_end().to_owned())
    }
}
