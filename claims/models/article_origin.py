"""From which text an article was taken: copies of one wire report share an origin."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId


class ArticleOrigin(Base):
    """The origin of an article's newest processed version, and the sketch by which its copies are known."""

    __tablename__ = "article_origins"

    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), primary_key=True)
    origin_id: Mapped[int] = mapped_column(BigId, index=True)
    """Id of the article that founded the group, its own where it is no copy; the founder may have left it since."""
    version_id: Mapped[int] = mapped_column(BigId, ForeignKey("article_versions.id"))
    sketch: Mapped[bytes] = mapped_column(LargeBinary)
    """``core/near_copies.Sketch`` as bytes."""

    def __repr__(self) -> str:
        return f"<ArticleOrigin article={self.article_id} origin={self.origin_id}>"


class OriginKey(Base):
    """One hash under which an article is found by its copies."""

    __tablename__ = "origin_keys"

    key: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), primary_key=True, index=True)

    def __repr__(self) -> str:
        return f"<OriginKey {self.key} article={self.article_id}>"
