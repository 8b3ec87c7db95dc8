"""
The commands of `crossread`: what to read, what to print, and how a run ends.

Results go to standard output (or `--out`), everything else to standard error. Nothing heavy is
imported until a command runs, so `crossread --help` answers at once.
"""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from crossread.model import Digest

# How a run ends. Shown by `crossread --help`.
ALL_READ, NOTHING_READ, MISUSED, SOME_UNREAD, NOT_VERIFIED = 0, 1, 2, 3, 4
STOPPED = 130  # what a shell reports of a program ended by Ctrl-C

_EXIT_CODES = """\b
Exit codes
  0  everything given was read
  1  nothing could be read
  2  the command was called wrongly
  3  some inputs could not be read; the rest is in the result, the problems in its last rows
  4  verify: a place does not carry its words
  130  stopped by Ctrl-C; nothing was written"""

_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


class Commands(click.Group):
    """The commands, of which a stopped one never looks like one that could read nothing."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("crossread: stopped; nothing was written", err=True)
            ctx.exit(STOPPED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXIT_CODES,
)
@click.version_option(package_name="crossread", message="crossread %(version)s")
def main() -> None:
    """
    Read several outlets' reports of one event against each other.

    PATH is a file (.txt .md .html .jsonl .csv), a folder, a pattern, or - for standard input. A
    metadata.csv or metadata.jsonl in a folder (path, url, outlet, published, authors, title,
    language) says facts about the files beside it. Nothing is sent anywhere.

    \b
    Examples
      crossread brief reports/                       a cited brief on the terminal
      crossread brief reports/ --format html --out story.html
      crossread compare reports/                     where the reports agree and differ
      crossread quotes reports/ --speaker Hague      who said what, in which wordings
      crossread brief reports/ --format json --out story.json
      crossread verify story.json reports/           check every place again
    """


class Request(NamedTuple):
    """What every reading command is told: what to read and how, and where the result goes."""

    paths: tuple[str, ...]
    form: str
    out: Path | None
    jobs: int
    judgements: Path | None
    registers: Path | None
    quiet: bool


def _known_registers(_: click.Context, __: click.Parameter, folder: Path | None) -> Path | None:
    """`folder`, when every file in it is a register: a wrong one is a wrong call."""
    from crossread.errors import CrossreadError
    from crossread.telling.register_files import read_registers

    if folder is not None:
        try:
            read_registers(folder)
        except CrossreadError as error:
            raise click.BadParameter(str(error)) from error
    return folder


def _writable(_: click.Context, __: click.Parameter, out: Path | None) -> Path | None:
    """`out`, when its folder is there: minutes of reading end in a file, or do not begin."""
    if out is not None and not out.parent.is_dir():
        raise click.BadParameter(f"there is no folder {out.parent} - make it, or name another")
    return out


def _known_kinds(_: click.Context, __: click.Parameter, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """`kinds`, when each is a kind of finding, in its own words or as the table heads it."""
    from typing import get_args

    from crossread.model import FindingKind
    from crossread.telling.views import KIND_WORDS

    known = {kind: KIND_WORDS[kind] for kind in get_args(FindingKind)}
    for kind in kinds:
        if kind not in known and kind.casefold() not in {w.casefold() for w in known.values()}:
            raise click.BadParameter(f"{kind!r} is no kind of finding; they are {', '.join(known)}")
    return kinds


def _check_names(names: tuple[str, ...], folder: Path | None) -> None:
    """Stop when a name is no register's, shipped or in the folder given."""
    from crossread.telling.register_files import read_registers

    known = [register.name for register in read_registers(folder)]
    for name in names:
        if name.casefold() not in {each.casefold() for each in known}:
            raise click.UsageError(f"{name!r} is no register; they are {', '.join(known)}")


def _reading_command(formats: list[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The argument and the options every reading command has, handed to it as one `Request`."""

    def wrap(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def call(**given: Any) -> None:
            command(Request(*(given.pop(name) for name in Request._fields)), **given)

        for option in reversed(
            [
                _PATHS,
                click.option(
                    "--format", "form", type=click.Choice(formats), default=formats[0],
                    show_default=True, help="How to write the result.",
                ),
                click.option(
                    "--out", type=click.Path(dir_okay=False, path_type=Path),
                    callback=_writable,
                    help="Write to this file instead of standard output.",
                ),
                click.option(
                    "--jobs", type=click.IntRange(1), default=1, show_default=True,
                    help="Processes that read; the result does not depend on it.",
                ),
                click.option(
                    "--judgements", type=click.Path(exists=True, dir_okay=False, path_type=Path),
                    help="A file of your corrections: names or quotations that are one, or are not.",
                ),
                click.option(
                    "--registers", type=click.Path(exists=True, file_okay=False, path_type=Path),
                    callback=_known_registers,
                    help="A folder with registers of your own, one .toml file each.",
                ),
                click.option("-q", "--quiet", is_flag=True, help="No progress on standard error."),
            ]
        ):  # fmt: skip
            option(call)
        return call

    return wrap


def _read(request: Request, words: int = 350) -> "Digest":
    """The digest of the reports asked for, with progress on a terminal's standard error."""
    from crossread.errors import JudgementError
    from crossread.running.judgements import read_judgements
    from crossread.running.pipeline import crossread
    from crossread.running.progress import show_progress

    try:
        judged = read_judgements(request.judgements) if request.judgements else ()
    except JudgementError as error:
        click.echo(f"crossread: {error}", err=True)
        sys.exit(MISUSED)
    with show_progress(not request.quiet and sys.stderr.isatty()) as tell:
        digest = crossread(
            request.paths,
            jobs=request.jobs,
            words=words,
            judgements=judged,
            registers=request.registers,
            tell=tell,
        )
    for outcome in (outcome for story in digest.stories for outcome in story.judgements):
        if not outcome.followed:
            click.echo(
                f"crossread: {request.judgements}, line {outcome.judgement.line}: not followed: {outcome.note}",
                err=True,
            )
    return digest


def _emit(content: str | bytes, out: Path | None) -> None:
    """Write to the file, or to standard output; text files always end in one line break."""
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if out is None:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(raw)
    except OSError as error:
        raise click.UsageError(
            f"{out} cannot be written: {error.strerror} - name another place"
        ) from error


def _finish(digest: "Digest") -> None:
    """Name what could not be read and leave with the exit code that says so."""
    for problem in digest.problems:
        click.echo(f"crossread: {problem.path}: {problem.message}", err=True)
    if not digest.readings:
        click.echo("crossread: nothing could be read", err=True)
        sys.exit(NOTHING_READ)
    sys.exit(SOME_UNREAD if digest.problems else ALL_READ)


@main.command()
@_reading_command(["terminal", "markdown", "html", "json"])
@click.option(
    "--words", type=click.IntRange(60, 2000), default=350, show_default=True,
    help="Length of the brief.",
)  # fmt: skip
@click.option(
    "--no-source-text", is_flag=True,
    help="With --format html: carry only the cited passages, not the reports' whole texts.",
)  # fmt: skip
def brief(request: Request, words: int, no_source_text: bool) -> None:
    """
    Write a cited brief of the reports under PATH.

    \b
    Examples
      crossread brief a.txt b.txt c.html
      crossread brief reports/ --words 200 --format markdown
      crossread brief reports/ --format html --out story.html
    """
    if no_source_text and request.form != "html":
        raise click.UsageError("--no-source-text goes with --format html")
    if request.form == "html" and request.out is None and sys.stdout.isatty():
        raise click.UsageError("a page is not for reading on a terminal - add --out story.html")
    digest = _read(request, words)
    if request.form == "json":
        from crossread.telling.exports.contract import write_json

        _emit(write_json(digest), request.out)
    elif request.form == "html":
        from crossread.telling.page import draw_page

        _emit(draw_page(digest, source_text=not no_source_text), request.out)
    elif request.form == "markdown":
        from crossread.telling.markdown import draw_brief as draw_markdown

        _emit(draw_markdown(digest), request.out)
    else:
        from crossread.telling.terminal import draw_brief

        _emit(draw_brief(digest, colour=_colour(request.out)), request.out)
    _finish(digest)


@main.command()
@_reading_command(["terminal", "markdown", "json"])
@click.option(
    "--kind", "kinds", multiple=True, callback=_known_kinds,
    help="Only findings of this kind; repeatable.",
)  # fmt: skip
def compare(request: Request, kinds: tuple[str, ...]) -> None:
    """
    Show where the reports agree, refine each other, conflict, or stand alone.

    Then, unless a kind is asked for, the matrix: which report states which point.

    \b
    Examples
      crossread compare reports/
      crossread compare reports/ --kind conflict --kind hedge_loss
    """
    _table("compare", request, {"kind": kinds})


@main.command()
@_reading_command(["terminal", "markdown", "json", "csv"])
@click.option("--speaker", default="", help="Only speakers whose name contains this.")
@click.option("--outlet", default="", help="Only reports of outlets whose name contains this.")
def quotes(request: Request, speaker: str, outlet: str) -> None:
    """
    List who said what in which words, wordings of one utterance together.

    \b
    Examples
      crossread quotes reports/ --speaker "foreign minister"
      crossread quotes reports/ --outlet Reuters --format csv
    """
    _table("quotes", request, {"speaker": (speaker,), "outlet": (outlet,)})


@main.command()
@_reading_command(["terminal", "markdown", "json", "csv"])
@click.option("--name", default="", help="Only those one of whose spellings contains this.")
@click.option("--outlet", default="", help="Only those named by outlets whose name contains this.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(["person", "organization", "group"]),
    help="Only this kind; may be repeated.",
)  # fmt: skip
def people(request: Request, name: str, outlet: str, kinds: tuple[str, ...]) -> None:
    """
    List people, organisations and groups with their spellings and why they were joined.

    A join or a refusal that is wrong is overruled by a line in a file of judgements, such as
    {"judgement": "different", "names": ["Anton Brede", "A. Brede"], "by": "desk", "why": "his son"}

    \b
    Examples
      crossread people reports/ --kind person --outlet Reuters
      crossread people reports/ --format csv --out people.csv
      crossread people reports/ --judgements corrections.jsonl
    """
    only = {"name": (name,), "outlet": (outlet,), "kind": kinds}
    _table("people", request, only)


@main.command()
@_reading_command(["terminal", "markdown", "json", "csv"])
@click.option(
    "--policy", type=click.Choice(["lowest", "latest", "range"]), default="lowest",
    show_default=True, help="Which figure of a group to mark as the one to print.",
)  # fmt: skip
def figures(request: Request, policy: str) -> None:
    """
    Show the ledger of figures: what is counted, by whom, in which report.

    Every figure is shown; the policy only marks which one it would print. Nothing is summed or
    averaged across counters.

    \b
    Examples
      crossread figures reports/
      crossread figures reports/ --policy latest --format csv
    """
    _table("figures", request, {"policy": (policy,)})


@main.command()
@_reading_command(["terminal", "markdown", "json", "csv"])
def timeline(request: Request) -> None:
    """
    Show what happened when, as far as the reports say.

    \b
    Example
      crossread timeline reports/
    """
    _table("timeline", request, {})


@main.command()
@_reading_command(["terminal", "markdown", "json"])
@click.option("--name", "names", multiple=True, help="Only this register; repeatable.")
def registers(request: Request, names: tuple[str, ...]) -> None:
    """
    Show the registers: casualties, departures, sanctions, meetings, statements and others.

    Also where named people and bodies openly take sides.

    \b
    Examples
      crossread registers reports/
      crossread registers reports/ --name casualties --name meetings
      crossread registers reports/ --registers my-registers/
    """
    _check_names(names, request.registers)
    _table("registers", request, {"register": names})


def _table(name: str, request: Request, only: dict[str, tuple[str, ...]]) -> None:
    """Read, and write one table of every story in the wanted form."""
    from crossread.telling.tables import draw_tables

    digest = _read(request)
    _emit(draw_tables(digest, name, request.form, only, colour=_colour(request.out)), request.out)
    _finish(digest)


def _colour(out: Path | None) -> bool:
    """Colour only on a terminal that wants it (NO_COLOR, no-color.org)."""
    import os

    return out is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


@main.command()
@click.argument("export", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_PATHS
def verify(export: Path, paths: tuple[str, ...]) -> None:
    """
    Check every place of EXPORT (crossread/1 JSON) against the files under PATH.

    The bytes are hashed and decoded again; each place must give back its words at its offsets.

    \b
    Example
      crossread brief reports/ --format json --out story.json
      crossread verify story.json reports/
    """
    from crossread.errors import ExportError
    from crossread.running.verify import verify_export

    try:
        result = verify_export(export, paths)
    except ExportError as error:
        click.echo(f"crossread: {error}", err=True)
        sys.exit(MISUSED)
    for line in result.broken:
        click.echo(line)
    click.echo(result.summary)
    sys.exit(NOT_VERIFIED if result.broken else ALL_READ)
