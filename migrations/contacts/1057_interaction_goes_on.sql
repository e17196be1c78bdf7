-- Everyone's calls that go on, the newest first, without those that ended.
create index interaction_goes_on on interaction (tenant_id, started_at, id) where state <> 'ended';
