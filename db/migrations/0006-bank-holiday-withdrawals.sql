-- A proclaimed bank holiday that was taken back. Nothing is deleted: a day that is proclaimed once more has a further row.

alter table bank_holiday
  add column nth integer not null default 1 check (nth >= 1),
  drop constraint bank_holiday_pkey,
  add primary key (council, practice, date, nth);
comment on column bank_holiday.nth is 'One more for each time this day had been taken back before.';

create table bank_holiday_withdrawal (
  council text not null check (council <> ''),
  practice boolean not null,
  date date not null,
  nth integer not null,
  reason text not null check (reason <> ''),
  withdrawn_by text not null check (withdrawn_by <> ''),
  withdrawn_at timestamptz not null,
  primary key (council, practice, date, nth),
  foreign key (council, practice, date, nth) references bank_holiday (council, practice, date, nth)
);

alter table bank_holiday_withdrawal enable row level security;
alter table bank_holiday_withdrawal force row level security;
create policy one_council on bank_holiday_withdrawal
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on bank_holiday_withdrawal to caseway_app;
