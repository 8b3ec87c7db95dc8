"""Claims of one report: clauses, hedges with a scope, voices, and what must hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language import read, read_by_rule
from crossread.model import Document, Reading, Report
from crossread.reading.claims import find_claims, find_hedges
from crossread.reading.quotes import find_quotes
from crossread.reading.read import read_document
from crossread.spans import SourceMap


def reading_of(text, by_rule=False):
    clean, way_back = SourceMap.build(text)
    document = Document(Report("r1", "x.txt", "0" * 64, "utf-8", text), clean, way_back)
    if by_rule:
        reading = Reading(document, read_by_rule(clean))
        return Reading(document, reading.parse, quotes=find_quotes(reading))
    return read_document(document, read([clean])[0])


def claim_with(text, part, by_rule=False):
    reading = reading_of(text, by_rule)
    holding = [c for c in find_claims(reading) if part in c.span.of(reading.parse.text)]
    assert holding, [c.span.of(reading.parse.text) for c in find_claims(reading)]
    return min(holding, key=lambda claim: len(claim.span)), reading


@pytest.mark.parametrize("by_rule", [True, False])
@pytest.mark.parametrize(
    ("text", "part", "modality"),
    [
        ("The roof may have given way.", "roof", "possible"),
        ("The roof gave way.", "roof", "asserted"),
        ("The council plans to close the pier.", "close the pier", "planned"),
        ("The company denied the leak.", "leak", "denied"),
        ("The pilot is believed to have survived.", "survived", "possible"),
    ],
)
def test_the_modality_of_a_claim_follows_its_cue(text, part, modality, by_rule):
    claim, _ = claim_with(text, part, by_rule)
    assert claim.modality == modality


@pytest.mark.parametrize(
    ("text", "part", "modality", "hedge"),
    [
        ("Police looked into reports that the bridge had fallen.", "fallen", "reported", "reports"),
        ("Divers saw signs that the hull had leaked for a week.", "hull", "possible", "signs"),
        ("It is likely that the dam was opened at night.", "dam was", "possible", "likely"),
        ("The army denied that it had shelled the market.", "shelled", "denied", "denied"),
        ("I think that the council was wrong about the pier.", "wrong", "asserted", None),
        ("Reports that angered the mayor were printed on Monday.", "angered", "asserted", None),
        ("Guards came after a report that a boat had drifted off.", "drifted", "asserted", None),
        ("She kept the claims she made in a blue folder.", "she made", "asserted", None),
    ],
)
def test_what_a_content_clause_hangs_on_makes_it_doubtful(text, part, modality, hedge):
    claim, reading = claim_with(text, part)
    assert claim.modality in (modality, "reported" if modality == "asserted" else modality)
    assert (claim.hedge and claim.hedge.of(reading.parse.text)) == hedge


@pytest.mark.parametrize("by_rule", [True, False])
def test_a_hedge_counts_for_its_own_clause_only(by_rule):
    text = "The gate may have failed, while the pump stopped at noon."
    hedged, reading = claim_with(text, "gate", by_rule)
    flat, _ = claim_with(text, "pump stopped", by_rule)
    assert hedged.hedge is not None
    assert hedged.hedge.of(reading.parse.text) == "may have"
    assert flat.modality == "asserted"
    assert flat.hedge is None


@pytest.mark.parametrize("by_rule", [True, False])
def test_a_negation_turns_a_claim(by_rule):
    claim, _ = claim_with("The bridge was not damaged.", "damaged", by_rule)
    assert claim.polarity == "negative"


def test_the_month_of_may_is_no_hedge():
    assert find_hedges("The trial opens in May") == []


@pytest.mark.parametrize("by_rule", [True, False])
def test_the_voice_of_a_claim_is_whoever_it_is_given_to(by_rule):
    claim, _ = claim_with("The bridge was mined, the ministry said.", "mined", by_rule)
    assert claim.modality == "reported"
    assert any("ministry" in text for text in claim.voice_texts)


def test_a_bare_attribution_is_no_claim_of_its_own():
    reading = reading_of("The bridge was mined on Sunday, the ministry said.")
    assert all(c.span.of(reading.parse.text) != "ministry said" for c in find_claims(reading))


def test_a_disclaimer_speaks_of_the_sentence_before_it():
    text = "Rebels said 40 men were killed at Arran. It could not be independently verified. Rain fell."
    killed, _ = claim_with(text, "killed")
    rain, _ = claim_with(text, "Rain fell")
    assert killed.verification == "unverified"
    assert rain.verification is None


def test_words_in_a_quotation_know_their_quote():
    claim, reading = claim_with('"We will rebuild the school," Ana Roig said.', "rebuild")
    assert claim.quote is not None
    assert reading.quotes[claim.quote].kind == "direct"


def test_a_report_without_words_has_no_claims():
    assert find_claims(reading_of("", by_rule=True)) == ()
    assert find_claims(reading_of("...", by_rule=True)) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_claims_stand_inside_the_text_in_reading_order(text):
    reading = reading_of(text, by_rule=True)
    claims = find_claims(reading)
    starts = [claim.span.start for claim in claims]
    assert starts == sorted(starts)
    for claim in claims:
        assert 0 <= claim.span.start < claim.span.end <= len(reading.parse.text)
        assert claim.span.start <= claim.predicate_span.start < claim.span.end
