-- Who was told by somebody of the council, who with the letter about another child of the same referral, and which page a service does not
-- take while it takes all others.

alter table sending drop constraint sending_status_check;
alter table sending add constraint sending_status_check check (status in ('waiting', 'reserved', 'accepted', 'delivered', 'undeliverable',
  'stopped', 'held', 'in-tray', 'told', 'together'));
alter table sending drop constraint sending_channel_check;
alter table sending add constraint sending_channel_check check (channel in ('email', 'text', 'letter', 'tray', 'telephone'));

alter table sending
  add column passed_over integer not null default 0,
  add column leads text check (leads <> ''),
  add column said bytea,
  add column with_notice uuid,
  add constraint sending_with_notice foreign key (council, with_notice) references notice (council, notice_id),
  add constraint sending_together check ((status = 'together') = (with_notice is not null)),
  add constraint sending_said check ((leads is null) = (said is null));
comment on column sending.passed_over is 'How many times the gateway did not take it while it took others.';
comment on column sending.leads is 'Of a letter to somebody about several children: what there is one letter of, in opaque ids. Whoever has it speaks for the others that say the same.';
comment on column sending.said is 'Keyed hash, under the referral''s key, of what the letter that leads says.';
comment on column sending.with_notice is 'The notice whose letter says the same about the same referral.';

create unique index sending_leads on sending (council, leads) where leads is not null;
create index sending_with_notice on sending (council, with_notice) where with_notice is not null;

grant update (passed_over, leads, said, with_notice) on sending to caseway_app;
