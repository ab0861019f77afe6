"""The words of danger in English, over folded text. Reads nothing itself."""

from typing import Final

from bot.reading.danger_words import Danger, Vocabulary
from bot.reading.patterns import regex
from bot.reading.text import any_of

_MY: Final = "(?:my|our|the|her|his|their|me|a)"
_KIN: Final = (
    r"(?:parents?|mom|mum|mother|dad|father|grand\w+|granny|sister|brother|aunt|uncle|in-?laws?|family)'?s?'?"
)
_WORK: Final = r"(?:work(?:place)?|office|job|company|reception|lobby|shop|store|factory|desk)"
_HOME: Final = r"(?:\w+ )?(?:doo?r|home|house|flat|apartment|apt|place|hallway|gate|doorstep|porch|building)"
_NOBODY: Final = (
    "(?:credit|contacts?|cards?|account|bank|score|budget|wallet|limit|job|chance|record|rating|career)"
)
_BILL: Final = r"(?! with [^,.;]{0,12}(?:fee|charge|bill|interest|penalt))"  # they hit me with a fee
_HURT: Final = r"(?:kill(?:s|ed)?|(?:hurt|hit|beat|stab|shoot|rape|attack|punch|slap|kick|grab)\w{0,4})"

VOCABULARY: Final = Vocabulary(
    mended=(
        (
            regex(r"\b(he|she|there|some(?:one|body)|who|they)(?:'?s|'re| is| are|(?<=they)re)\b"),
            r"\1 is",
        ),
        (regex(r"\bcol+ect[eo]rs?\b"), "collector"),
        # The writer, not somebody else.
        (regex(r"\b(?:i'?m|i am|i was|am i) (?:at|in|outside|here|home)\b"), "self"),
        (
            regex(r"\bi (?:paid|pay|go|went|work|live|walk|drove|got|came)\b[^,.;]{0,25}?\b(?:at|in|to)\b"),
            "self",
        ),
        # No way of coming.
        (
            regex(
                r"\b(?:call|text|messag|email|phon|writ|sent|letter)\w*\b[^,;.]{0,12}?\b(?:at|to|my|from)\b"
            ),
            "told ",
        ),
    ),
    ends=regex(r"[,.;!?\n]|\bbut\b"),
    harm={
        Danger.VIOLENCE: any_of(
            rf"\b{_HURT} (?:me|us|him|her|(?:my|our)(?! {_NOBODY}))\b{_BILL}",
            r"going to kill",
            r"\b(?:chok|chas)ing (?:me|us)|push\w* (?:me|my)\b",
            r"hold\w* me\b|locked (?:me )?in\b|\bhave bats?\b",
            r"(?:smash|slash|trash)\w* my|took my (?:phone|keys|kid|husband|wife|son|daughter)",
            r"beating|attacked|\b(?:knife|machete|gun|weapon)\b|break my (?:leg|arm|bone)",
            r"burn (?:my|our|down|the)|acid",
            r"kidnap|threat\w+ to (?:kill|hurt|beat|burn|break|rape|cut|stab|shoot)|threat\w+ (?:me )?with",
            r"tak(?:e|ing) me (?:away|with)|forc\w+ me|come with (?:him|them)",
            rf"(?:dragg?|shov|stuff|push)\w* {_MY}\b[^,.;]{{0,12}}\b(?:in(?:to)?|out|van|car)\b",
            rf"let {_MY} go\b|ransom|hold\w* my (?:{_KIN}|wife|husband)",
            rf"\bhav(?:e|ing) my (?:{_KIN}|son|daughter|kids?|wife|husband)\b[^,.;]{{0,12}}\b(?:and|want)",
            r"end up in (?:the|a) (?:river|ditch|grave|bag)|dead (?:man|meat)\b|body bag",
            r"pick (?:her|him|them) up (?:from|after)",
            r"(?:go|come|coming) to my (?:kid|son|daughter|child)\w*'?s? school",
        ),
        Danger.INSIDE: any_of(
            r"\bbroken? in(?:to (?:my|our)|$| and| through| here| help)",
            rf"way in\b|\bis inside\b|inside {_MY} (?:{_HOME}|room)",
            r"\b(?:came|got) in(?:to)?\b(?! touch)",
            r"\bhiding in (?:my|the|a) (?:\w*room|closet|toilet)",
            r"\bin (?:my|the|our) (?:living|kitchen|bath|bed)room",
            r"\bin my (?:living|kitchen|bed|house|apartment|home|flat|room)|\benter(?:ed|ing) (?:my|our)",
            r"(?:taking|took|takes?) my (?:stuff|things|tv|car\b|furniture|fridge)",
            r"let me (?:leave|out|go out)|past me into",
        ),
        Danger.FOLLOWING: any_of(
            r"\bfollow(?:s|ing|ed)? (?:me|us|my (?:kid|child|son|daughter|wife|husband|car|mom|mum|dad))",
            r"being followed|surround|\bstalk|stopped me|\btail(?:s|ed|ing)? (?:me|my|us)\b",
            r"let me (?:go|pass)",
        ),
        Danger.DOOR: any_of(
            r"\b(?:bang|pound|kick|hammer|beat|smash|break|broke|forc)\w*\b[^,;.]{0,20}\b(?:door|window|lock)",
            r"\bglue\b[^,.;]{0,14}\block|paint\w*\b(?! for)[^,.;]{0,16}\b(?:door|gate|wall)\b",
            rf"block\w* {_MY} (?:door|cars?\b|way)|\bbreak(?:ing)? in(?:to)? (?:my|our)",
            r"(?:wants?|tr(?:y|ying|ies|ied)) to (?:get|break|force|come|open)\b[^,;.]{0,10}\b(?:in|door)\b",
        ),
    },
    coming={
        Danger.PARENTS: any_of(rf"\b(?:at|to|outside|in|by) my {_KIN} ?(?:{_HOME})?"),
        Danger.WORK: any_of(
            rf"\b(?:at|to|in|outside|inside|in front of) {_MY} {_WORK}\b|at (?:work|reception)|showed up at"
        ),
        Danger.DOOR: any_of(
            rf"\b(?:at|outside|in front of|to|on|by|near|in) {_MY} {_HOME}\b",
            r"\b(?:at|outside) (?:front )?door\b",
            r"knock(?! it| off| down)|door (?:is )?bang|door ?bell|wants? in\b",
            r"won'?t (?:go away|leave)\b|still here\b|hear (?:them|someone)\b|ring\w* (?:the|my) bell",
            r"\bis here\b|\bhere (?:now|asking|saying)|are here|showed up",
            r"coming (?:up|in)\b|\bcome in\b|scan a code(?! for)",
        ),
        Danger.WAITING: any_of(
            r"\bdown ?stairs\b|\boutside\b|wait\w* (?:for me|by|at)|watching (?:me|my|our)|parked",
            r"(?:by|near|behind|blocking) my car|(?:at|outside) (?:my|the) (?:school|gym|kid)",
        ),
    },
    refined={
        Danger.POLICE: any_of(r"\bpolice\w*|\bcops?\b"),
        Danger.COURT: any_of(r"\bcourt\b|bailiff|enforcement officer|\bjudge\b"),
        Danger.PARENTS: any_of(rf"\bmy {_KIN}"),
        Danger.WORK: any_of(rf"\bat work\b|\bmy {_WORK}\b"),
    },
    collector=any_of("collect|lender|loan shark|催"),
    owed=any_of(r"\bdebts?\b|\bowe|\bloans?\b|\bmoney\b|\bcash\b|债|欠"),
    stranger=any_of(
        r"\b(?:some|sum) ?(?:one|body|1)\b",
        r"\b(?:man|men|guys?|people|strangers?|gang|thugs?|agents?|police(?! (?:station|report))\w*|cops?)\b",
        r"\b(?:officers?|bailiffs?|court|car)\b|有人",
    ),
    anyone=any_of(r"\b(?:they|he|she|them|him)\b|^(?:at|knock|door)"),
    welcome=any_of(
        r"\b(?:friend|wife|husband|girlfriend|boyfriend|landlord|neighbou?r|kids?|boss|son|daughter)s?\b",
        r"\b(?:colleague|teacher|dog|cat)s?\b",
    ),
    service=any_of(
        r"\bdeliver|pizza|courier|package|parcel|plumber|electrician|cleaner|\batm\b|\bbank downstairs|repair"
    ),
    lasting=any_of(r"\bnow\b|\bstill\b|\bagain\b|\bkeeps?\b|won'?t|refus|\bhelp\b"),
    past=any_of(
        r"yesterday|\blast (?:week|month|night|year|time|\w+day)|\bago\b|\bbefore\b|\bonce\b|used to",
        r"earlier",
        r"\bin (?:19|20)\d\d",
    ),
    gone=any_of(r"\b(?:already|have|has|is|they|he) left\b|left already|\bis gone\b|went away"),
    future=any_of(
        r"\b(?:will|would|tomorrow|tonight)\b|'(?:ll|d)\b|going to (?!kill)",
        r"\bgonna\b(?! (?:kill|hurt|beat|break|burn|stab|cut|shoot))",
        r"\bnext (?:week|month|\w+day)",
        r"threat\w+ to (?:come|visit|go|send|show)|within \d+|remind me",
    ),
    supposed=any_of(
        r"\b(?:can(?! hear| see)|could|might|may|whether|when a|(?<!i )do (?:they|debt|collector)|would)\b",
        r"\b(?:does a|are they|will (?:they|he|she|the|it|a|someone|collectors?))\b",
        r"\bis (?:it|(?:someone|anyone|anybody) (?:here|there)|some(?:one|body) is)\b",
    ),
    condition=any_of(r"\bif\b"),
    threatened=any_of(
        r"\b(?:s[ae](?:id|ys?|ying)|t[eo]ll?\w*|threat\w*|warn\w*)\b[^,.;]{0,20}\bif\b",
        r"\bif (?:i|we) (?:do ?n'?t|not|no|can'?t) ",
    ),
    general=any_of(
        r"\blives at\b|\blegal|\ballowed|\blaw\b|what happens|\bhow (?:long|soon)\b|in the mail|by post"
    ),
    formal=any_of(r"\bdear (?:customer|sir|client)|your (?:account|loan|debt)\b"),
)
