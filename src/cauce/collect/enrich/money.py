"""Amounts of money as whole numbers of the currency's smallest unit: 19.99 EUR is 1999.

Sums of floating-point amounts drift; sums of whole numbers do not. What was sent stays as it was.
"""

from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Any

from cauce.collect.enrich.currencies import DECIMALS

AMOUNTS = ("revenue", "total", "subtotal", "value", "price", "shipping", "tax", "discount")
"""Properties that hold an amount. Source: Segment, "Ecommerce Events"; GA4, ``value``."""
MINOR = "$minor"
_LIMIT = 2**63
_MAX_DIGITS = 40
_SHORT = 1e10
"""Amounts under it have at most 15 digits in minor units, with up to four decimals."""
_SCALES = tuple(10**decimals for decimals in range(max(DECIMALS.values()) + 1))


def add_minor_units(properties: dict[str, Any]) -> None:
    """Add ``$minor``: each amount in minor units, and the currency in capital letters.

    Nothing is added without a currency of ISO 4217 or without an amount.

    Example:
        >>> order = {"currency": "eur", "revenue": 19.99, "tax": "3.47"}
        >>> add_minor_units(order)
        >>> order["$minor"]
        {'currency': 'EUR', 'revenue': 1999, 'tax': 347}
    """
    code = properties.get("currency")
    if type(code) is not str or MINOR in properties:
        return
    decimals = DECIMALS.get(code)
    if decimals is None:
        code = code.strip().upper()
        decimals = DECIMALS.get(code)
        if decimals is None:
            return
    found: dict[str, Any] = {"currency": code}
    for name in AMOUNTS:
        if name in properties:
            amount = minor_units(properties[name], decimals)
            if amount is not None:
                found[name] = amount
    if len(found) > 1:
        properties[MINOR] = found


def minor_units(amount: Any, decimals: int) -> int | None:
    """Return an amount in minor units; None when it is no number, or not of 64 bits.

    A number is read from the shortest text that stands for it, which is the text that was sent (up
    to 15 digits), so no binary fraction gets in. What is finer than the currency is rounded half
    to even.

    Example:
        >>> minor_units(1.005, 2), minor_units(0.1 + 0.2, 2), minor_units("12", 0), minor_units("x", 2)
        (100, 30, 12, None)
    """
    if type(amount) is float and -_SHORT < amount < _SHORT:
        scale = _SCALES[decimals]
        whole: int = round(amount * scale)
        if whole / scale == amount:  # the only text of 15 digits that this number can stand for
            return whole
    if isinstance(amount, bool) or not isinstance(amount, int | float | str):
        return None
    try:
        exact = Decimal(amount if isinstance(amount, int) else str(amount)[:_MAX_DIGITS].strip())
        if not exact.is_finite() or exact.adjusted() > _MAX_DIGITS:
            return None
        whole = int(exact.scaleb(decimals).to_integral_value(ROUND_HALF_EVEN))
    except (InvalidOperation, ValueError):
        return None
    return whole if -_LIMIT <= whole < _LIMIT else None
