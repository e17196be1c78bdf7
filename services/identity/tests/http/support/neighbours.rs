//! Stand-ins for tenancy and notifications.

use std::sync::{Arc, LazyLock, Mutex};

use auth::SystemCaller;
use contract::council::{Colours, ContactDetails, Council, CouncilState, Division, Tier};
use contract::{Arrived, Bilingual, CouncilId, Language, Prefix, Tagged};
use directory::Councils;
use events::{Consumer, Fault, consume};
use identity_api::{StaffInvited, StaffInvitedPrivate};
use runtime::{Early, Routes, Service};
use tenant_db::TenantTx;
use uuid::Uuid;

/// Tenancy's part of the Directory.
pub struct Tenancy;

impl Service for Tenancy {
    fn name(&self) -> &'static str {
        "tenancy"
    }

    fn routes(&self) -> Routes {
        Routes::new().get("/internal/v1/directory/councils", directory, "The councils")
    }
}

async fn directory(_: SystemCaller) -> Result<Tagged<Councils>, Early> {
    let councils = councils().iter().cloned().map(Arc::new).collect();
    Ok(Tagged {
        tag: "\"1\"".into(),
        news: Some(Councils { councils }),
    })
}

/// Enough councils for every test to have its own.
pub fn councils() -> &'static [Council] {
    static COUNCILS: LazyLock<Vec<Council>> = LazyLock::new(|| (0..40).map(council).collect());
    &COUNCILS
}

fn council(number: u32) -> Council {
    Council {
        id: Uuid::from_u128(0xC0_0000 + u128::from(number)).into(),
        code: format!("marlbury{number}"),
        name: Bilingual::english("Marlbury District Council"),
        tier: Tier::District,
        parent: None,
        slug: format!("marlbury{number}"),
        prefix: Prefix::numbered(number),
        hosts: vec![format!("marlbury{number}.test")],
        colours: Colours {
            brand: "#14424f".into(),
            accent: "#14424f".into(),
        },
        contact: ContactDetails::default(),
        languages: vec![Language::En],
        division: Division::EnglandAndWales,
        state: CouncilState::Active,
        clock_offset: 0,
    }
}

/// Catches the invitations that would be mailed.
pub struct Notifications;

static CAUGHT: Mutex<Vec<(CouncilId, StaffInvitedPrivate)>> = Mutex::new(Vec::new());

impl Service for Notifications {
    fn name(&self) -> &'static str {
        "notifications"
    }

    fn routes(&self) -> Routes {
        Routes::new()
    }

    fn consumers(&self) -> Vec<Consumer> {
        vec![consume::<StaffInvited, _>(catch)]
    }
}

async fn catch(tx: &TenantTx, arrived: Arrived<StaffInvited>) -> Result<(), Fault> {
    CAUGHT.lock().unwrap().push((tx.council(), arrived.private));
    Ok(())
}

/// What was caught for a council, in order.
pub fn caught(council: CouncilId) -> Vec<StaffInvitedPrivate> {
    let caught = CAUGHT.lock().unwrap();
    caught
        .iter()
        .filter(|(whose, _)| *whose == council)
        .map(|(_, invited)| invited.clone())
        .collect()
}
