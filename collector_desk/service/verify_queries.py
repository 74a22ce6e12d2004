"""The second routine: the ledger reckoned again, as questions to the database alone.

Nothing here uses the program's own arithmetic. Each question names what does not add up, in the
columns ``claim_id, item, day, expected, found``; no rows means that all is well. Days are
numbers counted from 1970-01-01, amounts whole øre, and only whole numbers are reckoned with.
Words in angle brackets are filled in by ``verify_sql``: the parts below that several questions
share, the rates and years, and the few expressions that the two databases spell differently.
"""

from __future__ import annotations

# COALESCE keeps SQLite from the unique index on ``reverses``, by which it takes the rows that
# reverse nothing for one row at most, and then reads whole tables again and again.
_LIVE = """
live AS (
  SELECT p.id, p.claim_id, p.payment_id, p.fact_id, p.debit, p.credit, p.amount,
         <number:p.value_date> AS day
  FROM posting p
  WHERE COALESCE(p.reverses, 0) = 0
    AND NOT EXISTS (SELECT 1 FROM posting r WHERE r.reverses = p.id)
)"""

# Each reversal takes away what the one before it said: an odd number of them leaves nothing.
_TOLD = """
undoing(first, last, depth) AS (
  SELECT f.id, r.id, 1 FROM fact r LEFT JOIN fact f ON f.id = r.reverses
  WHERE r.kind = 'reversal' AND COALESCE(f.kind, 'reversal') <> 'reversal'
  UNION ALL
  SELECT u.first, r.id, u.depth + 1 FROM undoing u JOIN fact r ON r.reverses = u.last
),
undone AS (SELECT first FROM undoing GROUP BY first HAVING MAX(depth) % 2 = 1),
told AS (
  SELECT f.id, f.claim_id, f.payment_id, f.kind, f.bucket, f.amount,
         <number:f.value_date> AS day,
         CASE WHEN f.id IN (SELECT first FROM undone) THEN 0 ELSE 1 END AS stands
  FROM fact f
  WHERE f.kind <> 'reversal'
)"""

# The day through which a claim was surely booked: its last booking, or the last night's work.
_FLOOR = """
floor AS (
  SELECT claim_id,
         CASE WHEN MAX(<number:<utc:booked_at>>) > :through
              THEN MAX(<number:<utc:booked_at>>) ELSE :through END AS day
  FROM posting WHERE claim_id IS NOT NULL GROUP BY claim_id
)"""

# A lowering counts from its own day, but not before there is a principal.
_BEGUN = """
begun AS (
  SELECT claim_id, MIN(day) AS day FROM told WHERE kind = 'principal' AND stands = 1
  GROUP BY claim_id
)"""

REVERSALS = """
SELECT r.claim_id, 'postering ' || r.id AS item, <number:r.value_date> AS day,
       p.amount AS expected, r.amount AS found
FROM posting r JOIN posting p ON p.id = r.reverses
WHERE r.id <= p.id OR p.reverses IS NOT NULL OR r.debit <> p.credit OR r.credit <> p.debit
   OR r.amount <> p.amount OR r.value_date <> p.value_date OR r.key <> p.key
   OR COALESCE(r.claim_id, 0) <> COALESCE(p.claim_id, 0)
   OR COALESCE(r.payment_id, 0) <> COALESCE(p.payment_id, 0)
   OR COALESCE(r.fact_id, 0) <> COALESCE(p.fact_id, 0)"""

TAKEN_BACK = """
SELECT r.claim_id, 'hendelse ' || r.id AS item, <number:r.value_date> AS day,
       0 AS expected, r.amount AS found
FROM fact r LEFT JOIN fact f ON f.id = r.reverses
WHERE (r.kind = 'reversal' AND (f.id IS NULL OR f.id >= r.id OR f.claim_id <> r.claim_id))
   OR (r.kind <> 'reversal' AND (r.reverses IS NOT NULL OR r.amount <= 0))
   OR (r.kind = 'waiver' AND r.bucket IS NULL)"""

# Which transfers each kind of fact may make; those that count add up to the fact's amount.
_LEGS = """
leg(kind, debit, credit, counts) AS (VALUES
  ('principal', 'principal', 'creditor_claims', 1), ('costs', 'costs', 'costs_income', 1),
  ('fee', 'fees', 'fee_income', 1), ('surcharge', 'fees', 'fee_income', 1),
  ('payment', 'unplaced', 'principal', 1), ('payment', 'unplaced', 'costs', 1),
  ('payment', 'unplaced', 'fees', 1), ('payment', 'unplaced', 'interest', 1),
  ('payment', 'unplaced', 'credit', 1),
  ('payment', 'credit', 'principal', 0), ('payment', 'credit', 'costs', 0),
  ('payment', 'credit', 'fees', 0), ('payment', 'credit', 'interest', 0),
  ('payback', 'principal', 'unplaced', 1), ('payback', 'costs', 'unplaced', 1),
  ('payback', 'fees', 'unplaced', 1), ('payback', 'interest', 'unplaced', 1),
  ('payback', 'credit', 'unplaced', 1),
  ('credit', 'creditor_claims', 'principal', 1), ('credit', 'principal', 'credit', 0),
  ('credit', 'credit', 'principal', 0), ('credit', 'credit', 'costs', 0),
  ('credit', 'credit', 'fees', 0), ('credit', 'credit', 'interest', 0),
  ('waiver', 'waived', 'principal', 1), ('waiver', 'waived', 'costs', 1),
  ('waiver', 'waived', 'fees', 1), ('waiver', 'waived', 'interest', 1),
  ('', 'interest', 'interest_income', 0)
)"""

STRAY = """
WITH RECURSIVE <live>, <told>, <legs>, <begun>
SELECT l.claim_id, 'postering ' || l.id AS item, l.day AS day, 0 AS expected, l.amount AS found
FROM live l
LEFT JOIN fact f ON f.id = l.fact_id
LEFT JOIN undone u ON u.first = l.fact_id
LEFT JOIN begun b ON b.claim_id = l.claim_id
LEFT JOIN leg ON leg.kind = COALESCE(f.kind, '') AND leg.debit = l.debit AND leg.credit = l.credit
WHERE l.claim_id IS NOT NULL
  AND (leg.kind IS NULL OR (l.fact_id IS NULL) <> (leg.kind = '')
       OR f.claim_id <> l.claim_id OR u.first IS NOT NULL
       OR (l.debit <> 'credit'
           AND l.day <> CASE WHEN f.kind = 'credit' AND b.day > <number:f.value_date>
                             THEN b.day ELSE <number:f.value_date> END)
       OR (f.kind = 'waiver' AND f.bucket <> l.credit))"""

FACTS = """
WITH RECURSIVE <live>, <told>, <legs>, <floor>,
posted AS (
  SELECT l.fact_id, SUM(l.amount) AS amount
  FROM live l
  JOIN told t ON t.id = l.fact_id AND t.claim_id = l.claim_id
  JOIN leg ON leg.kind = t.kind AND leg.debit = l.debit AND leg.credit = l.credit
  WHERE leg.counts = 1 GROUP BY l.fact_id
)
SELECT t.claim_id, 'hendelse ' || t.id AS item, t.day AS day,
       CASE WHEN t.stands = 1 AND t.day <= :today THEN t.amount ELSE 0 END AS expected,
       COALESCE(p.amount, 0) AS found
FROM told t LEFT JOIN posted p ON p.fact_id = t.id LEFT JOIN floor f ON f.claim_id = t.claim_id
WHERE (t.kind NOT IN ('waiver', 'credit')
       AND COALESCE(p.amount, 0)
           <> CASE WHEN t.stands = 1 AND t.day <= :today THEN t.amount ELSE 0 END
       AND NOT (p.amount IS NULL AND t.day > COALESCE(f.day, :through)))
   OR (t.kind IN ('waiver', 'credit') AND COALESCE(p.amount, 0)
       > CASE WHEN t.stands = 1 AND t.day <= :today THEN t.amount ELSE 0 END)"""

# What is given up and finds less to take leaves nothing in its bucket, before money moves it.
LAPSED = """
WITH RECURSIVE <live>, <told>, <floor>,
posted AS (
  SELECT fact_id, SUM(amount) AS amount FROM live
  WHERE debit IN ('waived', 'creditor_claims') GROUP BY fact_id
),
<begun>,
short AS (
  SELECT t.id, t.claim_id, t.kind, COALESCE(t.bucket, 'principal') AS bucket, t.amount,
         COALESCE(p.amount, 0) AS posted,
         CASE WHEN t.kind = 'credit' AND b.day > t.day THEN b.day ELSE t.day END AS day
  FROM told t LEFT JOIN posted p ON p.fact_id = t.id LEFT JOIN begun b ON b.claim_id = t.claim_id
  WHERE t.kind IN ('waiver', 'credit') AND t.stands = 1 AND COALESCE(p.amount, 0) < t.amount
)
SELECT s.claim_id, 'hendelse ' || s.id AS item, s.day AS day,
       s.amount AS expected, s.posted AS found
FROM short s JOIN floor f ON f.claim_id = s.claim_id AND s.day <= f.day
JOIN live l ON l.claim_id = s.claim_id AND l.day <= s.day AND s.bucket IN (l.debit, l.credit)
LEFT JOIN fact t ON t.id = l.fact_id
WHERE l.day < s.day
   OR t.kind IS NULL OR (t.kind NOT IN ('payment', 'payback') AND l.debit <> 'credit')
GROUP BY s.id, s.claim_id, s.day, s.amount, s.posted
HAVING SUM(CASE WHEN l.debit = s.bucket THEN l.amount ELSE -l.amount END) <> 0"""

# Interest: a line for each stretch of days with one principal and one rate, from the first day
# up to before the last; every calendar year's days over its own 365 or 366; rounded half up.
_LINES = """
<live>,
rate AS (<rates>),
years AS (<years>),
turned AS (
  SELECT claim_id, day, SUM(CASE WHEN debit = 'principal' THEN amount ELSE -amount END) AS moved
  FROM live WHERE claim_id IS NOT NULL AND (debit = 'principal' OR credit = 'principal')
  GROUP BY claim_id, day
  HAVING SUM(CASE WHEN debit = 'principal' THEN amount ELSE -amount END) <> 0
),
stretch AS (
  SELECT claim_id, day AS from_day, LEAD(day) OVER w AS next_day,
         CAST(SUM(moved) OVER w AS BIGINT) AS principal
  FROM turned WINDOW w AS (PARTITION BY claim_id ORDER BY day)
),
bearing AS (
  SELECT s.claim_id, s.principal,
         CASE WHEN <number:c.interest_from> > s.from_day
              THEN <number:c.interest_from> ELSE s.from_day END AS from_day,
         COALESCE(s.next_day, :today) AS to_day,
         CASE WHEN s.next_day IS NULL THEN 0 ELSE 1 END AS closed
  FROM stretch s JOIN claim c ON c.id = s.claim_id
  WHERE c.interest_from IS NOT NULL AND s.principal > 0
),
line AS (
  SELECT b.claim_id, b.principal, r.percent,
         CASE WHEN r.since > b.from_day THEN r.since ELSE b.from_day END AS from_day,
         CASE WHEN r.until < b.to_day THEN r.until ELSE b.to_day END AS to_day,
         CASE WHEN r.until <= b.to_day THEN 1 ELSE b.closed END AS closed
  FROM bearing b JOIN rate r ON r.since < b.to_day AND r.until > b.from_day
  WHERE b.from_day < b.to_day
)"""

# The days on which money met the interest of a line: what had accrued by then is posted.
_STOPS = """
met AS (
  SELECT DISTINCT claim_id, day FROM live
  WHERE claim_id IS NOT NULL AND (debit = 'interest' OR credit = 'interest')
    AND credit <> 'interest_income'
),
stop AS (
  SELECT claim_id, principal, percent, from_day, to_day AS day FROM line WHERE closed = 1
  UNION
  SELECT l.claim_id, l.principal, l.percent, l.from_day, m.day
  FROM met m JOIN line l ON l.claim_id = m.claim_id AND l.from_day < m.day AND m.day <= l.to_day
)"""

# What a line had come to on each of the days in ``stop``; worked out once, or SQLite does it anew
# for every row that is joined with it.
_EARNED = """
factor AS (
  SELECT s.claim_id, s.from_day, s.day, s.principal,
         s.percent * (y.before + (s.day - y.first) * y.weight
                      - x.before - (s.from_day - x.first) * x.weight) AS times
  FROM stop s
  JOIN years x ON x.first <= s.from_day AND s.from_day < x.until
  JOIN years y ON y.first <= s.day AND s.day < y.until
),
earned AS MATERIALIZED (
  SELECT claim_id, from_day, day,
         (principal / <whole>) * times
         + (2 * (principal % <whole>) * times + <whole>) / (2 * <whole>) AS amount
  FROM factor
)"""

_DUE = """
due AS (
  SELECT claim_id, day,
         amount - LAG(amount, 1, CAST(0 AS BIGINT))
                  OVER (PARTITION BY claim_id, from_day ORDER BY day) AS amount
  FROM earned
)"""

PARTS = {
    "lines": _LINES,
    "stops": _STOPS,
    "earned": _EARNED,
    "due": _DUE,
    "legs": _LEGS,
    "floor": _FLOOR,
    "begun": _BEGUN,
    "told": _TOLD,
    "live": _LIVE,
}
"""Named parts of the questions, those first that hold others."""

INTEREST = """
WITH <lines>, <stops>, <earned>, <due>, <floor>,
both_ways AS (
  SELECT claim_id, day, amount AS expected, 0 AS found FROM due
  UNION ALL
  SELECT claim_id, day, 0, amount FROM live
  WHERE claim_id IS NOT NULL AND (debit = 'interest_income' OR credit = 'interest_income')
)
SELECT b.claim_id, 'renter' AS item, b.day AS day, SUM(b.expected) AS expected,
       SUM(b.found) AS found
FROM both_ways b LEFT JOIN floor f ON f.claim_id = b.claim_id
GROUP BY b.claim_id, b.day, f.day
HAVING SUM(b.expected) <> SUM(b.found)
   AND NOT (SUM(b.found) = 0 AND b.day > COALESCE(f.day, :through))"""

BUCKETS = """
WITH moved AS (
  SELECT claim_id, debit AS account, amount FROM posting WHERE claim_id IS NOT NULL
  UNION ALL
  SELECT claim_id, credit, -amount FROM posting WHERE claim_id IS NOT NULL
),
both_ways AS (
  SELECT claim_id, account, amount AS expected, 0 AS found FROM moved
  WHERE account IN ('principal', 'costs', 'fees', 'interest', 'credit')
  UNION ALL SELECT claim_id, 'principal', 0, principal FROM claim_balance
  UNION ALL SELECT claim_id, 'costs', 0, costs FROM claim_balance
  UNION ALL SELECT claim_id, 'fees', 0, fees FROM claim_balance
  UNION ALL SELECT claim_id, 'interest', 0, interest FROM claim_balance
  UNION ALL SELECT claim_id, 'credit', 0, -credit FROM claim_balance
)
SELECT claim_id, account AS item, CAST(NULL AS BIGINT) AS day, SUM(expected) AS expected, SUM(found) AS found
FROM both_ways GROUP BY claim_id, account
HAVING SUM(expected) <> SUM(found) OR (SUM(expected) < 0 AND account <> 'credit')"""

RUNNING = """
WITH <lines>, <floor>,
runs AS (
  SELECT l.claim_id, l.from_day,
         SUM(CASE WHEN p.credit = 'interest_income' THEN p.amount
                  WHEN p.debit = 'interest_income' THEN -p.amount ELSE 0 END) AS booked
  FROM line l
  LEFT JOIN posting p ON p.claim_id = l.claim_id AND <number:p.value_date> > l.from_day
  WHERE l.closed = 0 GROUP BY l.claim_id, l.from_day
),
should AS (
  SELECT b.claim_id,
         CASE WHEN c.interest_from IS NULL THEN 0 ELSE b.principal END AS bearing,
         CASE WHEN c.interest_from IS NULL OR b.principal = 0 THEN NULL
              WHEN r.from_day IS NOT NULL THEN r.from_day
              WHEN <number:c.interest_from> > :today THEN <number:c.interest_from>
              ELSE :today END AS since,
         COALESCE(r.booked, 0) AS accrued
  FROM claim_balance b JOIN claim c ON c.id = b.claim_id LEFT JOIN runs r ON r.claim_id = b.claim_id
)
SELECT b.claim_id, 'løpende renter' AS item, s.since AS day,
       s.accrued AS expected, b.accrued AS found
FROM claim_balance b JOIN should s ON s.claim_id = b.claim_id
LEFT JOIN floor f ON f.claim_id = b.claim_id
WHERE b.bearing <> s.bearing
   OR ((COALESCE(<number:b.accrues_from>, -1) <> COALESCE(s.since, -1) OR b.accrued <> s.accrued)
       AND NOT (COALESCE(<number:b.accrues_from>, -1) < s.since
                AND s.since > COALESCE(f.day, :through)
                AND s.since IN (SELECT since FROM rate)))"""
