"""What the built wheel alone must be able to do, run where nothing else is installed."""

from importlib.resources import files
from importlib.util import find_spec

import duixian
from duixian.errors import MissingExtraError
from duixian.i18n import translator

PACKED = (
    "py.typed",
    "lexicon/data/units.toml",
    "lexicon/data/indicators.toml",
    "lexicon/data/places.tsv",
    "i18n/locales/zh/LC_MESSAGES/duixian.mo",
)


def main() -> None:
    """Exit with a traceback where a file is missing or the sample is not read."""
    package = files("duixian")
    missing = [name for name in PACKED if not package.joinpath(name).is_file()]
    assert not missing, missing
    assert callable(translator("zh"))

    samples = [item for item in package.joinpath("sample").iterdir() if item.name.endswith(".txt")]
    assert len(samples) > 1, samples
    for sample in samples:
        report = duixian.read(sample.read_bytes())
        assert report.figures, sample.name
        assert report.to_json().startswith('{"schema"'), sample.name

    if find_spec("polars") is None:
        try:
            report.to_polars()
        except MissingExtraError as refused:
            assert "polars" in str(refused)  # noqa: PT017 - no pytest here
        else:
            raise AssertionError("polars is not installed, and was not missed")


if __name__ == "__main__":
    main()
