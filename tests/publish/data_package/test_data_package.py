"""The Data Package of an edition: valid, complete, verifiable, the same each time."""

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from duixian import pipeline
from duixian.errors import DuixianError, MissingExtraError
from duixian.i18n import Language
from duixian.publish.data_package import manifest, product
from duixian.publish.edition import Edition, edit
from duixian.publish.products import Wishes
from duixian.sample import sample
from tests.factories import make_report
from tests.publish.data_package.reading import descriptor, problems, table

BOM = b"\xef\xbb\xbf"
PEM = serialization.Encoding.PEM
PKCS8 = serialization.PrivateFormat.PKCS8


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Both years of the sample."""
    later, earlier = sample().later, sample().earlier
    return edit(
        pipeline.read_bytes(later.read_bytes(), later.name),
        [pipeline.read_bytes(earlier.read_bytes(), earlier.name)],
    )


def made(edition: Edition, folder: Path, language: Language = "zh", **wishes: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    told = list(product.make_data(edition, folder, Wishes(language, **wishes)))
    assert sorted(told) == sorted(path for path in folder.rglob("*") if path.is_file())
    return folder


@pytest.fixture(scope="module")
def package(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of both years."""
    return made(edition, tmp_path_factory.mktemp("data"))


def private_key(path: Path, passphrase: bytes = b"") -> ed25519.Ed25519PrivateKey:
    key = ed25519.Ed25519PrivateKey.generate()
    lock: Any = serialization.NoEncryption()
    if passphrase:
        lock = serialization.BestAvailableEncryption(passphrase)
    path.write_bytes(key.private_bytes(PEM, PKCS8, lock))
    return key


def test_every_table_keeps_the_schema_that_it_states(package: Path) -> None:
    """Types, keys, references, sizes and hashes, read by the descriptor alone."""
    assert list(problems(package)) == []
    names = [one["name"] for one in descriptor(package)["resources"]]
    assert names == ["reports", "sections", "statements", "figures", "commitments", "verdicts",
                     "answers", "findings", "units"]  # fmt: skip


def test_the_reference_implementation_finds_it_valid(package: Path) -> None:
    """frictionless, where it is installed (the group ``standards``), has nothing to say."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(package / "datapackage.json"))
    assert report.valid, report.flatten(["message"])


def test_the_descriptor_says_who_where_from_and_under_which_licence(
    edition: Edition, package: Path, tmp_path: Path
) -> None:
    """Sources with their hash, columns with meaning, units; no licence is invented."""
    told = descriptor(package)
    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert told["title"] == "清湾县2025年政府工作报告数据"
    assert [one["sha256"] for one in told["sources"]] == [
        report.source.sha256 for report in (*edition.earlier, edition.report)
    ]
    assert told["licenses"][0]["name"] == "notspecified"
    fields = [field for one in told["resources"] for field in one["schema"]["fields"]]
    assert all(field["description"] for field in fields)
    units = {row["unit"]: row["meaning"] for row in table(package, "units")}
    assert units["%"].startswith("小数")
    assert {row["unit"] for row in table(package, "figures")} - {""} <= set(units)
    licensed = made(edition, tmp_path, licence="CC-BY-4.0")
    assert descriptor(licensed)["licenses"] == [{"name": "CC-BY-4.0"}]
    assert "CC-BY-4.0" in (licensed / "README.md").read_text("utf-8")


def test_the_three_formats_hold_the_same(package: Path) -> None:
    """CSV with BOM, JSON and Parquet, cell by cell; numbers exact in words, floats in Parquet."""
    for one in descriptor(package)["resources"]:
        rows = table(package, one["name"])
        path = package / one["path"]
        assert path.read_bytes().startswith(BOM)
        listed = json.loads(path.with_suffix(".json").read_bytes())
        columns = pq.read_table(path.with_suffix(".parquet")).to_pydict()
        assert len(rows) == len(listed) == len(next(iter(columns.values())))
        for field in one["schema"]["fields"]:
            name = field["name"]
            cells = [_csv(entry[name]) for entry in listed]
            assert [row[name].removeprefix("'") for row in rows] == [
                cell.removeprefix("'") for cell in cells
            ]
            if field["type"] == "number":
                assert columns[f"exact_{name}"] == [entry[name] for entry in listed]
                floats = [None if entry[name] is None else float(entry[name]) for entry in listed]
                assert columns[name] == floats
            else:
                assert columns[name] == [entry[name] for entry in listed]


def _csv(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return ";".join(cell)
    return "" if cell is None else str(cell)


def test_a_figure_leads_back_to_its_words(package: Path) -> None:
    """Offsets count in the text that the package itself holds."""
    texts = {row["report"]: row["text"] for row in table(package, "reports")}
    for name in ("figures", "statements", "commitments"):
        for row in table(package, name):
            words = row["text"].removeprefix("'")
            assert texts[row["report"]][int(row["start"]) : int(row["end"])] == words


def test_verdicts_are_those_of_the_reconciliation(edition: Edition, package: Path) -> None:
    """One row for each promise of the year before, with every answer that was found."""
    assert edition.reconciliation is not None
    items = edition.reconciliation.items
    verdicts = table(package, "verdicts")
    assert [row["verdict"] for row in verdicts] == [item.verdict for item in items]
    assert len(table(package, "answers")) == sum(
        len(item.answers) + len(item.statistics) for item in items
    )


def test_words_that_a_spreadsheet_would_run_are_guarded(tmp_path: Path) -> None:
    """In CSV behind an apostrophe, full-width too; in JSON as they stand in the report."""
    report = make_report()
    first, second = report.statements[:2]
    changed = (
        msgspec.structs.replace(first, text="=1+1"),
        msgspec.structs.replace(second, text="＝cmd"),
        *report.statements[2:],
    )
    alone = edit(msgspec.structs.replace(report, statements=changed))
    package = made(alone, tmp_path)
    assert [row["text"] for row in table(package, "statements")[:2]] == ["'=1+1", "'＝cmd"]
    listed = json.loads((package / "data/statements.json").read_bytes())
    assert [row["text"] for row in listed[:2]] == ["=1+1", "＝cmd"]


def test_a_report_alone_has_no_verdicts(tmp_path: Path) -> None:
    """Tables without rows that need two reports are left out, and the rest is valid."""
    package = made(edit(make_report()), tmp_path)
    names = [one["name"] for one in descriptor(package)["resources"]]
    assert "verdicts" not in names
    assert "answers" not in names
    assert list(problems(package)) == []


def test_a_report_that_promises_nothing_makes_a_package(tmp_path: Path) -> None:
    """No statements, no figures, no place, no year: the tables are there with their heads."""
    empty = make_report(statements=(), figures=(), findings=(), place=None, year=None)
    package = made(edit(empty), tmp_path)
    assert list(problems(package)) == []
    assert table(package, "figures") == []
    assert descriptor(package)["name"].endswith("-undated")


def test_the_sums_hold_every_file(package: Path) -> None:
    """SHA256SUMS names each other file and is what sha256sum reads."""
    lines = (package / "SHA256SUMS").read_text("ascii").splitlines()
    named = {line[66:]: line[:64] for line in lines}
    files = [path for path in package.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert named == {
        path.relative_to(package).as_posix(): manifest.sha256(path.read_bytes()) for path in files
    }
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=package, check=True)


def test_a_key_signs_the_sums(edition: Edition, tmp_path: Path) -> None:
    """The signature verifies with the public key, and fails once a sum is changed."""
    key = private_key(tmp_path / "key.pem")
    package = made(edition, tmp_path / "data", sign=tmp_path / "key.pem")
    sums = (package / "SHA256SUMS").read_bytes()
    signature = (package / "SHA256SUMS.sig").read_bytes()
    key.public_key().verify(signature, sums)
    with pytest.raises(InvalidSignature):
        key.public_key().verify(signature, sums.replace(b"a", b"b", 1))
    assert "已签名" in (package / "README.md").read_text("utf-8")


def test_openssl_verifies_what_the_page_says(edition: Edition, tmp_path: Path) -> None:
    """The command on the page is one that an office has."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here")
    key = private_key(tmp_path / "key.pem")
    package = made(edition, tmp_path / "data", sign=tmp_path / "key.pem", language="en")
    public = serialization.PublicFormat.SubjectPublicKeyInfo
    (package / "public.pem").write_bytes(key.public_key().public_bytes(PEM, public))
    page = (package / "README.md").read_text("utf-8").splitlines()
    [command] = [line.split() for line in page if line.startswith("    openssl")]
    told = subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def test_an_old_signature_does_not_stay_beside_new_data(edition: Edition, tmp_path: Path) -> None:
    """Made again without a key, the package has no signature."""
    private_key(tmp_path / "key.pem")
    package = made(edition, tmp_path / "data", sign=tmp_path / "key.pem")
    made(edition, package)
    assert not (package / "SHA256SUMS.sig").exists()


def test_a_passphrase_opens_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes from the environment; without it, or with a wrong one, the message says so."""
    path = tmp_path / "key.pem"
    key = private_key(path, b"secret")
    with pytest.raises(DuixianError, match="DUIXIAN_KEY_PASSPHRASE"):
        manifest.sign(b"x", path)
    monkeypatch.setenv("DUIXIAN_KEY_PASSPHRASE", "wrong")
    with pytest.raises(DuixianError, match="passphrase"):
        manifest.sign(b"x", path)
    monkeypatch.setenv("DUIXIAN_KEY_PASSPHRASE", "secret")
    key.public_key().verify(manifest.sign(b"x", path), b"x")


def test_a_key_that_is_none_stops_before_anything_is_written(
    edition: Edition, tmp_path: Path
) -> None:
    """No file, words, another kind of key: one clear line, and an empty folder."""
    words, curve = tmp_path / "words.pem", tmp_path / "curve.pem"
    words.write_text("hello")
    other = ec.generate_private_key(ec.SECP256R1())
    curve.write_bytes(other.private_bytes(PEM, PKCS8, serialization.NoEncryption()))
    for path in (words, curve, tmp_path / "none.pem"):
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        with pytest.raises(DuixianError, match=path.name):
            list(product.make_data(edition, folder, Wishes("zh", sign=path)))
        assert list(folder.iterdir()) == []


def test_without_cryptography_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install."""
    path = tmp_path / "key.pem"
    private_key(path)
    monkeypatch.setitem(__import__("sys").modules, "cryptography.exceptions", None)
    with pytest.raises(MissingExtraError, match=r"duixian\[publish\]"):
        manifest.load_key(path)


def test_without_pyarrow_the_package_says_so(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CSV and JSON are there and valid; the page tells why there is no Parquet."""
    monkeypatch.setattr(product, "has_parquet", lambda: False)
    package = made(edition, tmp_path)
    assert not list(package.rglob("*.parquet"))
    assert list(problems(package)) == []
    assert "没有 Parquet" in (package / "README.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_reports_give_the_same_bytes(
    edition: Edition, tmp_path: Path, language: Language
) -> None:
    """Every file, twice; both languages speak of the same tables."""
    one, two = (made(edition, tmp_path / name, language) for name in "ab")
    for path in (path for path in one.rglob("*") if path.is_file()):
        assert path.read_bytes() == (two / path.relative_to(one)).read_bytes(), path.name


def test_exact_decimals_survive(package: Path) -> None:
    """No float stands between the report and the table."""
    listed = json.loads((package / "data/figures.json").read_bytes())
    told = {row["text"]: Decimal(row["value"]) for row in listed if row["value"]}
    assert told["421.38亿元"] == Decimal(42138000000)
    assert told["4.8%"] == Decimal("0.048")


def test_real_pairs_are_valid(shared: Path, tmp_path: Path) -> None:
    """Two reports of the State Council: ids are unique, references resolve."""
    folder = shared / "reports" / "state_council"
    for earlier, later in (("2014", "2015"), ("2021", "2022")):
        pair = edit(
            pipeline.read(folder / f"{later}.txt"), [pipeline.read(folder / f"{earlier}.txt")]
        )
        assert list(problems(made(pair, tmp_path / later))) == []
