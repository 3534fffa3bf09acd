"""How the number of an alert is written: as its metric says, else as its question is one of shares or lengths."""

from cauce.analytics.alerts.contracts import Alert
from cauce.analytics.boards.contracts import MetricFormat

LENGTHS = ((86_400, " d"), (3_600, " h"), (60, " min"), (1, " s"))


def figure(alert: Alert, value: float) -> tuple[float, str]:
    """Return a value of an alert as it is written, and the unit behind it, which both languages share."""
    match format_of(alert):
        case MetricFormat.PERCENT:
            return tidy(100 * value), " %"
        case MetricFormat.DURATION:
            size, unit = next((one for one in LENGTHS if abs(value) >= one[0]), LENGTHS[-1])
            return tidy(value / size), unit
        case MetricFormat.MONEY if alert.metric is not None and alert.metric.currency:
            return tidy(value), f" {alert.metric.currency}"
    return tidy(value), ""


def format_of(alert: Alert) -> MetricFormat:
    """Return how the number is written."""
    if alert.metric is not None:
        return alert.metric.format
    question = alert.content.rule.question
    measure = str((question.get("measures") or [""])[0]) if question["kind"] == "sessions" else ""
    if question["kind"] == "funnel" or measure.endswith("_rate"):
        return MetricFormat.PERCENT
    return MetricFormat.DURATION if measure.endswith("_s") else MetricFormat.NUMBER


def tidy(number: float) -> float:
    """Return a number without the decimals that nobody reads.

    Example:
        >>> tidy(2.0), tidy(1.2345)
        (2, 1.23)
    """
    short = round(number, 2)
    return int(short) if short == int(short) else short
