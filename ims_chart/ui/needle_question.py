"""What is asked before sites or a visit are deleted while needles are in there."""

from __future__ import annotations

from collections.abc import Iterable

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart
from ims_chart.record import Site

translate = QCoreApplication.translate


def may_go(chart: Chart, sites: Iterable[Site], parent: QWidget) -> bool:
    """Whether sites may be deleted: asked where needles are in, which nobody would count then.

    The patient may have been closed meanwhile, as by somebody else who charts there.
    """
    inside = chart.needles.inside_of(sites)
    if not inside:
        return True
    from ims_chart.ui.chip import Weight  # noqa: PLC0415 - seldom needed
    from ims_chart.ui.question import Question  # noqa: PLC0415

    one = inside == 1
    title = (
        translate("needles", "1 needle is still in here")
        if one
        else translate("needles", "{0} needles are still in here").format(inside)
    )
    why = (
        translate(
            "needles",
            "Once this is deleted, nothing counts the needle any more or reminds of it. If it is "
            "out, say so first.",
        )
        if one
        else translate(
            "needles",
            "Once this is deleted, nothing counts the needles any more or reminds of them. If they "
            "are out, say so first.",
        )
    )
    question = Question(
        title,
        why,
        (translate("needles", "Keep"), Weight.NORMAL),
        (translate("needles", "Delete all the same"), Weight.DANGER),
        name="needleQuestion",
        parent=parent,
    )
    question.exec()
    question.deleteLater()
    return question.answer > 0 and shiboken6.isValid(chart)
