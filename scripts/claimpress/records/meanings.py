"""What each of the allowed values means, in one sentence: shown by an editor's plug-in beside the value."""

from typing import Final

from claimpress.records.fields import Meanings

STANCE_MEANINGS: Final = Meanings(
    supports="The passage speaks for the claim.",
    refutes="The passage speaks against the claim.",
    context="The passage says neither, but is needed to understand the others.",
)
ATTRIBUTION_MEANINGS: Final = Meanings(
    on_record="Somebody who is named, or an office, says it openly.",
    anonymous="Somebody says it who is not named.",
    document="A document, such as a report, a law or a data set, says it.",
    reported="The outlet says it in its own voice.",
)
STATUS_MEANINGS: Final = Meanings(
    draft="Work in progress: it has no page, and needs only claim.",
    published="It has a page.",
    withdrawn="We no longer stand behind it: it keeps its page, with a notice.",
)
RELATION_MEANINGS: Final = Meanings(
    same_story="Another claim of the same story.",
    narrower="The other claim says less, or a part of this one.",
    broader="The other claim says more, and this one is a part of it.",
    contradicts="The two claims cannot both be true.",
)
EVENT_MEANINGS: Final = Meanings(
    published="The check appeared.",
    updated="Something was added that changes neither the verdict nor a statement.",
    corrected="Something was wrong and is right now; readers are told.",
    verdict_changed="The verdict is another one; readers are told why.",
    withdrawn="We no longer stand behind the check; readers are told why.",
)
SOURCE_MEANINGS: Final = Meanings(
    news="An article of a newspaper, a broadcaster or a web page.",
    wire="A report of a news agency.",
    statement="A text that somebody issued about a matter.",
    briefing="What was said before the press.",
    document="An official paper, a study, a contract, a law.",
    dataset="Figures.",
    social="A post on a social network.",
    interview="A conversation.",
    other="Anything else.",
)
COMPLETENESS_MEANINGS: Final = Meanings(
    full="The stored text is the whole document.", excerpt="The stored text is a part of the document."
)
CLAIMANT_MEANINGS: Final = Meanings(
    person="One human being.", organisation="A government, an office, a company, an outlet, a group."
)
