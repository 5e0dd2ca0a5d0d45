"""Word knowledge for comparing claims: general English of newswriting, own-written, no names of any corpus."""
