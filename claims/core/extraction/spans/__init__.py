"""Claims by a fitted reader of spans, beside the rules."""
