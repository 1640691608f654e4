-- What becomes of a notice that is to leave the council (sending), how somebody is reached and must not be (person_details), and what
-- people have to do where a machine cannot go on (work_item).

alter table notice drop constraint notice_recipient_kind_check;
alter table notice add constraint notice_recipient_kind_check check (recipient_kind in ('person', 'role', 'agency'));

create index notice_to_role on notice (council, recipient, created_at desc) where recipient_kind = 'role';

create table sending (
  council text not null check (council <> ''),
  notice_id uuid not null,
  try integer not null default 1 check (try > 0),
  case_id uuid not null,
  practice boolean not null,
  position bigint generated always as identity,
  status text not null default 'waiting'
    check (status in ('waiting', 'reserved', 'accepted', 'delivered', 'undeliverable', 'stopped', 'held', 'in-tray')),
  reference uuid not null default gen_random_uuid(),
  channel text check (channel in ('email', 'text', 'letter', 'tray')),
  gateway text,
  page bytea,
  ground text,
  problem text,
  sent_times integer not null default 0,
  not_before timestamptz not null default now(),
  lookups_without integer not null default 0,
  reserved_at timestamptz,
  accepted_at timestamptz,
  settled_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (council, notice_id, try),
  unique (council, reference),
  foreign key (council, notice_id) references notice (council, notice_id),
  foreign key (council, case_id) references case_view (council, case_id),
  check ((status = 'stopped') = (ground is not null)),
  check (status not in ('reserved', 'accepted', 'delivered') or (channel is not null and page is not null))
);
comment on table sending is 'One try to send one notice to one recipient by one channel. Where it goes is worked out from the record when it is sent and is not kept here.';
comment on column sending.reference is 'Ours, and all that the gateway knows it by: what may have been accepted is looked up by it before it is sent again.';
comment on column sending.page is 'What was sent, sealed under the case''s key.';
comment on column sending.ground is 'Why it was withheld when it was to be sent.';
comment on column sending.problem is 'In a code: why it could not be sent or delivered.';

create index sending_due on sending (council, not_before, position) where status in ('waiting', 'reserved');
create index sending_of_case on sending (council, case_id);

create table person_details (
  council text not null check (council <> ''),
  referral_id uuid not null,
  person_id uuid not null,
  version integer not null check (version > 0),
  recorded_at timestamptz not null,
  actor_id text not null check (actor_id <> ''),
  message_id uuid not null,
  body_hash bytea not null,
  body bytea not null,
  primary key (council, referral_id, person_id, version),
  unique (council, message_id),
  foreign key (council, referral_id) references referral (council, referral_id)
);
comment on table person_details is 'How somebody of a referral is reached, as it became known after the referral; the latest version holds, over what the referral said. Sealed under the referral''s key.';

create table work_item (
  council text not null check (council <> ''),
  work_item_id uuid not null default gen_random_uuid(),
  case_id uuid,
  notice_id uuid,
  kind text not null check (kind <> ''),
  role text not null check (role <> ''),
  opened_at timestamptz not null default now(),
  due_at timestamptz not null,
  escalated_to text,
  escalated_at timestamptz,
  done_at timestamptz,
  done_by text,
  done_as text,
  note bytea,
  primary key (council, work_item_id),
  foreign key (council, case_id) references case_view (council, case_id),
  foreign key (council, notice_id) references notice (council, notice_id),
  check ((done_at is null) = (done_by is null) and (done_at is null) = (done_as is null))
);
comment on table work_item is 'What somebody of the council has to do because a machine could not go on: in the tray of a role, due at a time, escalated after it.';
comment on column work_item.note is 'What was done, in words, sealed under the case''s key.';

create unique index work_item_once on work_item (council, kind, coalesce(notice_id, '00000000-0000-0000-0000-000000000000'))
  where done_at is null;
create index work_item_open on work_item (council, due_at) where done_at is null;

alter table sending enable row level security;
alter table sending force row level security;
create policy one_council on sending
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table person_details enable row level security;
alter table person_details force row level security;
create policy one_council on person_details
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

alter table work_item enable row level security;
alter table work_item force row level security;
create policy one_council on work_item
  using (council = nullif(current_setting('app.council', true), ''))
  with check (council = nullif(current_setting('app.council', true), ''));

grant select, insert on sending, person_details, work_item to caseway_app;
grant update (status, channel, gateway, page, ground, problem, sent_times, not_before, lookups_without, reserved_at, accepted_at, settled_at)
  on sending to caseway_app;
grant update (escalated_to, escalated_at, done_at, done_by, done_as, note) on work_item to caseway_app;
