"""The questions that need an answer before anything can go on: few, and in one place."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Unsaved(StrEnum):
    """What to do with work that can't be saved where it belongs."""

    STAY = "stay"
    COPY = "copy"
    DISCARD = "discard"


def unsaved(parent: QWidget, why: str) -> Unsaved:
    """Asks what to do when a record is to be closed and can't be saved."""
    box = QMessageBox(parent)
    box.setObjectName("unsavedQuestion")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(box.tr("Not saved"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(box.tr("The last changes of this patient are not on disk."))
    box.setInformativeText(why)
    stay = box.addButton(box.tr("Keep open"), QMessageBox.ButtonRole.RejectRole)
    copy = box.addButton(box.tr("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton(box.tr("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    if box.clickedButton() is copy:
        return Unsaved.COPY
    return Unsaved.DISCARD if box.clickedButton() is drop else Unsaved.STAY


def sure(parent: QWidget, question: str, why: str, yes: str) -> bool:
    """Whether something is really meant that has no undo."""
    box = QMessageBox(parent)
    box.setObjectName("sureQuestion")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(why)
    stay = box.addButton(box.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    go = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go


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
