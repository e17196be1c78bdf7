//! The demonstration councils: invented places of all four tiers, a district with its county among
//! them, and one that speaks Welsh first.

use contract::council::{Colours, ContactDetails, Division, Tier};
use contract::{Bilingual, Language};
use identity_api::Role;
use runtime::Config;
use tenancy_api::{AddCouncil, FirstAdministrator};

/// The password of every demonstration account. Development only: it is printed.
pub(super) const PASSWORD: &str = "kettle lantern orchard";

struct Place {
    code: &'static str,
    name: (&'static str, Option<&'static str>),
    tier: Tier,
    parent: Option<&'static str>,
    colours: (&'static str, &'static str),
    phone: &'static str,
    address: &'static str,
    welsh: bool,
}

const PLACES: [Place; 6] = [
    Place {
        code: "aldershire",
        name: ("Aldershire County Council", None),
        tier: Tier::County,
        parent: None,
        colours: ("#14315c", "#1d5fa8"),
        phone: "01632 960100",
        address: "County Hall\nCastle Hill\nAlderbury\nZA1 1AA",
        welsh: false,
    },
    Place {
        code: "wenbury",
        name: ("Wenbury District Council", None),
        tier: Tier::District,
        parent: Some("aldershire"),
        colours: ("#0f4d3a", "#00703c"),
        phone: "01632 960200",
        address: "The Guildhall\nMarket Street\nWenbury\nZA2 2BB",
        welsh: false,
    },
    Place {
        code: "hartsmere",
        name: ("Hartsmere Borough Council", None),
        tier: Tier::District,
        parent: Some("aldershire"),
        colours: ("#5a1846", "#8a2a6b"),
        phone: "01632 960300",
        address: "Town Hall\nThe Broadway\nHartsmere\nZA3 3EE",
        welsh: false,
    },
    Place {
        code: "oakley-fen",
        name: ("Oakley Fen Parish Council", None),
        tier: Tier::Parish,
        parent: Some("wenbury"),
        colours: ("#f2b705", "#f2b705"),
        phone: "01632 960410",
        address: "The Old School\nGreen Lane\nOakley Fen\nZA2 9FF",
        welsh: false,
    },
    Place {
        code: "port-levan",
        name: ("Port Levan City Council", None),
        tier: Tier::Unitary,
        parent: None,
        colours: ("#00363d", "#b3372f"),
        phone: "01632 960500",
        address: "Civic Centre\nHarbour Road\nPort Levan\nZB1 5DD",
        welsh: false,
    },
    Place {
        code: "glanaber",
        name: ("Glanaber County Council", Some("Cyngor Sir Glanaber")),
        tier: Tier::Unitary,
        parent: None,
        colours: ("#7a0f1f", "#a3162b"),
        phone: "01632 960600",
        address: "Neuadd y Sir\nFfordd y Môr\nGlanaber\nZC1 6EE",
        welsh: true,
    },
];

/// The requests by which they are added, those above before those below.
pub(super) fn all() -> Vec<AddCouncil> {
    PLACES.iter().map(request).collect()
}

fn request(place: &Place) -> AddCouncil {
    let hours = Bilingual::new("Monday to Friday, 9am to 5pm", "Dydd Llun i ddydd Gwener, 9am tan 5pm");
    AddCouncil {
        code: place.code.to_owned(),
        name: Bilingual { en: place.name.0.to_owned(), cy: place.name.1.map(str::to_owned) },
        tier: place.tier,
        parent: place.parent.map(str::to_owned),
        slug: None,
        hosts: Vec::new(),
        colours: Some(Colours { brand: place.colours.0.to_owned(), accent: place.colours.1.to_owned() }),
        contact: ContactDetails {
            phone: place.phone.to_owned(),
            email: format!("hello@{}.example", place.code),
            address: place.address.to_owned(),
            hours,
            website: format!("https://www.{}.example", place.code),
        },
        languages: if place.welsh { vec![Language::Cy, Language::En] } else { vec![Language::En, Language::Cy] },
        division: Division::EnglandAndWales,
        administrator: FirstAdministrator {
            name: "Alex Morgan".to_owned(),
            email: staff_email(Role::Administrator, place.code),
        },
    }
}

/// The address of a demonstration account.
pub(super) fn staff_email(role: Role, code: &str) -> String {
    format!("{}@{code}.example", role.name())
}

/// What to open and how to sign in, as `make run` prints it.
pub(super) fn guide(config: &Config, mail: &str, operator: &str, operator_password: &str) -> String {
    let port = config.listen.public.port();
    let host = |code: &str| format!("http://{code}.{}:{port}", config.public.domain);
    let councils: Vec<String> =
        PLACES.iter().map(|place| format!("  {:<34} {}", host(place.code), place.name.0)).collect();
    let wenbury = host("wenbury");
    format!(
        "\nMoothall is running.\n\nCouncils (open one in a browser):\n{}\n\n\
         Citizen        report at {wenbury}; follow at {wenbury}/follow, no account needed\n\
         Caseworker     {wenbury}/desk     caseworker@wenbury.example\n\
         Agent          {wenbury}/desk     agent@wenbury.example\n\
         Manager        {wenbury}/desk     manager@wenbury.example\n\
         Administrator  {wenbury}/desk     administrator@wenbury.example\n\
         \x20              (likewise at every council; password: {PASSWORD})\n\
         Operator       moothall login http://{}:{port} --email {operator}\n\
         \x20              (password: {operator_password})\n\
         Emails         {mail}\n\
         API            {wenbury}/api/docs\n\n\
         Ctrl-C stops everything.",
        councils.join("\n"),
        config.public.operators_host,
    )
}
