"""What a corpus holds on the disk, for comparing two of them byte by byte."""

from pathlib import Path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the tables and the manifest, by path; the store of shards is not the result."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".shards" not in path.parts
    }
