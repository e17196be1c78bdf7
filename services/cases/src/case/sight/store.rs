//! The part of every query of staff about cases that leaves out what they may not see.

/// Whether the member of staff `$me` may see the case `c`: every case, those of their teams, or those
/// that they took themselves; whoever works on a case sees it. Nobody of the staff (null) is a citizen
/// or the product itself, who came to the case by another way.
macro_rules! seen_by {
    ($me:literal) => {
        concat!(
            " case coalesce((select w.sees from staff w where w.tenant_id = $1 and w.id = ",
            $me,
            "), 'all')
                  when 'all' then true
                  when 'own' then c.assignee_id = ",
            $me,
            " or c.opened_by = ",
            $me,
            " else c.assignee_id = ",
            $me,
            " or c.opened_by = ",
            $me,
            " or c.team_id in (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = ",
            $me,
            ") end"
        )
    };
}
pub(crate) use seen_by;
