"""Traditional text is read with the same words, and every offset stays."""

from duixian.text.simplified import simplified


def test_traditional_text_becomes_simplified_at_the_same_length() -> None:
    """One character becomes one character."""
    text = "全縣糧食產量增長百分之四十，達到二十一萬餘噸"
    assert simplified(text) == "全县粮食产量增长百分之四十，达到二十一万余吨"
    assert len(simplified(text)) == len(text)


def test_simplified_text_is_left_alone() -> None:
    """A simplified text is returned as it is, without a copy."""
    text = "全县粮食产量增长4%"
    assert simplified(text) is text
