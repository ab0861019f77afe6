"""What is made from other files: 繁體 of knowledge and words, documents on the knowledge, command tables.

`python -m tools.derive` writes them; with `--check` it only says which are not current, and exits with 1.
"""

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Junk, TextElement
from fluent.syntax.visitor import Transformer, Visitor

from bot.chat.features import COMMANDS
from bot.domain.language import Language
from bot.knowledge.load import HANT_FILE, KnowledgeError, load, zh_texts
from bot.texts import texts_in
from tools import flow_doc, limits_doc
from tools.knowledge_doc import document
from tools.traditional import Traditional

ROOT: Final = Path(__file__).resolve().parents[1]
_BEGIN, _END = "<!-- commands: made by `make derive` from the features and their words -->", "<!-- end -->"
_READMES: Final = {"README.md": Language.EN, "README.zh.md": Language.HANS}
_HEADS: Final = {Language.EN: "| command | what it does |", Language.HANS: "| 命令 | 作用 |"}
_COMMANDS: Final = re.compile(f"({re.escape(_BEGIN)}.*?{re.escape(_END)})", re.DOTALL)
_DAYS: Final = ("days", "days_aside")
_NOTE: Final = "# Made by `make derive`. Do not edit: change the 简体, or knowledge/overrides.toml.\n"


def hant_toml(texts: Iterable[str], traditional: Traditional) -> str:
    """The file that gives the loader the 繁體 of each 简体 text. A changed text is no longer found in it."""
    lines = [f"{_toml(text)} = {_toml(traditional.convert(text))}\n" for text in dict.fromkeys(texts)]
    return f"{_NOTE}\n[texts]\n{''.join(lines)}"


def hant_ftl(source: str, traditional: Traditional) -> str:
    """A Fluent file with its messages in 繁體. Ids, variables, selectors and comments stay."""
    resource = FluentParser(with_spans=False).parse(source)
    junk = [entry.content for entry in resource.body if isinstance(entry, Junk)]
    if junk:
        raise ValueError(f"zh-hans.ftl is not Fluent at {junk[0]!r}")
    _ToHant(traditional).visit(resource)
    return _NOTE + "\n" + FluentSerializer().serialize(resource)


def ftl_texts(source: str) -> list[str]:
    """The pieces of text in a Fluent file."""
    pieces = _Pieces()
    pieces.visit(FluentParser(with_spans=False).parse(source))
    return pieces.found


def derived(root: Path) -> tuple[dict[Path, str], list[str]]:
    """Every derived file with what it should hold, and the doubts about its 繁體.

    Raises KnowledgeError, OSError, ValueError (a file that is neither TOML nor Fluent).
    """
    knowledge = root / "knowledge"
    overrides = tomllib.loads((knowledge / "overrides.toml").read_text("utf-8"))
    traditional = Traditional(overrides["words"], overrides["right"]["words"])
    library = load(knowledge, hant=traditional.convert)
    texts = sorted(set(zh_texts(knowledge)))
    files = {
        knowledge / HANT_FILE: hant_toml(texts, traditional),
        root / "docs" / "knowledge.md": document(library),
    }
    files |= {root / "docs" / f"{one.id}.md": flow_doc.document(one) for one in library.flows.values()}
    days = root / "tests" / "data" / "contacts"
    if days.exists():  # not where only the knowledge is
        parts = {name: (days / f"{name}.txt").read_text("utf-8") for name in _DAYS}
        files[root / "docs" / "limits.md"] = limits_doc.document(library, parts)
    for name, language in _READMES.items():
        if (root / name).exists():
            files[root / name] = with_commands((root / name).read_text("utf-8"), language)
    for path in sorted((root / "bot" / "texts").rglob("zh-hans.ftl")):
        source = path.read_text("utf-8")
        files[path.with_name("zh-hant.ftl")] = hant_ftl(source, traditional)
        texts += ftl_texts(source)
    return files, [doubt for text in texts for doubt in traditional.doubts(text)]


def with_commands(readme: str, language: Language) -> str:
    """A README with its table of commands as the features give it. Raises ValueError if there is no place."""
    t = texts_in(language)
    rows = [f"| `/{one.name}` | {t(f'menu-{one.name}')} |" for one in COMMANDS]
    if len(parts := _COMMANDS.split(readme)) != 3:
        raise ValueError("a README has no place for the table of commands")
    return f"{parts[0]}{_BEGIN}\n{_HEADS[language]}\n|---|---|\n{chr(10).join(rows)}\n{_END}{parts[2]}"


class _ToHant(Transformer):
    def __init__(self, traditional: Traditional) -> None:
        self._traditional = traditional

    def visit_TextElement(self, node: TextElement) -> TextElement:  # noqa: N802
        node.value = self._traditional.convert(node.value)
        return node


class _Pieces(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802
        self.found.append(node.value)


def _toml(text: str) -> str:
    """A TOML string on one line, as plain as it can be."""
    if "'" not in text and text.isprintable():
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file is not current.")
def main(check: bool) -> None:
    """Derive 繁體, docs/knowledge.md, docs/limits.md, the diagrams of flows and the tables of commands."""
    try:
        files, wrong = derived(ROOT)
    except (KnowledgeError, OSError, ValueError) as error:
        sys.exit(str(error))
    for path, content in files.items():
        current = path.read_text("utf-8") if path.exists() else None
        if content == current:
            continue
        if check:
            wrong.append(f"{path.relative_to(ROOT)}: is not current: run `make derive`")
        else:
            path.write_text(content, "utf-8")
            click.echo(f"wrote {path.relative_to(ROOT)}")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
