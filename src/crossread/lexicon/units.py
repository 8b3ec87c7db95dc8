"""
Number words, magnitudes, units of measure and currencies, as data.

The number words are those of any English grammar. The units are the ones that news prints (SI and
Anglo-American measures, the currencies of agency copy); the factors to a common unit are the
definitions of the international yard and pound agreement (1959) and of the SI. Written by us.
"""

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
MAGNITUDES = {
    "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
SHORT_MAGNITUDES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}

# What a vague plural promises at least: two of what it names. "Dozens" of dead are 24 or more.
VAGUE_PLURALS = {
    "dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3,
    "millions": 2e6, "billions": 2e9, "trillions": 2e12,
}  # fmt: skip

FRACTION_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
    "millionth": 1e6, "millionths": 1e6, "billionth": 1e9, "billionths": 1e9,
}  # fmt: skip
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

# word -> (unit, dimension, how many of the dimension's base unit)
# base units: metre, square metre, litre, kilogram, day, year for ages (apart), degree, watt, byte
UNITS: dict[str, tuple[str, str, float]] = {}


def _add(dimension: str, factor: float, unit: str, *words: str) -> None:
    for word in (unit, *words):
        UNITS[word] = (unit, dimension, factor)


_add("length", 0.001, "millimetre", "millimetres", "millimeter", "millimeters", "mm")
_add("length", 0.01, "centimetre", "centimetres", "centimeter", "centimeters", "cm")
_add("length", 1.0, "metre", "metres", "meter", "meters", "m")
_add("length", 1000.0, "kilometre", "kilometres", "kilometer", "kilometers", "km", "kms")
_add("length", 0.0254, "inch", "inches")
_add("length", 0.3048, "foot", "feet", "ft")
_add("length", 0.9144, "yard", "yards")
_add("length", 1609.344, "mile", "miles")
_add("length", 1852.0, "nautical mile", "nautical miles")
_add("length", 9.4607e15, "light-year", "light-years", "light year", "light years", "lightyears")
_add("area", 1.0, "square metre", "square metres", "square meter", "square meters", "sq m", "sqm")
_add("area", 1e6, "square kilometre", "square kilometres", "square kilometer", "sq km")
_add("area", 1e6, "square kilometre", "square kilometers")
_add("area", 2.58999e6, "square mile", "square miles", "sq miles")
_add("area", 0.092903, "square foot", "square feet", "sq ft")
_add("area", 4046.86, "acre", "acres")
_add("area", 10000.0, "hectare", "hectares", "ha")
_add("volume", 1.0, "litre", "litres", "liter", "liters")
_add("volume", 0.001, "millilitre", "millilitres", "milliliter", "milliliters", "ml")
_add("volume", 3.78541, "gallon", "gallons")
_add("volume", 158.987, "barrel", "barrels")
_add("volume", 1000.0, "cubic metre", "cubic metres", "cubic meter", "cubic meters")
_add("mass", 0.001, "gram", "grams", "gramme", "grammes", "g")
_add("mass", 1e-6, "milligram", "milligrams", "mg")
_add(
    "mass", 1.0, "kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg", "kgs"
)
_add("mass", 0.453592, "pound", "pounds", "lb", "lbs")  # after money was looked for
_add("mass", 0.0283495, "ounce", "ounces", "oz")
_add("mass", 1000.0, "tonne", "tonnes", "metric ton", "metric tons", "metric tonnes")
_add("mass", 1000.0, "ton", "tons")  # news means about a tonne; the relation says so
_add("mass", 6.35029, "stone")
_add("time", 1 / 86400, "second", "seconds", "sec", "secs")
_add("time", 1 / 1440, "minute", "minutes", "min", "mins")
_add("time", 1 / 24, "hour", "hours", "hr", "hrs")
_add("time", 1.0, "day", "days")
_add("time", 1.0, "night", "nights")
_add("time", 2.0, "weekend", "weekends")
_add("time", 7.0, "week", "weeks")
_add("time", 30.4375, "month", "months")
_add("time", 91.3, "quarter")
_add("time", 365.25, "year", "years", "yr", "yrs")
_add("time", 3652.5, "decade", "decades")
_add("time", 36525.0, "century", "centuries")
_add(
    "speed", 1.0, "km/h", "kph", "kmh", "kilometres per hour", "kilometers per hour", "km per hour"
)
_add("speed", 1.609344, "mph", "miles per hour", "miles an hour")
_add("speed", 1.852, "knot", "knots")
_add("temperature", 1.0, "degree", "degrees", "°c", "°f", "°")
_add("energy", 1.0, "watt", "watts")
_add("energy", 1e3, "kilowatt", "kilowatts", "kw")
_add("energy", 1e6, "megawatt", "megawatts", "mw")
_add("energy", 1e9, "gigawatt", "gigawatts", "gw")
_add("data", 1e6, "megabyte", "megabytes", "mb")
_add("data", 1e9, "gigabyte", "gigabytes", "gb")
_add("percent", 1.0, "percent", "%", "per cent", "pct", "pc")
_add("points", 1.0, "percentage point", "percentage points", "percentage-point")
_add("points", 0.01, "basis point", "basis points")

# Too short or too common to be a unit unless it is glued to the digits or follows a range.
ONLY_GLUED = frozenset(
    ["m", "g", "ha", "mb", "gb", "mw", "gw", "kw", "mg", "min", "sec", "pc", "°"]
)

CURRENCY_SIGNS = {
    "US$": "US dollars", "C$": "Canadian dollars", "CA$": "Canadian dollars",
    "A$": "Australian dollars", "AU$": "Australian dollars", "NZ$": "New Zealand dollars",
    "HK$": "Hong Kong dollars", "S$": "Singapore dollars", "R$": "reais", "$": "dollars",
    "£": "pounds", "€": "euros", "¥": "yen", "₹": "rupees", "₩": "won", "₪": "shekels",
    "₦": "naira", "฿": "baht", "₱": "pesos", "₺": "lira", "₴": "hryvnias", "USD": "US dollars",
    "EUR": "euros", "GBP": "pounds", "Rs": "rupees", "Rs.": "rupees", "RM": "ringgit",
}  # fmt: skip

# word -> (currency, how many of it)
CURRENCY_WORDS: dict[str, tuple[str, float]] = {
    "dollar": ("dollars", 1.0), "dollars": ("dollars", 1.0), "cent": ("dollars", 0.01),
    "cents": ("dollars", 0.01), "pounds": ("pounds", 1.0), "pence": ("pounds", 0.01),
    "euro": ("euros", 1.0), "euros": ("euros", 1.0), "yen": ("yen", 1.0), "yuan": ("yuan", 1.0),
    "renminbi": ("yuan", 1.0), "rupee": ("rupees", 1.0), "rupees": ("rupees", 1.0),
    "rubles": ("roubles", 1.0), "roubles": ("roubles", 1.0), "ruble": ("roubles", 1.0),
    "rouble": ("roubles", 1.0), "baht": ("baht", 1.0), "francs": ("francs", 1.0),
    "peso": ("pesos", 1.0), "pesos": ("pesos", 1.0), "lira": ("lira", 1.0), "lire": ("lira", 1.0),
    "shekels": ("shekels", 1.0), "dinars": ("dinars", 1.0), "dirhams": ("dirhams", 1.0),
    "riyals": ("riyals", 1.0), "rials": ("rials", 1.0), "rand": ("rand", 1.0),
    "naira": ("naira", 1.0), "ringgit": ("ringgit", 1.0), "rupiah": ("rupiah", 1.0),
    "won": ("won", 1.0), "kronor": ("kronor", 1.0), "kroner": ("kroner", 1.0),
    "shillings": ("shillings", 1.0), "reais": ("reais", 1.0), "bucks": ("dollars", 1.0),
    "hryvnia": ("hryvnias", 1.0), "hryvnias": ("hryvnias", 1.0), "zloty": ("zloty", 1.0),
}  # fmt: skip

# Follows a measure and belongs to it: "12 metres long", "50 years old".
DIMENSION_WORDS = frozenset(
    ["long", "tall", "high", "wide", "deep", "thick", "old", "square", "across", "broad"]
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
    "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
