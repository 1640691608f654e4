-- What a council was configured to do, its keys, its referrals and the cases that came of them.
--
-- Every table of a council begins its key with the council, has row security enabled AND forced, and one policy that
-- hides and refuses the rows of every other council. The setting app.council is transaction-local; after a transaction
-- PostgreSQL leaves it as '', which is why '' counts as no council and can be no council's name.

create table config_version (
  council text not null check (council <> ''),
  hash text not null check (hash <> ''),
  body jsonb not null,
  first_seen_at timestamptz not null default now(),
  primary key (council, hash)
);
comment on table config_version is 'Each effective configuration a council has ever run on. Immutable; a case names the version that runs its clocks.';

create table case_key (
  council text not null check (council <> ''),
  holder_id uuid not null,
  key_id text not null check (key_id <> ''),
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  primary key (council, holder_id)
);
comment on table case_key is 'The data key of one case (or of one referral, which several children may share), wrapped by the council''s key. Without its row everything sealed under it is unreadable for ever.';

create table referral (
  council text not null check (council <> ''),
  referral_id uuid not null,
  message_id uuid not null,
  body_hash bytea not null,
  received_at timestamptz not null,
  accepted_at timestamptz not null,
  practice boolean not null,
  body bytea not null,
  created_at timestamptz not null default now(),
  primary key (council, referral_id),
  unique (council, message_id)
);
comment on column referral.message_id is 'The idempotency key it was sent with.';
comment on column referral.body_hash is 'Keyed hash of what was sent; tells a repeat from another referral under the same idempotency key.';
comment on column referral.body is 'Sealed under the referral''s own key.';

create table case_view (
  council text not null check (council <> ''),
  case_id uuid not null,
  referral_id uuid not null,
  practice boolean not null,
  seq integer not null check (seq >= 0),
  stage text not null check (stage <> ''),
  received_at timestamptz not null,
  next_due_at timestamptz,
  next_due_clock text,
  overdue boolean not null,
  waiting_role text,
  assignee text,
  rules_version text not null,
  state bytea not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (council, case_id),
  foreign key (council, referral_id) references referral (council, referral_id),
  foreign key (council, rules_version) references config_version (council, hash),
  check ((next_due_at is null) = (next_due_clock is null))
);
comment on table case_view is 'The read model: each case as it stands after event `seq`, one row a case. Provisional (seq 0) from the moment a referral is accepted.';
comment on column case_view.state is 'The pure case as JSON, sealed under the case''s key.';

-- Trays: sorted by time left, cases without a clock last; the case id makes the order total, so that pages neither skip nor repeat.
create index case_view_tray on case_view (council, practice, (coalesce(next_due_at, 'infinity'::timestamptz)), case_id);
create index case_view_stage on case_view (council, practice, stage, (coalesce(next_due_at, 'infinity'::timestamptz)), case_id);
create index case_view_assignee on case_view (council, practice, assignee, (coalesce(next_due_at, 'infinity'::timestamptz)), case_id)
  where assignee is not null;
create index case_view_referral on case_view (council, referral_id);

alter table config_version enable row level security;
alter table config_version force row level security;
create policy one_council on config_version
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table case_key enable row level security;
alter table case_key force row level security;
create policy one_council on case_key
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table referral enable row level security;
alter table referral force row level security;
create policy one_council on referral
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table case_view enable row level security;
alter table case_view force row level security;
create policy one_council on case_view
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

-- The application adds; it changes only the read model, and nothing is ever deleted by it.
grant usage on schema public to caseway_app;
grant select, insert on config_version, case_key, referral, case_view to caseway_app;
grant update (seq, stage, next_due_at, next_due_clock, overdue, waiting_role, assignee, rules_version, state, updated_at)
  on case_view to caseway_app;
