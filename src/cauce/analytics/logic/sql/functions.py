"""The functions a SQL question may call: those that compute from their arguments and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from cauce.kernel.errors import Text


@dataclass(frozen=True, slots=True)
class Group:
    """Functions of one purpose, by the names that ClickHouse documents them under."""

    title: Text
    names: tuple[str, ...]


def _group(en: str, es: str, names: str) -> Group:
    return Group(Text(en, es), tuple(names.split()))


TESTS = _group(
    "Tests of differences",
    "Contrastes de diferencias",
    "studentTTest welchTTest mannWhitneyUTest meanZTest kolmogorovSmirnovTest",
)
AGGREGATES: tuple[Group, ...] = (
    _group(
        "Counts, sums and extremes",
        "Recuentos, sumas y extremos",
        "count sum sumKahan avg avgWeighted min max any anyLast argMin argMax first_value last_value",
    ),
    _group("Different values", "Valores distintos", "uniq uniqExact uniqCombined uniqHLL12"),
    _group(
        "Distributions",
        "Distribuciones",
        "median quantile quantiles quantileExact quantilesExact quantileExactInclusive"
        " quantilesExactInclusive quantileTDigest quantileTiming quantileDeterministic stddevPop stddevSamp varPop varSamp skewPop skewSamp kurtPop kurtSamp"
        " corr covarPop covarSamp entropy topK histogram cramersV theilsU",
    ),
    TESTS,
    _group(
        "Sequences and lists",
        "Secuencias y listas",
        "groupArray groupUniqArray windowFunnel retention sequenceMatch sequenceCount deltaSum",
    ),
)
"""Aggregate functions; each also with an ending of ``ENDINGS``."""

ENDINGS = ("", "If", "Distinct", "DistinctIf", "OrNull", "IfOrNull", "OrDefault", "IfOrDefault")

WINDOWS = _group(
    "Over windows (with OVER)",
    "Sobre ventanas (con OVER)",
    "row_number rank dense_rank ntile lagInFrame leadInFrame lag lead nth_value percent_rank",
)

SCALARS: tuple[Group, ...] = (
    _group(
        "Conditions and missing values",
        "Condiciones y valores que faltan",
        "if multiIf coalesce ifNull nullIf isNull isNotNull assumeNotNull toNullable greatest least"
        " and or not xor equals notEquals less greater lessOrEquals greaterOrEquals isZeroOrNull",
    ),
    _group(
        "Numbers",
        "Números",
        "abs sign negate plus minus multiply divide intDiv intDivOrZero modulo positiveModulo floor"
        " ceil ceiling round roundBankers trunc sqrt cbrt exp exp2 exp10 log ln log2 log10 log1p pow"
        " power sin cos tan asin acos atan atan2 degrees radians pi e isNaN isFinite isInfinite"
        " ifNotFinite gcd lcm bitAnd bitOr bitXor bitNot bitShiftLeft bitShiftRight widthBucket"
        " roundToExp2 clamp erf erfc",
    ),
    _group(
        "Dates and times",
        "Fechas y horas",
        "now today yesterday toDate toDate32 toDateTime toDateTime64 toYear toQuarter toMonth"
        " toDayOfMonth toDayOfWeek toDayOfYear toHour toMinute toSecond toISOYear toISOWeek toWeek"
        " toYearWeek toYYYYMM toYYYYMMDD toMonday toStartOfYear toStartOfQuarter toStartOfMonth"
        " toStartOfWeek toStartOfISOYear toStartOfDay toStartOfHour toStartOfMinute toStartOfSecond"
        " toStartOfFiveMinutes toStartOfTenMinutes toStartOfFifteenMinutes toStartOfInterval"
        " toLastDayOfMonth dateDiff age dateTrunc date_trunc dateName addYears addQuarters addMonths"
        " addWeeks addDays addHours addMinutes addSeconds subtractYears subtractQuarters"
        " subtractMonths subtractWeeks subtractDays subtractHours subtractMinutes subtractSeconds"
        " toIntervalSecond toIntervalMinute toIntervalHour toIntervalDay toIntervalWeek"
        " toIntervalMonth toIntervalQuarter toIntervalYear toUnixTimestamp toUnixTimestamp64Milli"
        " fromUnixTimestamp fromUnixTimestamp64Milli formatDateTime parseDateTimeBestEffortOrNull"
        " parseDateTime64BestEffortOrNull toTimeZone monthName makeDate",
    ),
    _group(
        "Text",
        "Texto",
        "length lengthUTF8 char_length empty notEmpty lower upper lowerUTF8 upperUTF8 concat"
        " concatWithSeparator substring substr substringUTF8 left leftUTF8 right rightUTF8 reverse"
        " reverseUTF8 trim trimLeft trimRight trimBoth ltrim rtrim startsWith endsWith position"
        " positionCaseInsensitive positionUTF8 locate countSubstrings like ilike notLike match extract"
        " extractAll replaceOne replaceAll replace replaceRegexpOne replaceRegexpAll multiSearchAny"
        " splitByChar splitByString splitByRegexp arrayStringConcat format toStringCutToZero"
        " levenshteinDistance jaroWinklerSimilarity initcap ascii hex base64Encode tryBase64Decode"
        " isValidUTF8 soundex",
    ),
    _group(
        "Addresses of pages",
        "Direcciones de páginas",
        "protocol domain domainWithoutWWW topLevelDomain firstSignificantSubdomain port path pathFull"
        " queryString fragment extractURLParameter cutQueryString cutFragment cutURLParameter"
        " decodeURLComponent cutWWW URLHierarchy URLPathHierarchy",
    ),
    _group(
        "Conversions",
        "Conversiones",
        "toString toInt8 toInt16 toInt32 toInt64 toUInt8 toUInt16 toUInt32 toUInt64 toFloat32"
        " toFloat64 toInt32OrNull toInt64OrNull toInt64OrZero toUInt64OrNull toUInt64OrZero"
        " toFloat64OrNull toFloat64OrZero toDateOrNull toDateTimeOrNull toBool toDecimal64"
        " toTypeName transform formatReadableQuantity formatReadableSize formatReadableTimeDelta",
    ),
    _group(
        "Lists and tuples",
        "Listas y tuplas",
        "array range arrayJoin has hasAll hasAny indexOf arrayElement arrayMap arrayFilter arrayCount"
        " arrayExists arrayAll arrayFirst arrayFirstIndex arrayLast arraySum arrayAvg arrayMin arrayMax"
        " arraySort arrayReverseSort arrayReverse arrayDistinct arrayUniq arrayCompact arrayConcat"
        " arraySlice arrayPushBack arrayPushFront arrayPopBack arrayPopFront arrayEnumerate"
        " arrayEnumerateUniq arrayDifference arrayCumSum arrayZip arrayFlatten arrayIntersect tuple"
        " tupleElement emptyArrayToSingle countEqual",
    ),
    _group(
        "JSON text",
        "Texto JSON",
        "JSONExtractString JSONExtractInt JSONExtractUInt JSONExtractFloat JSONExtractBool"
        " JSONExtractRaw JSONExtractArrayRaw JSONExtractKeys JSONHas JSONLength JSONType isValidJSON"
        " toJSONString simpleJSONExtractString",
    ),
    _group(
        "Hashes",
        "Resúmenes",
        "cityHash64 sipHash64 xxHash64 xxh3 farmHash64 murmurHash3_64 MD5 SHA256",
    ),
)

CLOCK = ("now", "today", "yesterday")
"""Given the instant of the question, never the engine's clock."""

_AGGREGATE_NAMES = tuple(name for group in AGGREGATES for name in group.names)
_PLAIN = (*WINDOWS.names, *(name for group in SCALARS for name in group.names))
KNOWN: Mapping[str, str] = {
    name.lower(): name
    for name in (*_PLAIN, *(one + end for one in _AGGREGATE_NAMES for end in ENDINGS))
}
"""Name in small letters → as the engine writes it."""

_WITH_PARAMETERS = (
    *(name for name in _AGGREGATE_NAMES if name.startswith("quantile")),
    *TESTS.names,
    *("topK", "histogram", "windowFunnel", "sequenceMatch", "sequenceCount"),
    *("groupArray", "groupUniqArray", "uniqCombined", "uniqHLL12"),
)
PARAMETRIC = frozenset(name + end for name in _WITH_PARAMETERS for end in ENDINGS)
"""Functions that may be called twice in a row, ``quantile(0.9)(x)``: the first call gives parameters."""


def suggestions() -> tuple[str, ...]:
    """Return every name without the endings of aggregates, for those who look for one."""
    return (*_AGGREGATE_NAMES, *_PLAIN)
