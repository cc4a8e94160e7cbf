"""Tables that are cut, swollen, garbled or in another form than asked for."""

from bad_packs.case import NOWHERE, Case, Content, Ground, check_pack, with_cell, with_table

HEAD = "rater_id,rater_type,action_id,criterion_id,value,round"
ROW = "P07,individual,A-CN-01,E1,9,1"
SOUND = f"{HEAD}\n{ROW}\n"


def scores(name: str, content: Content, *told: str, codes: tuple[int, ...] = (2,)) -> Case:
    return Case(
        name, with_table("scores", content), (("tables/scores.csv", *told) if 2 in codes else told), codes
    )


def many_rows(count: int, row: str = ROW) -> str:
    return f"{HEAD}\n" + f"{row}\n" * count


def many_actions(count: int) -> str:
    """Write actions that each have an id of their own and name gaps that are not there."""
    head, first, *_ = (NOWHERE / "tables" / "actions.csv").read_text(encoding="utf-8").splitlines()
    rows = (
        first.replace("A-CN-01", f"A-CN-{number:04}").replace("G-CN-01", f"G-CN-{9999 - number:04}")
        for number in range(count)
    )
    return "\n".join([head, *rows])


def table_of_holes(ground: Ground) -> list[str]:
    """Leave a table of ten gigabytes, all of it a hole."""
    with ground.table("scores").open("wb") as stream:
        stream.truncate(10_000_000_000)
    return check_pack()


CASES = [
    scores("nothing", b"", "has no headings"),
    scores("a line end", b"\n", "has no headings"),
    scores("a byte order mark alone", b"\xef\xbb\xbf", "has no headings"),
    scores("two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + SOUND.encode(), "row 1"),
    scores("a zero byte", b"\0"),
    scores("zero bytes alone", b"\0" * 5000),
    scores("a zero byte in a cell", f"{HEAD}\nP07,individual,A-CN-01,E1,\0009,1\n", "row 2", "value"),
    scores("a zero byte in a heading", SOUND.replace("value", "va\0lue"), "UTF-8"),
    scores("UTF-16 with a mark", SOUND.encode("utf-16"), "UTF-8"),
    scores("UTF-16 without a mark", SOUND.encode("utf-16-le"), "UTF-8"),
    scores("UTF-16, the other way round", SOUND.encode("utf-16-be"), "UTF-8"),
    scores("UTF-32", SOUND.encode("utf-32"), "UTF-8"),
    scores("UTF-7", "rater+AF8-id,x\n", "row 1"),
    scores("latin-1", f"{HEAD}\nP07,individuél,A-CN-01,E1,9,1\n".encode("latin-1"), "UTF-8"),
    scores(
        "a lone surrogate as bytes", SOUND.encode() + b"P\xed\xa0\x80,individual,A-CN-01,E1,9,1\n", "UTF-8"
    ),
    scores("a letter written too long", SOUND.encode() + b"\xc0\xafetc\xc0\xafpasswd,,,,,\n", "UTF-8"),
    scores("a letter cut off", SOUND.encode() + b"\xe2\x82", "UTF-8"),
    scores("bytes of a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "UTF-8"),
    scores("bytes of a zip", b"PK\x03\x04" + bytes(100)),
    scores("semicolons", SOUND.replace(",", ";"), "row 1", "commas"),
    scores("tabs", SOUND.replace(",", "\t"), "row 1", "commas"),
    scores("bars", SOUND.replace(",", "|"), "row 1"),
    scores("mixed line ends", f"{HEAD}\r\n{ROW}\n{ROW.replace('E1', 'E2')}\r\n", codes=(0, 2)),
    scores("old line ends", SOUND.replace("\n", "\r"), codes=(0, 2)),
    scores("a quote never closed", f'{HEAD}\n"{ROW}\n{ROW}\n', "row 2", "double quotes"),
    scores(
        "a quote never closed, then a megabyte", lambda: f'{HEAD}\n"' + f"{ROW}\n" * 40_000, "row 2", "32767"
    ),
    scores("a quote in the middle", f'{HEAD}\nP0"7",individual,A-CN-01,E1,9,1\n', "row 2"),
    scores("words behind a quote", f'{HEAD}\n"P07"x,individual,A-CN-01,E1,9,1\n', "row 2", "double quotes"),
    scores(
        "a cell of ten megabytes",
        lambda: f"{HEAD}\n{'x' * 10_000_000},individual,A-CN-01,E1,9,1\n",
        "row 2",
        "32767",
    ),
    scores(
        "a cell of forty thousand signs",
        f"{HEAD}\n{'x' * 40_000},individual,A-CN-01,E1,9,1\n",
        "row 2",
        "32767",
    ),
    scores(
        "a cell of thirty thousand signs, as an id",
        f"{HEAD}\n{'x' * 30_000},individual,A-CN-01,E1,9,1\n",
        "row 2",
        "rater_id",
    ),
    scores("a heading of ten megabytes", lambda: "x" * 10_000_000 + "\n", "row 1", "32767"),
    scores("a million columns", lambda: ",".join(f"c{n}" for n in range(1_000_000)) + "\n", "row 1", "200"),
    scores("a million blank columns", lambda: HEAD + "," * 1_000_000 + f"\n{ROW}\n", "row 1", "200"),
    scores("a row of a million cells", lambda: SOUND + "," * 1_000_000 + "\n", "row 3", "200"),
    scores("a hundred headings nobody knows", ",".join(f"c{n}" for n in range(150)) + "\n", "row 1"),
    scores("one heading a hundred times", ",".join(["value"] * 150) + "\n", "row 1", "given twice"),
    scores("headings alone", HEAD + "\n", codes=(0,)),
    scores("a million rows", lambda: many_rows(1_000_000), "20 MB"),
    scores("half a million rows", lambda: many_rows(500_000), "100000 rows"),
    scores("a hundred thousand rows, all alike", lambda: many_rows(100_000), "row 3"),
    scores("a hundred thousand rows, all wrong", lambda: many_rows(100_000, "P07,nobody,A,E9,99,x"), "row 2"),
    scores("five million blank lines", lambda: HEAD + "\n" * 5_000_000, "100000 rows"),
    scores("twenty megabytes of commas", lambda: HEAD + "\n" + (",,,,,\n" * 3_300_000), "100000 rows"),
    Case("ten gigabytes that are a hole", table_of_holes, ("tables/scores.csv", "20 MB")),
    Case(
        "nine thousand actions that answer what is not there",
        with_table("actions", lambda: many_actions(9_000)),
        ("tables/actions.csv", "row 2", "gap_ids"),
    ),
    scores("a hashtag row", f"{HEAD}\n#rater,#type,#action,#criterion,#value,#round\n{ROW}\n", "row 2"),
    scores("subtotals", f"{SOUND}Total,,,,9,\n", "row 3"),
    scores("headings again halfway", f"{SOUND}{HEAD}\n", "row 3"),
    scores("HTML", "<table><tr><td>rater_id</td></tr></table>\n", "row 1"),
    scores("JSON", '{"rater_id": "P07"}\n'),
    scores("RTF", "{\\rtf1\\ansi rater_id}\n", "row 1"),
    scores("a separator line of Excel", f"sep=;\n{SOUND}", "row 1"),
    scores("a column about a person", SOUND.replace("round", "phone"), "row 1", "phone", "personal data"),
]

NUMBERS = (
    "1e999",
    "-1e999",
    "nan",
    "NaN",
    "inf",
    "-inf",
    "-0",
    "1e-400",
    "9" * 5000,
    "0x10",
    "1_000",
    "١٢",
    "1,5",
    "½",
    "9" * 19,
    "--1",
    "1e5",
    " ",
    "True",
)
COLUMNS = (
    ("scores", "value"),
    ("weights", "weight"),
    ("weight_answers", "answer"),
    ("comparisons", "times"),
    ("costs", "amount"),
    ("cadres", "baseline_n"),
    ("cadres", "supervision_ratio"),
    ("training_targets", "cohorts"),
    ("training_programmes", "days"),
    ("indicators", "target"),
    ("gaps", "times_raised"),
)
CASES += [
    Case(f"{text[:8]!r} in {table}.{column}", with_cell(table, 2, column, text), codes=(0, 2))
    for number, (table, column) in enumerate(COLUMNS)
    for text in (*NUMBERS[number % 6 :: 6], "9" * 18)
]
DAYS = (
    "2025-02-31",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "-001-01-01",
    "2025-13-01",
    "45000",
    "٢٠٢٥-٠١-٠١",
    "2025-02-05T00:00:00Z",
)
CASES += [Case(f"the day {day}", with_cell("instruments", 2, "verified", day), codes=(0, 2)) for day in DAYS]
MONTHS = ("2025-13", "0000-01", "9999-12", "25-1", "2025")
CASES += [
    Case(f"the month {month}", with_cell("actions", 2, "start", month), codes=(0, 2)) for month in MONTHS
]
