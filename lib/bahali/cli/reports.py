"""Commands about the reports of a batch file: make them, ask why one was made, verify one."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bahali.batch.keeping.judging import judge
from bahali.batch.making import make_reports
from bahali.batch.planning.jobs import choose_jobs
from bahali.batch.planning.opening import find_report, open_run
from bahali.batch.planning.run import Wishes
from bahali.batch.verifying import verify_report
from bahali.present.words import count_of

EXIT_REPORT_FAILED = 1
EXIT_STOPPED = 130

BatchFile = Annotated[
    Path, typer.Argument(help="Batch file, such as parameters/islamabad-2025/reports.yaml.")
]
ReportFolder = Annotated[
    Path, typer.Argument(help="Folder of a report, such as reports/islamabad-2025/punjab.")
]
OwnBatch = Annotated[
    Path | None,
    typer.Option("--batch", help="Its batch file; by default reports.yaml of its workshop in parameters/."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (reports, why, verify, export):
        app.command()(command)


def reports(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    batch: BatchFile,
    only: Annotated[
        list[str] | None, typer.Option(help="Make only the report of this id; may be repeated.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Make also reports that have not changed.")] = False,
    only_failed: Annotated[
        bool, typer.Option("--only-failed", help="Make only reports that failed last time.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Make only what a run that was stopped had still to make.")
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(min=0, max=512, help="Reports made at once; 0 for as many as cores and memory bear."),
    ] = 0,
    out: Annotated[
        Path | None, typer.Option(help="Folder for reports; by default reports/ of the project.")
    ] = None,
    scheduler: Annotated[
        str, typer.Option(help="Make them on a dask cluster: address of its scheduler. See docs/cluster.md.")
    ] = "",
    ordinary_kernels: Annotated[
        bool, typer.Option("--ordinary-kernels", help="Start each kernel anew; slower, with the same result.")
    ] = False,
) -> None:
    """Make those reports of a batch file that have changed, and an index of all."""
    run = open_run(batch, out)
    chosen = choose_jobs(run.planned, only or [])
    wishes = Wishes(
        force=force,
        only_failed=only_failed,
        resume=resume,
        workers=jobs,
        scheduler=scheduler,
        forks=not ordinary_kernels,
    )
    try:
        outcome = make_reports(run, chosen, wishes, Console())
    except KeyboardInterrupt:
        typer.echo("Stopped. bahali reports --resume goes on.", err=True)
        raise typer.Exit(EXIT_STOPPED) from None
    typer.echo(f"{outcome.made} made, {outcome.kept} kept as they are, {outcome.failed} failed.")
    typer.echo(f"Index: {run.folder / 'index.html'}")
    if outcome.failed:
        typer.echo("At least one report could not be made; the index says why.", err=True)
        raise typer.Exit(EXIT_REPORT_FAILED)


def why(report: ReportFolder, batch: OwnBatch = None) -> None:
    """Tell why a report would be made again, or why it would be kept."""
    run, job = find_report(report, batch)
    reasons = judge(job, run.folder, run.ingredients[job.report_id])
    if not reasons:
        typer.echo("It would be kept: nothing that it is made from has changed, and its files are whole.")
        return
    typer.echo("It would be made again:")
    for reason in reasons:
        typer.echo(f"- {reason}")


def verify(report: ReportFolder, batch: OwnBatch = None) -> None:
    """Make a report again, aside, and confirm that it is what is there, or name what differs."""
    run, job = find_report(report, batch)
    differences = verify_report(run, job)
    if not differences:
        typer.echo("Verified: its files are as they were made, and come out the same again.")
        return
    for difference in differences:
        typer.echo(f"- {difference}", err=True)
    raise typer.Exit(EXIT_REPORT_FAILED)


def export(
    batch: BatchFile,
    to: Annotated[Path, typer.Argument(help="The zip file to write.")],
    out: Annotated[Path | None, typer.Option(help="Folder of reports; by default reports/.")] = None,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="Take along reports of the restricted edition.")
    ] = False,
) -> None:
    """Pack the reports of a batch file for an archive, with what each was made from (RO-Crate)."""
    # An archive is written once an edition; nobody else should wait for what it takes to load.
    from bahali.batch.exporting import export_edition  # noqa: PLC0415

    count = export_edition(open_run(batch, out), to, restricted=restricted)
    typer.echo(f"{count_of(count, '{n} report', '{n} reports')} packed: {to}")
