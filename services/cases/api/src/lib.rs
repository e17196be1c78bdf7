//! The contract of the cases service: all that others may import of it.
#![deny(missing_docs)]

pub mod answers;
pub mod article;
pub mod avoidable;
pub mod bulk;
pub mod bundle;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod client;
pub mod clock;
pub mod directory;
pub mod draft;
pub mod effect;
pub mod events;
pub mod file;
pub mod follow;
pub mod form;
pub mod history;
pub mod import;
pub mod incident;
pub mod known;
pub mod lookup;
pub mod merging;
pub mod promise;
pub mod proposal;
pub mod queues;
pub mod relation;
pub mod reply;
pub mod rerouting;
pub mod routing;
pub mod settings;
pub mod splitting;
pub mod target;
pub mod task;
pub mod team;
pub mod transfer;
pub mod workflow;

pub use answers::Answers;
pub use client::CasesClient;

contract::permissions! {
    /// See what can be asked of the council.
    ReadServices = "services.read", Public, Council, reads;
    /// Read the answers that the council has written down: citizens those for everyone, staff all.
    ReadArticles = "articles.read", Public, Council, reads;
    /// Say whether an answer answered one's question.
    SayOfArticle = "articles.say", Public, Council, writes;
    /// Write answers down, publish them, withdraw them.
    WriteArticles = "articles.write", Staff, Council, writes;
    /// Report something to the council or ask it for something.
    OpenCase = "cases.open", Public, Council, writes;
    /// Follow one's own case by its link, or by reference and postcode, and reply to it.
    FollowCase = "cases.follow", Public, Council, writes;
    /// Go on with one's own report that was begun with the council's staff.
    ContinueDraft = "drafts.continue", Public, Council, writes;
    /// See the council's cases with their reporters.
    ReadCases = "cases.read", Staff, Council, reads;
    /// See who has how much to do, and which contacts of people needn't have been.
    ReadWorkload = "workload.read", Staff, Council, reads;
    /// See the inbox of the post and what people sent that belongs to no case.
    ReadPost = "post.read", Staff, Council, reads;
    /// Work cases: take, note, update the citizen, move along the workflow.
    WorkCases = "cases.work", Staff, Council, writes;
    /// Say what became of what a workflow asked of another system, or of an amount that is due.
    SettleEffects = "case-effects.settle", Staff, Council, writes;
    /// See who looked at which case.
    ReadCaseAccessLog = "case-access-log.read", Staff, Council, reads;
    /// Make the moves that a workflow keeps for those who decide.
    DecideCases = "cases.decide", Staff, Council, writes;
    /// Take a whole case out of the product, with every file: for an ombudsman or a court.
    ExportCases = "cases.export", Staff, Council, reads;
    /// See who works where and whether they are in.
    ReadDirectory = "directory.read", Staff, Council, reads;
    /// Work at the desk: say whether one is in, and hear what waits.
    UseDesk = "desk.use", Staff, Council, writes;
    /// See the canned replies of the council's teams.
    ReadReplies = "replies.read", Staff, Council, reads;
    /// Write canned replies.
    WriteReplies = "replies.write", Staff, Council, writes;
    /// See what was promised to people, and what was passed on.
    ReadPromises = "promises.read", Staff, Council, reads;
    /// Promise something to someone, keep it or give it another day; pass on and take over.
    MakePromises = "promises.make", Staff, Council, writes;
    /// Arrange one's own view of the work: watch cases, save filters, say which case one has open.
    ArrangeWork = "cases.arrange", Staff, Council, writes;
    /// See when the council works, and which services stand still.
    ReadCalendars = "calendars.read", Staff, Council, reads;
    /// Choose when the council and its teams work, and who is told of their clocks.
    SetCalendars = "calendars.write", Staff, Council, writes;
    /// Stop a whole service in an emergency, and let it go on.
    PauseServices = "services.pause", Staff, Council, writes;
    /// Declare an incident, join reports to it, answer all of them at once, end it.
    RunIncidents = "incidents.run", Staff, Council, writes;
    /// Choose how long things wait at the desk.
    SetDesk = "desk-settings.write", Staff, Council, writes;
    /// See what the council says of its services, version by version.
    ReadCatalogue = "catalogue.read", Staff, Council, reads;
    /// Change what the council says of its services, publish it, take it back.
    WriteCatalogue = "catalogue.write", Staff, Council, writes;
    /// Make, name and close the council's teams.
    SetTeams = "teams.write", Staff, Council, writes;
    /// Erase what a change of a case says; who changed which field and when stays.
    EraseHistory = "case-history.erase", Staff, Council, writes;
    /// Bring cases of another system in from a file, and take that back.
    ImportCases = "cases.import", Staff, Council, writes;
}
