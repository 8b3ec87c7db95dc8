"""
Words that say how sure a statement is and whose it is.

Each row: the cue, what it does to the clause it stands in, and a reason a reader would accept. The
kinds follow the modality of a claim (model.Modality). Cues were gathered from grammars of
English modality and checked against the hedge classes of the CoNLL-2010 task and the factuality
scale of Saurí and Pustejovsky ("FactBank", 2009); the wording is ours.
"""

from typing import Literal, NamedTuple

Effect = Literal["possible", "reported", "denied", "planned", "demanded", "conditional"]


class Cue(NamedTuple):
    """A hedging word or phrase (lower case), what it does, and how strongly (0 to 1)."""

    words: str
    effect: Effect
    strength: float
    reason: str


CUES: tuple[Cue, ...] = tuple(
    Cue(words.strip(), effect, strength, reason)  # type: ignore[arg-type]
    for effect, strength, reason, lines in (
        ("possible", 1.0, "says only that it can be so",
         "may|might|could have|could be|may have|might have|perhaps|possibly|maybe|conceivably"),
        ("possible", 0.9, "says that it is likely, not that it is so",
         "probably|likely|presumably|apparently|seemingly|evidently|appeared to|appears to|appear to"
         "|seems to|seemed to|seem to|what appears to be|what appeared to be|appears|appeared|seems"
         "|signs that|it is possible|it was possible"),
        ("possible", 0.9, "gives a belief, not a fact",
         "believed to|is believed|are believed|was believed|were believed|thought to|is thought"
         "|are thought|was thought|were thought|understood to|feared|suspected|presumed|we believe"
         "|suspect|suspects|suspicion|suggesting|suggests|suggested|suggest|indications"),
        ("possible", 0.8, "leaves it open",
         "not clear|unclear|not certain|uncertain|it was not known|unknown whether|cannot be ruled out"
         "|not ruling out|not ruled out|did not rule out|whether"),
        ("reported", 0.9, "passes on what others say without standing for it",
         "reportedly|allegedly|alleged|purportedly|purported|supposedly|so-called|said to have"
         "|is said to|was said to|are said to|reported to|reports that|reports of|rumours|rumors"
         "|rumoured|rumored|claims that|claimed|claims|claim|allegations|allegation|accused of"),
        ("denied", 0.9, "denies it",
         "denied|denies|deny|denying|rejected claims|dismissed reports|refuted"),
        ("planned", 0.7, "speaks of what is planned or awaited",
         "plans to|planned to|planning to|due to|scheduled|set to|expected to|is expected|intends to"
         "|intend to|about to|will|would|going to|to be|are to|is to|was to|were to"),
        ("demanded", 0.8, "asks for it",
         "demanded|demands|demanding|called for|calls for|calling for|urged|urges|urging|appealed for"),
        ("conditional", 0.9, "holds only if something else does",
         "if|unless|provided that|in case|should the"),
    )
    for words in lines.split("|")
)  # fmt: skip

# Words whose content clause they make doubtful: "allegations that gas was used", "it is likely that".
# The clause itself holds no cue. "Said", "told" and their like are a matter of voices; "a report that"
# is as often the call to the police.
_GOVERNING: tuple[tuple[Effect, str], ...] = (
    ("reported",
     "claim claims allegation allegations accusation accusations reports rumour rumours "
     "rumor rumors alleged allege alleges purported"),
    ("possible",
     "sign signs indication indications suspicion suspicions fear fears feared belief "
     "speculation possibility chance risk likelihood probability evidence "
     "believe believes believed think thinks thought suspect suspects suspected suggest suggests "
     "suggested appear appears appeared seem seems seemed possible probable likely conceivable "
     "unclear unlikely doubt doubts doubted"),
    ("denied", "deny denies denied denying denial"),
)  # fmt: skip
GOVERNING = {word: effect for effect, words in _GOVERNING for word in words.split()}

# Verbs that hand a statement to somebody. The second column says what the verb adds.
ATTRIBUTING_VERBS = frozenset(
    [
        "said",
        "says",
        "say",
        "saying",
        "told",
        "tells",
        "tell",
        "added",
        "adds",
        "adding",
        "announced",
        "announces",
        "reported",
        "reports",
        "stated",
        "states",
        "claimed",
        "claims",
        "alleged",
        "alleges",
        "insisted",
        "insists",
        "argued",
        "argues",
        "explained",
        "explains",
        "noted",
        "notes",
        "wrote",
        "writes",
        "confirmed",
        "confirms",
        "acknowledged",
        "acknowledges",
        "admitted",
        "admits",
        "warned",
        "warns",
        "testified",
        "tweeted",
        "posted",
        "believe",
        "believes",
        "believed",
        "estimates",
        "estimated",
        "estimate",
        "suggested",
        "suggests",
        "declared",
        "declares",
        "maintained",
        "maintains",
        "asserted",
        "asserts",
        "recalled",
        "recalls",
        "accused",
    ]
)

# "according to X", "in the words of X": the speaker follows.
ATTRIBUTING_PHRASES = ("according to", "in the words of", "by the account of", "citing", "quoting")

NEGATIONS = frozenset(
    [
        "not",
        "n't",
        "no",
        "never",
        "none",
        "neither",
        "nor",
        "nobody",
        "nothing",
        "nowhere",
        "without",
        "cannot",
        "hardly",
        "barely",
        "scarcely",
    ]
)

# What is said about checking, and what it makes of the claim.
VERIFICATION: tuple[tuple[str, Literal["confirmed", "unverified", "disputed"]], ...] = (
    ("could not be independently verified", "unverified"),
    ("could not independently verify", "unverified"),
    ("not been independently verified", "unverified"),
    ("not independently verified", "unverified"),
    ("could not be verified", "unverified"),
    ("could not be confirmed", "unverified"),
    ("no independent confirmation", "unverified"),
    ("not immediately confirmed", "unverified"),
    ("has not been confirmed", "unverified"),
    ("have not been confirmed", "unverified"),
    ("yet to be confirmed", "unverified"),
    ("unconfirmed", "unverified"),
    ("unverified", "unverified"),
    ("if confirmed", "unverified"),
    ("cannot be verified", "unverified"),
    ("independently confirmed", "confirmed"),
    ("was confirmed by", "confirmed"),
    ("were confirmed by", "confirmed"),
    ("has confirmed", "confirmed"),
    ("have confirmed", "confirmed"),
    ("disputed", "disputed"),
    ("is contested", "disputed"),
    ("contradicted by", "disputed"),
)

# Words that limit what follows them: "the largely Hungarian town" beside "the Hungarian town".
LIMITING = frozenset("largely mostly mainly partly partially chiefly predominantly".split())

# Phrases that leave room for a later change: "no foul play is suspected at this time".
FOR_NOW = (
    "at this time",
    "at this point",
    "at this stage",
    "for now",
    "so far",
    "at present",
    "as yet",
)
