"""Cuts and extends the graph of an ONNX model as bytes: the app has no library that writes ONNX, and needs none for this.

The fields of a message stand one after the other, so a part is left out, put in or renamed without reading the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float32] | npt.NDArray[np.int8]

_GRAPH, _NODE, _CONSTANT, _INPUT, _OUTPUT, _NAME = 7, 1, 5, 11, 12, 1
"""Field numbers of ONNX: the graph of a model; a node, a constant, an input and an output of a graph; the name of a
value."""

_TAKEN, _MADE, _KIND = 1, 2, 4
"""Field numbers of a node: an input, an output, and what it does."""

_SIZE, _NUMBERS, _CALLED, _BYTES = 1, 2, 8, 9
"""Field numbers of a constant: a dimension, the type of its numbers (1 for floats), its name, and the numbers."""

_TYPES: Mapping[int, np.dtype[Any]] = {1: np.dtype("<f4"), 3: np.dtype("i1")}
"""Types of numbers as a constant names them: floats, and whole numbers of eight bits."""

_FLOATS = bytes((0x12, 4, 0x0A, 2, 0x08, 1))
"""The type of a value as ONNX writes it: a tensor of floats of any shape."""


def ending_at(model: bytes, name: str) -> bytes:
    """The ONNX model with one of its values as its only output: the layers behind it are not run then.

    The fields of a message stand one after the other; those of the outputs are left out of the graph, all others are kept.
    """
    graph, rest = _graph_and_rest(model)
    kept = b"".join(whole for number, whole, _ in _fields(graph) if number != _OUTPUT)
    return rest + _field(_GRAPH, kept + _field(_OUTPUT, _field(_NAME, name.encode())))


def starting_at(model: bytes, name: str) -> bytes:
    """The ONNX model with one of its values, of floats, as an input: nodes that are only there to make it are left out."""
    graph, rest = _graph_and_rest(model)
    fields = list(_fields(graph))
    needed = set().union(*(_names(content, _NAME) for number, _, content in fields if number == _OUTPUT))
    kept = [_field(_INPUT, _field(_NAME, name.encode()) + _FLOATS)]
    for number, whole, content in reversed(fields):  # a node stands behind those that it builds on
        if number == _NODE:
            made = _names(content, _MADE)
            if name in made or needed.isdisjoint(made):
                continue
            needed |= _names(content, _TAKEN)
        kept.append(whole)
    return rest + _field(_GRAPH, b"".join(reversed(kept)))


def adding_to(model: bytes, added: Mapping[str, Floats]) -> bytes:
    """The ONNX model with a table added to each of the named values before they are used; ``KeyError`` where one of them
    is not made in the graph."""
    graph, rest = _graph_and_rest(model)
    left = dict(added)
    kept = []
    for number, whole, content in _fields(graph):
        name = next(iter(_names(content, _MADE) & left.keys()), None) if number == _NODE else None
        kept.append(whole if name is None else _summed(content, name, left.pop(name)))
    if left:
        raise KeyError(min(left))
    return rest + _field(_GRAPH, b"".join(kept))


def constants_of(model: bytes, names: Collection[str]) -> dict[str, Numbers]:
    """The constants of these names, of floats or of whole numbers of eight bits; ``KeyError`` where one is absent,
    ``ValueError`` where it has other numbers."""
    graph, _ = _graph_and_rest(model)
    found = {}
    for number, _, content in _fields(graph):
        if number == _CONSTANT and (name := next(iter(_names(content, _CALLED)))) in names:
            found[name] = _read_constant(content)
    return {name: found[name] for name in names}


def with_constants(model: bytes, tables: Mapping[str, Numbers]) -> bytes:
    """The ONNX model with these constants, of floats or of whole numbers of eight bits, beside its own."""
    graph, rest = _graph_and_rest(model)
    return rest + _field(_GRAPH, graph + b"".join(_constant(name, table) for name, table in tables.items()))


def without_constants(model: bytes, names: Collection[str]) -> bytes:
    """The ONNX model without these constants: it runs once they are put back."""
    graph, rest = _graph_and_rest(model)
    kept = [
        whole
        for number, whole, content in _fields(graph)
        if number != _CONSTANT or _names(content, _CALLED).isdisjoint(names)
    ]
    return rest + _field(_GRAPH, b"".join(kept))


def _read_constant(content: bytes) -> Numbers:
    sizes, kind, numbers = [], 0, b""
    for number, whole, part in _fields(content):
        if number == _SIZE:
            sizes.append(_read_varint(whole, 1)[0])
        elif number == _NUMBERS:
            kind = whole[1]
        elif number == _BYTES:
            numbers = part
    if kind not in _TYPES:
        raise ValueError(f"a constant of numbers of kind {kind}")
    return np.frombuffer(numbers, dtype=_TYPES[kind]).reshape(sizes)


def _constant(name: str, table: Numbers) -> bytes:
    kind = next(number for number, one in _TYPES.items() if one == table.dtype)
    content = b"".join(_number(_SIZE, size) for size in table.shape) + _number(_NUMBERS, kind)
    content += _field(_CALLED, name.encode()) + _field(_BYTES, table.astype(_TYPES[kind]).tobytes())
    return _field(_CONSTANT, content)


def _summed(node: bytes, name: str, table: Floats) -> bytes:
    """Fields of a graph: the node making another value, the table, and a node that makes ``name`` the sum of both."""
    before, other = f"{name}.before".encode(), f"{name}.added"
    renamed = b"".join(
        _field(_MADE, before) if number == _MADE and content == name.encode() else whole
        for number, whole, content in _fields(node)
    )
    addition = b"".join(_field(_TAKEN, one) for one in (before, other.encode()))
    addition += _field(_MADE, name.encode()) + _field(_KIND, b"Add")
    return _constant(other, table) + _field(_NODE, renamed) + _field(_NODE, addition)


def _graph_and_rest(model: bytes) -> tuple[bytes, bytes]:
    graph = b"".join(content for number, _, content in _fields(model) if number == _GRAPH)
    return graph, b"".join(whole for number, whole, _ in _fields(model) if number != _GRAPH)


def _names(message: bytes, number: int) -> set[str]:
    return {content.decode() for found, _, content in _fields(message) if found == number}


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, whole and content of each field of a protobuf message (of numbers the content is left empty)."""
    at = 0
    while at < len(message):
        start = at
        key, at = _read_varint(message, at)
        kind, content = key & 7, b""
        if kind == _VARINT:
            _, at = _read_varint(message, at)
        elif kind == _LENGTH:
            size, at = _read_varint(message, at)
            content, at = message[at : at + size], at + size
        else:
            at += 8 if kind == _EIGHT else 4
        yield key >> 3, message[start:at], content


_VARINT, _EIGHT, _LENGTH = 0, 1, 2
"""Wire types of protobuf."""


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | _LENGTH) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3 | _VARINT) + _varint(value)


def _varint(number: int) -> bytes:
    parts = bytearray()
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes((*parts, number))
