"""What every number means can be read where the numbers are, in both languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("path", "language"), [("", "en"), (".es", "es")])
def test_every_kind_of_question_has_a_section_to_link_to(client, path, language):
    schemas = client.get("/api/openapi.json").json()["components"]["schemas"]
    kinds = {
        shape["properties"]["kind"]["const"]
        for name, shape in schemas.items()
        if name.endswith("Question") and "properties" in shape
    }
    page = client.get(f"/api/docs/definitions{path}").text
    assert f'<html lang="{language}">' in page
    assert [kind for kind in kinds if f'<h2 id="{kind}">' not in page] == []
    assert len(kinds) >= 9


def test_the_definitions_need_no_other_server_and_lead_nowhere_that_is_not_served(client):
    for path in ("definitions", "definitions.es"):
        page = client.get(f"/api/docs/{path}").text
        assert "//" not in "".join(part.split('"')[0] for part in page.split('src="')[1:])
        assert ".md" not in "".join(part.split('"')[0] for part in page.split('href="')[1:])
