from tests.torture import two_computers


def test_two_processes_on_one_folder_lose_no_edit() -> None:
    outcome = two_computers.shared("both", 3, 3, two_computers.at_once)
    assert outcome.failed == 0, outcome.detail


def test_two_processes_through_a_bad_cloud_lose_no_edit() -> None:
    outcome = two_computers.synchronised(4, 3)
    assert outcome.failed == 0, outcome.detail
