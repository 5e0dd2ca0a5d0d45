"""The tables: one a file; columns, constraints, relationships and nothing else.

Importing the package registers every table with ``Base.metadata``.
"""

from claims.models.api_key import ApiKey, Scope
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_origin import ArticleOrigin, OriginKey
from claims.models.article_version import ArticleVersion, InputFormat, ProcessingState
from claims.models.base import Base
from claims.models.change import Change, StatusChange
from claims.models.check_request import CheckRequest, CheckRequestState
from claims.models.claim import Claim
from claims.models.claim_demand import ClaimDemand, DemandAlert
from claims.models.claim_follow import ClaimFollow
from claims.models.claim_reading import ClaimReading
from claims.models.claim_regrouping import ClaimRegrouping, RegroupingAction
from claims.models.claim_review_original import ClaimReviewOriginal
from claims.models.correction_letter import CorrectionLetter
from claims.models.disposition_judgement import DispositionJudgement
from claims.models.draft_check import DraftCheck
from claims.models.draft_policy import DraftPolicyRow
from claims.models.draft_reading import DraftReading
from claims.models.duplicate_pair import DuplicatePair, PairState
from claims.models.event import Event, EventHead
from claims.models.evidence_check import EvidenceCheck
from claims.models.idempotency_key import IdempotencyKey
from claims.models.insight_figure import InsightFigure
from claims.models.job import Job, JobState
from claims.models.link_checking import LinkChecking
from claims.models.listed_retraction import ListedRetraction
from claims.models.log_checkpoint import LogCheckpoint
from claims.models.log_entry import LogEntry
from claims.models.log_head import LogHead
from claims.models.log_node import LogNode
from claims.models.log_redaction import LogRedaction
from claims.models.markup_page import MarkupPage
from claims.models.match import Judgement, Match
from claims.models.notification import Notification
from claims.models.organization import (
    FourEyes,
    Organization,
    OrganizationExternalId,
    OrganizationMerge,
    OrganizationName,
)
from claims.models.outlet import Outlet, OutletDomain, OutletExternalId, OutletMerge, OutletName
from claims.models.passkey import Passkey
from claims.models.password_attempt import PasswordAttempts
from claims.models.posting_block import PostingBlock
from claims.models.posting_tail import PostingTail
from claims.models.rating_scale import ScaleLabel, ScaleRow, ScaleValue
from claims.models.reading_correction import ReadingCorrection
from claims.models.recall import Recall
from claims.models.recent_action import RecentAction
from claims.models.recheck_reason import ReasonOutcome, RecheckReason
from claims.models.recheck_request import RecheckRequest, RequestState
from claims.models.replay import Replay
from claims.models.review import Review, ReviewDraft
from claims.models.review_image import ReviewImage
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.saved_filter import SavedFilter
from claims.models.second_opinion import Adjudication, SecondOpinion
from claims.models.sentence import Sentence
from claims.models.sign_in import SignIn
from claims.models.snapshot import Snapshot
from claims.models.speaker import (
    Speaker,
    SpeakerAlias,
    SpeakerExternalId,
    SpeakerKind,
    SpeakerMerge,
    SpeakerRole,
)
from claims.models.sweep import Sweep, SweepKind, SweepState
from claims.models.term_statistic import TermStatistic
from claims.models.topic_follow import TopicFollow
from claims.models.usage import Usage
from claims.models.user import Membership, OrganizationRole, Role, User
from claims.models.user_preference import UserPreference
from claims.models.webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint

__all__ = [
    "Adjudication",
    "ApiKey",
    "Appearance",
    "Article",
    "ArticleOrigin",
    "ArticleVersion",
    "Base",
    "Change",
    "CheckRequest",
    "CheckRequestState",
    "Claim",
    "ClaimDemand",
    "ClaimFollow",
    "ClaimReading",
    "ClaimRegrouping",
    "ClaimReviewOriginal",
    "CorrectionLetter",
    "DemandAlert",
    "DispositionJudgement",
    "DraftCheck",
    "DraftPolicyRow",
    "DraftReading",
    "DuplicatePair",
    "Event",
    "EventHead",
    "Evidence",
    "EvidenceCheck",
    "FourEyes",
    "IdempotencyKey",
    "InputFormat",
    "InsightFigure",
    "Job",
    "JobState",
    "Judgement",
    "LinkChecking",
    "ListedRetraction",
    "LogCheckpoint",
    "LogEntry",
    "LogHead",
    "LogNode",
    "LogRedaction",
    "MarkupPage",
    "Match",
    "Membership",
    "Notification",
    "Organization",
    "OrganizationExternalId",
    "OrganizationMerge",
    "OrganizationName",
    "OrganizationRole",
    "OriginKey",
    "Outlet",
    "OutletDomain",
    "OutletExternalId",
    "OutletMerge",
    "OutletName",
    "PairState",
    "Passkey",
    "PasswordAttempts",
    "PostingBlock",
    "PostingTail",
    "ProcessingState",
    "ReadingCorrection",
    "ReasonOutcome",
    "Recall",
    "RecentAction",
    "RecheckReason",
    "RecheckRequest",
    "RegroupingAction",
    "Replay",
    "RequestState",
    "Review",
    "ReviewDraft",
    "ReviewImage",
    "ReviewRevision",
    "Role",
    "SavedFilter",
    "ScaleLabel",
    "ScaleRow",
    "ScaleValue",
    "Scope",
    "SecondOpinion",
    "Sentence",
    "SignIn",
    "Snapshot",
    "Source",
    "Speaker",
    "SpeakerAlias",
    "SpeakerExternalId",
    "SpeakerKind",
    "SpeakerMerge",
    "SpeakerRole",
    "StatusChange",
    "Sweep",
    "SweepKind",
    "SweepState",
    "TermStatistic",
    "TopicFollow",
    "Usage",
    "User",
    "UserPreference",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
]
