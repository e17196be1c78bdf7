//! Every page with sample data: what the template tests render and the gallery shows.

use contract::Language;

use crate::citizen::article::Article as CitizenArticle;
use crate::citizen::bins::{BinDays, FindBins};
use crate::citizen::case::Case as CitizenCase;
use crate::citizen::closed::Closed;
use crate::citizen::continuing::{Continued, Door};
use crate::citizen::follow::Follow;
use crate::citizen::handoff::HandOff;
use crate::citizen::home::Home;
use crate::citizen::known::{BeTold, ConfirmTold, Stop};
use crate::citizen::notice::Notice;
use crate::citizen::reference::Reference;
use crate::citizen::refused::Refused;
use crate::citizen::search::Search;
use crate::citizen::sent::Sent;
use crate::citizen::service::Service;
use crate::citizen::statement::Statement;
use crate::citizen::walk::{Check, Later, Stopped, Walk};
use crate::desk::addresses::{AddressColumns, AddressFiles, OneAddressFile};
use crate::desk::again::Again;
use crate::desk::article::{Articles, Edit as EditArticle, Read as ReadArticle};
use crate::desk::asked::Asked;
use crate::desk::bins::{DeskBins, EditRound};
use crate::desk::board::{Behind, Board, Calls as BoardCalls};
use crate::desk::bulk::{Bulk, NewBulk};
use crate::desk::bundle::Bundle;
use crate::desk::call::Panel;
use crate::desk::call::calls::Calls;
use crate::desk::call::ringing::Pop;
use crate::desk::carrying::Carrying;
use crate::desk::case::Case as DeskCase;
use crate::desk::clocks::calendars::{Calendar, Calendars};
use crate::desk::clocks::emergency::Emergency;
use crate::desk::clocks::of_case::CaseClocks;
use crate::desk::clocks::rules::{EditRule, Rules};
use crate::desk::contact::Contact;
use crate::desk::correcting::Correcting;
use crate::desk::death::Death;
use crate::desk::directory::Directory;
use crate::desk::draft::{Choose, DraftForm, Progress};
use crate::desk::duplicate::{Compare, Duplicates, ScoreRules};
use crate::desk::filters::Filters;
use crate::desk::history::History;
use crate::desk::imports::{Columns, Import, Imports, UndoImport};
use crate::desk::incident::{Incident, IncidentForm, Incidents};
use crate::desk::invitation::Invitation;
use crate::desk::kept::Kept;
use crate::desk::letters::{LetterPage, Letters};
use crate::desk::log::Log;
use crate::desk::marks::DueMarks;
use crate::desk::merging::{ChooseKept, Merge};
use crate::desk::messages::Messages;
use crate::desk::notice::Notice as DeskNotice;
use crate::desk::passing::Pass;
use crate::desk::people::People;
use crate::desk::post::Post;
use crate::desk::promises::Promises;
use crate::desk::proposals::Proposals;
use crate::desk::queue::Queue;
use crate::desk::refuge::{Refuge, Refuges};
use crate::desk::replies::{ChooseReply, Replies, UseReply};
use crate::desk::rerouting::{Rerouting, Services};
use crate::desk::search::Search as DeskSearch;
use crate::desk::services::{self, Differences, Library, List, New, Overview, Preview, Versions};
use crate::desk::settings::Settings;
use crate::desk::shortcuts::Shortcuts;
use crate::desk::sign_in::SignIn;
use crate::desk::splitting::Split;
use crate::desk::task::{Task, Tasks};
use crate::desk::team::{Team, Teams};
use crate::desk::timeline::Timeline;
use crate::desk::workflow::EditWorkflow;
use crate::page::View;

/// A page rendered with sample data.
pub struct Sample {
    /// Its name, such as `citizen-home`.
    pub name: String,
    /// The page.
    pub html: Result<String, askama::Error>,
}

fn of(name: &str, view: &impl View) -> Sample {
    Sample { name: name.to_owned(), html: view.render() }
}

/// Every page in a language.
pub fn all(language: Language) -> Vec<Sample> {
    citizen(language).into_iter().chain(desk(language)).collect()
}

fn citizen(language: Language) -> Vec<Sample> {
    let mut samples = vec![
        of("citizen-home", &Home::sample(language)),
        of("citizen-search", &Search::sample(language)),
        of("citizen-search-empty", &Search::sample_empty(language)),
        of("citizen-search-all", &Search::sample_all(language)),
        of("citizen-service", &Service::sample(language)),
        of("citizen-service-refused", &Service::sample_refused(language)),
        of("citizen-service-again", &Service::sample_again(language)),
        of("citizen-service-known", &Service::sample_known(language)),
        of("citizen-closed", &Closed::sample(language)),
        of("citizen-handoff", &HandOff::sample(language)),
        of("citizen-handoff-several", &HandOff::sample_several(language)),
        of("citizen-handoff-unknown", &HandOff::sample_unknown(language)),
        of("citizen-sent", &Sent::sample(language)),
        of("citizen-sent-lettered", &Sent::sample_lettered(language)),
        of("citizen-sent-quiet", &Sent::sample_quiet(language)),
        of("citizen-continue", &Door::sample(language)),
        of("citizen-continue-refused", &Door::sample_refused(language)),
        of("citizen-continued", &Continued::sample(language)),
        of("citizen-walk", &Walk::sample(language)),
        of("citizen-walk-alone", &Walk::sample_alone(language)),
        of("citizen-walk-files", &Walk::sample_files(language)),
        of("citizen-check", &Check::sample(language)),
        of("citizen-check-refused", &Check::sample_refused(language)),
        of("citizen-stopped", &Stopped::sample(language)),
        of("citizen-later", &Later::sample(language)),
        of("citizen-later-kept", &Later::sample_kept(language)),
        of("citizen-follow", &Follow::sample(language)),
        of("citizen-follow-refused", &Follow::sample_refused(language)),
        of("citizen-article", &CitizenArticle::sample(language)),
        of("citizen-article-said", &CitizenArticle::sample_said(language)),
        of("citizen-bins-find", &FindBins::sample(language)),
        of("citizen-bins-found", &FindBins::sample_found(language)),
        of("citizen-bins-refused", &FindBins::sample_refused(language)),
        of("citizen-bins-none", &FindBins::sample_none(language)),
        of("citizen-bins", &BinDays::sample(language)),
        of("citizen-bins-unserved", &BinDays::sample_unserved(language)),
        of("citizen-case", &CitizenCase::sample(language)),
        of("citizen-case-done", &CitizenCase::sample_done(language)),
        of("citizen-reference", &Reference::sample(language)),
        of("citizen-refused", &Refused::sample(language)),
        of("citizen-refused-foreign", &Refused::sample_foreign(language)),
    ];
    let numbered = |name: &str, at: usize| format!("{name}-{}", at + 1);
    samples.extend(
        Notice::samples(language).iter().enumerate().map(|(at, notice)| of(&numbered("citizen-notice", at), notice)),
    );
    samples.extend(
        Statement::samples(language).iter().enumerate().map(|(at, page)| of(&numbered("citizen-statement", at), page)),
    );
    samples
}

fn desk(language: Language) -> Vec<Sample> {
    let mut samples = vec![
        of("desk-sign-in", &SignIn::sample(language)),
        of("desk-sign-in-refused", &SignIn::sample_refused(language)),
        of("desk-sign-in-carrying", &SignIn::sample_carrying(language)),
        of("desk-kept", &Kept::sample(language)),
        of("desk-kept-away", &Kept::sample_away(language)),
        of("desk-invitation", &Invitation::sample(language)),
        of("desk-invitation-expired", &Invitation::sample_expired(language)),
        of("desk-queue", &Queue::sample(language)),
        of("desk-queue-empty", &Queue::sample_empty(language)),
        of("desk-case", &DeskCase::sample(language)),
        of("desk-case-done", &DeskCase::sample_done(language)),
        of("desk-case-masked", &DeskCase::sample_masked(language)),
        of("desk-case-refused", &DeskCase::sample_refused(language)),
        of("desk-articles", &Articles::sample(language)),
        of("desk-articles-empty", &Articles::sample_empty(language)),
        of("desk-article", &ReadArticle::sample(language)),
        of("desk-article-call", &ReadArticle::sample_call(language)),
        of("desk-article-edit", &EditArticle::sample(language)),
        of("desk-article-refused", &EditArticle::sample_refused(language)),
        of("desk-search", &DeskSearch::sample(language)),
        of("desk-search-empty", &DeskSearch::sample_empty(language)),
        of("desk-search-blank", &DeskSearch::sample_blank(language)),
        of("desk-draft-choose", &Choose::sample(language)),
        of("desk-draft-form", &DraftForm::sample(language)),
        of("desk-draft", &Progress::sample(language)),
        of("desk-draft-sent", &Progress::sample_sent(language)),
        of("desk-post", &Post::sample(language)),
        of("desk-post-refused", &Post::sample_refused(language)),
        of("desk-post-empty", &Post::sample_empty(language)),
        of("desk-post-read-only", &Post::sample_read_only(language)),
        of("desk-messages", &Messages::sample(language)),
        of("desk-filters", &Filters::sample(language)),
        of("desk-filters-refused", &Filters::sample_refused(language)),
        of("desk-bulk", &Bulk::sample(language)),
        of("desk-bulk-working", &Bulk::sample_working(language)),
        of("desk-bulk-new", &NewBulk::sample(language)),
        of("desk-bulk-new-refused", &NewBulk::sample_refused(language)),
        of("desk-directory", &Directory::sample(language)),
        of("desk-promises", &Promises::sample(language)),
        of("desk-promises-empty", &Promises::sample_empty(language)),
        of("desk-replies", &Replies::sample(language)),
        of("desk-choose-reply", &ChooseReply::sample(language)),
        of("desk-use-reply", &UseReply::sample(language)),
        of("desk-use-reply-words", &UseReply::sample_words(language)),
        of("desk-pass", &Pass::sample(language)),
        of("desk-reroute", &Services::sample(language)),
        of("desk-rerouting", &Rerouting::sample(language)),
        of("desk-shortcuts", &Shortcuts::sample(language)),
        of("desk-again", &Again::sample(language)),
    ];
    samples.extend(kept_of_a_case(language));
    samples.extend(catalogue(language));
    samples.extend(imports(language).into_iter().chain(addresses(language)).chain(bins(language)));
    samples.extend(by_two(language));
    samples.extend(calls(language));
    samples.extend(managing(language));
    samples.extend(clocks(language));
    samples.extend(incidents(language));
    samples.extend(tasks(language));
    samples.extend(letters(language));
    samples.extend(person(language));
    let panels = Panel::samples(language);
    samples.extend(panels.iter().enumerate().map(|(at, panel)| of(&format!("desk-call-{}", at + 1), panel)));
    let notices = DeskNotice::samples(language);
    samples.extend(notices.iter().enumerate().map(|(at, notice)| of(&format!("desk-notice-{}", at + 1), notice)));
    samples
}

/// A person's own page, and what is said of them.
fn person(language: Language) -> [Sample; 12] {
    [
        of("desk-contact", &Contact::sample(language)),
        of("desk-contact-masked", &Contact::sample_masked(language)),
        of("desk-contact-died", &Contact::sample_died(language)),
        of("desk-timeline", &Timeline::sample(language)),
        of("desk-timeline-empty", &Timeline::sample_empty(language)),
        of("desk-timeline-masked", &Timeline::sample_masked(language)),
        of("desk-death", &Death::sample(language)),
        of("desk-death-known", &Death::sample_known(language)),
        of("desk-refuge", &Refuge::sample(language)),
        of("desk-refuge-known", &Refuge::sample_known(language)),
        of("desk-refuges", &Refuges::sample(language)),
        of("desk-refuges-none", &Refuges::sample_empty(language)),
    ]
}

/// Letters to print.
fn letters(language: Language) -> [Sample; 5] {
    [
        of("desk-letters", &Letters::sample(language)),
        of("desk-letters-empty", &Letters::sample_empty(language)),
        of("desk-letter", &LetterPage::sample(language)),
        of("desk-letter-large", &LetterPage::sample_large(language)),
        of("desk-letter-posted", &LetterPage::sample_posted(language)),
    ]
}

/// The pages of tasks.
fn tasks(language: Language) -> [Sample; 5] {
    [
        of("desk-tasks", &Tasks::sample(language)),
        of("desk-tasks-empty", &Tasks::sample_empty(language)),
        of("desk-task", &Task::sample(language)),
        of("desk-task-dropped", &Task::sample_done(language)),
        of("desk-task-refused", &Task::sample_refused(language)),
    ]
}

/// What a case was, and all of it.
fn kept_of_a_case(language: Language) -> [Sample; 9] {
    [
        of("desk-split", &Split::sample(language)),
        of("desk-case-kept", &DeskCase::sample_kept(language)),
        of("desk-merge-choose", &ChooseKept::sample(language)),
        of("desk-merge", &Merge::sample(language)),
        of("desk-carrying", &Carrying::sample(language)),
        of("desk-correcting", &Correcting::sample(language)),
        of("desk-history", &History::sample(language)),
        of("desk-history-empty", &History::sample_empty(language)),
        of("desk-bundle", &Bundle::sample(language)),
    ]
}

/// The pages on which a council says what it does.
fn catalogue(language: Language) -> [Sample; 25] {
    [
        of("desk-services", &List::sample(language)),
        of("desk-services-refused", &List::sample_refused(language)),
        of("desk-services-empty", &List::sample_empty(language)),
        of("desk-offering", &services::Offering::sample(language)),
        of("desk-offering-offered", &services::Offering::sample_offered(language)),
        of("desk-offering-same", &services::Offering::sample_same(language)),
        of("desk-service-new", &New::sample(language)),
        of("desk-service-new-refused", &New::sample_refused(language)),
        of("desk-service", &Overview::sample(language)),
        of("desk-service-quiet", &Overview::sample_quiet(language)),
        of("desk-service-questions", &services::Questions::sample(language)),
        of("desk-service-words", &services::Section::sample(language)),
        of("desk-service-question", &services::Question::sample(language)),
        of("desk-service-question-kind", &services::Question::sample_choosing(language)),
        of("desk-service-sure", &services::Sure::sample(language)),
        of("desk-service-question-refused", &services::Question::sample_refused(language)),
        of("desk-service-words-refused", &services::Section::sample_refused(language)),
        of("desk-service-versions", &Versions::sample(language)),
        of("desk-service-differences", &Differences::sample(language)),
        of("desk-service-differences-none", &Differences::sample_none(language)),
        of("desk-service-library", &Library::sample(language)),
        of("desk-service-library-same", &Library::sample_same(language)),
        of("desk-service-preview", &Preview::sample(language)),
        of("desk-service-preview-agent", &Preview::sample_agent(language)),
        of("desk-service-preview-closed", &Preview::sample_closed(language)),
    ]
}

/// The pages of cases of another system.
fn imports(language: Language) -> [Sample; 8] {
    [
        of("desk-imports", &Imports::sample(language)),
        of("desk-imports-refused", &Imports::sample_refused(language)),
        of("desk-import", &Import::sample(language)),
        of("desk-import-working", &Import::sample_working(language)),
        of("desk-import-undone", &Import::sample_undone(language)),
        of("desk-import-columns", &Columns::sample(language)),
        of("desk-import-columns-refused", &Columns::sample_refused(language)),
        of("desk-import-undo", &UndoImport::sample(language)),
    ]
}

/// When bins are emptied, as administrators say it.
fn bins(language: Language) -> Vec<Sample> {
    vec![
        of("desk-bins", &DeskBins::sample(language)),
        of("desk-bins-preview", &DeskBins::sample_preview(language)),
        of("desk-bins-empty", &DeskBins::sample_empty(language)),
        of("desk-round", &EditRound::sample(language)),
        of("desk-round-refused", &EditRound::sample_refused(language)),
    ]
}

/// The pages of the council's addresses.
fn addresses(language: Language) -> [Sample; 7] {
    [
        of("desk-addresses", &AddressFiles::sample(language)),
        of("desk-addresses-refused", &AddressFiles::sample_refused(language)),
        of("desk-address-columns", &AddressColumns::sample(language)),
        of("desk-address-columns-refused", &AddressColumns::sample_refused(language)),
        of("desk-address-file", &OneAddressFile::sample(language)),
        of("desk-address-file-working", &OneAddressFile::sample_working(language)),
        of("desk-address-file-failed", &OneAddressFile::sample_failed(language)),
    ]
}

/// The pages of what two decide on, and of what is asked of other systems.
fn by_two(language: Language) -> [Sample; 4] {
    [
        of("desk-approvals", &Proposals::sample(language)),
        of("desk-approvals-empty", &Proposals::sample_empty(language)),
        of("desk-asked", &Asked::sample(language)),
        of("desk-asked-empty", &Asked::sample_empty(language)),
    ]
}

/// The pages of calls, the panel aside.
fn calls(language: Language) -> [Sample; 4] {
    [
        of("desk-calls", &Calls::sample(language)),
        of("desk-calls-empty", &Calls::sample_empty(language)),
        of("desk-pop", &Pop::sample(language)),
        of("desk-call-refused", &Panel::sample_refused(language)),
    ]
}

/// The pages of those who manage the desk.
fn managing(language: Language) -> [Sample; 22] {
    [
        of("desk-board", &Board::sample(language)),
        of("desk-board-bare", &Board::sample_bare(language)),
        of("desk-board-behind", &Behind::sample(language)),
        of("desk-board-behind-empty", &Behind::sample_empty(language)),
        of("desk-board-calls", &BoardCalls::sample(language)),
        of("desk-board-calls-empty", &BoardCalls::sample_empty(language)),
        of("desk-people", &People::sample(language)),
        of("desk-people-refused", &People::sample_refused(language)),
        of("desk-log", &Log::sample(language)),
        of("desk-log-empty", &Log::sample_empty(language)),
        of("desk-marks", &DueMarks::sample(language)),
        of("desk-marks-empty", &DueMarks::sample_empty(language)),
        of("desk-duplicates", &Duplicates::sample(language)),
        of("desk-duplicates-different", &Duplicates::sample_different(language)),
        of("desk-duplicates-empty", &Duplicates::sample_empty(language)),
        of("desk-people-merge", &Compare::sample(language)),
        of("desk-people-merge-refused", &Compare::sample_refused(language)),
        of("desk-duplicate-rules", &ScoreRules::sample(language)),
        of("desk-workflow", &EditWorkflow::sample(language)),
        of("desk-workflow-move", &EditWorkflow::sample_move(language)),
        of("desk-settings", &Settings::sample(language)),
        of("desk-settings-refused", &Settings::sample_refused(language)),
    ]
}

/// The pages of incidents.
fn incidents(language: Language) -> [Sample; 16] {
    [
        of("citizen-be-told", &BeTold::sample(language)),
        of("citizen-be-told-refused", &BeTold::sample_refused(language)),
        of("citizen-be-told-done", &BeTold::sample_done(language)),
        of("citizen-be-told-confirm", &ConfirmTold::sample(language)),
        of("citizen-be-told-confirmed", &ConfirmTold::sample_done(language)),
        of("citizen-be-told-too-late", &ConfirmTold::sample_over(language)),
        of("citizen-stop", &Stop::sample(language)),
        of("citizen-stop-done", &Stop::sample_done(language)),
        of("desk-incidents", &Incidents::sample(language)),
        of("desk-incidents-empty", &Incidents::sample_empty(language)),
        of("desk-incident", &Incident::sample(language)),
        of("desk-incident-over", &Incident::sample_over(language)),
        of("desk-incident-declare", &IncidentForm::sample(language)),
        of("desk-incident-refused", &IncidentForm::sample_refused(language)),
        of("desk-incident-tell", &IncidentForm::sample_update(language)),
        of("desk-incident-end", &IncidentForm::sample_end(language)),
    ]
}

/// The pages of clocks, and of teams.
fn clocks(language: Language) -> [Sample; 15] {
    [
        of("desk-clocks", &CaseClocks::sample(language)),
        of("desk-clocks-refused", &CaseClocks::sample_refused(language)),
        of("desk-emergency", &Emergency::sample(language)),
        of("desk-emergency-refused", &Emergency::sample_refused(language)),
        of("desk-calendars", &Calendars::sample(language)),
        of("desk-calendars-refused", &Calendars::sample_refused(language)),
        of("desk-calendar", &Calendar::sample(language)),
        of("desk-clock-rules", &Rules::sample(language)),
        of("desk-clock-rule", &EditRule::sample(language)),
        of("desk-clock-rule-refused", &EditRule::sample_refused(language)),
        of("desk-teams", &Teams::sample(language)),
        of("desk-teams-refused", &Teams::sample_refused(language)),
        of("desk-team", &Team::sample(language)),
        of("desk-team-refused", &Team::sample_refused(language)),
        of("desk-team-closed", &Team::sample_closed(language)),
    ]
}
