"""Words compared without their sentence: forms, concepts, senses, index terms."""
