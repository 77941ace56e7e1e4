-- Signals and their lives. A signal's id derives from what it is about and when it began, so that the same one found again meets its
-- own key; steps lie with their signal, by the same column that would spread both.
create table signal (
  id text primary key,
  kind text not null,
  rule text not null,
  substance text,
  place text,
  first_period text not null,
  last_period text not null,
  state text not null,
  since timestamptz not null,
  opened_at timestamptz not null,
  slots jsonb not null        -- the signal whole, as last found
);
create index signal_state on signal (state, since);

-- What was done with a signal, in order; an undo is a step too, nothing is ever taken out.
create table signal_step (
  signal_id text not null references signal (id) on delete cascade,
  n int not null,
  at timestamptz not null,
  actor text not null,
  action text not null,       -- found, move, note, undo
  from_state text,
  to_state text,
  note text,                  -- de-identified
  of_step int,
  primary key (signal_id, n)
);
