"""Commands for what is handed out and comes back: templates, ballots, marked copies."""

from pathlib import Path
from typing import Annotated

import typer

from bahali.present.words import count_of
from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop import Check


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (template, ballots):
        app.command()(command)


def template(
    workbook: Annotated[Path, typer.Argument(help="The workbook (.xlsx) to write.")],
    pack: Annotated[
        Path | None,
        typer.Option("--from", help="Folder of a workshop: fill in what it already says."),
    ] = None,
    ballot: Annotated[
        bool, typer.Option("--ballot", help="Write a scoring sheet for raters and groups; needs --from.")
    ] = False,
    jurisdiction: Annotated[
        list[str] | None,
        typer.Option(help="In a ballot: only this jurisdiction and the national level; may be repeated."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")] = False,
) -> None:
    """Write a workbook for a workshop to fill, or a ballot for its raters."""
    from bahali.intake.placing import check_place, place_file  # noqa: PLC0415

    check_place(workbook, force=force)
    if ballot:
        place_file(workbook, _make_ballot(pack, tuple(jurisdiction or ())))
        typer.echo(f"Ballot: {workbook}. Copy it for each rater or group; bahali ballots takes them in.")
        return
    _refuse_without_ballot(jurisdiction)
    content, confidential = _make_template(pack)
    place_file(workbook, content)
    typer.echo(f"Workbook: {workbook}. Its first sheet says how it is filled.")
    if confidential:
        sheets = ", ".join(confidential)
        typer.echo(
            f"It holds {sheets}: give it only to those who may see who took part and what each answered."
        )


def _make_template(pack: Path | None) -> tuple[bytes, tuple[str, ...]]:
    """Make the workbook, and name its sheets with rows that not everybody may see."""
    from bahali.intake.template.content import Content, read_content  # noqa: PLC0415
    from bahali.intake.template.workbook import write_template  # noqa: PLC0415

    content = read_content(pack) if pack else Content()
    return write_template(content), content.confidential


def _make_ballot(pack: Path | None, jurisdictions: tuple[str, ...]) -> bytes:
    from bahali.intake.ballots.plan import plan_ballot  # noqa: PLC0415
    from bahali.intake.ballots.writing import write_ballot  # noqa: PLC0415
    from bahali.workshop import read_workshop  # noqa: PLC0415

    if pack is None:
        problem = "needs the actions and criteria of a workshop"
        raise InputError([Fault("--ballot", problem, remedy="name its folder or workbook with --from")])
    return write_ballot(plan_ballot(read_workshop(pack), jurisdictions))


def _refuse_without_ballot(jurisdiction: list[str] | None) -> None:
    if jurisdiction:
        remedy = "add --ballot, or leave it out: the workbook is for all jurisdictions"
        raise InputError([Fault("--jurisdiction", "is for a ballot only", remedy=remedy)])


def ballots(
    pack: Annotated[Path, typer.Argument(help="Folder of the workshop, such as parameters/islamabad-2025.")],
    files: Annotated[list[Path], typer.Argument(help="Ballots that were filled (.xlsx).")],
) -> None:
    """Take the ratings of filled ballots into tables/scores.csv of a pack."""
    from bahali.intake.ballots.taking import take_ballots  # noqa: PLC0415

    taken = take_ballots(pack, files)
    for ballot in taken.ballots:
        ratings = count_of(len(ballot.ratings), "{n} rating", "{n} ratings")
        typer.echo(f"{ballot.file}: {ratings}, {ballot.blank} left blank")
    came = count_of(len(taken.ballots), "{n} ballot", "{n} ballots")
    added = count_of(taken.added, "{n} rating", "{n} ratings")
    typer.echo(f"{came}: {added} added to tables/scores.csv, {taken.known} there already.")
    if taken.added:
        typer.echo(f"Next: run bahali check {pack}.")


def place_of_copy(workbook: Path, to: Path | None, *, force: bool) -> Path:
    """Say where a marked copy is to be written; refuse what is no workbook, and a name that is taken."""
    from bahali.intake.marking.copying import name_copy  # noqa: PLC0415
    from bahali.intake.placing import check_place  # noqa: PLC0415

    if workbook.is_dir():
        remedy = "leave it out; the faults are told with file, row and column"
        raise InputError([Fault("--mark", "is for a workbook, and this is a folder", remedy=remedy)])
    place = to or name_copy(workbook)
    if place.absolute() == workbook.absolute():
        raise InputError([Fault("--to", "is the workbook itself", remedy="give the copy another name")])
    check_place(place, force=force)
    return place


def write_marked_copy(workbook: Path, result: Check, place: Path) -> None:
    """Write the marked copy of a workbook that was checked, and tell where it is."""
    from bahali.intake.marking.copying import can_be_marked, mark_workbook  # noqa: PLC0415
    from bahali.intake.placing import place_file  # noqa: PLC0415

    if not result.faults:
        typer.echo("There is nothing to mark.")
    elif can_be_marked(workbook):
        place_file(place, mark_workbook(workbook, result.faults))
        typer.echo(f"Marked copy: {place}")
    else:
        typer.echo("The file cannot be read, so nothing in it was marked.", err=True)
