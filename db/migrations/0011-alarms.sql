-- What somebody has to look at because it ought not to happen: many different cases read by one person, a key that is missing, a signal
-- that did not come from here.

create table alarm (
  council text not null check (council <> ''),
  alarm_id uuid not null default gen_random_uuid(),
  kind text not null check (kind <> ''),
  at timestamptz not null default now(),
  case_id uuid,
  subject text check (subject <> ''),
  primary key (council, alarm_id)
);
comment on table alarm is 'Raised once and never changed. Codes and opaque ids only.';
comment on column alarm.subject is 'Whom or what it is about, beside the case: the id of a person on the staff, of a key, of a workflow.';

create index alarm_latest on alarm (council, at desc);

alter table alarm enable row level security;
alter table alarm force row level security;
create policy one_council on alarm
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on alarm to caseway_app;
