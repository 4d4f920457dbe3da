"""When a quotation is verified: folding, matching, the nearest passage."""
