-- A case's key can be destroyed, and be wrapped anew under another key of its council.

alter table case_key
  alter column wrapped drop not null,
  add column destroyed_at timestamptz,
  add column destroyed_by text check (destroyed_by <> ''),
  add column destroyed_reason text check (destroyed_reason ~ '^[a-z][a-z0-9-]*$'),
  add check ((wrapped is null) = (destroyed_at is not null)),
  add check ((destroyed_at is null) = (destroyed_by is null) and (destroyed_at is null) = (destroyed_reason is null));
comment on column case_key.wrapped is 'Null where the key was destroyed: what was sealed under it is unreadable for ever, in every copy.';
comment on column case_key.destroyed_reason is 'A code.';

create index case_key_under on case_key (council, key_id) where wrapped is not null;

grant update (key_id, wrapped, destroyed_at, destroyed_by, destroyed_reason) on case_key to caseway_app;
