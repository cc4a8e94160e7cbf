"""What the page tells its script about the report that is reviewed."""

import pytest

from bahali.document.blocks import Card, Paragraph
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.html import render_report
from bahali.publish.html.reviewing import describe_review
from bahali.vocabulary.language import speaking

COVER = Cover(title="Report", subtitle="Aamoora", workshop="nowhere", jurisdiction="AA", edition="public")


def report(text: str = "Words", cover: Cover = COVER) -> ReportDocument:
    return ReportDocument(
        cover,
        (
            Section(name="gaps", title="Gaps", blocks=(Paragraph(text=text),)),
            Section(name="own-notes", title="Own", blocks=(Paragraph(text="x"),)),
            Section(
                name="recommendations",
                title="Recommendations",
                blocks=(
                    Card(name="A-AA-01", title="Train"),
                    Card(name="draft-1", shown_as="L1", title="Law"),
                ),
            ),
        ),
    )


def test_sections_and_recommendations_can_be_marked_in_reading_order() -> None:
    about = describe_review(report())
    assert about is not None
    assert about["parts"] == ["gaps", "recommendations", "A-AA-01"]
    assert {key: about["report"][key] for key in ("workshop", "jurisdiction", "edition")} == {
        "workshop": "nowhere",
        "jurisdiction": "AA",
        "edition": "public",
    }


def test_another_content_is_told_from_this_one() -> None:
    first, second = (describe_review(report(text)) for text in ("Words", "Other words"))
    assert first is not None
    assert second is not None
    assert first["report"]["content"] != second["report"]["content"]
    assert first == describe_review(report("Words"))


@pytest.mark.parametrize("blank", ["workshop", "jurisdiction", "edition"])
def test_a_page_of_no_workshop_cannot_be_reviewed(blank: str) -> None:
    page = report(cover=COVER.model_copy(update={blank: ""}))
    assert describe_review(page) is None
    assert 'id="page-review"' not in render_report(page)


def test_groups_come_in_the_language_of_the_page() -> None:
    with speaking("en-XA"):
        about = describe_review(report())
    assert about is not None
    assert dict(about["groups"])["CSO"].startswith("⟦")


def test_the_page_carries_it_as_data_that_cannot_run() -> None:
    page = render_report(report(cover=COVER.model_copy(update={"workshop": "</script><script>"})))
    assert '"workshop":"\\u003c/script\\u003e\\u003cscript\\u003e"' in page
