"""What is the same in every house of the tests is made once a worker: compiled statements, the builders of addresses.

A pytest plugin. A test has its own app, its own engine and its own database as before; only what their making works
out anew each time, to the same end, is remembered. `sadeed` knows nothing of it.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.routing import Rule

from sadeed.records import ground

BUILDERS: dict[Any, Callable[..., tuple[str, str]]] = {}
FIRST: dict[tuple[str, str], Engine] = {}
build, prepare = Rule._compile_builder, ground.prepare


def builder_of(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    """How an address of this rule is written: by its text, its parts and its defaults alone."""
    defaults = tuple(sorted((rule.defaults or {}).items()))
    known = (rule.rule, tuple(rule._trace), defaults, append_unknown)
    if known not in BUILDERS:
        BUILDERS[known] = build(rule, append_unknown)
    return BUILDERS[known]


def prepared(engine: Engine) -> None:
    """An engine of the house, which knows the statements that an earlier one of this worker compiled."""
    prepare(engine)
    kind = (engine.dialect.name, engine.driver)
    if kind not in FIRST:
        first = create_engine("sqlite://" if engine.dialect.name == "sqlite" else engine.url)
        try:
            first.connect().close()  # with its first connection a dialect learns what its server can do
        except SQLAlchemyError:
            return  # a house without its database; another will be the first
        first.dispose()
        FIRST[kind] = first
    engine.dialect = engine.pool._dialect = FIRST[kind].dialect
    engine._compiled_cache = FIRST[kind]._compiled_cache


Rule._compile_builder = builder_of  # type: ignore[method-assign]
ground.prepare = prepared
