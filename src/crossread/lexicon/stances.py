"""
Verbs by which an actor takes a side, and on which.

Written for this program; a verb is listed only if its subject takes the side in nearly every use.
"""

FOR = frozenset(
    """
    support back endorse welcome approve hail praise defend favour favor applaud advocate champion
    """.split()
)
# Asking for something to be done is being for it.
CALLS = frozenset("urge demand call press push lobby".split())
AGAINST = frozenset(
    """
    oppose reject condemn denounce criticise criticize veto boycott deplore protest decry lambast
    refuse resist rebuff slam blast censure
    """.split()
)
