"""The sheet Renteberegning: late interest reckoned anew, by formulas that are exact to the øre.

A line's interest in øre is principal × rate × (days in 365-years / 365 + days in 366-years / 366),
rounded half up. With the rate in hundredths of a percent that is a fraction of whole numbers over
10 000 × 365 × 366 = 1 335 900 000, so the formulas divide whole numbers, four digits of the
principal at a time: no step leaves what a spreadsheet holds exactly (15 digits), and a tie is a
tie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from collector_desk.reports.layout import AS_OF, Layout
from collector_desk.reports.look import Kind, Look
from collector_desk.reports.periods import Line, rate_value
from collector_desk.reports.words import PRINCIPAL
from collector_desk.reports.workbook import Formula, Page, Value
from collector_desk.wire.rates import RateRow
from collector_desk.wire.reports import CaseSummary, MoneyRow

DIVISOR = 10_000 * 365 * 366
CARRIED = "foreløpig sats"
COVERED = "hovedstolen er dekket"
SHORT = "flere linjer trengs"


def fill(page: Page, summary: CaseSummary, layout: Layout, tick: Callable[[], None]) -> None:
    """Write the lines, and beside them what they are made of: movements, rates and working."""
    lines, moves, rates, work = layout.lines, layout.moves, layout.rates, layout.work
    page.section(moves, "Endringer av hovedstolen")
    page.section(rates, "Forsinkelsesrente")
    page.section(work, "Mellomregning i hele tall")
    numbered = tuple(enumerate(layout.line_rows, lines.first))
    line_rows = (tuple(_line(layout, line, row)) for row, line in numbered)
    page.table(lines, line_rows, tick, empty="Ingen krav med renter.")
    move_rows = enumerate(layout.move_rows, moves.first)
    page.table(moves, (_move(layout, move, row) for row, move in move_rows), tick)
    rate_rows = enumerate(summary.rates, rates.first)
    page.table(rates, (_rate(layout, rate, row) for row, rate in rate_rows), tick)
    page.table(work, (tuple(_working(layout, row)) for row, _ in numbered), tick)
    for row, line in numbered:
        if line.start is not None:
            page.put(row, lines.left + 2, line.start, Kind.DAY, Look.INPUT)
    page.sums(lines, ("amount",))


def _line(layout: Layout, line: Line, row: int) -> Iterator[Value]:
    lines, moves, rates = layout.lines, layout.moves, layout.rates
    begin, end = lines.at("from", row), lines.at("to", row)
    found = f"MATCH({begin},{rates.whole('since')},1)"
    yield from (line.nr, line.claim_number)
    yield line.start or Formula(f"={lines.at('to', row - 1)}+1")
    yield Formula(_end(layout, line, row))
    yield Formula(f"={end}-{begin}+1")
    yield Formula(f"={lines.at('days', row)}-{lines.at('leap', row)}")
    yield Formula(f"={_leap_days(f'({end}+1)')}-({_leap_days(begin)})")
    yield Formula(
        f"=ROUND(SUMIFS({moves.whole('amount')},{moves.whole('nr')},{lines.at('nr', row)},"
        f'{moves.whole("day")},"<="&{begin}),2)'
    )
    yield Formula(f"=INDEX({rates.whole('value')},{found})")
    yield Formula(_interest(layout, row))
    yield Formula(f"=INDEX({rates.whole('source')},{found})")
    yield Formula(_remark(layout, line, row))


def _end(layout: Layout, line: Line, row: int) -> str:
    """The last day with interest: before the next change of principal or of rate, or the day itself.

    Once the principal is covered for good the last line runs to that day. A line of no days ends
    the day before it begins.
    """
    lines, work = layout.lines, layout.work
    nexts = ",".join(
        f"IF({cell}=0,{AS_OF},{cell})"
        for cell in (work.at("next_move", row), work.at("next_rate", row))
    )
    end = f"MAX({lines.at('from', row)},MIN({AS_OF},{nexts}))"
    end = f"IF({lines.at('principal', row)}>0,{end},{AS_OF})" if line.last else end
    return f"={end}-1"


def _leap_days(day: str) -> str:
    """The days before ``day`` that fall in years of 366 days."""
    before = f"(YEAR({day})-1)"
    leap_years = f"INT({before}/4)-INT({before}/100)+INT({before}/400)"
    inside = f"IF(DAY(DATE(YEAR({day}),3,0))=29,{day}-DATE(YEAR({day}),1,1),0)"
    return f"366*({leap_years})+{inside}"


def _interest(layout: Layout, row: int) -> str:
    work = layout.work
    ore, weight = work.at("ore", row), work.at("weight", row)
    one, two, three = (work.at(key, row) for key in ("one", "two", "three"))
    return (
        f"=({ore}*INT({weight}/{DIVISOR})+INT({one}/{DIVISOR})*10^8"
        f"+INT({two}/{DIVISOR})*10^4+INT({three}/{DIVISOR}))/100"
    )


def _remark(layout: Layout, line: Line, row: int) -> str:
    lines = layout.lines
    bears = f"{lines.at('principal', row)}>0"
    text = f'IF({bears},"{CARRIED if line.provisional else ""}","{COVERED}")'
    if line.last:
        return f'=IF(AND({bears},{lines.at("to", row)}+1<{AS_OF}),"{SHORT}",{text})'
    return f"={text}"


def _working(layout: Layout, row: int) -> Iterator[Value]:
    lines, moves, rates, work = layout.lines, layout.moves, layout.rates, layout.work
    begin = lines.at("from", row)
    ore, rest = work.at("ore", row), work.at("rest", row)
    one, two = work.at("one", row), work.at("two", row)
    yield Formula(
        f"=_xlfn.MINIFS({moves.whole('day')},{moves.whole('nr')},{lines.at('nr', row)},"
        f'{moves.whole("counts")},1,{moves.whole("day")},">"&{begin})'
    )
    yield Formula(
        f"=_xlfn.MINIFS({rates.whole('since')},{rates.whole('changes')},1,"
        f'{rates.whole("since")},">"&{begin})'
    )
    yield Formula(f"=ROUND(100*MAX({lines.at('principal', row)},0),0)")
    yield Formula(
        f"=ROUND(100*{lines.at('rate', row)},0)"
        f"*(366*{lines.at('common', row)}+365*{lines.at('leap', row)})"
    )
    yield Formula(f"={_left_over(work.at('weight', row))}")
    yield Formula(f"=INT({ore}/10^8)*{rest}")
    yield Formula(f"=({_left_over(one)})*10^4+(INT({ore}/10^4)-10^4*INT({ore}/10^8))*{rest}")
    yield Formula(f"=({_left_over(two)})*10^4+({ore}-10^4*INT({ore}/10^4))*{rest}+{DIVISOR // 2}")


def _left_over(cell: str) -> str:
    return f"{cell}-{DIVISOR}*INT({cell}/{DIVISOR})"


def _move(layout: Layout, move: MoneyRow, row: int) -> tuple[Value, ...]:
    moves, postings = layout.moves, layout.postings
    nr, day = moves.at("nr", row), moves.at("day", row)
    moved = f"SUMIFS({moves.whole('amount')},{moves.whole('nr')},{nr},{moves.whole('day')},{day})"
    debit, credit = (
        f"SUMIFS({postings.whole('amount')},{postings.whole('nr')},{nr},"
        f'{postings.whole("day")},{day},{postings.whole(side)},"{PRINCIPAL}")'
        for side in ("debit", "credit")
    )
    return (
        layout.numbers.get(move.claim_number),
        move.claim_number,
        move.value_date,
        move.amount,
        move.text,
        Formula(f"=IF(ROUND({moved},2)=0,0,1)"),
        Formula(f"=ROUND(ABS({moved}-({debit}-{credit})),2)"),
    )


def _rate(layout: Layout, rate: RateRow, row: int) -> tuple[Value, ...]:
    rates = layout.rates
    value = rates.at("value", row)
    changes = "=0" if row == rates.first else f"=IF({value}={rates.at('value', row - 1)},0,1)"
    source = rate.source if rate.confirmed else f"{rate.source} (ikke bekreftet)"
    return (rate.since, rate_value(rate), source, Formula(changes))
