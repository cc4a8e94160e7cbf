"""The command line.

Exit codes: 0 all is well; 1 at least one report could not be made, or is not what was verified; 2 what was
given cannot be used; 130 the run was stopped from the keyboard.
"""

from errno import ENAMETOOLONG
from pathlib import Path
from typing import Annotated

import typer

from bahali.cli import intake, mapping, reports
from bahali.present.words import count_of
from bahali.vocabulary.faults import InputError, describe_faults, show
from bahali.workshop import check_workshop

EXIT_INPUT_FAULT = 2

app = typer.Typer(
    help="From a workshop's tables to prioritised, traceable recommendations.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
review_app = typer.Typer(help="Take in what reviewers said of a report.", no_args_is_help=True)
app.add_typer(review_app, name="review")


@app.command()
def check(
    pack: Annotated[
        Path,
        typer.Argument(
            help="Folder of a workshop, such as parameters/islamabad-2025, or its workbook (.xlsx)."
        ),
    ],
    mark: Annotated[
        bool, typer.Option("--mark", help="Write a copy of the workbook with every fault marked in its cell.")
    ] = False,
    to: Annotated[
        Path | None, typer.Option(help="Name of that copy; by default that of the workbook and -marked.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a copy that is there already.")] = False,
) -> None:
    """Check a workshop pack and tell everything that is wrong with it."""
    place = intake.place_of_copy(pack, to, force=force) if mark else None
    result = check_workshop(pack)
    if place:
        intake.write_marked_copy(pack, result, place)
    if result.warnings:
        typer.echo(describe_faults(result.warnings))
        does = "does" if len(result.warnings) == 1 else "do"
        remarks = count_of(len(result.warnings), "{n} remark", "{n} remarks")
        typer.echo(f"{remarks}, which {does} not stop a report.\n")
    if result.errors:
        typer.echo(describe_faults(result.errors), err=True)
        them = "it" if len(result.errors) == 1 else "them"
        errors = count_of(len(result.errors), "{n} error", "{n} errors")
        typer.echo(f"{errors}: mend {them} and check again.", err=True)
        raise typer.Exit(EXIT_INPUT_FAULT)
    typer.echo(f"{pack}: no errors. Reports can be made.")


@review_app.command("import")
def import_review(
    pack: Annotated[Path, typer.Argument(help="Folder of the workshop, such as parameters/islamabad-2025.")],
    files: Annotated[
        list[Path], typer.Argument(help="Review files saved in the page of a report, and Word files.")
    ],
    jurisdiction: Annotated[
        str, typer.Option(help="Code of the jurisdiction, for a Word file that does not say it.")
    ] = "",
) -> None:
    """Take the marks and comments of reviewers into tables/review_points.csv of a pack."""
    from bahali.review.importing import import_reviews  # noqa: PLC0415
    from bahali.review.telling import tell_outcomes  # noqa: PLC0415

    outcomes = import_reviews(pack, files, jurisdiction)
    typer.echo(tell_outcomes(outcomes, pack))
    if any(outcome.held for outcome in outcomes):
        typer.echo("Not everything was taken in; what was held back is told above.", err=True)


@app.command()
def difference(
    old: Annotated[
        Path, typer.Argument(help="Older edition: folder of reports, of one report, or its notebook.")
    ],
    new: Annotated[Path, typer.Argument(help="Newer edition, likewise.")],
    out: Annotated[
        Path | None, typer.Option(help="Folder for the pages; by default difference/ in the newer edition.")
    ] = None,
) -> None:
    """Tell what changed between two editions of reports, and which input rows caused it."""
    # Drawing takes a second to load; checking a pack should not wait for it.
    from bahali.difference.pages import write_differences  # noqa: PLC0415

    page, told = write_differences(old, new, out)
    typer.echo(told)
    typer.echo(f"Pages: {page}")


reports.register(app)
mapping.register(app)
intake.register(app)


def main() -> None:
    """Run the command line; a fault of the user's ends in sentences, not in a traceback."""
    try:
        app()
    except InputError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(EXIT_INPUT_FAULT) from None
    except OSError as error:
        if error.errno != ENAMETOOLONG:
            raise
        typer.echo(f"{show(error.filename)}: the name is longer than a file can have", err=True)
        raise SystemExit(EXIT_INPUT_FAULT) from None
