"""Someone at the door is heard, whatever the words; a delivery, a visit of last week, a question are not."""

import pytest

from bot.reading.danger import danger_in
from bot.reading.danger_words import Danger
from tests.corpus import Case, cases
from tests.reading.danger_words import is_kind, is_left, is_taken, share

DANGERS = [one for part in ("danger", "danger_fresh", "danger_later") for one in cases(part)]
AGAIN = cases("danger_again")
LOOKALIKES = [one for part in ("lookalikes", "lookalikes_fresh", "lookalikes_later") for one in cases(part)]


@pytest.mark.parametrize("case", DANGERS, ids=lambda case: case["text"][:20])
def test_every_danger_is_heard(case: Case) -> None:
    assert is_taken(case)


def test_of_what_was_written_after_the_patterns_most_is_heard() -> None:
    assert share(is_taken, AGAIN) >= 0.95


def test_what_to_do_is_nearly_always_of_the_kind_that_was_meant() -> None:
    assert share(is_kind, cases("danger")) >= 0.94


def test_what_only_has_its_words_is_left_alone() -> None:
    assert share(is_left, LOOKALIKES) >= 0.98


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("上次走了现在又来敲门了", Danger.DOOR),  # the present outweighs the past
        ("他们在门口，说明天再来", Danger.DOOR),  # what may come does not undo what is
        ("我在公司，有人在我家门口", Danger.DOOR),  # where the writer is says nothing
        ("如果他们来了怎么办", None),
        ("如果他们来了，一直敲门怎么办", Danger.DOOR),  # in doubt somebody is there
        ("他们在门口，现在走了", None),
        ("有人敲门，是送快递的", None),
        ("有人敲门说是送快递的，让我还钱", Danger.DOOR),
        ("催收說要打斷我的腿", Danger.VIOLENCE),  # is a danger when it is said
        ("催收说要来我家", None),  # is none yet
        ("打我公司电话", None),
        ("砍头息怎么算", None),
        ("一早上打了我八遍", None),  # calls
        ("换着号码打我一天二十几个", None),
        ("怎么阻止他们打我通讯录", None),
        ("法院传票来了我不去会怎么样", None),  # papers
        ("法院寄来一个信封", None),
        ("法院寄东西来了", None),
        ("利息被砍了一半", None),  # what is cut down is no person
        ("他被砍了", Danger.VIOLENCE),
        ("跟踪投诉进度", None),
        ("说派人到我老家", None),
        ("催收派人到我家了", Danger.DOOR),
        ("转到他们公司的账户", None),  # money goes
        ("扣不走钱", None),
        ("不是我欠的老打我", None),  # calls
        ("他老打我", Danger.VIOLENCE),
        ("the bank blocked my card", None),
        ("they blocked my car", Danger.DOOR),
        ("they hit me with a late fee", None),
        ("they hit me with a stick", Danger.VIOLENCE),
        ("法院的人拿着传票来了", Danger.COURT),
        ("催收打电话到我家里", None),
        ("必须让催收进屋吗", None),  # asked about collectors as such
        ("敲门可以不开吗", None),
        ("有人敲门可以不开吗", Danger.DOOR),
        ("被打包卖给第三方了", None),
        ("will it hurt my job chances", None),
        ("how long until they come to my house", None),
        ("门口有警察", Danger.POLICE),
        ("警察打电话说我欠钱", None),
        ("他们把我弟押上车了", Danger.VIOLENCE),  # taken, held, buried
        ("钱不到就不放人", Danger.VIOLENCE),
        ("说要把我埋山里", Danger.VIOLENCE),
        ("他们把我手机都扣了", Danger.VIOLENCE),
        ("手续费扣了三十", None),
        ("把我额度锁了", None),
        ("放款不放人工审核", None),
        ("知道我闺女在哪个班", Danger.VIOLENCE),  # whoever says where a child is threatens it
        ("they are holding my husband", Danger.VIOLENCE),
        ("猫眼被他们堵上了", Danger.DOOR),
        ("they threw paint on my gate", Danger.DOOR),
        ("paint for the door cost 300", None),
        ("they're at my door", Danger.DOOR),
        ("they’re at my door", Danger.DOOR),
        ("what if they're at my door", None),
        ("有 人 在 敲 我 家 门", Danger.DOOR),
        ("", None),
    ],
)
def test_who_where_what_and_when_decide(text: str, kind: Danger | None) -> None:
    assert danger_in(text) is kind
