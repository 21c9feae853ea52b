-- What was answered, with all that it was answered from, so that it can be joined with what came of it and said again.

CREATE TABLE prediction (
  prediction_id TEXT NOT NULL PRIMARY KEY,
  model TEXT NOT NULL,
  version {whole} NOT NULL,
  policy_version {whole} NOT NULL,
  case_id TEXT,
  customer_id TEXT,
  -- 0 arrival, 1 closure.
  moment {whole} NOT NULL,
  as_of {whole} NOT NULL,
  received_at_ms {whole} NOT NULL,
  -- The row of float32 cells in the model's layout, little endian; NaN is missing.
  cells {bytes} NOT NULL,
  -- The answer's JSON.
  answer TEXT NOT NULL
);

CREATE INDEX prediction_case ON prediction (case_id, as_of);
CREATE INDEX prediction_customer ON prediction (customer_id, as_of);
CREATE INDEX prediction_received ON prediction (received_at_ms);
