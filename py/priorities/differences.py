"""What an exercise that was made elsewhere, or earlier, says unlike this site. Its own words are kept, and this tells where they differ."""

from collections.abc import Iterator, Mapping

from priorities.exercise import Exercise, keep
from priorities.instrument import Instrument


def differences(exercise: Exercise, instruments: Mapping[str, Instrument]) -> tuple[str, ...]:
    """Where the words an exercise was made with differ from those of this site, in sentences."""
    found = [
        f"{here.tool} of this site is not part of it." for name, here in instruments.items() if name not in exercise.instruments
    ]
    for name, kept in exercise.instruments.items():
        here = instruments.get(name)
        if here is None:
            found.append(f"{kept.words.tool} is not part of this site.")
        elif keep(here).hash != kept.hash:
            found += _otherwise(kept.words, here) or [f"{kept.words.tool} has other words on this site."]
    return tuple(found)


def _otherwise(own: Instrument, here: Instrument) -> list[str]:
    """What one tool says otherwise of its areas and strategies."""
    was, now = dict(_worded(own)), dict(_worded(here))
    told = (
        ("has no", [one for id, (one, _) in was.items() if id not in now]),
        ("also has", [one for id, (one, _) in now.items() if id not in was]),
        ("words otherwise", [one for id, (one, _) in was.items() if id in now and now[id] != was[id]]),
    )
    lists = [f"{own.tool} of this site {verb}: {'; '.join(ones)}" for verb, ones in told if ones]
    return [one if one.endswith((".", "?", "!")) else f"{one}." for one in lists]


def _worded(words: Instrument) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each area and strategy by its id: what it is called, and all that is said of it."""
    yield from ((one.id, (one.name, one.statement)) for one in words.areas)
    yield from ((one.id, (one.text, "")) for group in words.categories for one in group.strategies)
