use serde::Serialize;
use serde::de::DeserializeOwned;
use tenant_db::Early;

/// A replayed answer with the secret that it was kept without: answers that carry one are stored
/// with an empty text in its place (ADR-0002).
pub(crate) fn replayed<T: Serialize + DeserializeOwned>(early: Early, give: impl FnOnce(&mut T)) -> Early {
    let Early::Replayed(mut stored) = early else {
        return early;
    };
    let body = stored.body.as_deref().and_then(|body| serde_json::from_slice::<T>(body).ok());
    if let Some(mut body) = body {
        give(&mut body);
        stored.body = serde_json::to_vec(&body).ok();
    }
    Early::Replayed(stored)
}
