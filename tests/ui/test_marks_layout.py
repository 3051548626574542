"""Where marks stand: kept while charting, and on a sheet that shows just what there is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from ims_chart.record import Finding, FindingKind, TriggerPointState
from ims_chart.ui.marks_layout import MarksLayout
from tests.ui.hands import settle

PLACES = ((0.6, 0.25), (0.605, 0.252), (0.61, 0.3), (0.4, 0.5), (0.42, 0.68))


@pytest.fixture
def charted(chart):
    for place in PLACES:
        chart.tap("back", *place)
    chart.select(None)
    settle()
    return chart.sites


@pytest.fixture
def layout(chart):
    return MarksLayout(chart)


def look(canvas) -> QImage:
    """The canvas as it is painted while nothing moves."""
    canvas.repaint()
    return canvas.grab().toImage()


def afresh(canvas) -> QImage:
    """The same, painted without anything kept."""
    canvas.stage.pan(QPoint(1, 0).toPointF())
    canvas.repaint()
    canvas.stage.pan(QPoint(-1, 0).toPointF())
    canvas.repaint()
    return canvas.grab().toImage()


def alike(one: QImage, two: QImage) -> bool:
    """The sheet is blended once more than a painter would: that may round by a few grades."""
    return max(abs(a - b) for a, b in zip(one.constBits(), two.constBits(), strict=True)) <= 6


def test_charting_moves_no_mark_and_no_number(charted, chart, canvas, layout) -> None:
    before = {laid.site.id: laid for laid in layout.laid(canvas.slots, canvas.camera)}
    chart.tap("back", 0.602, 0.251)
    after = {laid.site.id: laid for laid in layout.laid(canvas.slots, canvas.camera)}
    assert len(after) == len(before) + 1
    assert all(after[key] is laid for key, laid in before.items())


def test_close_marks_stand_apart_and_free_ones_where_they_lie(charted, canvas, layout) -> None:
    laid = layout.laid(canvas.slots, canvas.camera)
    first, second = laid[0].mark - laid[1].mark, laid[0].lies - laid[1].lies
    assert first.manhattanLength() > second.manhattanLength()
    assert laid[3].mark == laid[3].lies


def test_a_moved_site_takes_its_mark_along(charted, chart, canvas, layout) -> None:
    layout.laid(canvas.slots, canvas.camera)
    chart.move(charted[3].id, "back", 0.42, 0.52)
    laid = next(m for m in layout.laid(canvas.slots, canvas.camera) if m.site.id == charted[3].id)
    assert laid.mark + canvas.camera.origin == canvas.screen_point("back", 0.42, 0.52)


def test_the_sheet_shows_what_painting_afresh_shows(charted, chart, canvas) -> None:
    look(canvas)
    chart.tap("back", 0.5, 0.6)  # on top of the kept sheet
    chart.select(None)
    assert alike(look(canvas), afresh(canvas))
    chart.remove(charted[0].id)
    assert alike(look(canvas), afresh(canvas))


def test_a_site_that_is_found_otherwise_looks_otherwise(charted, chart, canvas) -> None:
    before = look(canvas)
    chart.select(charted[4].id)
    latent = Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.LATENT)
    chart.change_site("finding", finding=replace(latent))
    chart.select(None)
    after = look(canvas)
    assert not alike(after, before)
    assert alike(after, afresh(canvas))


def test_while_the_body_grows_marks_and_numbers_keep_beside_their_places(
    charted, canvas, layout
) -> None:
    def beside() -> list[tuple[float, ...]]:
        told = layout.laid(canvas.slots, canvas.camera)
        parts = [part - each.lies for each in told for part in (each.mark, each.number)]
        return [(round(p.x(), 6), round(p.y(), 6)) for p in parts]

    before, stood = beside(), layout.laid(canvas.slots, canvas.camera)[2].lies
    canvas.stage.zoom(1.5, canvas.rect().center().toPointF())
    assert beside() == before
    assert layout.laid(canvas.slots, canvas.camera)[2].lies == stood * 1.5
    layout.rearrange()
    layout.laid(canvas.slots, canvas.camera)
    assert layout.stretched(canvas.slots, canvas.camera)[1] == 1


def test_a_growing_body_shows_every_mark_where_it_is_found(charted, canvas) -> None:
    canvas.stage.zoom(1.4, canvas.rect().center().toPointF())
    for site in charted:
        spot = canvas.marks.spots(site, canvas.slots, canvas.camera)[0]
        if canvas.rect().contains(spot.toPoint()):
            assert canvas.marks.hit(spot, canvas.slots, canvas.camera) == site.id
    assert alike(look(canvas), afresh(canvas))
