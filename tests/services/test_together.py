"""Many who ask at once are answered by one call, and one bad question is nobody else's trouble."""

import asyncio

import pytest

from bot.services.together import Together


async def test_those_who_ask_at_once_share_a_call_and_each_gets_their_own_answer() -> None:
    calls: list[list[int]] = []

    async def double(questions: list[int]) -> list[int]:
        calls.append(questions)
        return [2 * question for question in questions]

    ask = Together(double)

    assert await asyncio.gather(*(ask(number) for number in range(20))) == list(range(0, 40, 2))
    assert len(calls) == 1
    assert await ask(7) == 14
    assert calls[1:] == [[7]]


async def test_a_question_that_can_not_be_answered_fails_alone() -> None:
    async def invert(questions: list[int]) -> list[float]:
        return [1 / question for question in questions]

    ask = Together(invert)

    answers = await asyncio.gather(ask(1), ask(0), ask(2), return_exceptions=True)

    assert [answers[0], answers[2]] == [1, 0.5]
    assert isinstance(answers[1], ZeroDivisionError)
    with pytest.raises(ZeroDivisionError):
        await ask(0)
    assert await ask(4) == 0.25


async def test_whoever_stops_waiting_leaves_the_others_their_answers() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(questions: list[int]) -> list[int]:
        begun.set()
        await go_on.wait()
        return questions

    ask = Together(slow)
    first, second = asyncio.create_task(ask(1)), asyncio.create_task(ask(2))
    await begun.wait()
    first.cancel()
    go_on.set()

    assert await second == 2
