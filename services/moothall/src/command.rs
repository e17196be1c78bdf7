//! What can be typed.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use contract::council::Tier;

/// The shared CRM for small councils.
///
/// Begin with `moothall migrate`, `moothall operator create` and `moothall serve`; then `moothall
/// login` and `moothall council add`.
#[derive(Debug, Parser)]
#[command(name = "moothall", version, propagate_version = true)]
pub(crate) struct Moothall {
    /// A file that overrides the default configuration; MOOTHALL_SECTION__KEY overrides both.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve: every service in this process, or those that are named.
    Serve {
        /// tenancy, identity, contacts, cases, notifications, portal; all when none is named.
        services: Vec<String>,
    },
    /// Make roles and schemas, and bring the database to this version. Run it as the owner.
    Migrate {
        /// The owner's address of the database: a role with CREATEROLE, no superuser.
        #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
        owner_url: String,
    },
    /// Platform operators, directly on the database.
    #[command(subcommand)]
    Operator(OperatorCommand),
    /// Events that a service gave up, directly on the database.
    #[command(subcommand)]
    Events(EventsCommand),
    /// Make the secrets of a new deployment, one file each; those that exist are kept.
    Secrets {
        /// Where.
        folder: PathBuf,
    },
    /// Sign in as an operator; the other commands use the session.
    Login {
        /// The address of the operators' API, such as https://ops.example.
        at: String,
        /// The operator's email address.
        #[arg(long, env = "MOOTHALL_OPERATOR_EMAIL")]
        email: String,
        /// The operator's password.
        #[arg(long, env = "MOOTHALL_OPERATOR_PASSWORD", hide_env_values = true)]
        password: String,
    },
    /// Councils of the deployment, by the admin API.
    #[command(subcommand)]
    Council(CouncilCommand),
    /// Load six demonstration councils with staff and cases into a development deployment.
    Demo {
        /// The HTTP address of the development mail sink.
        #[arg(long, env = "MOOTHALL_MAIL_SINK")]
        mail: String,
    },
    /// Write the generated contracts: OpenAPI documents and the permission table.
    #[command(hide = true)]
    Contracts {
        /// Where.
        folder: PathBuf,
    },
    /// Print a completion script for a shell.
    Completions {
        /// bash, zsh, fish, elvish, powershell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum OperatorCommand {
    /// Create an operator: the first one, or one more.
    Create {
        /// Name.
        #[arg(long)]
        name: String,
        /// Email address.
        #[arg(long)]
        email: String,
        /// Password, 15 characters or more.
        #[arg(long, env = "MOOTHALL_OPERATOR_PASSWORD", hide_env_values = true)]
        password: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum EventsCommand {
    /// List what every service gave up, and why.
    Parked,
    /// Let one event be tried again from the start.
    Replay {
        /// The service that gave it up.
        service: String,
        /// The council's id.
        council: contract::CouncilId,
        /// The event's id.
        event: contract::EventId,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CouncilCommand {
    /// Add a council: live at once on its own host, with the services of its tier.
    Add(Box<AddCouncil>),
    /// List the councils.
    List,
    /// Close a council's pages; nothing is read or written for it until it is resumed.
    Suspend {
        /// The council's code.
        code: String,
    },
    /// Open a suspended council again.
    Resume {
        /// The council's code.
        code: String,
    },
}

/// What a council begins with.
#[derive(Debug, Args)]
pub(crate) struct AddCouncil {
    /// Short, permanent code: lower case letters, digits, hyphens.
    pub(crate) code: String,
    /// The council's name.
    #[arg(long)]
    pub(crate) name: String,
    /// The council's name in Welsh.
    #[arg(long)]
    pub(crate) name_cy: Option<String>,
    /// county, district, unitary or parish.
    #[arg(long)]
    pub(crate) tier: Tier,
    /// The code of the council above: a district's county, a parish's district or unitary.
    #[arg(long)]
    pub(crate) parent: Option<String>,
    /// The part of its own host before the deployment's domain; its code when absent.
    #[arg(long)]
    pub(crate) slug: Option<String>,
    /// A host of its own beside that; may be given again.
    #[arg(long = "host")]
    pub(crate) hosts: Vec<String>,
    /// The colour of the band at the top, like #14424f.
    #[arg(long, requires = "accent")]
    pub(crate) brand: Option<String>,
    /// The colour of buttons and links.
    #[arg(long, requires = "brand")]
    pub(crate) accent: Option<String>,
    /// Telephone, as the council writes it.
    #[arg(long, default_value = "")]
    pub(crate) phone: String,
    /// The council's email address.
    #[arg(long, default_value = "")]
    pub(crate) email: String,
    /// The council's postal address.
    #[arg(long, default_value = "")]
    pub(crate) address: String,
    /// When someone answers.
    #[arg(long, default_value = "")]
    pub(crate) hours: String,
    /// The council's main website, https://….
    #[arg(long, default_value = "")]
    pub(crate) website: String,
    /// The languages of its pages, the first one first: en, cy.
    #[arg(long = "language", value_parser = language)]
    pub(crate) languages: Vec<contract::Language>,
    /// The name of the first administrator.
    #[arg(long)]
    pub(crate) administrator: String,
    /// The work email address of the first administrator, who is invited there.
    #[arg(long)]
    pub(crate) administrator_email: String,
}

fn language(tag: &str) -> Result<contract::Language, String> {
    contract::Language::from_tag(tag).ok_or_else(|| "en or cy".to_owned())
}

/// Prints a completion script; a closed pipe is no trouble.
pub(crate) fn completions(shell: clap_complete::Shell) -> anyhow::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Moothall::command(), "moothall", &mut script);
    let _ = std::io::stdout().write_all(&script);
    Ok(())
}
