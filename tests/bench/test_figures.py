"""The arithmetic of the benchmark, and the text of its tables."""

import pytest

from tests.bench.figures import blocking, growth, percentile, ratio
from tests.bench.line import Profile
from tests.bench.peers import OURS, STATIC, without_python
from tests.bench.table import beside, budgets, grown, put_in, spread, visits


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.5, 50), (0.98, 98), (0.981, 99), (1, 100)])
def test_a_percentile_is_one_of_the_values(share, value):
    assert percentile(range(100, 0, -1), share) == value


def test_a_percentile_of_one_value_is_that_value():
    assert percentile([7], 0.5) == percentile([7], 0.98) == 7


def test_only_what_is_beyond_50_ms_of_a_task_blocks():
    assert blocking([(0, 50), (100, 120)], 0, 1000) == 70


def test_of_a_task_only_the_part_between_the_two_moments_counts():
    assert blocking([(0, 200), (900, 200), (2000, 500)], 100, 1000) == 50 + 50


def test_a_ratio_is_of_medians_and_there_is_none_to_nothing():
    assert ratio([1, 2, 90], [4, 4, 4]) == 0.5
    assert ratio([1], [0]) is None


def test_in_proportion_each_takes_as_long_as_before():
    assert growth((10, 5), (100, 50)) == 1
    assert growth((10, 5), (100, 100)) == 2


def test_a_cell_has_the_median_the_range_and_our_part():
    assert beside([1000, 2000, 4000], [500]) == "2,000 (1,000–4,000) · 0.25"
    assert beside([3], []) == "3"
    assert beside([], [500]) == ""


def test_many_values_are_counted():
    assert spread([1, 2, 3]) == "3: 2, 3, 3"
    assert spread([]) == "none"


FIGURES = {
    ("slow", "first", OURS.name, "rated"): [100.0, 120.0],
    ("slow", "first", STATIC.name, "rated"): [100.0],
    ("slow", "rating", OURS.name, "click"): [16.0, 250.0],
}


def test_a_budget_says_whether_it_is_met():
    rows = budgets(FIGURES, {"slow": Profile("Slow")}, {}).splitlines()

    assert rows[0] == "| Budget | Slow |"
    assert rows[2].endswith("| 1.1, at most 1.1: met |")
    assert rows[3].endswith("| not measured |")
    assert rows[7].endswith("| 250, at most 200: **not met** |")
    assert rows[8].endswith("| 0, at most 50: met |")  # no task was long enough to be told


def test_a_visit_has_a_column_for_each_page():
    assert visits(FIGURES, "slow", "first", (OURS, STATIC)).splitlines() == [
        f"| Measure | {OURS.name} | {STATIC.name} |",
        "| --- | --- | --- |",
        "| First rating kept, ms | 110 (100–120) | 100 · 1.10 |",
    ]


def test_growth_is_told_against_the_size_before():
    parts = {"merged": 20, "opened": 10, "summed up": 10, "written": 1, "read": 2, "bytes": 3000, "memory": 4e6}
    small, large = grown({10: parts, 100: {**parts, "merged": 780}}).splitlines()[2:]

    assert small == "| 10 | 20 | 10 | 10 | 40 |  | 1 | 2 | 3 | 4 |"
    assert large == "| 100 | 780 | 10 | 10 | 800 | 2 | 1 | 2 | 3 | 4 |"


def test_new_tables_take_the_place_of_the_old_ones():
    page = "Before\n\n<!-- figures -->\nold\n<!-- end of figures -->\n\nAfter\n"

    once = put_in(page, "new \\1")
    assert once == "Before\n\n<!-- figures -->\n\nnew \\1\n<!-- end of figures -->\n\nAfter\n"
    assert put_in(once, "newer") == put_in(page, "newer")


def test_the_page_without_python_keeps_the_form_and_the_theme():
    html = (
        '<script>document.documentElement.dataset.python = "early"</script><link rel="preload" href="a/early.1.js" as="script">'
        '<link rel="modulepreload" href="a/core.js"><link rel="preload" href="f.woff2" as="font">'
        '<link rel="stylesheet" href="s.css"><script>__md_scope=1</script><form>F</form>'
        '<script id="__config" type="application/json">{"features": ["navigation.instant"]}</script>'
        '<script src="a/early.1.js"></script><script src="a/a11y.1.js"></script><script src="a/bundle.1.js"></script>'
        '<mpy-config hidden>{}</mpy-config><script type="module" src="a/core.js"></script><py-script hidden>x()</py-script>'
    )

    assert without_python(html) == (
        '<link rel="preload" href="f.woff2" as="font">'
        '<link rel="stylesheet" href="s.css"><script>__md_scope=1</script><form>F</form>'
        '<script id="__config" type="application/json">{"features": []}</script>'
        '<script src="a/a11y.1.js"></script><script src="a/bundle.1.js"></script>'
    )
