"""
Abbreviations that end in a full stop which does not end a sentence.

Collected by us from the style rules of news agencies (military ranks, courtesy titles, American
states and months as datelines print them) and from misses while developing.
"""

# Before a name: a capital after these never begins a sentence.
BEFORE_NAMES = frozenset(
    ["Mr", "Mrs", "Ms", "Messrs", "Dr", "Prof", "Rev", "Fr", "Sr", "Sra", "Hon", "St", "Ste", "Gov", "Lt", "Sen", "Sens", "Rep", "Reps", "Pres", "Sec", "Amb", "Atty", "Supt", "Gen", "Brig", "Maj", "Col", "Cmdr", "Cdr", "Capt", "Sgt", "Cpl", "Pvt", "Pfc", "Adm", "Ald", "Insp", "Det", "Const", "Msgr", "Mme", "Mlle", "Lieut", "Cmdt", "Gens", "Cols", "Ofc", "Spc", "Sgts", "Drs", "Profs", "Col", "Fort", "Mt", "No", "Nos", "vs", "Op", "pp", "cf"]
)

# Anywhere; a capital after these may or may not begin a sentence.
ANYWHERE = frozenset(
    ["Inc", "Ltd", "Co", "Corp", "Bros", "Jr", "Sr", "Esq", "Ph", "etc", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun", "a.m", "p.m", "approx", "est", "dept", "Dept", "Univ", "Assn", "Ave", "Blvd", "Rd", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo", "e.g", "i.e", "ca", "Ont", "Que", "Alta", "Man", "Sask"]
)

DOTTED = BEFORE_NAMES | ANYWHERE
