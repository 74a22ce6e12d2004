-- The largest withholding a month of every household, by the law's own arithmetic in SQL.
-- Nothing here is shared with the program: tables of rates, ages, reductions and order are its own.
-- All amounts are øre; `decided` picks the rates (FOR-2014-06-13-724 § 8).
WITH
aged AS (
    SELECT child.*,
        home.decided,
        CAST((strftime('%Y%m%d', home.decided) - strftime('%Y%m%d', child.born)) / 10000 AS INTEGER)
            AS years
    FROM child JOIN household AS home ON home.id = child.household
),
supported AS (  -- barneloven § 68: to eighteen, longer while at school
    SELECT * FROM aged WHERE years < 18 OR at_school
),
at_home AS (  -- § 4: the youngest are numbered from the bottom
    SELECT supported.*,
        row_number() OVER (PARTITION BY household ORDER BY born DESC, number DESC) AS from_youngest
    FROM supported WHERE visitation IS NULL
),
persons AS (
    SELECT home.id,
        CASE home.adults WHEN 'single' THEN 1 ELSE 2 END + home.others
            + (SELECT count(*) FROM child WHERE household = home.id AND visitation IS NULL) AS number
    FROM household AS home
),
child_amount AS (
    SELECT at_home.household,
        (SELECT CASE
                WHEN years < 6 THEN under_6 WHEN years < 11 THEN from_6
                WHEN years < 15 THEN from_11 ELSE from_15 END
            FROM child_rate WHERE since <= at_home.decided ORDER BY since DESC LIMIT 1)
        * CASE WHEN from_youngest <= persons.number - 3 THEN 0.8 ELSE 1.0 END AS amount
    FROM at_home JOIN persons ON persons.id = at_home.household
),
visiting AS (  -- § 5: the third and younger
    SELECT supported.*,
        row_number() OVER (PARTITION BY household ORDER BY born, number) AS from_oldest
    FROM supported WHERE visitation > 0
),
visit_amount AS (
    SELECT household,
        (SELECT CASE
                WHEN years < 6 THEN under_6 WHEN years < 11 THEN from_6
                WHEN years < 15 THEN from_11 ELSE from_15 END
            FROM visit_rate
            WHERE since <= visiting.decided AND class = visiting.visitation
            ORDER BY since DESC LIMIT 1)
        * CASE WHEN from_oldest > 2 THEN 0.8 ELSE 1.0 END AS amount
    FROM visiting
),
ahead AS (  -- the old § 2-8: better classes, and older ones of the same class
    SELECT other.household, sum(other.amount) AS amount
    FROM other JOIN household AS home ON home.id = other.household
    WHERE home.regime = 'old'
        AND (other.class < home.class OR (other.class = home.class AND other.since < home.decided))
    GROUP BY other.household
),
spent AS (
    SELECT household, sum(CAST(floor(amount * share / 100.0 + 0.5) AS INTEGER)) AS amount
    FROM cost
    WHERE document <> '' AND kind IN ('housing', 'child_care', 'extra')
    GROUP BY household
),
room AS (
    SELECT home.*,
        home.gross - home.tax
        - (SELECT CASE home.adults
                WHEN 'single' THEN single WHEN 'couple' THEN couple ELSE supports_partner END
            FROM adult_rate WHERE since <= home.decided ORDER BY since DESC LIMIT 1)
        - coalesce((SELECT sum(CAST(floor(amount + 0.5) AS INTEGER))
                    FROM child_amount WHERE household = home.id), 0)
        - coalesce((SELECT sum(CAST(floor(amount + 0.5) AS INTEGER))
                    FROM visit_amount WHERE household = home.id), 0)
        - home.deviation
        - coalesce((SELECT amount FROM spent WHERE household = home.id), 0)
        - coalesce((SELECT amount FROM ahead WHERE household = home.id), 0) AS free
    FROM household AS home
),
fees AS (  -- dekningsloven § 2-7 third paragraph: of who is paid for work in a business of their own
    SELECT room.*, self_employed OR (fees > 0 AND fees = gross) AS in_fees FROM room
),
fair AS (
    SELECT fees.*,
        CASE
            WHEN in_fees AND (payer = 'nav' OR fees = 0) THEN 0
            WHEN in_fees AND NOT consents
                THEN min(max(free, 0), CAST(fees * 20 / 100 AS INTEGER))
            ELSE max(free, 0) END AS takeable
    FROM fees
)
SELECT id, free,
    CASE
        WHEN class = 'e' AND does_what_can AND favours_nobody THEN 0  -- § 2-7 fourth paragraph
        WHEN takeable < 10000 THEN 0  -- FOR-2025-07-09-1508, house rule for our own
        ELSE min(takeable / 100 * 100, debt)
    END AS largest
FROM fair ORDER BY id
