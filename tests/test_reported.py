"""Where reported words begin and end, and whose they are, as the trained reader helps to tell."""

import pytest

from crossread.model import Document, Report
from crossread.reading.read import read_documents
from crossread.spans import SourceMap


def read(text: str) -> list[tuple[str, str, str | None]]:
    (reading,) = read_documents(
        [Document(Report("r1", "r1.txt", "", "utf-8", text), text, SourceMap(()))]
    )
    return [(q.kind, q.span.of(text), q.speaker_text) for q in reading.quotes]


# text -> (words, speaker) of a quotation in it
FOUND = {
    "a participle with its own subject": (
        'The council left the date open, with Mayor Ada Quill saying she was "open to ideas".',
        ("open to ideas", "Ada Quill"),
    ),
    "a description of a body that ends in an apostrophe": (
        "The guardian of the masons' pensions said the fund was safe.",
        ("the fund was safe", "The guardian of the masons' pensions"),
    ),
    "somebody quoted by the press": (
        "Harbour master Ivo Lantz was quoted by the Tar Gazette on Monday as saying the pier would reopen.",
        ("the pier would reopen", "Ivo Lantz"),
    ),
    "a past tense that looks like a participle": (
        "The wall at Orrin held, Ada Quill told reporters on Monday.",
        ("The wall at Orrin held", "Ada Quill"),
    ),
    "who is named right before 'who'": (
        "A panel of members overruled the auditor, Ada Quill, who recommended that the port repay the money.",
        ("the port repay the money", "Ada Quill"),
    ),
    "another's words that follow with 'and'": (
        "On Sunday the mayor said the storm had passed and the harbour master said the pier was safe.",
        ("the storm had passed", "The mayor"),
    ),
    "their source behind a comma": (
        "Ivo Lantz said the pier would open next week, according to a clerk who was there.",
        ("the pier would open next week", "Ivo Lantz"),
    ),
    "a noun that the report has for them": (
        "The port said it would close the pier in June, an announcement mocked by the crews.",
        ("it would close the pier in June", "The port"),
    ),
    "a question put to somebody": (
        "Ada Quill asked the mayor if the new tunnel was safe.",
        ("if the new tunnel was safe", "Ada Quill"),
    ),
    "words told to a body with a long name": (
        "Ivo Lantz told the harbour council's yearly meeting he might leave the port.",
        ("he might leave the port", "Ivo Lantz"),
    ),
    "what a court found": (
        "A district court judge found the captain had slept on the bridge.",
        ("the captain had slept on the bridge", "A district court judge"),
    ),
    "what somebody had to admit": (
        "Ivo Lantz had to admit later that he had not read the report.",
        ("he had not read the report", "Ivo Lantz"),
    ),
    "a name that is an auxiliary's form": (
        "Mrs May said a survey of the port had drawn many replies.",
        ("a survey of the port had drawn many replies", "Mrs May"),
    ),
    "a speaker behind a dash": (
        "But a name alone wins nothing — said Pete Lantz, a former spokesman.",
        ("a name alone wins nothing", "Pete Lantz"),
    ),
    "a speaker before an aside between dashes": (
        "Ada Quill — a rare guest at the port — said she was guarding the old tunnel.",
        ("she was guarding the old tunnel", "Ada Quill"),
    ),
    "who tells before the sentence ends": (
        "The mayor, Ada Quill, opened a survey of the pier after telling members that it was unsafe.",
        ("it was unsafe", "Ada Quill"),
    ),
    "a name with a nickname between marks": (
        'Lawyers for Ivo "Crane" Lantz said they were racing to free him.',
        ("they were racing to free him", 'Lawyers for Ivo "Crane" Lantz'),
    ),
    "an afterthought of the reporter behind a dash": (
        "Police said the driver had fled on foot -- a common sight in the port.",
        ("the driver had fled on foot", "Police"),
    ),
    "words before who says them": (
        "Arguing that the new tunnel leaked, crews from the port left the old pier on Monday.",
        ("the new tunnel leaked", "crews from the port"),
    ),
    "somebody's lawyers, with what he is": (
        "Lawyers for the bridge painter Ivo Lantz said they were racing to free him.",
        ("they were racing to free him", "Lawyers for the bridge painter Ivo Lantz"),
    ),
    "who led tributes to somebody else": (
        "Former mayor Ada Quill led tributes to Ivo Lantz saying he had fought for the crews.",
        ("he had fought for the crews", "Ada Quill"),
    ),
    "a body behind a time": (
        "Last year the harbour guild said it would leave the old pier.",
        ("it would leave the old pier", "the harbour guild"),
    ),
    "who goes on, not who was spoken of": (
        "Lawyer Tom Reyes said the crash came after Ivo Lantz had left the bridge. "
        "He said there was a need for an inquiry.",
        ("there was a need for an inquiry", "Tom Reyes"),
    ),
    "what another says of it behind 'which'": (
        "The court ruled that the port had the right to decide, which Ada Quill said opened a door.",
        ("the port had the right to decide", "The court"),
    ),
    "what the speaker does next": (
        "The mayor told reporters the deal was dead, but left the room before anybody could ask.",
        ("the deal was dead", "The mayor"),
    ),
    "a claim that the speaker repeats beside them": (
        "Ada Quill added that the pier was old and reasserted an earlier claim that the boat was hers.",
        ("the pier was old", "Ada Quill"),
    ),
    "the claim that the speaker repeats": (
        "Ada Quill added that the pier was old and reasserted an earlier claim that the boat was hers.",
        ("the boat was hers", "Ada Quill"),
    ),
    "a verb of saying whose subject stands before them": (
        'Mayor Ada Quill, who on Monday opened the fair by saying crews had "a right to strike", '
        'says the draft "is the view of the port".',
        ('crews had "a right to strike"', "Ada Quill"),
    ),
    "what the speaker says beside it with 'while'": (
        "Police said the pier was shut to all crews, while adding that the tunnel was open.",
        ("the pier was shut to all crews", "Police"),
    ),
    "a participle that goes on inside them": (
        "The judge said Ivo Lantz had sent her a letter showing no regret for the fire but claiming "
        "some for the flood.",
        (
            "Ivo Lantz had sent her a letter showing no regret for the fire but claiming some for "
            "the flood",
            "The judge",
        ),
    ),
    "last week between the verb and its clause": (
        "But Ivo Lantz said last month nobody from the guild was paying the levy.",
        ("nobody from the guild was paying the levy", "Ivo Lantz"),
    ),
    "what somebody says a thing is": (
        "The Harbour Watch printed a leaflet listing what it said were some forty leaks since May, when the "
        "council passed a law.",
        ("some forty leaks since May", "Harbour Watch"),
    ),
    "a verdict before another's": (
        "The council called the vote for June, a promise denounced by the dockers as a hollow "
        "trick and mocked by the crews as a farce.",
        ("a hollow trick", "the dockers"),
    ),
    "a source without its comma": (
        "According to divers the wreck has moved a mile since May and leaks oil.",
        ("the wreck has moved a mile since May and leaks oil", "divers"),
    ),
    "an adjective of saying": (
        "Ada Quill has been adamant that crews had withheld consent for the pier.",
        ("crews had withheld consent for the pier", "Ada Quill"),
    ),
    "a noun of saying that somebody voices": (
        "Some crews have called the deal a ruse, and have voiced fears that their town is changing.",
        ("their town is changing", "Some crews"),
    ),
    "an afterthought with 'though'": (
        "Norland has promised it will never sail, though scores of its ships still lie in the bay.",
        ("it will never sail", "Norland"),
    ),
    "a clause told to hearers of one word": (
        "Ida Rose opened the hall. She told dockers a survey had shown that the pier was unsafe.",
        ("a survey had shown that the pier was unsafe", "Ida Rose"),
    ),
    "a claim that has an owner": (
        "The mayor denounced the union's claim that the harbour was not seeking a deal with crews.",
        ("the harbour was not seeking a deal with crews", "the union"),
    ),
    "people who say of what they denounce": (
        "Guild members and dockers mocked new tunnels that they said favoured the rich ports.",
        ("favoured the rich ports", "Guild members and dockers"),
    ),
    "what another concludes of it": (
        "The guild said the pilot was a smuggler, which the auditor Ada Quill later concluded was false.",
        ("the pilot was a smuggler", "The guild"),
    ),
    "a doubt of the reporter's": (
        "Officials said the crews had been held below deck but the allegation was never proved.",
        ("the crews had been held below deck", "Officials"),
    ),
    "a speaker described with a body's name": (
        "Tom Reyes, the envoy who put the plan to the Senate, hailed the count, but added he was "
        "worried that it came too late.",
        ("he was worried that it came too late", "Tom Reyes"),
    ),
    "a count that somebody tells": (
        "Turnout was seven in ten, according to early counts, election chief Ivo Lantz told reporters.",
        ("Turnout was seven in ten", "early counts"),
    ),
    "a clause before the main one": (
        "While the guild claimed that most crews wanted the port closed, the fisheries secretary "
        'said she was "quite ready" for talks.',
        ("most crews wanted the port closed", "the guild"),
    ),
    "two subjects of one verb": (
        "Our clerk also said plenty of harbour crews and dockers asked whether the row was the work of "
        "the port.",
        (
            "plenty of harbour crews and dockers asked whether the row was the work of the port",
            "Our clerk",
        ),
    ),
    "a fragment that is most of the clause": (
        'Ada Quill said it was "a bitter loss for the whole port".',
        ('it was "a bitter loss for the whole port"', "Ada Quill"),
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_words_end_where_their_speaker_does(case):
    text, (words, speaker) = FOUND[case]
    assert (words, speaker.casefold()) in [(w, (s or "").casefold()) for _, w, s in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The speaker of the council, Ivo Lantz, announced the date in a broadcast speech.",
        "The Harbour Front, one of three large crews, claimed the blast.",
        "The council decided that he should pay and say sorry for the delay.",
        "The blast was the largest so far, underscoring that the crews were still strong.",
        "The mayor denounced his claim that the harbour was not seeking a deal.",
        "The port would be moved, a change that the mayor has said she would support.",
        "She declined to sign any pact that would let the boats in.",
        "The mayor's comment suggested that the pier was safe for now.",
        "One of the crew who saw the pier fall, Ida Rose, told nobody of it.",
        "The bill goes to the House, to which opponents said they will now turn.",
        "The debate called by the crews to demand that the port end its ban of boats began.",
        'Ivo Lantz dismissed as "empty noise" the call for a later count.',
        "A guard defended the mayor after claims she had closed the pier.",
        "Ivo Lantz is said to have backed the plan but it was not enough.",
    ],
)
def test_an_apposition_an_event_or_a_noun_reports_nothing(text):
    assert [row for row in read(text) if row[0] == "indirect"] == []


def test_two_fragments_that_one_verb_inside_a_clause_governs_have_its_subject():
    text = (
        "The judge said Ida Rose had written a letter for the fire, which she blamed on "
        '"sheer despair" and "lack of sleep and bread".'
    )
    marked = [who for kind, _, who in read(text) if kind == "partial"]
    assert marked == ["Ida Rose", "Ida Rose"]


def test_the_draft_that_somebody_speaks_of_has_not_spoken():
    text = (
        'Mayor Quill, who on Friday defended her plan by saying crews had "a right to strike", '
        'says the draft "is the view of the port".'
    )
    assert {speaker for _, _, speaker in read(text)} == {"Quill"}


# text -> who is given the words between marks
SPEAKERS = {
    "whom the press quotes": (
        'Ivo Lantz toured the port. "Open the gates at once," Nova News quoted him as saying.',
        "Ivo Lantz",
    ),
    "by whom it was repeated": (
        'The "we are one port" motto was repeated by the harbour guards.',
        "the harbour guards",
    ),
    "who issued the statement": (
        'Ada Quill issued a statement welcoming the plan as "a very good first step for us".',
        "Ada Quill",
    ),
    "who is of that mind": (
        'Ada Quill was adamant on Sunday that the closing of the pier was simply "ridiculous".',
        "Ada Quill",
    ),
    "who goes on speaking": (
        "Ada Quill opened the pier. Last week the guard Ivo Lantz said the tunnel leaked.\n\n"
        '"It fails on every count," he told the council.',
        "Ivo Lantz",
    ),
    "several described who go on": (
        "Two officials praised the plan of Ada Quill. "
        'But they said the tunnel was "a costly thing to keep".',
        "Two officials",
    ),
    "the judge who is named further on": (
        'The captain had "no care for lives", the judge said. He was jailed.\n\n'
        "Mr Justice Quill told the court that it had been a long trial.",
        "Quill",
    ),
    "who is led to ask": (
        'That prompted the harbour master, Ivo Lantz, to ask her to "consider" the crews.',
        "Ivo Lantz",
    ),
    "who told of a report before": (
        "Ada Quill opened the hall. She spoke of a survey by the Harbour Board, which found that half "
        'the piers leaked.\n\n"It is clear that the crews were never asked about any of it."',
        "Ada Quill",
    ),
    "the law whose words they are": (
        "The council wants to repeal section 18, which makes it unlawful to "
        '"offend, insult or vex the crews of a ferry" in the town.',
        "section 18",
    ),
    "the law that opens the sentence": (
        'Under the proposed law, to bully means to "bring harm upon any crews" at sea.',
        "the proposed law",
    ),
    "what somebody remembers a person as": (
        'The baker remembers Tom Reyes as a "gentle giant" of few words.',
        "The baker",
    ),
    "who asks a hearer": (
        '"Is the old pier really closed?" Ada Quill asks the guard on the tape.',
        "Ada Quill",
    ),
}


@pytest.mark.parametrize("case", SPEAKERS)
def test_words_between_marks_are_given_to_whoever_spoke(case):
    text, speaker = SPEAKERS[case]
    marked = [row for row in read(text) if row[0] in {"direct", "partial"}]
    assert [who for _, _, who in marked] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        'Pills once called the "morning wonder" were sold at the port.',
        'The lecture, headlined "how we gave away the old harbour", was called off.',
        'The family, whose house the crews "took away" that winter, welcomed the verdict.',
    ],
)
def test_a_term_in_marks_is_nobodys_words(text):
    assert [kind for kind, _, _ in read(text)] == ["scare"]
