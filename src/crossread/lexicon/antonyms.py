"""
Pairs of words that cannot both be true of one thing, for telling a contradiction from a rewording.

Written for this program from the vocabulary of news. A pair decides nothing alone: it counts only
where two clauses of two reports otherwise speak of the same thing in the same words.
"""

from crossread.lexicon.stems import stem

_PAIRS = """
    accept reject | agree refuse | allow forbid | permit ban | authorise forbid | confirm deny
    begin end | start finish | open close | rise fall | increase decrease | gain lose | win lose
    alive dead | survive die | guilty innocent | guilty acquitted | convict acquit | free detain
    release detain | release arrest | leave stay | leave remain | arrive depart | enter leave
    capture lose | retake lose | advance retreat | attack defend | support oppose | back oppose
    legal illegal | lawful unlawful | present absent | attend boycott | join leave | buy sell
    accidental deliberate | accident attack | suicide murder | armed unarmed | peaceful violent
    successful failed | success failure | succeed fail | approve reject | pass defeat
    lift impose | ease tighten | resume suspend | complete incomplete | full partial
    rare common | rare abundant | scarce abundant | endangered abundant | public secret
    voluntary forced | calm violent | quiet loud | empty full | old new | upheld overturned
    uphold overturn | confirm overturn | nationwide local | foreign domestic
"""

# Parts of one scale: two different values of one scale exclude each other for one event. Days and
# months are left to comparing/time_contrasts.py, which knows what they count from.
_SCALES = """
    morning afternoon evening
    north south east west northeast northwest southeast southwest
    northern southern eastern western northeastern northwestern southeastern southwestern
"""


def _pairs() -> frozenset[tuple[str, str]]:
    found = set()
    for pair in _PAIRS.replace("\n", "|").split("|"):
        words = pair.split()
        if len(words) == 2:
            left, right = stem(words[0]), stem(words[1])
            found |= {(left, right), (right, left)}
    return frozenset(found)


OPPOSED: frozenset[tuple[str, str]] = _pairs()

# Word -> the name of its scale; hyphens are taken out before looking a word up.
SCALE_OF: dict[str, str] = {
    word: line.split()[0] for line in _SCALES.strip().splitlines() for word in line.split()
}
