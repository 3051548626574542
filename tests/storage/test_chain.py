from hypothesis import given
from hypothesis import strategies as st

from ims_chart.storage.chain import (
    Break,
    Fault,
    Line,
    encoded,
    hash_of,
    key_name,
    read_log,
    tail_of,
)

KEY = b"k" * 32


def chain(count: int = 6, secret: bytes = b"", start: int = 1, before: str = "") -> list[bytes]:
    lines: list[bytes] = []
    for seq in range(start, start + count):
        line = Line(
            seq=seq,
            before=before,
            at="2026-03-02T09:30:00+01:00",
            act="changed",
            record="abcd",
            revision=seq,
            digest=f"{seq:064x}",
            author="th1",
            key=key_name(secret),
        )
        lines.append(encoded(line, secret))
        before = hash_of(lines[-1])
    return lines


def log(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def test_a_chain_reads_as_it_was_written() -> None:
    for secret in (b"", KEY):
        read = read_log(log(chain(secret=secret)), secret)
        assert [line.seq for line in read.lines] == [1, 2, 3, 4, 5, 6]
        assert (read.faults, read.torn) == ((), False)
        assert read.hashes[6] == tail_of(log(chain(secret=secret))).digest


@given(st.integers(0, 5), st.data())
def test_any_changed_byte_but_in_the_last_line_is_found(place: int, data: st.DataObject) -> None:
    lines = chain()
    at = data.draw(st.integers(0, len(lines[place]) - 1))
    bit = 1 << data.draw(st.integers(0, 7))
    spoilt = bytearray(lines[place])
    spoilt[at] ^= bit
    read = read_log(log([*lines[:place], bytes(spoilt), *lines[place + 1 :]]))
    whole = read_log(log(lines))
    # What stands in the last line is only told by a head that is kept elsewhere.
    assert read.faults or read.hashes[6] != whole.hashes[6]
    assert place == 5 or read.faults


@given(st.integers(0, 4), st.integers(1, 3))
def test_lines_taken_out_are_told_by_their_numbers(first: int, count: int) -> None:
    lines = chain()
    last = min(first + count, 5)
    (fault,) = read_log(log(lines[:first] + lines[last:])).faults
    assert fault == Fault(Break.MISSING, first + 1, last)


@given(st.permutations(range(6)))
def test_another_order_is_found(order: list[int]) -> None:
    lines = chain()
    assert bool(read_log(log([lines[n] for n in order])).faults) == (order != sorted(order))


def test_a_line_put_in_between_is_found() -> None:
    lines = chain()
    assert read_log(log([*lines[:3], lines[2], *lines[3:]])).faults


def test_without_its_key_a_line_can_be_followed_and_not_forged() -> None:
    lines = chain(3, KEY)
    assert not read_log(log(lines)).faults
    plain = chain(1, b"", 4, hash_of(lines[-1]))
    assert read_log(log([*lines, *plain]), KEY).faults == (Fault(Break.UNKEYED, 4, 4),)
    made_up = Line(
        seq=4, before=hash_of(lines[-1]), at="", act="opened", record="", revision=0, digest="",
        author="", key=key_name(KEY),
    )  # fmt: skip
    for secret in (b"", b"other"):
        forged = encoded(made_up, secret)
        assert read_log(log([*lines, forged]), KEY).faults == (Fault(Break.FORGED, 4, 4),)


@given(st.integers(0, 5), st.data())
def test_with_the_key_any_changed_byte_is_found(place: int, data: st.DataObject) -> None:
    lines = chain(secret=KEY)
    at = data.draw(st.integers(0, len(lines[place]) - 1))
    spoilt = bytearray(lines[place])
    spoilt[at] ^= 1 << data.draw(st.integers(0, 7))
    changed = log([*lines[:place], bytes(spoilt), *lines[place + 1 :]])
    assert read_log(changed, KEY).faults


def test_lines_from_before_the_store_was_encrypted_pass() -> None:
    plain = chain(2)
    keyed = chain(2, KEY, 3, hash_of(plain[-1]))
    assert not read_log(log([*plain, *keyed]), KEY).faults


@given(st.integers(1, 200))
def test_a_torn_line_at_the_end_is_no_fault(cut: int) -> None:
    data = log(chain())
    read = read_log(data[:-cut])
    lost = len(read.lines) < 6 and not data[:-cut].endswith(b"\n")
    assert (read.faults, read.torn) == ((), lost)
    tail = tail_of(data[:-cut])
    assert (tail.seq, tail.digest) == (len(read.lines), read.hashes[len(read.lines)])


def test_a_tail_is_found_from_the_middle_of_a_log() -> None:
    data = log(chain())
    assert tail_of(data[len(data) // 2 - 7 :]) == tail_of(data)
    assert tail_of(b"").seq == 0
