//! Values that are known by one name everywhere: on the wire, in tables, in words' keys.

/// Declares an enum whose values each have one name: `ALL`, `name`, `named`, and the same name on
/// the wire and in the documentation.
///
/// ```
/// contract::named! {
///     /// How a thing stands.
///     Standing {
///         /// It is open.
///         Open = "open",
///         /// It is done.
///         Done = "done",
///     }
/// }
/// assert_eq!(Standing::named("done"), Some(Standing::Done));
/// assert_eq!(serde_json::to_value(Standing::Open).unwrap(), "open");
/// ```
#[macro_export]
macro_rules! named {
    ($(#[$of_all:meta])+ $name:ident { $($(#[$of_one:meta])+ $value:ident = $text:literal,)+ }) => {
        $(#[$of_all])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, utoipa::ToSchema,
        )]
        pub enum $name {
            $($(#[$of_one])+ #[serde(rename = $text)] $value,)+
        }

        impl $name {
            /// Every value, in the order of a list to choose from.
            pub const ALL: &'static [Self] = &[$(Self::$value,)+];

            /// Its name on the wire and in tables.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$value => $text,)+ }
            }

            /// The value of a name; `None` for one that there isn't.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}
