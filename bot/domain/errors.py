"""The base of errors that a log may quote. Knows no error of its own."""


class OwnWordsError(Exception):
    """An error that says nothing but our own words: the key of a text, the id of a row. A log shows them.

    Never give it what somebody wrote, a name, an amount or a Telegram id: of all other errors a log
    shows the type and the place, since their messages may quote just that.
    """
