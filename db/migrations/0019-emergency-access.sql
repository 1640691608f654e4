-- Access to a record that is shut to somebody, for some minutes. The row alone opens the door, and shuts it when its time is over, whether or
-- not a worker runs; the workflow of the matter puts its end and its review on the record.

alter table case_view drop constraint case_view_kind_check;
alter table case_view add constraint case_view_kind_check
  check (kind in ('referral', 'access-request', 'rectification', 'complaint', 'emergency-access'));
alter table inbox drop constraint inbox_kind_check;
alter table inbox add constraint inbox_kind_check check (kind in
  ('referral', 'access-request', 'rectification', 'complaint', 'emergency-access', 'managerDecision', 'consent', 'practice'));

create table emergency_access (
  council text not null check (council <> ''),
  access_id uuid not null,
  about_case_id uuid not null,
  person_id text not null check (person_id <> ''),
  expires_at timestamptz not null,
  primary key (council, access_id),
  foreign key (council, access_id) references case_view (council, case_id),
  foreign key (council, about_case_id) references case_view (council, case_id)
);
comment on table emergency_access is 'Who has, or had, emergency access to which record, and until when. Written once and never changed; opaque ids only.';
comment on column emergency_access.access_id is 'The matter, in whose record the reason and the review are.';
comment on column emergency_access.expires_at is 'From then on it opens nothing, by the time of the matter: for practice that of its practice.';

create index emergency_access_of_person on emergency_access (council, person_id, about_case_id);

-- That one has ended, because its time was over or before that.
create table emergency_access_end (
  council text not null check (council <> ''),
  access_id uuid not null,
  ended_at timestamptz not null default now(),
  primary key (council, access_id),
  foreign key (council, access_id) references emergency_access (council, access_id)
);
comment on table emergency_access_end is 'Written once and never changed. Opaque ids only.';

alter table emergency_access enable row level security;
alter table emergency_access force row level security;
create policy one_council on emergency_access
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table emergency_access_end enable row level security;
alter table emergency_access_end force row level security;
create policy one_council on emergency_access_end
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on emergency_access, emergency_access_end to caseway_app;

-- Of what is about no notice there is one a case.
drop index work_item_once;
create unique index work_item_once on work_item
  (council, kind, coalesce(notice_id, '00000000-0000-0000-0000-000000000000'), coalesce(case_id, '00000000-0000-0000-0000-000000000000'))
  where done_at is null;
