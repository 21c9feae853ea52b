-- Who opened a customer's page, so that it can be said afterwards of whom nobody knew: once a page, person and day.

CREATE TABLE desk_seen (
  -- Of the customer or the case, whether there is such a line or not.
  line_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  -- Since 1970, UTC.
  day {whole} NOT NULL,
  customer_id TEXT,
  case_id TEXT,
  -- The first time on that day.
  at_ms {whole} NOT NULL,
  PRIMARY KEY (line_id, user_name, day)
);

CREATE INDEX desk_seen_customer ON desk_seen (customer_id);
CREATE INDEX desk_seen_case ON desk_seen (case_id);
CREATE INDEX desk_seen_at ON desk_seen (at_ms);
