"""What is written is told, in words; and only actions write."""

import ast
import re
from collections.abc import Iterator

from binhyen.core.audit import vocabulary
from binhyen.dossiers.workflow import Step
from tests.house.source import Function, Module, listed, modules

TELLERS = {"note", "tell", "_tell"}


def test_every_audit_action_has_words() -> None:
    unspoken = sorted(_noted() - set(vocabulary.names()))
    assert not unspoken, f"Teach the words of these in the room's AppConfig.ready():{listed(unspoken)}"


def test_every_word_is_of_an_action_that_is_noted() -> None:
    unused = sorted(set(vocabulary.names()) - _noted())
    assert not unused, f"No action notes these; take the words out of AppConfig.ready():{listed(unused)}"


def _noted() -> set[str]:
    """The first argument of every note(…) and tell(…) of an action; f"dossier.{step}" stands for each Step."""
    found: set[str] = set()
    for module in _actions():
        for call in _calls(module.tree):
            if isinstance(call.func, ast.Name) and call.func.id in TELLERS and call.args:
                found |= set(_strings(call.args[0]))
    return found


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _strings(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_strings(body), *_strings(orelse))
        case ast.JoinedStr(values=[ast.Constant(value="dossier."), ast.FormattedValue()]):
            yield from (f"dossier.{step}" for step in Step)
        case ast.Name(id="action"):
            return  # a helper that passes on what its callers name
        case _:
            raise AssertionError(f"Name the audit action as a plain string, not: {ast.unparse(argument)}")


# ── who writes ───────────────────────────────────────────────────────────────────────────────

WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITES |= {"create_user", "create_superuser", "raw", "execute", "executemany"}

# (file, what is called): why it may stand outside an actions module.
WRITES_ELSEWHERE = {
    ("core/audit/recorder.py", "AuditChain.objects.get_or_create"): "the recorder writes the chain itself",
    ("core/audit/recorder.py", "AuditEntry.objects.bulk_create"): "the recorder writes the chain itself",
    ("core/audit/recorder.py", "chain.save"): "the recorder writes the chain itself",
    ("dossiers/forms/facts.py", "self.fields.update"): "a form's own dictionary of fields",
    ("papers/write/docx.py", "file.save"): "a .docx in memory",
    ("papers/write/docx_blank.py", "file.save"): "a .docx in memory",
    ("papers/write/docx_blank.py", "style.delete"): "a style of a .docx in memory",
}


def test_only_actions_write() -> None:
    found = {
        (module.place, ast.unparse(call.func))
        for module in modules()
        if not module.is_actions
        for call in _calls(module.tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES
    }
    strange = [f"src/binhyen/{place}: {what}" for place, what in sorted(found - WRITES_ELSEWHERE.keys())]
    assert not strange, f"Move these writes into an @audited function of the room's actions:{listed(strange)}"
    gone = [f"{place}: {what}" for place, what in sorted(WRITES_ELSEWHERE.keys() - found)]
    assert not gone, f"These no longer occur; take them out of WRITES_ELSEWHERE:{listed(gone)}"


# Public functions of actions modules that write without being actions: each runs inside one, which tells the chain.
INSIDE = {
    "binhyen.duties.actions.give": "opening a season gives all duties in one statement and tells it once",
    "binhyen.duties.actions.readdress": "a duty follows its unit's authority; the opening is what is told",
    "binhyen.duties.actions.advance": "a duty follows its dossier; the dossier's step is what is told",
    "binhyen.duties.actions.withdraw": "a duty goes with its dossier; the opening is what is told",
    "binhyen.dossiers.actions.step.take": "the body of every step; it notes by itself",
    "binhyen.dossiers.actions.refresh.refresh": "keeps the summary in step with what the action recorded",
    "binhyen.dossiers.actions.submission.freeze": "the second half of every sending; it notes by itself",
}


def test_every_public_writer_is_audited() -> None:
    writers = _writers()
    bare = [name for name in sorted(writers) if not writers[name] and name not in INSIDE and not _is_private(name)]
    assert not bare, f"Decorate with @audited (and note what was done), or reason in INSIDE:{listed(bare)}"
    gone = [name for name in INSIDE if writers.get(name, True)]
    assert not gone, f"These write nothing by themselves any more; take them out of INSIDE:{listed(gone)}"


def test_what_runs_inside_an_action_is_called_by_actions_alone() -> None:
    strays = [
        f"src/binhyen/{module.place}: {name}"
        for module in modules()
        if not module.is_actions
        for call in _calls(module.tree)
        if (name := _called(module, call)) in INSIDE
    ]
    assert not strays, f"Outside an action nothing tells the chain; go through one:{listed(strays)}"


def _is_private(name: str) -> bool:
    return name.rpartition(".")[2].startswith("_")


def _writers() -> dict[str, bool]:
    """Functions of actions modules that write, themselves or through others: dotted name → is it audited."""
    functions = {f"{module.dotted}.{each.name}": (module, each) for module in _actions() for each in module.functions()}
    writing = {name for name, (_, each) in functions.items() if _writes_itself(each)}
    before: set[str] = set()
    while writing != before:
        before = set(writing)
        writing |= {
            name
            for name, (module, each) in functions.items()
            if any(_called(module, call) in before for call in _calls(each))
        }
    return {name: _is_audited(functions[name][1]) for name in writing}


def _actions() -> list[Module]:
    return [module for module in modules() if module.is_actions]


def _writes_itself(function: Function) -> bool:
    return any(isinstance(call.func, ast.Attribute) and call.func.attr in WRITES for call in _calls(function))


def _is_audited(function: Function) -> bool:
    return any(ast.unparse(decorator) == "audited" for decorator in function.decorator_list)


def _called(module: Module, call: ast.Call) -> str:
    """The dotted name of the project's function that a call reaches, as far as imports tell; else ""."""
    imported = _imported(module)
    match call.func:
        case ast.Name(id=name):
            return imported.get(name, f"{module.dotted}.{name}")
        case ast.Attribute(value=ast.Name(id=name), attr=function) if name in imported:
            return f"{imported[name]}.{function}"
    return ""


def _imported(module: Module) -> dict[str, str]:
    nodes = [node for node in module.tree.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in nodes for alias in node.names}


def test_the_scan_sees_what_it_should() -> None:
    """A rule that finds nothing proves nothing: the known writers and words are among what was found."""
    writers = _writers()
    assert writers["binhyen.dossiers.actions.submission.submit"] is True
    assert writers["binhyen.dossiers.actions.step.take"] is False
    assert {"dossier.submit", "account.reopened", "file.stored"} <= _noted()
    assert all(re.fullmatch(r"[a-z_]+\.[a-z_]+", action) for action in _noted())
