use contract::Id;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{Arguments, Decode, Encode, Postgres, Row as _, Type};
use uuid::Uuid;

use crate::error::DbError;

/// The parameters of a statement, by position. Built by [`args!`](crate::args).
#[derive(Default)]
pub struct Args {
    values: PgArguments,
    failed: bool,
}

impl Args {
    /// Adds the next parameter.
    pub fn add<'t, T: Encode<'t, Postgres> + Type<Postgres> + 't>(&mut self, value: T) {
        self.failed |= self.values.add(value).is_err();
    }

    pub(crate) fn finish(self) -> Result<PgArguments, DbError> {
        if self.failed { Err(DbError::Bug("a parameter can't be encoded".into())) } else { Ok(self.values) }
    }
}

/// The parameters of a statement: `args![tx.council().uuid(), "open", 25_i64]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => {{
        let mut args = $crate::Args::default();
        $(args.add($value);)*
        args
    }};
}

/// A row, read by position.
#[derive(Clone, Copy)]
pub struct Row<'r>(&'r PgRow);

impl<'r> Row<'r> {
    pub(crate) fn new(row: &'r PgRow) -> Self {
        Self(row)
    }

    /// The column at `at`, counted from 0. Text may be borrowed from the row as `&str`.
    ///
    /// # Errors
    /// `Bug` when the column is missing or of another type.
    pub fn get<T: Decode<'r, Postgres> + Type<Postgres>>(&self, at: usize) -> Result<T, DbError> {
        self.0.try_get::<T, usize>(at).map_err(|_| DbError::Bug(format!("column {at} isn't as expected")))
    }

    /// An id at `at`.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn id<T: Id>(&self, at: usize) -> Result<T, DbError> {
        self.get::<Uuid>(at).map(T::from)
    }

    /// An id or NULL at `at`.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn id_or_null<T: Id>(&self, at: usize) -> Result<Option<T>, DbError> {
        Ok(self.get::<Option<Uuid>>(at)?.map(T::from))
    }

    /// A JSON column at `at`, read as `T`.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn json<T: serde::de::DeserializeOwned + 'static>(&self, at: usize) -> Result<T, DbError> {
        self.get::<sqlx::types::Json<T>>(at).map(|json| json.0)
    }
}
