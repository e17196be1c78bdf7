//! Permissions as types: an operation names the one it needs in its own signature.

/// Who can ever hold a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Anyone, signed in or not.
    Public,
    /// A council's staff, by their role.
    Staff,
    /// A platform operator, on the operators' host.
    Operator,
    /// The product itself: one service asking another.
    System,
}

/// Whose data an operation works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One council's.
    Council,
    /// The platform's own, with no citizen's data.
    Platform,
}

/// A permission, as a type.
pub trait Permission: Send + Sync + 'static {
    /// Its name in tokens, roles and the committed table, such as `cases.open`.
    const NAME: &'static str;
    /// Who can hold it.
    const AUDIENCE: Audience;
    /// Whose data it opens.
    const SCOPE: Scope;
    /// Whether it changes anything. A signed-in write is refused once a process has not heard
    /// of revocations for 30 seconds.
    const WRITES: bool;
}

/// A permission, as a row of the committed table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PermissionRow {
    /// Its name.
    pub name: &'static str,
    /// Who can hold it.
    pub audience: Audience,
    /// Whose data it opens.
    pub scope: Scope,
    /// Whether it changes anything.
    pub writes: bool,
    /// What it lets its holder do, in one line.
    pub meaning: &'static str,
}

impl PermissionRow {
    /// The row of a permission type.
    pub const fn of<P: Permission>(meaning: &'static str) -> Self {
        Self { name: P::NAME, audience: P::AUDIENCE, scope: P::SCOPE, writes: P::WRITES, meaning }
    }
}

/// Declares a service's permissions: `perm::Name` types and `perm::ALL`, the table.
///
/// ```
/// contract::permissions! {
///     /// Report something to the council.
///     OpenCase = "cases.open", Public, Council, writes;
///     /// See the council's cases.
///     ReadCases = "cases.read", Staff, Council, reads;
/// }
/// assert_eq!(perm::ALL.len(), 2);
/// ```
#[macro_export]
macro_rules! permissions {
    ($(#[doc = $doc:literal] $name:ident = $text:literal, $audience:ident, $scope:ident, $effect:ident;)*) => {
        /// This service's permissions.
        pub mod perm {
            $(
                #[doc = $doc]
                #[derive(Debug, Clone, Copy)]
                pub struct $name;
                impl $crate::Permission for $name {
                    const NAME: &'static str = $text;
                    const AUDIENCE: $crate::Audience = $crate::Audience::$audience;
                    const SCOPE: $crate::Scope = $crate::Scope::$scope;
                    const WRITES: bool = $crate::permissions!(@effect $effect);
                }
            )*
            /// Every permission of this service, in the order of declaration.
            pub const ALL: &[$crate::PermissionRow] = &[$($crate::PermissionRow::of::<$name>($doc),)*];
        }
    };
    (@effect writes) => { true };
    (@effect reads) => { false };
}
