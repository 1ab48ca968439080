"""Old formats through LibreOffice, where it is installed: to DOCX or XLSX, offline and bounded."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from duixian.errors import SourceError
from duixian.i18n import N_
from duixian.stages.read.limits import Limits

_PROGRAMS = ("soffice", "libreoffice")
_MACOS = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_MEMORY = 2 * 1024**3  # bytes that the program may take
_NAMES = {"doc": "DOC (Word 6/95)", "rtf": "RTF", "odt": "ODT", "xls": "XLS", "ods": "ODS"}
_ABSENT = N_(
    "{name}: {kind} is read through LibreOffice, which is not installed; install LibreOffice, or "
    "save the file as {target} and read that"
)
_FAILED = N_(
    "{name}: LibreOffice could not convert this {kind} ({reason}); open it in Word or WPS and save "
    "it as {target}"
)
# No macro runs, no link is followed, nothing asks: the settings of a profile of its own.
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items '
    'xmlns:oor="http://openoffice.org/2001/registry">'
    + _SETTING.format("MacroSecurityLevel", "3")
    + _SETTING.format("DisableMacrosExecution", "true")
    + _SETTING.format("BlockUntrustedRefererLinks", "true")
    + _SETTING.format("DisableActiveContent", "true")
    + '<item oor:path="/org.openoffice.Office.Writer/Content/Update">'
    '<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item></oor:items>'
)
_NOWHERE = "http://127.0.0.1:9"  # a port that nothing listens on, should anything ask for a page


def converted(data: bytes, name: str, kind: str, limits: Limits) -> bytes:
    """``data``, of a ``kind`` named by its usual ending, as DOCX or, of a spreadsheet, as XLSX.

    Raise ``SourceError`` where LibreOffice is not installed, fails, or takes longer than
    ``limits.seconds``.
    """
    target = "xlsx" if kind in ("xls", "ods") else "docx"
    values = {"name": name, "kind": _NAMES[kind], "target": target.upper()}
    program = _program()
    if program is None:
        raise SourceError(_ABSENT, **values)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"source.{kind}")
        source.write_bytes(data)
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        command = [
            program,
            f"-env:UserInstallation={profile.parent.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            target,
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(  # noqa: S603 - the program is the system's, the words are ours
                command,
                check=False,
                cwd=folder,
                env={**os.environ, "http_proxy": _NOWHERE, "https_proxy": _NOWHERE},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds,
                preexec_fn=_bounded if sys.platform != "win32" else None,
            )
            return _result(Path(folder, f"source.{target}"), limits)
        except (OSError, subprocess.SubprocessError) as error:
            reason = " ".join(str(error.__class__.__name__).split())
            raise SourceError(_FAILED, **values, reason=reason) from None


def _result(made: Path, limits: Limits) -> bytes:
    if made.stat().st_size > limits.source_bytes:
        raise OSError("too large")
    return made.read_bytes()


def _program() -> str | None:
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return found or (_MACOS if sys.platform == "darwin" and Path(_MACOS).exists() else None)


def _bounded() -> None:
    """In the child: an address space and a time that it cannot go beyond."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
