-- Who stands in for whom, for which permissions and which days. Looked at in each request.

create table deputy (
  council text not null check (council <> ''),
  deputy_id uuid not null,
  from_person text not null check (from_person <> ''),
  to_person text not null check (to_person <> ''),
  permissions text[] not null check (cardinality(permissions) > 0),
  from_day date not null,
  to_day date not null,
  reason text not null check (reason <> ''),
  appointed_by text not null check (appointed_by <> ''),
  appointed_at timestamptz not null,
  primary key (council, deputy_id),
  check (from_person <> to_person and to_person <> appointed_by),
  check (from_day <= to_day)
);
comment on table deputy is 'Written once and never changed. Codes and opaque ids only.';
comment on column deputy.to_day is 'The last day in London on which it holds.';

create index deputy_of_person on deputy (council, to_person, to_day);

-- That a deputy was ended before its last day.
create table deputy_end (
  council text not null check (council <> ''),
  deputy_id uuid not null,
  ended_by text not null check (ended_by <> ''),
  ended_at timestamptz not null,
  primary key (council, deputy_id),
  foreign key (council, deputy_id) references deputy (council, deputy_id)
);
comment on table deputy_end is 'Written once and never changed. Codes and opaque ids only.';

alter table deputy enable row level security;
alter table deputy force row level security;
create policy one_council on deputy
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table deputy_end enable row level security;
alter table deputy_end force row level security;
create policy one_council on deputy_end
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on deputy, deputy_end to caseway_app;

alter table inbox add column actor_deputy_for jsonb;
comment on column inbox.actor_deputy_for is 'For whom the sender stood in, and for which permissions; null where for nobody.';
