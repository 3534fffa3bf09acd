"""What a report says as e-mail: nothing that people wrote becomes markup, text says what the images show."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cauce.analytics.reports.contracts import MOVES, Block, Printed, RunState, Table, before
from cauce.analytics.reports.logic.letter import Around, write
from cauce.analytics.reports.logic.paper import paper

TABLE = Table(("Day", "<b>"), (False, True), tuple((f"d{n}", str(n)) for n in range(40)))
CHART = Block("Sales & co", svg="<svg/>", width=640, height=320, tables=(TABLE,), dates="1 – 7 Jan")
PRINTED = Printed(
    "Shop <script>", "", "Tienda", "Europe/Madrid", "en", datetime(2026, 1, 5, 7, tzinfo=UTC),
    "https://cauce.example/p/1/dashboards/2", (CHART,),
)  # fmt: skip


def test_what_people_wrote_is_shown_as_it_is():
    words = Block(
        "", words="# Hola <img src=x>\n\n![x](http://evil/x.png) [go](javascript:alert(1))"
    )
    written = write(replace(PRINTED, blocks=(CHART, words)), Around("", notes=("<i>",)))
    assert "Shop &lt;script&gt;" in written.html
    assert "Sales &amp; co" in written.html
    assert "<script" not in written.html
    assert "<img src=x" not in written.html
    assert '<img src="http' not in written.html
    assert 'href="javascript' not in written.html
    assert written.subject == "Shop <script>"


def test_the_text_has_the_table_of_each_chart_and_says_how_much_it_leaves_out():
    written = write(PRINTED, Around("", leave="https://cauce.example/leave"))
    assert 'src="cid:chart-001"' in written.html
    assert "d0     0" in written.text
    assert "d30" not in written.text
    assert "… and 10 more rows" in written.text
    assert "Stop this report: https://cauce.example/leave" in written.text
    assert "Open in Cauce: https://cauce.example/p/1/dashboards/2" in written.text


@pytest.mark.parametrize(("rows", "said"), [(31, ""), (32, ""), (33, "… y 3 filas más")])
def test_thirty_days_and_their_total_are_whole(rows, said):
    table = replace(TABLE, rows=tuple((f"d{n}", str(n)) for n in range(rows)))
    block = replace(CHART, tables=(table,))
    text = write(replace(PRINTED, language="es", blocks=(block,)), Around("")).text
    assert ("d30" in text) is not bool(said)
    assert said in text
    assert "filas más" in text or not said


def test_one_column_is_one_column():
    wide = Table(tuple("abcdefghi"), (False,) * 9, (tuple("123456789"),))
    block = replace(CHART, tables=(wide,))
    text = write(replace(PRINTED, blocks=(block,)), Around("")).text
    assert "… and 1 more column\n" in text


def test_each_language_has_words_of_its_own():
    empty = Block("Ventas", dates="1 ene")
    written = write(replace(PRINTED, language="es", blocks=(empty,)), Around("Lunes", leave="x"))
    assert "No hay nada que mostrar en estas fechas." in written.html
    assert "A fecha de 5 ene 2026, 08:00 (Europe/Madrid)" in written.text
    assert "alguien de Tienda añadió esta dirección al informe «Lunes»" in written.text


def test_paper_has_images_or_tables_and_each_definition_once():
    blocks = (
        replace(CHART, definitions=("counts",)),
        Block("Rows", tables=(TABLE,), definitions=("counts",)),
    )
    data, files = paper(replace(PRINTED, blocks=blocks))
    assert files == {"chart-0.svg": b"<svg/>"}
    assert [bool(one["tables"]) for one in data["blocks"]] == [False, True]
    assert data["definitions"] == ["counts"]
    assert data["blocks"][1]["tables"][0]["heads"] == ["Day", "<b>"]


@pytest.mark.parametrize("state", list(RunState))
def test_a_run_that_was_handed_over_is_never_made_again_by_itself(state):
    assert state in MOVES
    if state in {RunState.SENT, RunState.DOUBTFUL, RunState.SENDING}:
        assert RunState.MAKING not in MOVES[state]
    assert str(RunState.SENDING) not in before(RunState.SENDING)
