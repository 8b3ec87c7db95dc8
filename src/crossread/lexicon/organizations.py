"""
Nouns by which a name is a body's, known bodies, and their acronyms.

Collected by us: the head nouns are those of the names in government gazettes, company registers and
sports leagues; the known bodies are international organisations, agencies and media that world news names
every day. A body not in the table is found by its head noun, its acronym or the trained reader.
"""

# The last word (or the word before "of" / "for") of a body's name.
HEADS = frozenset(
    """
    academy administration agency aquarium clinic gallery library zoo airlines airways alliance army assembly assn association associates
    authority authorities bank bar board brigade brigades brotherhood bureau cabinet center centre chamber
    church club coalition college commission committee committees community companies company conference confederation congress
    constabulary consortium consulate cooperative corp corporation council court courts crescent
    department dept directorate division duma embassy empire enterprise enterprises exchange facebook
    faculty federation fellowship force forces forum foundation fraternity front fund gazette government group groups guard
    guards headquarters herald holdings hospital house inc inc. industries initiative inspectorate institute institution institutions
    insurance journal knesset laboratory laboratories league legion ltd ltd. militia ministry mission monastery mosque movement
    museum navy network news newspaper observatory office orchestra organisation organization parliament partners
    partnership party patrol petroleum pictures police politburo post press programme program project
    radio railway railways records red-cross regiment registry resistance school secretariat senate
    service service services society squad staff studio studios summit survey syndicate task-force team technologies telecom telegraph
    television theatre theater times tribunal tribune trust union united university watch
    workers works plc llc llp co. corp. bros gmbh airlines energy motors pharmaceuticals media entertainment universities
    daily weekly magazine review chronicle journal observer band fc cf sc brewing brewery investments capital securities
    command coordination inquiry registry prosecutor's
    """.split()
)

# The last word of a place's name, or of a building's.
PLACE_HEADS = frozenset(
    """
    airport avenue bay beach boulevard bridge building camp canal canyon castle cathedral cemetery city coast county
    creek desert district drive falls field forest gulf harbor harbour heights highway hill hills hotel island islands isle
    lake lane mall mosque mount mountain mountains ocean oblast palace parish park pass peak peninsula plaza
    point port prison province provinces ranch range region republic reservoir reserve river road sea springs square stadium
    state strait street suburb temple territory tower town township tunnel valley village volcano ward woods zone
    governorate prefecture canton emirate auditorium highlands lowlands
    """.split()
)

# Houses that are bodies as well: they employ, say and own, wherever a report goes into them.
HOUSES = frozenset(
    """academy aquarium clinic college gallery hospital institute laboratory library museum observatory orchestra school
    universities university zoo""".split()
)

EVENT_HEADS = frozenset(
    """
    war wars games cup championship championships olympics festival day festival week award awards prize
    revolution uprising spring massacre treaty convention accord accords agreement conference summit crisis
    election elections hurricane typhoon cyclone storm earthquake tsunami act bill law scandal operation
    holocaust ramadan christmas easter marathon open tour mass century resolution protocol charter
    """.split()
)

# Lower-case nouns after which a lone name is a body's: "the think-tank Meridian".
BODY_NOUNS = frozenset(
    """think-tank tank thinktank group company newspaper magazine website agency network band party firm
    charity broadcaster channel station team club bank retailer airline daily weekly site maker manufacturer
    watchdog organisation organization organisations brand giant startup start-up lender insurer consultancy publisher label
    store chain supermarket carmaker automaker brewer pollster blog chipmaker drugmaker insurer militia movement journal tabloid ngo union operator""".split()
)
# What a body's short name may be followed by in lower case and still be one name: "UN security council".
LOWER_TAILS: tuple[tuple[str, ...], ...] = (
    ("security", "council"), ("general", "assembly"), ("human", "rights", "council"),
    ("human", "rights", "committee"), ("refugee", "agency"), ("news", "service"), ("news", "agency"), ("human", "rights", "office"), ("secretariat",),
)  # fmt: skip
# After a place: its own bodies, printed small.
TOWN_TAILS: tuple[tuple[str, ...], ...] = (
    ("city", "hall"),
    ("city", "council"),
    ("town", "council"),
    ("county", "council"),
)
# After a day and a month: a movement named for the day.
DATED_TAILS: tuple[tuple[str, ...], ...] = (
    ("youth", "movement"), ("youth", "group"), ("movement",), ("alliance",), ("coalition",), ("brigade",),
    ("forces",), ("front",), ("group",), ("party",), ("bloc",), ("camp",),
)  # fmt: skip
# Names that stay names without their capitals, since English has no such word.
STYLED = frozenset(
    [
        "ebay",
        "youtube",
        "paypal",
        "whatsapp",
        "linkedin",
        "wikileaks",
        "craigslist",
        "netflix",
        "unicef",
        "fifa",
        "uefa",
    ]
)

# What a department or ministry is of, printed small: "the department of the environment".
PORTFOLIOS = frozenset(
    """agriculture commerce culture defence defense education employment energy environment finance fisheries foreign
    health housing immigration industry information interior justice labor labour state trade transport
    transportation treasury tourism""".split()
)

# Bodies that every country has: their names are one body's only within one country.
EVERYWHERE = frozenset(
    """ministry department government parliament senate congress assembly army navy police cabinet court supreme high
    national foreign interior defense justice finance health education home state treasury central bank air force
    armed forces constitutional appeals federal election electoral commission council security guard republican
    presidential palace agriculture trade transport tourism environment labor energy information culture""".split()
)

# Acronym or short name: the long forms it stands for, those of another body behind a slash.
_KNOWN = """
UN, U.N.: United Nations
EU, E.U.: European Union
NATO, Nato: North Atlantic Treaty Organization; North Atlantic Treaty Organisation
No 10, No. 10, Number 10: Downing Street
WHO: World Health Organization; World Health Organisation
WTO: World Trade Organization; World Trade Organisation
IMF: International Monetary Fund
IAEA: International Atomic Energy Agency
OPEC, Opec: Organization of the Petroleum Exporting Countries
OSCE, O.S.C.E.: Organization for Security and Co-operation in Europe; Organization for Security and Cooperation in Europe; Organisation for Security and Co-operation in Europe; Organisation for Security and Cooperation in Europe
OECD: Organisation for Economic Co-operation and Development
ICC: International Criminal Court
ICJ: International Court of Justice
ICRC: International Committee of the Red Cross
UNHCR: United Nations High Commissioner for Refugees; UN refugee agency
UNICEF, Unicef: United Nations Children's Fund
UNESCO, Unesco: United Nations Educational, Scientific and Cultural Organization
WFP: World Food Programme; World Food Program
FAO: Food and Agriculture Organization
OCHA: Office for the Coordination of Humanitarian Affairs
HRW: Human Rights Watch
MSF: Médecins Sans Frontières; Doctors Without Borders
ASEAN, Asean: Association of Southeast Asian Nations
AU: African Union
GCC: Gulf Cooperation Council
OIC: Organisation of Islamic Cooperation
ECOWAS, Ecowas: Economic Community of West African States
OAS: Organization of American States
ECB: European Central Bank
ECHR: European Court of Human Rights
OPCW: Organisation for the Prohibition of Chemical Weapons; Organization for the Prohibition of Chemical Weapons
FBI: Federal Bureau of Investigation
CIA: Central Intelligence Agency
NSA: National Security Agency
DEA: Drug Enforcement Administration
FDA: Food and Drug Administration
EPA: Environmental Protection Agency
FAA: Federal Aviation Administration
NASA, Nasa: National Aeronautics and Space Administration
ESA: European Space Agency
NOAA: National Oceanic and Atmospheric Administration
USGS, U.S.G.S.: U.S. Geological Survey; US Geological Survey; United States Geological Survey
CDC: Centers for Disease Control and Prevention; Centers for Disease Control
SEC: Securities and Exchange Commission
NTSB: National Transportation Safety Board
FEMA: Federal Emergency Management Agency
NYPD: New York Police Department; New York City Police Department
LAPD: Los Angeles Police Department
GOP: Republican Party
MIT: Massachusetts Institute of Technology
UCLA: University of California at Los Angeles
NHS: National Health Service
BBC: British Broadcasting Corporation
CBC: Canadian Broadcasting Corporation
ABC: Australian Broadcasting Corporation / American Broadcasting Company
CBS: Columbia Broadcasting System
NBC: NBC News
PBS: Public Broadcasting Service
NPR: National Public Radio
CNN: Cable News Network
AP: Associated Press; The Associated Press
AFP: Agence France-Presse; Agence France Presse
UPI: United Press International
RCMP: Royal Canadian Mounted Police
FCO: Foreign and Commonwealth Office
MoD, MOD: Ministry of Defence
ISIS, Isis, ISIL, Isil: Islamic State of Iraq and the Levant; Islamic State in Iraq and the Levant; Islamic State of Iraq and Syria; Islamic State
PLO: Palestine Liberation Organization; Palestine Liberation Organisation
PKK: Kurdistan Workers' Party; Kurdistan Workers Party
IRA: Irish Republican Army
ETA, Eta:
ANC: African National Congress
BJP: Bharatiya Janata Party
AKP: Justice and Development Party
NLD: National League for Democracy
FARC, Farc: Revolutionary Armed Forces of Colombia
FIFA, Fifa: Fédération Internationale de Football Association
UEFA, Uefa: Union of European Football Associations
IOC: International Olympic Committee
NFL: National Football League
NBA: National Basketball Association
NHL: National Hockey League
MLB: Major League Baseball
NCAA: National Collegiate Athletic Association
FA: Football Association
FSA: Free Syrian Army
SNC: Syrian National Council
SANA, Sana: Syrian Arab News Agency
IDF: Israel Defense Forces; Israel Defence Forces
TSA: Transportation Security Administration
Commons: House of Commons
Lords: House of Lords
Tories, Conservatives, Tory Party, Tory party: Conservative Party
Lib Dems, LibDems, Liberal Democrats: Liberal Democrat Party
Labour: Labour Party
UKIP, Ukip: UK Independence Party; United Kingdom Independence Party
SNP: Scottish National Party
DUP: Democratic Unionist Party
SDLP: Social Democratic and Labour Party
BNP: British National Party
Republicans: Republican Party
Democrats: Democratic Party
Greens: Green Party
CDU: Christian Democratic Union
SPD: Social Democratic Party of Germany
PASOK, Pasok: Panhellenic Socialist Movement
TUC: Trades Union Congress
RMT: National Union of Rail, Maritime and Transport Workers; Rail, Maritime and Transport union
NUT: National Union of Teachers
CBI: Confederation of British Industry
BMA: British Medical Association
CPS: Crown Prosecution Service
IPCC: Independent Police Complaints Commission / Intergovernmental Panel on Climate Change
HMRC: HM Revenue and Customs
HMIC: Her Majesty's Inspectorate of Constabulary
RAF: Royal Air Force
Met, Met Police: Metropolitan Police; Metropolitan Police Service
PSNI: Police Service of Northern Ireland
DCMS: Department for Culture, Media and Sport
Defra, DEFRA: Department for Environment, Food and Rural Affairs
DfT: Department for Transport
DWP: Department for Work and Pensions
Ofcom: Office of Communications
Fed: Federal Reserve
DOJ: Department of Justice
DHS: Department of Homeland Security
IRS: Internal Revenue Service
FCC: Federal Communications Commission
FTC: Federal Trade Commission
NIH: National Institutes of Health
NWS: National Weather Service
ACLU: American Civil Liberties Union
NRA: National Rifle Association
NAACP: National Association for the Advancement of Colored People
AFL-CIO: American Federation of Labor and Congress of Industrial Organizations
EFF: Electronic Frontier Foundation
NASCAR, Nascar: National Association for Stock Car Auto Racing
FIA: Fédération Internationale de l'Automobile
IPC: International Paralympic Committee
WADA, Wada: World Anti-Doping Agency
IMO: International Maritime Organization
ICAO: International Civil Aviation Organization
IATA: International Air Transport Association
CERN, Cern: European Organization for Nuclear Research
ESO: European Southern Observatory
WWF: World Wide Fund for Nature
RSPCA: Royal Society for the Prevention of Cruelty to Animals
PETA, Peta: People for the Ethical Treatment of Animals
IFRC: International Federation of Red Cross and Red Crescent Societies
ISAF, Isaf: International Security Assistance Force
PA: Palestinian Authority
NTC: National Transitional Council
LTTE: Liberation Tigers of Tamil Eelam
CCP: Communist Party of China; Chinese Communist Party
PLA: People's Liberation Army
KCNA: Korean Central News Agency
PTI: Press Trust of India
"""

# Bodies known by a name without a head noun.
_NAMED = """
Old Bailey; London Underground; Mail on Sunday; The Mail on Sunday; Sunday Telegraph; Sunday Times; Sunday Mirror; Sunday Express; Evening Standard;
Tories; Al Mayadeen; Houghton Mifflin; Random House; Chevrolet; Ferrari; McDonald's; Nascar; NASCAR; Unison; Scotrail; ScotRail; Network Rail;
Hamas; Hezbollah; Hizbollah; Hizbullah; Taliban; al-Qaeda; al-Qaida; al-Qa'ida; al Qaeda; Al-Qaeda; Al Qaeda; Boko Haram; al-Shabab;
al-Shabaab; Fatah; Islamic Jihad; Sinn Fein; Likud; Greenpeace; Oxfam; Amnesty International; Amnesty; Interpol;
Europol; Red Cross; Red Crescent; Kremlin; White House; Pentagon; Downing Street; Capitol Hill; Whitehall; Scotland Yard; Knesset; Duma;
Congress; Senate; House of Representatives; House of Commons; House of Lords; Supreme Court; Parliament; Bundestag; Élysée; Elysee; Politburo; Security Council; General Assembly;
Google; Facebook; Twitter; YouTube; Instagram; Microsoft; Apple; Amazon; eBay; Netflix; Tesla; Samsung; Sony; Toyota; Honda; Boeing; Airbus;
Walmart; Uber; IBM; Intel; Nokia; Volkswagen; BMW; Siemens; Gazprom; Rosneft; Shell; BP; ExxonMobil; Exxon; Chevron; Huawei; Alibaba;
Reuters; Getty; Getty Images; Bloomberg; Xinhua; Interfax; ITAR-TASS; TASS; RIA Novosti; Kyodo; ANSA; Anadolu; dpa; Al Jazeera; Al-Jazeera; al-Jazeera; Al Arabiya; Al-Arabiya; al-Arabiya; Al Manar; Fox News; Sky News; ITV; ITN; MSNBC;
C-SPAN; National Geographic; MediaGuardian; Guardian; The Guardian; New York Times; The New York Times; Washington Post; The Washington Post; Wall Street Journal; The Wall Street Journal; USA Today; Los Angeles Times; Daily Mail; Daily Mirror; Daily Telegraph;
The Daily Telegraph; The Independent; The Times; Financial Times; The Economist; Der Spiegel; Spiegel; Le Monde; Le Figaro; El País; El Pais; Haaretz; Asharq al-Awsat; Al-Ahram; al-Ahram; Corriere della Sera; La Repubblica; Newsweek; Time magazine;
Wikipedia; WikiLeaks; Wikileaks; Craigslist; Kijiji; PayPal; Skype; WhatsApp; LinkedIn; Reddit; Flickr; Tumblr; Yahoo; Associated Press; Press Association; Press Trust of India; European Commission; European Parliament; European Council; Arab League; Commonwealth; World Bank;
Harvard; Yale; Oxford University; Cambridge University; Real Madrid; Manchester United; Chelsea; Arsenal; Liverpool FC; Barcelona FC; Juventus; Bayern Munich; Free Syrian Army; Muslim Brotherhood; Nusra Front; Jabhat al-Nusra; Ahrar al-Sham; Mossad; Shin Bet; Stasi; KGB; FSB; MI5; MI6; GCHQ; Mafia; Camorra; 'Ndrangheta
"""


# Buildings and streets by which news calls who governs from them.
SEATS = frozenset(["Downing Street", "White House", "Kremlin", "Pentagon", "Whitehall"])

# Short forms that are other words as well: they join names that were found, and find none.
_WORDS_TOO = frozenset(
    "Met Fed Labour Lords Greens Commons Republicans Democrats Conservatives PA IMO".split()
) | {"No 10", "No. 10", "Number 10"}


def _read() -> tuple[dict[str, tuple[tuple[str, ...], ...]], frozenset[str]]:
    bodies: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in _KNOWN.strip().splitlines():
        short, _, longer = line.partition(":")
        forms = tuple(
            tuple(form.strip() for form in body.split(";") if form.strip())
            for body in longer.split(" / ")
        )
        for name in short.split(","):
            bodies[name.strip()] = tuple(filter(None, forms))
    named = {name.strip() for line in _NAMED.strip().splitlines() for name in line.split(";")}
    named |= {form for forms in bodies.values() for body in forms for form in body} | set(bodies)
    return bodies, frozenset(name for name in named if name) - _WORDS_TOO


# Short form -> the bodies it can stand for, each by its long forms.
LONG_FORMS: dict[str, tuple[tuple[str, ...], ...]]
KNOWN: frozenset[str]
LONG_FORMS, KNOWN = _read()
