"""
What page furniture looks like in plain text: patterns for lines that are not the article's prose.

Each row is (reason, pattern, why it is no prose). A pattern is matched from the start of a line,
without regard to case save for `[A-Z]`, which means a capital; rows that have to see the whole line
end in `$`. They were collected by reading where extractors let furniture through, and tightened
until they left prose alone: "This report was first published" is a credit, "The report was first
published in May" is news. They are tried in this order and the first wins.
"""

import re

from crossread.model import DropReason

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}[-/]\d\d[-/]\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})"
)
_CLOCK = r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?:,? [A-Z]{2,5})?"
_AGENCY = (
    r"(?:the )?(?:associated press|canadian press|press association|agence france-presse|afp|ap|reuters"
    r"|bloomberg|upi|xinhua|dpa)"
)
_NAME = r"[A-Z][\w.'’-]*(?: (?:al-|de |van |von |bin |el-)?[A-Z][\w.'’-]*){0,4}"
_PICTURE = r"(?:photo|photograph|picture|image|pic|still|illustration|credit|handout)"

_ROWS: list[tuple[DropReason, str, str]] = [
    # ---- captions
    ("caption", r"FILE(?: PHOTO)? ?[:–—-]", "an agency's mark for an old picture"),
    ("caption", r"(?:media|image|video) ?caption", "the label some sites print in front of a caption"),
    ("caption", rf"(?:{_PICTURE}) (?:source|copyright)\b", "the label in front of a picture's owner"),
    ("caption", r"\d{1,2} of \d{1,2}\.? ", "the counter of a picture gallery, before a caption"),
    ("caption", rf"(?:file )?{_PICTURE}s? (?:courtesy|credit|via|provided by)\b", "names a picture's owner"),
    ("caption", rf"(?:file )?{_PICTURE}s? (?:from|by) [A-Z]", "a caption's first words"),
    ("caption", r"(?:file )?(?:photo|photograph|picture|image) (?:from|of|by) (?:the|an?|\w+day)\b(?!.*\b(?:showed|was|were|had|has|circulated|appeared|suggested)\b)", "a caption's first words"),
    ("caption", rf"(?:file )?{_PICTURE}s?(?: credit| by)?: ", "the label in front of a caption or a picture's owner"),
    ("caption", rf"(?:in )?this (?:undated |handout |file |aerial |satellite |recent |{_DATE},? |{_MONTH} \d{{1,2}},? (?:\d{{4}},? )?|\w+day,? )*(?:photo|photograph|image|picture|frame grab|video grab|screen ?shot|screen ?grab|file picture)(?:,|\b.{{0,60}}(?:shows?|released|provided|made available|taken|posted|purports?))", "a caption names the picture it belongs to"),
    ("caption", r"(?:an? |the )?(?:screen ?shot|screen ?grab|video grab|frame grab|file (?:photo|picture|image)|handout (?:photo|picture|image)|still image|undated (?:photo|picture)|artist['’]s (?:impression|rendering)|aerial view|general view) (?:of|from|showing|shows|taken|released|provided)\b(?!.*\b(?:showed|was|were|had|has|circulated|appeared|suggested)\b)", "a sentence without a verb that describes a picture"),
    ("caption", r".{0,400}[(\[©-] ?(?:AP Photo|AFP Photo|REUTERS|AFP|AP|EPA|Getty Images|Getty|PA Wire|PA|Shutterstock|Rex Features|Alamy|Sipa|Xinhua|Bloomberg) ?/ ?(?:[A-Z][\w.'’-]*,? ?){1,6}[)\]]?\.?$", "ends in a picture agency and its photographer"),
    ("caption", r"(?:.{0,400}[.!?\"”)] )?(?:AP Photo|AFP Photo|REUTERS|AFP|EPA|Getty Images|PA Wire)/(?:[A-Z][\w.'’-]*,? ?){1,6}\.?$", "ends in a picture agency and its photographer"),
    ("caption", rf"(?:.{{0,400}}[.!?\"”)] ?)?{_PICTURE}(?: by|:) ?[A-Z][^.]{{1,60}}\.?$", "ends in a picture's owner"),
    ("caption", r".{0,400}(?:\[(?:AP|AFP|Reuters|EPA|Getty(?: Images)?|Al Jazeera|File|Supplied)(?:/[^\]]{2,40})?\]|\((?:AP Photo|AFP Photo|Getty(?: Images)?|file photo|file|supplied|handout|(?:photo|picture|image)[ :][^)]*)\))\.?$", "ends in a picture agency in brackets"),
    ("caption", r"(?:.{0,300}[.!?\"”] )?(?:Getty Images|AFP/Getty Images|Associated Press/AP|EPA/[A-Z].{0,40})\.?$", "ends in a picture agency"),
    ("caption", r"(?:left|right|above|below|top|bottom|clockwise from top(?: left)?|from left)(?: to right)?: ", "says where in the picture to look"),
    # ---- date lines
    ("date_line", rf"(?:last |first )?(?:updated|published|posted|modified|created|publication date|date|issued|filed)(?: on| at)?:? ?(?:{_CLOCK}[ ,|·•-]*)?(?:on )?{_DATE}.{{0,40}}$", "the label of a page's date"),
    ("date_line", rf"(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?:? ?(?:{_CLOCK}|\d+ (?:minutes?|hours?|days?) ago).{{0,30}}$", "the label of a page's date"),
    ("date_line", rf"(?:{_NAME} ?[|·•,-] ?)?{_DATE}(?:[ ,|·•@-]*(?:at )?{_CLOCK}.{{0,24}})?(?: ?[|·•] ?.{{0,30}})?$", "a date and nothing else"),
    ("date_line", rf"{_CLOCK}[ ,|·•-]*{_DATE}.{{0,20}}$", "a clock time and a date, and nothing else"),
    ("date_line", r"(?-i:[A-Z][A-Z .,'’-]{2,40}(?:, [A-Z][a-z.]+)?) ?(?:—|–|--)$", "where the report was written, on a line of its own"),
    ("date_line", rf"(?:latest|last|most recent) updated? .{{0,12}}{_DATE}.{{0,30}}$", "the label of a page's date"),
    ("date_line", r"(?:posted|published|updated)(?: on| at| in)?:?$", "the label of a page's date, which is lost"),
    ("date_line", r"\d{1,2} (?:minutes?|hours?|days?|weeks?) ago$", "how old the page was"),
    # ---- credits
    ("credit", r".{0,300}\bcontributed (?:to (?:this|the) (?:report|story|article|post|piece)|(?:additional )?reporting|to the reporting|from [A-Z])", "names colleagues who helped"),
    ("credit", rf"{_AGENCY}(?: (?:and|,) {_AGENCY})* (?:also )?contributed\b", "names an agency that helped"),
    ("credit", r"(?:(?:some|additional|further|parts?|much|most|the)(?: of)?(?: the)? )?(?:information|material|reporting|details?) (?:for|in|from) this (?:report|story|article)\b.{0,160}$", "names where some of the report comes from"),
    ("credit", r"\W{0,3}with (?:additional )?(?:files?|reporting|material|information|(?:agency )?inputs?|reports?|contributions?) (?:from|by) .{0,110}$", "names colleagues or agencies who helped"),
    ("credit", r"\W?(?:additional |further )?(?:reporting|writing|compiled|editing|written|edited|translated|production)(?: and (?:writing|editing|reporting))? by\b.{0,400}$", "an agency's list of hands"),
    ("credit", r"contribut(?:ing|ors?): ", "a list of hands"),
    ("credit", r"\W{0,3}to contact (?:the|our) .{0,40}\b(?:desk|team|newsroom|staff)\b", "an address for letters"),
    ("credit", r"\W{0,3}for (?:all|any) (?:other )?(?:inquiries|enquiries|queries)\b", "an address for letters"),
    ("promo", r"\W{0,3}if you (?:are writing|wish to (?:make|send|submit)) a (?:comment|letter) for publication\b", "asks readers to write"),
    ("credit", r"to contact the (?:reporters?|editors?|authors?|writers?)\b", "an address for letters"),
    ("credit", r".{0,80}\b(?:can|may) be (?:reached|contacted) (?:at|on|by|via) (?:https?:|www\.|\S+@|@|\+?\(?\d|twitter|e-?mail).{0,160}$", "a reporter's address"),
    ("credit", r"(?:sources?: .{1,80}|(?:news )?agencies|staff and agencies|agencies and staff|(?:from )?wire reports|(?:from )?wire services|associated press|agence france-presse)\.?$", "names agencies"),
    ("credit", r".{0,120}\btranscript (?:provided|courtesy|produced)\b", "who typed the transcript"),
    ("credit", r"this (?:story|report|article|piece|post|dispatch)(?:,? [^.]{0,60})? (?:was|is|has been|first|originally)\b[^.]{0,50}\b(?:published|appeared|produced|provided|supplied|broadcast|posted|republished|syndicated|reprinted|funded|supported)\b.{0,200}$", "where the text was printed before"),
    ("credit", r"(?:originally|first) (?:published|appeared|posted) (?:in|on|at|by) .{0,80}$", "where the text was printed before"),
    ("credit", rf"{_AGENCY} (?:writers?|reporters?|correspondents?|journalists?|staff writers?) {_NAME}.{{0,300}}(?:contributed|reported from|in [A-Z]\w+ ?\.?$)", "names colleagues"),
    # ---- boilerplate
    ("boilerplate", r"(?:©|\(c\) \d|copyright(?: ?©| \d|:| of | by ))", "claims copyright"),
    ("boilerplate", r".{0,160}\ball rights reserved\b", "claims copyright"),
    ("boilerplate", r".{0,160}\bmay not be (?:published|reproduced|redistributed), ", "claims copyright"),
    ("boilerplate", r"(?:blog )?comments (?:powered by|are closed|\(\d+\)|on this)|.{0,40}\bcomments are (?:now )?closed\.?$", "the comment system"),
    ("boilerplate", r"(?:view|show|read|load|post|add|leave|write|see)(?: all| more| a| your| the)? (?:\d+ )?comments?(?: \(?\d*\)?| below| here| on this.{0,30})?\.?$", "the comment system"),
    ("boilerplate", r"\d+ comments?$", "the comment system"),
    ("boilerplate", r"(?:please )?(?:enable|turn on|activate) (?:java ?script|cookies)\b", "speaks of the reader's browser"),
    ("boilerplate", r".{0,60}\b(?:java ?script|adobe flash|flash player|html5 video|your browser)\b.{0,120}$", "speaks of the reader's browser"),
    ("boilerplate", r".{0,100}\b(?:uses cookies|use of cookies|cookie policy|our privacy policy|terms (?:of|and) (?:use|service))\b", "house rules"),
    ("boilerplate", r"\W*this (?:article|story|report|post|headline|version|page|text)\b[^.]{0,60}\b(?:was|were|has been|have been|is being) (?:amended|corrected|updated|revised|edited|changed|clarified|removed)\b", "says how the page was changed"),
    ("boilerplate", r"\W*(?:corrections?|clarification|editor['’]?s['’]? note|editors['’] note|note to readers)(?: \w+ \d+)?(?:,[^:]{0,40})?: ?(?=\S)", "says how the page was changed"),
    ("boilerplate", r"an earlier version of this (?:article|story|report|post)", "says how the page was changed"),
    ("boilerplate", r"(?:skip to|jump to|back to|return to) (?:\w+ ){0,3}(?:content|top|navigation|main|homepage|home|search|article|story)\b.{0,30}$", "navigation"),
    ("boilerplate", r"(?:home|menu|search|close|print|e-?mail|sign in|log ?in|log ?out|register|my account|navigation|sections?|breaking news|latest news|top stories|most (?:read|popular|viewed|shared|watched)|trending(?: now)?|weather|advertisement|advert|sponsored(?: content)?|promoted(?: stories)?|loading(?: \.\.\.|…)?|live now|next up:?|next|previous|more|tags?|topics?|share|video|audio|photos?|gallery|slideshow|listen(?: now)?|play(?: video)?|pause|download|embed|(?:toggle|hide) caption|enlarge this image|caption|reuse content|news|opinion|sport|culture|close)(?: ?[|>›»/·] ?.{0,60})?$", "navigation, a single word of it"),
    ("boilerplate", r"(?:play live radio|available on air stations|on air now|your source for .{0,40}|listen live.{0,40}|now playing.{0,60}|donate(?: now| today)?|support (?:\w+ ){1,4}today)$", "a radio station's page"),
    ("boilerplate", r"(?:already a subscriber|log in \||subscribers? (?:only|log ?in))", "a pay wall"),
    ("boilerplate", r"(?:filed under|topics|tags|tagged|categories|in this (?:story|article)|key ?words|related topics)(?:$|: )", "a list of tags"),
    ("boilerplate", r"(?:advertisement|advert)\b.{0,40}(?:continue reading|below|continues|scroll).{0,60}$", "stands around an advertisement"),
    ("boilerplate", r"(?:story|article) continues (?:below|after|under)\b.{0,40}$", "stands around an advertisement"),
    ("boilerplate", r"(?:[*_=~•#·-] ?){3,}$", "a ruled line"),
    ("boilerplate", r".{0,160}\b(?:un|not )available for this (?:article|page|story|item)\b", "a page's counters with nothing to count"),
    ("boilerplate", r".{0,60}\b(?:article|page)(?:[ -]level)? (?:usage|metrics)\b", "how a page counts its readers"),
    ("boilerplate", r"our standards: ", "house rules"),
    ("boilerplate", r".{0,60}\bis not responsible for (?:the content of )?external\b", "house rules"),
    ("boilerplate", r"n?L?\d[A-Z0-9]{7,12}$", "an agency's number for the text"),
    # ---- promos
    ("promo", r"\W*(?:read|see|also|watch|more|related|recommended|don['’]t miss|must read|you (?:may|might) also like|further reading|full coverage|editors?['’]?s? picks?|most read|up next|in pictures|in video|also on|also in|also read|see also|read also|watch also|read more|read next|read on|watch more|related (?:stories|articles|content|coverage|links?|news|reading|video)|more (?:stories|news|coverage)|listen|video|photos|gallery|slideshow|explainer)(?: (?:this|here|now|the full story))? ?(?:[:»>|] ?.{0,200}|)$", "points at other pages"),
    ("promo", r"more (?:on|from|about) (?:this|the|[A-Z]).{0,60}$(?<![.!?\"”])", "points at other pages"),
    ("promo", r"(?:read|see|watch|view|click|tap|swipe|scroll|listen|download|visit|check out)\b.{0,100}\b(?:here|below|above|page|gallery|slideshow|website|full (?:story|report|statement|article|interview)|app|more (?:stories|news|photos|videos)|video|podcast|livestream)\b.{0,40}$", "points at other pages"),
    ("promo", r"(?:click|tap) (?:here|on|through|to)\b", "points at other pages"),
    ("promo", r".{0,120}\b(?:can|may) be (?:viewed|seen|found|read|watched|downloaded)(?: online)? here\.?$", "points at other pages"),
    ("promo", r".{0,60}\b(?:more information|further information|more details?|read more|the full (?:report|list|text|study)) (?:is |are )?(?:available )?(?:here|online)\.?$", "points at other pages"),
    ("promo", r".{0,80}\b(?:this|the following) video (?:on|below|above|from|explains?|further)\b.{0,60}$", "introduces an embedded video"),
    ("promo", r".{0,60}\b(?:video|photos?|gallery|slideshow|map|graphic|interactive|tweet|post)s? (?:below|above)\b.{0,20}$", "introduces something embedded"),
    ("promo", r"(?:sign up|subscribe|register|join us|like us|follow us|download our|get (?:the|our)|stay (?:informed|up|connected|tuned)|never miss)\b.{0,200}\b(?:newsletters?|inbox|twitter|facebook|google ?\+|instagram|linkedin|whatsapp|telegram|youtube|updates?|alerts?|apps?|subscribers?|free|daily|briefing|channel|news)\b.{0,160}$", "asks the reader to do something"),
    ("promo", r"(?:sign up|subscribe)\b[^,.]{0,60}\.?$", "asks the reader to do something"),
    ("promo", r".{0,160}\bfollow (?:me|us|him|her|them|@\w+|[A-Z]\w+(?: [A-Z][\w'’-]+)*)(?: (?:on|at|here|@).{0,60}| ?@\w+.{0,60})$", "where to follow somebody"),
    ("promo", r"(?:on )?(?:twitter|facebook|instagram)(?: page)?:? ?[@:/].{0,60}$", "where to follow somebody"),
    ("promo", r"@\w{2,30}(?:[ ,|]+@\w{2,30})*$", "where to follow somebody"),
    ("promo", r"(?:for the latest|to (?:view|read|continue reading)|if you['’]re|first-time subscribers|already)\b.{0,160}\b(?:download|apps?|subscribers?|subscribe|log ?in|sign in|our website)\b.{0,100}$", "asks the reader to do something"),
    ("promo", r"follow (?:us|me|@\w+|(?:the )?[A-Z][\w ]{2,30}) on (?:twitter|facebook|instagram|x|google|linkedin|telegram|whatsapp)\b.{0,200}$", "where to follow somebody"),
    ("promo", r"we want to hear (?:what you think|from you)\b.{0,120}$", "asks readers to write"),
    ("promo", r"(?:have your say|tell us (?:what|in|your|about|below)|share your (?:thoughts|views|story|comments)|let us know|got a (?:tip|story|question)|join the (?:conversation|discussion|debate)|send us|e-?mail us)\b.{0,200}$", "asks readers to write"),
    ("promo", r".{0,160}\bleave (?:a|your) comments?\b.{0,40}$", "asks readers to write"),
    ("promo", r"(?:what do you think|do you have|are you (?:in|affected)|were you)\b.{0,160}\b(?:comments?|below|e-?mail|tell us|contact|tweet|let us)\b.{0,80}$", "asks readers to write"),
    ("promo", r"share (?:on|via|this|with|by)\b.{0,60}$(?<![\"”])", "asks the reader to share"),
    ("promo", r"(?:share|tweet|pin it|pinterest|whatsapp|facebook|twitter|google\+|linkedin|reddit|e-?mail this|copy link|bookmark|print this)(?:[ ,|/]+(?:tweet|pin it|pinterest|whatsapp|facebook|twitter|google\+|linkedin|reddit|e-?mail|share|print))*$", "buttons to share"),
    ("promo", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b.{0,80}$", "an address"),
    ("promo", r"(?:https?://|www\.)\S+$", "a bare link"),
    ("promo", r"(?:details for|visit|go to|log on to|for more (?:on|information|news|details|coverage))\b.{0,80}\b(?:coverage|website|page|click|visit|see|read|facebook|www\.\S+|\w+\.(?:com|org|net|co\.uk))\b.{0,60}$", "points at other pages"),
]  # fmt: skip

FURNITURE: tuple[tuple[DropReason, re.Pattern[str], str], ...] = tuple(
    (reason, re.compile(pattern.replace("[A-Z]", "(?-i:[A-Z])"), re.IGNORECASE), why)
    for reason, pattern, why in _ROWS
)

# Rows that look for words anywhere in a line cost the most, and most lines have none of the words.
# A line (in lower case) without any of these needs only the rows that look at its start.
HINTS = (
    "contributed", "reached", "contacted", "transcript", "rights reserved", "may not be", "java", "flash",
    "your browser", "html5", "cookie", "privacy policy", "terms of", "terms and", "external", " here", "online",
    "video", "photo", "picture", "image", "pic", "still", "credit", "handout", "illustration", "gallery", "slideshow",
    "available for this", "usage", "metrics", "map", "graphic", "interactive", "tweet", "post", "follow", "comment", "/", "[", "getty", "supplied", "file",
)  # fmt: skip
OPENINGS = tuple(
    row
    for row, (_, pattern, _why) in zip(FURNITURE, _ROWS, strict=True)
    if ".{0," not in pattern[:8]
)

# Furniture inside a paragraph of prose: what stands before its first word, and asides in brackets.
LEADS = re.compile(
    r"(?:continue reading the main story|media playback is (?:un)?supported on (?:your|this) device"
    r"|(?:story|article) continues below(?: advertisement)?)\s+(?=(?-i:[A-Z\"“‘']))",
    re.IGNORECASE,
)
ASIDES = re.compile(
    r"\s?\((?:[Ss]ee (?:also )?(?:the )?(?:maps?|photos?|pictures?|video|gallery|graphic|chart)"
    r"|(?:See|See also|Read|Read more|Watch|View|Related)\b[^()\n]{3,160}[.!?\"”])\)"
)

# Longer lines are prose whatever they begin with; the longest furniture read was a caption of 480.
LONGEST_FURNITURE = 520

DATE = re.compile(_DATE, re.IGNORECASE)

# Verbs that a reporter's own note about a reporter has: "Ann Poe covers shipping for the Courier."
BIOGRAPHY = re.compile(
    r"(?:is|was|has been) (?:an?|the) [^.]{0,60}\b(?:reporter|correspondent|journalist|writer|editor|columnist|author|"
    r"producer|fellow|contributor|professor|analyst|director|researcher)\b"
    r"|(?:began|started) (?:reporting|covering|working|her career|his career)"
    r"|(?:covers|writes about|writes for|reports (?:on|for|from)|has (?:covered|reported|written|worked)|joined)\b",
    re.IGNORECASE,
)  # fmt: skip
