"""The form's wording as it stood at each moment, so that a sheet can be matched with the words its member read."""

from dataclasses import dataclass

from priorities.codes import mark
from priorities.exercise import Exercise, Wording


@dataclass(frozen=True, slots=True)
class Form:
    """The wording of all statements from one moment on: `when` it came into force (empty: as printed), the version of each
    area's statement, and the wording mark of them all."""

    when: str
    versions: dict[str, int]
    mark: int

    @property
    def read(self) -> dict[str, int]:
        """The versions as a sheet keeps them: the printed ones left out."""
        return {area: version for area, version in self.versions.items() if version}


def forms(exercise: Exercise) -> tuple[Form, ...]:
    """Every wording of the form that this exercise has had, the one in force first and the printed one last.

    Two edits within one second count as one: nobody can have read the form between them.
    """
    return tuple(_at(exercise, when) for when in sorted(_moments(exercise), reverse=True))


def in_force(exercise: Exercise) -> Form:
    """The wording that a member reads now."""
    return _at(exercise, max(_moments(exercise)))


def _moments(exercise: Exercise) -> set[str]:
    """When the wording changed, and the empty text for the print."""
    return {"", *(version.when for area in exercise.areas for version in exercise.versions(area.id)[1:])}


def _at(exercise: Exercise, when: str) -> Form:
    versions = {area.id: _version(exercise.versions(area.id), when) for area in exercise.areas}
    texts = [(area.id, exercise.versions(area.id)[versions[area.id]].text) for area in exercise.areas]
    return Form(when, versions, mark("areas", texts))


def _version(versions: tuple[Wording, ...], when: str) -> int:
    return max((number for number, one in enumerate(versions) if number == 0 or one.when <= when), default=0)
