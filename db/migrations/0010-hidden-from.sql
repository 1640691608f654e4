-- Who is not to see a complaint: the worker complained of.

alter table case_view add column hidden_from text check (hidden_from <> '');
comment on column case_view.hidden_from is 'The id of a worker for whom this is not there, unless it is assigned to them.';

grant update (hidden_from) on case_view to caseway_app;
