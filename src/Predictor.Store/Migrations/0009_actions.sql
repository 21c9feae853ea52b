-- What was done about a case or a customer, or was not because chance held him out. A row may come in parts and in any order, as an interaction does.

CREATE TABLE case_action (
  -- The sender's own, or made of whom, when and what: the same told again is the same row.
  action_id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT,
  customer_id TEXT,
  -- The score that it followed from.
  prediction_id TEXT,
  -- When it was done, or would have been.
  at {whole},
  -- An action of the policy, or any other in words; none: looked at, and left alone.
  what TEXT,
  by_whom TEXT,
  -- reached, notReached, accepted, declined, notDone; null: not known yet.
  ended TEXT,
  -- Spent on it.
  seconds {whole},
  note TEXT,
  -- 1: left alone because chance held the customer out; 0: chance could have, and did not; null: nobody was held out.
  held_out {whole},
  -- 1: it was told by mistake.
  withdrawn {whole},
  updated_at_ms {whole} NOT NULL
);

CREATE INDEX case_action_case ON case_action (case_id, at);
CREATE INDEX case_action_customer ON case_action (customer_id, at);
CREATE INDEX case_action_at ON case_action (at);
