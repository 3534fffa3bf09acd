"""Drawing and typesetting: what is missing is said, what people wrote is never read as markup or code."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from cauce.infra.drawing import Charts
from cauce.infra.typeset import Typesetter
from cauce.kernel.errors import CauceError

SHOWN = '#let data = json("data.json")\n#data.words'


def built(folder, script: str) -> Charts:
    (folder / "server").mkdir()
    (folder / "server" / "charts.js").write_text(script, "utf-8")
    return Charts(folder)


def test_without_the_built_pages_there_is_no_chart_and_the_error_says_what_to_do(tmp_path):
    with pytest.raises(CauceError, match=r"Install Node\.js") as refused:
        Charts(tmp_path).draw({})
    assert (refused.value.code, refused.value.retryable) == ("charts_not_built", True)


def test_a_script_that_fails_or_never_ends_is_an_error_and_the_next_chart_is_drawn(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("cauce.infra.drawing.TIMEOUT_S", 0.5)
    charts = built(
        tmp_path,
        "var cauceDraw = (asked) => { const { how } = JSON.parse(asked);"
        " if (how === 'throw') throw new Error('no such thing'); while (how === 'loop');"
        " return JSON.stringify({ how, figure: new Intl.NumberFormat('es-ES').format(12345.5) }) }",
    )
    with pytest.raises(CauceError, match="no such thing"):
        charts.draw({"how": "throw"})
    with pytest.raises(CauceError, match="chart_not_drawn"):
        charts.draw({"how": "loop"})
    assert charts.draw({"how": "<&'\"\u2028"}) == {"how": "<&'\"\u2028", "figure": "12.345,5"}
    charts.close()
    assert charts.draw({"how": "again"})["how"] == "again"
    charts.close()


def test_what_people_wrote_is_set_as_it_is(tmp_path):
    words = "#sys.version *no* $x$ <label> \\ //"
    made = Typesetter(tmp_path).pdf(SHOWN, {"words": words}, {})
    (page,) = PdfReader(BytesIO(made)).pages
    assert page.extract_text().replace(" ", "") == words.replace(" ", "")


def test_an_image_that_is_none_is_an_error(tmp_path):
    with pytest.raises(CauceError, match="not_typeset"):
        Typesetter(tmp_path).png("<svg", 10, 10)
    image = Typesetter(tmp_path).png(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"/>', 10, 20
    )
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(image[at : at + 4], "big") for at in (16, 20)] == [20, 40]
