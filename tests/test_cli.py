import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pypdfium2
import pytest

from ims_chart import __version__, cli
from ims_chart.record import Patient
from ims_chart.storage import settings
from ims_chart.storage.settings import save_settings
from ims_chart.storage.store import Store
from tests import samples

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def no_settings(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "config" / "settings.json"
    monkeypatch.setattr(settings, "settings_path", lambda: path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "store")
    store.new(samples.record())
    store.new(samples.record("bbbb", family="Ågren", given="Bo", visits=()))
    return store


@pytest.fixture
def run(capsys, qapp):
    """Runs a command; gives status, standard output and standard error. With an application, as
    a chart that is printed would start one that has no widgets.
    """

    def run(*args: object):
        status = cli.main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert all(line.startswith("ims-chart: ") for line in err.splitlines())
        return status, out, err

    return run


def process(*args: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *map(str, args)],
        capture_output=True,
        env=os.environ | env,
        check=False,
    )


def test_the_version_and_help_are_told(capsys) -> None:
    for argument, told in (("--version", f"ims-chart {__version__}"), ("--help", "COMMAND")):
        with pytest.raises(SystemExit) as caught:
            cli.main([argument])
        assert caught.value.code == 0
        assert told in capsys.readouterr().out


@pytest.mark.parametrize(("x", "side"), [(0.42, "left"), (0.58, "right")])
def test_where_names_the_patient_s_side_on_the_back(run, x: float, side: str) -> None:
    status, out, _ = run("where", "back", x, 0.3, "--json")
    first = json.loads(out)[0]
    assert status == 0
    assert first["side"] == side
    assert set(first) - {"level"} == {"muscle", "name", "side", "layer", "segments"}
    assert first["name"].split()[0].lower() in first["muscle"]
    plain = run("where", "back", x, 0.3)[1]
    assert plain.startswith(f"{first['name']}, {side}, ")


def test_where_tells_the_level_of_a_paraspinal_site_and_of_no_other(run) -> None:
    regions = json.loads(run("where", "back", 0.48, 0.42, "--json")[1])
    levels = {region["muscle"]: region.get("level") for region in regions}
    assert any(levels.values())
    assert all("level" not in region or region["level"] for region in regions)


def test_where_beside_the_body_is_an_empty_answer(run) -> None:
    assert run("where", "front", 0.01, 0.01, "--json") == (0, "[]\n", "")
    assert run("where", "front", 0.01, 0.01)[:2] == (0, "Beside the body.\n")


@pytest.mark.parametrize(
    "args",
    [
        ("where", "nowhere", "0.5", "0.5"),
        ("where", "back", "0.5", "0.5", "--body", "../male"),
        ("where", "back", "1.5", "0.5"),
        ("where", "back", "nan", "0.5"),
        ("where", "back", "-0.1", "0.5"),
        ("where", "back", "x", "0.5"),
        ("where", "back"),
        ("views", "--body", "none"),
        ("dance",),
        ("--nonsense",),
        ("chart", "abcd234567"),
        ("list",),
        ("check",),
        ("list", "--store"),
        ("list", "--store", "/nonexistent"),
        ("list", "--store", __file__),
        ("list", "--store", "x", "--demo"),
        ("check", "x", "--store", "y"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_one_line_and_a_status(run, args: tuple[str, ...]) -> None:
    status, out, err = run(*args)
    assert status != 0
    assert out == ""
    assert err.count("\n") == 1


def test_what_is_no_number_or_no_id_is_told_in_words(run, store, tmp_path) -> None:
    _, _, err = run("where", "back", "half", "0.5")
    assert "“half” is no number" in err
    assert "_share" not in err
    for command in ("chart", "export"):
        output = tmp_path / "larkspur.pdf"
        status, _, err = run(command, "Larkspur", "-o", output, "--store", store.folder)
        assert status == 1
        assert "no patient “Larkspur”" in err
        assert "ims-chart list" in err


def test_the_store_of_a_call_is_named_in_full(run, store, monkeypatch) -> None:
    opened = []
    app = types.SimpleNamespace(run=lambda folder, demo: opened.append(folder) or 0)
    monkeypatch.setitem(sys.modules, "ims_chart.app", app)
    monkeypatch.chdir(store.folder.parent)
    assert run("--store", store.folder.name)[0] == 0
    assert opened == [store.folder]


def test_a_further_page_replaces_no_other_file(run, store, tmp_path: Path) -> None:
    long = samples.visit(notes="One line of notes.\n" * 200)
    store.new(samples.record("eeee", visits=[long]))
    out = tmp_path / "z.png"
    out.with_name("z-2.png").write_bytes(b"mine")
    status, _, err = run("chart", "eeee", "-o", out, "--store", store.folder)
    assert status == 1
    assert "z-2.png is there already" in err
    assert not out.exists()
    assert out.with_name("z-2.png").read_bytes() == b"mine"


def test_without_a_store_it_is_told_how_to_choose(run) -> None:
    status, _, err = run("list")
    assert status == cli.WRONG_CALL
    assert "--store DIR" in err


def test_the_views_are_told_with_their_marks(run) -> None:
    views = {view["id"]: view for view in json.loads(run("views", "--json")[1])}
    assert {"front", "back"} <= set(views)
    back = views["back"]
    assert {"id", "width", "height", "muscles", "midline_x", "vertex_y", "sole_y"} == set(back)
    assert back["midline_x"] == 0.5
    assert 0 < back["vertex_y"] < back["sole_y"] < 1
    assert "infraspinatus" in back["muscles"]
    assert "back: " in run("views")[1]


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_store_is_taken_before_and_after_the_command(run, store, place: str) -> None:
    chosen = ["--store", store.folder]
    args = [*chosen, "list"] if place == "before" else ["list", *chosen]
    status, out, err = run(*args, "--json")
    assert (status, err) == (0, "")
    assert [entry["id"] for entry in json.loads(out)] == ["bbbb", "abcd234567"]


def test_the_store_last_used_is_taken_without_one(run, store) -> None:
    save_settings(store=store.folder)
    assert len(json.loads(run("list", "--json")[1])) == 2


def test_a_patient_is_listed_with_what_tells_them_apart(run, store) -> None:
    patients = json.loads(run("list", "--json", "--store", store.folder)[1])
    assert patients[1] == {
        "id": "abcd234567",
        "family": "Lindqvist",
        "given": "Ada",
        "preferred": "",
        "birth_date": "1971-04-03",
        "sex": None,
        "file_number": "",
        "alerts": [],
        "visits": 1,
        "last_visit": "2026-03-02",
        "archived": None,
        "keep_until": None,
    }
    table = run("list", "--store", store.folder)[1].splitlines()
    assert table[0].split() == [
        "id", "name", "born", "file", "number", "visits", "last", "visit", "alerts",
    ]  # fmt: skip
    assert "Lindqvist, Ada  1971-04-03" in table[2]


def test_damaged_files_are_named_on_standard_error_and_left_out(run, store) -> None:
    path = store.path("abcd234567")
    path.write_bytes(b"{")
    status, out, err = run("list", "--json", "--store", store.folder)
    assert status == 0
    assert [entry["id"] for entry in json.loads(out)] == ["bbbb"]
    assert str(path) in err
    assert path.read_bytes() == b"{"


def test_a_hostile_name_can_not_steer_the_terminal(run, store) -> None:
    patient = Patient(family="\x1b[2J\u202eevil\n" + "x" * 10_000)
    store.new(samples.record("cccc", patient=patient))
    out = run("list", "--store", store.folder)[1]
    assert len(out.splitlines()) == 4
    assert all(line.isprintable() and len(line) < 200 for line in out.splitlines())
    names = [
        entry["family"] for entry in json.loads(run("list", "--json", "--store", store.folder)[1])
    ]
    assert patient.family in names


def test_check_tells_sound_damaged_and_sealed_apart(run, store) -> None:
    assert run("check", store.folder) == (0, "3 files read, all sound.\n", "")
    assert run("check", "--store", store.folder)[0] == 0
    sealed = store.patients / "dddd.json.age"
    sealed.write_bytes(b"age-encryption.org/v1\n")
    status, out, _ = run("check", store.folder)
    assert status == 2
    assert str(sealed) in out
    bad = store.path("abcd234567")
    bad.write_bytes(bad.read_bytes().replace(b'"y": 0.25', b'"y": -0.25'))
    status, out, _ = run("check", store.folder)
    assert status == 1
    assert str(bad) in out
    assert "visits[0].sites[0].point.y: out_of_range (0–1)" in out


@pytest.mark.parametrize("ending", [".pdf", ".PNG"])
def test_a_chart_is_written(run, store, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart{ending}"
    assert run("chart", "abcd234567", "-o", path, "--store", store.folder) == (0, "", "")
    assert path.read_bytes().startswith(b"%PDF" if ending == ".pdf" else b"\x89PNG")


def test_the_paper_is_the_one_asked_for_or_remembered(run, store, tmp_path: Path) -> None:
    def width(*extra: str) -> int:
        path = tmp_path / "chart.pdf"
        assert run("chart", "abcd234567", "-o", path, "--store", store.folder, *extra)[0] == 0
        with pypdfium2.PdfDocument(path) as document:
            return round(document[0].get_width())

    assert (width(), width("--paper", "Letter")) == (595, 612)
    save_settings(paper=settings.Paper.LETTER)
    assert width() == 612


@pytest.mark.parametrize("kind", ["summary", "course", "handout", "blank"])
def test_each_kind_of_chart_is_printed(run, store, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "chart.pdf"
    extra = ("--kind", kind, "--landscape", "--greyscale", "--margin", "20", "--scale", "1.15")
    told = run("chart", "abcd234567", *extra, "-o", path, "--store", store.folder)
    assert told == (0, "", "")
    with pypdfium2.PdfDocument(path) as document:
        assert round(document[0].get_width()) == 842


def test_a_blank_chart_needs_no_patient(run, store, tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    assert run("chart", "--kind", "blank", "-o", path, "--store", store.folder) == (0, "", "")
    assert path.stat().st_size > 10_000


def test_a_patient_without_a_visit_has_a_blank_chart_too(run, store, tmp_path: Path) -> None:
    path = tmp_path / "blank.tiff"
    args = ("bbbb", "--kind", "blank", "-o", path)
    assert run("chart", *args, "--store", store.folder) == (0, "", "")
    assert path.read_bytes()[:2] in (b"II", b"MM")


def test_a_name_with_the_id_in_it_takes_several_patients(run, store, tmp_path: Path) -> None:
    store.new(samples.record("eeee"))
    name = tmp_path / "chart-{id}.pdf"
    told = run("chart", "abcd234567", "eeee", "-o", name, "--store", store.folder)
    assert told == (0, "", "")
    found = sorted(path.name for path in tmp_path.glob("chart-*"))
    assert found == ["chart-abcd234567.pdf", "chart-eeee.pdf"]


def test_many_charts_say_how_far_they_are(run, store, tmp_path: Path) -> None:
    status, out, err = run(
        "chart", *["abcd234567"] * 25, "-o", tmp_path, "--store", store.folder, "--kind", "handout"
    )
    assert (status, out) == (0, "")
    assert err.splitlines() == [f"ims-chart: {n} of 25 charts." for n in (10, 20, 25)]


def test_printing_can_be_stopped_and_leaves_whole_files(run, store, tmp_path, monkeypatch) -> None:
    from ims_chart.printing import export  # noqa: PLC0415

    store.new(samples.record("eeee"))
    written = export.write_printout

    def stopped(path: Path, *args: object, **fields: object) -> None:
        if path.stem == "eeee":
            raise KeyboardInterrupt
        written(path, *args, **fields)

    monkeypatch.setattr(export, "write_printout", stopped)
    status, _, err = run("chart", "abcd234567", "eeee", "-o", tmp_path, "--store", store.folder)
    assert status == 130
    assert err == "ims-chart: stopped.\n"
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["abcd234567.pdf"]


def test_a_logo_that_can_not_be_read_stops_no_chart(run, store, tmp_path: Path) -> None:
    (store.folder / "letterhead.png").write_bytes(b"no picture")
    path = tmp_path / "chart.pdf"
    status, _, err = run("chart", "abcd234567", "-o", path, "--store", store.folder)
    assert status == 0
    assert "no picture that can be read" in err
    assert path.stat().st_size > 10_000


def test_a_damaged_clinic_stops_no_chart(run, store, tmp_path: Path) -> None:
    store.clinic_path.write_text('{"name"', encoding="utf-8")
    path = tmp_path / "chart.pdf"
    status, _, err = run("chart", "abcd234567", "-o", path, "--store", store.folder)
    assert (status, path.exists()) == (0, True)
    assert "clinic.json is damaged" in err


def test_several_charts_go_into_a_folder_and_a_bad_one_stops_no_other(
    run, store, tmp_path: Path
) -> None:
    store.new(samples.record("eeee"))
    folder = tmp_path / "out"
    folder.mkdir()
    patients = ["bbbb", "abcd234567", "nobody", "../x", "eeee"]
    status, _, err = run("chart", *patients, "-o", folder, "--store", store.folder)
    assert status == 1
    assert err.count("\n") == 3
    assert "no visit yet" in err
    assert sorted(p.name for p in folder.iterdir()) == ["abcd234567.pdf", "eeee.pdf"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["abcd234567", "-o", "x.txt"], ".pdf, .png or .tiff"),
        (["abcd234567", "bbbb", "-o", "x.pdf"], "folder"),
        (["abcd234567", "-o", "none/"], "not a folder"),
        (["abcd234567", "-o", "none/x.pdf"], "not there"),
        (["abcd234567", "-o", "x.pdf", "--visit", "v9"], "v9"),
        (["nobody", "-o", "x.pdf"], "nobody"),
        (["bbbb", "-o", "x.pdf"], "no visit yet"),
        (["abcd234567", "-o", "x.pdf", "--paper", "A5"], "A5"),
        (["abcd234567", "-o", "x.pdf", "--margin", "1"], "5…40"),
        (["abcd234567", "-o", "x.pdf", "--scale", "nan"], "1…1.5"),
        (["abcd234567", "-o", "x.pdf", "--kind", "poem"], "poem"),
        (["-o", "x.pdf"], "PATIENT"),
    ],
)
def test_a_chart_that_can_not_be_made_writes_nothing(
    run, store, tmp_path: Path, monkeypatch, args: list[str], told: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    status, _, err = run("chart", *args, "--store", store.folder)
    assert status != 0
    assert told in err
    assert err.count("\n") == 1
    assert list(Path().iterdir()) == []


def test_the_demo_can_be_looked_at_and_is_thrown_away(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    patients = json.loads(run("list", "--demo", "--json")[1])
    assert len(patients) >= 12
    chart = tmp_path / "x.pdf"
    assert run("--demo", "chart", patients[0]["id"], "-o", chart)[0] == 0
    assert chart.stat().st_size > 10_000
    assert not list(tmp_path.glob("ims-chart-demo-*"))


def test_no_command_opens_the_window(run, store, monkeypatch) -> None:
    calls = []
    app = types.ModuleType("ims_chart.app")
    app.run = lambda folder, demo: calls.append((folder, demo)) or 0  # pyright: ignore
    monkeypatch.setitem(sys.modules, "ims_chart.app", app)
    assert run("--store", store.folder)[0] == 0
    assert run("--demo")[0] == 0
    assert run()[0] == 0
    assert calls == [(store.folder, False), (None, True), (None, False)]


@pytest.mark.parametrize(
    ("fault", "status"), [(KeyboardInterrupt, 130), (RuntimeError("Secret"), 1)]
)
def test_no_traceback_reaches_a_user(run, store, monkeypatch, fault, status: int) -> None:
    def broken(*args):
        raise fault

    monkeypatch.setattr("ims_chart.storage.check.check", broken)
    told = run("check", store.folder)
    assert told[0] == status
    assert "Secret" not in told[2]


@pytest.mark.parametrize("fault", [BrokenPipeError, lambda: OSError(28, "No space left")])
def test_an_output_that_takes_nothing_is_no_traceback(store, tmp_path: Path, fault) -> None:
    code = (
        "import sys; from ims_chart import cli, console\n"
        f"def closed(*args): raise OSError({fault().errno or 32}, 'No space left')\n"
        "console.say = closed; sys.exit(cli.main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", store.folder],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    told = b"" if fault is BrokenPipeError else b"ims-chart: the system refused it: No space left."
    assert done.stderr.strip() == told


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_it_speaks_to_a_terminal_of_any_encoding(store, encoding: str) -> None:
    store.new(samples.record("cccc", family="Žižka 張"))
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = process("list", "--json", "--store", store.folder, **env)
    assert (done.returncode, done.stderr) == (0, b"")
    names = {entry["family"] for entry in json.loads(done.stdout.decode(encoding))}
    assert {"Ågren", "Žižka 張"} <= names
    plain = process("list", "--store", store.folder, **env)
    assert plain.returncode == 0
    assert process("views", **env).returncode == 0


def test_questions_about_body_and_store_load_no_qt(store) -> None:
    code = (
        "import sys; from ims_chart.cli import main; "
        "status = main(sys.argv[1:]); "
        "assert not [m for m in sys.modules if m.startswith('PySide6')]; sys.exit(status)"
    )
    for args in (
        ["where", "back", "0.4", "0.3"],
        ["views"],
        ["list", "--store", str(store.folder)],
        ["check", str(store.folder)],
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *args], capture_output=True, cwd=ROOT, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_chart_needs_no_display(store, tmp_path: Path) -> None:
    env = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    path = tmp_path / "chart.png"
    done = subprocess.run(
        [
            *(sys.executable, ROOT / "main.py", "chart", "abcd234567"),
            *("-o", path, "--store", store.folder),
        ],
        env=env | {"DISPLAY": ":987"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert path.stat().st_size > 10_000
