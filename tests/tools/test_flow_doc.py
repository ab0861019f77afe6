from tests.worlds import library
from tools.flow_doc import document

DOOR = library().flows["door"]


def test_every_question_every_answer_and_every_sign_is_drawn() -> None:
    text = document(DOOR)
    diagram = text.partition("```mermaid")[2].partition("```")[0]

    for step in DOOR.questions:
        assert f"    {step.id}[" in diagram
        for answer in DOOR.answers(step):
            assert f"{answer.label.zh} · {answer.label.en}" in diagram
    for sign in DOOR.signs:
        assert sign.text.zh in text


def test_what_settles_the_verdict_is_drawn_thick_and_leads_on() -> None:
    lines = document(DOOR).splitlines()

    (thick,) = [line for line in lines if line.startswith("    wants ==>")]
    assert "现金" in thick
    assert "谈一谈" not in thick
    assert thick.endswith("| asked")
