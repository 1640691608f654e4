-- What keeps records from being destroyed (legal_hold), and what was destroyed, by whom and why (destruction).

create table legal_hold (
  council text not null check (council <> ''),
  hold_id uuid not null,
  scope text not null check (scope in ('case', 'class', 'council')),
  case_id uuid,
  class text check (class <> ''),
  reason bytea not null,
  placed_by text not null check (placed_by <> ''),
  placed_at timestamptz not null,
  primary key (council, hold_id),
  foreign key (council, case_id) references case_view (council, case_id),
  check ((scope = 'case') = (case_id is not null)),
  check ((scope = 'class') = (class is not null))
);
comment on table legal_hold is 'Written once and never changed. It outranks every destruction for as long as it was not lifted.';
comment on column legal_hold.reason is 'Why, in words, sealed under a key of the hold''s own.';

create index legal_hold_of_case on legal_hold (council, case_id) where case_id is not null;

create table legal_hold_end (
  council text not null check (council <> ''),
  hold_id uuid not null,
  reason bytea not null,
  lifted_by text not null check (lifted_by <> ''),
  lifted_at timestamptz not null,
  primary key (council, hold_id),
  foreign key (council, hold_id) references legal_hold (council, hold_id)
);
comment on table legal_hold_end is 'That a hold was lifted. Written once and never changed.';

create table destruction_proposal (
  council text not null check (council <> ''),
  proposal_id uuid not null,
  case_id uuid not null,
  class text not null check (class <> ''),
  due_on date not null,
  because text[] not null check (cardinality(because) > 0),
  proposed_by text not null check (proposed_by <> ''),
  proposed_at timestamptz not null,
  primary key (council, proposal_id),
  foreign key (council, case_id) references case_view (council, case_id)
);
comment on table destruction_proposal is 'That somebody found a record ready to be destroyed. Somebody else approves it, or nobody does. Codes and opaque ids only.';

create index destruction_proposal_of_case on destruction_proposal (council, case_id, proposed_at);

create table destruction (
  council text not null check (council <> ''),
  destruction_id uuid not null,
  case_id uuid not null,
  class text not null check (class <> ''),
  due_on date not null,
  because text[] not null check (cardinality(because) > 0),
  proposed_by text not null check (proposed_by <> ''),
  proposed_at timestamptz not null,
  approved_by text not null check (approved_by <> ''),
  approved_at timestamptz not null,
  events integer not null check (events >= 0),
  record_hash bytea not null check (length(record_hash) = 32),
  referral_too boolean not null,
  primary key (council, destruction_id),
  unique (council, case_id),
  foreign key (council, case_id) references case_view (council, case_id),
  check (approved_by <> proposed_by)
);
comment on table destruction is 'The certificate of what was destroyed, written with it and never changed. Codes and opaque ids only; also kept in a file outside the database.';
comment on column destruction.record_hash is 'SHA-256 over the SHA-256 of each sealed event, in their order: of what was destroyed, without saying anything of it.';

alter table legal_hold enable row level security;
alter table legal_hold force row level security;
create policy one_council on legal_hold
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table legal_hold_end enable row level security;
alter table legal_hold_end force row level security;
create policy one_council on legal_hold_end
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table destruction_proposal enable row level security;
alter table destruction_proposal force row level security;
create policy one_council on destruction_proposal
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table destruction enable row level security;
alter table destruction force row level security;
create policy one_council on destruction
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on legal_hold, legal_hold_end, destruction_proposal, destruction to caseway_app;
