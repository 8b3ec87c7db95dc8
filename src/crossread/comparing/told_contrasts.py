"""
What reports tell alike, and the detail that one of them has and the others lack.

Gets wrong: detail that is only another way of saying the same.
"""

from crossread.comparing.clash_contrasts import negated_apart
from crossread.comparing.contrasts import VERY_ALIKE, Contrast, Group, Member, list_outlets, outlet
from crossread.comparing.likeness import Term, bag, likeness
from crossread.language.parse import Parse
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.word_families import family_of
from crossread.spans import Span

_SAME = 0.35  # likeness of two claims from which their reports tell one thing
_IN_ALIKE = 0.4  # likeness of their sentences below which the claims must be very alike
_LONGEST_PHRASE = 12  # words of a detail that a reason quotes
_LITTLE = 0.4  # weight of the words that two sentences must share beside names
_MATTER = 0.8  # the same for two claims that tell one thing
_NEAR = 0.3  # likeness of two claims, and of their sentences, from which detail is about the point
_DETAIL = 0.9  # weight of the words that one side alone has, from which it is the more precise


def _reach(member: Member) -> list[Span]:
    """The claim of a member and the claims that hang on its words: "a shaft drilled by a crew"."""
    reading, said = member.reading, member.said
    parse = reading.parse
    found = [said]
    for index in member.unit.claims if parse.has_trees and member.focus else ():
        claim = reading.claims[index]
        heads = parse.tokens_in(claim.predicate_span)
        above = int(parse.heads[heads[0]]) if heads else -1
        if index not in member.focus and above >= 0:
            at = int(parse.token_starts[above])
            if said.start <= at < said.end and parse.relations[heads[0]].startswith("acl"):
                found.append(claim.span)
    return found


def _extra(group: Group, member: Member) -> list[Term]:
    """The terms of a member's claim that no other report of the group has in its sentences."""
    known = {
        term.form
        for other in group.members
        if other.report != member.report
        for term in other.unit.terms
    }
    terms = {t.token: t for span in _reach(member) for t in member.terms_in(span)}
    return [term for _, term in sorted(terms.items()) if term.form not in known]


# Relations of words that belong to the word they hang on: what a phrase must not lose.
_BOUND = frozenset("compound amod det nummod flat case nmod aux cop mark advmod appos neg".split())


_BEFORE_HEAD = frozenset("compound amod det nummod case nmod:poss".split())
# Words that tie a phrase to what a reason leaves out: "that | a general had gone".
_JOINING = frozenset("that and but or which who".split())


def _whole(parse: Parse, first: int, last: int, bounds: range) -> tuple[int, int]:
    """A run of tokens widened by the words that belong to its own at either end."""
    if parse.has_trees:
        while first > bounds.start and last - first < _LONGEST_PHRASE + 4:
            relation = parse.relations[first - 1].split(":")[0]
            if relation not in _BOUND or not first <= int(parse.heads[first - 1]) < last:
                break
            first -= 1
        while last < bounds.stop and last - first < _LONGEST_PHRASE + 4:
            relation = parse.relations[last].split(":")[0]
            if relation not in _BOUND | {"obj"} or not first <= int(parse.heads[last]) <= last + 1:
                break
            last += 1
        head = int(parse.heads[last - 1])
        if parse.relations[last - 1] in _BEFORE_HEAD and last <= head < min(last + 3, bounds.stop):
            last = head + 1  # "35 civilians and four | soldiers"
        if first + 1 < last and parse.word(first).lower() in _JOINING:
            first += 1
        return first, last
    for _ in range(3):  # "to defend", "in the northern": the small words before belong to it
        if first > bounds.start and parse.word(first - 1).lower() in FUNCTION_WORDS:
            first -= 1
    return first, last


def _phrase(member: Member, extra: list[Term], weights: dict[str, float]) -> str:
    """The stretch of a claim that holds most of what a member alone has, or a short claim whole."""
    parse = member.reading.parse
    reach = [
        span
        for span in _reach(member)
        if any(span.start <= int(parse.token_starts[t.token]) < span.end for t in extra)
    ]
    bounds = parse.tokens_in(
        Span(min(span.start for span in reach), max(span.end for span in reach))
    )
    if len(bounds) <= _LONGEST_PHRASE:
        return " ".join(parse.span(bounds.start, bounds.stop).of(parse.text).split())
    best: tuple[float, list[Term]] = (0.0, extra[:1])
    for i, first in enumerate(extra):
        run = [t for t in extra[i:] if t.token - first.token < _LONGEST_PHRASE]
        weight = sum(weights.get(t.form, 1.0) for t in run)
        if weight > best[0] + 1e-9:
            best = (weight, run)
    first_token, last_token = _whole(parse, best[1][0].token, best[1][-1].token + 1, bounds)
    return " ".join(parse.span(first_token, last_token).of(parse.text).split())


# Words of who speaks and in what office: two claims that share no more are about one person, not
# about one thing.
_FRAME = frozenset(
    family_of(word)
    for word in """say spokesman minister president secretary official foreign speak call urge accuse
    meeting news statement""".split()
)


def _matter(left: dict[str, float], right: dict[str, float], names: frozenset[str]) -> float:
    """What two claims share beside names, offices and words of saying; a bare number counts half."""
    return sum(
        0.5 * weight if form.startswith("#") else weight
        for form, weight in left.items()
        if form in right and form not in names and form not in _FRAME
    )


def shares_matter(group: Group) -> bool:
    """Do the sentences that a point began with share more than the names of those who speak?"""
    first, second = group.members[:2]
    weights = group.alignment.weights
    bags = [bag(list(member.unit.terms), weights) for member in (first, second)]
    return _matter(bags[0], bags[1], group.names) >= _LITTLE


def _tell_one_thing(left: dict[str, float], right: dict[str, float], names: frozenset[str]) -> bool:
    """Are two claims alike in most of their words, and in more than the names they hold?"""
    numbers = [{form for form in side if form.startswith("#")} for side in (left, right)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    return _matter(left, right, names) >= _MATTER and likeness(left, right)[0] >= _SAME


def _deny_each_other(a: Member, b: Member) -> bool:
    return a.claim is not None and b.claim is not None and negated_apart(a, a.claim, b, b.claim)


def find_agreement(group: Group) -> Contrast | None:
    """The reports whose claims are alike in most of their words tell one thing."""
    weights = group.alignment.weights
    names = group.names
    bags = [bag(member.terms_in(member.said), weights) for member in group.members]
    first, second = bags[:2]
    seed = group.members[0]
    in_alike = group.alignment.likeness(seed.unit.index, group.members[1].unit.index) >= _IN_ALIKE
    if not in_alike and likeness(first, second)[0] < VERY_ALIKE:
        return None
    if not _tell_one_thing(first, second, names) or _deny_each_other(seed, group.members[1]):
        return None
    alike = [
        member
        for number, (member, own) in enumerate(zip(group.members, bags, strict=True))
        if number < 2
        or (
            any(_tell_one_thing(own, other, names) for other in (first, second))
            and not _deny_each_other(seed, member)
        )
    ]
    places = tuple(sorted({member.place for member in alike}))
    names_of = list_outlets([member.reading for member in alike])
    both = "both" if len({member.report for member in alike}) == 2 else "all"
    return Contrast("agree", f"{names_of} {both} tell this.", places)


def _is_near(group: Group, member: Member) -> bool:
    """Is a claim, and its sentence, much like one of the two of another report that a point began with?"""
    weights = group.alignment.weights
    own = bag(member.terms_in(member.said), weights)
    return any(
        likeness(own, bag(seed.terms_in(seed.said), weights))[0] >= _NEAR
        and group.alignment.likeness(member.unit.index, seed.unit.index) >= _NEAR
        for seed in group.members[:2]
        if seed.report != member.report
    )


def find_detail(group: Group) -> Contrast | None:
    """One of the reports has detail in its claim that the others lack."""
    weights = group.alignment.weights
    ranked = sorted(
        (
            (sum(weights.get(term.form, 1.0) for term in extra), -n, member, extra)
            for n, member in enumerate(group.members)
            if not member.is_headline and _is_near(group, member)
            for extra in [_extra(group, member)]
        ),
        key=lambda row: (-row[0], -row[1]),
    )
    if not ranked or ranked[0][0] < _DETAIL:
        return None
    _, _, member, extra = ranked[0]
    if len({term.form for term in extra}) < 2 and extra[0].kind == "word":
        return None  # one other word is another wording
    phrase = _phrase(member, extra, weights)
    places = tuple(sorted({m.place for m in group.members}))
    others = list_outlets([m.reading for m in group.members if m.report != member.report])
    tell = "tells" if len({m.report for m in group.members}) == 2 else "tell"
    why = f"Only {outlet(member.reading)} has “{phrase}”; {others} {tell} of it without that."
    return Contrast("refine", why, places)
