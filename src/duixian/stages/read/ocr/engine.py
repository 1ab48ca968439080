"""The recogniser: rapidocr on onnxruntime, with the models that its wheel carries, offline."""

import logging
import threading
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from duixian.errors import MissingExtraError
from duixian.i18n import N_

Image = Any  # a numpy array of rows, columns and three colours, 8 bits each
_LOCK = threading.Lock()
_MISSING = N_(
    "{name}: a scan or a picture, whose text the extra ocr recognises, and that is not installed; "
    "pip install 'duixian[ocr]', or save the text as DOCX or plain text and read that"
)
_DETECTOR, _READER, _TURNS = "*_det_*.onnx", "*_rec_*.onnx", "*_cls_*.onnx"
_SEEN = 0.3  # confidence of a place for words from which on it is looked at


class Quad(NamedTuple):
    """Four corners of a line of words, clockwise from its top left, in pixels."""

    corners: Any  # an array of four rows, x and y


class Reading(NamedTuple):
    """The characters of a line: their middles as shares of its width, and how sure they are."""

    text: str
    middles: list[float]
    confidences: list[float]


def require(name: str) -> None:
    """Raise ``MissingExtraError`` for source ``name`` where the extra ``ocr`` is not installed."""
    try:
        import cv2
        import onnxruntime
        import PIL
        import rapidocr
    except ImportError as error:
        raise MissingExtraError(_MISSING, name=name) from error
    del cv2, onnxruntime, PIL, rapidocr


def engine_name() -> str:
    """Name and version of the recogniser."""
    return f"rapidocr {version('rapidocr')}"


@cache
def _engine() -> Any:
    import rapidocr

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    # Named one by one: the library fetches a model that is not named and not there.
    models = Path(rapidocr.__file__).parent / "models"
    paths = {part: _model(models, mark) for part, mark in (("Det", _DETECTOR), ("Rec", _READER))}
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.use_preprocess_img": False,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "Det.model_path": paths["Det"],
            "Det.limit_type": "max",
            "Det.limit_side_len": 4096,
            "Det.box_thresh": _SEEN,
            "Rec.model_path": paths["Rec"],
            "Cls.model_path": _model(models, _TURNS),
        }
    )


def _model(folder: Path, mark: str) -> str:
    found = sorted(folder.glob(mark))
    if not found:
        raise MissingExtraError(_MISSING, name=mark)
    return str(found[0])


def places(image: Image) -> list[Quad]:
    """Where words stand in ``image``."""
    with _LOCK:
        # The engine remembers the last flags, so that each call gives all of them.
        found = _engine()(image, use_det=True, use_rec=False, use_cls=False)
    boxes = getattr(found, "boxes", None)
    return [] if boxes is None else [Quad(box) for box in boxes]


def read_line(crop: Image) -> Reading:
    """The characters of one upright line."""
    with _LOCK:
        found = _engine()(crop, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not getattr(found, "txts", None) or not found.word_results or not found.txts[0].strip():
        return Reading("", [], [])
    info = found.word_results[0]
    chars = [char for word in info.words for char in word]
    columns = [column for word in info.word_cols for column in word]
    sure = [float(one) for one in info.confs]
    count = min(len(chars), len(columns), len(sure))
    length = max(float(info.line_txt_len), 1.0)
    kept = [index for index in range(count) if chars[index].strip()]
    return Reading(
        "".join(chars[index] for index in kept),
        [(columns[index] + 0.5) / length for index in kept],
        [sure[index] for index in kept],
    )


def is_upside_down(crop: Image) -> bool:
    """Whether a line stands on its head."""
    with _LOCK:
        found = _engine()(crop, use_det=False, use_cls=True, use_rec=False)
    results = getattr(found, "cls_res", None) or []
    return any(str(label) == "180" and score > 0.9 for label, score in results)
