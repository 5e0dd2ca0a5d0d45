"""Add rating scales with their values and labels, seeded with everybody's; keep the value of what is rated.

Revision ID: 0025
Revises: 0024
Create Date: 2026-11-29

"""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NAME = sa.String(length=40)
TIME = sa.DateTime(timezone=True)
KINDS = (
    "quantity",
    "event",
    "quote",
    "causal",
    "comparison",
    "status",
    "promise",
    "position_change",
    "prediction",
    "image_context",
)
VERDICTS = ("true", "mostly_true", "mixed", "mostly_false", "false", "unproven", "disputed", "outdated", "pending")
SINCE = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)

UNDECIDED = (
    ("unproven", "unproven", "Unproven", "Unbelegt", "Non prouvé", "Sin pruebas"),
    ("disputed", "disputed", "Disputed", "Umstritten", "Contesté", "En disputa"),
    ("outdated", "outdated", "Outdated", "Veraltet", "Dépassé", "Desactualizado"),
    ("pending", "pending", "Pending", "Offen", "En attente", "Pendiente"),
)
TRUTH = (
    ("true", "true", "True", "Wahr", "Vrai", "Verdadero"),
    ("mostly_true", "mostly_true", "Mostly true", "Größtenteils wahr", "Plutôt vrai", "Mayormente verdadero"),
    ("mixed", "mixed", "Mixed", "Teils wahr, teils falsch", "En partie vrai, en partie faux", "En parte cierto"),
    ("mostly_false", "mostly_false", "Mostly false", "Größtenteils falsch", "Plutôt faux", "Mayormente falso"),
    ("false", "false", "False", "Falsch", "Faux", "Falso"),
    *UNDECIDED,
)
PROMISE = (
    ("kept", "true", "Kept", "Gehalten", "Tenue", "Cumplida"),
    ("kept_late", "mostly_true", "Kept late", "Verspätet gehalten", "Tenue en retard", "Cumplida con retraso"),
    ("partly", "mixed", "Partly kept", "Teilweise gehalten", "Partiellement tenue", "Cumplida en parte"),
    ("in_progress", "pending", "In progress", "In Arbeit", "En cours", "En curso"),
    ("stalled", "mostly_false", "Stalled", "Ins Stocken geraten", "Au point mort", "Estancada"),
    ("broken", "false", "Broken", "Gebrochen", "Non tenue", "Incumplida"),
    *UNDECIDED[:3],
)
QUOTE = (
    ("accurate", "true", "Accurate", "Richtig zitiert", "Citation exacte", "Cita exacta"),
    ("altered", "mostly_false", "Altered", "Verändert", "Citation altérée", "Cita alterada"),
    (
        "out_of_context",
        "mixed",
        "Out of context",
        "Aus dem Zusammenhang gerissen",
        "Citation hors contexte",
        "Cita fuera de contexto",
    ),
    ("fabricated", "false", "Fabricated", "Erfunden", "Citation inventée", "Cita inventada"),
    *UNDECIDED,
)
SCALES = {"truth": TRUTH, "promise": PROMISE, "quote": QUOTE}
LANGUAGES = ("de", "fr", "es")


def one_of(name, words):
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade():
    scales = op.create_table(
        "scales",
        sa.Column("name", NAME, nullable=False),
        sa.Column("family", NAME, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organization_id", BIG, nullable=True),
        sa.Column("kind", one_of("kind", KINDS), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_scales_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_scales")),
        sa.UniqueConstraint("family", "version", name=op.f("uq_scales_family_version")),
    )
    values = op.create_table(
        "scale_values",
        sa.Column("scale", NAME, nullable=False),
        sa.Column("value", NAME, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("verdict", one_of("verdict", VERDICTS), nullable=False),
        sa.ForeignKeyConstraint(["scale"], ["scales.name"], name=op.f("fk_scale_values_scale_scales")),
        sa.PrimaryKeyConstraint("scale", "value", name=op.f("pk_scale_values")),
        sa.UniqueConstraint("scale", "position", name=op.f("uq_scale_values_scale_position")),
    )
    labels = op.create_table(
        "scale_labels",
        sa.Column("scale", NAME, nullable=False),
        sa.Column("value", NAME, nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["scale", "value"],
            ["scale_values.scale", "scale_values.value"],
            name=op.f("fk_scale_labels_scale_scale_values"),
        ),
        sa.PrimaryKeyConstraint("scale", "value", "language", name=op.f("pk_scale_labels")),
    )
    op.bulk_insert(scales, [scale_row(family) for family in SCALES])
    op.bulk_insert(values, [row for family, grades in SCALES.items() for row in value_rows(family, grades)])
    op.bulk_insert(labels, [row for family, grades in SCALES.items() for row in label_rows(family, grades)])
    op.add_column("review_drafts", sa.Column("scale", NAME, nullable=True))
    op.add_column("review_revisions", sa.Column("rating_value", NAME, nullable=True))


def downgrade():
    op.execute("ALTER TABLE review_revisions DROP COLUMN rating_value")
    op.execute("ALTER TABLE review_drafts DROP COLUMN scale")
    for table in ("scale_labels", "scale_values", "scales"):
        op.drop_table(table)


def scale_row(family):
    row = {"name": f"{family}/1", "family": family, "version": 1, "organization_id": None, "kind": None}
    return row | {"language": "en", "actor": "system", "created_at": SINCE}


def value_rows(family, grades):
    for position, (value, verdict, label, *_) in enumerate(grades):
        yield {"scale": f"{family}/1", "value": value, "position": position, "label": label, "verdict": verdict}


def label_rows(family, grades):
    for value, _, _, *labels in grades:
        for language, label in zip(LANGUAGES, labels, strict=True):
            yield {"scale": f"{family}/1", "value": value, "language": language, "label": label}
