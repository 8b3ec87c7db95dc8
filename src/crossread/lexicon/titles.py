"""
What stands before a person's name and is not part of it: courtesy titles, ranks, offices, trades.

Collected by us from the style rules of news agencies and from misses while developing. Titles are
left out of a mention and kept beside it; they are also the strongest sign that a person follows.
"""

# Always written before a name; whatever capitalised follows is a person.
HONORIFICS = frozenset(
    """
    mr mr. mrs mrs. ms ms. miss mx messrs messrs. mme mme. m. monsieur madame señor señora herr frau signor
    dr dr. dr prof prof. professor sir dame lady lord baron baroness count countess viscount earl
    duke duchess marquess prince princess king queen emperor empress sultan emir shah tsar crown
    pope cardinal archbishop bishop monsignor msgr. msgr rev rev. reverend fr. father sister brother
    abbot imam ayatollah grand sheikh shaikh sheik shaykh mullah maulana mufti rabbi patriarch metropolitan
    dalai saint
    gen gen. general brig brig. brigadier maj maj. major col col. colonel lt lt. lieutenant capt capt.
    captain cmdr cmdr. cdr. commander commodore adm adm. admiral vice-admiral rear-admiral sgt sgt. sergeant cpl cpl.
    corporal sapper gunner rifleman guardsman bombardier pvt pvt. private pfc. spc. specialist marshal field-marshal wing squadron leader officer
    constable const. inspector insp. insp det. det detective superintendent supt. supt chief sheriff deputy trooper agent
    president vice-president premier chancellor minister prime governor gov gov. mayor senator sen. sen sens.
    senators rep. rep reps. representative congressman congresswoman assemblyman assemblywoman councillor councilor cllr cllr.
    councilman councilwoman alderman ambassador amb. secretary undersecretary under-secretary speaker
    justice judge attorney solicitor advocate prosecutor ombudsman commissioner taoiseach mp
    mps mk mks msp msps mep meps
    chairman chairwoman chairperson director director-general secretary-general coach manager
    hon. hon right honourable honorable comrade
    """.split()
)

# Words of offices and trades that stand before a name in lower case or upper: "activist Omar Said".
ROLES = frozenset(
    """
    activist actor actress adviser advisor aide analyst anchor archaeologist architect artist astronaut
    astronomer astrophysicist athlete author bassist biologist blogger boss boxer broadcaster businessman businesswoman
    candidate captain cartoonist ceo chairman chairwoman chef chief choreographer cleric climber co-author co-founder
    columnist comedian commander commentator commissioner composer conductor congressman consultant contractor
    coordinator coroner correspondent councillor counsel co-host criminologist critic dancer dean defector defender
    defendant deputy designer detective developer diplomat director doctor dissident driver drummer ecologist
    economist editor emissary engineer entrepreneur envoy epidemiologist ethnographer executive expert explorer farmer
    filmmaker financier fisherman foreman forward founder frontman fugitive geologist goalkeeper governor guard guitarist
    gunman head hacker historian host inspector interpreter inventor investigator investor journalist judge
    justice keyboardist lawmaker lawyer leader lecturer legislator librarian linguist magistrate magnate
    manager mathematician mayor mediator meteorologist midfielder militant minister model mogul musician
    negotiator neurologist neuroscientist novelist nurse official officer ombudsman operator organiser
    organizer owner painter parliamentarian pastor pathologist patriarch philosopher photographer physician physicist pilot
    pianist planner playwright poet politician premier presenter president priest principal prisoner producer professor
    programmer prosecutor psychiatrist psychologist publicist publisher rabbi rapper rector reporter representative
    researcher resident rival salesman scholar scientist sculptor secretary seismologist senator servant sheriff
    singer skipper sociologist soldier solicitor songwriter speaker specialist spokesman spokesperson spokeswoman
    sprinter staffer star statesman statistician striker student suspect superintendent surgeon surveyor
    survivor teacher technician technologist teammate theologian trainer translator treasurer trustee tycoon victim
    violinist virologist vocalist volunteer warden widow witness worker writer wrestler zoologist pontiff monarch
    husband wife son daughter father mother brother sister uncle aunt nephew niece cousin grandson
    granddaughter grandfather grandmother son-in-law brother-in-law father-in-law fiancé fiance fiancée fiancee
    girlfriend boyfriend partner colleague friend classmate roommate bandmate neighbor neighbour twin stepson
    stepfather stepmother ally loyalist opponent predecessor successor namesake
    """.split()
)

# Letters behind a name for an honour, a degree or a seat; no part of it.
POST_NOMINALS = frozenset(
    "qc kc mp td cbe obe mbe kbe dbe msp mep mla ph.d phd md m.d ma ba llb frs esq".split()
)

# Words inside a title, between its head and what it is of: "Deputy Foreign Minister".
TITLE_PARTS = frozenset(
    """
    deputy vice acting former interim then ex- ex assistant associate senior junior chief lead first second
    foreign prime interior defence defense finance health justice education environment
    agriculture trade energy transport tourism information culture sports home economy labour labor
    development planning oil petroleum water housing immigration treasury security intelligence national
    federal state regional provincial city county district police fire military army navy air
    pro tem tempore cabinet executive general managing press party opposition majority minority house senate presidential
    parliamentary special permanent crown grand field supreme attorney-general commander-in-chief elect emeritus
    retired late human rights affairs lieutenant major brigadier staff rear wing squadron district
    """.split()
)

# Courtesy alone: they say nothing of what somebody is. Folded forms.
COURTESY = frozenset(
    "mr mrs ms miss mx messrs sens reps mme m sir lady madame senor senora herr frau former the".split()
)

# What the bearer of a title is called without it: "Mr Justice Quill" is "the judge" from there on.
CALLED: dict[str, tuple[str, ...]] = {
    "justice": ("judge",), "recorder": ("judge",), "magistrate": ("judge",),
    "gen": ("general",), "brig": ("brigadier", "general"), "maj": ("major",), "col": ("colonel",), "lt": ("lieutenant",),
    "capt": ("captain",), "cmdr": ("commander",), "adm": ("admiral",), "sgt": ("sergeant",), "insp": ("inspector",),
    "det": ("detective",), "supt": ("superintendent",), "sen": ("senator", "lawmaker"), "senator": ("lawmaker",),
    "rep": ("representative", "congressman", "lawmaker"), "gov": ("governor",), "prof": ("professor",),
    "dr": ("doctor",), "rev": ("reverend", "pastor", "priest"), "archbishop": ("bishop",), "mp": ("lawmaker",),
    "msp": ("lawmaker",), "mep": ("lawmaker",),
}  # fmt: skip

FAMILY = frozenset(
    """
    husband wife son daughter father mother brother sister uncle aunt nephew niece cousin grandson
    granddaughter grandfather grandmother son-in-law brother-in-law father-in-law mother-in-law daughter-in-law
    sister-in-law fiancé fiance fiancée fiancee stepson stepdaughter stepfather stepmother twin widow widower
    """.split()
)

FEMALE = frozenset(
    """
    mrs mrs. ms ms. miss mme mme. madame señora frau dame lady baroness countess duchess princess queen empress
    sister congresswoman councilwoman assemblywoman chairwoman spokeswoman actress businesswoman wife daughter mother
    aunt niece granddaughter grandmother policewoman girlfriend fiancée fiancee widow
    """.split()
)
MALE = frozenset(
    """
    mr mr. m. monsieur señor herr signor sir lord baron count viscount earl duke prince king emperor sultan emir
    pope cardinal archbishop bishop monsignor father fr. imam ayatollah sheikh shaikh sheik shaykh mullah mufti
    congressman councilman assemblyman chairman spokesman businessman husband son uncle nephew grandson
    grandfather policeman boyfriend fiancé fiance frontman gunman statesman widower patriarch
    """.split()
)
