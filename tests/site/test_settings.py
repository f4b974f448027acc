"""A State's own settings: each mistake is refused with its place and what to write instead."""

import re

import jinja2
import pytest

from site_src import fences, palette, settings
from site_src.settings import Colors, Contact, Link, Settings, SettingsError, read_settings

MISTAKES = {
    "no YAML": (
        "extra: [",
        "mkdocs.yml, line 1: this is not YAML: expected the node content, but found '<stream end>'. "
        "Look for a missing quote, colon or space there.",
    ),
    "no block": (
        "extra: {state: Ohio}",
        "mkdocs.yml, line 1: extra: state: 'Ohio' is not a block. Write its settings below it, each on a line of its own.",
    ),
    "a setting misspelled": ("nmae: Ohio", "extra: state: 'nmae' is no setting. Did you mean 'name'?"),
    "a setting unlike any": (
        "zzzz: Ohio",
        "extra: state: 'zzzz' is no setting. There are: name, agency, contact, accessibility, logo, colors, welcome, tools, footer.",
    ),
    "a number for a name": ("name: 50", "extra: state, name: '50' is not a text. Put it in quotes."),
    "a contact without its parts": (
        "contact: help@agency.example",
        "extra: state, contact: 'help@agency.example' is not a block. Write its settings below it, each on a line of its own.",
    ),
    "an address cut": (
        "contact: {email: help@agency}",
        "extra: state, contact, email: 'help@agency' is no address. Write it like help@agency.example.",
    ),
    "a phone without quotes": (
        "contact: {phone: 5550100}",
        "extra: state, contact, phone: '5550100' is not a text. Put it in quotes.",
    ),
    "a phone in words": (
        "accessibility: {phone: call us}",
        "extra: state, accessibility, phone: 'call us' is no number. Write it like 555-0100.",
    ),
    "a logo from elsewhere": (
        "logo: https://agency.example/logo.svg",
        "extra: state, logo: 'https://agency.example/logo.svg' cannot be a logo. "
        "Put an .svg or .png file into docs/ and write its name there.",
    ),
    "a logo that is not there": (
        "logo: nowhere.svg",
        "extra: state, logo: there is no file docs/nowhere.svg. Put it there, or leave the setting empty.",
    ),
    "a logo of another kind": (
        "logo: logo.gif",
        "extra: state, logo: 'logo.gif' cannot be a logo. Put an .svg or .png file into docs/ and write its name there.",
    ),
    "a color by name": (
        "colors: {main: navy}",
        "extra: state, colors, main: 'navy' is no color. Write # and six digits, in quotes, like \"#12406f\".",
    ),
    "a color without quotes": (
        "colors: {main: #12406f\n  }",
        "extra: state, colors, main: '' is no color. Write # and six digits, in quotes, like \"#12406f\".",
    ),
    "a color that is too pale": (
        'colors: {main: "#ff0000"}',
        "extra: state, colors, main: '#ff0000' has a contrast of 4.0 with paper, and text needs 4.5. Choose a darker one.",
    ),
    "a dark color that is too pale": (
        'colors: {dark: "#8fa6be"}',
        "extra: state, colors, dark: '#8fa6be' has a contrast of 2.5 with white, and text needs 4.5. Choose a darker one.",
    ),
    "tools in a row": (
        "tools: defining",
        "extra: state, tools: 'defining' is not a list. Write one below the other, each after a hyphen.",
    ),
    "a tool misspelled": (
        "tools: [preparing, perfomance]",
        "extra: state, tools, number 2: 'perfomance' is no file in instruments/. Did you mean 'performance'?",
    ),
    "a link without words": (
        "footer: [{text: '', address: 'https://agency.example'}]",
        "extra: state, footer, number 1, text: there is none. Write the words of the link.",
    ),
    "a link without an address": ("footer: [{text: Agency}]", "extra: state, footer, number 1: no 'address'. Add it."),
    "a link to nowhere": (
        "footer: [{text: Agency, address: agency.example}]",
        "extra: state, footer, number 1, address: 'agency.example' is no whole address. Write it like https://agency.example/page.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_wrong_setting_is_refused_with_its_place_and_the_remedy(name):
    block, told = MISTAKES[name]
    text = block if block.startswith("extra") else "extra:\n  state:\n    " + block

    with pytest.raises(SettingsError) as refused:
        read_settings(text)
    assert str(refused.value) == (told if told.startswith("mkdocs.yml") else f"mkdocs.yml, line 3: {told}")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("email: help@agency.example", "email: help", "line 6: extra: state, contact, email: 'help' is no address. Write it like help@agency.example."),
        ("phone:", "fone:", "line 7: extra: state, contact: 'fone' is no setting. Did you mean 'phone'?"),
        ('main: "#12406f"', "main: blue", "line 10: extra: state, colors, main: 'blue' is no color. Write # and six digits, in quotes, like \"#12406f\"."),
        ("- preparing", "- preparin", "line 13: extra: state, tools, number 2: 'preparin' is no file in instruments/. Did you mean 'preparing'?"),
        ("      address: https://agency.example\n", "", "line 15: extra: state, footer, number 1: no 'address'. Add it."),
        ("address: https", "address: ttps", "line 16: extra: state, footer, number 1, address: 'ttps://agency.example' is no whole address. "
         "Write it like https://agency.example/page."),
    ],
)  # fmt: skip
def test_the_line_is_that_of_the_setting(before, after, told):
    held = """site_name: X
extra:
  state:
    name: Ohio
    contact:
      email: help@agency.example
      phone: "555-0100"
    colors:
      # a remark
      main: "#12406f"
    tools:
    - defining
    - preparing
    footer:
    - text: Agency
      address: https://agency.example
"""
    read_settings(held)

    with pytest.raises(SettingsError) as refused:
        read_settings(held.replace(before, after))
    assert str(refused.value) == f"mkdocs.yml, {told}"


def test_the_line_in_our_own_file():
    held = settings.FILE.read_text(encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        read_settings(re.sub(r"welcome:.*", "welcome: [Hello]", held, count=1))
    line = next(number for number, one in enumerate(held.splitlines(), 1) if "welcome:" in one)

    assert str(refused.value) == f"mkdocs.yml, line {line}: extra: state, welcome: '['Hello']' is not a text. Put it in quotes."


@pytest.mark.parametrize("text", ["", "site_name: X", "extra:", "extra: {state: }", "extra: {state: {}}", "extra: {other: 1}"])
def test_nothing_set_is_a_copy_that_is_nobodys_yet(text):
    assert read_settings(text) == Settings()
    assert not Settings().accessibility


def test_everything_set_is_read():
    held = read_settings(
        """
extra:
  state:
    name: Ohio
    agency: Ohio Department of Education
    contact: {email: help@agency.example, phone: "(555) 555-0100 ext. 7"}
    accessibility: {phone: "+1 555 555 0100"}
    colors: {main: "#005e57"}
    welcome: Welcome.
    tools: [preparing]
    footer: [{text: Agency, address: "https://agency.example"}]
markdown_extensions:
  - toc:
      slugify: !!python/name:markdown.slugify
site_url: !ENV [SITE_URL, "x"]
"""
    )

    assert held == Settings(
        "Ohio",
        "Ohio Department of Education",
        Contact("help@agency.example", "(555) 555-0100 ext. 7"),
        Contact("", "+1 555 555 0100"),
        "",
        Colors("#005e57"),
        "Welcome.",
        ("preparing",),
        (Link("Agency", "https://agency.example"),),
    )
    assert held.whose == "Ohio Department of Education"


def test_the_default_colors_are_those_of_the_style_sheet():
    assert (Colors().main, Colors().dark) == (palette.colors()["blue"], palette.colors()["blue-9"])


def test_every_page_says_so_while_the_copy_has_no_contact(pages):
    told = {"This copy has no accessibility contact yet." in page for page in pages.values()}
    assert told == {not settings.settings().accessibility}


@pytest.fixture
def drawn():
    """The header and the footer of a page with these settings, drawn as MkDocs draws them: nothing is escaped by itself."""

    def draw(**held):
        templates = jinja2.Environment(loader=jinja2.FileSystemLoader("site_src/overrides/partials"), autoescape=False)
        templates.filters["url"] = str
        templates.loader = jinja2.ChoiceLoader([jinja2.DictLoader({"partials/search.html": ""}), templates.loader])
        given = {"config": {"site_name": "X", "extra": {"state": Settings(**held)}}, "shipped": {"mark.svg": "mark.svg"}}
        return "".join(templates.get_template(f"{part}.html").render(given) for part in ("header", "footer"))

    return draw


def test_a_character_that_html_takes_for_its_own_is_shown_as_it_was_written(drawn):
    html = drawn(
        agency='Arts & "Letters" <of> Ohio', logo='a"b.svg', footer=(Link("Q & <A>", 'https://agency.example/?a=1&b="2"'),)
    )

    assert "Arts &amp; &#34;Letters&#34; &lt;of&gt; Ohio" in html
    assert 'src="a&#34;b.svg"' in html
    assert '<a href="https://agency.example/?a=1&amp;b=&#34;2&#34;" rel="noreferrer">Q &amp; &lt;A&gt;</a>' in html


def test_every_page_says_whom_to_ask_about_a_page_and_about_the_exercise(drawn):
    def said(**held):
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", drawn(**held)))

    both = said(accessibility=Contact("access@agency.example", "555-0101"), contact=Contact("", "555-0100"))
    assert "Trouble using a page? access@agency.example 555-0101" in both
    assert "Questions about the exercise? 555-0100" in both
    assert "This copy has no accessibility contact yet." in said(contact=Contact("", "555-0100"))
    assert "Questions" not in said()


def test_a_new_exercise_is_of_the_state_that_the_settings_name(monkeypatch):
    for name in ("", "Ohio"):
        monkeypatch.setattr(fences, "settings", lambda name=name: Settings(name=name))
        assert f'value="{name}"' in state_field()


def state_field():
    (field,) = re.findall(r'<input[^>]*name="team state"[^>]*>', fences.exercise("team"))
    return field
