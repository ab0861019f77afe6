"""What is asked and said of the bot itself finds the command that answers it, in whatever words."""

from tests.knowledge.command_words import judged, report


def test_what_may_be_tuned_on_finds_its_command_or_none() -> None:
    assert [text for text, how in judged("commands") if how == "wrong"] == []
    assert report("commands")["right"] >= 0.75 * report("commands").total()


def test_of_what_is_set_aside_nearly_nothing_is_taken_for_another_command() -> None:
    assert report("commands_aside")["wrong"] <= 2
