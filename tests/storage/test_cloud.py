from pathlib import Path

import pytest

from ims_chart.storage.cloud import synchronised


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("Dropbox/praxis", "Dropbox"),
        ("Dropbox (Praxis)/charts", "Dropbox"),
        ("OneDrive/Documents", "OneDrive"),
        ("OneDrive - Praxis GmbH/charts", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/charts", "iCloud Drive"),
        ("iCloudDrive/charts", "iCloud Drive"),
        ("Google Drive/charts", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.c/My Drive", "Google Drive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Nextcloud/charts", "Nextcloud"),
        ("ownCloud/charts", "ownCloud"),
        ("Documents/charts", None),
        ("onedriver/charts", None),
        ("my dropbox notes/charts", None),
    ],
)
def test_a_cloud_is_known_by_its_folder(tmp_path: Path, folder: str, cloud: str | None) -> None:
    assert synchronised(tmp_path / folder, {}) == cloud


@pytest.mark.parametrize(("mark", "cloud"), [(".stfolder", "Syncthing"), (".dropbox", "Dropbox")])
def test_a_cloud_is_known_by_its_mark(tmp_path: Path, mark: str, cloud: str) -> None:
    (tmp_path / "shared" / mark).mkdir(parents=True)
    assert synchronised(tmp_path / "shared" / "deep" / "store", {}) == cloud
    assert synchronised(tmp_path / "other", {}) is None


def test_onedrive_under_another_name_is_known_by_its_variable(tmp_path: Path) -> None:
    inside = tmp_path / "cloud" / "store"
    assert synchronised(inside, {"OneDriveCommercial": str(tmp_path / "cloud")}) == "OneDrive"


def test_a_link_into_a_cloud_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "store").mkdir(parents=True)
    (tmp_path / "charts").symlink_to(tmp_path / "Dropbox" / "store", target_is_directory=True)
    assert synchronised(tmp_path / "charts", {}) == "Dropbox"
