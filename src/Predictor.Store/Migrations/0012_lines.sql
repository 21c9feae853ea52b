-- The desk's queue: one line for each customer who is at risk, what people did about it, and the views that they keep.

-- Of the policy's value outcome, where the desk's model answered: the points of a customer's line.
ALTER TABLE prediction ADD COLUMN probability {real};
DROP INDEX prediction_customer;
CREATE INDEX prediction_customer ON prediction (customer_id, as_of, probability);

-- For people, who would else see an id; name_key is the name, folded, to be searched.
ALTER TABLE customer ADD COLUMN name TEXT;
ALTER TABLE customer ADD COLUMN reference TEXT;
ALTER TABLE customer ADD COLUMN name_key TEXT;

CREATE TABLE desk_line (
  -- Made of the customer's id, or of the case's where there is no customer; says neither.
  line_id TEXT NOT NULL PRIMARY KEY,
  customer_id TEXT,
  name TEXT,
  reference TEXT,
  name_key TEXT,
  -- The latest score.
  case_id TEXT,
  prediction_id TEXT NOT NULL,
  model TEXT NOT NULL,
  version {whole} NOT NULL,
  -- By which it was valued.
  policy_version {whole} NOT NULL,
  moment {whole} NOT NULL,
  -- Of the moment, epoch seconds, and never later than when it was scored.
  scored_at {whole} NOT NULL,
  -- Of the value outcome, then of the schema's first other one; bands count from 0, the highest.
  probability {real} NOT NULL,
  band {whole} NOT NULL,
  second_probability {real},
  second_band {whole},
  -- Money; null: nobody knows what the customer is worth, and then 0 is at stake.
  value {real},
  at_stake {real} NOT NULL,
  -- Of the suggested action; 0 and null where none earns anything.
  gain {real} NOT NULL,
  action TEXT,
  -- What raises the value outcome most: the column, and in words.
  reason_1 TEXT,
  words_1 TEXT,
  reason_2 TEXT,
  words_2 TEXT,
  queue TEXT,
  channel TEXT,
  team TEXT,
  -- Ids and reasons, folded.
  search TEXT NOT NULL,
  opened_ms {whole} NOT NULL,
  owner TEXT,
  owner_name TEXT,
  -- Epoch seconds; not shown before. 0: not snoozed.
  wake_at {whole} NOT NULL,
  snooze_reason TEXT,
  -- done, fell, left, expired, joined; null: it stands.
  ended TEXT,
  ended_ms {whole},
  -- Counted up by what people do, and by ending and opening again; not by a new score.
  edition {whole} NOT NULL,
  -- What was done to it last.
  last_event TEXT
);

CREATE INDEX desk_line_gain ON desk_line (gain DESC, at_stake DESC, line_id DESC) WHERE ended IS NULL;
CREATE INDEX desk_line_stake ON desk_line (at_stake DESC, line_id DESC) WHERE ended IS NULL;
CREATE INDEX desk_line_chance ON desk_line (probability DESC, line_id DESC) WHERE ended IS NULL;
CREATE INDEX desk_line_opened ON desk_line (opened_ms DESC, line_id DESC) WHERE ended IS NULL;
CREATE INDEX desk_line_customer ON desk_line (customer_id);
CREATE INDEX desk_line_case ON desk_line (case_id);
CREATE INDEX desk_line_ended ON desk_line (ended_ms) WHERE ended IS NOT NULL;

CREATE TABLE desk_event (
  -- A UUID of version 7.
  event_id TEXT NOT NULL PRIMARY KEY,
  -- What was done to several lines at once has one, and is undone at once.
  act_id TEXT NOT NULL,
  line_id TEXT NOT NULL,
  customer_id TEXT,
  case_id TEXT,
  at_ms {whole} NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  -- assigned, snoozed, noted, acted, reopened, undone.
  what TEXT NOT NULL,
  to_id TEXT,
  to_name TEXT,
  until_at {whole},
  words TEXT,
  action TEXT,
  action_end TEXT,
  action_id TEXT,
  -- The line as it was, so that it can be undone.
  before_owner TEXT,
  before_owner_name TEXT,
  before_wake_at {whole} NOT NULL,
  before_reason TEXT,
  before_ended TEXT,
  -- The event that took it back.
  undone_by TEXT
);

CREATE INDEX desk_event_line ON desk_event (line_id, at_ms);
CREATE INDEX desk_event_customer ON desk_event (customer_id);
CREATE INDEX desk_event_case ON desk_event (case_id);
CREATE INDEX desk_event_act ON desk_event (act_id);
CREATE INDEX desk_event_at ON desk_event (at_ms);

-- A search that somebody keeps under a name.
CREATE TABLE desk_view (
  user_name TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  made_at {whole} NOT NULL,
  PRIMARY KEY (user_name, name)
);
