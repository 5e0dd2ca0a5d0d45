"""What people decide on matches and on what was read, kept above every re-run; and pairs decided anew."""
