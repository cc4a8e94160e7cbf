"""Commands for what comes from elsewhere: take a file into a pack, write a form for phones."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bahali.vocabulary.faults import Fault, InputError


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (take, form):
        app.command()(command)


def _list_mappings(wanted: bool) -> None:
    if wanted:
        from bahali.intake.mapping.opening import list_shipped  # noqa: PLC0415

        for name, about in list_shipped().items():
            typer.echo(f"{name}: {about}")
        raise typer.Exit


def take(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    mapping: Annotated[str, typer.Argument(help="Mapping file, or the name of a shipped mapping.")],
    file: Annotated[Path, typer.Argument(help="The workbook (.xlsx) or CSV file to take.")],
    into: Annotated[Path, typer.Option(help="Folder of the workshop, such as parameters/islamabad-2025.")],
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help="Something the mapping leaves to you, as name=words; may be repeated."),
    ] = None,
    sheet: Annotated[str, typer.Option(help="Name of the sheet to read, if the mapping has another.")] = "",
    drop: Annotated[
        list[str] | None, typer.Option(help="Heading of one more column to leave out; may be repeated.")
    ] = None,
    append: Annotated[
        bool, typer.Option("--append", help="Add the rows to tables that the pack has already.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace tables that the pack has already.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would come, and write nothing.")
    ] = False,
    list_: Annotated[
        bool,
        typer.Option("--list", help="List the shipped mappings.", callback=_list_mappings, is_eager=True),
    ] = False,
) -> None:
    """Take a sheet or CSV file of other people into the tables of a pack, as a mapping file says."""
    from bahali.intake.mapping.showing import show_rows  # noqa: PLC0415
    from bahali.intake.mapping.taking import Wishes, take_file  # noqa: PLC0415
    from bahali.intake.mapping.telling import tell_taking  # noqa: PLC0415

    del list_
    wishes = Wishes(_read_settings(set_ or []), sheet, tuple(drop or ()), append, force, dry_run)
    taking = take_file(mapping, file, into, wishes)
    typer.echo(tell_taking(taking))
    if dry_run:
        typer.echo(show_rows(taking))
    if taking.is_written:
        typer.echo(f"Next: read the new rows in {into / 'tables'}, and run bahali check {into}.")
    else:
        typer.echo("Nothing was written.")


def _read_settings(given: list[str]) -> dict[str, str]:
    settings = {}
    for each in given:
        name, mark, words = each.partition("=")
        if not mark:
            raise InputError([Fault(f"--set {each}", "needs a name and words, such as jurisdiction=NAT")])
        settings[name.strip()] = words.strip()
    return settings


class FormKind(StrEnum):
    """Forms that can be written."""

    BALLOT = "ballot"
    SERVICES = "services"


def form(
    kind: Annotated[FormKind, typer.Argument(help="ballot, or services for the service map.")],
    pack: Annotated[Path, typer.Argument(help="Folder of the workshop, or its filled workbook.")],
    jurisdiction: Annotated[
        str,
        typer.Option(help="Of a ballot: code of the jurisdiction of its raters; national actions are added."),
    ] = "",
    out: Annotated[Path, typer.Option(help="Folder for the form; by default where you are.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace a form that is there.")] = False,
) -> None:
    """Write a form for phones and web pages, as XLSForm (.xlsx) and XForm (.xml)."""
    # Few people write forms; nobody else should wait for what it takes to load.
    from bahali.intake.forms import ballot, services  # noqa: PLC0415
    from bahali.intake.forms.facts import read_facts  # noqa: PLC0415
    from bahali.intake.forms.writing import write_form  # noqa: PLC0415

    if kind is FormKind.BALLOT:
        made = ballot.build_ballot(read_facts(pack, *ballot.TABLES), jurisdiction)
    else:
        made = services.build_service_map(read_facts(pack, *services.TABLES))
    for path in write_form(made, out, force=force):
        typer.echo(f"Form: {path}")
    home = pack if pack.is_dir() else "FOLDER"
    typer.echo(f"Its answers come back with bahali take kobo-{kind.value} EXPORT --into {home}.")
