"""Typst, fed from memory: compilers for each set of fonts, reused from document to document."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import typst


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts that a page is set in, beside Typst's own."""

    folders: tuple[str, ...] = ()
    system: bool = False
    """The machine's too. They differ from machine to machine, and with them line breaks and bytes."""

    @property
    def families(self) -> frozenset[str]:
        """The names of all typefaces."""
        return _families(self)


def compiled(main: bytes, data: Any, fonts: Fonts) -> bytes:
    """A tagged PDF/UA-1 file: Typst source filled with data, which it reads as `data.json`.

    Raises typst.TypstError where a character has no glyph; see `glyphs`.
    """
    shared = {name: template(name) for name in ("page.typ", "paging.typ", "pen.typ")}
    sources = {"main": main, **shared, "data.json": json.dumps(data).encode()}
    with _a_compiler(fonts) as compiler:
        document = compiler.compile(
            input=sources,  # type: ignore[type-var]  # the binding takes a mapping, its stub does not say so
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    assert isinstance(document, bytes)
    return document


@cache
def template(name: str) -> bytes:
    """A Typst source that lies beside this module."""
    return files(__package__).joinpath(name).read_bytes()


@contextmanager
def _a_compiler(fonts: Fonts) -> Iterator[typst.Compiler]:
    """A compiler with these fonts that nobody else uses, kept for the next document.

    A compiler refuses to work for two threads at once; they share what it remembers of pages anyway.
    """
    idle = idle_compilers(fonts)
    try:
        compiler = idle.pop()
    except IndexError:
        compiler = typst.Compiler(font_paths=_found(fonts), ignore_system_fonts=not fonts.system)
    try:
        yield compiler
    finally:
        idle.append(compiler)


@lru_cache(maxsize=4)
def idle_compilers(fonts: Fonts) -> list[typst.Compiler]:
    """The compilers with these fonts that are at hand."""
    return []


@lru_cache(maxsize=4)
def _found(fonts: Fonts) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=fonts.system, font_paths=list(fonts.folders))


@lru_cache(maxsize=4)
def _families(fonts: Fonts) -> frozenset[str]:
    return frozenset(_found(fonts).families())
