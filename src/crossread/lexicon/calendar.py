"""
The words English news tells time with, as data.

Collected by us from the TimeML annotation guidelines (TIMEX3, version 1.2.1: which words trigger a
time expression, the codes for parts of the day and seasons, the values of `mod`) and from the style
of news agencies (abbreviated months and days, "p.m.", "GMT"). Every table says what it is for.
"""

# Months by full name and by the abbreviations that agencies print, with and without the full stop.
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

# Months that are also words or given names: taken only beside something that tells time.
DOUBTFUL_MONTHS = frozenset(["march", "may", "mar", "april", "june", "august", "jan", "dec"])

# ISO weekday numbers. The short forms are also words ("sat", "sun", "wed") and need a date beside them.
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
}  # fmt: skip
SHORT_WEEKDAYS = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
    "sun": 7,
}  # fmt: skip

# A weekday before one of these is part of a newspaper's or programme's name.
AFTER_TITLE_DAYS = frozenset(
    "times telegraph mirror express mail herald post independent people mass school world "
    "tribune star sun age league live business gazette night's".split()
)
# The same for the words before it: "the Mail on Sunday".
BEFORE_TITLE_DAYS = (["Mail", "on"], ["Independent", "on"], ["Scotland", "on"], ["Wales", "on"])
# A part of the day before one of these, both with capitals, is a paper's name.
AFTER_TITLE_PARTS = frozenset(
    "news standard post times star herald express telegraph chronicle gazette echo press argus".split()
)
# "Today", "Tonight" or an hour with a capital before one of these is a programme's name.
AFTER_PROGRAMMES = frozenset("programme program show magazine newspaper".split())
# A weekday after one of these is a feast or a memory, not a day of this week.
BEFORE_FEAST_DAYS = frozenset("good black bloody ash palm super cyber easter whit maundy".split())

# Parts of the day with their TIMEX3 codes.
PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "predawn": "MO",
    "afternoon": "AF", "midday": "MI", "evening": "EV", "dusk": "EV", "sunset": "EV",
    "nightfall": "EV", "night": "NI", "daytime": "DT",
}  # fmt: skip
# Without one of these before it, a part of the day tells no time ("good evening", "morning show").
BEFORE_PARTS = frozenset("the - pre in by until since at before after mid all".split())
HOURS_WITH_NAMES = {"noon": "12:00", "midnight": "24:00"}

# Units of time: singular -> (letter of an ISO duration, does it follow the T).
UNITS = {
    "second": ("S", True), "minute": ("M", True), "hour": ("H", True), "day": ("D", False),
    "night": ("D", False), "week": ("W", False), "fortnight": ("W", False),
    "weekend": ("D", False), "month": ("M", False), "quarter": ("Q", False), "year": ("Y", False),
    "decade": ("DE", False), "century": ("CE", False), "millennium": ("ML", False),
}  # fmt: skip
PLURALS = {
    "seconds": "second", "secs": "second", "minutes": "minute", "mins": "minute", "hours": "hour",
    "hrs": "hour", "days": "day", "nights": "night", "weeks": "week", "fortnights": "fortnight",
    "weekends": "weekend", "months": "month", "quarters": "quarter", "years": "year",
    "yrs": "year", "decades": "decade", "centuries": "century", "millennia": "millennium",
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

# Days counted from the day of the report: days, part of the day.
DAY_WORDS = {
    "today": (0, ""), "yesterday": (-1, ""), "tomorrow": (1, ""), "tonight": (0, "NI"),
    "tonite": (0, "NI"),
}  # fmt: skip

# Adverbs that point without a calendar. "previously", "once", "then" and "already" are left out:
# annotators take them for time expressions in fewer than one case of six.
VAGUE = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF",
    "lately": "PAST_REF", "soon": "FUTURE_REF",
}  # fmt: skip
# The same in several words, lower case.
VAGUE_PHRASES = {
    ("right", "now"): "PRESENT_REF", ("just", "now"): "PRESENT_REF",
    ("at", "present"): "PRESENT_REF", ("at", "the", "moment"): "PRESENT_REF",
    ("at", "this", "time"): "PRESENT_REF", ("at", "this", "point"): "PRESENT_REF",
    ("at", "this", "moment"): "PRESENT_REF", ("these", "days"): "PRESENT_REF",
    ("for", "the", "moment"): "PRESENT_REF", ("for", "the", "time", "being"): "PRESENT_REF",
    ("in", "the", "past"): "PAST_REF",
    ("in", "the", "future"): "FUTURE_REF", ("in", "future"): "FUTURE_REF",
    ("in", "the", "near", "future"): "FUTURE_REF", ("in", "the", "near", "term"): "FUTURE_REF", ("the", "foreseeable", "future"): "FUTURE_REF",
    ("as", "soon", "as", "possible"): "FUTURE_REF", ("right", "away"): "FUTURE_REF",
    ("the", "future"): "FUTURE_REF", ("the", "near", "future"): "FUTURE_REF",
    ("anytime", "soon"): "FUTURE_REF", ("any", "time", "soon"): "FUTURE_REF",
    ("a", "later", "date"): "FUTURE_REF", ("in", "living", "memory"): "PAST_REF",
}  # fmt: skip

# Words before an expression that bend it, with the TIMEX3 `mod` they stand for. Longest first.
MODIFIERS = (
    (("no", "more", "than"), "EQUAL_OR_LESS"), (("not", "more", "than"), "EQUAL_OR_LESS"),
    (("no", "less", "than"), "EQUAL_OR_MORE"), (("no", "fewer", "than"), "EQUAL_OR_MORE"),
    (("as", "early", "as"), "ON_OR_BEFORE"), (("as", "late", "as"), "ON_OR_AFTER"),
    (("as", "long", "as"), "EQUAL_OR_LESS"), (("as", "much", "as"), "EQUAL_OR_LESS"),
    (("as", "many", "as"), "EQUAL_OR_LESS"), (("as", "little", "as"), "EQUAL_OR_MORE"),
    (("just", "over"), "MORE_THAN"), (("well", "over"), "MORE_THAN"),
    (("just", "under"), "LESS_THAN"), (("more", "than"), "MORE_THAN"),
    (("less", "than"), "LESS_THAN"), (("fewer", "than"), "LESS_THAN"),
    (("at", "least"), "EQUAL_OR_MORE"), (("at", "most"), "EQUAL_OR_LESS"),
    (("up", "to"), "EQUAL_OR_LESS"), (("close", "to"), "APPROX"),
    (("over",), "MORE_THAN"), (("under",), "LESS_THAN"), (("nearly",), "LESS_THAN"),
    (("almost",), "LESS_THAN"), (("about",), "APPROX"), (("around",), "APPROX"),
    (("approximately",), "APPROX"), (("roughly",), "APPROX"), (("circa",), "APPROX"),
    (("some",), "APPROX"), (("barely",), ""), (("only",), ""), (("just",), ""), (("exactly",), ""),
    (("another",), ""), (("additional",), ""), (("sometime",), "APPROX"), (("very",), ""),
    (("more",), ""), (("shortly",), ""), (("soon",), ""), (("also",), ""),
)  # fmt: skip
# Which part of a stretch is meant.
STAGES = {
    "early": "START", "earlier": "START", "late": "END", "later": "END", "mid": "MID",
    "beginning": "START", "start": "START", "end": "END", "middle": "MID",
}  # fmt: skip

# Prepositions that the span takes in, as the guide of our annotated reports has it.
PREPOSITIONS = frozenset("in on at by since from for during over within into throughout".split())

# Time zones of agency copy. Left standing in the span, not computed with: a report's clock is local.
ZONES = frozenset(
    "gmt utc bst est edt et cst cdt ct mst mdt pst pdt pt cet cest eet ist jst aest aedt hkt msk".split()
)

# Words that say what comes is still to come; the nearest of these or of a past verb decides.
FUTURE_WORDS = frozenset(
    "will 'll ’ll wo shall would scheduled expected due plans planned planning upcoming intends "
    "hopes expects aims slated poised vows ahead could should must coming until till may might "
    "can tomorrow forthcoming postponed effective payable maturing redeemable through ready "
    "preparing prepares prepare braces bracing awaits awaiting looms".split()
)
# Present forms that tell what is planned ("the talks begin on Thursday"). Where the reader tags verbs,
# any other verb in the present does the same, save those of saying, being and having.
PLANS = frozenset("begin begins starts opens meets expires resumes convenes".split())
NO_PLANS = frozenset(
    "is are am 's ’s 're ’re has have do does say says add adds tell tells think thinks believe "
    "believes know knows want wants show shows report reports mean means remain remains".split()
)
# Of the words of the future, the ones that also tell of a plan in the past ("it was not clear whether it would end on
# Wednesday"): a weekday that was yesterday is then likelier than one six days ahead.
WEAK_FUTURE_WORDS = frozenset("would could should might may can scheduled due".split())
# What an event is called that has not been yet: "Sunday's planned march".
PLANNED = frozenset("planned scheduled upcoming proposed expected forthcoming coming".split())
SUBJECT_PRONOUNS = frozenset("he she they it we i who".split())
# Before the name of a month, and seldom before a person's: "in May", "last May".
BEFORE_MONTHS = frozenset("in since until last next this early late mid of".split())
# Words that with "to" behind them point ahead: "set to meet", "is to meet".
BEFORE_TO = frozenset("set due going ready about is are".split())
# Words in -ed that are no past forms.
NO_PASTS = frozenset("hundred united sacred need indeed speed feed seed exceed proceed succeed breed bleed agreed-upon kindred naked wicked rugged".split())  # fmt: skip
# Past forms that hand the action on to the future: "agreed to meet on Friday".
FUTURE_GOVERNORS = frozenset(
    "agreed vowed ordered asked invited promised decided wanted hoped pledged threatened offered "
    "called urged prepared told intended meant proposed continued wished chose planned".split()
)
PAST_AUXILIARIES = frozenset("was were had did has have been ago recently".split())
# Past forms of news verbs that do not end in -ed.
IRREGULAR_PASTS = frozenset(
    "said told came went took made gave saw found left began became broke brought built bought "
    "caught chose cost cut drew drove fell felt fled flew fought got grew heard held hit hurt kept "
    "knew laid led lost met paid put quit ran read rose sank sat sent set shot shut slid sold "
    "spent spoke spread stood stole struck swept swore threw thought won wore wrote wound "
    "withdrew underwent overthrew overran arose beat bit blew bore burst dealt dug drank ate "
    "forbade forgot froze hid lay lent meant rode rang sang sought shook shone slept slew "
    "split sprang stuck strove swam taught tore understood woke wept".split()
)

# "The three-year-old war" is a duration, "the three-year-old" a child: these can be as old as a
# number of years without being a person's age.
OLD_THINGS = frozenset(
    "war civil conflict uprising insurgency rebellion revolt crisis dispute campaign siege "
    "blockade ban strike truce ceasefire cease-fire agreement deal treaty case investigation "
    "occupation program programme company firm building ship bridge tradition embargo feud "
    "standoff republic regime struggle".split()
)

# A year before one of these counts things instead.
COUNTED_AFTER_YEARS = frozenset(
    "people men women children soldiers troops workers dollars euros pounds miles kilometers "
    "kilometres km meters metres feet tons tonnes shares points votes jobs homes houses students "
    "employees members fighters civilians refugees cars pages words times degrees acres barrels "
    "calories pesos yen francs marks rubles rupees police officers passengers residents hours "
    "days years weeks months minutes seconds square percent ft m kg".split()
)

# Capitalised words before which a day and month are part of a name ("the 9 June Brigade").
NAMED_AFTER_DATES = frozenset(
    "movement youth brigade brigades group revolution square street avenue road bridge alliance "
    "coalition front army party".split()
)

# A number behind one of these is a name, not a year: "Flight 2012", "room 2010".
NUMBERED_THINGS = frozenset(
    "flight room route highway number windows model page channel unit apartment suite section "
    "article resolution boeing airbus office bill chapter paragraph building line series version".split()
)

# Feasts with a fixed day, as they are printed, lower case: month, day. Christmas alone names a
# season as often as a day and counts only behind a preposition.
FEASTS = {
    ("christmas", "day"): (12, 25), ("christmas", "eve"): (12, 24), ("boxing", "day"): (12, 26),
    ("new", "year", "'s", "day"): (1, 1), ("new", "year", "’s", "day"): (1, 1),
    ("new", "year", "'s", "eve"): (12, 31), ("new", "year", "’s", "eve"): (12, 31),
    ("may", "day"): (5, 1), ("halloween",): (10, 31), ("valentine", "'s", "day"): (2, 14),
    ("valentine", "’s", "day"): (2, 14),
}  # fmt: skip

# Feasts counted in days from Easter Sunday.
EASTER_FEASTS = {
    ("good", "friday"): -2, ("easter", "sunday"): 0, ("easter", "monday"): 1, ("easter",): 0,
    ("ash", "wednesday"): -46, ("palm", "sunday"): -7, ("whit", "monday"): 50,
}  # fmt: skip

# Words that may stand inside a stretch of business time without changing it.
FISCAL = frozenset("fiscal financial full calendar".split())
