"""Ids, codes and slugs that lead out of a folder, mean a device, or are none: refused with their place."""

from bad_packs.case import Case, with_cell, with_keys, with_lines

IDS = {
    "two folders up": "../../x",
    "an absolute path": "/etc/passwd",
    "a drive": "C:\\x",
    "a share": "\\\\192.0.2.1\\x",
    "a device of Windows": "CON",
    "a name that hides": ".htaccess",
    "a name that is an option": "-rf",
    "two lines": "A-CN\n01",
    "a zero byte in the middle": "A-CN\u2400-01",
    "a name of a thousand signs": "A" * 1000,
    "a formula": "=1+1",
    "a script": "<script>",
    "letters of another alphabet": "Α-СN-01",
    "digits of another alphabet": "A-CN-०१",
    "wide letters": "Ａ-ＣＮ-01",
    "turned round": "A-CN-\u202e-01",
    "a template": "{{x}}",
    "a format place": "{0.__class__}",
    "one dot": ".",
    "two dots": "..",
    "a stream of Windows": "x:y",
    "a query": "?x=1#y",
    "a wild card": "*",
}
PLACES = (
    ("actions", "action_id"),
    ("gaps", "gap_id"),
    ("cadres", "cadre_id"),
    ("instruments", "instrument_id"),
)

SCORED = ("tables/scores.csv", "row 2", "action_id")

CASES = [
    *(
        Case(f"{name}, as an id", with_cell(table, 2, column, text), (f"tables/{table}.csv", "row 2", column))
        for number, (name, text) in enumerate(IDS.items())
        for table, column in [PLACES[number % len(PLACES)]]
    ),
    *(
        Case(f"{name}, as a reference", with_cell("scores", 2, "action_id", text), SCORED)
        for name, text in list(IDS.items())[::3]
    ),
    *(
        Case(f"{name}, as a slug", with_keys(jurisdictions__AA__slug=text), ("workshop.yaml", "AA.slug"))
        for name, text in list(IDS.items())[::2]
    ),
    *(
        Case(f"{name}, as a workshop's id", with_keys(workshop_id=text), ("workshop.yaml", "workshop_id"))
        for name, text in list(IDS.items())[1::2]
    ),
    Case("a slug of sixty-one signs", with_keys(jurisdictions__AA__slug="a" * 61), ("slug",)),
    Case(
        "one slug twice", with_keys(jurisdictions__AA__slug="bellowick"), ("two jurisdictions", "same slug")
    ),
    Case("a code of nobody", with_lines("zzz: 1"), ("workshop.yaml", "zzz", "there is no such key")),
]
