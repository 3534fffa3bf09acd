"""The reference page of SQL, in English and Spanish, from ``cauce.analytics.logic.sql``."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.analytics import store
from cauce.analytics.logic.sql.functions import AGGREGATES, ENDINGS, SCALARS, WINDOWS, Group
from cauce.analytics.logic.sql.queries import MAX_ROWS
from cauce.analytics.logic.sql.views import VIEWS, View
from cauce.analytics.logic.turns import WRITTEN_AT_ONCE
from cauce.kernel.errors import Language

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "intro": """# SQL

Ask what no other question asks: *Analyse → SQL*, or `POST …/query` with
`{"kind": "sql", "sql": "SELECT …"}`. The answer is
`{"columns": [{"name", "type"}], "rows": [[…]]}`. It is ClickHouse's SQL, read-only, over three views of your project.

```sql
SELECT properties.country AS country, uniq(person_id) AS buyers, sum(properties.revenue) AS revenue
FROM events
WHERE event = 'Order Completed' AND timestamp >= today() - INTERVAL 30 DAY
GROUP BY country
ORDER BY revenue DESC
```

## What may be asked

One `SELECT`: with `WITH`, `JOIN` and `ARRAY JOIN`, sub-queries anywhere, `UNION`, `INTERSECT`, `EXCEPT`, `GROUP BY`,
`HAVING`, `QUALIFY`, windows, `ORDER BY`, `LIMIT` (also `LIMIT 1 BY`). Not: tables of the engine, other databases,
table functions, `SETTINGS`, `FORMAT`, `INTO`, `FINAL`, `SAMPLE`, `PREWHERE`, parameters `{x:Type}`, recursion.

The text is read into a tree; every node and function must be on a list, and new SQL is written from the tree, with
the views bound to the project. The engine filters each table by project once more.

## Limits

Up to {rows} rows (more are cut, and a warning says so), {seconds} seconds, {mib} MiB of memory, one thread; {turns} such
queries run at a time, the next wait. One that comes to a limit is stopped with `sql_limit`, and the others go on.

## Time

Instants are in the time zone of the question (`timezone`; the project's when left out), so `toDate(timestamp)` is the local day.
`now()`, `today()` and `yesterday()` are the instant the question is asked.

## JSON

`properties.name`, `context.name` and `traits.name` read one value; dots go deeper: `properties.cart.total`. Names with
other signs stand in backticks: ``properties.`unit price` ``. Its type is that of all its values: numbers are numbers, lists of one type
are lists; values of several types, and everything of `context`, are text. Missing is `NULL`. A name that nobody has sent is
`NULL` too, with a warning.

## A chart as SQL

Below every chart, *Copy as → SQL for the SQL page* gives one `SELECT` over these views, and *Open in the SQL page* opens it there; over HTTP
`POST …/query/sql` with the question gives `{"sql": "SELECT …"}`, in Python `answer.stated()`. Its numbers are those of the answer: days, time
zone and conditions are written out, merges are followed by the views.

* **Trends** (a row for each bucket of a line), **funnels** (for each step), **retention** (for each cohort and period; 0 is its size), **lifecycle**
  (for each bucket and status), **stickiness** (for each number of intervals), with their breakdowns.
* What is empty has no row. In a running total that means: nothing new; the value before still holds.
* Instants that look back from now (`within_last`, `within_days`) are those of the moment it was written.
* Types of properties and traits are those of that moment too: write it anew when a number begins to be sent as text.
* Refused with `not_in_sql` and the reason: kinds that follow people event by event (paths, attribution, correlation, sessions, histograms), saved cohorts (they
  have no view), formulas, comparisons and smoothing, samples, amounts of retention, groups of one type, and of funnels: every entry, sessions,
  optional and anchored steps, constant properties. *The engine's statements* (`meta.sql`) are there all the same; the SQL page does not take them.
""",
        "view": "## View `{name}` {{ #view-{name} }}\n\n{words}.\n\n| column | type | meaning |\n|---|---|---|\n",
        "functions": """
## Functions

Those that compute from their arguments alone; ClickHouse's documentation says what each does. Capitals do not matter.
Aggregates may end in {endings}: `countIf(event = 'Refund')`.
""",
        "aggregates": "Aggregates",
        "scalars": "Of one row",
    },
    "es": {
        "intro": """# SQL

Para lo que ninguna otra pregunta responde: *Análisis → SQL*, o `POST …/query` con
`{"kind": "sql", "sql": "SELECT …"}`. La respuesta es
`{"columns": [{"name", "type"}], "rows": [[…]]}`. Es el SQL de ClickHouse, de solo lectura, sobre tres vistas de tu proyecto.

```sql
SELECT properties.country AS pais, uniq(person_id) AS compradores, sum(properties.revenue) AS ingresos
FROM events
WHERE event = 'Order Completed' AND timestamp >= today() - INTERVAL 30 DAY
GROUP BY pais
ORDER BY ingresos DESC
```

## Qué se puede preguntar

Un `SELECT`: con `WITH`, `JOIN` y `ARRAY JOIN`, subconsultas en cualquier sitio, `UNION`, `INTERSECT`, `EXCEPT`, `GROUP BY`,
`HAVING`, `QUALIFY`, ventanas, `ORDER BY`, `LIMIT` (también `LIMIT 1 BY`). No: tablas del motor, otras bases de datos,
funciones de tabla, `SETTINGS`, `FORMAT`, `INTO`, `FINAL`, `SAMPLE`, `PREWHERE`, parámetros `{x:Tipo}`, recursión.

El texto se lee como un árbol; cada nodo y cada función debe estar en una lista, y del árbol se escribe SQL nuevo, con
las vistas atadas al proyecto. El motor filtra además cada tabla por proyecto.

## Límites

Hasta {rows} filas (el resto se corta y un aviso lo dice), {seconds} segundos, {mib} MiB de memoria, un hilo; se ejecutan {turns}
consultas de estas a la vez y las siguientes esperan. La que llega a un límite se para con `sql_limit`, y las demás siguen.

## Tiempo

Los instantes están en la zona horaria de la pregunta (`timezone`; si falta, la del proyecto), así que `toDate(timestamp)` es el día
local. `now()`, `today()` y `yesterday()` son el instante en que se pregunta.

## JSON

`properties.nombre`, `context.nombre` y `traits.nombre` leen un valor; los puntos bajan un nivel: `properties.cart.total`. Los
nombres con otros signos van entre acentos graves: ``properties.`precio unidad` ``. Su tipo es el de todos sus valores: los números son
números y las listas de un solo tipo, listas; los valores de varios tipos, y todo lo de `context`, son texto. Lo que falta es `NULL`.
Un nombre que nadie ha enviado también es `NULL`, con un aviso.

## Un gráfico en SQL

Bajo cada gráfico, *Copiar como → SQL para la página SQL* da un `SELECT` sobre estas vistas, y *Abrir en la página SQL* lo abre allí; por HTTP,
`POST …/query/sql` con la pregunta da `{"sql": "SELECT …"}`, y en Python `answer.stated()`. Sus números son los de la respuesta: días, zona
horaria y condiciones van escritos, y las vistas siguen las fusiones.

* **Tendencias** (una fila por intervalo de cada línea), **embudos** (por paso), **retención** (por cohorte y periodo; el 0 es su tamaño), **ciclo de
  vida** (por intervalo y estado), **frecuencia** (por número de intervalos), con sus desgloses.
* Lo vacío no tiene fila. En un total acumulado eso significa: nada nuevo; sigue valiendo el valor anterior.
* Los instantes que miran atrás desde ahora (`within_last`, `within_days`) son los del momento en que se escribió.
* Los tipos de propiedades y rasgos también son los de ese momento: escríbelo de nuevo si un número empieza a enviarse como texto.
* Se rechazan con `not_in_sql` y el motivo: los tipos que siguen a las personas evento a evento (rutas, atribución, correlación, sesiones, histogramas), las cohortes
  guardadas (no tienen vista), fórmulas, comparaciones y suavizado, muestras, importes de la retención, grupos de un tipo determinado y, de los embudos: cada entrada,
  sesiones, pasos opcionales y anclados, propiedades constantes. *Las instrucciones del motor* (`meta.sql`) siguen ahí; la página SQL no las admite.
""",
        "view": "## Vista `{name}` {{ #view-{name} }}\n\n{words}.\n\n| columna | tipo | significado |\n|---|---|---|\n",
        "functions": """
## Funciones

Las que calculan solo con sus argumentos; la documentación de ClickHouse dice qué hace cada una. Las mayúsculas no importan.
Las de agregación admiten las terminaciones {endings}: `countIf(event = 'Refund')`.
""",
        "aggregates": "De agregación",
        "scalars": "De una fila",
    },
}


def sql_page(language: Language) -> str:
    """Return the page in a language."""
    words = WORDS[language]
    limits = {
        "{rows}": f"{MAX_ROWS:,}" if language == "en" else f"{MAX_ROWS:,}".replace(",", "."),
        "{seconds}": str(store.WRITTEN_S),
        "{mib}": str(store.WRITTEN_MIB),
        "{turns}": str(WRITTEN_AT_ONCE),
    }
    intro = words["intro"]
    for place, value in limits.items():
        intro = intro.replace(place, value)
    endings = ", ".join(f"`{one}`" for one in ENDINGS if one)
    return "".join(
        [
            intro,
            *("\n" + _view(view, language) for view in VIEWS.values()),
            words["functions"].replace("{endings}", endings),
            f"\n### {words['aggregates']}\n\n",
            *_groups(AGGREGATES, language),
            f"\n### {words['scalars']}\n\n",
            *_groups((WINDOWS, *SCALARS), language),
        ]
    )


def _view(view: View, language: Language) -> str:
    rows = "".join(
        f"| `{one.name}` | `{one.type}` | {one.words.in_language(language)} |\n"
        for one in view.columns
    )
    head = WORDS[language]["view"].format(name=view.name, words=view.words.in_language(language))
    return head + rows


def _groups(groups: tuple[Group, ...], language: Language) -> Iterator[str]:
    for group in groups:
        names = ", ".join(f"`{name}`" for name in group.names)
        yield f"* **{group.title.in_language(language)}**: {names}\n"
