"""A timer for the area that is talked about. It informs and never forces: nothing stops or moves when its minutes are over.

Time is told in whole minutes. The seconds are handed in by the caller.
"""

from dataclasses import dataclass, replace

from priorities.spoken import counted


@dataclass(frozen=True, slots=True)
class Timer:
    """The minutes given to an area. While it runs, `ends` is the second at which they are over; paused it is 0, and `left` waits."""

    area: str
    minutes: int
    left: int
    ends: int = 0

    def seconds(self, now: int) -> int:
        """How many seconds are left."""
        return min(max(0, self.ends - now), 60 * self.minutes) if self.ends else self.left

    def told(self, now: int) -> str:
        """The time left in words."""
        left = self.seconds(now)
        if not left:
            return f"The {counted(self.minutes, 'minute')} are over" if self.minutes > 1 else "The minute is over"
        return (
            f"{counted(-(-left // 60), 'minute')} left"
            if self.ends
            else f"Paused with {counted(-(-left // 60), 'minute')} left"
        )

    def changes_in(self, now: int) -> int:
        """In how many seconds there is something else to tell; 0 if never."""
        left = self.seconds(now)
        return min(left - at for at in (30 * self.minutes, (left - 1) // 60 * 60) if at < left) if self.ends and left else 0

    def news(self, before: int, now: int) -> str:
        """What is said aloud when from `before` to `now` half of the time, all but a minute, or all of it has gone by."""
        earlier, left = self.seconds(before), self.seconds(now)
        if left == 0 < earlier:
            return f"{self.told(now)}. Go on as long as you need."
        if left <= 60 < earlier:
            return "1 minute left."
        if left <= 30 * self.minutes < earlier and self.minutes > 2:
            return f"Half of the {self.minutes} minutes are left."
        return ""


def start(area: str, minutes: int, now: int) -> Timer:
    """A timer that begins to run."""
    return Timer(area, minutes, 60 * minutes, now + 60 * minutes)


def turn(timer: Timer, now: int) -> Timer:
    """Pause a timer that runs, let one go on that is paused."""
    left = timer.seconds(now)
    return replace(timer, left=left, ends=0 if timer.ends else now + left)


def write(timer: Timer) -> str:
    """A timer as the text of a draft."""
    return f"{timer.area} {timer.minutes} {timer.left} {timer.ends}"


def read(text: str) -> Timer | None:
    """The timer in the text of a draft, None if there is none."""
    area, *numbers = text.split() or [""]
    if len(numbers) != 3 or not (text.isascii() and all(number.isdigit() for number in numbers)):
        return None
    return Timer(area, *map(int, numbers))
