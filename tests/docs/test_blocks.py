"""What the pages promise about their own blocks."""

import pytest

from tests.docs.blocks import Block, agrees, blocks, commands

PAGE = """\
# Title

```
plain
```

<!-- not run: needs a network -->
```bash
./dev demo
```

```console
$ duixian read a.txt \\
    --json
{"schema": …}
$ echo done
```
"""


def test_blocks_are_found_with_language_line_and_mark() -> None:
    """The mark belongs to the block right below it."""
    assert [(block.language, block.line, block.skipped) for block in blocks(PAGE)] == [
        ("", 3, ""),
        ("bash", 8, "needs a network"),
        ("console", 12, ""),
    ]


def test_a_console_block_splits_into_commands_and_output() -> None:
    """Lines without ``$`` belong to the command above; continued lines are joined."""
    console = list(blocks(PAGE))[-1]
    assert [(command.text, command.shown) for command in commands(console)] == [
        ("duixian read a.txt     --json", '{"schema": …}'),
        ("echo done", ""),
    ]


def test_a_bash_block_is_all_commands() -> None:
    """Comments and blank lines are no commands."""
    block = Block("bash", "# first\nls\n\npwd\n", 1, "")
    assert [command.text for command in commands(block)] == ["ls", "pwd"]


def test_output_before_a_command_is_a_mistake() -> None:
    """A console block whose first line is no command would be compared with nothing."""
    with pytest.raises(ValueError, match="line 7"):
        commands(Block("console", "duixian demo\n", 7, ""))


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("a\nb", "a  \nb\n", True),
        ("a\nb", "a\nc\n", False),
        ("a\n…\nd", "a\nb\nc\nd\n", True),
        ("a\n…\nd", "a\nd\n", True),
        ("a\n…", "a\nb\n", True),
        ("a\n…", "b\na\n", False),
        ("a … z", "a b c z", True),
        ("a … z", "a b\nc z", False),
        ("a.c", "abc", False),
    ],
)
def test_an_ellipsis_stands_for_what_is_left_out(shown: str, said: str, same: bool) -> None:
    """Alone for whole lines, inside a line for part of it; everything else is literal."""
    assert agrees(shown, said) is same
