-- The store, first form. Rules held here (see docs/decisions/0002): each key of a table that grows holds document_id, the
-- column such tables would be spread by; document.id derives from the content, so that a doubled text meets its own key;
-- no triggers, no sequences over spread tables, no recursive queries over places.

-- A place and all wider ones, itself included: small, copied everywhere when the rest is spread.
create table place_within (
  place text not null,
  ancestor text not null,
  primary key (place, ancestor)
);
create index place_within_ancestor on place_within (ancestor);

create table document (
  id text primary key,
  name text not null,
  original_hash text not null,
  text text not null,
  title text,
  language text not null,
  genre text not null,
  published_on text,          -- ISO 8601 day, month or year
  period text,                -- what the text is about, when its metadata say so
  first_day date,             -- days of the period, else of the publication; -infinity and infinity for open ends
  last_day date,
  months text[] not null,     -- the same as months, for coverage; empty when unknown or open
  site text,
  space text not null,
  chain text not null,        -- the independent origin, as linked so far
  publisher text,
  authority text,
  source_kind text not null,
  boilerplate jsonb not null,
  link_facts jsonb not null,  -- what linking must know of it, as intake gave it
  imported_at timestamptz not null default now(),
  imported_by text not null,
  search tsvector not null
);
create index document_original_hash on document (original_hash);
create index document_chain on document (chain);
create index document_days on document (coalesce(last_day, '-infinity') desc, id);
create index document_search on document using gin (search);

-- Every move of a document from one chain to another.
create table chain_link (
  document_id text not null references document (id) on delete cascade,
  n int not null,
  from_chain text not null,
  to_chain text not null,
  reason text not null,
  actor text not null,
  at timestamptz not null default now(),
  primary key (document_id, n)
);

-- One claim. Its public id is document_id.n; period, places and days are those of the claim, the document's filled in.
create table observation (
  document_id text not null references document (id) on delete cascade,
  n int not null,
  phenomenon text not null,
  substances text[] not null,
  place_codes text[] not null,
  direction text not null,
  certainty text not null,
  first_day date,
  last_day date,
  slots jsonb not null,       -- the observation whole, as coded
  review text not null,
  maker text not null,
  primary key (document_id, n)
);
create index observation_phenomenon on observation (phenomenon, first_day);
create index observation_days on observation (first_day, last_day);
create index observation_substances on observation using gin (substances);
create index observation_places on observation using gin (place_codes);
create index observation_suggested on observation (document_id) where review = 'suggested';

-- What people decided, in order; undo and redo are entries too, nothing is ever taken out.
create table observation_edit (
  document_id text not null,
  seq int not null,
  n int not null,
  actor text not null,
  action text not null,       -- add, accept, reject, edit, undo, redo
  of_seq int,                 -- the entry an undo or redo is about
  before jsonb,               -- {slots, review}; null before an addition
  after jsonb,
  at timestamptz not null default now(),
  primary key (document_id, seq),
  foreign key (document_id, n) references observation (document_id, n) on delete cascade
);

-- A row of a table without a document is its own document_id.
create table offer (
  document_id text not null,
  id text not null,
  substance text,
  place text,
  period text,
  first_day date,
  last_day date,
  family text not null,
  slots jsonb not null,
  primary key (document_id, id)
);
create index offer_substance on offer (substance, first_day);

create table sample (
  document_id text not null,
  id text not null,
  substances text[] not null, -- expected and found
  place text,
  collected_on text,
  first_day date,
  last_day date,
  slots jsonb not null,
  primary key (document_id, id)
);
create index sample_substances on sample using gin (substances);

create table count_row (
  document_id text not null,
  id text not null,
  series text not null,
  substance text,
  place text,
  period text not null,
  first_day date,
  last_day date,
  slots jsonb not null,
  primary key (document_id, id)
);
create index count_row_series on count_row (series, first_day);

create table import_run (
  id text primary key,
  label text not null,
  actor text not null,
  state text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create unique index import_run_unfinished on import_run (label) where state = 'running';

create table import_file (
  run_id text not null references import_run (id) on delete cascade,
  file text not null,
  original_hash text,
  outcome text not null,
  problem jsonb,
  document_id text,
  primary key (run_id, file)
);
create index import_file_hash on import_file (original_hash);

create table setting (
  name text primary key,
  value jsonb not null
);

-- Append-only, chained: hash = SHA-256(prev, canonical [seq, at, actor, action, subject, details]).
create table audit (
  seq bigint primary key,
  at text not null,
  actor text not null,
  action text not null,
  subject text not null,
  details text not null,      -- canonical JSON, byte for byte as hashed
  prev text not null,
  hash text not null
);
create index audit_subject on audit (subject, seq);
create table audit_head (
  single boolean primary key default true check (single),
  seq bigint not null,
  hash text not null
);
insert into audit_head (seq, hash) values (0, '');
