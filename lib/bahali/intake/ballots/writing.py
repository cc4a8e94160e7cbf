"""Writes a ballot: who answers, then a sheet of actions for each jurisdiction, a column a criterion."""

from io import BytesIO

from xlsxwriter.worksheet import Worksheet

from bahali.intake.ballots.layout import (
    ACTION_COLUMN,
    BALLOT_SHEET,
    KEY_COLUMN,
    LISTS_SHEET,
    RATER,
    RATER_TYPE,
    ROUND,
    TITLE_COLUMN,
    VALUE_COLUMN,
    WORKSHOP,
)
from bahali.intake.ballots.plan import Place, Plan, Rated
from bahali.intake.template.columns import Kind
from bahali.intake.template.describing import LONGEST_TITLE, fit_message
from bahali.intake.template.lists import Lists
from bahali.intake.template.looks import Looks, add_looks
from bahali.intake.template.paper import A3, A4, count_lines
from bahali.intake.template.workbook import CREATED, OPTIONS, LockedWorkbook
from bahali.vocabulary.codes import Answer, RaterType
from bahali.vocabulary.language import N_, _

TITLE_WIDTH, ID_WIDTH, RATING_WIDTH = 52, 13, 20
LINE_HEIGHT = 15
HEADING_ROW, FIRST_ROW = 2, 3  # counted from nought: the title and the criteria in words stand above
HELP = {
    WORKSHOP: N_("Leave it as it is."),
    RATER: N_("Your pseudonym such as P01, or what your group is called, such as group-1. Never a name."),
    RATER_TYPE: N_("individual for yourself, group for what your group agreed on."),
    ROUND: N_("1; or 2 where you rate again after a discussion."),
}
"""Keys of the first sheet, each with what belongs there."""
ADVICE = (
    N_("Fill one ballot for yourself, or one for your group by consensus."),
    N_("Rate the actions of your own jurisdiction and the national ones: one sheet each, below."),
    N_("DK: you do not know. ABSTAIN: you do not want to answer. A blank cell counts as not asked."),
    N_("There is no right answer, and no report shows what a single rater answered."),
)


def write_ballot(plan: Plan) -> bytes:
    """Write a ballot as a workbook.

    Parameters
    ----------
    plan : Plan
        What it asks.

    Returns
    -------
    bytes
        An XLSX file, the same for the same plan.
    """
    stream = BytesIO()
    with LockedWorkbook(stream, OPTIONS) as workbook:
        workbook.set_properties({"title": _("Ballot"), "created": CREATED})
        names = (BALLOT_SHEET, *(place.code for place in plan.places), LISTS_SHEET)
        sheets = {name: workbook.add_worksheet(name) for name in names}
        looks = add_looks(workbook)
        lists = Lists(workbook, sheets[LISTS_SHEET], plan.scale)
        _write_first(sheets[BALLOT_SHEET], plan, lists, looks)
        for place in plan.places:
            _write_place(sheets[place.code], place, plan, lists, looks)
        sheets[LISTS_SHEET].hide()
    return stream.getvalue()


def _write_first(worksheet: Worksheet, plan: Plan, lists: Lists, looks: Looks) -> None:
    """Ask who answers, and say how."""
    worksheet.hide_gridlines(2)
    for place, width in enumerate((16, 30, 80)):
        worksheet.set_column(place, place, width)
    for place, heading in enumerate((KEY_COLUMN, VALUE_COLUMN)):
        worksheet.write_string(0, place, heading, looks.needed)
    for row, (key, help_words) in enumerate(HELP.items(), start=1):
        worksheet.write_string(row, 0, key, looks.key_needed)
        worksheet.write_blank(row, 1, None, looks.boxed[Kind.TEXT])
        worksheet.write_string(row, 2, _(help_words), looks.text)
    worksheet.write_string(1, 1, plan.workshop_id, looks.key)
    worksheet.write_number(4, 1, 1, looks.boxed[Kind.NUMBER])
    _add_rules(worksheet, lists)
    worksheet.write_string(6, 0, plan.title, looks.heading_over)
    for row, words in enumerate(ADVICE, start=7):
        worksheet.merge_range(row, 0, row, 2, "", looks.text)
        worksheet.write_string(row, 0, f"•  {_(words)}", looks.text)
    worksheet.protect()
    worksheet.set_paper(A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 1)


def _add_rules(worksheet: Worksheet, lists: Lists) -> None:
    rater = {"validate": "any", "input_title": RATER, "input_message": _(HELP[RATER])}
    worksheet.data_validation(2, 1, 2, 1, rater)
    kinds = lists.name_values("rater_types", tuple(kind.value for kind in RaterType))
    message = "; ".join(f"{kind.value} = {kind.label}" for kind in RaterType)
    rule = {"validate": "list", "source": f"={kinds}", "input_title": RATER_TYPE, "input_message": message}
    worksheet.data_validation(3, 1, 3, 1, rule)
    whole = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 9, "input_title": ROUND}
    worksheet.data_validation(4, 1, 4, 1, {**whole, "input_message": _(HELP[ROUND])})


def _write_place(worksheet: Worksheet, place: Place, plan: Plan, lists: Lists, looks: Looks) -> None:
    """Write the actions of one jurisdiction, with a cell to rate each by each criterion."""
    last = len(plan.criteria) + 1
    worksheet.merge_range(0, 0, 0, last, "", looks.title)
    worksheet.write_string(0, 0, _("{place}: how good is each action?").format(place=place.name), looks.title)
    _write_actions(worksheet, place, looks)
    rows = range(FIRST_ROW, FIRST_ROW + len(place.actions))
    words = [_say_criterion(criterion, plan) for criterion in plan.criteria]
    worksheet.set_row(
        HEADING_ROW - 1, LINE_HEIGHT * max(count_lines(each, RATING_WIDTH - 3) for each in words)
    )
    for column, criterion in enumerate(plan.criteria, start=2):
        worksheet.set_column(column, column, RATING_WIDTH)
        worksheet.write_string(HEADING_ROW - 1, column, words[column - 2], looks.paper_head)
        worksheet.write_string(HEADING_ROW, column, criterion.criterion_id, looks.needed)
        worksheet.data_validation(rows[0], column, rows[-1], column, _make_rule(criterion, plan, lists))
        for row in rows:
            worksheet.write_blank(row, column, None, looks.boxed[Kind.NUMBER])
    _set_up(worksheet, last)


def _write_actions(worksheet: Worksheet, place: Place, looks: Looks) -> None:
    for column, (heading, width) in enumerate(((ACTION_COLUMN, ID_WIDTH), (TITLE_COLUMN, TITLE_WIDTH))):
        worksheet.set_column(column, column, width)
        worksheet.write_string(HEADING_ROW, column, heading, looks.needed)
    for row, (action_id, title) in enumerate(place.actions, start=FIRST_ROW):
        worksheet.write_string(row, 0, action_id, looks.key_needed)
        worksheet.write_string(row, 1, title, looks.key)
        worksheet.set_row(row, max(24, count_lines(title, TITLE_WIDTH) * LINE_HEIGHT))


def _say_criterion(criterion: Rated, plan: Plan) -> str:
    lines = [criterion.label, *(f"{rating}: {words}" for rating, words in _ends(criterion, plan))]
    if criterion.is_reversed:
        lines.append(_("Here a low rating is the good one."))
    return "\n".join(lines)


def _ends(criterion: Rated, plan: Plan) -> list[tuple[int, str]]:
    """Give the ends of the scale that are told in words."""
    ends = ((plan.scale[0], criterion.low), (plan.scale[-1], criterion.high))
    return [(rating, words) for rating, words in ends if words]


def _make_rule(criterion: Rated, plan: Plan, lists: Lists) -> dict[str, object]:
    anchors = "; ".join(f"{rating} = {words}" for rating, words in _ends(criterion, plan))
    answers = "; ".join(f"{answer.value} = {answer.label}" for answer in Answer)
    message = fit_message("\n".join(filter(None, (criterion.question, anchors, answers))))
    allowed = _("Allowed: {least} to {most}, DK or ABSTAIN.").format(least=plan.scale[0], most=plan.scale[-1])
    return {
        "validate": "list",
        "source": f"={lists.name_ratings()}",
        "input_title": fit_message(criterion.label, LONGEST_TITLE),
        "input_message": message,
        "error_title": criterion.criterion_id,
        "error_message": allowed,
    }


def _set_up(worksheet: Worksheet, last: int) -> None:
    worksheet.set_row(0, 28)
    worksheet.set_row(HEADING_ROW, 22)
    worksheet.freeze_panes(FIRST_ROW, 2)
    worksheet.protect()
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(A3 if last > 5 else A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0, HEADING_ROW)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.set_footer("&L&A&R&P / &N")
