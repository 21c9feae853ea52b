-- Lines are valued anew when a policy is edited: by which policy each is, and which one counts.

-- Of all that values lines; '' before this step, and so of none.
ALTER TABLE desk_line ADD COLUMN policy_stamp TEXT NOT NULL DEFAULT '';
-- Whose probability it is; null before this step: the policy's of then.
ALTER TABLE desk_line ADD COLUMN value_outcome TEXT;

CREATE INDEX desk_line_stamp ON desk_line (policy_stamp) WHERE ended IS NULL;

-- One row a model: the policy that was seen to take effect last. Whoever goes by another one values nothing anew.
CREATE TABLE desk_valuing (
  model TEXT NOT NULL PRIMARY KEY,
  policy_stamp TEXT NOT NULL,
  policy_version {whole} NOT NULL,
  begun_ms {whole} NOT NULL,
  -- When no line by another one was left; null: some are.
  done_ms {whole}
);
