"""What spreadsheet programs would make of words, and how words stay words."""

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a formula can begin; some programs take the wide letters of East Asian keyboards too."""

WORDS_STAY_WORDS: dict[str, object] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Options of XlsxWriter for every workbook: text stays text, whatever it looks like."""


def quote_formula(text: str) -> str:
    """Quote words that a spreadsheet would take for a formula; the words themselves stay as they are.

    Examples
    --------
    >>> quote_formula("=1+1"), quote_formula("1 + 1")
    ('“=1+1”', '1 + 1')
    """
    return f"“{text}”" if text.startswith(FORMULA_STARTS) else text
