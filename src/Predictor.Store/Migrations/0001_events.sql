-- What happened, as the event views of data/README.md have it. Times are epoch seconds. Ids are the centre's own.
-- A row may come in parts and in any order: a part fills in what it says and leaves the rest.

CREATE TABLE interaction (
  case_id TEXT NOT NULL PRIMARY KEY,
  customer_id TEXT,
  opened_at {whole},
  closed_at {whole},
  handle_seconds {whole},
  transfers {whole},
  resolved {whole},
  reopenings {whole},
  -- The schema's given columns, by name, as sent: one JSON object.
  given TEXT,
  updated_at_ms {whole} NOT NULL
);

CREATE INDEX interaction_customer ON interaction (customer_id, opened_at);
CREATE INDEX interaction_opened ON interaction (opened_at);

CREATE TABLE survey (
  case_id TEXT NOT NULL PRIMARY KEY,
  answered_at {whole} NOT NULL,
  dissatisfied {whole},
  score {whole},
  updated_at_ms {whole} NOT NULL
);

CREATE TABLE customer (
  customer_id TEXT NOT NULL PRIMARY KEY,
  joined_at {whole},
  value {whole},
  contract_ends_at {whole},
  left_at {whole},
  given TEXT,
  updated_at_ms {whole} NOT NULL
);
