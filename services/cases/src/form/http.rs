use auth::Allowed;
use cases_api::form::{Form, FormDocument, JudgedForm};
use cases_api::perm;
use contract::{Found, Problem};
use runtime::{At, Body, Early};

use super::{flaws, schema};
use crate::catalogue;

pub async fn published(
    allowed: Allowed<perm::ReadServices>,
    At(slug): At<String>,
) -> Result<Found<FormDocument>, Early> {
    let tx = allowed.begin().await?;
    let service = catalogue::store::service(&tx, &slug).await?.ok_or_else(Problem::not_found)?;
    Ok(Found::plain(FormDocument(schema::write(&service.definition.form))))
}

pub async fn judge(
    _: Allowed<perm::WriteCatalogue>,
    Body(FormDocument(document)): Body<FormDocument>,
) -> Result<Found<JudgedForm>, Early> {
    let judged = match schema::read(&document) {
        Ok(form) => JudgedForm { flaws: flaws(&form), form },
        Err(flaw) => JudgedForm { form: Form::default(), flaws: vec![flaw] },
    };
    Ok(Found::plain(judged))
}
