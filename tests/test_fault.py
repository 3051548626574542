from ims_chart.fault import trail


def look_up(name: str) -> None:
    try:
        {}[name]
    except KeyError as error:
        raise ValueError(f"no {name}") from error


def test_a_fault_tells_its_way_and_no_value() -> None:
    name = "Ada Love".strip() + "lace"  # the line of source is told
    try:
        look_up(name)
    except ValueError as error:
        told = trail(error)
    assert "ValueError" in told
    assert "KeyError" in told
    assert "in look_up" in told
    assert name not in told
