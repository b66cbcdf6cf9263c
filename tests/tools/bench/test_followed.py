"""What following is said to cost, and how it is counted. Never how long anything took."""

from tools.bench.measures.followed import Followed, following_lines
from tools.bench.measures.following import Press, Seen, delays
from tools.bench.measures.live import Arrived, live_lines


def test_a_delay_is_from_the_key_to_the_first_time_a_viewer_shows_the_item() -> None:
    pressed = [Press(2, 10.0), Press(3, 13.0)]
    seen = [Seen(0, 1, 9.0), Seen(0, 2, 10.5), Seen(0, 2, 11.0), Seen(1, 2, 10.25), Seen(0, 3, 14.0)]
    assert sorted(delays(pressed, seen)) == [0.25, 0.5, 1.0]


def followed(slow: float) -> str:
    return "\n".join(following_lines(Followed(60, 2, (0.5, 0.7, slow), 0.0031, 5_200_000)))


def test_what_following_costs_is_said() -> None:
    told = followed(0.9)
    assert "60 viewers and the chair's own screen on one server" in told
    assert "0.70 s median, 0.90 s p95 (2 moves, 3 slides); to reach: under 1.5 s p95: reached." in told
    assert "An idle viewer takes 3.1 ms of the server's processor a second, and 5.2 MB of its memory." in told


def test_a_slow_wall_is_said() -> None:
    assert "under 1.5 s p95: not reached." in followed(1.6)


def test_how_soon_a_save_is_on_an_open_board_is_said() -> None:
    [line] = live_lines(Arrived(2, 3, (0.5, 1.0, 1.25)))
    assert "1.00 s median, 1.25 s at most (2 saves); to reach: 2 s: reached." in line
    assert "not reached" in live_lines(Arrived(1, 1, (2.5,)))[0]
