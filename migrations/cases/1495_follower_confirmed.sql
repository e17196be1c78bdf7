-- `made_at` of a follower is when they confirmed: what was told before that is in their first message.
grant update (made_at) on follower to moothall_cases;
