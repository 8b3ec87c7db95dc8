"""
Verbs and phrases by which reports give words to somebody.

Collected by us from the verbs of reporting that grammars of English list (Quirk et al. 1985,
"factual" and "suasive" verbs with that-clauses; Levin 1993, classes 37.1 to 37.9) and from what news
prints around quotation marks. Each verb stands once, under the class that says which words it takes;
regular forms are made by rule, irregular ones are written out.
"""

from typing import Literal

import msgspec

Class = Literal["say", "tell", "state", "ask", "urge", "name", "refuse", "manner", "think"]

# What each class takes, and why the classes are kept apart:
#   say: a bare clause or a that-clause; stands before, after or inside the words: 'police said'
#   tell: a hearer first, then as say: 'told reporters (that) ...'
#   state: a that-clause, seldom a bare one; also other senses: 'confirmed the report'
#   ask: a whether-clause or a question: 'asked whether ...'
#   urge: a hearer and an infinitive: 'urged both sides to ...'
#   name: a thing and what it is called: 'called it a farce', 'dismissed it as ...'
#   refuse: a noun for what was said: 'denied the reports'
#   manner: words between marks only: 'laughed', 'sang', 'began'
#   think: a that-clause that nobody need have spoken: 'believes', 'hopes'

_REGULAR: dict[Class, str] = {
    "say": "add claim announce",
    "tell": "inform assure remind notify brief",
    "state": (
        "state report confirm acknowledge admit allege argue assert warn insist explain note suggest "
        "maintain contend conclude declare disclose emphasize emphasise stress estimate concede "
        "complain reiterate repeat reveal recall predict indicate object boast counter"
        " testify affirm caution quip joke lament "
        "underline underscore observe remark comment reply respond answer retort promise pledge vow "
        "hint charge rule signal stipulate attest interject clarify propose recommend proclaim agree mention "
        "recognise recognize speculate theorize theorise forecast guess conjecture "
    ),
    "ask": "ask question inquire enquire wonder",
    "urge": "urge advise order demand request implore beg instruct appeal plead",
    "name": (
        "call describe dismiss bill label brand term characterize characterise dub denounce condemn "
        "criticize criticise praise hail blast slam lambast berate rebuke chide decry deplore laud commend applaud "
        "ridicule castigate admonish portray depict accuse blame welcome remember deride mock"
    ),
    "refuse": "deny reject dispute refute rebuff decline refuse",
    "manner": (
        "exclaim shout yell scream cry whisper mutter murmur chant bellow roar laugh chuckle sigh "
        "smile continue conclude finish summarise summarize sum joke tweet post text email "
        "blog scrawl recite deadpan thunder gush enthuse rave fume muse opine demur venture volunteer "
        "shrug nod intone snap bark groan moan wail sob weep scoff sneer snort chime "
        "offer address lecture preach pray toast crow grumble gripe concur pronounce "
        "paraphrase title headline"
    ),
    "think": (
        "believe expect hope fear doubt suspect worry consider want wish anticipate assume imagine "
        "presume realize realise intend plan aim"
    ),
}  # fmt: skip

# lemma: the other forms, past first; third person, past participle and gerund after it
_IRREGULAR: dict[Class, str] = {
    "say": "say/says/said/saying",
    "tell": "tell/tells/told/telling",
    "state": "write/writes/wrote/written/writing read/reads/reading hold/holds/held/holding "
    "swear/swears/swore/sworn/swearing foresee/foresees/foresaw/foreseen/foreseeing "
    "forewarn/forewarns/forewarned/forewarning point/points/pointed/pointing",
    "ask": "",
    "urge": "",
    "name": "",
    "refuse": "",
    "manner": "sing/sings/sang/sung/singing begin/begins/began/begun/beginning "
    "go/goes/went/gone/going quote/quotes/quoted/quoting cite/cites/cited/citing "
    "speak/speaks/spoke/spoken/speaking text/texts/texted/texting",
    "think": "think/thinks/thought/thinking know/knows/knew/known/knowing feel/feels/felt/feeling "
    "understand/understands/understood/understanding find/finds/found/finding "
    "learn/learns/learned/learnt/learning hear/hears/heard/hearing see/sees/saw/seen/seeing",
}

_DOUBLED = frozenset("sob chat plan demur nod shrug rebut".split())


def _forms(lemma: str) -> dict[str, str]:
    """The printed forms of a regular verb and the tag of each: present, past, gerund, base."""
    if lemma.endswith("e"):
        past, gerund = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, gerund = lemma[:-1] + "ied", lemma + "ing"
    elif lemma in _DOUBLED:
        past, gerund = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    else:
        past, gerund = lemma + "ed", lemma + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    elif lemma.endswith(("s", "sh", "ch", "x", "z")):
        third = lemma + "es"
    else:
        third = lemma + "s"
    return {lemma: "base", third: "present", past: "past", gerund: "gerund"}


class Verb(msgspec.Struct, frozen=True):
    """A form of a verb of saying: its lemma, its class and its tense."""

    lemma: str
    sort: Class
    tense: Literal["base", "present", "past", "gerund"]


def _verbs() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for sort, words in _REGULAR.items():
        for lemma in words.split():
            for form, tense in _forms(lemma).items():
                table.setdefault(form, Verb(lemma, sort, tense))  # type: ignore[arg-type]
    for sort, rows in _IRREGULAR.items():
        for row in rows.split():
            forms = row.split("/")
            for position, form in enumerate(forms):
                tense = (
                    "base"
                    if position == 0
                    else "gerund"
                    if form.endswith("ing")
                    else "present"
                    if position == 1
                    else "past"
                )
                table[form] = Verb(forms[0], sort, tense)  # type: ignore[arg-type]
    return table


# Every printed form of every verb of saying.
VERBS: dict[str, Verb] = _verbs()

# Verbs that take a side or show a mind without being verbs of saying; attributions in the wide sense.
STANCES: frozenset[str] = frozenset(
    form
    for lemma in (
        "support oppose back endorse defend attack mock encourage cite reference raise promote "
        "illustrate detail document decide favor favour resist discuss debate outline unveil present "
        "push press admire recognize recognise ignore view regard deem confront consider "
        "target pursue champion advocate highlight downplay tout compare liken envision envisage propound "
        "brag disagree embrace echo deride invoke chastise grill shame disavow "
        "espouse scold persuade convince resent emphasise underplay overstate exaggerate laud flaunt crave "
        # of judging, liking and taking apart
        "link paint chronicle explore investigate probe examine challenge contest combat trumpet shun "
        "spurn snub taunt tease heckle boo cheer salute honor honour thank congratulate regret rue "
        "mourn vilify malign smear slander disparage belittle demean insult savage pillory skewer "
        "lampoon satirize parody minimize understate spotlight flag imply insinuate telegraph evoke "
        "leak divulge scrutinize scrutinise expose infer surmise distrust dread loathe detest despise "
        "envy respect revere worship adore enjoy appreciate value prize cherish ponder weigh "
        "contemplate picture yearn desire covet prefer "
        # of willing, deciding and moving others
        "veto approve overrule override ban bar block woo lobby prod nudge goad pitch float table "
        "introduce herald decree mandate dictate command exhort beseech coax reassure threaten commit "
        "consent dissent quibble mull choose opt select resolve determine rail vote enact impose "
        "abolish repeal grant appoint nominate authorize authorise legalize legalise outlaw issue "
        "publish deliver unleash need"
    ).split()
    for form in _forms(lemma)
) | frozenset(
    "show shows showed shown showing seek seeks sought seeking like likes liked "
    "love loves loved hate hates hated learn learns learned understand "
    "understands understood feel feels felt".split()
)

# Nouns and adjectives that do the same: "her refusal to resign", "is critical of the plan".
STANCE_NOUNS: frozenset[str] = frozenset(
    "claim claims statement statements announcement criticism belief beliefs concern concerns fear "
    "fears hope hopes promise promises pledge pledges vow vows proposal proposals refusal remarks "
    "remark comments comment praise call calls demand demands rhetoric view views opinion opinions "
    "warning warnings accusation accusations allegation allegations suggestion argument arguments "
    "insistence desire contention assertion assertions prediction predictions conclusion complaint "
    "complaints intention reluctance willingness doubt doubts skepticism scepticism denial "
    "recommendation condemnation acknowledgment acknowledgement admission speculation suspicion "
    "suspicions worry worries determination obsession dislike admiration disdain contempt idea ideas "
    "theory plan plans agreement".split()
)
STANCE_ADJECTIVES: frozenset[str] = frozenset(
    "worried concerned confident sure critical optimistic pessimistic passionate skeptical sceptical "
    "supportive opposed clear frank proud afraid certain glad angry furious unhappy disappointed "
    "pleased shocked frustrated wary adamant hopeful doubtful convinced eager willing reluctant "
    "unwilling keen bullish bearish dismissive enthusiastic coy vocal outspoken committed determined "
    "unsure upset outraged uneasy alarmed sympathetic hostile interested uncertain".split()
)

# Verbs whose present or base form is mostly a noun or another verb in news; they are cues only in
# the past or before "that".
SELDOM_CUES = frozenset(
    "reports report claims claim states state notes note comments comment estimates estimate orders "
    "order demands demand requests request questions question answers answer objects object signals "
    "signal forecasts forecast guess remarks promise promises pledge pledges appeal appeals point "
    "points offers offer plan plans aim aims cites quotes doubts fears hopes posts post text texts "
    "term terms bill bills label labels brand brands blame hail read reads reading hold holds held holding feel "
    "address addresses smile smiles laugh laughs cry cries go goes going went gone see sees saw seen "
    "find finds found know known blast praise welcome toast nod shrug crow title headline headlines "
    "charge charges charged charging rule rules ruled ruling titled speak speaks spoke spoken speaking sum volunteer volunteers counter counters continue "
    "continues continued continuing finish finishes finished email emails blog blogs".split()
)

# Words that stand between a subject and its verb and belong to neither.
ADVERBS = frozenset(
    "also later then previously once often already repeatedly reportedly earlier now still again "
    "just never always only even simply thus therefore however meanwhile instead first finally "
    "further afterwards initially recently publicly privately flatly bluntly angrily quietly "
    "famously formally officially categorically strongly reluctantly n't not too both all "
    "immediately subsequently separately specifically wryly openly long sometimes yesterday today "
    "so too".split()
)
AUXILIARIES = frozenset(
    "has have had having is are was were be been being do does did will would shall should can could "
    "may might must 'd 've 's 'll 're ’d ’ve ’s ’ll ’re".split()
)

# "declined to say": the verb before the infinitive carries the subject.
BEFORE_INFINITIVE = frozenset(
    "declined declines refused refuses failed began begins continued continues wanted wants went "
    "appeared seemed seems appears tried tries used had has quoted reported".split()
)

# Phrases that name the source of what stands beside them: the source follows the phrase.
SOURCE_PHRASES: tuple[tuple[str, ...], ...] = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "view", "of"),
    ("as", "reported", "by"),
    ("as", "quoted", "by"),
)

# "Was adamant that", "has been explicit that": adjectives that say somebody said so, and how plainly.
SAYING_ADJECTIVES = frozenset("adamant explicit insistent emphatic categorical unequivocal".split())

# "Expressed concern that", "repeated her claim that": what is voiced, and the verbs that voice it.
VOICING: dict[str, Verb] = {
    form: Verb(lemma, "state", tense)  # type: ignore[arg-type]
    for lemma in ("express", "voice", "reassert", "repeat", "reiterate", "issue")
    for form, tense in _forms(lemma).items()
}
VOICED = frozenset(
    "concern concerns fear fears hope hopes doubt doubts worry worries alarm regret confidence view "
    "belief opinion claim claims argument assertion accusation accusations allegation allegations "
    "outrage anger dismay surprise disappointment relief satisfaction "
    "warning warnings suspicion suspicions position demand demands insistence".split()
)

# After one of these a stretch between marks is a name or a term, whoever prints it.
NAMING = frozenset(
    "called so-called known named titled entitled dubbed nicknamed labelled labeled termed marked "
    "headlined codenamed code-named christened styled term word words phrase title name nickname "
    "moniker slogan song album film movie book novel single show series play hit track episode "
    "hashtag acronym motto persona character as".split()
)

# Nouns for something said or written; a stretch between marks after a colon belongs to their owner.
UTTERANCES = frozenset(
    "statement speech post tweet letter message email interview news release briefing note report "
    "video broadcast article column editorial blog memo text testimony remarks comment listing ad "
    "poster sign banner graffiti slogan headline caption".split()
)

# Texts with the force of law, whose own words a fragment can be.
TEXTS = frozenset(
    "section article act law bill legislation clause amendment constitution code charter statute "
    "treaty convention rule rules regulation regulations resolution policy".split()
)

PRONOUNS = frozenset(
    "he she they him her them it i we you who which that this these those one some others many".split()
)
PERSON_PRONOUNS = frozenset(["he", "she", "him", "her", "his"])
