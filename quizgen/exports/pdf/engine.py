"""Typst, fed from memory: one compiler for each set of fonts, reused from document to document."""

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import typst


def compiled(main: bytes, data: Any, font_paths: tuple[str, ...]) -> bytes:
    """A tagged PDF/UA-1 file: Typst source filled with data, which it reads as `data.json`.

    Raises typst.TypstError where a character has no glyph; see `glyphs`.
    """
    sources = {"main": main, "page.typ": template("page.typ"), "data.json": json.dumps(data).encode()}
    document = compiler(font_paths).compile(
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


@lru_cache(maxsize=4)
def compiler(font_paths: tuple[str, ...]) -> typst.Compiler:
    """A compiler with Typst's own fonts and those in the given folders, kept for the next document."""
    # System fonts differ from machine to machine, and with them line breaks and bytes.
    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(font_paths))
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
