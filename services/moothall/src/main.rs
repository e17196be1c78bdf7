#![doc = include_str!("../README.md")]

mod command;
mod council;
mod demo;
mod login;
mod operator;
mod parked;
mod secrets;
mod serve;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let command = command::Moothall::parse();
    // Servers bring their own threads; one is enough for commands.
    match actix_web::rt::System::new().block_on(run(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("moothall: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(moothall: command::Moothall) -> anyhow::Result<()> {
    use command::{Command, CouncilCommand, EventsCommand, OperatorCommand};
    let config = || runtime::Config::load(moothall.config.as_deref(), std::env::vars());
    match moothall.command {
        Command::Serve { services } => serve::run(config()?, &services).await,
        Command::Migrate { owner_url } => operator::migrate(&config()?, &owner_url).await,
        Command::Operator(OperatorCommand::Create { name, email, password }) => {
            operator::create(&config()?, &name, &email, &password).await
        }
        Command::Events(EventsCommand::Parked) => parked::list(&config()?).await,
        Command::Events(EventsCommand::Replay { service, council, event }) => {
            parked::replay(&config()?, &service, council, event).await
        }
        Command::Secrets { folder } => secrets::make(&folder),
        Command::Login { at, email, password } => login::run(&at, &email, &password).await,
        Command::Council(CouncilCommand::Add(council)) => council::add(*council).await,
        Command::Council(CouncilCommand::List) => council::list().await,
        Command::Council(CouncilCommand::Suspend { code }) => council::suspend(&code).await,
        Command::Council(CouncilCommand::Resume { code }) => council::resume(&code).await,
        Command::Demo { mail } => demo::load(&config()?, &mail).await,
        Command::Contracts { folder } => serve::write_contracts(&folder),
        Command::Completions { shell } => command::completions(shell),
    }
}
