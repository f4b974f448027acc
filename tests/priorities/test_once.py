"""A value is made once, and anew as soon as what it is made from is another."""

from priorities.once import Once


def test_it_is_made_anew_only_from_something_else():
    made, once = [], Once()
    one, alike = [1], [1]

    def make():
        made.append(1)
        return len(made)

    assert [once((one, "a"), make), once((one, "a"), make), once((alike, "a"), make), once((alike,), make), once((), make)] == [
        1, 1, 2, 3, 4
    ]  # fmt: skip
    assert Once()((), make) == 5
