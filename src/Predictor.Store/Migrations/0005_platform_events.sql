-- What contact-centre platforms said of a case, as far as their map reads it: a case is derived from all of its events, in whichever order they came.

CREATE TABLE platform_event (
  map TEXT NOT NULL,
  event_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  at_ms {whole} NOT NULL,
  body TEXT NOT NULL,
  updated_at_ms {whole} NOT NULL,
  PRIMARY KEY (map, event_id)
);

CREATE INDEX platform_event_case ON platform_event (map, case_id, at_ms);
