"""
The labels the reader gives, and the bit masks by which corpora of different schemes agree.

Every corpus label becomes a *set* of our labels, kept as a bit mask: a corpus that marks facilities
as places allows both, a corpus without nationalities leaves an unmarked capital open. The loss asks
only that the probability mass lies inside the set (`network.partial_loss`).
"""

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip

# Penn tags as the two treebanks use them.
XPOS = (
    "#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW",
    "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT",
    "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN",
    "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
)  # fmt: skip

RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass",
    "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
    "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl",
    "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
    "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip

NAME_KINDS = ("PER", "ORG", "LOC", "NORP", "FAC", "EVENT", "MISC")
ROLES = ("source", "cue", "content")

OUTSIDE = 1  # the mask of label 0, "O"
ANY = (1 << (1 + 2 * len(NAME_KINDS))) - 1
ANY_ROLE = 7  # O, B, I of one attribution layer


def begin(*kinds: str) -> int:
    """The mask that allows a name of one of the kinds to begin here."""
    return sum(1 << (1 + 2 * NAME_KINDS.index(kind)) for kind in kinds)


def inside(*kinds: str) -> int:
    """The mask that allows a name of one of the kinds to go on here."""
    return begin(*kinds) << 1


def index_or(table: tuple[str, ...], label: str, other: int) -> int:
    """The place of a label in a table, or `other` when the table lacks it."""
    return table.index(label) if label in table else other
