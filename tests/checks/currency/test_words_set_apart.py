from pathlib import Path

from leaflets.pipeline import PREVIEW
from tests.checks.pages import found, shipped, written
from tests.small_workspace import change, copy_workspace

CODE = "currency/words-set-apart"
SIGNS = "content/blocks/sacral-dimple/warning-signs.yaml"


def test_words_of_an_older_text_are_told_with_the_line_of_their_translation(
    tmp_path: Path,
) -> None:
    workspace = copy_workspace(tmp_path)
    change(workspace, SIGNS, "Very sleepy", "Very, very sleepy")
    (finding,) = found(CODE, written(workspace, language="es", terms=PREVIEW))
    assert finding.where
    assert str(finding.where.path).endswith("translations/es/sacral-dimple.po")
    assert finding.where.line
    assert not found(CODE, written(workspace, terms=PREVIEW))


def test_translations_of_the_same_text_are_not() -> None:
    assert not found(CODE, shipped(language="es"))
