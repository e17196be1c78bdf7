//! The table as sea-orm knows it.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub about: Uuid,
    pub template: String,
    pub language: String,
    pub message_id: String,
    pub means: String,
    pub sender: String,
    pub reply_to: Option<String>,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub html: String,
    pub letter: Option<Json>,
    pub state: String,
    pub due_at: Option<OffsetDateTime>,
    pub fence: i64,
    pub attempts: i32,
    pub handed_at: Option<OffsetDateTime>,
    pub uncertain: i32,
    pub fault: Option<String>,
    pub created_at: OffsetDateTime,
    pub sent_at: Option<OffsetDateTime>,
    pub blanked_at: Option<OffsetDateTime>,
    pub posted_by: Option<Uuid>,
    pub version: i64,
    pub unsubscribe: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
