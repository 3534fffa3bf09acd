"""Invoices become events by the rules of the sample."""

import datetime as dt

import pyarrow as pa

from cauce.main.samples import online_retail

EIGHT = dt.datetime.fromisoformat("2010-12-01T08:00")
LINES = pa.table({
    "InvoiceNo": ["2", "1", "2", "C3", "A4"],
    "StockCode": ["x", "007", "y", "z", "B"],
    "Description": ["X", None, "Y", "Z", "Adjust bad debt"],
    "Quantity": pa.array([2, 1, 3, -1, 1], pa.int32()),
    "InvoiceDate": pa.array([EIGHT + dt.timedelta(minutes=m) for m in (9, 0, 5, 20, 30)], pa.timestamp("us")),
    "UnitPrice": [1.115, 2.0, 0.1, 5.0, -100.0],
    "CustomerID": pa.array([17850, None, 17850, 17850, None], pa.int32()),
    "Country": ["EIRE", "France", "EIRE", "EIRE", "EIRE"],
})  # fmt: skip


def test_each_invoice_is_an_event_and_each_line_of_an_order_another():
    found = list(online_retail.events(LINES))
    assert [(i["event"], i["messageId"]) for i in found] == [
        ("Order Completed", "1"),
        ("Product Purchased", "1:1"),
        ("Order Completed", "2"),
        ("Product Purchased", "2:1"),
        ("Product Purchased", "2:2"),
        ("Order Cancelled", "C3"),
    ]


def test_an_order_has_its_earliest_time_and_the_sums_of_its_lines():
    order = next(i for i in online_retail.events(LINES) if i["messageId"] == "2")
    assert order["timestamp"] == "2010-12-01T08:05:00.000000Z"
    assert order["userId"] == "17850"
    assert order["properties"] == {
        "order_id": "2", "revenue": 2.53, "currency": "GBP", "country": "EIRE", "lines": 2, "quantity": 5,
    }  # fmt: skip


def test_a_guest_is_somebody_of_their_own():
    order, line = list(online_retail.events(LINES))[:2]
    assert order["anonymousId"] == line["anonymousId"] == "guest-1"
    assert "userId" not in order
    assert line["properties"] == {
        "order_id": "1", "sku": "007", "quantity": 1, "price": 2.0, "revenue": 2.0, "country": "France",
    }  # fmt: skip


def test_the_file_that_comes_with_the_package_is_the_whole_one():
    lines = online_retail.read_lines()
    invoices = online_retail.group(lines)
    kinds = [number[0] if number[0] in "AC" else "order" for number in invoices.numbers]
    assert lines.num_rows == 541_909
    assert [kinds.count(kind) for kind in ("order", "C", "A")] == [22_061, 3_836, 3]
