//! A half-done report is kept, to be come back to.

use actix_web::HttpResponse;
use cases_api::catalogue::ServiceDetail;
use cases_api::draft::{ContinuedDraft, KeepDraft, KeptDraft};

use super::super::continuing::path;
use crate::citizen::walk::{Kept, Later};
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page};
use crate::visit::Visit;
use crate::words::dates;

/// Asks where the way back is to be sent.
pub(super) fn show(visit: Visit, draft: &ContinuedDraft, service: &ServiceDetail) -> HttpResponse {
    let page = visit.page.at_path(&address(draft));
    let mut form = Form::new(&page, Later::fields(page.w)).to(address(draft));
    if let (Some(field), Some(email)) = (form.fields.first_mut(), &draft.reporter.email) {
        email.clone_into(&mut field.value);
    }
    page::ok(&view(page, draft, service, form, None))
}

/// Keeps it, and says how one comes back.
pub(super) async fn keep(
    visit: Visit,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    posted: ProtectedForm,
) -> HttpResponse {
    let email = posted.typed.given("email").map(str::to_owned);
    let kept = visit.rooms.cases.keep_draft(&visit.token, &KeepDraft { key: draft.key.clone(), email }).await;
    let page = visit.page.at_path(&address(draft));
    let w = page.w;
    match kept {
        Ok(kept) => {
            let link = visit.rooms.config.address(visit.council.host(), &format!("/continue/{}", kept.link.token));
            let form = Form::new(&page, Vec::new());
            let told = told(&page, &kept, link);
            page::ok(&view(page, draft, service, form, Some(told)))
        }
        Err(problem) => {
            let form = Form::again(&page, Later::fields(w), &posted.typed, posted.once).to(address(draft));
            let form = form.refused(&problem, w);
            page::show(page::status_of(&problem), &view(page, draft, service, form, None))
        }
    }
}

fn address(draft: &ContinuedDraft) -> String {
    format!("{}?page=later", path(&draft.token))
}

fn told(page: &Page, kept: &KeptDraft, link: String) -> Kept {
    Kept {
        reference: kept.reference.to_string(),
        code: kept.link.code.clone(),
        link,
        until: dates::day(dates::london_date(kept.expires_at), page.language()),
        emailed: kept.emailed,
    }
}

fn view(page: Page, draft: &ContinuedDraft, service: &ServiceDetail, form: Form, kept: Option<Kept>) -> Later {
    Later {
        service: page.say(&service.service.name).to_owned(),
        kept,
        back: path(&draft.token),
        page: page.failing(form.failed()),
        form,
    }
}
