//! The secrets of a new deployment.

use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use anyhow::Context as _;
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

const NAMES: [&str; 5] = ["role_secret", "internal", "identity_key", "portal_key", "tracking_key"];

/// Makes what is missing in the folder: 32 random bytes each, readable by the owner alone.
pub(crate) fn make(folder: &Path) -> anyhow::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    for name in NAMES {
        let path = folder.join(name);
        let file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        match file {
            Ok(mut file) => {
                let mut bytes = [0; 32];
                SystemRandom::new().fill(&mut bytes).ok().context("no random bytes")?;
                writeln!(file, "{}", BASE64.encode(bytes))?;
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| format!("can't make {}", path.display())),
        }
    }
    Ok(())
}
