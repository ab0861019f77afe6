"""What a word may mean in a wish, whatever the language. Knows no words and no wishes."""

from enum import Enum, auto


class Sense(Enum):
    """One meaning. A word may have several: `paid` is PAY and DONE, 打开 is SHOW and ON."""

    # Pieces that are found before the words are looked at.
    LENDER = auto()
    DATE = auto()
    TIME = auto()
    AMOUNT = auto()
    LENGTH = auto()  # 三天, two weeks
    DELAY = auto()  # 一小时后
    DUE_MONTH = auto()  # 12月的
    UNKNOWN = auto()  # no word that is known

    # What is always allowed, or wherever something is asked for.
    FILLER = auto()
    PLEASE = auto()
    MAY = auto()  # 能不能, can you: what makes a question a request
    QUESTION = auto()
    DOUBT = auto()  # 吧, 嘛: 还了吧 is half a question

    # Paying.
    PAY = auto()
    MISHEARD = auto()  # 环: 还 as a keyboard heard it
    TRANSFER = auto()
    DONE = auto()
    DID = auto()  # 昨天还的: done, with a day or 刚 beside it
    JUST = auto()
    ALL = auto()
    BOTH = auto()  # 都: perhaps all of them, perhaps all of each
    WHOLE = auto()  # 还清
    SETTLED = auto()  # 结清
    DEBT_FREE = auto()
    HALF = auto()
    PART = auto()
    ONLY = auto()
    REST = auto()  # 还差: what follows is of what is left
    BANK = auto()
    MONEY = auto()
    CALM = auto()  # 放心, 别催了
    NOT = auto()

    # When, and which.
    HOURS = auto()  # 早上, evening
    THIS = auto()
    THIS_MONTH = auto()
    WEEK = auto()  # a time that names no day
    NEXT = auto()
    FROM_NOW = auto()
    EVERY_DAY = auto()
    AGAIN = auto()
    EARLY = auto()
    LAST = auto()  # 刚才那个

    # Reminders.
    REMIND = auto()
    REMIND_ME = auto()
    REMEMBER = auto()
    MUST = auto()
    ABOUT = auto()
    STOP = auto()
    STOPPING = auto()  # the verbs of STOP
    FOR_NOW = auto()
    WHY = auto()
    UNPAUSE = auto()
    GRATEFUL = auto()
    ON = auto()
    PAUSE = auto()
    MESSAGES = auto()
    UNSUBSCRIBE = auto()
    ENOUGH = auto()  # 就行

    # Changing.
    CHANGE = auto()
    PUT_OFF = auto()
    IS = auto()
    WRONG = auto()
    DUE_DAY = auto()
    CLOCK = auto()  # 时间: of a day or of reminders
    EACH = auto()  # the amount
    DELETE = auto()
    ERASE = auto()  # all of it
    LEAVE = auto()  # 注销: the account here
    MINE = auto()

    # Showing.
    SHOW = auto()
    LIST = auto()
    LOANS = auto()  # a list only where it is to be shown: 我要贷款 is not
    WHICH = auto()
    WHEN = auto()
    HOW_MUCH = auto()
    OWE = auto()
    HAVE = auto()
    TOTAL = auto()
    EXPORT = auto()
    SETTINGS = auto()
    MENU = auto()
    ADD = auto()

    # Language, and talk.
    SPEAK = auto()
    ENGLISH = auto()
    TRADITIONAL = auto()
    SIMPLIFIED = auto()
    MISTAKE = auto()
    ACTUALLY = auto()
    YES = auto()
    SAVE = auto()
    NO = auto()
    HELLO = auto()
    THANKS = auto()
