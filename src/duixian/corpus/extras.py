"""What is asked for where an optional package is not installed."""

from duixian.errors import MissingExtraError


def missing(package: str, extra: str = "corpus") -> MissingExtraError:
    """The error that names ``package`` and the extra that brings it."""
    return MissingExtraError(
        "{package} is not installed; run: pip install 'duixian[{extra}]'",
        package=package,
        extra=extra,
    )
