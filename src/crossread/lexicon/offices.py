"""
Words that limit an office: "acting president", "self-appointed mayor", "then the home secretary".

Written for this program from the vocabulary of news.
"""

# Word -> what it says of the office; words of one sort do not contradict each other.
LIMITS: dict[str, str] = {
    word: sort
    for sort, words in (
        ("acting", "acting interim caretaker provisional temporary"),
        ("coming", "designate elect"),
        ("former", "former ex deposed ousted"),
        ("then", "then"),
        ("leaving", "outgoing"),
        # The office itself is disputed, or nobody has proved the part.
        ("disputed", "self-appointed self-proclaimed self-declared self-styled de-facto so-called"),
        ("unproved", "alleged suspected reputed purported supposed"),
    )
    for word in words.split()
}
# What one report states flat that has any of these in another has lost a reserve.
RESERVES = frozenset(["disputed", "unproved"])
# Words that say that the office is held now: "former" beside them speaks of another one.
HELD_NOW = frozenset("new current incoming present".split())
# Words of address that are no office.
ADDRESS = frozenset("mr mrs ms miss dr sir dame lord lady rep sen gov".split())
