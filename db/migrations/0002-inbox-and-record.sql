-- What a case was told (inbox), what happened (case_event) and whom it concerned (notice).

create table inbox (
  council text not null check (council <> ''),
  message_id uuid not null,
  case_id uuid not null,
  position bigint generated always as identity,
  kind text not null check (kind in ('referral', 'managerDecision', 'consent', 'practice')),
  body_hash bytea not null,
  body bytea not null,
  actor_id text not null check (actor_id <> ''),
  actor_roles text[] not null,
  accepted_at timestamptz not null,
  rules_version text not null,
  delivered_at timestamptz,
  settled_at timestamptz,
  outcome jsonb,
  primary key (council, message_id),
  foreign key (council, case_id) references case_view (council, case_id),
  foreign key (council, rules_version) references config_version (council, hash),
  check ((settled_at is null) = (outcome is null)),
  check (settled_at is null or delivered_at is not null)
);
comment on table inbox is 'Everything told to a case from outside, the referral first. Once a row is here it cannot be lost, and accepted_at is the moment that counts.';
comment on column inbox.position is 'The order in which the messages of one case are delivered.';
comment on column inbox.outcome is 'The receipt, in codes only: {status: applied|refused, code?, firstSeq?, lastSeq?}.';

create index inbox_undelivered on inbox (council, case_id, position) where delivered_at is null;
create index inbox_of_case on inbox (council, case_id, position);

create table case_event (
  council text not null check (council <> ''),
  case_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type <> ''),
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  actor_id text,
  actor_role text,
  message_id uuid,
  body bytea not null,
  primary key (council, case_id, seq),
  foreign key (council, case_id) references case_view (council, case_id),
  foreign key (council, message_id) references inbox (council, message_id)
);
comment on table case_event is 'The record: what happened in a case, in order, append-only.';
comment on column case_event.actor_id is 'Null where a clock did it.';
comment on column case_event.message_id is 'The message that caused it; null where a clock did.';

create table notice (
  council text not null check (council <> ''),
  notice_id uuid not null default gen_random_uuid(),
  case_id uuid not null,
  event_seq integer not null,
  template text not null check (template <> ''),
  recipient_kind text not null check (recipient_kind in ('person', 'role')),
  recipient text not null check (recipient <> ''),
  status text not null check (status in ('recorded', 'withheld')),
  ground text,
  created_at timestamptz not null default now(),
  primary key (council, notice_id),
  unique (council, case_id, event_seq, template, recipient_kind, recipient),
  foreign key (council, case_id, event_seq) references case_event (council, case_id, seq),
  check ((status = 'withheld') = (ground is not null))
);
comment on table notice is 'Whom an event tells what; or that somebody is deliberately not told, and on which ground.';

alter table inbox enable row level security;
alter table inbox force row level security;
create policy one_council on inbox
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table case_event enable row level security;
alter table case_event force row level security;
create policy one_council on case_event
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table notice enable row level security;
alter table notice force row level security;
create policy one_council on notice
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on inbox, case_event, notice to caseway_app;
grant update (delivered_at, settled_at, outcome) on inbox to caseway_app;
