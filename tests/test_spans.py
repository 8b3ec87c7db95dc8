"""Laws of the way back from cleaned text: every character came from where the map says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.spans import Fold, SourceMap, Span


@st.composite
def edited_texts(draw):
    """A source text with drops (which may overlap) and repairs (which do not)."""
    source = draw(st.text(alphabet="abcé \n😀", max_size=60))
    size = len(source)
    offsets = st.integers(0, size)
    drops = [
        Span(min(a, b), max(a, b))
        for a, b in draw(st.lists(st.tuples(offsets, offsets), max_size=4))
    ]
    cuts = sorted(set(draw(st.lists(offsets, max_size=8))))
    repairs = [
        (Span(a, b), draw(st.text(alphabet="XYZ", max_size=3)))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return source, drops, repairs


@given(edited_texts())
@settings(max_examples=300)
def test_a_copied_character_is_the_same_on_both_sides(made):
    source, drops, repairs = made
    cleaned, way = SourceMap.build(source, drops, repairs)
    now = dict(repairs)
    for at, character in enumerate(cleaned):
        back = way.to_source(Span(at, at + 1))
        assert back.of(source) == character or character in now[back]


@given(edited_texts(), st.data())
@settings(max_examples=300)
def test_any_span_leads_back_to_its_own_words_or_the_repairs_and_drops_inside(made, data):
    source, drops, repairs = made
    cleaned, way = SourceMap.build(source, drops, repairs)
    start = data.draw(st.integers(0, len(cleaned)))
    end = data.draw(st.integers(start, len(cleaned)))
    back = way.to_source(Span(start, end))
    assert back.end <= len(source)
    inside = [p for p in way.pieces if p.clean.overlaps(Span(start, end))]
    again = "".join(p.clean.of(cleaned) for p in inside)
    assert cleaned[start:end] in again
    untouched = all(p.copied for p in inside) and len(inside) < 2
    if untouched:
        assert back.of(source) == cleaned[start:end]


@given(edited_texts())
@settings(max_examples=300)
def test_nothing_dropped_is_left_and_nothing_else_is_lost(made):
    source, drops, repairs = made
    cleaned, way = SourceMap.build(source, drops, repairs)
    gone = {i for drop in drops for i in range(drop.start, drop.end)}
    kept = [i for p in way.pieces for i in range(p.source.start, p.source.end)]
    assert not gone.intersection(kept)
    touched = {i for span, _ in repairs for i in range(span.start, span.end)}
    assert set(range(len(source))) - gone - touched <= set(kept)
    assert "".join(p.clean.of(cleaned) for p in way.pieces) == cleaned


@given(edited_texts())
@settings(max_examples=200)
def test_pieces_lie_side_by_side_in_the_cleaned_text_and_rise_in_the_source(made):
    cleaned, way = SourceMap.build(*made)
    at = source_at = 0
    for piece in way.pieces:
        assert piece.clean.start == at
        assert piece.source.start >= source_at
        at, source_at = piece.clean.end, piece.source.end
    assert at == len(cleaned)


@given(edited_texts(), st.data())
@settings(max_examples=200)
def test_there_and_back_is_the_same_place_where_all_was_copied(made, data):
    _, way = SourceMap.build(*made)
    copied = [piece for piece in way.pieces if piece.copied]
    if not copied:
        return
    piece = data.draw(st.sampled_from(copied))
    start = data.draw(st.integers(piece.clean.start, piece.clean.end - 1))
    end = data.draw(st.integers(start + 1, piece.clean.end))
    assert way.to_clean(way.to_source(Span(start, end))) == Span(start, end)


@given(st.text(alphabet="ab c", min_size=1, max_size=20), st.data())
def test_a_folded_passage_stands_at_both_its_places(body, data):
    source = body + "\n" + body
    again = Span(len(body) + 1, len(source))
    cleaned, way = SourceMap.build(source, [again], folds=[Fold(Span(0, len(body)), again)])
    assert cleaned == body + "\n"
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    (other,) = way.also_at(Span(start, end), source)
    assert other.of(source) == body[start:end]


@given(st.text(max_size=30), st.data())
def test_utf16_offsets_cut_the_same_words(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    a, b = Span(start, end).utf16(text)
    units = text.encode("utf-16-le", "surrogatepass")
    assert units[2 * a : 2 * b].decode("utf-16-le", "surrogatepass") == text[start:end]
