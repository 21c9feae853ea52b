-- What a customer's history says at each moment of a case, and what happened after it: one row for each row of event_probe.
--
-- SQLite and PostgreSQL run it as it stands (Spark SQL and DuckDB should): times are integer epoch seconds, numbers are integers,
-- only sums, maxima and the row before are taken, and whoever reads the result divides. data/README.md describes the views field by field.
--
-- Point in time. History counts what was known strictly before the moment (the frame ends "1 PRECEDING": nothing of the same second
-- counts), and never the case itself. A label counts what comes strictly after the moment. So nothing appended later changes history.
-- Cost. Events and moments are sorted together once: an event enters a length of history in one row and leaves it in another, and one
-- running sum counts all lengths. No join is over a range of time.
WITH
-- Each opening, with the customer's latest other one up to its second.
contact AS (
  SELECT case_id, customer_id, at, LAG(at) OVER (PARTITION BY customer_id ORDER BY at, case_id) AS other_at
  FROM event_opened
  WHERE customer_id IS NOT NULL
),
-- All customers' events and moments in one line of time. An event stands where it became known, and again, counted down, where it
-- becomes too old for a length of history; what comes next is counted up ahead of its time, and down at it.
stream AS (
  SELECT case_id, 0 AS moment, customer_id, at, 0 AS is_probe, at AS contact_at, other_at, 1 AS opened_7d, 1 AS opened_30d, 1 AS opened_90d, 0 AS next_14d,
    0 AS closed, 0 AS transfers, 0 AS handle_seconds, 0 AS handled, 0 AS unresolved, 0 AS reopenings,
    0 AS surveyed, 0 AS score, 0 AS dissatisfied
  FROM contact
  UNION ALL
  SELECT case_id, 0, customer_id, at + 604800, 0, NULL, NULL, -1, 0, 0, 0,
    0, 0, 0, 0, 0, 0,
    0, 0, 0
  FROM contact
  UNION ALL
  SELECT case_id, 0, customer_id, at + 2592000, 0, NULL, NULL, 0, -1, 0, 0,
    0, 0, 0, 0, 0, 0,
    0, 0, 0
  FROM contact
  UNION ALL
  SELECT case_id, 0, customer_id, at + 7776000, 0, NULL, NULL, 0, 0, -1, 0,
    0, 0, 0, 0, 0, 0,
    0, 0, 0
  FROM contact
  UNION ALL
  SELECT case_id, 0, customer_id, at - 1209601, 0, NULL, NULL, 0, 0, 0, 1,
    0, 0, 0, 0, 0, 0,
    0, 0, 0
  FROM contact
  UNION ALL
  SELECT case_id, 0, customer_id, at - 1, 0, NULL, NULL, 0, 0, 0, -1,
    0, 0, 0, 0, 0, 0,
    0, 0, 0
  FROM contact
  UNION ALL
  SELECT case_id, 0, customer_id, at, 0, NULL, NULL, 0, 0, 0, 0,
    1, transfers, handle_seconds, CASE WHEN handle_seconds IS NULL THEN 0 ELSE 1 END, CASE WHEN resolved = 0 THEN 1 ELSE 0 END, reopenings,
    0, 0, 0
  FROM event_closed
  WHERE customer_id IS NOT NULL
  UNION ALL
  SELECT case_id, 0, customer_id, at + 7776000, 0, NULL, NULL, 0, 0, 0, 0,
    -1, -transfers, -handle_seconds, CASE WHEN handle_seconds IS NULL THEN 0 ELSE -1 END, CASE WHEN resolved = 0 THEN -1 ELSE 0 END, -reopenings,
    0, 0, 0
  FROM event_closed
  WHERE customer_id IS NOT NULL
  UNION ALL
  SELECT case_id, 0, customer_id, at, 0, NULL, NULL, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0,
    1, score, dissatisfied
  FROM event_surveyed
  WHERE customer_id IS NOT NULL
  UNION ALL
  SELECT case_id, 0, customer_id, at + 31536000, 0, NULL, NULL, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0,
    -1, -score, -dissatisfied
  FROM event_surveyed
  WHERE customer_id IS NOT NULL
  UNION ALL
  SELECT case_id, moment, customer_id, at, 1, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL
  FROM event_probe
),
-- What falls into each length of history, the case itself included. "none" is 0 for a known customer and null for an unknown one.
counted AS (
  SELECT case_id, moment, customer_id, at, is_probe,
    CASE WHEN customer_id IS NULL THEN NULL ELSE 0 END AS none,
    SUM(opened_7d) OVER past AS contacts_7d,
    SUM(opened_30d) OVER past AS contacts_30d,
    SUM(opened_90d) OVER past AS contacts_90d,
    SUM(closed) OVER past AS closed_90d,
    SUM(transfers) OVER past AS transfers_90d,
    SUM(handle_seconds) OVER past AS handle_seconds_90d,
    SUM(handled) OVER past AS handled_90d,
    SUM(unresolved) OVER past AS unresolved_90d,
    SUM(reopenings) OVER past AS reopenings_90d,
    SUM(surveyed) OVER past AS surveys_365d,
    SUM(score) OVER past AS survey_score_365d,
    SUM(dissatisfied) OVER past AS dissatisfied_365d,
    MAX(contact_at) OVER past AS contact_at,
    MAX(other_at) OVER past AS other_at,
    SUM(next_14d) OVER past AS next_14d
  FROM stream
  WINDOW past AS (PARTITION BY customer_id ORDER BY at RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
-- The case's own share of each sum, to be taken off.
own AS (
  SELECT h.*,
    o.at AS own_at,
    CASE WHEN o.at < h.at AND o.at >= h.at - 604800 THEN 1 ELSE 0 END AS own_7d,
    CASE WHEN o.at < h.at AND o.at >= h.at - 2592000 THEN 1 ELSE 0 END AS own_30d,
    CASE WHEN o.at < h.at AND o.at >= h.at - 7776000 THEN 1 ELSE 0 END AS own_90d,
    CASE WHEN o.at > h.at AND o.at <= h.at + 1209600 THEN 1 ELSE 0 END AS own_next_14d,
    CASE WHEN c.at < h.at AND c.at >= h.at - 7776000 THEN 1 ELSE 0 END AS own_closed,
    c.transfers, c.handle_seconds, c.resolved, c.reopenings,
    CASE WHEN s.at < h.at AND s.at >= h.at - 31536000 THEN 1 ELSE 0 END AS own_surveyed,
    s.score, s.dissatisfied, s.at AS survey_at
  FROM counted h
  LEFT JOIN event_opened o ON o.case_id = h.case_id
  LEFT JOIN event_closed c ON c.case_id = h.case_id
  LEFT JOIN event_surveyed s ON s.case_id = h.case_id
  WHERE h.is_probe = 1
)
SELECT
  h.case_id,
  h.moment,

  COALESCE(h.contacts_7d, none) - own_7d AS contacts_7d,
  COALESCE(h.contacts_30d, none) - own_30d AS contacts_30d,
  COALESCE(h.contacts_90d, none) - own_90d AS contacts_90d,
  h.at - CASE WHEN own_at < h.at AND own_at = contact_at THEN other_at ELSE contact_at END AS seconds_since_contact,
  COALESCE(h.closed_90d, none) - own_closed AS closed_90d,
  COALESCE(h.transfers_90d, none) - own_closed * COALESCE(h.transfers, 0) AS transfers_90d,
  COALESCE(h.handle_seconds_90d, none) - own_closed * COALESCE(h.handle_seconds, 0) AS handle_seconds_90d,
  COALESCE(h.handled_90d, none) - CASE WHEN h.handle_seconds IS NULL THEN 0 ELSE own_closed END AS handled_90d,
  COALESCE(h.unresolved_90d, none) - CASE WHEN h.resolved = 0 THEN own_closed ELSE 0 END AS unresolved_90d,
  COALESCE(h.reopenings_90d, none) - own_closed * COALESCE(h.reopenings, 0) AS reopenings_90d,
  COALESCE(h.surveys_365d, none) - own_surveyed AS surveys_365d,
  COALESCE(h.survey_score_365d, none) - own_surveyed * COALESCE(h.score, 0) AS survey_score_365d,
  COALESCE(h.dissatisfied_365d, none) - own_surveyed * COALESCE(h.dissatisfied, 0) AS dissatisfied_365d,
  CASE WHEN j.at < h.at THEN h.at - j.at END AS tenure_seconds,
  CASE WHEN j.at >= h.at THEN NULL ELSE j.value END AS value,
  CASE WHEN j.at >= h.at THEN NULL ELSE j.contract_ends_at - h.at END AS seconds_to_contract_end,

  -- Labels. One who had left by then cannot leave: null, as for a customer the company has no record of.
  CASE
    WHEN j.customer_id IS NULL THEN NULL
    WHEN l.at <= h.at AND (j.at IS NULL OR j.at <= l.at OR j.at > h.at) THEN NULL
    WHEN l.at > h.at AND l.at <= h.at + 2592000 THEN 1
    ELSE 0
  END AS left_30d,
  CASE WHEN COALESCE(h.next_14d, none) - own_next_14d > 0 THEN 1 WHEN none IS NULL THEN NULL ELSE 0 END AS back_14d,
  CASE WHEN survey_at > h.at THEN h.dissatisfied END AS dissatisfied,
  CASE WHEN survey_at > h.at THEN survey_at END AS dissatisfied_known_at
FROM own h
LEFT JOIN event_joined j ON j.customer_id = h.customer_id
LEFT JOIN event_left l ON l.customer_id = h.customer_id
