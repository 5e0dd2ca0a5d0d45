"""The tables: one a file; columns, constraints, relationships and nothing else."""
