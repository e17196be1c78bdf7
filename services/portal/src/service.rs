use runtime::{Context, Routes, Service};

/// The portal: the pages of citizens and staff, over the services' APIs.
pub struct Portal {}

impl Portal {
    /// Its name.
    pub const NAME: &str = "portal";

    /// The portal in this process.
    ///
    /// # Errors
    /// When its signing key can't be read.
    pub fn new(_context: &Context) -> anyhow::Result<Self> {
        Ok(Self {})
    }
}

impl Service for Portal {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn routes(&self) -> Routes {
        Routes::new()
    }
}
