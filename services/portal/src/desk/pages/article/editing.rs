use actix_web::{HttpResponse, web};
use cases_api::article::{Article, ArticleState, ArticleVersion, ArticleWords, WriteArticle};
use cases_api::catalogue::Provider;
use cases_api::perm;
use contract::{ArticleId, Bilingual, Faults, PageQuery, Problem, ProblemKind, StaffId};

use super::super::done::Done;
use super::{PATH, path_of};
use crate::desk::article::Edit;
use crate::form::{Choice, Field, Form, OnceKey, ProtectedForm, Shape, Typed};
use crate::page::{self, Section};
use crate::visit::Desk;

/// How many members of staff there are to choose an owner from.
const STAFF: u16 = 200;

/// `GET /desk/articles/new`
pub(in super::super) async fn ask_new(desk: Desk) -> HttpResponse {
    edit(desk, None).await
}

/// `GET /desk/articles/{id}/edit`
pub(in super::super) async fn ask(desk: Desk, path: web::Path<String>) -> HttpResponse {
    match path.parse::<ArticleId>() {
        Ok(id) => edit(desk, Some(id)).await,
        Err(_) => desk.at(Section::Articles).refuse(&Problem::not_found()),
    }
}

async fn edit(desk: Desk, id: Option<ArticleId>) -> HttpResponse {
    let desk = desk.at(Section::Articles);
    if !desk.may::<perm::WriteArticles>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    let known = match id {
        Some(id) => desk.rooms.cases.article(&desk.token, id).await.map(|found| Some(found.body)),
        None => Ok(None),
    };
    match (known, fields(&desk).await) {
        (Ok(known), Ok(mut fields)) => {
            fill(&mut fields, known.as_ref(), desk.me.staff_id);
            let form = Form::new(&desk.page, fields).to(action(id));
            let version = known.map(|known| known.article.version).unwrap_or_default();
            page::ok(&view(desk, id, version, form))
        }
        (Err(problem), _) | (_, Err(problem)) => desk.refuse(&problem),
    }
}

/// `POST /desk/articles/new`
pub(in super::super) async fn save_new(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Articles);
    desk.page = desk.page.at_path(&action(None));
    let answer = match read(&posted.typed) {
        Ok(new) => desk.rooms.cases.add_article(&desk.token, posted.once.as_str(), &new).await,
        Err(problem) => Err(problem),
    };
    saved(desk, None, &posted, answer).await
}

/// `POST /desk/articles/{id}/edit`
pub(in super::super) async fn save(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Articles);
    let Ok(id) = path.parse::<ArticleId>() else { return desk.refuse(&Problem::not_found()) };
    desk.page = desk.page.at_path(&action(Some(id)));
    let answer = match read(&posted.typed) {
        Ok(to) => {
            desk.rooms.cases.edit_article(&desk.token, id, version(&posted.typed), posted.once.as_str(), &to).await
        }
        Err(problem) => Err(problem),
    };
    saved(desk, Some(id), &posted, answer).await
}

async fn saved(
    desk: Desk,
    id: Option<ArticleId>,
    posted: &ProtectedForm,
    answer: Result<ArticleVersion, Problem>,
) -> HttpResponse {
    let problem = match answer {
        Ok(saved) => return page::see_other(&desk.page, &Done::ArticleSaved.at(&path_of(saved.id))),
        Err(problem) => problem,
    };
    use ProblemKind::{Forbidden, NotFound, PreconditionFailed, Unauthenticated};
    if matches!(problem.kind, Forbidden | NotFound | Unauthenticated) {
        return desk.refuse(&problem);
    }
    let fields = match fields(&desk).await {
        Ok(fields) => fields,
        Err(problem) => return desk.refuse(&problem),
    };
    // Someone else saved meanwhile: sent again, it is a new sending over theirs, seen and meant.
    let (changed, mut seen) = (problem.kind == PreconditionFailed, version(&posted.typed));
    let once = if changed { OnceKey::fresh() } else { posted.once.clone() };
    if let (true, Some(id)) = (changed, id) {
        seen = match desk.rooms.cases.article(&desk.token, id).await {
            Ok(now) => now.body.article.version,
            Err(problem) => return desk.refuse(&problem),
        };
    }
    let form = Form::again(&desk.page, fields, &posted.typed, once).to(action(id)).refused(&problem, desk.page.w);
    let status = page::status_of(&problem);
    page::show(status, &view(desk, id, seen, form))
}

fn view(desk: Desk, id: Option<ArticleId>, version: i64, form: Form) -> Edit {
    let title = desk.page.w.get(if id.is_some() { "article-editing" } else { "article-new" }).into_owned();
    let back_href = id.map_or_else(|| PATH.to_owned(), path_of);
    Edit { title, back_href, version, page: desk.page.failing(form.failed()), form }
}

fn action(id: Option<ArticleId>) -> String {
    id.map_or_else(|| format!("{PATH}/new"), |id| format!("{}/edit", path_of(id)))
}

fn version(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or_default()
}

/// The fields with the council's own services and its staff to choose from.
async fn fields(desk: &Desk) -> Result<Vec<Field>, Problem> {
    let everyone = PageQuery { limit: Some(STAFF), cursor: None };
    let services = desk.rooms.cases.services(&desk.token, "");
    let staff = desk.rooms.identity.staff(&desk.token, &everyone);
    let (services, staff) = futures::join!(services, staff);
    let own = services?.items.into_iter().map(|found| found.service);
    let own = own.filter(|service| service.provider == Provider::Own);
    let services = own.map(|service| Choice::new(service.slug.clone(), desk.page.say(&service.name)));
    let joined = staff?.items.into_iter().filter(|member| member.state == identity_api::StaffState::Active);
    let staff = joined.map(|member| Choice::new(member.id.to_string(), member.name));
    Ok(Edit::fields(desk.page.w, services.collect(), staff.collect()))
}

/// Fills in the article as it is; a new one is its writer's own draft.
fn fill(fields: &mut [Field], known: Option<&Article>, me: StaffId) {
    let Some(Article { article, body, words, .. }) = known else {
        return set(fields, |name| match name {
            "state" => ArticleState::Draft.name().to_owned(),
            "public" => "yes".to_owned(),
            "owner" => me.to_string(),
            _ => String::new(),
        });
    };
    let welsh = |text: &Bilingual| text.cy.clone().unwrap_or_default();
    set(fields, |name| match name {
        "title-en" => article.title.en.clone(),
        "title-cy" => welsh(&article.title),
        "summary-en" => article.summary.en.clone(),
        "summary-cy" => welsh(&article.summary),
        "body-en" => body.en.clone(),
        "body-cy" => welsh(body),
        "words-en" => words.en.join("\n"),
        "words-cy" => words.cy.join("\n"),
        "service" => article.service.clone().unwrap_or_default(),
        "public" => if article.public { "yes" } else { "no" }.to_owned(),
        "state" => article.state.name().to_owned(),
        "owner" => article.owner.as_ref().map(|owner| owner.id.to_string()).unwrap_or_default(),
        _ => String::new(),
    });
    let Some(day) = article.review_on else { return };
    for part in fields.iter_mut().filter(|field| field.shape == Shape::Date).flat_map(|field| &mut field.parts) {
        part.value = match part.part {
            "day" => day.day().to_string(),
            "month" => day.month().to_string(),
            _ => day.year().to_string(),
        };
    }
}

fn set(fields: &mut [Field], value: impl Fn(&str) -> String) {
    for field in fields {
        field.value = value(&field.name);
    }
}

/// What was typed, as cases takes it; what can't be asked at all is found here.
fn read(typed: &Typed) -> Result<WriteArticle, Problem> {
    let mut faults = Faults::none();
    let bilingual = |name: &str| Bilingual {
        en: typed.get(&format!("{name}-en")).to_owned(),
        cy: typed.given(&format!("{name}-cy")).map(str::to_owned),
    };
    let lines =
        |name: &str| typed.get(name).lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect();
    let state = ArticleState::named(typed.get("state"));
    if state.is_none() {
        faults.add("/state", "required", "Choose the status.");
    }
    let public = match typed.get("public") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            faults.add("/public", "required", "Choose who sees it.");
            None
        }
    };
    let owner = typed.given("owner").map(str::parse::<StaffId>).transpose();
    if owner.is_err() {
        faults.add("/owner", "unknown-value", "Choose one of the council's staff.");
    }
    faults.finish(state.zip(public).map(|(state, public)| WriteArticle {
        title: bilingual("title"),
        summary: bilingual("summary"),
        body: bilingual("body"),
        words: ArticleWords { en: lines("words-en"), cy: lines("words-cy") },
        service: typed.given("service").map(str::to_owned),
        state,
        public,
        owner: owner.unwrap_or_default(),
        review_on: typed.date("review").unwrap_or_default(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_was_typed_becomes_the_article() {
        let sent = typed(&[
            ("title-en", "When?"),
            ("title-cy", " "),
            ("words-en", "bin day\r\n\r\ncalendar"),
            ("state", "published"),
            ("public", "no"),
            ("owner", ""),
            ("review-day", "1"),
            ("review-month", "5"),
            ("review-year", "2027"),
        ]);
        let article = read(&sent).unwrap();
        assert_eq!((article.title.cy, article.public, article.owner), (None, false, None));
        assert_eq!(article.words.en, ["bin day", "calendar"]);
        assert_eq!(article.review_on, "2027-05-01");
    }

    #[test]
    fn what_was_not_chosen_is_said_at_its_field() {
        let problem = read(&typed(&[("owner", "x")])).unwrap_err();
        let pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/state", "/public", "/owner"]);
    }
}
