"""knowledge/README.md names what there is."""

from bot.knowledge.load import FOLDERS, default_root
from bot.knowledge.model import About, Tier

README = (default_root() / "README.md").read_text("utf-8")


def test_every_folder_and_file_is_explained() -> None:
    for folder in FOLDERS:
        assert f"`{folder}/<id>.toml`" in README
    for path in default_root().glob("*.toml"):
        assert f"`{path.name}`" in README


def test_every_tier_and_subject_is_explained() -> None:
    for tier in Tier:
        assert f"| `{tier}` |" in README
    for about in set(About) - {About.REGULATOR, About.CREDIT_REPORT}:
        assert f"`{about}`" in README
