"""Online Retail: a UK gift shop's invoices, 2010-12-01 … 2011-12-09, as events.

    number            event              message id          time
    536365            Order Completed    536365              its earliest line, read as UTC
    536365, line 1    Product Purchased  536365:1            the same
    C536379           Order Cancelled    C536379             the same
    A563185           left out: an adjustment of the books

Source: Chen, D. (2015). Online Retail. UCI Machine Learning Repository, data set 352. CC BY 4.0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

NAME = "Online Retail"
TIMEZONE = "Europe/London"
CURRENCY = "GBP"
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Invoices:
    """The file by invoice: ``order`` lists line numbers of the file, invoice after invoice."""

    numbers: Sequence[str]
    starts: np.ndarray
    ends: np.ndarray
    order: np.ndarray
    revenue: np.ndarray
    quantity: np.ndarray
    first_at: np.ndarray

    def by_time(self) -> np.ndarray:
        """Return the invoices' indices in the order they were made."""
        return np.lexsort((np.asarray(self.numbers), self.first_at))


def read_lines() -> pa.Table:
    """Return the invoice lines that come with the package."""
    with as_file(files("cauce.main.samples") / "data" / "online_retail.parquet") as path:
        return pq.read_table(path)


def events(lines: pa.Table) -> Iterator[Item]:
    """Yield every event in the order of time: each invoice, then its lines."""
    found = group(lines)
    columns = _columns(lines)
    for i in found.by_time().tolist():
        number = found.numbers[i]
        if number.startswith("A"):
            continue
        picked = found.order[found.starts[i] : found.ends[i]].tolist()
        who, when = _who(number, columns["CustomerID"][picked[0]]), _time(found.first_at[i])
        yield _invoice(found, i, who | when, columns["Country"][picked[0]])
        if not number.startswith("C"):
            yield from _purchases(number, picked, columns, who | when)


def group(lines: pa.Table) -> Invoices:
    """Return the invoices with their sums, without a pass in Python."""
    coded = lines["InvoiceNo"].combine_chunks().dictionary_encode()
    numbers, inverse = coded.dictionary.to_pylist(), coded.indices.to_numpy()
    quantity = lines["Quantity"].to_numpy()
    amount = quantity * lines["UnitPrice"].to_numpy()
    at = lines["InvoiceDate"].to_numpy().astype("datetime64[us]").astype(np.int64)
    order = np.argsort(inverse, kind="stable")
    ends = np.cumsum(np.bincount(inverse))
    starts = np.concatenate(([0], ends[:-1]))
    return Invoices(
        numbers,
        starts,
        ends,
        order,
        np.round(np.add.reduceat(amount[order], starts), 2),
        np.add.reduceat(quantity[order], starts),
        np.minimum.reduceat(at[order], starts),
    )


def _columns(lines: pa.Table) -> dict[str, list[Any]]:
    columns = {name: lines[name].to_pylist() for name in lines.column_names}
    amount = lines["Quantity"].to_numpy() * lines["UnitPrice"].to_numpy()
    return columns | {"revenue": np.round(amount, 2).tolist()}


def _who(number: str, customer: int | None) -> dict[str, str]:
    if customer is None:
        return {"anonymousId": f"guest-{number}"}
    return {"userId": str(customer)}


def _time(at_us: np.int64) -> dict[str, str]:
    return {"timestamp": f"{np.datetime64(int(at_us), 'us')}Z"}


def _invoice(found: Invoices, i: int, base: Item, country: str) -> Item:
    number = found.numbers[i]
    return {
        "type": "track",
        "event": "Order Cancelled" if number.startswith("C") else "Order Completed",
        "messageId": number,
        **base,
        "properties": {
            "order_id": number,
            "revenue": float(found.revenue[i]),
            "currency": CURRENCY,
            "country": country,
            "lines": int(found.ends[i] - found.starts[i]),
            "quantity": int(found.quantity[i]),
        },
    }


def _purchases(
    number: str, picked: Sequence[int], columns: Mapping[str, Sequence[Any]], base: Item
) -> Iterator[Item]:
    for line, row in enumerate(picked, 1):
        properties = {
            "order_id": number,
            "sku": columns["StockCode"][row],
            "quantity": columns["Quantity"][row],
            "price": columns["UnitPrice"][row],
            "revenue": columns["revenue"][row],
            "country": columns["Country"][row],
        }
        name = columns["Description"][row]
        if name is not None:
            properties["name"] = name
        yield {
            "type": "track",
            "event": "Product Purchased",
            "messageId": f"{number}:{line}",
            **base,
            "properties": properties,
        }
