//! The part of every query of staff that leaves out what they may not see.

/// Whether the member of staff `$me` may see a row of which the columns `$own` say whose it is and the
/// column `$team` in whose queue: every row, those of their teams, or their own; what is their own they
/// see in any event. Whoever isn't known here yet sees their own alone. Nobody of the staff (null) is a
/// citizen or the product itself, who came to the row by another way.
macro_rules! in_sight {
    ($me:literal, [$($own:literal),+], $team:literal) => {
        concat!(
            " (", $me, "::uuid is null",
            $(" or ", $own, " = ", $me,)+
            " or case (select w.sees from staff w where w.tenant_id = $1 and w.id = ", $me, ")
                  when 'all' then true
                  when 'teams' then ", $team, " in (
                      select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = ", $me, ")
                  else false end)"
        )
    };
}
pub(crate) use in_sight;

/// Whether the member of staff `$me` may see the case `c`; whoever works on it or opened it does.
macro_rules! seen_by {
    ($me:literal) => {
        $crate::case::sight::store::in_sight!($me, ["c.assignee_id", "c.opened_by"], "c.team_id")
    };
}
pub(crate) use seen_by;
