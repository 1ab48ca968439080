"""Reports that say the same: identical texts, near copies, and parts of others.

DuckDB does it, which goes to the disk where the memory does not hold the sketches of all reports.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from duixian.corpus.extras import missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

NEAR = 0.7  # shared clauses over all clauses of both
PART = 0.8  # share of the smaller one's clauses that the larger one has
FEWEST = 6  # hashes in a sketch below which an estimate says nothing
COMMONPLACE = 30  # reports that may share a clause before it is a set phrase of the genre

# Each pair once. Of more than two identical texts the first is paired with each of the others,
# and speaks for them where near copies are looked for.
_QUERY = f"""
WITH numbered AS (
  SELECT source, sketch, digest, len(sketch) AS size,
    row_number() OVER (ORDER BY source) AS id,
    first_value(source) OVER (PARTITION BY digest ORDER BY source) AS first
  FROM sketched
),
alone AS (SELECT id, source, sketch, size FROM numbered WHERE source = first AND size >= {FEWEST}),
hashes AS (SELECT id, unnest(sketch) AS hash FROM alone),
telling AS (
  SELECT hash FROM hashes GROUP BY hash HAVING count(*) BETWEEN 2 AND {COMMONPLACE}
),
borne AS (SELECT id, hash FROM hashes SEMI JOIN telling USING (hash)),
shared AS (
  SELECT one.id AS one, two.id AS two, count(*) AS count
  FROM borne one JOIN borne two ON one.hash = two.hash AND one.id < two.id
  GROUP BY ALL
),
compared AS (
  SELECT one.source AS one, two.source AS two, one.size AS one_size, two.size AS two_size,
    len(list_intersect(one.sketch, two.sketch)) AS common
  FROM shared JOIN alone one ON shared.one = one.id JOIN alone two ON shared.two = two.id
  WHERE count >= {FEWEST // 2} AND count >= {PART / 2} * least(one.size, two.size)
),
told AS (
  SELECT *, common / (one_size + two_size - common) AS similarity,
    common / least(one_size, two_size) AS contained,
    one_size < two_size OR (one_size = two_size AND one < two) AS ordered
  FROM compared
)
SELECT first AS source, source AS other, 'identical' AS kind, 1.0::DOUBLE AS similarity,
  1.0::DOUBLE AS contained
FROM numbered WHERE source <> first
UNION ALL
SELECT one, two, 'near', similarity, common / one_size FROM told WHERE similarity >= {NEAR}
UNION ALL
SELECT CASE WHEN ordered THEN one ELSE two END, CASE WHEN ordered THEN two ELSE one END,
  'part_of', similarity, contained
FROM told WHERE similarity < {NEAR} AND contained >= {PART}
ORDER BY source, other
"""  # noqa: S608 - made of constants


def duplicates(connection: "duckdb.DuckDBPyConnection") -> list[tuple[str, str, str, float, float]]:
    """The pairs in order of names: ``source``, ``other``, kind, similarity, contained.

    The table ``sketched`` has the ``source``, the ``digest`` of the whole text and the ``sketch``
    of every report. A part is named before its whole.
    """
    return connection.execute(_QUERY).fetchall()


def sketched(reports: "Sequence[Path]", spill: Path) -> "duckdb.DuckDBPyConnection":
    """A connection with the table ``sketched`` of the files of the table of reports.

    What the memory does not hold goes to the folder ``spill``.
    """
    try:
        import duckdb
    except ImportError:
        raise missing("duckdb") from None
    connection = duckdb.connect(":memory:", config={"temp_directory": str(spill)})
    paths = ", ".join("'" + str(path).replace("'", "''") + "'" for path in reports)
    connection.execute(
        "CREATE VIEW sketched AS SELECT source, text_sha256 AS digest, sketch "  # noqa: S608
        f"FROM read_parquet([{paths}]) WHERE status = 'read'"
    )
    return connection
