"""The pages' own charts without a page: their script, run by an embedded V8.

    charts = Charts(folder)                       # of the built web app; nothing is loaded yet
    charts.draw({"question": …, "answer": …})     # {"svg": "<svg …", "tables": […], …}

The script comes with the build of the web app (``frontend/src/server``); V8 is started with the first
chart and kept. It reaches no file and no network: JSON goes in, JSON comes out.
"""

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cauce.kernel.errors import CauceError, Kind, Text

TIMEOUT_S = 30.0
MEMORY_BYTES = 512 << 20
WITHOUT_A_PAGE = (
    "var console={log(){},warn(){},error(){}};var setTimeout=()=>0,clearTimeout=()=>{};"
)
"""What libraries expect wherever they run; nothing here waits or prints."""


class Charts:
    """Draws one answer at a time."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the built web app; it may not exist yet."""
        self._script = folder / "server" / "charts.js"
        self._lock = threading.Lock()
        self._engine: Any = None

    def draw(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return what ``frontend/src/server/draw.ts`` makes of a question and its answer.

        Raises:
            CauceError: ``charts_not_built`` (503), ``chart_not_drawn`` (503).
        """
        drawn: dict[str, Any] = json.loads(self._call("cauceDraw", json.dumps(asked)))
        return drawn

    def width(self, text: str, font: str) -> float:
        """Return how wide a chart takes a text to be (px); ``font`` is as in CSS: ``500 12px …``."""
        return float(self._call("cauceWidth", text, font))

    def close(self) -> None:
        """Stop V8 when it runs."""
        with self._lock:
            self._drop()

    def _call(self, function: str, *arguments: str) -> Any:
        with self._lock:
            engine = self._started()
            try:
                return engine.call(function, *arguments, timeout_sec=TIMEOUT_S)
            except Exception as error:
                self._drop()  # out of memory or time it may not come to itself again
                raise _not_drawn(error) from error

    def _drop(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _started(self) -> Any:
        if self._engine is None:
            if not self._script.is_file():
                raise _not_built()
            from py_mini_racer import MiniRacer

            engine = MiniRacer()
            engine.set_hard_memory_limit(MEMORY_BYTES)
            engine.eval(WITHOUT_A_PAGE)
            engine.eval(self._script.read_text("utf-8"))
            self._engine = engine
        return self._engine


def _not_built() -> CauceError:
    return CauceError(
        "charts_not_built",
        Text(
            "Charts cannot be drawn: the web app was not built, which needs Node.js with npm. Install"
            " Node.js 20.19 or newer and start Cauce again.",
            "No se pueden dibujar gráficos: la aplicación web no se construyó, y para eso hace falta Node.js"
            " con npm. Instala Node.js 20.19 o posterior y vuelve a arrancar Cauce.",
        ),
        Kind.UNAVAILABLE,
    )


def _not_drawn(error: Exception) -> CauceError:
    said = " ".join(str(error).split())[:200]
    return CauceError(
        "chart_not_drawn",
        Text(
            f"A chart could not be drawn: {said}. Try again; show the answer as a table if it stays so.",
            f"No se pudo dibujar un gráfico: {said}. Inténtalo otra vez; muestra la respuesta como tabla si"
            " sigue igual.",
        ),
        Kind.UNAVAILABLE,
    )
