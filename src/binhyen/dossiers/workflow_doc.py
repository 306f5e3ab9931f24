"""docs/workflow.md, printed from the table in workflow.py, so that neither the diagram nor the list can lie."""

from collections.abc import Iterator

from binhyen.core.documents import table
from binhyen.dossiers.enums import DossierState as State
from binhyen.dossiers.enums import Side
from binhyen.dossiers.workflow import (
    FIRST,
    LOCAL_RULE,
    MEANINGS,
    OWNERS,
    RECORDING,
    REGISTERING,
    TRANSITIONS,
    Rule,
    Step,
)

_HEAD = """\
# The life of a dossier

<!-- Generated from src/binhyen/dossiers/workflow.py by `./run docs`; do not edit by hand. -->

Opening a season makes each dossier open or out of scope; opening it again may change which, while nothing was sent.
A step marked * is a local rule: the circular does not know it, and every screen that offers it says so.
"""


def render() -> str:
    """The whole document."""
    return "\n".join([_HEAD, *_diagram(), *_states(), *_steps(), f"\\* {LOCAL_RULE}.", ""])


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield from (f'    state "{state.label}" as {state}' for state in State)
    yield from (f"    [*] --> {state}" for state in FIRST)
    for step, rule in TRANSITIONS.items():
        yield from (f"    {source} --> {rule.target}: {_named(step)}" for source in rule.sources)
    yield from (f"    {state} --> [*]" for state in State if OWNERS[state] == Side.NOBODY)
    yield "```\n"


def _named(step: Step) -> str:
    return f"{step.label} *" if TRANSITIONS[step].is_local else step.label


def _states() -> Iterator[str]:
    yield "## States\n"
    head = ("state", "on screen", "meaning", "whose turn", "the unit may change", "steps out")
    yield from table(head, [_state(state) for state in State])
    yield ""


def _state(state: State) -> tuple[str, ...]:
    out = [f"{_named(step)} ({rule.side.label})" for step, rule in TRANSITIONS.items() if state in rule.sources]
    return f"`{state}`", state.label, MEANINGS[state], _turn(OWNERS[state]), _changes(state), "; ".join(out) or "none"


def _turn(side: Side) -> str:
    return "nobody" if side == Side.NOBODY else side.label


def _changes(state: State) -> str:
    if state in REGISTERING:
        return "registration, facts, evidence, papers"
    return "facts, evidence, papers" if state in RECORDING else "nothing"


def _steps() -> Iterator[str]:
    yield "## Steps\n"
    head = ("step", "button", "from", "to", "who", "basis", "a comment is asked", "duty")
    yield from table(head, [_step(step, rule) for step, rule in TRANSITIONS.items()])
    yield ""


def _step(step: Step, rule: Rule) -> tuple[str, ...]:
    basis = "* local rule" if rule.is_local else rule.basis
    duty = f"`{rule.duty[0]}` → {rule.duty[1].label}" if rule.duty else "as it was"
    sources = ", ".join(f"`{source}`" for source in rule.sources)
    asked = "yes" if rule.needs_comment else "no"
    return f"`{step}`", _named(step), sources, f"`{rule.target}`", rule.side.label, basis, asked, duty
