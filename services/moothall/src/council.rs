//! Councils, by the admin API.

use contract::council::{Colours, ContactDetails, CouncilState};
use contract::{Bilingual, PageQuery};
use tenancy_api::{AddCouncil, ChangeCouncil, CouncilSummary, FirstAdministrator, TenancyClient};

use crate::command;
use crate::login::{tenancy, told};

pub(crate) async fn add(asked: command::AddCouncil) -> anyhow::Result<()> {
    let council = tenancy()?.add(&request(asked)).await.map_err(told)?;
    show(&council);
    Ok(())
}

pub(crate) async fn list() -> anyhow::Result<()> {
    let tenancy = tenancy()?;
    let mut page = PageQuery { limit: Some(contract::page::MAX_LIMIT), cursor: None };
    loop {
        let councils = tenancy.list(&page).await.map_err(told)?;
        councils.items.iter().for_each(show);
        let Some(next) = councils.next else { return Ok(()) };
        page.cursor = Some(next);
    }
}

pub(crate) async fn suspend(code: &str) -> anyhow::Result<()> {
    set_state(&tenancy()?, code, CouncilState::Suspended).await
}

pub(crate) async fn resume(code: &str) -> anyhow::Result<()> {
    set_state(&tenancy()?, code, CouncilState::Active).await
}

async fn set_state(tenancy: &TenancyClient, code: &str, state: CouncilState) -> anyhow::Result<()> {
    let council = tenancy.read(code).await.map_err(told)?;
    let change = ChangeCouncil { state: Some(state), ..ChangeCouncil::default() };
    let council = tenancy.change(code, council.version, &change).await.map_err(told)?;
    show(&council);
    Ok(())
}

fn show(council: &CouncilSummary) {
    let host = council.hosts.first().map_or("-", String::as_str);
    let state = if council.state == CouncilState::Active { "" } else { "  (suspended)" };
    println!(
        "{:<16} {:<9} {}  {:<32} {}{state}",
        council.code,
        council.tier.name(),
        council.prefix,
        host,
        council.name.en
    );
}

fn request(asked: command::AddCouncil) -> AddCouncil {
    let colours = asked.brand.zip(asked.accent).map(|(brand, accent)| Colours { brand, accent });
    AddCouncil {
        code: asked.code,
        name: Bilingual { en: asked.name, cy: asked.name_cy },
        tier: asked.tier,
        parent: asked.parent,
        slug: asked.slug,
        hosts: asked.hosts,
        colours,
        contact: ContactDetails {
            phone: asked.phone,
            email: asked.email,
            address: asked.address,
            hours: Bilingual::english(asked.hours),
            website: asked.website,
        },
        languages: asked.languages,
        division: contract::council::Division::default(),
        administrator: FirstAdministrator { name: asked.administrator, email: asked.administrator_email },
    }
}
