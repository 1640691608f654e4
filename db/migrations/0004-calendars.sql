-- Time as a council sets it: bank holidays proclaimed since the calendar was made, and how far each practice case has been moved forward.

create table bank_holiday (
  council text not null check (council <> ''),
  practice boolean not null,
  date date not null,
  title text not null check (title <> ''),
  reason text not null,
  proclaimed_by text not null check (proclaimed_by <> ''),
  proclaimed_at timestamptz not null,
  primary key (council, practice, date)
);
comment on column bank_holiday.practice is 'True: made up for practice cases, and never seen by a live clock.';

create table practice_clock (
  council text not null check (council <> ''),
  case_id uuid not null,
  offset_ms bigint not null,
  primary key (council, case_id),
  foreign key (council, case_id) references case_view (council, case_id)
);
comment on column practice_clock.offset_ms is 'How far from real time this practice case is: negative where it begins in the past. Its time is never moved back.';

alter table bank_holiday enable row level security;
alter table bank_holiday force row level security;
create policy one_council on bank_holiday
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table practice_clock enable row level security;
alter table practice_clock force row level security;
create policy one_council on practice_clock
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on bank_holiday, practice_clock to caseway_app;
grant update (offset_ms) on practice_clock to caseway_app;
