-- Today: who is there, who is left out of the day's plan, and what a plan gave to whom.

-- Of an event by which a plan gave a line to somebody: what it takes and what it was expected to earn, as it was then. Null: no plan's.
ALTER TABLE desk_event ADD COLUMN plan_minutes {real};
ALTER TABLE desk_event ADD COLUMN plan_gain {real};
CREATE INDEX desk_event_plan ON desk_event (by_id, at_ms) WHERE plan_minutes IS NOT NULL;
CREATE INDEX desk_event_acted ON desk_event (at_ms) WHERE what = 'acted';

-- 1: the customer asked to be contacted, so that chance never holds him out.
ALTER TABLE desk_line ADD COLUMN asked {whole};

-- The best of an action, by team, that nobody has; and what somebody has.
CREATE INDEX desk_line_plan ON desk_line (action, team, gain DESC, at_stake DESC, line_id DESC) WHERE ended IS NULL AND owner IS NULL;
CREATE INDEX desk_line_owner ON desk_line (owner, action, gain DESC, at_stake DESC, line_id DESC) WHERE ended IS NULL AND owner IS NOT NULL;

-- Whom a supervisor said to be there on a day, with what time.
CREATE TABLE desk_present (
  user_name TEXT NOT NULL,
  -- "2026-10-14", where she is.
  day TEXT NOT NULL,
  person TEXT NOT NULL,
  -- 0: not there.
  minutes {whole} NOT NULL,
  place {whole} NOT NULL,
  PRIMARY KEY (user_name, day, person)
);

-- Lines that she took out of a day's plan.
CREATE TABLE desk_left_out (
  user_name TEXT NOT NULL,
  day TEXT NOT NULL,
  line_id TEXT NOT NULL,
  customer_id TEXT,
  case_id TEXT,
  at_ms {whole} NOT NULL,
  PRIMARY KEY (user_name, day, line_id)
);

CREATE INDEX desk_left_out_customer ON desk_left_out (customer_id);
CREATE INDEX desk_left_out_case ON desk_left_out (case_id);
CREATE INDEX desk_left_out_at ON desk_left_out (at_ms);
