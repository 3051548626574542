"""Pictures of the pages: the first start, the patients, the chart, and past visits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from shutter import Round, Shot, dropped_down, still, trigger, until

from ims_chart.charting.review import HeatMeasure, Layout
from ims_chart.record import EventKind, Patient, Record, new_id
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary
from ims_chart.ui.main_menu import MainMenu
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.patient_desk import PatientDesk
from ims_chart.ui.theme import theme


def patients(at: Round) -> Iterator[Shot]:
    """Before a chart is open."""
    window = at.window
    at.program.show(None, demo=False)
    yield "welcome", still(window)
    window.show_store(Store.create(at.home / "New clinic"), remember=False)
    yield "patients-none", still(window)
    window.show_store(at.store, remember=False)
    yield "patients", still(window)
    window.patients.search.setText("lark")
    yield "patients-found", still(window)
    window.patients.search.setText("Zyxwvut")
    yield "patients-not-found", still(window)
    window.patients.search.clear()
    yield from _records(at)
    trigger(window, "hide_names")
    yield "patients-names-hidden", still(window)
    trigger(window, "hide_names")


def _records(at: Round) -> Iterator[Shot]:
    """A search in all records."""
    window = at.window
    trigger(window, "search_clinic")
    yield "clinic-search-empty", still(window)
    panel = window.patients.records
    bruised = panel.findChild(MenuChip, "clinic.reaction")
    bruised.set_value(EventKind.BRUISE)
    panel.begin()
    until(lambda: not panel.search.running)
    yield "clinic-search", still(window)
    window.patients.show_records(on=False)


def menus(at: Round) -> Iterator[Shot]:
    """The menu of the program, and that of a row of the list."""
    window = at.window
    window.show_store(at.store, remember=False)
    still(window)
    row = window.patients.list.visualRect(window.patients.list.model().index(1, 0))
    below = window.patients.list.viewport().mapToGlobal(row.center())
    PatientDesk(window).offer(at.store.index.rows()[1], below)
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    yield "menu-of-a-patient", dropped_down(window, menu)
    at.open(last_seen(at.store))
    main = window.findChild(MainMenu, "mainMenu")
    right = window.mapToGlobal(window.rect().topRight())
    main.popup(right - QPoint(main.sizeHint().width() + 16, -60))
    part = main.actions()[1]
    main.setActiveAction(part)
    part.menu().popup(main.mapToGlobal(QPoint(-part.menu().sizeHint().width(), 0)))
    yield "menu", dropped_down(window, main)
    chip = at.opened.page.panel.findChild(MenuChip, "visit.therapist")
    chip.click()
    yield "menu-of-a-chip", dropped_down(window, chip.findChild(QMenu))


def chart(at: Round) -> Iterator[Shot]:
    """A visit, and the body in its views and dresses."""
    window = at.window
    opened = at.open(last_seen(at.store))
    yield "chart", still(window)
    visit = opened.chart.visit
    if visit is None:
        raise SystemExit("The demo's patient has no visit.")
    opened.chart.select(visit.sites[0].id)
    yield "site", still(window)
    trigger(window, "fit_back", "zoom_in", "zoom_in", "zoom_in")
    yield "zoomed", still(window)
    trigger(window, "fit_all")
    theme.set_roomy(True)
    yield "site-large-controls", still(window)
    theme.set_roomy(False)
    trigger(window, "hide_names")
    yield "chart-names-hidden", still(window)
    trigger(window, "hide_names")


def body(at: Round) -> Iterator[Shot]:
    """The body in each of its dresses and sets of views."""
    window = at.window
    opened = at.open(last_seen(at.store))
    for action in ("dress_deep", "dress_skin", "dress_outline", "dress_full", "dress_veiled"):
        trigger(window, action)
        if action != "dress_veiled":
            yield action.removeprefix("dress_"), still(window)
    trigger(window, "landmarks")
    yield "landmarks", still(window)
    trigger(window, "landmarks")
    for views in ("sides", "head", "hands", "feet"):
        opened.page.pane.show_set(views)
        yield views, still(window)
    opened.page.pane.show_set("whole")


def beginnings(at: Round) -> Iterator[Shot]:
    """A patient without visits, a first visit, and the next one of another."""
    window = at.window
    record = Record(id=new_id(), patient=Patient(family="Demo Newcomer", given="Nell"), visits=())
    at.store.new(record)
    at.open(record.id)
    yield "no-visit", still(window)
    trigger(window, "new_visit")
    yield "first-visit", still(window)
    opened = at.open(last_seen(at.store))
    trigger(window, "new_visit")
    opened.flush()
    yield "new-visit", still(window)


def course(at: Round) -> Iterator[Shot]:
    """The course of treatment: responses, trends, the life of trigger points, and a search."""
    window = at.window
    opened = at.open(last_seen(at.store))
    trigger(window, "course")
    panel = opened.page.course
    panel.show_part("responses")
    tree = panel.responses.tree
    tree.setCurrentIndex(tree.model().index(1, 0))
    tree.expand(tree.currentIndex())
    for part in ("responses", "trends", "life"):
        panel.show_part(part)
        yield f"course-{part}", still(window)
    trigger(window, "find_in_record")
    panel.search.setText("active right")
    panel.refresh()
    yield "course-search", still(window)
    panel.search.setText("nowhere")
    panel.refresh()
    yield "course-search-none", still(window)
    trigger(window, "end_review")


def past(at: Round) -> Iterator[Shot]:
    """Past visits of the patient who has come most often: two compared, and all as a heat map."""
    window = at.window
    opened = at.open(most_visits(at.store))
    visits, review = opened.chart.record.visits, opened.chart.review
    trigger(window, "compare_visits")
    review.choose(visits[3].id, visits[-2].id)
    review.look_at(review.pairs[0].later.id)
    yield "compare-overlay", still(window)
    review.lay(Layout.SIDE_BY_SIDE)
    yield "compare-side-by-side", still(window)
    trigger(window, "heat_map")
    opened.chart.range.clear()
    for measure in HeatMeasure:
        review.measure_by(measure)
        desk = opened.page.desk
        desk.heat.look_at(desk.heat.heat.spots[0].anchor if measure is HeatMeasure.TIMES else None)
        yield f"heat-{measure}", still(window)
    trigger(window, "end_review")


def most_visits(store: Store) -> str:
    seen = [entry for entry in store.summaries() if isinstance(entry, Summary)]
    return max(seen, key=lambda entry: entry.visits).id


def last_seen(store: Store) -> str:
    """The patient that the demo opens too."""
    seen = [entry for entry in store.summaries() if isinstance(entry, Summary)]
    return max(seen, key=lambda entry: (entry.last_visit or dt.date.min, entry.visits)).id
