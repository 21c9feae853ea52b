-- What came of a case, told directly. It stands over what features.sql computes from events. Times are epoch seconds.

CREATE TABLE outcome (
  -- Of what: 0 a prediction (the case it was given for), 1 a case, 2 a customer.
  subject {whole} NOT NULL,
  subject_id TEXT NOT NULL,
  -- As the schema calls it.
  name TEXT NOT NULL,
  -- A customer may meet the same more than once: his rows are told apart by when, which is at. Of a prediction or a case there is one, and this is 0.
  happening {whole} NOT NULL,
  -- When it happened, or up to when it was seen not to have.
  at {whole} NOT NULL,
  -- 1 it happened, 0 it did not; null: what was told is withdrawn.
  happened {whole},
  updated_at_ms {whole} NOT NULL,
  PRIMARY KEY (subject, subject_id, name, happening)
);
