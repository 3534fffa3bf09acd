"""Arithmetic over series: ``A / B``, ``(A + B) * 100``. Its own small grammar; nothing is evaluated.

sum     = product (("+" | "-") product)*
product = unary (("*" | "/") unary)*
unary   = "-" unary | "(" sum ")" | NUMBER | LETTER
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cauce.kernel.errors import invalid

Number = float | int | None
Values = Mapping[str, Number]
Compute = Callable[[Values], Number]

MAX_LENGTH = 200
MAX_DEPTH = 50
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z]+)|([-+*/()]))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Formula:
    """A read formula: the letters it uses, and how to compute it."""

    text: str
    letters: frozenset[str]
    compute: Compute


def parse_formula(text: str, letters: tuple[str, ...], path: str = "formula") -> Formula:
    """Return the formula; letters name the series in their order.

    An unknown value makes the result unknown, and so does a division by zero.

    Raises:
        CauceError: ``invalid_field`` naming the place that cannot be read.

    Example:
        >>> parse_formula("A / (B - 1)", ("A", "B")).compute({"A": 6, "B": 4})
        2.0
        >>> parse_formula("A / B", ("A", "B")).compute({"A": 6, "B": 0}) is None
        True
    """
    if len(text) > MAX_LENGTH:
        raise _bad(
            path, f"may have {MAX_LENGTH} characters", f"admite {MAX_LENGTH} caracteres", letters
        )
    reader = _Reader(_tokens(text, path, letters), letters, path)
    compute = reader.sum(0)
    if reader.at < len(reader.tokens):
        raise reader.unexpected()
    return Formula(text, frozenset(reader.used), compute)


def _tokens(text: str, path: str, letters: tuple[str, ...]) -> list[str]:
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise _bad(
                path,
                f"cannot be read at {text[at : at + 10]!r}",
                f"no se entiende en {text[at : at + 10]!r}",
                letters,
            )
        tokens.append(found[0].strip())
        at = found.end()
    return tokens


class _Reader:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[str], letters: tuple[str, ...], path: str) -> None:
        self.tokens, self.letters, self.path = tokens, letters, path
        self.at = 0
        self.used: set[str] = set()

    def sum(self, depth: int) -> Compute:
        left = self.product(depth)
        while self.peek() in ("+", "-"):
            left = _binary(self.take(), left, self.product(depth))
        return left

    def product(self, depth: int) -> Compute:
        left = self.unary(depth)
        while self.peek() in ("*", "/"):
            left = _binary(self.take(), left, self.unary(depth))
        return left

    def unary(self, depth: int) -> Compute:
        symbol = self.peek()
        if symbol is None or depth > MAX_DEPTH:
            raise self.unexpected()
        if symbol == "-":
            self.take()
            return _binary("-", lambda _: 0, self.unary(depth + 1))
        return self.group(depth) if symbol == "(" else self.atom(self.take())

    def group(self, depth: int) -> Compute:
        self.take()
        inner = self.sum(depth + 1)
        if self.peek() != ")":
            raise self.unexpected()
        self.take()
        return inner

    def atom(self, token: str) -> Compute:
        if token[0].isdigit():
            number = float(token)
            return lambda _: number
        letter = token.upper()
        if letter not in self.letters:
            self.at -= 1
            raise self.unexpected()
        self.used.add(letter)
        return lambda values: values[letter]

    def peek(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def unexpected(self) -> Exception:
        token = self.peek() or ""
        return _bad(
            self.path,
            f"has {token!r} where a series or a number is needed" if token else "ends too early",
            f"tiene {token!r} donde va una serie o un número" if token else "acaba antes de tiempo",
            self.letters,
        )


def _binary(operator: str, left: Compute, right: Compute) -> Compute:
    apply = _APPLY[operator]

    def compute(values: Values) -> Number:
        a, b = left(values), right(values)
        if a is None or b is None or (operator == "/" and b == 0):
            return None
        result = apply(a, b)
        return result if math.isfinite(result) else None

    return compute


_APPLY: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def _bad(path: str, en: str, es: str, letters: tuple[str, ...]) -> Exception:
    allowed = (*letters, "+", "-", "*", "/", "(", ")", "0-9")
    return invalid(path, f"the formula {en}.", f"la fórmula {es}.", allowed)
