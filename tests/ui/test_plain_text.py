"""Words of a patient are shown as they are: Qt, left to itself, takes some for markup.

Read from the source, because no walk through the program meets every label with every text.
"""

import ast
from pathlib import Path

import pytest

from ims_chart.ui.tip import plain_tip, tip

FILES = sorted((Path(__file__).parents[2] / "ims_chart" / "ui").glob("*.py"))
TIPS = ("tip", "plain_tip")


def calls(tree: ast.AST, name: str) -> list[ast.Call]:
    """Calls of a method of that name."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
    ]


def made(tree: ast.AST, kind: str) -> dict[str, ast.Call]:
    """What is assigned a new object of that kind, by its name."""
    pairs: list[tuple[ast.expr, ast.expr]] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs += zip(target.elts, node.value.elts, strict=True)
            else:
                pairs.append((target, node.value))
    return {
        ast.unparse(target): value
        for target, value in pairs
        if isinstance(value, ast.Call) and ast.unparse(value.func) == kind
    }


def fixed(text: ast.expr) -> bool:
    """Whether a text is the program's own, without anything put into it."""
    if isinstance(text, ast.Constant):
        return True
    if not isinstance(text, ast.Call) or not text.args:
        return False
    name = ast.unparse(text.func)
    return name.endswith((".tr", "translate")) or name in TIPS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_shows_a_text_takes_it_as_it_is(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    plain = {ast.unparse(call.func.value) for call in calls(tree, "setTextFormat")}
    said = {ast.unparse(call.func.value) for call in calls(tree, "setText") if call.args}
    pictures = {ast.unparse(call.func.value) for call in calls(tree, "setPixmap")}
    for name, call in made(tree, "QLabel").items():
        own = call.args and fixed(call.args[0]) and name not in said
        shows_none = not call.args and name not in said
        assert name in plain or own or shows_none or name in pictures, name
    for name in made(tree, "QMessageBox"):
        assert name in plain, name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_tooltips_are_escaped(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for call in calls(tree, "setToolTip"):
        assert fixed(call.args[0]), ast.unparse(call)


def test_nothing_is_asked_or_said_in_a_box_that_guesses() -> None:
    """`QMessageBox.warning` and its like take a name with a tag in it for markup."""
    kinds = ("warning", "information", "question", "critical")
    for file in FILES:
        for kind in kinds:
            for call in calls(ast.parse(file.read_text(encoding="utf-8")), kind):
                assert "QMessageBox" not in ast.unparse(call.func), file


def test_a_tip_is_escaped_only_where_it_must_be() -> None:
    assert plain_tip("Undo  Ctrl+Z") == "Undo  Ctrl+Z"
    assert plain_tip("<b>\n&") == tip("<b>", "&") == "<p>&lt;b&gt;<br>&amp;</p>"
