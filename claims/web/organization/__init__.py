"""Pages of an organization about itself: members, deliveries, thresholds, scales, targets, insights."""
