-- Which arm of a hold-out a customer is in, decided before anything was done: a row of case_action that says who was to be acted on or was held out, and not what was done.

-- plan: a day's plan would have taken him, whichever arm he is in; hand: somebody chose him; null: what was done, or what others told.
ALTER TABLE case_action ADD COLUMN drawn TEXT;
-- The value outcome's probability and band of the customer's line then.
ALTER TABLE case_action ADD COLUMN probability {real};
ALTER TABLE case_action ADD COLUMN band {whole};
-- Of the plan: what it drew is withdrawn at once.
ALTER TABLE case_action ADD COLUMN act_id TEXT;

CREATE INDEX case_action_drawn ON case_action (at) WHERE drawn IS NOT NULL;
CREATE INDEX case_action_act ON case_action (act_id) WHERE act_id IS NOT NULL;
