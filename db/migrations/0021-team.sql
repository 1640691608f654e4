-- Whose case it is, where people read those of their own team alone. Of cases on record it is there with their next turn, or by a rebuild.

alter table case_view add column team text check (team <> '');
comment on column case_view.team is 'The code of the team that has it, since one was named. Null: none has been.';

grant update (team) on case_view to caseway_app;
