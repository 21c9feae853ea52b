-- Keys that open the service. The key itself is kept nowhere.

CREATE TABLE api_key (
  key_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  -- SHA-256 of the whole key.
  hash {bytes} NOT NULL,
  -- Separated by spaces.
  scopes TEXT NOT NULL,
  -- Of this key; null: as the settings say.
  requests_per_second {whole},
  concurrent {whole},
  made_at {whole} NOT NULL,
  made_by TEXT NOT NULL,
  expires_at {whole},
  revoked_at {whole},
  revoked_by TEXT,
  -- To a minute or so.
  last_used_at {whole}
);
