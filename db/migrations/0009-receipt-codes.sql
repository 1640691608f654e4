-- By what a referrer asks what became of their referral, without a name: a code they were given when they sent it.

create table receipt_code (
  council text not null check (council <> ''),
  mark bytea not null,
  key_id text not null check (key_id <> ''),
  referral_id uuid not null,
  primary key (council, mark),
  unique (council, referral_id),
  foreign key (council, referral_id) references referral (council, referral_id)
);
comment on column receipt_code.mark is 'Keyed hash of the code; the code itself is with the referrer and in the sealed answer.';

alter table receipt_code enable row level security;
alter table receipt_code force row level security;
create policy one_council on receipt_code
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on receipt_code to caseway_app;
