"""
Builds the name tables in src/crossread/lexicon/tables from open sources.

    python build_name_tables.py DATA FAKER CENSUS OUT

DATA holds the training sets (wikinews_text, ud_ewt, causal_news_corpus, petrarch_dictionaries,
world_leaders, gazetteer_world_cities); FAKER is an unpacked copy of the Faker package (MIT), of whose
person providers the given names are read; CENSUS is the folder with the lists of the 1990 census of the
United States (public domain). The tables are facts of these sources in a form of our own; each
carries its sources in its first lines.
"""

import csv
import importlib.util
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LATIN = re.compile(r"^[A-Z\u00c0-\u017f][a-z\u00df-\u017f]+(?:-[A-Z][a-z]+)?$")


def texts(data: Path):
    """Running English text of the training sets whose licences are open."""
    for name in ("wikinews_2019.csv", "wikinews_2020.csv"):
        with (data / "wikinews_text" / name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield row["text"]
    for path in sorted((data / "ud_ewt").glob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                yield line[9:]
    for path in sorted((data / "causal_news_corpus" / "V2").glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield row.get("text") or row.get("sentence") or ""
    for path in sorted((data / "gum_ccby" / "dep").rglob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                yield line[9:]


def common_words(data: Path) -> list[str]:
    """Words printed in lower case more often than with a capital inside a sentence."""
    low, high = Counter(), Counter()
    for text in texts(data):
        previous = ""
        for match in WORD.finditer(text):
            word = match.group()
            between = text[max(0, match.start() - 2) : match.start()]
            if word.islower():
                low[word] += 1
            elif word[0].isupper() and previous and between[-1:] == " " and between[0].isalnum():
                high[word.lower()] += 1
            previous = word
    return sorted(w for w, n in low.items() if n >= 2 and n > high[w] * 0.7 and len(w) < 25)


def given_names(data: Path, faker: Path, census: Path) -> dict[str, set[str]]:
    """Given names with the sexes they are given to: m, f, or u where the source does not say."""
    found: dict[str, set[str]] = defaultdict(set)
    sys.path.insert(0, str(faker))
    for provider in sorted((faker / "faker" / "providers" / "person").glob("*/__init__.py")):
        name = f"faker.providers.person.{provider.parent.name}"
        module = importlib.import_module(name)
        for attribute, sex in (("first_names_male", "m"), ("first_names_female", "f")):
            for given in getattr(module.Provider, attribute, ()) or ():
                for part in str(given).split():
                    if LATIN.match(part):
                        found[part].add(sex)
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for name, sex in (("dist.male.first", "m"), ("dist.female.first", "f")):
        for line in (census / name).read_text().splitlines():
            given, share = line.split()[:2]
            shares[given.capitalize()][sex] = float(share)
    for given, by_sex in shares.items():
        for sex, share in by_sex.items():
            # A share of a tenth of the other sex's is a slip of the pen on the form.
            if share >= 0.004 and share * 10 > max(by_sex.values()):
                found[given].add(sex)
    first = Counter(parts[0] for parts in people(data))
    for given, count in first.items():
        if count >= 2 and LATIN.match(given) and given not in found:
            found[given].add("u")
    return found


def people(data: Path):
    """The names of the office holders in the actor dictionaries, as lists of capitalised parts."""
    for name in ("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt"):
        path = data / "petrarch_dictionaries" / name
        block: list[str] = []
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            entry = line.split("#")[0].strip()
            if re.match(r"^\+?[A-Z_'.-]+_\s*(\[|$)", entry):
                block = [entry] if not entry.startswith("+") else [*block, entry]
            if re.search(r"\[[A-Z]{3,}(ELI|GOV\w*) [<>]?\d{6}", entry) and block:
                for item in block:
                    parts = item.strip("+").split("[")[0].strip().strip("_").split("_")
                    if 2 <= len(parts) <= 4:
                        yield [part.capitalize() for part in parts]
                block = []
    with (data / "world_leaders" / "wikidata.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            parts = row["officeholderLabel"].split()
            if len(parts) > 1:
                yield parts


def surnames(data: Path, faker: Path, census: Path) -> list[str]:
    """Family names: of office holders, of Faker's providers, and the commoner ones of the census."""
    found: set[str] = set()
    for parts in people(data):
        found.add(re.sub(r"^[Aa]l-", "", parts[-1]).capitalize())
    for provider in sorted((faker / "faker" / "providers" / "person").glob("*/__init__.py")):
        module = importlib.import_module(f"faker.providers.person.{provider.parent.name}")
        for attribute in ("last_names", "last_names_male", "last_names_female"):
            found.update(str(name) for name in getattr(module.Provider, attribute, ()) or ())
    for line in (census / "dist.all.last").read_text().splitlines():
        name, share = line.split()[:2]
        if float(share) >= 0.004:
            found.add(name.capitalize())
    return sorted(name for name in found if LATIN.match(name) and len(name) > 2)


def cities(data: Path) -> dict[str, set[str]]:
    """City names with their countries and the regions they lie in."""
    found: dict[str, set[str]] = defaultdict(set)
    with (data / "gazetteer_world_cities" / "world-cities.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["name"]].add(row["country"])
    return found


def regions(data: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    with (data / "gazetteer_world_cities" / "world-cities.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["subcountry"] not in ("", "N/A"):
                found[row["subcountry"]].add(row["country"])
    return found


def write(path: Path, source: str, lines: list[str]) -> None:
    path.write_text(
        "".join(f"# {s}\n" for s in source.split("\n")) + "\n".join(lines) + "\n", encoding="utf-8"
    )


def main() -> None:
    data, faker, census, out = (Path(argument) for argument in sys.argv[1:5])
    words = common_words(data)
    write(
        out / "common_words.txt",
        "Words that running English prints in lower case: counted in Wikinews 2019-2020 (CC BY 2.5), the\n"
        "Universal Dependencies English Web Treebank and GUM (CC BY-SA / CC BY 4.0) and the Causal News Corpus (CC0).",
        words,
    )
    names = given_names(data, faker, census)
    write(
        out / "given_names.txt",
        "Given names and the sexes they are given to (u: the source does not say): Faker's person providers (MIT),\n"
        "the 1990 census of the United States (public domain), the actor dictionaries of the Open Event Data\n"
        "Alliance (MIT) and heads of state and government in Wikidata (CC0).",
        [f"{name}\t{''.join(sorted(sexes))}" for name, sexes in sorted(names.items())],
    )
    write(
        out / "surnames.txt",
        "Family names: office holders in the actor dictionaries of the Open Event Data Alliance (MIT) and in Wikidata\n"
        "(CC0), Faker's person providers (MIT), the commoner ones of the 1990 census of the United States (public domain).",
        surnames(data, faker, census),
    )
    table = regions(data)
    city = cities(data)
    countries = sorted({c for cs in city.values() for c in cs})
    number = {c: str(i) for i, c in enumerate(countries)}
    write(
        out / "places.txt",
        "Cities of more than 15,000 people, the first-level divisions they lie in (marked =) and their countries\n"
        "(marked *, numbered in the order given): GeoNames (CC BY 4.0, www.geonames.org).",
        [f"*{c}" for c in countries]
        + [f"={n}\t{','.join(sorted(number[c] for c in cs))}" for n, cs in sorted(table.items())]
        + [f"{n}\t{','.join(sorted(number[c] for c in cs))}" for n, cs in sorted(city.items())],
    )


if __name__ == "__main__":
    main()
