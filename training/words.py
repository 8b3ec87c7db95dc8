"""
Word tables used only to turn the labels of other corpora into ours while training.

Collected by us. Titles stay outside a person's name in our scheme but inside it in some corpora;
words of saying find reported speech in the treebanks (see `attribution.py`).
"""

TITLES = frozenset(
    """mr mrs ms miss mr. mrs. ms. messrs. dr dr. prof prof. professor sir lord lady dame rev rev. reverend
    father fr. brother sister saint st. st sheikh shaikh sheik shaykh imam ayatollah mullah maulana pope
    cardinal bishop archbishop patriarch rabbi president vice-president premier chancellor prime minister
    foreign defence defense interior secretary senator sen. sen representative rep. rep congressman
    congresswoman governor gov. gov mayor deputy judge justice chief king queen prince princess emperor
    sultan emir duke general gen. gen brigadier brig. brig major maj. maj lieutenant lt. lt colonel col.
    col captain capt. capt sergeant sgt. sgt corporal cpl. private pvt. admiral adm. adm commander cmdr.
    marshal ambassador spokesman spokeswoman spokesperson minister attorney inspector detective
    officer constable coach manager director chairman chairwoman former ex""".split()
)

# Nations, peoples, faiths and political bents, as adjective or noun; plurals are made below.
_DEMONYMS = """afghan african albanian alawite algerian american andorran angolan arab arabian argentine
    argentinian armenian asian australian austrian azerbaijani azeri bahamian bahraini bangladeshi
    baptist basque belarusian belgian beninese bengali bhutanese bolivian bosnian brazilian british
    bruneian buddhist bulgarian burkinabe burmese burundian californian cambodian cameroonian canadian
    catalan catholic caucasian chadian chechen chilean chinese christian circassian colombian communist
    congolese conservative copt coptic croat croatian cuban cypriot czech danish democrat democratic
    dominican druze dutch ecuadorian egyptian emirati english eritrean estonian ethiopian european fijian
    filipino finnish flemish french frenchman gabonese gambian georgian german ghanaian greek greenlandic
    guatemalan guinean guyanese haitian hausa hindu hispanic honduran hungarian hutu icelandic igbo indian
    indonesian iranian iraqi irish islamic islamist israeli israelite italian ivorian jamaican japanese
    jewish jew jordanian kashmiri kazakh kenyan korean kosovar kurd kurdish kuwaiti kyrgyz lao laotian
    latin latino latvian lebanese lesothan liberian libyan lithuanian lutheran macedonian malagasy
    malawian malaysian maldivian malian maltese maori maronite mauritanian mauritian mexican methodist
    moldovan mongolian montenegrin mormon moroccan mozambican muslim moslem namibian nazi nepalese nepali
    nicaraguan nigerian nigerien norwegian omani orthodox pakistani palestinian panamanian papuan
    paraguayan pashtun persian peruvian polish portuguese presbyterian protestant punjabi qatari quebecois
    republican roma roman romanian rohingya russian rwandan salvadoran samoan saudi scot scottish senegalese
    serb serbian shia shi'ite shiite sikh singaporean slovak slovene slovenian socialist somali spaniard
    spanish sudanese sunni surinamese swede swedish swiss syrian taiwanese tajik taliban tamil tanzanian
    tatar texan thai tibetan togolese tongan tunisian turk turkish turkmen tutsi ugandan uighur ukrainian
    uruguayan uyghur uzbek venezuelan vietnamese welsh yazidi yemeni yoruba zairean zambian zimbabwean
    zionist liberal labourite tory leftist marxist maoist trotskyist hellenic soviet yugoslav ottoman
    byzantine viking celtic briton dane finn pole hungarian czechoslovak""".split()
DEMONYMS = frozenset(_DEMONYMS) | {word + "s" for word in _DEMONYMS if word[-1] not in "sh"}

SAYING = frozenset(
    """say tell add claim state report announce argue note warn believe suggest explain insist confirm deny
    admit acknowledge allege assert declare estimate predict reveal write reply respond contend maintain
    conclude indicate stress emphasize emphasise tweet testify promise vow pledge complain concede
    disclose observe remark mention comment speculate reiterate recall describe cite rule find caution
    assure boast confess hint imply inform proclaim recommend propose charge continue express joke lament
    point think expect fear suspect hope""".split()
)
# With an infinitive or a noun as what is said.
ASKING = frozenset(
    "urge ask order demand request call accuse deny confirm announce condemn advise invite".split()
)
FIRST_PERSON = frozenset(["i", "we", "you"])
# Verbs of thought count as reports of others only.
THINKING = frozenset(["believe", "think", "expect", "fear", "suspect", "hope"])
