-- Who did what, scores left out. Rows are only ever added, and hold no personal data but the ids of those who did it.

CREATE TABLE audit (
  -- A UUID of version 7.
  audit_id TEXT NOT NULL PRIMARY KEY,
  at_ms {whole} NOT NULL,
  -- key, setting, token, local, development, command, nobody.
  by_kind TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  -- "POST /v1/interactions", "keys create": a route, never an address with ids of customers in it.
  action TEXT NOT NULL,
  -- What it was done to, where that is nobody's: a key's id, a model and its version.
  target TEXT,
  -- HTTP status; null: done by a command.
  status {whole},
  -- Objects kept; of refusals: how many in a minute.
  objects {whole},
  trace_id TEXT
);

CREATE INDEX audit_at ON audit (at_ms, audit_id);
