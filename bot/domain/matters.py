"""What dates at court and complaints share: neither is owed, and both end. Knows neither."""

from enum import StrEnum


class Over(StrEnum):
    """Why a matter is no longer reminded of. Either can be undone while its row is kept."""

    OVER = "over"  # the user says that it took place, will not, or was answered
    DELETED = "deleted"
