"""What comes from other systems and goes to them: ClaimReview, imports, exports, the fact-check search."""
