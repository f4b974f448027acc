"""The briefs: every sentence on what happened has its source, and strategies and briefs lead to each other."""

import re
from urllib.parse import urlsplit

import pytest

from pymdownx.superfences import SuperFencesException

from site_src import fences
from tests.building import ROOT
from tests.site.test_pages import Page

FOLDER = ROOT / "docs/case-studies"
BRIEFS = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "index")
# Sites that hold copies of what others published. A fact that only one of them carries stays out.
MIRRORS = {
    "1library.net", "apprecs.com", "cupdf.com", "docplayer.net", "docslib.org", "docstoc.com", "dokumen.tips", "educationdocbox.com",
    "elaws.us", "fdocuments.in", "info.5y1.org", "issuu.com", "jioinstitute.edu.in", "paperzz.com", "pdfslide.net", "sage.cnpereading.com",
    "slideplayer.com", "slideserve.com", "studylib.net", "vdocuments.mx", "vdocuments.net", "vdocuments.us", "ehb.be",
}  # fmt: skip
# What is no fact about the world: what a brief is, what we conclude, what we looked for in vain, and how we read.
APART = ("about-brief", "our-reading", "not-found", "how-read")
SECTIONS_APART = ("Questions for your team", "Strategies to read it with", "What they are for", "")
# Said to the reader: a caution about the sentence before, what is missing, and what stands in the exercise itself.
TO_THE_READER = ("Take care", "Treat ", "Not found:", "**Not found:**", "We take this to be", "Named in Tool ")
NOTE = re.compile(
    r"\*(?P<title>[^*]+)\*[.?]?(?P<more>, [^.]+\.)? (?P<publisher>[^;]+); (?P<date>[^;.]*(?:\b(?:19|20)\d\d|no date shown))\. <(?P<address>[^>\s]+)>"
)
SENTENCE = re.compile(r".+?[.?!][”*]*(?P<notes>(?:\[\^[\w-]+\])*)(?=\s|$)")


def read(name):
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def notes(text):
    return dict(re.findall(r"^\[\^([\w-]+)\]: (.+)$", text, flags=re.MULTILINE))


def facts(text):
    """The sentences on what happened, each with the notes at its end."""
    section = ""
    for block in re.split(r"\n{2,}", text.split("\n---\n", 1)[1]):
        block = block.strip()
        if block.startswith("## "):
            section = block.removeprefix("## ")
        if block.startswith(("#", "|", "```", "[^")) or any(f"\n{{ .{one} }}" in block for one in APART):
            continue
        term, _, said = block.partition("\n:   ")
        if said and term == "In the exercise" or not said and section in SECTIONS_APART:
            continue
        words = " ".join(re.sub(r"\n\{ \.[\w-]+ \}$", "", said or block).split())
        for sentence in SENTENCE.finditer(words):
            if not sentence[0].strip().startswith(TO_THE_READER):
                yield sentence[0].strip(), re.findall(r"\[\^([\w-]+)\]", sentence["notes"])
        if left := SENTENCE.sub("", words).strip():
            yield left, []


def test_there_are_six():
    assert BRIEFS == ["charlotte", "hillsborough", "kentucky", "louisiana", "massachusetts", "new-york-city"]


@pytest.mark.parametrize("name", [*BRIEFS, "index"])
class TestSources:
    def test_every_sentence_on_what_happened_has_a_note(self, name):
        found = list(facts(read(name)))

        assert len(found) > 10
        assert [sentence for sentence, its in found if not its] == []

    def test_every_note_is_there_and_used(self, name):
        text = read(name)

        assert set(re.findall(r"\[\^([\w-]+)\](?!:)", text)) == set(notes(text))

    def test_every_note_names_title_publisher_date_and_an_address_of_the_publisher(self, name):
        for key, text in notes(read(name)).items():
            found = NOTE.fullmatch(text)
            assert found, (key, text)
            address = urlsplit(found["address"])
            assert address.scheme == "https", key
            assert not any(address.hostname == one or address.hostname.endswith("." + one) for one in MIRRORS), key

    def test_one_source_is_told_alike_in_every_brief(self, name):
        told = {NOTE.fullmatch(one)["address"]: one for other in BRIEFS for one in notes(read(other)).values()}

        assert [one for one in notes(read(name)).values() if told.get(NOTE.fullmatch(one)["address"], one) != one] == []


@pytest.mark.parametrize("name", BRIEFS)
class TestBrief:
    def test_it_says_what_it_is_and_what_is_inference(self, name):
        text = " ".join(read(name).split())

        assert "This is a new brief, written for this site from public sources. It is not the original text" in text
        assert "What we conclude ourselves is marked **Our reading**." in text
        assert "**Not found:**" in text or "{ .our-reading }" in text

    def test_it_ends_with_three_to_five_open_questions(self, name):
        questions = read(name).split("## Questions for your team\n")[1].split("\n## ")[0].strip().splitlines()

        assert 3 <= len(questions) <= 5
        for one in questions:
            assert one.endswith("?"), one
            # One that asks for yes or no asks more beside it.
            assert not re.match(r"\d\. (Is|Are|Do|Does|Did|Should|Would|Could|Can|Have|Has)\b(?!.*\?.*\?)", one), one

    def test_its_parts_come_in_one_order(self, name):
        assert re.findall(r"^## (.+)$", read(name), flags=re.MULTILINE) == [
            "What was done", "What studies found", "What has changed since", "Questions for your team", "Strategies to read it with",
            "Sources",
        ]  # fmt: skip


def links(pages, address):
    return [(held.get("href", ""), held) for tag, held in Page(pages[address]).tags if tag == "a"]


def test_briefs_and_strategies_lead_to_each_other(pages, instruments):
    """By the pages as they are built, against the instruments."""
    tools = {one.id: tool.id for tool in instruments.values() for category in tool.categories for one in category.strategies}
    studies = [study for tool in instruments.values() for study in tool.guide.case_studies]
    assert sorted(study.page for study in studies) == BRIEFS
    for study in studies:
        there = {href for href, _ in links(pages, f"/case-studies/{study.page}/") if "#strategy-" in href}
        assert there == {f"../../exercise/strategies/{tools[one]}/#strategy-{one}" for one in study.strategies}, study.name
        assert f"“{study.illustrates[0].lower()}{study.illustrates[1:]}”" in pages[f"/case-studies/{study.page}/"]
        for one in study.strategies:
            card = pages[f"/exercise/strategies/{tools[one]}/"].split(f'id="strategy-{one}"')[1].split("</section>")[0]
            assert f'href="../../../case-studies/{study.page}/"' in card, (study.name, one)


def test_where_a_case_study_is_named_its_name_leads_to_the_brief(pages, instruments):
    for tool in instruments.values():
        for study in tool.guide.case_studies:
            for address, way in ((f"/exercise/strategies/{tool.id}/", "../../../"), (f"/facilitate/{tool.id}/", "../../")):
                (term,) = [one for one in re.findall(r"<dt>(.*?)</dt>", pages[address]) if f"case-studies/{study.page}/" in one]
                assert f'href="{way}case-studies/{study.page}/"' in term, (address, study.name)


def test_the_index_leads_to_each_brief(pages):
    there = [href for href, _ in links(pages, "/case-studies/")]

    assert all(f"{name}/" in there for name in BRIEFS)


def test_a_fence_for_a_brief_that_no_instrument_names_stops_the_build():
    with pytest.raises(SuperFencesException, match="has the page 'nowhere'"):
        fences.read_with("nowhere")
