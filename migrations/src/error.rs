/// Why a database can't be made ready. Its text holds no password and no row's value.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// The address isn't `postgres://role:password@host:port/database`.
    #[error("the database address can't be read: {0}")]
    Address(&'static str),
    /// PostgreSQL refused or can't be reached.
    #[error("PostgreSQL: {0}")]
    Database(#[from] sqlx::Error),
    /// A step failed, or one that was applied has been edited or lost.
    #[error("schema {schema}: {cause}")]
    Step {
        /// In which schema.
        schema: &'static str,
        /// What was wrong.
        cause: sqlx::migrate::MigrateError,
    },
    /// A role of this name was there with rights that no service may have.
    #[error("the role {0} may do more than a service may; it wasn't made by Moothall")]
    Role(String),
}
