"""The questions that need an answer before anything can go on: few, and in one place."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ims_chart.printing.terms import translate
from ims_chart.ui.chip import Weight
from ims_chart.ui.question import Question


class Unsaved(StrEnum):
    """What to do with work that can't be saved where it belongs."""

    STAY = "stay"
    COPY = "copy"
    DISCARD = "discard"


def unsaved(parent: QWidget, why: str) -> Unsaved:
    """Asks what to do when a record is to be closed and can't be saved."""
    question = Question(
        translate("ask", "The last changes are not on disk"),
        why,
        (translate("ask", "Keep open"), Weight.NORMAL),
        (translate("ask", "Close without saving"), Weight.DANGER),
        (translate("ask", "Save a copy…"), Weight.PRIMARY),
        name="unsavedQuestion",
        parent=parent,
    )
    return (Unsaved.STAY, Unsaved.DISCARD, Unsaved.COPY)[_answer(question)]


def sure(parent: QWidget, question: str, why: str, yes: str) -> bool:
    """Whether something is really meant that has no undo."""
    cancel = (translate("ask", "Cancel"), Weight.NORMAL)
    asked = Question(question, why, cancel, (yes, Weight.FINAL), name="sureQuestion", parent=parent)
    return bool(_answer(asked))


def discard(parent: QWidget) -> bool:
    """Whether what was typed into a form may go."""
    question = Question(
        translate("ask", "Discard what you typed?"),
        translate("ask", "It has not been saved."),
        (translate("ask", "Go on typing"), Weight.NORMAL),
        (translate("ask", "Discard"), Weight.DANGER),
        name="discardQuestion",
        parent=parent,
    )
    return bool(_answer(question))


def _answer(question: Question) -> int:
    question.exec()
    question.deleteLater()
    return question.answer


def save_path(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """A file to write; None if the person thought better of it."""
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return Path(name) if name else None


def open_path(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file to read; None if the person thought better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def folder(parent: QWidget, title: str, start: Path) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(name) if name else None


def picture_path(parent: QWidget, title: str) -> Path | None:
    """A picture to read; None if the person thought better of it."""
    kinds = "PNG, JPEG, TIFF, … (*.png *.jpg *.jpeg *.tif *.tiff *.webp *.bmp *.gif);;* (*)"
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def picture_paths(parent: QWidget, title: str) -> tuple[Path, ...]:
    """Pictures to read, none if the person thought better of it."""
    kinds = "PNG, JPEG, TIFF, WebP (*.png *.jpg *.jpeg *.tif *.tiff *.webp);;* (*)"
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return tuple(Path(name) for name in names)
