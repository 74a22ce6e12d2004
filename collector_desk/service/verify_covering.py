"""The second routine, for what money covered first: a question as those of ``verify_queries``.

Money covers a part only when all that comes before it is covered, and a payback uncovers a part
only when nothing that comes after it is covered any more. The order is the one that was stated
for the money; where none was, or a part was left out, it is the one in force on the money's day.
"""

from __future__ import annotations

# Every two parts that may meet on a day, the first of them the earlier one in the house's order.
_PAIRS = """
turn AS (<orders>),
place AS (
  SELECT since, until, 'principal' AS bucket, principal AS place FROM turn
  UNION ALL SELECT since, until, 'costs', costs FROM turn
  UNION ALL SELECT since, until, 'fees', fees FROM turn
  UNION ALL SELECT since, until, 'interest', interest FROM turn
),
pair AS (
  SELECT a.since, a.until, a.bucket AS one, b.bucket AS other,
         CASE WHEN a.place < b.place THEN 1 ELSE 0 END AS by_house
  FROM place a JOIN place b ON b.since = a.since AND b.bucket <> a.bucket
)"""

# Every part that money moved, with each other part that it should not have passed by.
_PASSED = """
moved AS (
  SELECT l.id, l.claim_id, l.day, CASE WHEN l.credit = 'unplaced' THEN 1 ELSE 0 END AS back,
         CASE WHEN l.credit = 'unplaced' THEN l.debit ELSE l.credit END AS bucket,
         CASE WHEN l.debit = 'credit' THEN '' ELSE COALESCE(f.covering, '') END AS stated
  FROM live l JOIN fact f ON f.id = l.fact_id
  WHERE l.claim_id IS NOT NULL AND (l.debit IN ('unplaced', 'credit') OR l.credit = 'unplaced')
),
passed AS (
  SELECT m.id, m.claim_id, m.day, m.back,
         CASE WHEN m.back = 1 THEN p.other ELSE p.one END AS bucket
  FROM moved m
  JOIN pair p ON p.since <= m.day AND m.day < p.until
             AND m.bucket = CASE WHEN m.back = 1 THEN p.one ELSE p.other END
  WHERE m.stated LIKE '%' || p.one || '%' || p.other || '%'
     OR (m.stated LIKE '%' || p.one || '%' AND m.stated NOT LIKE '%' || p.other || '%')
     OR (p.by_house = 1 AND m.stated NOT LIKE '%' || p.one || '%'
         AND m.stated NOT LIKE '%' || p.other || '%')
),
asked AS (SELECT DISTINCT claim_id, day, bucket, back FROM passed)"""

# Interest that ran on the day and was not posted by then, since no money met it.
_RAN = """
stop AS (
  SELECT l.claim_id, l.principal, l.percent, l.from_day, a.day
  FROM asked a
  JOIN line l ON l.claim_id = a.claim_id AND l.from_day < a.day AND a.day <= l.to_day
  WHERE a.bucket = 'interest' AND a.back = 0
),
<earned>,
ran AS (
  SELECT e.claim_id, e.day, e.amount - COALESCE(SUM(l.amount), 0) AS amount
  FROM earned e
  LEFT JOIN live l ON l.claim_id = e.claim_id AND l.credit = 'interest_income'
                  AND l.day > e.from_day AND l.day <= e.day
  GROUP BY e.claim_id, e.day, e.amount
)"""

# A payback comes last on its day: it is left out of what stood open when money covered.
_LEFT = """
open AS (
  SELECT a.claim_id, a.day, a.bucket, a.back,
         SUM(CASE WHEN l.debit = a.bucket THEN l.amount ELSE -l.amount END) AS amount
  FROM asked a
  JOIN live l ON l.claim_id = a.claim_id AND l.day <= a.day AND a.bucket IN (l.debit, l.credit)
  WHERE a.back = 0 AND NOT (l.day = a.day AND l.credit = 'unplaced')
  GROUP BY a.claim_id, a.day, a.bucket, a.back
  UNION ALL
  SELECT a.claim_id, a.day, a.bucket, a.back,
         SUM(CASE WHEN l.credit = a.bucket THEN l.amount ELSE -l.amount END)
  FROM asked a
  JOIN live l ON l.claim_id = a.claim_id AND l.day <= a.day
    AND ((l.credit = a.bucket AND l.debit IN ('unplaced', 'credit'))
      OR (l.debit = a.bucket AND l.credit IN ('unplaced', 'credit')))
  WHERE a.back = 1
  GROUP BY a.claim_id, a.day, a.bucket, a.back
  UNION ALL
  SELECT claim_id, day, 'interest', 0, amount FROM ran
),
left_over AS (
  SELECT claim_id, day, bucket, back, SUM(amount) AS amount FROM open
  GROUP BY claim_id, day, bucket, back HAVING SUM(amount) <> 0
)"""

PARTS = {"passed": _PASSED, "pairs": _PAIRS, "ran": _RAN, "left": _LEFT}
"""Named parts of the question, those first that hold others."""

ORDER = """
WITH <lines>, <pairs>, <passed>, <ran>, <left>
SELECT p.claim_id, 'postering ' || p.id AS item, p.day AS day, 0 AS expected, o.amount AS found
FROM passed p
JOIN left_over o ON o.claim_id = p.claim_id AND o.day = p.day AND o.bucket = p.bucket
                AND o.back = p.back"""
