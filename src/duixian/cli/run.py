"""Runs the command line: language, streams, and one clear line for whatever goes wrong."""

import contextlib
import gettext
import os
import sys
from collections.abc import Iterator, Sequence

import click

from duixian.cli.commands import ReaderGone, build
from duixian.errors import DuixianError
from duixian.i18n import DOMAIN, LOCALES, N_, Language, default_language, translator

BAD_USAGE = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells count
READER_GONE = 141  # 128 + SIGPIPE


def run(words: Sequence[str] | None = None) -> int:
    """Run the command that ``words`` name and return its exit status.

    Without ``words`` those of the process are taken; on Windows click then expands ``*.docx``.
    """
    language = chosen_language(sys.argv[1:] if words is None else words)
    translate = translator(language)
    _speak_utf8()
    try:
        with _click_speaks(language):
            status = build(language).main(
                None if words is None else list(words), prog_name="duixian", standalone_mode=False
            )
        return status if isinstance(status, int) else 0
    except click.Abort:
        _complain(translate(N_("interrupted")))
        return INTERRUPTED
    except click.ClickException as error:
        _complain(_told(error, translate(N_("see {command} --help"))))
        return error.exit_code
    except DuixianError as error:
        _complain(error.render(translate))
        return BAD_USAGE
    except OSError as error:
        _complain(translate(N_("cannot write: {reason}")).format(reason=error.strerror or error))
        _close_quietly()
        return BAD_USAGE
    except ReaderGone:
        _close_quietly()
        return READER_GONE


def chosen_language(words: Sequence[str]) -> Language:
    """The last ``--lang`` among ``words``, else the locale's language.

    It is needed before click reads the words, since click's help is in that language too.
    """
    language = default_language()
    for index, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and index + 1 < len(words):
            value = words[index + 1]
        elif word.startswith("--lang="):
            value = word.partition("=")[2]
        else:
            continue
        if value in {"zh", "en"}:
            language = "en" if value == "en" else "zh"
    return language


@contextlib.contextmanager
def _click_speaks(language: Language) -> Iterator[None]:
    """Let click, which asks gettext's default domain, find its messages in our catalogue."""
    before = os.environ.get("LANGUAGE")
    domain = gettext.textdomain()
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before


def _speak_utf8() -> None:
    """Give Chinese a way out where the console's encoding has none (C locale, old Windows)."""
    for stream in (sys.stdout, sys.stderr):
        try:
            "兑".encode(stream.encoding or "ascii")
        except (LookupError, UnicodeEncodeError):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")
        else:
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")


def _told(error: click.ClickException, advice: str) -> str:
    """``duixian read: what is wrong; see duixian read --help`` in one line."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "duixian"
    words = " ".join(error.format_message().split()).rstrip(".。")
    return f"{command}: {words}; {advice.format(command=command)}"


def _complain(line: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(" ".join(line.split()), err=True)


def _close_quietly() -> None:
    """Point standard output at nothing: its reader has gone, and the exit would flush it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
