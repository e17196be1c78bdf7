use auth::Allowed;
use cases_api::events::FollowerToldWhy;
use cases_api::known::{AskFollowed, ConfirmFollowing, Follow, Followed, StopFollowing};
use cases_api::perm;
use contract::text::Email;
use contract::{Done, Faults, FollowerId, Found, Problem};
use runtime::{Body, Early, Shared};

use super::store::Asked;
use super::{CONFIRMS, Follower, STOPS, What, emit, store};
use crate::office::Office;

pub async fn read(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<AskFollowed>,
) -> Result<Found<Followed>, Early> {
    let what = What::of(asked.incident, asked.report)?;
    let tx = allowed.begin().await?;
    Ok(Found::plain(what.followed(&tx).await?.ok_or_else(Problem::not_found)?))
}

pub async fn begin(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<Follow>,
    Shared(office): Shared<Office>,
) -> Result<Found<Followed>, Early> {
    let what = What::of(asked.incident, asked.report)?;
    let mut faults = Faults::none();
    let email = faults.take("/email", Email::parse(&asked.email));
    let email = faults.finish(email)?;
    let tx = allowed.begin_once(&asked).await?;
    let followed = what.followed(&tx).await?.ok_or_else(Problem::not_found)?;
    // Nobody's mailbox is filled by others in their name.
    office.by_address.count((allowed.council()?.id, email.key()), allowed.real_now())?;
    let id = tx.new_id::<FollowerId>();
    match store::ask(&tx, id, what, &email, asked.language).await? {
        Asked::Anew => {
            let (email, title) = (email.as_str().to_owned(), followed.title.clone());
            let follower = Follower { id, email, language: asked.language, told: 1, title };
            emit(&tx, &office.followers, &follower, FollowerToldWhy::Asked, None)?;
            tx.audit("follower.asked", id, &["email"]);
        }
        Asked::Before => {}
        Asked::TooOften => {
            let detail =
                "Confirm first what we have asked this address to confirm: the emails may be in its spam folder.";
            return Err(Problem::at("/email", "unconfirmed", detail).into());
        }
    }
    Ok(tx.commit(Found::plain(followed)).await?)
}

pub async fn confirm(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<ConfirmFollowing>,
    Shared(office): Shared<Office>,
) -> Result<Found<Followed>, Early> {
    let read = office.followers.read(allowed.council()?.id, &asked.token, CONFIRMS);
    let id = read.ok_or_else(Problem::not_found)?;
    let tx = allowed.begin_once(&asked).await?;
    let what = store::confirmable(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let followed = what.followed(&tx).await?.ok_or_else(Problem::not_found)?;
    if let Some((email, language)) = store::confirm(&tx, id).await? {
        let follower = Follower { id, email, language, told: 2, title: followed.title.clone() };
        emit(&tx, &office.followers, &follower, FollowerToldWhy::Began, followed.told.as_ref())?;
        tx.audit("follower.began", id, &["email"]);
    }
    Ok(tx.commit(Found::plain(followed)).await?)
}

pub async fn stop(
    allowed: Allowed<perm::FollowCase>,
    Body(asked): Body<StopFollowing>,
    Shared(office): Shared<Office>,
) -> Result<Done, Early> {
    let id = office.followers.read(allowed.council()?.id, &asked.token, STOPS).ok_or_else(Problem::not_found)?;
    let tx = allowed.begin_once(&asked).await?;
    if store::forget(&tx, id).await? {
        tx.audit("follower.stopped", id, &["email"]);
    }
    Ok(tx.commit(Done).await?)
}
