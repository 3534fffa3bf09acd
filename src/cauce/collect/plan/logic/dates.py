"""Which text is a date: exactly what questions read as one (``rules.values.instant_of_text``)."""

import re

_LEAP = r"((19|20|21|22)(0[48]|[2468][048]|[13579][26])|2000)"
_DAY = (
    r"((19|20|21|22)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    r"|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    rf"|{_LEAP}-02-29)"
)
DATE = (
    rf"^{_DAY}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{{1,9}})?)?"
    r"(Z|[+-]([01][0-9]):?[0-5][0-9])?)?$"
)
"""ISO 8601 date or date-time of the years 1900 to 2299; the same in Python, RE2 and ECMA-262."""

is_date = re.compile(DATE.removeprefix("^").removesuffix("$"), re.ASCII).fullmatch
