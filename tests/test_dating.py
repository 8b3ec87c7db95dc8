"""Every report of a story gets the date it can be known to have, and a reason; or none, and says so."""

from datetime import date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.comparing.dating import date_of_url, date_reports, place_times, read_date
from crossread.language import read_by_rule
from crossread.model import Document, Dropped, Facts, Published, Reading, Report
from crossread.reading.times import find_times
from crossread.spans import SourceMap, Span


def reading_of(text: str, number: int = 1, *, url=None, published=None, dropped=()) -> Reading:
    facts = Facts(url=url, published=published)
    report = Report(f"r{number}", f"{number}.txt", "", "utf-8", text, facts)
    document = Document(report, text, SourceMap.build(text)[1], dropped=tuple(dropped))
    reading = Reading(document, read_by_rule(text))
    return msgspec.structs.replace(reading, times=find_times(reading))


def dates_of(*readings: Reading) -> list[str | None]:
    return [published.value for published in date_reports(readings)]


DATED = "https://news.example/2025/10/14/ferry"


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("http://a.example/world/2014/feb/28/bus", "2014-02-28"),
        ("http://a.example/2014/05/08/world/b.html", "2014-05-08"),
        ("http://a.example/Local/2014-05-05/article-3713089/c/1", "2014-05-05"),
        ("http://a.example/article/us-b-idUSBREA4701020140508", "2014-05-08"),
        ("http://a.example/music/found-dead-20140325-35etx.html", "2014-03-25"),
        ("http://a.example/asia/2014/02/crash-201422844512945593.html", "2014-02"),
        ("http://a.example/ssf/2014/02/715_new.html", "2014-02"),
        ("http://a.example/news/world-asia-26366332", None),
        ("http://a.example/2014/13/45/x", None),
        ("http://a.example/News/2014/Feb-26/248567-pier", "2014-02-26"),
        ("http://a.example/news/2014/0226/506789-pier/", "2014-02-26"),
        ("http://a.example/2014/1234/x", None),
    ],
)
def test_an_address_gives_its_day_or_its_month(url, value):
    assert date_of_url(url) == value


@given(day=st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_a_day_in_an_address_is_read_back(day):
    assert date_of_url(f"http://a.example/{day:%Y/%m/%d}/title") == day.isoformat()
    assert date_of_url(f"http://a.example/title-{day:%Y%m%d}.html") == day.isoformat()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("2012-07-06T09:30:00Z", "2012-07-06"),
        ("Fri, 06 Jul 2012 18:30:00 GMT", "2012-07-06"),
        ("July 6, 2012", "2012-07-06"),
        ("6 July 2012", "2012-07-06"),
        ("20120706", "2012-07-06"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_metadata_are_read(field, value):
    assert read_date(field) == value


def test_a_given_date_goes_before_everything_else():
    text = "Ferry sinks\nPublished: 3 May 2011\nThe ferry sank."
    published = date_reports((reading_of(text, url=DATED, published="2025-10-15"),))[0]
    assert (published.value, published.basis) == ("2025-10-15", "given")


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: July 6, 2012",
        "Published 6 July 2012 at 10:15",
        "Posted on Friday, July 6, 2012",
        "July 6, 2012",
        "By Ann Writer | July 6, 2012",
        "Updated 2012-07-06 10:15 GMT",
    ],
)
def test_a_dated_line_of_the_text_dates_the_report(line):
    published = date_reports((reading_of(f"Ferry sinks\n{line}\nThe ferry sank on a calm sea."),))[
        0
    ]
    assert (published.value, published.basis) == ("2012-07-06", "stated")
    assert line in published.why


@pytest.mark.parametrize(
    "line",
    [
        "© 2023 Harbour Radio",
        "Copyright 6 July 2012 Harbour Radio. All rights reserved.",
        "Archive: July 6, 2012",
        "Photo: the quay on July 6, 2012 (Lund)",
        "The company was founded on July 6, 2012 and sold a year later.",
    ],
)
def test_copyrights_archives_captions_and_events_date_nothing(line):
    assert dates_of(reading_of(f"Ferry sinks\n{line}\nThe ferry sank on a calm sea.")) == [None]


def test_a_dropped_caption_dates_nothing():
    text = "Ferry sinks\nThe quay is seen here.\nJuly 6, 2012\nThe ferry sank."
    at = text.index("July")
    caption = Dropped(Span(at, at + 12), "caption")
    assert dates_of(reading_of(text, dropped=[caption])) == [None]


def test_an_update_does_not_overrule_the_day_of_publication():
    text = "Ferry sinks\nLast updated: October 20, 2025\nThe ferry sank."
    assert dates_of(reading_of(text, url=DATED)) == ["2025-10-14"]


def test_today_in_brackets_takes_its_year_from_the_story():
    told = reading_of("The council, which met yesterday (Oct 14), said nothing.", 1)
    other = reading_of("The council met on Tuesday.", 2, url=DATED)
    assert dates_of(told, other) == ["2025-10-15", "2025-10-14"]


def test_a_date_line_without_a_year_takes_the_year_of_the_story():
    told = reading_of("PORT ARDEN, Oct 14 (Northern Wire) - A ferry sank on Tuesday.", 1)
    other = reading_of("The ferry sank on Tuesday.", 2, url="http://a.example/2025/10/16/x")
    assert dates_of(told, other) == ["2025-10-14", "2025-10-16"]


def test_a_report_of_the_same_weekday_is_of_the_day_of_its_siblings():
    dated = reading_of("A ferry sank on Tuesday.", 1, url=DATED)
    undated = reading_of("Nine people died on Tuesday, police said.", 2)
    published = date_reports((dated, undated))[1]
    assert (published.value, published.basis) == ("2025-10-14", "inferred")
    assert "Tuesday" in published.why


def test_a_report_of_the_next_day_is_told_by_its_two_weekdays():
    dated = reading_of("A ferry sank on Tuesday.", 1, url=DATED)
    later = reading_of("The toll rose on Wednesday. The captain was held on Tuesday.", 2)
    assert dates_of(dated, later) == ["2025-10-14", "2025-10-15"]


def test_two_days_ago_is_counted_from_the_event_of_the_story():
    dated = reading_of("A ferry sank on Tuesday.", 1, url=DATED)
    later = reading_of("The ferry sank two days ago. The owner spoke on Tuesday.", 2)
    published = date_reports((dated, later))[1]
    assert published.value == "2025-10-16"
    assert "two days back" in published.why


def test_a_report_between_two_dated_ones_is_of_its_own_weekday():
    before = reading_of("The city prepares for Sunday.", 1, url="http://a.example/2025/10/14/x")
    after = reading_of("A man died on Wednesday.", 2, url="http://a.example/2025/10/16/x")
    undated = reading_of("A man died on Wednesday, police said.", 3)
    assert dates_of(before, after, undated)[2] == "2025-10-15"


def test_a_report_that_only_looks_back_stays_undated_but_its_times_are_placed():
    dated = reading_of("He died on Sunday, his manager said on Monday.", 1, url="http://a.example/2025/10/13/x")  # fmt: skip
    looks_back = reading_of("The singer died on Sunday night.", 2)
    published = date_reports((dated, looks_back))[1]
    assert (published.value, published.basis) == (None, "unknown")
    assert [time.value for time in place_times(looks_back, published)] == ["2025-10-12TNI"]


def test_nothing_to_go_by_is_said_to_be_unknown():
    published = date_reports((reading_of("The ferry sank on a calm sea."),))[0]
    assert published == Published(None, "unknown", published.why, None)
    assert "dates it" in published.why


def test_a_month_in_the_address_is_made_a_day_by_the_siblings():
    dated = reading_of("A bus crashed on Tuesday.", 1, url=DATED)
    monthly = reading_of("A bus crashed on Tuesday morning.", 2, url="http://a.example/2025/10/bus.html")  # fmt: skip
    vague = reading_of("A bus crashed.", 3, url="http://a.example/2025/10/bus.html")
    assert dates_of(dated, monthly, vague) == ["2025-10-14", "2025-10-14", "2025-10"]


@given(day=st.dates(date(2001, 1, 1), date(2040, 12, 31)), later=st.integers(0, 3))
def test_siblings_date_a_report_over_month_and_year_ends(day, later):
    names = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    event, told = names[day.weekday()], names[(day + timedelta(days=later)).weekday()]
    dated = reading_of(f"The hall burned on {event}.", 1, url=f"http://a.example/{day:%Y/%m/%d}/x")
    undated = reading_of(f"The owner spoke on {told}. The hall burned on {event}.", 2)
    assert dates_of(dated, undated)[1] == (day + timedelta(days=later)).isoformat()


@given(st.lists(st.text(max_size=120), max_size=4))
def test_no_text_breaks_the_dating_of_reports(texts):
    readings = tuple(reading_of(text, number) for number, text in enumerate(texts, 1))
    assert len(date_reports(readings)) == len(texts)


# The day a report was published is the day where it was published: its stamp's own day, never the
# day it was somewhere else at that moment.
@given(
    stamp=st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31)),
    quarters=st.integers(-12 * 4, 14 * 4),
)
def test_the_day_of_a_stamp_and_what_is_anchored_on_it_are_local_in_every_time_zone(
    stamp, quarters
):
    zone = timezone(timedelta(minutes=15 * quarters))
    given_as = stamp.replace(microsecond=0, tzinfo=zone).isoformat()
    reading = reading_of("The mill burned down yesterday.", published=given_as)
    [published] = date_reports((reading,))
    assert published.value == stamp.date().isoformat()
    [yesterday] = place_times(reading, published)
    assert yesterday.value == (stamp.date() - timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("http://news.example/2014/03/140331-pier-shut/", "2014-03-31"),
        ("http://news.example/releases/2007/05/070501095539.htm", "2007-05-01"),
        ("http://news.example/local/032614_pier_shut/", "2014-03-26"),
        ("http://news.example/local/248567_pier_shut/", None),
    ],
)
def test_an_address_may_carry_its_day_in_six_digits(url, value):
    assert date_of_url(url) == value


def test_an_undated_report_is_of_the_time_of_the_sibling_whose_words_it_shares():
    plan = "The minister said police powers to search people on the street would be curbed after a consultation."
    late = "The minister said police would lose powers to search people on the street, after a long consultation."
    row = reading_of(late, 1, url="https://news.example/2025/10/14/search")
    first = reading_of(
        "A consultation on the harbour opened.", 2, url=DATED.replace("2025", "2023")
    )
    undated = reading_of(
        f"{plan} It was a good day, she said, and the first of them came last year.", 3
    )
    published = date_reports((row, first, undated))
    assert published[2].value is None
    assert published[2].anchor == "2025-10-14"


def test_nothing_is_dated_by_its_weekday_among_siblings_that_lie_years_apart():
    row = [
        reading_of(
            "Judges upheld a verdict for the company on Wednesday after several appeals.",
            1,
            url="https://news.example/2021/03/03/church",
        ),
        reading_of(
            "A younger sister quit the group and moved abroad, cousins told friends.",
            2,
            url="https://news.example/2023/02/07/church",
        ),
        reading_of("The preacher died on Wednesday evening, his church said.", 3),
    ]
    published = date_reports(tuple(row))
    assert (published[2].value, published[2].basis) == (None, "unknown")
    assert published[2].anchor is None
