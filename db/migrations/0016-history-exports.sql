-- The histories of runs that have ended, kept here for as long as the case is: Temporal deletes them after its retention.

create table history_export (
  council text not null check (council <> ''),
  case_id uuid not null,
  run_id uuid not null,
  status text not null check (status <> ''),
  started_at timestamptz not null,
  events integer not null check (events > 0),
  hash bytea not null check (length(hash) = 32),
  body bytea not null,
  exported_at timestamptz not null default now(),
  primary key (council, case_id, run_id),
  foreign key (council, case_id) references case_view (council, case_id)
);
comment on table history_export is 'One run a row, written once and never changed; the audit says its hash.';
comment on column history_export.hash is 'SHA-256 of the history as JSON, its payloads sealed as Temporal had them.';
comment on column history_export.body is 'The same JSON, compressed and sealed under the case''s key.';

alter table history_export enable row level security;
alter table history_export force row level security;
create policy one_council on history_export
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on history_export to caseway_app;
