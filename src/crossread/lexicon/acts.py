"""
What happens to the people and things that news counts, and the nouns for people it counts.

An act gathers the words by which reports speak of one kind of event: "died", "were killed" and "dead"
all count the dead. The classes follow those of event databases (GDELT and ICEWS keep casualties,
arrests, displacement, sentences and releases apart in the same way); the words are ours.
"""

# canonical act -> (how a count of it is said, its words: verbs in all forms, adjectives, nouns)
ACTS: dict[str, tuple[str, str]] = {
    "kill": (
        "killed",
        "kill kills killed killing die dies died dying dead death deaths fatal fatality fatalities perish perished "
        "perishes slain slay murder murdered murders murdering massacred slaughtered drown drowned drowning "
        "lives bodies corpses casualties victims killings",
    ),
    "injure": (
        "injured",
        "injure injures injured injuring injuries wound wounds wounded wounding hurt hurting maimed",
    ),
    "arrest": (
        "arrested",
        "arrest arrests arrested arresting detain detains detained detaining detainees jailed imprisoned "
        "imprisonment behind-bars custody apprehended interned",
    ),
    "miss": ("missing", "missing unaccounted disappeared vanished"),
    "displace": (
        "displaced",
        "displace displaces displaced displacing flee flees fled fleeing homeless uprooted exiled refugees forced",
    ),
    "evacuate": ("evacuated", "evacuate evacuates evacuated evacuating evacuation transported bused bussed"),
    "rescue": ("rescued", "rescue rescues rescued rescuing saved"),
    "survive": ("surviving", "survive survives survived surviving survivors"),
    "sentence": (
        "sentenced",
        "sentence sentences sentenced sentencing condemn condemned condemning convict convicted convicting conviction",
    ),
    "commute": ("with commuted sentences", "commute commuted commuting commutes"),
    "uphold": ("with upheld sentences", "upheld uphold upholds affirmed affirm confirmed confirming confirm"),
    "charge": ("charged", "charge charged charging indicted prosecuted accused"),
    "free": ("freed", "free freed frees freeing release released releases releasing"),
    "hold": (
        "held",
        "held hold holds holding hostage hostages kidnapped kidnap abducted abduct seized captured captives",
    ),
    "defect": ("who defected", "defect defects defected defecting defectors deserted"),
    "attend": ("attending", "attend attends attended attending gathered gather gathering marched marching protested "
        "protesting rally rallies rallied rallying demonstrated demonstrating"),
    "destroy": ("destroyed", "destroy destroys destroyed destroying demolished razed burned burnt torched flattened"),
    "damage": ("damaged", "damage damages damaged damaging"),
    "infect": ("infected", "infect infected infecting infections sickened"),
    "hospitalise": ("in hospital", "hospital hospitals hospitalised hospitalized hospitalise hospitalize"),
    "deploy": ("deployed", "deploy deployed deploying deploys"),
    "vote": ("voting", "vote voted votes voting"),
    "remain": ("remaining", "remain remains remained remaining"),
    "leave": ("who left", "leave leaves leaving"),
    "raise": ("raised", "raise raises raised raising"),
    "remove": ("removed", "remove removed removing removal shipped exported delivered handed"),
}  # fmt: skip

ACT_OF_WORD: dict[str, str] = {
    word: act for act, (_, words) in ACTS.items() for word in words.split()
}

# Words of the table that need no auxiliary to say what became of a subject before them.
INTRANSITIVE = frozenset(
    "die dies died dying dead perished perish drowned drowning missing fled flee flees fleeing survive survived survives "
    "surviving rally rallied remain remains remained disappeared vanished injured wounded hurt killed homeless defected "
    "defect deserted attended attend gathered gather marched protested voted vote unaccounted".split()
)

# Nouns for people. A count of one of them can be set beside a count of "people" where the act is one.
PERSONS = frozenset(
    """
    person people man woman child boy girl infant baby teenager teen youth adult youngster toddler
    student pupil schoolchild schoolgirl schoolboy teacher professor lecturer worker labourer laborer miner
    employee staff passenger driver motorist cyclist pedestrian rider commuter traveller traveler tourist
    pilgrim worshipper visitor guest spectator fan crew crewman sailor seaman pilot soldier troop
    officer policeman policewoman police guard guardsman gendarme trooper sergeant constable
    fighter rebel insurgent militant gunman attacker assailant bomber terrorist militiaman jihadist
    civilian resident villager townspeople inhabitant citizen national foreigner refugee migrant
    evacuee survivor victim casualty fatality patient doctor nurse medic paramedic firefighter rescuer
    volunteer prisoner inmate detainee captive hostage suspect defendant convict criminal protester
    protestor demonstrator activist supporter opponent member follower believer voter candidate
    lawmaker legislator parliamentarian mp mep msp mla mk politician minister official diplomat judge lawyer journalist reporter photographer
    cameraman editor writer author scientist expert analyst engineer businessman trader farmer
    fisherman cook chef clerk waiter servant tenant herder shepherd climber hiker player athlete actor singer musician leader general colonel captain commander
    brother sister son daughter mother father parent grandparent uncle aunt cousin relative friend
    neighbour neighbor colleague wife husband widow orphan family household couple life body corpse
    soul individual other dead wounded injured missing homeless human islander shopper diner bystander
    passer-by passerby peacekeeper serviceman veteran recruit conscript militia personnel recipient
    buyer seller bidder customer client user subscriber applicant guardian owner
    figure adviser advisor aide ally monitor observer inspector envoy delegate ambassador executive banker
    oligarch tycoon crony associate spy smuggler trafficker hijacker contestant nominee president premier
    senator congressman councillor mayor governor bishop priest monk nun cardinal pope pontiff king queen
    prince dissident blogger hacker surgeon pensioner tribesman mercenary separatist loyalist defector
    deserter commando marine paratrooper sniper ranger diver swimmer skier runner astronaut cosmonaut
    researcher astronomer archaeologist academic graduate trainee intern apprentice cleaner nanny maid
    trucker steward stewardess attendant porter receptionist manager director chairman boss employer
    shareholder investor consumer taxpayer homeowner landlord squatter immigrant asylum-seeker stowaway
    deportee exile settler elder cleric imam mullah pastor preacher missionary parishioner extremist
    killer murderer rapist thief robber burglar shooter arsonist dealer addict juror witness plaintiff
    accuser complainant claimant barrister solicitor prosecutor magistrate detective investigator warden
    """.split()
)

# Kinds that stand for the same people in two reports more often than not.
SAME_PEOPLE: tuple[frozenset[str], ...] = (
    frozenset("student pupil child schoolchild youngster schoolgirl schoolboy girl boy teenager teen youth".split()),
    frozenset("soldier troop serviceman".split()),
    frozenset("fighter rebel insurgent militant gunman".split()),
    frozenset("person people other life dead death body victim casualty fatality soul individual".split()),
    frozenset("officer policeman policewoman police".split()),
    frozenset("protester protestor demonstrator".split()),
    frozenset("prisoner inmate detainee".split()),
    frozenset("resident inhabitant".split()),
    frozenset("captive hostage".split()),
    frozenset("lawmaker legislator parliamentarian mp mk".split()),
    frozenset("village town community settlement".split()),
    frozenset("nation country state".split()),
    frozenset("planet world exoplanet".split()),
    frozenset("attack assault raid".split()),
    frozenset("house home".split()),
    frozenset("war conflict fighting campaign uprising rebellion revolt insurgency revolution".split()),
    frozenset("siege blockade shelling bombardment encirclement".split()),
    frozenset("car vehicle".split()),
    frozenset("plane aircraft jet airliner".split()),
    frozenset("ship boat vessel ferry".split()),
    frozenset("stock stockpile arsenal".split()),
    frozenset("vote ballot".split()),
)  # fmt: skip

# Acts that only people suffer or do: a bare figure with one of them counts people.
ACTS_ON_PEOPLE = frozenset(
    "kill injure arrest miss displace evacuate survive sentence commute uphold charge free hold defect attend "
    "hospitalise vote".split()
)

# Things said to be "three years old" in the sense of having lasted three years.
LASTING_THINGS = frozenset(
    "war conflict uprising campaign siege crisis dispute rebellion revolt insurgency fighting embargo strike feud "
    "blockade protest standoff truce ceasefire occupation revolution government coalition".split()
)

# Nouns that count an act instead of the people it befell: "20 deaths" are 20 people.
COUNTED_ACTS = frozenset(
    "death fatality casualty injury arrest detention sentence conviction execution killing drowning disappearance "
    "abduction kidnapping rescue defection murder homicide".split()
)

# Nouns that name people without saying what they are to the story: "two men", "two suspects".
PLAIN_PERSONS = frozenset(
    "man woman person people suspect individual victim national citizen adult youth teenager boy girl".split()
)
