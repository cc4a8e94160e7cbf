"""The parts of a report that a reviewer can mark, besides its recommendations."""

from bahali.vocabulary.language import N_

WHOLE_REPORT = "report"
REPORT_PARTS = {
    WHOLE_REPORT: N_("The report as a whole"),
    "key-messages": N_("Key messages"),
    "preparation": N_("How this report was prepared"),
    "services": N_("What exists"),
    "continuity": N_("Continuity of care: where a person falls through"),
    "practices": N_("Practices worth keeping"),
    "gaps": N_("What is missing"),
    "common-themes": N_("What is common, and what differs"),
    "national-role": N_("What only the national level can do"),
    "recommendations": N_("Recommendations"),
    "explorer": N_("What if the criteria weighed differently?"),
    "certainty": N_("How sure we are, and what would change the order"),
    "agreement": N_("Do raters agree?"),
    "questions": N_("Questions worth another round"),
    "budget": N_("What fits the money"),
    "weighing": N_("How much each criterion counts"),
    "integration": N_("Integration into laws and procedures"),
    "side-by-side": N_("Jurisdictions side by side"),
    "training": N_("Training roadmap"),
    "calendar": N_("Calendar"),
    "decisions": N_("Who must decide what"),
    "monitoring": N_("How anyone will know"),
    "risks": N_("Risks and what is done about them"),
    "not-chosen": N_("Options considered and not chosen"),
    "quality": N_("What would a careful editor remark?"),
    "quality-summary": N_("Check of the recommendations"),
    "scoring": N_("How actions were rated"),
    "sources": N_("Sources"),
    "glossary": N_("Glossary"),
    "warnings": N_("Remarks of the check"),
    "run-record": N_("Record of the run"),
    "points-raised": N_("Points raised by reviewers"),
}
"""Names of sections, as they stand in the address of a heading, each with its title."""
