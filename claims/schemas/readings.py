"""What is read of an appearance and what people corrected of it, on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.records import Force, Voice
from claims.core.row_ids import MAX_ID
from claims.schemas.base import InputSchema, Instant, OutputSchema, line

CORRECTED = validate.OneOf(["voice", "speaker", "force", "span", "standalone"])


class ReadingWrite(InputSchema):
    """What is wrong, set right; what is left out stays as it is."""

    voice = fields.String(load_default=None, validate=validate.OneOf([item.value for item in Voice]))
    speaker = line(description='As the text names them; "" for nobody who is named. At most 300 characters.')
    force = fields.String(
        load_default=None,
        validate=validate.OneOf([item.value for item in Force]),
        metadata={"description": "What is done with the words; of the article's own voice only said."},
    )
    exact = fields.String(
        load_default=None,
        metadata={
            "description": "The words, to be found in the sentence of the claim or in the one before or after it; instead "
            "of `start` and `end`."
        },
    )
    start = fields.Integer(strict=True, load_default=None, validate=validate.Range(0, MAX_ID))
    end = fields.Integer(strict=True, load_default=None, validate=validate.Range(0, MAX_ID))
    standalone = fields.String(
        load_default=None, metadata={"description": "What is said, understandable alone; at most 2,000 characters."}
    )
    reason = line(maximum=2000, description="Kept in the history.")


class ReadingUndoWrite(InputSchema):
    """Which correction is taken back: the newest that stands."""

    correction_id = fields.Integer(strict=True, required=True, validate=validate.Range(1, MAX_ID))
    reason = line(maximum=2000, description="Kept in the history.")


class ReadFields(OutputSchema):
    """Whose words, which words, and what they say alone; `body[start:end] == exact`."""

    voice = fields.String(validate=validate.OneOf([item.value for item in Voice]))
    speaker = fields.String(allow_none=True)
    force = fields.String(allow_none=True, validate=validate.OneOf([item.value for item in Force]))
    start = fields.Integer()
    end = fields.Integer()
    exact = fields.String()
    parts = fields.List(fields.List(fields.Integer()))
    standalone = fields.String()


class CorrectionOfReading(OutputSchema):
    """One step of the history: a correction, the taking back of one (`undoes`), or one of an earlier version of the article
    that was taken over (`carried_from`)."""

    id = fields.Integer()
    fields_ = fields.List(fields.String(validate=CORRECTED), data_key="fields", attribute="fields")
    before = fields.Nested(
        ReadFields, allow_none=True, metadata={"description": "Null where it was removed on a legal ground."}
    )
    after = fields.Nested(
        ReadFields, allow_none=True, metadata={"description": "Null where it was removed on a legal ground."}
    )
    by = fields.String(metadata={"description": "The person, as user:3."})
    at = Instant()
    reason = fields.String()
    undoes = fields.Integer(allow_none=True)
    carried_from = fields.Integer(allow_none=True)
    stands = fields.Boolean(metadata={"description": "Whether it holds: it undoes nothing and nobody took it back."})


class ReadingRead(ReadFields):
    """The reading of an appearance as it stands, what extraction had read, and what people did, oldest first."""

    appearance_id = fields.Integer()
    article_id = fields.Integer()
    version = fields.Integer()
    claim_id = fields.Integer(allow_none=True)
    speaker_id = fields.Integer(allow_none=True)
    kind = fields.String()
    score = fields.Float()
    corrected = fields.List(fields.String(validate=CORRECTED))
    corrected_by = fields.String(allow_none=True)
    as_read = fields.Nested(
        ReadFields,
        allow_none=True,
        metadata={"description": "What extraction had read; null where nothing is corrected."},
    )
    corrections = fields.List(fields.Nested(CorrectionOfReading))
