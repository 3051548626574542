"""One patient in a file, from the command line."""

import pytest

from ims_chart import cli
from ims_chart.calls import WRONG_CALL
from ims_chart.storage.store import Store
from tests import samples

ADA = "abcd234567"


@pytest.fixture
def here(tmp_path) -> Store:
    store = Store.create(tmp_path / "here")
    store.new(samples.record(ADA))
    return store


@pytest.fixture
def there(tmp_path) -> Store:
    return Store.create(tmp_path / "there")


@pytest.fixture
def run(capsys):
    def run(*args: object):
        status = cli.main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return status, out, err

    return run


def test_a_patient_goes_from_one_store_to_another(run, here, there, tmp_path) -> None:
    file = tmp_path / "ada.imspatient"
    assert run("export", ADA, "-o", file, "--store", here.folder)[0] == 0
    assert run("import", file, "--store", there.folder) == (
        0, f"{file} is taken up as {ADA}.\n", "",
    )  # fmt: skip
    assert there.load(ADA).record.patient == here.load(ADA).record.patient


def test_the_same_person_is_joined(run, here, there, tmp_path) -> None:
    there.new(samples.record("bbbb", visits=[samples.visit("v2")]))
    file = tmp_path / "ada.imspatient"
    run("export", ADA, "-o", file, "--store", here.folder)
    assert run("import", file, "--into", "bbbb", "--store", there.folder)[0] == 0
    assert {v.id for v in there.load("bbbb").record.visits} == {"v1", "v2"}


def test_a_sealed_file_opens_with_its_passphrase_only(run, here, there, tmp_path) -> None:
    words, file = tmp_path / "words.txt", tmp_path / "ada.imspatient"
    words.write_text("six small blue horses\n", encoding="utf-8")
    assert run("export", ADA, "-o", file, "--seal", words, "--store", here.folder)[0] == 0
    assert b"Lindqvist" not in file.read_bytes()
    status, _, err = run("import", file, "--store", there.folder)
    assert status == 1
    assert str(file) in err
    assert run("import", file, "--unseal", words, "--store", there.folder)[0] == 0


@pytest.mark.parametrize("args", [("export", "nobody"), ("export", "../../etc")])
def test_who_is_not_there_is_not_exported(run, here, tmp_path, args) -> None:
    file = tmp_path / "x.imspatient"
    assert run(*args, "-o", file, "--store", here.folder)[0] == 1
    assert not file.exists()


def test_a_file_that_is_none_is_refused(run, there, tmp_path) -> None:
    file = tmp_path / "x.imspatient"
    file.write_bytes(b"nothing")
    status, _, err = run("import", file, "--store", there.folder)
    assert status == 1
    assert "x.imspatient" in err
    assert there.ids() == []


def test_an_exported_file_is_not_replaced_unasked(run, here, tmp_path) -> None:
    file = tmp_path / "ada.imspatient"
    file.write_text("mine", encoding="utf-8")
    status, _, err = run("export", ADA, "-o", file, "--store", here.folder)
    assert status == WRONG_CALL
    assert "--replace" in err
    assert file.read_text(encoding="utf-8") == "mine"
    assert run("export", ADA, "-o", file, "--replace", "--store", here.folder)[0] == 0
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("known", [ADA, "bbbb"])
def test_who_is_here_already_is_not_taken_up_twice_unasked(run, here, tmp_path, known) -> None:
    file = tmp_path / "ada.imspatient"
    run("export", ADA, "-o", file, "--store", here.folder)
    there = Store.create(tmp_path / known)
    there.new(samples.record(known))
    status, out, err = run("import", file, "--store", there.folder)
    assert (status, out) == (WRONG_CALL, "")
    assert f"--into {known}" in err
    assert "Lindqvist" not in err
    assert there.ids() == [known]
    assert run("import", file, "--as-new", "--store", there.folder)[0] == 0
    assert len(there.ids()) == 2
    assert run("import", file, "--into", known, "--store", there.folder)[0] == 0


def test_an_empty_folder_is_said_to_be_no_store_yet(run, here, tmp_path) -> None:
    file = tmp_path / "ada.imspatient"
    run("export", ADA, "-o", file, "--store", here.folder)
    (tmp_path / "empty").mkdir()
    status, _, err = run("import", file, "--store", tmp_path / "empty")
    assert status == WRONG_CALL
    assert "no store in it yet" in err
    assert list((tmp_path / "empty").iterdir()) == []
