"""
English words cut to the stem that their forms share, and the irregular forms that share none.

A light stemmer in the manner of Porter ("An algorithm for suffix stripping", 1980), shorter because
it serves one purpose: deciding whether two words of two reports can be forms of one word. It joins
`evacuate` and `evacuation`, `resign` and `resignation`; it does not join `die` and `death`, which
lexicon/word_families.py does. It over-cuts now and then (`universe`, `university`).
"""

from functools import lru_cache

_FORMS = """
    fled=flee found=find held=hold shot=shoot struck=strike stricken=strike fought=fight
    caught=catch brought=bring bought=buy sold=sell sought=seek thought=think taught=teach
    left=leave led=lead met=meet lost=lose won=win went=go gone=go began=begin begun=begin
    broke=break broken=break came=come took=take taken=take gave=give given=give made=make
    knew=know known=know grew=grow grown=grow threw=throw thrown=throw flew=fly flown=fly
    drove=drive driven=drive rose=rise risen=rise fell=fall fallen=fall wrote=write
    written=write spoke=speak spoken=speak stole=steal stolen=steal froze=freeze frozen=freeze
    chose=choose chosen=choose saw=see seen=see ran=run sank=sink sunk=sink swam=swim hid=hide
    hidden=hide bit=bite bitten=bite shook=shake shaken=shake wore=wear worn=wear tore=tear
    torn=tear swore=swear sworn=swear stood=stand understood=understand told=tell said=say
    paid=pay laid=lay heard=hear meant=mean sent=send spent=spend lent=lend built=build
    kept=keep slept=sleep swept=sweep felt=feel dealt=deal hung=hang stuck=stick dug=dig
    withdrew=withdraw withdrawn=withdraw drew=draw drawn=draw overthrew=overthrow
    overthrown=overthrow overthrow=overthrow arose=arise became=become lay=lie lain=lie
    men=man women=woman children=child people=person feet=foot lives=life wives=wife
    knives=knife thieves=thief leaves=leave died=die dies=die dying=die dead=dead lied=lie
    tied=tie worse=bad worst=bad better=good best=good sped=speed bled=bleed fed=feed
    forbade=forbid forbidden=forbid awoke=wake woke=wake shone=shine slid=slide aged=age
    ages=age ageing=age aging=age used=use uses=use using=use
"""

# Past forms and plurals that no ending betrays.
IRREGULAR: dict[str, str] = dict(pair.split("=") for pair in _FORMS.split())

# (ending, what it becomes, letters that must stay): first match wins.
_ENDINGS = (
    ("ational", "", 3), ("ization", "", 3), ("isation", "", 3), ("iveness", "", 3),
    ("fulness", "", 3), ("ousness", "", 3), ("ations", "", 3), ("ation", "", 3),
    ("ators", "", 3), ("ator", "", 3), ("ments", "", 3), ("ment", "", 3), ("ements", "", 3),
    ("sions", "s", 3), ("sion", "s", 3), ("tions", "t", 3), ("tion", "t", 3), ("ities", "", 3),
    ("ity", "", 3), ("izing", "", 3), ("ising", "", 3), ("ized", "", 3), ("ised", "", 3),
    ("izes", "", 3), ("ises", "", 3), ("ize", "", 3), ("ise", "", 4), ("ating", "", 3),
    ("ated", "", 3), ("ates", "", 3), ("ate", "", 4), ("ically", "", 3), ("ical", "", 3),
    ("fully", "", 3), ("ingly", "", 3), ("edly", "", 3), ("eed", "ee", 2), ("ing", "", 3),
    ("ied", "i", 2), ("ed", "", 3), ("ies", "i", 2), ("sses", "ss", 2), ("es", "", 3),
    ("s", "", 3), ("ly", "", 3),
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """
    The stem of a word, lower case.

    >>> [stem(word) for word in ("Evacuated", "evacuation", "fled", "buses", "resignation")]
    ['evacu', 'evacu', 'fle', 'bus', 'resign']
    """
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    if low in IRREGULAR:
        return _finish(IRREGULAR[low])
    if len(low) <= 3 or not low.isalpha():
        return low
    for ending, becomes, stay in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= stay:
            if ending == "s" and low.endswith(("ss", "us", "is")):
                break
            low = low[: -len(ending)] + becomes
            break
    return _finish(low)


def _finish(low: str) -> str:
    """Double consonants, a last e and a last y brought to one form."""
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "aeiouls":
        low = low[:-1]
    if len(low) > 3 and low.endswith("e"):
        low = low[:-1]
    if len(low) > 2 and low.endswith("y"):
        low = low[:-1] + "i"
    return low
