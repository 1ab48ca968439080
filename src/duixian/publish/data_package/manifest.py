"""``SHA256SUMS``, and a signature of it by a key that the office holds."""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.errors import MissingExtraError, OutputError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
PASSPHRASE = "DUIXIAN_KEY_PASSPHRASE"  # noqa: S105 - the name of the variable, not what it holds
LARGEST_KEY = 100_000  # bytes


def sums(hashes: dict[str, str]) -> bytes:
    """The manifest as ``sha256sum -c`` reads it: a line a file, in order of paths."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode()


def sha256(data: bytes) -> str:
    """The hash of ``data`` in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sign(manifest: bytes, key: Path) -> bytes:
    """The Ed25519 signature (64 bytes) of ``manifest`` by the private key in the PEM file ``key``.

    A passphrase comes from the variable ``DUIXIAN_KEY_PASSPHRASE``. Raise :class:`OutputError`
    where the key cannot be used, :class:`MissingExtraError` where cryptography is not installed.
    """
    return load_key(key).sign(manifest)


def load_key(path: Path) -> "Ed25519PrivateKey":
    """The private key in ``path``; raises as :func:`sign` does."""
    try:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError:
        raise MissingExtraError(
            "{package} is not installed; run: pip install 'duixian[{extra}]'",
            package="cryptography",
            extra="publish",
        ) from None
    passphrase = os.environ.get(PASSPHRASE)
    try:
        if path.stat().st_size > LARGEST_KEY:
            raise ValueError("too large")
        data = path.read_bytes()
        found = load_pem_private_key(data, passphrase.encode() if passphrase else None)
    except OSError as error:
        raise OutputError(
            "{path}: the key cannot be read ({reason}); check the path",
            path=path,
            reason=error.strerror or error,
        ) from error
    except TypeError as error:  # a passphrase without need, or a need without passphrase
        raise OutputError(
            "{path}: the key and its passphrase do not go together; "
            "the variable {variable} holds the passphrase of a key that has one",
            path=path,
            variable=PASSPHRASE,
        ) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _unfit(path) from error
    if not isinstance(found, Ed25519PrivateKey):
        raise _unfit(path)
    return found


def _unfit(path: Path) -> OutputError:
    return OutputError(
        "{path}: no Ed25519 private key in PEM that opens with the passphrase given; "
        "make one with: openssl genpkey -algorithm ed25519 -out key.pem",
        path=path,
    )
