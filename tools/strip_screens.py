"""Pictures of what comes and goes on a chart: strips, offers, notices, the ring, photos."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from page_screens import last_seen, most_visits
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QRadialGradient
from PySide6.QtTest import QTest
from shutter import REST_MS, Round, Shot, asked, over, still, trigger, until

from ims_chart.charting.chart import now
from ims_chart.charting.conflicts import Conflicts
from ims_chart.record import Needling, Record, edits
from ims_chart.storage import lock
from ims_chart.storage.store import Store
from ims_chart.ui.conflicts_dialog import ConflictsDialog
from ims_chart.ui.conversion_strip import ConversionStrip
from ims_chart.ui.photo_dialog import PhotoDialog
from ims_chart.ui.radial_menu import RadialMenu


def begun(at: Round) -> Iterator[Shot]:
    """A visit that begins: last time's sites, the question, an offer, the ring, and a way back."""
    window = at.window
    opened = at.open(last_seen(at.store))
    trigger(window, "new_visit", "repeat_visit", "ask_follow_up")
    yield "repeat", still(window)
    trigger(window, "keep_all", "next_site")
    yield "repeat-kept", still(window)
    trigger(window, "end_repeat")
    canvas = opened.page.canvas
    spot = canvas.screen_point("back", 0.42, 0.31)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    yield "offer", still(window)
    trigger(window, "open_ring")
    yield "ring", still(window)
    ring = window.findChild(RadialMenu)
    if ring is not None:
        ring.findChild(type(ring.children()[-1]), "ring.pain").click()
        yield "ring-pain", still(window)
        ring.dismiss()
    trigger(window, "move_site")
    yield "move", still(window)
    trigger(window, "move_site", "delete_site")
    yield "toast", still(window)
    trigger(window, "tool_area")
    yield "tool-area", still(window)


def playing(at: Round) -> Iterator[Shot]:
    """The visits one after the other."""
    window = at.window
    at.open(most_visits(at.store))
    trigger(window, "play_visits")
    QTest.qWait(3 * REST_MS)
    yield "playing", window.grab()
    trigger(window, "play_visits")
    QTest.keyClick(window, Qt.Key.Key_Escape)


def needles(at: Round) -> Iterator[Shot]:
    """Patients who lie with needles in, one of whose timers rings, and the open one's panel."""
    window = at.window
    opened = at.open(last_seen(at.store))
    others = [one for one in at.records() if one.id != opened.id][:3]
    for minutes, room, record in zip((4, 11, None), ("2", "3", "5"), others, strict=True):
        window.bedside.needles_in.follow(_lying(record, room, minutes))
    yield "needles-in", still(window)
    trigger(window, "new_visit")
    for x, y in ((0.42, 0.31), (0.58, 0.31)):
        canvas = opened.page.canvas
        QTest.mouseClick(
            canvas, Qt.MouseButton.LeftButton, pos=canvas.screen_point("back", x, y).toPoint()
        )
        QTest.qWait(REST_MS)
    for site in opened.chart.sites:
        opened.chart.needles.put_back(site.id)
    trigger(window, "start_timer")
    yield "needles-here", still(window)
    window.bedside.needles_in.follow(_lying(others[0], "2", -1))
    window.bedside.needles_in.tick()
    yield "needles-ring", window.grab()
    trigger(window, "silence", "all_out")
    yield "question-needles", asked(window, window.close)


def _lying(record: Record, room: str, minutes: int | None) -> Record:
    """The record with two needles in at its last visit."""
    visit = record.visits[-1]
    due = None if minutes is None else now() + dt.timedelta(minutes=minutes)
    sites = tuple(
        replace(site, needling=replace(site.needling or Needling(), removed=0, due=due))
        for site in visit.sites[:2]
    )
    lying = replace(visit, room=room, sites=sites, date=dt.date.today())
    return replace(record, visits=(*record.visits[:-1], lying))


def shared(at: Round) -> Iterator[Shot]:
    """A patient charted on another computer, and what was changed on both."""
    window, patient = at.window, last_seen(at.store)
    elsewhere = Store.open(at.store.folder)
    with (
        patch.object(lock, "computer_id", lambda: "0123456789ab"),
        patch.object(lock.platform, "node", lambda: "RECEPTION.local"),
    ):
        holder = elsewhere.locks.take(patient, who="A. Rowan")
        at.open(patient)
        yield "charted-elsewhere", still(window)
        elsewhere.locks.release(patient, holder)
    trigger(window, "show_patients")
    opened = at.open(patient)
    theirs, ours = elsewhere.load(patient), opened.chart
    visit = ours.record.visits[-1].id
    changed = edits.change_patient(theirs.record, replace(theirs.record.patient, phone="000 111"))
    changed = edits.change_visit(changed, visit, plan="Rotation exercises twice a day.")
    elsewhere.save(changed, theirs.digest)
    elsewhere.locks.close()
    ours.edit("ours", lambda r: edits.change_patient(r, replace(r.patient, phone="000 222")))
    ours.edit("ours", lambda r: edits.change_visit(r, visit, plan="Home programme A."))
    opened.flush()
    yield "two-versions", still(window)
    if window.sharing.conflict_strip.isVisible():
        yield "conflicts", over(window, ConflictsDialog(ours, Conflicts(ours), window))
    data = at.store.path(patient).read_bytes()
    (at.store.patients / f"{patient} (conflicted copy 2026-11-21).json").write_bytes(data)
    trigger(window, "show_patients")
    opened = at.open(patient)
    until(window.sharing.copy_strip.isVisible)
    yield "second-copy", still(window)
    _ = window.encryption
    strip = window.findChild(ConversionStrip, "conversionStrip")
    strip.show_progress(140, 480)
    yield "encrypting", still(window)
    strip.hide()


def photos(at: Round) -> Iterator[Shot]:
    """The photos of a visit, and one of them large."""
    window = at.window
    opened = at.open(last_seen(at.store))
    trigger(window, "new_visit")
    panel = opened.page.panel
    panel.show_section("photos")
    yield "photos-none", still(window)
    panel.photos.take([_picture(at.home / f"{n}.png", hue) for n, hue in enumerate((14, 28, 200))])
    opened.chart.photos.settle()
    until(lambda: not panel.photos.pictures.busy)
    first = opened.chart.photos.all[0]
    opened.chart.photos.caption(first.id, "Bruise over the right deltoid, second day")
    yield "photos", still(window)
    dialog = PhotoDialog(opened.chart, first.id, panel.photos.pictures, panel.photos)
    yield "photo", over(window, dialog)


def _picture(path: Path, hue: int) -> Path:
    """Something like skin with a spot."""
    image = QImage(900, 675, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground = QLinearGradient(QPointF(0, 0), QPointF(900, 675))
    ground.setColorAt(0, QColor.fromHsv(hue, 60, 235))
    ground.setColorAt(1, QColor.fromHsv(hue, 90, 180))
    painter.fillRect(QRectF(0, 0, 900, 675), ground)
    spot = QRadialGradient(QPointF(470, 330), 150)
    spot.setColorAt(0, QColor.fromHsv(300, 90, 130, 170))
    spot.setColorAt(1, QColor.fromHsv(300, 90, 130, 0))
    painter.fillRect(QRectF(0, 0, 900, 675), spot)
    painter.end()
    image.save(str(path))
    return path
