"""A question is copied as code without the key; run with one, the code gives the answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from e2e.pages import answered, signed_in
from e2e.test_why_page import FUNNEL, asked

pytestmark = pytest.mark.browser
COPY = {"en": "Copy as", "es": "Copiar como"}


@pytest.mark.parametrize(("language", "program"), [("en", "curl"), ("es", "Python")])
def test_a_question_is_copied_as_code_that_gives_the_same_answer(browser, site, language, program):
    draft = {**FUNNEL, "steps": [*FUNNEL["steps"], {"event": 'O\'Brien "ñ"'}]}
    with signed_in(browser, site, language) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(asked(site, draft))
        answered(page, "funnel")
        page.get_by_role("button", name=COPY[language]).click()
        page.get_by_role("menuitem", name=program, exact=True).click()
        page.wait_for_function(
            "async () => (await navigator.clipboard.readText()).includes('CAUCE')"
        )
        code = page.evaluate("() => navigator.clipboard.readText()")
    key = site.project["api_key"]
    assert key not in code
    command = [sys.executable, "-c", code] if program == "Python" else ["bash", "-c", code]
    missing = {name: value for name, value in os.environ.items() if name != "CAUCE_API_KEY"}
    refused = subprocess.run(command, capture_output=True, text=True, env=missing, check=False)
    assert refused.returncode != 0
    assert "CAUCE_API_KEY" in refused.stderr
    done = subprocess.run(
        command, capture_output=True, text=True, env={**missing, "CAUCE_API_KEY": key}, check=True
    )
    answer = json.loads(done.stdout)
    steps = answer["steps"] if program == "Python" else answer["result"]["steps"]
    assert [step["name"] for step in steps] == [step["event"] for step in draft["steps"]]
    assert steps[1]["count"] > 0 == steps[2]["count"]
