//! The council's addresses.

use std::time::Duration;

use contract::client::Body;
use contract::{AddressFileId, Page, PageQuery, Problem};

use super::ContactsClient;
use crate::address::{AddAddressFile, AddressFault, AddressFile, FindAddresses, FoundAddresses, MapAddressFile};

/// How long a file may take from its first byte to its last.
const SLOW: Duration = Duration::from_secs(900);

impl ContactsClient {
    /// The council's addresses by postcode, words or UPRN.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn find_addresses(&self, token: &str, which: &FindAddresses) -> Result<FoundAddresses, Problem> {
        self.0.get("/api/v1/addresses").bearer(token).query(which).send().await
    }

    /// Brings a file of addresses in; nothing changes yet.
    ///
    /// # Errors
    /// `validation-failed` at `/file` when it can't be read, `payload-too-large`, `forbidden`.
    pub async fn add_address_file(
        &self,
        token: &str,
        file: &AddAddressFile,
        bytes: Body,
    ) -> Result<AddressFile, Problem> {
        self.0.post("/api/v1/address-files").bearer(token).query(file).bytes(bytes).within(SLOW).send().await
    }

    /// One page of the files, the latest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn address_files(&self, token: &str, page: &PageQuery) -> Result<Page<AddressFile>, Problem> {
        self.0.get("/api/v1/address-files").bearer(token).query(page).send().await
    }

    /// How far a file is.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn address_file(&self, token: &str, id: AddressFileId) -> Result<AddressFile, Problem> {
        self.0.get(&format!("/api/v1/address-files/{id}")).bearer(token).send().await
    }

    /// One page of what is wrong with its rows, in the file's order.
    ///
    /// # Errors
    /// `not-found`, `forbidden`, `bad-cursor`.
    pub async fn address_faults(
        &self,
        token: &str,
        id: AddressFileId,
        page: &PageQuery,
    ) -> Result<Page<AddressFault>, Problem> {
        self.0.get(&format!("/api/v1/address-files/{id}/faults")).bearer(token).query(page).send().await
    }

    /// Says what the columns of a file hold, and has its rows read.
    ///
    /// # Errors
    /// `validation-failed`, `conflict` where that is past, `precondition-failed`.
    pub async fn map_address_file(
        &self,
        token: &str,
        id: AddressFileId,
        version: i64,
        once: &str,
        columns: &MapAddressFile,
    ) -> Result<AddressFile, Problem> {
        let call = self.0.put(&format!("/api/v1/address-files/{id}/mapping")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(columns).send().await
    }

    /// Makes the addresses of a file the council's.
    ///
    /// # Errors
    /// `conflict` where that can't be, `precondition-failed`.
    pub async fn take_address_file(
        &self,
        token: &str,
        id: AddressFileId,
        version: i64,
        once: &str,
    ) -> Result<AddressFile, Problem> {
        let call = self.0.post(&format!("/api/v1/address-files/{id}/take")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).send().await
    }

    /// Gives a file up before its addresses are the council's.
    ///
    /// # Errors
    /// `conflict` where that can't be.
    pub async fn discard_address_file(
        &self,
        token: &str,
        id: AddressFileId,
        once: &str,
    ) -> Result<AddressFile, Problem> {
        self.0.post(&format!("/api/v1/address-files/{id}/discard")).bearer(token).once(once).send().await
    }
}
