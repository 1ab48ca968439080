"""A number in its own words, with the words that bind it: 不少于30个, 5%左右."""

from duixian.lexicon.wording import left_words, right_bounds
from duixian.model import Figure


def amount(text: str, figure: Figure) -> str:
    """The words of ``figure`` in ``text``, from the word that binds it to the one behind it."""
    start, end = figure.start, figure.end
    for word in left_words().get(text[start - 1 : start], ()):
        if word.role == "bound" and text.endswith(word.form, 0, start):
            start -= len(word.form)
            break
    for size in (3, 2, 1):
        if text[end : end + size] in right_bounds():
            end += size
            break
    return text[start:end]
