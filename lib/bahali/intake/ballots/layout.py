"""Where everything stands in a ballot: what is written there, and looked for when it comes back."""

BALLOT_SHEET, LISTS_SHEET = "ballot", "lists"
KEY_COLUMN, VALUE_COLUMN = "key", "value"
WORKSHOP, RATER, RATER_TYPE, ROUND = "workshop_id", "rater_id", "rater_type", "round"
KEYS = (WORKSHOP, RATER, RATER_TYPE, ROUND)
"""Keys of the first sheet, which says who answers; the other sheets bear the codes of jurisdictions."""

CRITERION, VALUE = "criterion_id", "value"
"""Columns of the table of scores that a ballot has in another form: as headings, and as the cells below."""

ACTION_COLUMN, TITLE_COLUMN = "action_id", "action"
"""Headings of the first two columns of a sheet of actions; the others are ids of criteria."""
