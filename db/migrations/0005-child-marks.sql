-- By what a child is known again when referred again: keyed hashes, which say nothing without the council's key.

create table child_mark (
  council text not null check (council <> ''),
  case_id uuid not null,
  mark bytea not null,
  key_id text not null,
  practice boolean not null,
  received_at timestamptz not null,
  primary key (council, case_id, mark),
  foreign key (council, case_id) references case_view (council, case_id)
);

create index child_mark_again on child_mark (council, mark, practice, received_at);

alter table child_mark enable row level security;
alter table child_mark force row level security;
create policy one_council on child_mark
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on child_mark to caseway_app;
