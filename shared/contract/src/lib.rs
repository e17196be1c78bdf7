#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod answer;
pub mod channel;
pub mod client;
pub mod clock;
pub mod council;
pub mod cursor;
pub mod days;
pub mod event;
pub mod faults;
pub mod id;
pub mod lang;
pub mod look;
pub mod named;
pub mod page;
pub mod permission;
pub mod problem;
pub mod reference;
pub mod sight;
pub mod text;

pub use answer::{Answer, Content, Created, Done, Found, Stored, Streamed, Tagged};
pub use channel::Channel;
pub use clock::{Clock, FakeClock, SystemClock};
pub use cursor::{Cursor, CursorKey, Moment};
pub use event::{Arrived, Envelope, Event, NothingPrivate};
pub use faults::{Faults, FieldFault};
pub use id::*;
pub use lang::{Bilingual, Language};
pub use look::LookReason;
pub use page::{Page, PageQuery};
pub use permission::{Audience, Permission, PermissionRow, Scope};
pub use problem::{Problem, ProblemKind};
pub use reference::{Prefix, Reference};
pub use sight::{Looking, Sight};

#[doc(hidden)]
pub use uuid;
