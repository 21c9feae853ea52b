-- What makes an answer the only one to its question; null where nothing was to be answered once.

-- The caller's Idempotency-Key, and SHA-256 of the request that came with it.
ALTER TABLE prediction ADD COLUMN request_key TEXT;
ALTER TABLE prediction ADD COLUMN request_sha256 TEXT;

-- The moment's time in epoch milliseconds where the request said it.
ALTER TABLE prediction ADD COLUMN as_said_ms {whole};

-- The prediction that was answered while this one was made in its shadow by the challenger; null: this one was answered.
ALTER TABLE prediction ADD COLUMN shadow_of TEXT;

CREATE UNIQUE INDEX prediction_key ON prediction (model, request_key) WHERE request_key IS NOT NULL;
CREATE UNIQUE INDEX prediction_once ON prediction (model, version, case_id, moment, as_said_ms) WHERE as_said_ms IS NOT NULL;
CREATE UNIQUE INDEX prediction_shadow ON prediction (shadow_of) WHERE shadow_of IS NOT NULL;
