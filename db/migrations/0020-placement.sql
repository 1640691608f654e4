-- In which namespace of Temporal the workflow of a case, or matter, is: null where councils share one. A council that is placed elsewhere
-- has its cases where they were begun until they are moved.

alter table case_view add column namespace text check (namespace <> '');
comment on column case_view.namespace is 'The name a council''s placement has; practice cases are in the namespace beside it. A deployment''s word, nothing personal.';

grant update (namespace) on case_view to caseway_app;
