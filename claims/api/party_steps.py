"""What is done alike to speakers, outlets and organizations: names and ids added and taken back, merging, undoing.

Each resource says what differs in a ``PartyResource``; ``add_steps`` gives the API its operations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, View, operation
from claims.models import Scope
from claims.models.party import PartyMerge
from claims.schemas.parties import (
    PartyExternalIdWrite,
    PartyMergeWrite,
    PartyNameWrite,
    PartyRenameWrite,
    PartyUndoWrite,
)
from claims.services.directories import parties

AnyKind = parties.PartyKind[Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class PartyResource:
    """One directory: ``value`` gives a party as ``read`` says it, ``merge`` and ``undo`` are its services, and ``add_name``
    is what adds a name where that is more than ``parties.add_name``. ``who`` tells who may, for the description."""

    kind: AnyKind
    tag: str
    read: type[Schema]
    value: Callable[[Call, int], dict[str, Any]]
    merge: Callable[..., PartyMerge]
    undo: Callable[..., PartyMerge]
    who: str
    add_name: Callable[..., object] | None = None
    is_renamed: bool = True

    @property
    def one(self) -> str:
        """Its word with an article."""
        return f"{'an' if self.kind.word[0] in 'aeiou' else 'a'} {self.kind.word}"


def add_steps(resource: PartyResource) -> None:
    """Give the API the operations of a resource."""
    _add_name_steps(resource)
    _add_id_steps(resource)
    _add_merge_steps(resource)


def _add_name_steps(resource: PartyResource) -> None:
    def add(call: Call, party_id: int) -> Answer:
        given = {**call.body, "language": call.body["language"] or "", "reason": call.body["reason"] or ""}
        if resource.add_name is None:
            parties.add_name(call.session, resource.kind, party_id, **given, actor=call.actor, now=call.now)
        else:
            resource.add_name(call.session, party_id, **given, actor=call.actor, now=call.now)
        return Answer(resource.value(call, party_id), status=201)

    def remove(call: Call, party_id: int, name_id: int) -> Answer:
        parties.remove_name(call.session, resource.kind, party_id, name_id, actor=call.actor, now=call.now)
        return Answer(resource.value(call, party_id))

    def rename(call: Call, party_id: int) -> Answer:
        parties.rename(call.session, resource.kind, party_id, **call.body, actor=call.actor, now=call.now)
        return Answer(resource.value(call, party_id))

    where, word = f"/{resource.kind.word}s/<int:party_id>", resource.kind.word
    _declare(resource, "POST", f"{where}/names", add, f"add_a_name_of_{word}", "Add a name of {}", PartyNameWrite, 201)
    _declare(
        resource, "DELETE", f"{where}/names/<int:name_id>", remove, f"remove_a_name_of_{word}", "Take back a name of {}"
    )
    if resource.is_renamed:
        _declare(
            resource, "POST", f"{where}/rename", rename, f"rename_{word}", "Give another name to {}", PartyRenameWrite
        )


def _add_id_steps(resource: PartyResource) -> None:
    def add(call: Call, party_id: int) -> Answer:
        parties.add_external_id(call.session, resource.kind, party_id, **call.body, actor=call.actor, now=call.now)
        return Answer(resource.value(call, party_id), status=201)

    def remove(call: Call, party_id: int, row_id: int) -> Answer:
        parties.remove_external_id(call.session, resource.kind, party_id, row_id, actor=call.actor, now=call.now)
        return Answer(resource.value(call, party_id))

    where, word = f"/{resource.kind.word}s/<int:party_id>/external-ids", resource.kind.word
    _declare(
        resource, "POST", where, add, f"add_an_id_of_{word}", "Add an id elsewhere of {}", PartyExternalIdWrite, 201
    )
    _declare(
        resource,
        "DELETE",
        f"{where}/<int:row_id>",
        remove,
        f"remove_an_id_of_{word}",
        "Take back an id elsewhere of {}",
    )


def _add_merge_steps(resource: PartyResource) -> None:
    def merge(call: Call, party_id: int) -> Answer:
        into = call.body["into_id"]
        resource.merge(call.session, party_id, into, reason=call.body["reason"], actor=call.actor, now=call.now)
        return Answer(resource.value(call, into))

    def undo(call: Call, merge_id: int) -> Answer:
        made = resource.undo(call.session, merge_id, reason=call.body["reason"] or "", actor=call.actor, now=call.now)
        return Answer(resource.value(call, made.party_id))

    word, one = resource.kind.word, resource.one
    name = f"merge_{one.replace(' ', '_')}"
    _declare(resource, "POST", f"/{word}s/<int:party_id>/merge", merge, name, "Let {} lead to another", PartyMergeWrite)
    _declare(
        resource,
        "POST",
        f"/{word}s/merges/<int:merge_id>/undo",
        undo,
        f"undo_a_merge_of_{word}s",
        "Take back, within 30 days, the merge of {}",
        PartyUndoWrite,
    )


def _declare(
    resource: PartyResource,
    method: str,
    path: str,
    view: View,
    name: str,
    does: str,
    body: type[Schema] | None = None,
    status: int = 200,
) -> None:
    """Make a view an operation of this name, which answers with the party as it then stands."""
    view.__name__ = name
    view.__doc__ = f"Answers with the {resource.kind.word} as it then stands. {resource.who}"
    declared = operation(
        does.format(resource.one),
        tag=resource.tag,
        body=body,
        answers={status: resource.read},
        scopes=(Scope.REVIEWS_WRITE,),
        failures=(404, 409),
    )(view)
    bp.add_url_rule(path, name, declared, methods=[method])
