-- Who or what is believed no more: the tokens of a person made up to an instant, or one token. Asked about at each request.

create table revocation (
  council text not null check (council <> ''),
  revocation_id uuid not null,
  person_id text check (person_id <> ''),
  issued_until timestamptz,
  token_id text check (token_id <> ''),
  reason text not null check (reason <> ''),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  primary key (council, revocation_id),
  check ((person_id is null) <> (token_id is null) and (person_id is null) = (issued_until is null))
);
comment on table revocation is 'Written once and never changed. Codes and opaque ids only.';
comment on column revocation.token_id is 'The jti of one token.';
comment on column revocation.issued_until is 'What was issued to the person up to then is believed no more.';

create index revocation_person on revocation (council, person_id, issued_until) where person_id is not null;
create index revocation_token on revocation (council, token_id) where token_id is not null;

alter table revocation enable row level security;
alter table revocation force row level security;
create policy one_council on revocation
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on revocation to caseway_app;
