"""One report by papermill and nbconvert as libraries, as a process of a pool makes it.

In a module of its own: ploomber-engine puts the notebook in the place of the program that runs it, so that a
process that has made one report with it would not find what belongs to the program.
"""

from pathlib import Path


def make_one(job: dict[str, object], out: str, engine: str) -> None:
    """Run the notebook and export it with nbconvert's own template."""
    import nbconvert  # noqa: PLC0415 -- each process loads what it needs, as a script would
    import papermill  # noqa: PLC0415

    name = "-".join(map(str, job.values()))
    path = Path(out) / f"pooled-{engine}-{name}.ipynb"
    options = {"engine_name": engine} if engine else {}
    executed = papermill.execute_notebook(
        "provincial_report.ipynb", str(path), parameters=job, progress_bar=False, **options
    )
    page, _ = nbconvert.HTMLExporter().from_notebook_node(executed)
    path.with_suffix(".html").write_text(page, encoding="utf-8")
