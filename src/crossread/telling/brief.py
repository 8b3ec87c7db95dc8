"""The brief: what is reported, who says so, where the reports differ; every sentence cited."""

from crossread.model import BriefSentence, Published, Reading, Story


def write_brief(
    readings: tuple[Reading, ...], published: tuple[Published, ...], story: Story, words: int = 300
) -> tuple[BriefSentence, ...]:
    """The sentences of the brief in order, about `words` words, each with its places."""
    return ()
