"""The tamper-evident history, pure: canonical JSON, leaves, the Merkle tree with its proofs, signed notes, checkpoints.

The tree is that of RFC 6962 section 2.1; notes, checkpoints and downloadable proofs are those of C2SP (signed-note,
tlog-checkpoint, tlog-proof).
"""
