//! What every page has: its council, its language, its addresses, its protection.

mod asked;
pub mod channel;
pub mod colours;
pub mod markdown;
mod staff;
pub mod status;
pub mod terms;

use std::sync::Arc;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use auth::Place;
use contract::council::Council;
use contract::{Bilingual, Language, Problem};

use crate::assets;
use crate::desk::badges::Badges;
use crate::form::protect::{Guard, OnceKey, Seed};
use crate::theme::Theme;
use crate::words::Words;

pub use staff::{Staff, Waiting};
pub use status::Status;

const LANGUAGE_COOKIE: &str = "__Host-language";

/// What a page knows beside its own content. It is made once per request.
pub struct Page {
    /// The words of the page's language.
    pub w: Words,
    /// Whose page it is.
    pub council: Arc<Council>,
    /// The address of the page without a language, such as `/services?q=bin`.
    pub path: String,
    /// The links that change the language; empty for a council with one.
    pub languages: Vec<LanguageLink>,
    /// The form that changes the language instead, on a page that no address leads to: what is typed
    /// in it goes along.
    pub speaks_by: Option<&'static str>,
    /// Where the council's colours are.
    pub theme_href: String,
    /// Where the council's icon is.
    pub icon_href: String,
    /// The brand colour, for the browser's own frame.
    pub brand: String,
    /// The token that forms of this page send back.
    pub csrf: String,
    /// The key under which the call is begun that this page offers, however often its button is pressed.
    pub once: OnceKey,
    /// Who is signed in to the desk.
    pub staff: Option<Staff>,
    /// Which part of the desk is shown.
    pub section: Section,
    /// Whether a form on this page was refused; the title says so.
    pub failed: bool,
    /// What has just been done, shown once at the top.
    pub notice: Option<String>,
    /// What takes it back; `None` where nothing safely does.
    pub undo: Option<Undo>,
    cookies: Vec<Cookie<'static>>,
}

/// A form that takes back what was just done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// Where it is sent.
    pub action: String,
    /// What it says, unseen.
    pub fields: Vec<(&'static str, String)>,
}

/// A language that the page can be read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    /// `en` or `cy`.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// The same page in it.
    pub href: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// The parts of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// None: a citizen's page, or a page before signing in.
    None,
    /// The queue and its cases.
    Cases,
    /// What there is to do for cases.
    Tasks,
    /// What waits for a second person.
    Approvals,
    /// What was asked of other systems, and amounts that are due.
    Asked,
    /// Scanned post.
    Post,
    /// Letters that wait to be printed.
    Letters,
    /// Calls.
    Calls,
    /// The manager's board.
    Board,
    /// The council's answers.
    Articles,
    /// Messages sent.
    Messages,
    /// The council's staff.
    People,
    /// Who looked at whose record.
    Log,
    /// Records that may be one person's.
    Duplicates,
    /// What was promised and passed on.
    Promises,
    /// Colleagues.
    Directory,
    /// Canned replies.
    Replies,
    /// How the desk works.
    Settings,
    /// What people can ask of the council.
    Services,
    /// Services that stand still.
    Emergency,
    /// What many reports are about.
    Incidents,
    /// The council's addresses.
    Addresses,
    /// When bins are emptied.
    Bins,
    /// The council's teams.
    Teams,
}

impl Page {
    /// The page of a request to a council's host. Remembers a language asked for by `?lang=` and
    /// gives the browser the seed of its form tokens if it has none yet.
    pub fn of(request: &HttpRequest, council: Arc<Council>, guard: &Guard) -> Self {
        let asked = asked_language(request.query_string()).filter(|language| council.languages.contains(language));
        let kept = request.cookie(LANGUAGE_COOKIE).and_then(|cookie| Language::from_tag(cookie.value()));
        let kept = kept.filter(|language| council.languages.contains(language));
        let language = asked.or(kept).unwrap_or_else(|| council.first_language());
        let mut cookies = Vec::new();
        if asked.is_some() && asked != kept {
            cookies.push(cookie(LANGUAGE_COOKIE, language.tag().to_owned(), Duration::days(365)));
        }
        let seed = Seed::of(request).unwrap_or_else(|| {
            let seed = Seed::fresh();
            cookies.push(seed.cookie());
            seed
        });
        let path = plain_path(request.path(), request.query_string());
        let csrf = guard.token(council.id, &seed);
        Self { cookies, ..Self::bare(council, language, path, csrf) }
    }

    fn bare(council: Arc<Council>, language: Language, path: String, csrf: String) -> Self {
        let theme = Theme::of(&council.colours);
        Self {
            w: Words::of(language),
            languages: language_links(&council, language, &path),
            speaks_by: None,
            path,
            theme_href: theme.href(),
            icon_href: theme.icon_href(),
            brand: theme.brand().to_string(),
            csrf,
            once: OnceKey::fresh(),
            staff: None,
            section: Section::None,
            failed: false,
            notice: None,
            undo: None,
            cookies: Vec::new(),
            council,
        }
    }

    /// The page of a member of staff in a part of the desk.
    #[must_use]
    pub fn at_desk(mut self, staff: Staff, section: Section) -> Self {
        self.staff = Some(staff);
        self.section = section;
        self
    }

    /// With a banner that says what has just been done.
    #[must_use]
    pub fn noting(mut self, notice: impl Into<String>) -> Self {
        self.notice = Some(notice.into());
        self
    }

    /// With what takes back what has just been done.
    #[must_use]
    pub fn undoable(mut self, undo: Option<Undo>) -> Self {
        self.undo = undo;
        self
    }

    /// At another address than the request's: where a reload or another language should lead.
    #[must_use]
    pub fn at_path(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self.languages = language_links(&self.council, self.language(), path);
        self
    }

    /// Read in another language by sending this form to the page's own path.
    #[must_use]
    pub fn speaking_by(mut self, form: &'static str) -> Self {
        self.speaks_by = Some(form);
        self
    }

    /// Whether a form of the page was refused.
    #[must_use]
    pub fn failing(mut self, failed: bool) -> Self {
        self.failed = failed;
        self
    }

    /// The words, by value, as templates hand them on.
    pub fn words(&self) -> Words {
        self.w
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.w.language()
    }

    /// A text of the council in the page's language.
    pub fn say<'a>(&self, text: &'a Bilingual) -> &'a str {
        text.get(self.language())
    }

    /// The council's name in the page's language.
    pub fn council_name(&self) -> &str {
        self.council.name.get(self.language())
    }

    /// The first letter of the council's name, for its mark.
    pub fn initial(&self) -> char {
        initial(self.council_name())
    }

    /// Whether who is signed in may see letters.
    pub fn shows_letters(&self) -> bool {
        self.staff.as_ref().is_some_and(|staff| staff.sees_letters)
    }

    /// Whether who is signed in may see the messages that were sent.
    pub fn tells_messages(&self) -> bool {
        self.staff.as_ref().is_some_and(|staff| staff.sees_messages)
    }

    /// Whether this part of the desk is shown, for `aria-current`.
    pub fn at(&self, section: &str) -> bool {
        let here = match self.section {
            Section::None => "",
            Section::Addresses => "addresses",
            Section::Bins => "bins",
            Section::Teams => "teams",
            Section::Cases => "cases",
            Section::Tasks => "tasks",
            Section::Approvals => "approvals",
            Section::Asked => "asked",
            Section::Post => "post",
            Section::Letters => "letters",
            Section::Calls => "calls",
            Section::Board => "board",
            Section::Articles => "articles",
            Section::Messages => "messages",
            Section::People => "people",
            Section::Log => "log",
            Section::Duplicates => "duplicates",
            Section::Promises => "promises",
            Section::Directory => "directory",
            Section::Replies => "replies",
            Section::Settings => "settings",
            Section::Services => "services",
            Section::Emergency => "emergency",
            Section::Incidents => "incidents",
        };
        here == section
    }

    /// Whether what is shown is among what is managed.
    pub fn manages_here(&self) -> bool {
        use Section::{Addresses, Bins, Duplicates, Log, Messages, People, Replies, Services, Settings, Teams};
        let of_people = matches!(self.section, Messages | Replies | People | Teams | Duplicates | Log);
        of_people || matches!(self.section, Addresses | Bins | Services | Settings)
    }

    /// The address of an asset by its plain name.
    pub fn asset(&self, name: &str) -> String {
        assets::href(name)
    }

    /// A sample page for tests and screenshots.
    pub fn sample(language: Language) -> Self {
        Self::bare(Arc::new(sample_council()), language, "/services?q=bin".to_owned(), "sample-token".to_owned())
    }

    /// A sample page of the desk.
    pub fn sample_desk(language: Language, section: Section) -> Self {
        let page = Self::sample(language);
        let status = page.w.get("presence-in").into_owned();
        let badges = Badges { w: page.w, passed: 2, overdue: 1 };
        let staff = Staff {
            id: "sample".to_owned(),
            name: "Priya Shah".to_owned(),
            sees_board: true,
            sees_staff: true,
            sees_log: true,
            merges_people: true,
            takes_calls: true,
            sees_promises: true,
            works_cases: true,
            sees_post: true,
            sees_messages: true,
            sees_letters: true,
            sees_directory: true,
            writes_replies: true,
            sets_rules: true,
            sees_catalogue: true,
            stops_services: true,
            brings_addresses: true,
            sets_rounds: true,
            waiting: Some(Waiting { presence: "done", status, badges }),
        };
        page.at_desk(staff, section)
    }
}

/// A page's view: what a template is rendered from.
pub trait View: askama::Template {
    /// What it knows beside its own content.
    fn page(&self) -> &Page;
}

/// Shows a view with a status and its cookies. A citizen's page is kept by the browser for going
/// back to a half-filled form; a signed-in page is not kept, which is the edge's default.
pub fn show(status: StatusCode, view: &impl View) -> HttpResponse {
    let page = view.page();
    let html = match view.render() {
        Ok(html) => html,
        Err(cause) => {
            tracing::error!(%cause, "a page can't be rendered");
            return HttpResponse::InternalServerError().finish();
        }
    };
    let mut answer = HttpResponse::build(status);
    answer.insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"));
    answer.insert_header((header::CONTENT_LANGUAGE, page.language().tag()));
    if page.staff.is_none() {
        answer.insert_header((header::CACHE_CONTROL, "private, no-cache"));
    }
    for cookie in &page.cookies {
        answer.cookie(cookie.clone());
    }
    answer.body(html)
}

/// The status of a problem's answer.
pub fn status_of(problem: &Problem) -> StatusCode {
    StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Shows a view: 200.
pub fn ok(view: &impl View) -> HttpResponse {
    show(StatusCode::OK, view)
}

/// Sends the browser on after a POST: 303, with the page's cookies.
pub fn see_other(page: &Page, to: &str) -> HttpResponse {
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((header::LOCATION, to));
    for cookie in &page.cookies {
        answer.cookie(cookie.clone());
    }
    answer.finish()
}

/// The page of a request, by the council that the edge found on its host and the guard in the
/// application's data; `None` outside a council's host.
pub fn of_request(request: &HttpRequest) -> Option<Page> {
    let guard = request.app_data::<web::Data<Guard>>()?;
    Some(Page::of(request, council_of(request)?, guard))
}

/// The council on whose host the request came.
pub fn council_of(request: &HttpRequest) -> Option<Arc<Council>> {
    match request.extensions().get::<Place>() {
        Some(Place::Council(council)) => Some(Arc::clone(council)),
        _ => None,
    }
}

/// A cookie that only this host's pages and no script can see.
pub fn cookie(name: &'static str, value: String, keep: Duration) -> Cookie<'static> {
    Cookie::build(name, value).path("/").secure(true).http_only(true).same_site(SameSite::Lax).max_age(keep).finish()
}

/// The letter for a council's mark, `M` where its name has none.
pub fn initial(name: &str) -> char {
    name.chars().find(|letter| letter.is_alphabetic()).and_then(|letter| letter.to_uppercase().next()).unwrap_or('M')
}

fn asked_language(query: &str) -> Option<Language> {
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Language::from_tag)
}

fn plain_path(path: &str, query: &str) -> String {
    // `//somewhere` would be another host's address in a link.
    let path = format!("/{}", path.trim_start_matches(['/', '\\']));
    let rest: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    if rest.is_empty() { path } else { format!("{path}?{}", rest.join("&")) }
}

fn language_links(council: &Council, current: Language, path: &str) -> Vec<LanguageLink> {
    if council.languages.len() < 2 {
        return Vec::new();
    }
    let joint = if path.contains('?') { '&' } else { '?' };
    Language::ALL
        .into_iter()
        .filter(|language| council.languages.contains(language))
        .map(|language| LanguageLink {
            tag: language.tag(),
            name: if language == Language::En { "English" } else { "Cymraeg" },
            href: format!("{path}{joint}lang={}", language.tag()),
            current: language == current,
        })
        .collect()
}

/// A council for samples: bilingual, so that both languages can be shown.
pub fn sample_council() -> Council {
    use contract::council::{Colours, ContactDetails, CouncilState, Division, Tier};
    Council {
        id: contract::uuid::Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001).into(),
        code: "bryndu".to_owned(),
        name: Bilingual::new("Bryn Du County Council", "Cyngor Sir Bryn Du"),
        tier: Tier::Unitary,
        parent: None,
        slug: "bryndu".to_owned(),
        prefix: contract::Prefix::numbered(1),
        hosts: vec!["bryndu.localhost".to_owned()],
        colours: Colours { brand: "#12436d".to_owned(), accent: "#0f7a72".to_owned() },
        contact: ContactDetails {
            phone: "01632 960 100".to_owned(),
            email: "help@bryndu.example".to_owned(),
            address: "County Hall\nStation Road\nBryn Du\nLD1 5AA".to_owned(),
            hours: Bilingual::new("Monday to Friday, 9am to 5pm", "Dydd Llun i ddydd Gwener, 9am i 5pm"),
            website: "https://www.bryndu.example".to_owned(),
        },
        languages: vec![Language::En, Language::Cy],
        division: Division::EnglandAndWales,
        state: CouncilState::Active,
        clock_offset: 0,
    }
}

#[cfg(test)]
mod tests;
