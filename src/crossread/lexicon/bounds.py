"""
The words that bound a number, and the words beside a number that say it counts nothing.

Collected by us from style guides of news agencies (which tell reporters which of these to prefer)
and from reading; each entry maps the words to the bound they set. "Nearly" and "almost" are read as
"about": they put the true figure close below the one printed, not anywhere below it.
"""

from typing import Literal

Bound = Literal["exact", "at_least", "at_most", "about", "more_than", "less_than", "between"]

# Before the number. Several may follow each other ("at least more than 50"): see STRONGER.
BEFORE: dict[str, Bound] = {
    "at least": "at_least", "at the very least": "at_least", "a minimum of": "at_least",
    "no fewer than": "at_least", "no less than": "at_least", "not less than": "at_least",
    "not fewer than": "at_least", "as few as": "at_least", "a good": "at_least",
    "up to": "at_most", "upto": "at_most", "as many as": "at_most", "as much as": "at_most",
    "as high as": "at_most", "at most": "at_most", "a maximum of": "at_most",
    "at a maximum": "at_most", "no more than": "at_most", "not more than": "at_most",
    "no later than": "at_most", "within": "at_most", "no greater than": "at_most",
    "more than": "more_than", "greater than": "more_than", "over": "more_than",
    "above": "more_than", "in excess of": "more_than", "upwards of": "more_than",
    "upward of": "more_than", "well over": "more_than", "just over": "more_than",
    "past": "more_than", "beyond": "more_than", "exceeding": "more_than", "topping": "more_than",
    "better than": "more_than", "a little over": "more_than", "a bit over": "more_than",
    "slightly over": "more_than", "well above": "more_than", "just above": "more_than",
    "longer than": "more_than", "higher than": "more_than", "larger than": "more_than",
    "older than": "more_than", "taller than": "more_than", "heavier than": "more_than",
    "less than": "less_than", "fewer than": "less_than", "under": "less_than",
    "below": "less_than", "just under": "less_than", "just below": "less_than",
    "well under": "less_than", "well below": "less_than", "shy of": "less_than",
    "just short of": "less_than", "short of": "less_than", "younger than": "less_than",
    "lower than": "less_than", "not yet": "less_than", "smaller than": "less_than", "shorter than": "less_than",
    "about": "about", "around": "about", "some": "about", "roughly": "about",
    "approximately": "about", "approx": "about", "approx.": "about", "circa": "about",
    "an estimated": "about", "estimated": "about", "estimated at": "about", "nearly": "about",
    "almost": "about", "close to": "about", "near": "about", "virtually": "about",
    "perhaps": "about", "maybe": "about", "in the region of": "about", "something like": "about",
    "on the order of": "about", "in the order of": "about", "to the tune of": "about",
    "an approximate": "about", "nigh on": "about", "somewhere around": "about", "~": "about",
    "c.": "about", "just about": "about", "probably": "about", "possibly": "about",
    "the best part of": "about", "the better part of": "about", "getting on for": "about",
}  # fmt: skip

# Before the number or the bound; part of the figure's words, without a bound of their own.
NEUTRAL = frozenset(
    [
        "a total of", "an average of", "a further", "another", "an additional", "a record",
        "a combined", "all but", "a whopping",
        "a staggering", "fully", "a mere", "an overall", "a median of",
        "a mean of", "an initial", "an extra", "an unprecedented",
    ]
)  # fmt: skip

# May stand before a bound: "slightly more than", "a bit more than", "just under".
DEGREES = (
    "slightly", "a bit", "a little", "just", "far", "much", "well", "significantly", "substantially",
    "somewhat", "considerably", "only", "even",
)  # fmt: skip

# Where two bounds stand together the first in this order wins: "at least more than 50" is more_than,
# "about at least 50" is at_least, "up to an estimated 50" is at_most.
STRONGER: tuple[Bound, ...] = ("more_than", "less_than", "at_least", "at_most", "about")

# After the number: "100 or so", "50 or more", "20-odd", "500-plus".
AFTER: dict[str, Bound] = {
    "or so": "about", "or thereabouts": "about", "odd": "about", "give or take": "about",
    "or more": "at_least", "or greater": "at_least", "or longer": "at_least",
    "or older": "at_least", "and over": "at_least", "and older": "at_least",
    "and above": "at_least", "or above": "at_least", "or over": "at_least",
    "or higher": "at_least", "or better": "at_least", "at least": "at_least",
    "at the very least": "at_least", "or less": "at_most", "or fewer": "at_most",
    "or under": "at_most", "and under": "at_most", "or younger": "at_most",
    "or below": "at_most", "at most": "at_most", "at the most": "at_most",
}  # fmt: skip

# A number after one of these names a thing: Chapter 7, Flight 370, Highway 1, Page 3.
LABELS = frozenset(
    """
    chapter article section subsection subparagraph resolution no number nos flight highway route interstate room page pages boeing airbus
    type class level channel phase act unit building apartment apt suite grade part season episode formula windows
    figure table apollo gate platform line pier division camp paragraph clause annex appendix title
    rule code exit terminal runway track block ward district precinct sector zone area box lot plot
    house flat street psalm verse volume vol issue model mark version mig su il an tu antonov
    tupolev ilyushin sukhoi f b c tier stage round game match group pool week day ps iphone galaxy
    radio bus train tram bbc itv fm am section-art category cat magnitude hwy rd tel phone fax call ext
    battalion brigade regiment squadron studio hall pope louis henry catch area vitamin top
    """.split()
)
# The same written small. The rest count as labels only with a capital: "Flight 370", "a flight 30 minutes late".
LOWER_LABELS = frozenset(
    """
    chapter article section subsection subparagraph resolution no number page phase channel terminal gate magnitude grade
    priority area category tier stage type class level flight
    """.split()
)

ADDRESS_WORDS = frozenset(
    "street st road rd avenue ave lane ln drive dr boulevard blvd highway hwy court square place way "
    "terrace crescent parkway".split()
)
