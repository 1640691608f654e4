-- Who may see which record: restricted ones only those admitted, and nobody whose own interest is touched.

alter table case_view add column admitted text[];
alter table case_view add column conflicted text[] not null default '{}';
comment on column case_view.admitted is 'Staff ids of the only ones who see it, beside its assignee. Null: it is not restricted.';
comment on column case_view.conflicted is 'Staff ids of those for whom it is not there, whatever their role.';

grant update (admitted, conflicted) on case_view to caseway_app;
