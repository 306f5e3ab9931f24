"""What is written about the code says what the code says."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.text import camel_case_to_spaces

from binhyen.config.env import Environment
from binhyen.core.documents import documents
from binhyen.core.glossary import WORDS, enumerations, models
from tests.house.source import ROOT, listed, modules

# Enumerations whose members no page ever shows: (module, class) → why.
NEVER_SHOWN = {
    ("law.fact_spec", "FactType"): "the types of facts in the catalogue; pages show a control instead",
    ("law.fact_spec", "Source"): "where a fact comes from, asked by code alone",
    ("law.fact_spec", "PaperKind"): "the catalogue's key of a paper, whose label stands beside it",
}
# The cases that an evaluator tells apart; what people read is the sentence of each case.
CASES = {"Case", "Claim"}


@pytest.mark.parametrize("name", documents.names())
def test_a_generated_document_is_up_to_date(name: str) -> None:
    render = documents.get(name)
    assert render is not None
    path = ROOT / "docs" / f"{name}.md"
    assert path.exists(), f"Run ./run docs: there is no docs/{name}.md yet."
    assert path.read_text(encoding="utf-8") == render(), f"docs/{name}.md is stale: run ./run docs and commit it."


def test_every_enumeration_stands_in_the_glossary() -> None:
    """The glossary prints those with labels that are loaded at the start; one elsewhere would be forgotten."""
    shown = {(each.__module__.removeprefix("binhyen."), each.__name__) for each in enumerations()}
    missing = [f"{module}.{name}" for module, name in sorted(_enumerations() - shown - NEVER_SHOWN.keys())]
    assert not missing, f"Make it a Labelled in the room's enums.py, or reason in NEVER_SHOWN:{listed(missing)}"


def _enumerations() -> set[tuple[str, str]]:
    kind = re.compile(r"^class (\w+)\((?:StrEnum|Labelled|IntEnum|Enum|TextChoices)\)", re.MULTILINE)
    found = {
        (module.dotted.removeprefix("binhyen."), name) for module in modules() for name in kind.findall(module.text)
    }
    return {(module, name) for module, name in found if name not in CASES and module != "core.choices"}


def test_every_member_has_a_label() -> None:
    bare = [f"{each.__name__}.{member.name}" for each in enumerations() for member in each if not _label(member)]
    assert not bare, f"Give these their Vietnamese words:{listed(bare)}"
    for each in enumerations():
        labels = [_label(member) for member in each]
        assert len(set(labels)) == len(labels), f"{each.__name__}: two members have the same label: {labels}"


def _label(member: StrEnum) -> str:
    return str(getattr(member, "label", ""))


def test_every_model_has_a_vietnamese_name() -> None:
    bare = [model._meta.label for model in models() if model._meta.verbose_name == camel_case_to_spaces(model.__name__)]
    assert not bare, f"Set verbose_name in Meta:{listed(bare)}"


def test_a_model_bears_the_word_of_the_glossary() -> None:
    """ "dossier" is "hồ sơ" for ever: the model of that name is called so too."""
    words = {word.code.replace(" ", ""): word.screen for word in WORDS}
    differing = [
        f"{model.__name__}: {model._meta.verbose_name} (glossary: {screen})"
        for model in models()
        if (screen := words.get(model.__name__.lower())) and screen not in str(model._meta.verbose_name)
    ]
    assert not differing, f"One word on screen for one thing; mend Meta.verbose_name or WORDS:{listed(differing)}"


def test_every_app_has_a_vietnamese_name() -> None:
    ours = [each for each in apps.get_app_configs() if each.name.startswith("binhyen.")]
    bare = [each.name for each in ours if each.verbose_name == each.label.title()]
    assert not bare, f"Set verbose_name in the AppConfig of:{listed(bare)}"


# ── the settings ─────────────────────────────────────────────────────────────────────────────


def test_every_variable_is_documented() -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", _configuration().read_text(encoding="utf-8"), re.MULTILINE))
    fields = {_variable(name) for name in Environment.model_fields}
    assert not fields - documented, f"Add a row to docs/configuration.md for:{listed(sorted(fields - documented))}"
    assert not documented - fields, f"Nothing reads these; take them out:{listed(sorted(documented - fields))}"


def _configuration() -> Path:
    return ROOT / "docs" / "configuration.md"


def _variable(field: str) -> str:
    return str(Environment.model_fields[field].validation_alias or f"BINHYEN_{field.upper()}")
