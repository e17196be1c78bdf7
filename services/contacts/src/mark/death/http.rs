use auth::Allowed;
use contacts_api::mark::{Mark, NoteDeath, TakeBackDeath};
use contacts_api::perm;
use contract::{ContactId, Created, Done};
use runtime::{At, Body, Early};

pub(crate) async fn note(
    allowed: Allowed<perm::WriteMarks>,
    At(id): At<ContactId>,
    Body(asked): Body<NoteDeath>,
) -> Result<Created<Mark>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let (id, body) = super::note(&tx, id, &asked).await?;
    Ok(tx.commit(Created { body, location: format!("/api/v1/contacts/{id}/marks") }).await?)
}

pub(crate) async fn take_back(
    allowed: Allowed<perm::WriteMarks>,
    At(id): At<ContactId>,
    Body(asked): Body<TakeBackDeath>,
) -> Result<Done, Early> {
    let tx = allowed.begin_once(&asked).await?;
    super::take_back(&tx, id, &asked.reason).await?;
    Ok(tx.commit(Done).await?)
}
