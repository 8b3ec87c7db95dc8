"""
Words that news uses for one thing, so that two reports in different words can be set beside each other.

Each line is a family: words a writer would exchange for each other in a headline without changing
the event. Written for this program from the everyday vocabulary of news (casualties, traffic,
courts, politics, war, weather, money, sport, science). A family is not a list of synonyms: it joins
parts of speech (`die`, `death`, `fatal`) and kinds of vehicle or building that outlets mix freely.
"""

from crossread.lexicon.stems import stem

_FAMILIES = """
    die death dead deadly fatal fatality kill slay perish lethal
    injure injury wound hurt
    murder homicide assassinate assassination
    crash collide collision smash slam plough hit ram impact wreck
    bus coach minibus
    truck lorry trailer
    car vehicle automobile
    plane aircraft jet airliner aeroplane airplane
    ship vessel boat ferry freighter
    pupil student schoolchildren child kid youngster
    beach seaside beachside coast coastal shore seashore
    trip outing excursion travel journey tour
    hospital clinic infirmary hospitalised hospitalized
    doctor physician medic surgeon
    police policeman officer constable cop detective
    soldier troop army military serviceman
    rebel insurgent guerrilla militant fighter gunman opposition
    flee escape abscond
    search hunt manhunt look seek
    find discover locate
    arrest detain custody apprehend
    jail prison imprison imprisonment incarcerate behind-bars
    sentence condemn convict conviction verdict
    judge court tribunal magistrate
    charge accuse indict indictment accusation allegation allege
    appeal retrial
    lawyer attorney counsel solicitor barrister
    trial hearing
    ban outlaw prohibit forbid bar illegal
    evacuate evacuation withdraw withdrawal leave pull-out pullout depart exit retreat
    surrender capitulate yield
    siege besiege blockade encircle
    shell shelling bombard bombardment bomb bombing
    explode explosion blast detonate
    shoot gunfire shooting gunshot
    deal agreement accord pact arrangement truce ceasefire
    negotiate negotiation talk broker mediate mediation mediator
    hostage captive prisoner abduct kidnap
    free release liberate
    aid relief humanitarian
    town village community settlement municipality
    city capital
    province region district governorate county state
    president head leader chief
    minister ministry secretary
    government regime authority administration
    election vote poll ballot
    resign resignation quit step-down
    fire sack dismiss oust depose topple overthrow
    protest demonstrate demonstration rally march demonstrator protester
    riot clash unrest violence violent
    strike walkout stoppage
    deadline date
    begin start commence launch open
    end finish complete stop halt close
    announce declare reveal disclose unveil
    deny reject dismiss refute
    confirm verify verification corroborate
    say tell state add claim
    investigate investigation probe inquiry inquest autopsy post-mortem
    suspect suspicion
    cause reason blame
    statement comment remark
    help assist assistance
    give offer donate provide
    buy purchase acquire acquisition
    sell sale sold vendor seller auction
    price cost fee
    money fund cash
    bid offer bidder bidding
    rise increase grow growth climb jump
    fall drop decline decrease shrink plunge
    big large huge great major biggest largest
    small little tiny minor
    near close nearby outskirts suburb
    home house residence apartment flat
    singer vocalist frontman
    band group
    album record
    found establish form formation founder
    musician artist
    film movie
    player footballer athlete
    win victory triumph defeat beat
    match game fixture
    storm hurricane typhoon cyclone
    flood flooding inundate
    quake earthquake tremor
    fire blaze wildfire inferno
    rescue save rescuer
    missing disappear vanish
    planet world exoplanet
    scientist researcher
    telescope spacecraft observatory
    technique method
    study research paper
    habitable habitable-zone
    water liquid
    remove take-down pull offline
    listing advert advertisement ad
    carcass body corpse remains
    museum gallery
    rot decompose decay
    threaten threat warn warning
    church parish cathedral
    visit tour
    pope pontiff
    weapon arm arsenal stockpile
    chemical toxic poison
    ship transport transfer shipment move
    destroy destruction demolish
    inspect inspector inspection
    percent per-cent pct
    doubt uncertain unclear
    expert analyst specialist
    spokesman spokeswoman spokesperson
    company firm corporation business
    worker employee staff
    factory plant facility
    border frontier
    refugee migrant
    tax levy
    loan debt
    market exchange
    phone call telephone
    website online web internet
    road highway motorway street
    hill downhill slope
    brake braking
    sleep asleep
    morning dawn daybreak
    evening night
    girl female woman
    boy male man
    mother father parent
    wife husband spouse
    son daughter
    brother sister sibling
    friend colleague roommate bandmate
    foreign overseas abroad
    secret clandestine hidden
    rare endangered
    accident crash smash
    killing slaying
    declare declaration
    defect defection defector
    sanction embargo
    spread outbreak epidemic
    sick ill illness disease
    vaccine vaccinate vaccination
"""


def _families() -> dict[str, str]:
    """Each stem beside the name of its family: the first word of the first line it stands in."""
    name_of: dict[str, str] = {}
    for line in _FAMILIES.strip().splitlines():
        stems = [stem(word) for word in line.split()]
        for one in stems:
            name_of.setdefault(one, stems[0])
    return name_of


FAMILY_OF: dict[str, str] = _families()


def family_of(word: str) -> str:
    """
    The family a word belongs to, or its stem where it belongs to none.

    >>> family_of("killed") == family_of("deaths"), family_of("harbours")
    (True, 'harbour')
    """
    root = stem(word)
    return FAMILY_OF.get(root, root)
