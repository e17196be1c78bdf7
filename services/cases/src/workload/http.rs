use auth::Allowed;
use cases_api::avoidable::Workload;
use cases_api::perm;
use contract::Found;
use contract::days::Days;
use runtime::Early;

use super::store;

pub async fn read(allowed: Allowed<perm::ReadWorkload>) -> Result<Found<Workload>, Early> {
    let now = allowed.council()?.time(allowed.real_now());
    let today = Days::read(None, None, now)?;
    let tx = allowed.begin().await?;
    let mut teams = store::teams(&tx, today.until).await?;
    let mut people = store::people(&tx, today.until).await?;
    teams.sort_by(|a, b| a.team.name.en.cmp(&b.team.name.en));
    people.sort_by_key(|person| contract::text::fold(&person.person.name));
    Ok(Found::plain(Workload { teams, people }))
}
