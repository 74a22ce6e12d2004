"""The second routine, for money that is on no claim: questions as those of ``verify_queries``."""

from __future__ import annotations

PAYMENTS = """
WITH RECURSIVE <live>, <told>,
both_ways AS (
  SELECT id AS payment_id, 'i banken' AS item, amount AS expected, 0 AS found FROM payment
  UNION ALL
  SELECT payment_id, 'i banken', 0, CASE WHEN debit = 'bank' THEN amount ELSE -amount END
  FROM live WHERE claim_id IS NULL AND payment_id IS NOT NULL AND fact_id IS NULL
    AND ((debit = 'bank' AND credit = 'unplaced') OR (debit = 'unplaced' AND credit = 'bank'))
  UNION ALL SELECT id, 'uplassert', amount, 0 FROM payment
  UNION ALL SELECT payment_id, 'uplassert', -amount, 0 FROM told
  WHERE payment_id IS NOT NULL AND stands = 1 AND kind = 'payment'
  UNION ALL SELECT payment_id, 'uplassert', amount, 0 FROM told
  WHERE payment_id IS NOT NULL AND stands = 1 AND kind = 'payback'
  UNION ALL SELECT payment_id, 'uplassert', -amount, 0 FROM returned_payment WHERE state = 'paid'
  UNION ALL SELECT paid_by, 'uplassert', amount, 0 FROM returned_payment WHERE state = 'paid'
  UNION ALL SELECT payment_id, 'uplassert', 0, unplaced FROM payment_state
)
SELECT CAST(NULL AS BIGINT) AS claim_id, 'betaling ' || b.payment_id || ' ' || b.item AS item, CAST(NULL AS BIGINT) AS day,
       SUM(b.expected) AS expected, SUM(b.found) AS found
FROM both_ways b JOIN payment p ON p.id = b.payment_id
GROUP BY b.payment_id, b.item, p.amount
HAVING SUM(b.expected) <> SUM(b.found) OR (SUM(b.found) < 0 AND p.amount > 0)
    OR (SUM(b.found) > 0 AND p.amount < 0)"""

HOUSE = """
WITH RECURSIVE <live>, <told>,
direct AS (
  SELECT id, amount, day FROM told
  WHERE kind = 'payment' AND payment_id IS NULL AND stands = 1
),
both_ways AS (
  SELECT id AS fact_id, day, amount AS expected, 0 AS found FROM direct
  UNION ALL
  SELECT fact_id, day, 0, amount FROM live
  WHERE claim_id IS NULL AND payment_id IS NULL AND debit = 'creditor_claims'
    AND credit = 'unplaced'
)
SELECT CAST(NULL AS BIGINT) AS claim_id, 'hendelse ' || COALESCE(fact_id, 0) || ' hos virksomheten' AS item,
       day, SUM(expected) AS expected, SUM(found) AS found
FROM both_ways GROUP BY fact_id, day HAVING SUM(expected) <> SUM(found)
UNION ALL
SELECT NULL, 'postering ' || l.id, l.day, 0, l.amount
FROM live l LEFT JOIN payment p ON p.id = l.payment_id
WHERE l.claim_id IS NULL AND NOT (
  (l.payment_id IS NOT NULL AND l.fact_id IS NULL
   AND l.day IN (<number:p.value_date>, <number:p.settlement_date>)
   AND ((l.debit = 'bank' AND l.credit = 'unplaced')
        OR (l.debit = 'unplaced' AND l.credit IN ('bank', 'held'))))
  OR (l.payment_id IS NULL AND l.fact_id IS NOT NULL
      AND l.debit = 'creditor_claims' AND l.credit = 'unplaced'))"""

# What the list says is held stands on the account of its own, to the øre, and nothing else does.
HELD = """
WITH <live>,
both_ways AS (
  SELECT payment_id, unplaced AS expected, 0 AS found FROM payment_state WHERE why = <held>
  UNION ALL
  SELECT payment_id, 0, CASE WHEN credit = 'held' THEN amount ELSE -amount END FROM live
  WHERE debit = 'held' OR credit = 'held'
)
SELECT CAST(NULL AS BIGINT) AS claim_id, 'betaling ' || COALESCE(payment_id, 0) || ' holdt utenfor' AS item,
       CAST(NULL AS BIGINT) AS day, SUM(expected) AS expected, SUM(found) AS found
FROM both_ways GROUP BY payment_id HAVING SUM(expected) <> SUM(found)"""
