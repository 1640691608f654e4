-- Who did or tried what: one hash chain a council. It refers to nothing by foreign key, so that it outlives what it speaks of.

create table audit_head (
  council text not null check (council <> ''),
  seq bigint not null check (seq > 0),
  hash bytea not null,
  primary key (council)
);
comment on table audit_head is 'The end of a council''s chain. Its row is locked from taking a number to commit, so the chain has no gap and no fork.';

create table audit (
  council text not null check (council <> ''),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor_id text,
  actor_role text,
  action text not null check (action <> ''),
  case_id uuid,
  message_id uuid,
  outcome text not null check (outcome <> ''),
  previous_hash bytea not null,
  hash bytea not null,
  primary key (council, seq)
);
comment on column audit.hash is 'SHA-256 over previous_hash and the row in canonical form (db/audit.ts).';

create index audit_of_case on audit (council, case_id, seq) where case_id is not null;

alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy one_council on audit_head
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table audit enable row level security;
alter table audit force row level security;
create policy one_council on audit
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on audit, audit_head to caseway_app;
grant update (seq, hash) on audit_head to caseway_app;
