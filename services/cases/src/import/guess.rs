//! What a column holds, guessed from its header. Pure.

use cases_api::import::{ImportField, ImportMapping};

/// What headers say, as they are compared; what is said first is looked at first.
const SAID: [(ImportField, &[&str]); 19] = [
    (
        ImportField::OldReference,
        &[
            "reference",
            "ref",
            "caseref",
            "casereference",
            "caseid",
            "casenumber",
            "caseno",
            "enquiryid",
            "id",
            "requestid",
            "oldreference",
            "jobnumber",
        ],
    ),
    (
        ImportField::Service,
        &["service", "servicename", "type", "casetype", "category", "requesttype", "subject", "enquirytype"],
    ),
    (
        ImportField::Received,
        &[
            "received",
            "receiveddate",
            "datereceived",
            "opened",
            "openeddate",
            "dateopened",
            "created",
            "createdat",
            "createddate",
            "datecreated",
            "logged",
            "datelogged",
            "loggeddate",
            "raised",
            "dateraised",
        ],
    ),
    (
        ImportField::Closed,
        &[
            "closed",
            "closeddate",
            "dateclosed",
            "completed",
            "completeddate",
            "datecompleted",
            "resolved",
            "resolveddate",
        ],
    ),
    (ImportField::Status, &["status", "state", "stage", "casestatus", "step"]),
    (ImportField::Outcome, &["outcome", "result", "resolution", "closurereason", "closereason"]),
    (ImportField::Due, &["due", "duedate", "datedue", "target", "targetdate", "deadline"]),
    (ImportField::Channel, &["channel", "source", "method", "origin", "contactmethod"]),
    (ImportField::Name, &["name", "fullname", "customer", "customername", "reporter", "reportername", "contactname"]),
    (ImportField::Email, &["email", "emailaddress", "customeremail", "reporteremail", "mail"]),
    (ImportField::Phone, &["phone", "telephone", "phonenumber", "telephonenumber", "mobile", "tel", "customerphone"]),
    (ImportField::Address, &["address", "customeraddress", "homeaddress", "reporteraddress"]),
    (ImportField::Postcode, &["postcode", "customerpostcode", "reporterpostcode", "postalcode"]),
    (ImportField::Place, &["place", "location", "site", "street", "incidentlocation"]),
    (
        ImportField::Description,
        &["description", "details", "enquiry", "enquirydetails", "request", "summary", "detail"],
    ),
    (ImportField::Notes, &["notes", "note", "history", "comments", "updates", "actions"]),
    (ImportField::Team, &["team", "department", "queue", "group"]),
    (ImportField::Assignee, &["assignee", "assignedto", "owner", "officer", "caseowner", "handler"]),
    (ImportField::Files, &["files", "filenames", "attachments", "attachmentnames", "documents", "documentnames"]),
];

/// A text as it is compared: small letters and digits alone.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A guess at what each column holds; none holds what another one holds already.
pub(super) fn mapping(headers: &[String]) -> ImportMapping {
    let mut taken: Vec<ImportField> = Vec::new();
    let columns = headers.iter().map(|header| {
        let bare = bare(header);
        let said = SAID.iter().find(|(field, said)| said.contains(&bare.as_str()) && !taken.contains(field));
        said.map(|(field, _)| {
            taken.push(*field);
            field.name().to_owned()
        })
    });
    ImportMapping { columns: columns.collect(), ..ImportMapping::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_headers_are_understood_and_the_first_of_two_alike() {
        let headers = ["Case Ref", "Type", "Date received", "E-mail", "Ref", "Wheelie", "tenant_id"].map(str::to_owned);
        let columns = mapping(&headers).columns;
        let columns: Vec<_> = columns.iter().map(Option::as_deref).collect();
        assert_eq!(
            columns,
            [Some("old_reference"), Some("service"), Some("received"), Some("email"), None, None, None]
        );
    }

    #[test]
    fn every_field_is_said_somehow_and_no_word_says_two() {
        let fields: Vec<_> = SAID.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ImportField::ALL);
        let mut words: Vec<_> = SAID.iter().flat_map(|(_, said)| said.iter()).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
