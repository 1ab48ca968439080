"""What a reader may set: every tolerance of the verdicts, and how much likeness is an answer."""

from decimal import Decimal

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """Defaults are those of the verdict table; rates are in percentage points."""

    exceeded_ratio: Decimal = Decimal("1.1")
    exceeded_points: Decimal = Decimal("0.5")
    about_points: Decimal = Decimal("0.5")
    about_ratio: Decimal = Decimal("0.05")
    income_points: Decimal = Decimal("0.5")
    answer_floor: float = 0.5
    comparable_bonus: float = 0.15
    sure_score: float = 0.75
    candidates: int = 40
