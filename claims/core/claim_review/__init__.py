"""ClaimReview of schema.org: ``records`` what one says, ``writing`` it as JSON-LD, ``reading`` those of others."""
