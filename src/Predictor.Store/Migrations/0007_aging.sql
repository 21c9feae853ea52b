-- What is old is found without reading all of a table.

CREATE INDEX survey_answered ON survey (answered_at);
CREATE INDEX outcome_at ON outcome (at);
CREATE INDEX platform_event_at ON platform_event (at_ms);
CREATE INDEX customer_left ON customer (left_at) WHERE left_at IS NOT NULL;
