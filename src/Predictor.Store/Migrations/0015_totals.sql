-- The queue over very many lines: its first order's index also holds all that lines are chosen and summed by, so that no filter reads the lines themselves.
DROP INDEX desk_line_gain;
CREATE INDEX desk_line_gain ON desk_line (
  gain DESC, at_stake DESC, line_id DESC, wake_at, band, second_band, probability, second_probability, opened_ms, queue, channel, team, owner, reason_1, reason_2
) WHERE ended IS NULL;
