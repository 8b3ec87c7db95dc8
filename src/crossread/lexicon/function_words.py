"""
English words that carry grammar rather than matter.

The closed classes of English (determiners, pronouns, prepositions, conjunctions, auxiliaries) as
any grammar lists them, with the verbs of saying that news puts after every second sentence.
"""

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those some any no every each either neither both all half such what
    which who whom whose whatever whichever
    i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
    we us our ours ourselves they them their theirs themselves one ones there here
    of in on at to for from by with without about against between among into onto through during
    before after above below up down out off over under again further across along around behind
    beyond near since until till toward towards upon within via per despite amid as than like
    and or but nor so yet if because while although though when where whether unless once
    be am is are was were been being have has had having do does did doing will would shall should
    can could may might must ought 'll 've 're 'd 's n't 'm not
    also just only very too then now more most much many other another own same still even ever
    said says say saying told tells tell added adds according
    """.split()
)
