-- What a council handles beside its referrals: access requests, rectifications, complaints. Each runs as a case does, in a row of the read
-- model with a kind of its own, under a key of its own; none belongs to a referral.

alter table case_view add column kind text not null default 'referral'
  check (kind in ('referral', 'access-request', 'rectification', 'complaint'));
alter table case_view alter column referral_id drop not null;
alter table case_view add check ((kind = 'referral') = (referral_id is not null));
comment on column case_view.kind is 'The case of a child who was referred, or what kind of matter.';

-- Trays of matters: a council has few beside its cases.
create index case_view_matter on case_view (council, practice, kind, (coalesce(next_due_at, 'infinity'::timestamptz)), case_id)
  where kind <> 'referral';

alter table inbox drop constraint inbox_kind_check;
alter table inbox add constraint inbox_kind_check
  check (kind in ('referral', 'access-request', 'rectification', 'complaint', 'managerDecision', 'consent', 'practice'));

create table matter (
  council text not null check (council <> ''),
  case_id uuid not null,
  message_id uuid not null,
  body_hash bytea not null,
  body bytea not null,
  created_at timestamptz not null default now(),
  primary key (council, case_id),
  unique (council, message_id),
  foreign key (council, case_id) references case_view (council, case_id)
);
comment on table matter is 'What a matter was opened with, names and addresses included.';
comment on column matter.message_id is 'The idempotency key it was sent with.';
comment on column matter.body_hash is 'Keyed hash of what was sent; tells a repeat from another one under the same idempotency key.';
comment on column matter.body is 'Sealed under the matter''s own key.';

create table matter_about (
  council text not null check (council <> ''),
  case_id uuid not null,
  about_case_id uuid not null,
  event_seq integer not null default 0 check (event_seq >= 0),
  foreign key (council, case_id) references case_view (council, case_id),
  foreign key (council, about_case_id) references case_view (council, case_id),
  primary key (council, case_id, about_case_id, event_seq)
);
comment on table matter_about is 'Which cases a matter is about. A matter never changes a case.';
comment on column matter_about.event_seq is 'The event of the record it is about; 0 where it is about the case.';
create index matter_about_case on matter_about (council, about_case_id);

alter table matter enable row level security;
alter table matter force row level security;
create policy one_council on matter
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table matter_about enable row level security;
alter table matter_about force row level security;
create policy one_council on matter_about
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on matter, matter_about to caseway_app;
