"""The command line.

Exit codes: 0 all is well; 1 at least one report could not be made; 2 what was given cannot be used.
"""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bahali.present.words import count_of
from bahali.vocabulary.faults import InputError, describe_faults
from bahali.workshop import check_workshop, read_workshop

EXIT_REPORT_FAILED = 1
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
    pack: Annotated[Path, typer.Argument(help="Folder of a workshop, such as parameters/islamabad-2025.")],
) -> None:
    """Check a workshop pack and tell everything that is wrong with it."""
    result = check_workshop(pack)
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


@app.command()
def reports(
    batch: Annotated[
        Path, typer.Argument(help="Batch file, such as parameters/islamabad-2025/reports.yaml.")
    ],
    only: Annotated[
        list[str] | None, typer.Option(help="Make only the report of this id; may be repeated.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=64, help="Notebooks run at once; by default one per core.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for reports; by default reports/ of the project.")
    ] = None,
) -> None:
    """Make the reports of a batch file, and an index of them."""
    # Papermill and the kernels take a second to load; checking a pack should not wait for them.
    from bahali.batch.making import BatchRun, make_reports  # noqa: PLC0415
    from bahali.batch.plan import choose_jobs, plan_jobs, read_batch  # noqa: PLC0415

    plan = read_batch(batch)
    workshop = read_workshop(plan.workshop_folder)
    planned = plan_jobs(plan, workshop)
    chosen = choose_jobs(planned, only or [])
    folder = (out or _default_folder(plan.workshop_folder)) / workshop.header.workshop_id
    run = BatchRun(workshop, plan, folder)
    is_whole = make_reports(run, chosen, planned, jobs or os.cpu_count() or 1, Console())
    typer.echo(f"Index: {folder / 'index.html'}")
    if not is_whole:
        typer.echo("At least one report could not be made; the index says why.", err=True)
        raise typer.Exit(EXIT_REPORT_FAILED)


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


def _default_folder(workshop_folder: Path) -> Path:
    """Give reports/ beside the folder parameters/ that holds the workshop; else in the working folder."""
    parent = workshop_folder.parent
    root = parent.parent if parent.name == "parameters" else Path.cwd()
    folder = root / "reports"
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def main() -> None:
    """Run the command line; a fault of the user's ends in sentences, not in a traceback."""
    try:
        app()
    except InputError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(EXIT_INPUT_FAULT) from None
