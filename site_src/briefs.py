"""The strategies to read a case study's brief with, drawn from the instruments so that both sides always agree."""

from htpy import Node, a, li, span, ul
from priorities.instrument import Instrument


def read_with(instruments: dict[str, Instrument], page: str) -> Node:
    """Each strategy that a case study names, leading to its place on the page of its tool. Links are from the root of the site."""
    studies = [study for one in instruments.values() if one.guide for study in one.guide.case_studies]
    wanted = {id for study in studies if study.page == page for id in study.strategies}
    if not wanted:
        raise KeyError(f"no case study in instruments/ has the page '{page}' and strategies")
    return ul(".strategies-read-with")[
        [
            li[
                a(href=f"/exercise/strategies/{tool.id}/#strategy-{one.id}", target="_self")[
                    f"{tool.tool}, number {one.printed[0]}" if one.printed else tool.tool
                ],
                ": ",
                span(".quoted")[one.text],
            ]
            for tool in instruments.values()
            for category in tool.categories
            for one in category.strategies
            if one.id in wanted
        ]
    ]
