"""
Places: countries, their divisions, cities, and the regions that world news speaks of.

Cities and divisions come from GeoNames (CC BY 4.0, www.geonames.org) through the table in `tables/`,
which training/tables/build_name_tables.py made; countries from lexicon/nationalities.py; seas,
continents and regions, and the abbreviations of states and provinces, are our own lists.
"""

from functools import cache
from pathlib import Path

from crossread.lexicon.nationalities import COUNTRIES

REGIONS = frozenset(
    name.strip()
    for name in """
    Africa; Asia; Europe; North America; South America; Latin America; Central America; Antarctica; Oceania; Middle East; Mideast; Far East; Near East;
    Southeast Asia; South East Asia; South-East Asia; Central Asia; South Asia; East Asia; Western Europe; Eastern Europe; Central Europe; North Africa; West Africa; East Africa; Southern Africa; Horn of Africa; Sahel; Sahara; Maghreb;
    Levant; Caucasus; Balkans; Baltics; Scandinavia; Caribbean; Mediterranean; Mediterranean Sea; Black Sea; Red Sea; Baltic Sea; North Sea; Caspian Sea; South China Sea; East China Sea; Persian Gulf; Gulf; Arabian Sea; Arabian Peninsula; Gulf of Mexico;
    Gulf of Aden; Atlantic; Atlantic Ocean; Pacific; Pacific Ocean; South Pacific; North Atlantic; Indian Ocean; Arctic; Arctic Ocean; West Bank; Gaza; Gaza Strip; Golan Heights; Golan; Sinai; Sinai Peninsula; Crimea; Kashmir; Tibet; Chechnya; Dagestan;
    Ossetia; South Ossetia; Abkhazia; Transnistria; Donbas; Donbass; Kurdistan; Darfur; Punjab; Xinjiang; Siberia; Alps; Andes; Himalayas; Pyrenees; Rhine; Danube; Nile; Euphrates; Tigris; Thames; Seine; Suez Canal; Strait of Hormuz;
    Bosporus; Bosphorus; Dardanelles; English Channel; Korean Peninsula; Iberian Peninsula; Midwest; New England; Deep South; West Coast; East Coast; Silicon Valley; Wall Street; Hollywood; Manhattan; Brooklyn; Queens; Bronx; Harlem; Staten Island; Long Island;
    Hawaii; Alaska; Puerto Rico; Guam; Bermuda; Gibraltar; Falkland Islands; Falklands; Cayman Islands; Greenland; Faroe Islands; Canary Islands; Azores; Hong Kong; Macau; Kosovo; Catalonia; Basque Country; Bavaria; Tuscany; Sicily; Sardinia; Lombardy; Brittany; Normandy; Provence; Corsica;
    Quebec; Ontario; Newfoundland; Labrador; Nova Scotia; British Columbia; Alberta; Manitoba; Saskatchewan; Yukon; Nunavut; New South Wales; Victoria; Queensland; Tasmania; South Australia; Western Australia;
    Earth; Mars; Venus; Jupiter; Saturn; Mercury; Neptune; Uranus; Pluto; Moon; Sun; Milky Way; West; East; Cotswolds; Yorkshire; Cornwall; Kent; Essex; Sussex; Midlands; Merseyside; Lancashire; Devon; Ulster; Downing Street; D.C.; DC
    """.replace("\n", " ").split(";")
    if name.strip()
)

# Abbreviations of American states and Canadian provinces as datelines and addresses print them.
STATES: dict[str, str] = {
    abbreviation: full
    for row in """
    Ala. AL Alabama; Alaska AK Alaska; Ariz. AZ Arizona; Ark. AR Arkansas; Calif. CA California; Colo. CO Colorado; Conn. CT Connecticut; Del. DE Delaware; D.C. DC District of Columbia;
    Fla. FL Florida; Ga. GA Georgia; Hawaii HI Hawaii; Idaho ID Idaho; Ill. IL Illinois; Ind. IN Indiana; Iowa IA Iowa; Kan. KS Kansas; Ky. KY Kentucky; La. LA Louisiana; Maine ME Maine; Md. MD Maryland;
    Mass. MA Massachusetts; Mich. MI Michigan; Minn. MN Minnesota; Miss. MS Mississippi; Mo. MO Missouri; Mont. MT Montana; Neb. NE Nebraska; Nev. NV Nevada; N.H. NH New Hampshire; N.J. NJ New Jersey;
    N.M. NM New Mexico; N.Y. NY New York; N.C. NC North Carolina; N.D. ND North Dakota; Ohio OH Ohio; Okla. OK Oklahoma; Ore. OR Oregon; Pa. PA Pennsylvania; R.I. RI Rhode Island; S.C. SC South Carolina;
    S.D. SD South Dakota; Tenn. TN Tennessee; Tex. TX Texas; Utah UT Utah; Vt. VT Vermont; Va. VA Virginia; Wash. WA Washington; W.Va. WV West Virginia; Wis. WI Wisconsin; Wyo. WY Wyoming;
    Ont. ON Ontario; Que. QC Quebec; N.L. NL Newfoundland and Labrador; N.S. NS Nova Scotia; N.B. NB New Brunswick; B.C. BC British Columbia; Alta. AB Alberta; Man. MB Manitoba; Sask. SK Saskatchewan; P.E.I. PE Prince Edward Island
    """.strip().split(";")
    for parts in [row.split(None, 2)]
    for abbreviation, full in ((parts[0], parts[2]), (parts[1], parts[2]))
}

_TABLE = Path(__file__).parent / "tables" / "places.txt"


@cache
def places() -> dict[str, str]:
    """
    Every place the tables know: what sort it is (country, region, division, city).

    >>> places()["Damascus"], places()["Peru"], places()["Virginia"]
    ('city', 'country', 'division')
    """
    found: dict[str, str] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "*")):
            continue
        name = line.split("\t")[0]
        if name.startswith("="):
            found[name[1:]] = "division"
        else:
            found.setdefault(name, "city")
    found.update(dict.fromkeys(REGIONS, "region"))
    found.update(dict.fromkeys(STATES.values(), "division"))
    found.update(dict.fromkeys(COUNTRIES, "country"))
    return found
