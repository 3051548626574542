from tests.torture import tampering


def test_a_short_run_of_the_torture_finds_every_change() -> None:
    outcomes = tampering.run(7, 0.02)
    assert len(outcomes) == 10
    assert [(o.name, o.detail) for o in outcomes if o.failed] == []
